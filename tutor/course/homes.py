"""Where each key of the format belongs, read from the models: for keys that stand in the wrong table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from difflib import get_close_matches
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import BaseModel

TOP = "at the top of the file, above the first table"
"""The home of keys that have no table."""
SHOWN = 3
"""Homes that are named at most."""


def home(key: str, whole: type[BaseModel], here: str = "") -> str:
    """Say where a key belongs in a file of a model; empty where it belongs nowhere.

    Args:
        key: The key.
        whole: The model of the file.
        here: The table in which it stands, as ``steps.answer``: another kind of it may have the key, this one has not.
    """
    homes = tuple(place for place in _homes(whole).get(key, ()) if place.strip("[]") != here)
    if homes == (TOP,):
        return f"'{key}' belongs {TOP}"
    tables = [place for place in homes if place != TOP][:SHOWN]
    return f"'{key}' belongs in {' or '.join(tables)}" if tables else ""


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or list them."""
    words = list(known)
    if close := closest(word, words):
        return f"did you mean '{close}'?"
    return f"known here: {', '.join(words[:20])}" if words else ""


def closest(word: str, known: list[str]) -> str:
    """Return the known word that comes nearest to another; empty where none is near."""
    return next(iter(get_close_matches(word[:80], known, n=1, cutoff=0.6)), "")


def keys_of(model: type[BaseModel]) -> list[str]:
    """Return the keys of a model, as authors write them."""
    return [field.alias or name for name, field in model.model_fields.items()]


def models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models inside an annotation such as ``tuple[Step, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in models_in(argument)]


@cache
def _homes(whole: type[BaseModel]) -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for key, place in _walk(whole, ()):
        found.setdefault(key, {})[place] = None
    return {key: tuple(places) for key, places in found.items()}


def _walk(model: type[BaseModel], names: tuple[str, ...], header: str = TOP) -> Iterator[tuple[str, str]]:
    for key, field in zip(keys_of(model), model.model_fields.values(), strict=True):
        inside = models_in(field.annotation)
        several = _is_list(field.annotation)
        below = ".".join((*names, key))
        own = f"[[{below}]]" if several else f"[{below}]"
        yield key, own if inside else header
        for part in inside:
            yield from _walk(part, (*names, key), own)


def _is_list(annotation: Any) -> bool:
    """Tell whether an annotation holds several: ``tuple[Step, ...]``."""
    return get_origin(annotation) is tuple or any(_is_list(argument) for argument in get_args(annotation)[:1])
