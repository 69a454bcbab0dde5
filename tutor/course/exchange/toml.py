"""Writes a part of a course file: one table for each thing that an author may add to, short tables on their line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def table(path: str, data: Mapping[str, Any], comments: Iterable[str] = (), *, further: bool = False) -> str:
    """Write a table with everything in it.

    Args:
        path: Its name: ``scenario``, ``steps``; empty for the top of a file.
        data: Its keys.
        comments: Lines that stand above it.
        further: Whether it is a further one of several: ``[[steps]]``.
    """
    lines = [f"# {line}" for comment in comments for line in comment.split("\n")]
    return "\n".join([*lines, *_table(path, data, further=further)]) + "\n"


def _table(path: str, data: Mapping[str, Any], *, further: bool) -> Iterator[str]:
    if path:
        yield f"[[{path}]]" if further else f"[{path}]"
    inner = {key: value for key, value in data.items() if _has_parts(value)}
    for key, value in data.items():
        if key not in inner:
            yield f"{key} = {_value(value)}"
    for key, value in inner.items():
        for part in value if isinstance(value, list) else [value]:
            yield ""
            yield from _table(f"{path}.{key}" if path else key, part, further=isinstance(value, list))


def _has_parts(value: Any) -> bool:
    """Tell whether a value gets a table of its own: a list of tables, or a table that holds more than single values."""
    if isinstance(value, list):
        return bool(value) and all(isinstance(item, dict) for item in value)
    return isinstance(value, dict) and any(isinstance(item, dict | list) for item in value.values())


def _value(value: Any) -> str:
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {_value(each)}" for key, each in value.items()) + " }"
    if isinstance(value, list):
        return f"[{', '.join(_value(item) for item in value)}]"
    import tomli_w

    lines = isinstance(value, str) and "\n" in value
    return tomli_w.dumps({"k": value}, multiline_strings=lines).removeprefix("k = ").removesuffix("\n")
