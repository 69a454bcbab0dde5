"""What a new file says besides the author's own words: criteria by area, labels, comments, each in both languages."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


@cache
def _data(name: str) -> dict[str, Any]:
    with (_FOLDER / f"{name}.toml").open("rb") as file:
        return tomllib.load(file)


def sentence(group: str, key: str, language: str, **values: object) -> str:
    """Return a sentence and fill its ``{named}`` places.

    Args:
        group: ``labels``, ``words``, ``defaults``, ``comments`` or ``first_company``.
        key: Which of the group; without one of that name, the answer is empty.
        language: ``it`` or ``en``.
        values: What the places are filled with.
    """
    found = str(_data("sentences")[group].get(key, {}).get(language, ""))
    return found.format(**values) if values else found


def criteria_of(area: str) -> tuple[str, ...]:
    """Return the ids of the criteria that a scenario of an area begins with."""
    return tuple(_data("criteria")["areas"][area])


def criterion(name: str) -> dict[str, Any]:
    """Return what is known about a criterion: ``use``, ``weight``, and texts by language."""
    found: dict[str, Any] = _data("criteria")["criteria"][name]
    return found


def listed(words: list[str], language: str) -> str:
    """Join words as they are said: *the day, the price and the link*."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {sentence('words', 'and', language)} {words[-1]}"
