"""A TOML file with comments, written as a person would write it."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping, Sequence

import tomli_w

from tutor.text.clean import clean_line

Value = str | int | bool | Sequence[str] | Sequence[Sequence[str]] | Mapping[str, "Value"]
"""What a key may hold: no floats and no dates, since no file of ours has any."""
WIDTH = 110
"""Columns that a line of the file takes at most, where it can be broken."""


def value(given: Value) -> str:
    """Write a value: short lists on one line, longer ones an item a line, long texts as they are read."""
    if isinstance(given, str):
        return tomli_w.dumps({"k": given}, multiline_strings=True).removeprefix("k = ").rstrip("\n")
    if isinstance(given, bool):
        return "true" if given else "false"
    if isinstance(given, int):
        return str(given)
    if isinstance(given, Mapping):
        return "{ " + ", ".join(f"{key} = {value(each)}" for key, each in given.items()) + " }"
    items = [_on_one_line(item) if isinstance(item, str) else value(item) for item in given]
    short = f"[{', '.join(items)}]"
    if len(short) <= WIDTH or len(items) == 1:
        return short
    return "[\n" + "".join(f"  {item},\n" for item in items) + "]"


def _on_one_line(text: str) -> str:
    """Write a text as an item of a list, its line breaks as escapes."""
    return tomli_w.dumps({"k": text}).removeprefix("k = ").rstrip("\n")


class Document:
    """A TOML file that grows from top to bottom."""

    def __init__(self) -> None:
        self._lines: list[str] = []

    def comment(self, text: str) -> None:
        """Write a comment, wrapped; nothing in it can end it."""
        self._lines += [f"# {line}" for line in textwrap.wrap(clean_line(text, characters=2000), WIDTH - 2)]

    def space(self) -> None:
        """Leave a line empty, where the one before is not."""
        if self._lines and self._lines[-1]:
            self._lines.append("")

    def table(self, name: str, comment: str = "") -> None:
        """Begin ``[name]``, with what it is for above it."""
        self._begin(f"[{name}]", comment)

    def row(self, name: str, comment: str = "") -> None:
        """Begin a further ``[[name]]``."""
        self._begin(f"[[{name}]]", comment)

    def _begin(self, head: str, comment: str) -> None:
        self.space()
        self.comment(comment)
        self._lines.append(head)

    def set(self, key: str, given: Value, comment: str = "") -> None:
        """Write ``key = value``, with a few words after it where there are any to say."""
        note = f"  # {clean_line(comment)}" if comment else ""
        self._lines.append(f"{key} = {value(given)}{note}")

    def texts(self, key: str, by_language: Mapping[str, str | Sequence[str] | Sequence[Sequence[str]]]) -> None:
        """Write ``key.it = …`` and the like; nothing where every language is empty."""
        if any(by_language.values()):
            for language, given in by_language.items():
                self.set(f"{key}.{language}", given)

    def text(self) -> str:
        """Return the whole file."""
        return "\n".join(self._lines).rstrip("\n") + "\n"
