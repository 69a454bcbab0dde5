"""A TOML file cut into statements without understanding it: what is left to look at when the parser gives up."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

PIECES = re.compile(
    r"""
      \"{3}(?:[^\\"]++|\\.|"(?!""))*+"{3,5}            # a text of several lines
    | '{3}(?:[^']++|'(?!''))*+'{3,5}
    | "(?!"")(?:[^"\\\n]++|\\[^\n])*+"               # a text on one line
    | '(?!'')[^'\n]*+'
    | (?P<open>"{3}.*+|'{3}.*+|"[^\n]*+|'[^\n]*+)     # a text that nothing closes
    | \#[^\n]*+
    | [\[\]{}.,=\n]
    | [^\[\]{}.,=\n"'\#]++
    """,
    re.DOTALL | re.VERBOSE,
)
"""Texts, comments, marks, and what stands between them. Linear on any input: each piece ends where the next begins."""
_KEY = re.compile(r"""[\w-]++|"(?:[^"\\\n]|\\[^\n])*+"|'[^'\n]*+'""")


@dataclass(frozen=True, slots=True)
class Statement:
    """A header, or a key with its value."""

    start: int
    """Offset of its first character."""
    opening: str
    """``[`` or ``[[`` for a header; empty for a key."""
    names: tuple[str, ...]
    """Its own names: ``("steps", "answer")``."""
    path: tuple[str, ...]
    """The names of the header above it and its own."""
    end: int
    """Offset behind it."""


def statements(text: str) -> Iterator[Statement]:
    """Cut a file into statements, in their order; what is none is passed over."""
    start = depth = position = 0
    above: tuple[str, ...] = ()
    for match in PIECES.finditer(text):
        piece, position = match[0], match.end()
        depth += (piece in "[{") - (piece in "]}")
        if piece == "\n" and depth <= 0:
            found = _statement(text, start, position - 1, above)
            above = found.path if found and found.opening else above
            yield from (found,) if found else ()
            start, depth = position, 0
    if found := _statement(text, start, position, above):
        yield found


def brackets(text: str, offset: int) -> list[int]:
    """Return where the brackets and braces stand that are open at an offset, the innermost last."""
    opened: list[int] = []
    for match in PIECES.finditer(text, 0, offset):
        if match[0] in "[{":
            opened.append(match.start())
        elif match[0] in "]}" and opened:
            opened.pop()
        elif match[0] == "\n" and opened and _is_header(text, opened[0]):
            opened.clear()
    return opened


def _is_header(text: str, offset: int) -> bool:
    """Tell whether a bracket is the first thing on its line, as a header's is."""
    return not text[text.rfind("\n", 0, offset) + 1 : offset].strip()


def _statement(text: str, start: int, end: int, above: tuple[str, ...]) -> Statement | None:
    here = start + len(text[start:end]) - len(text[start:end].lstrip())
    opening = "[[" if text.startswith("[[", here) else "[" if text.startswith("[", here) else ""
    names: list[str] = []
    position = here + len(opening)
    while found := _KEY.match(text, _after_blanks(text, position)):
        names.append(found[0].strip("\"'"))
        position = _after_blanks(text, found.end())
        if not text.startswith(".", position):
            break
        position += 1
    if not names:
        return None
    return Statement(here, opening, tuple(names), tuple(names) if opening else (*above, *names), end)


def _after_blanks(text: str, position: int) -> int:
    while position < len(text) and text[position] in " \t":
        position += 1
    return position
