"""The line that a problem points at, and the caret under the place: right also with emoji, marks and tabs before it."""

from __future__ import annotations

from tutor.text.clean import ELLIPSIS, Clean, clean

TAB = "    "
"""What a tab is shown as."""
BEFORE, WITHIN, BEHIND = 70, 60, 40
"""Characters shown before the place, in it and behind it; of a longer line the rest is left out."""

Pointer = tuple[int, int]
"""Where in a snippet a place begins, and how many characters it has."""


def snippet(line: str, column: int, width: int) -> tuple[Clean, Pointer]:
    """Cut out of a line what is shown of it.

    Args:
        line: The line as it stands in the file.
        column: Where the place begins, in characters from 1; 0 where the problem is the whole line.
        width: Characters of the place.

    Returns:
        The part that is shown, cleaned, and where the place is in it; each part is cleaned by itself, so that a
        stand-in or a mark left out before the place does not shift it.
    """
    start, end = max(column - 1, 0), max(column - 1, 0) + max(width, 1)
    cut = start > BEFORE + 10
    before = (ELLIPSIS if cut else "") + _clean(line[start - BEFORE if cut else 0 : start])
    under = _clean(line[start : min(end, start + WITHIN)])
    behind = _clean(line[min(end, start + WITHIN) :][:BEHIND])
    more = ELLIPSIS if len(line) > min(end, start + WITHIN) + BEHIND else ""
    return Clean(before + under + behind + more), (len(before), len(under))


def painted(shown: Clean, pointer: Pointer) -> tuple[str, str]:
    """Paint a snippet and its caret, each tab as `TAB`.

    Returns:
        Two lines of the same scale: the text, and blanks with a caret for each cell of the place.
    """
    from wcwidth import wcswidth

    start, width = pointer
    before, under = shown[:start].replace("\t", TAB), shown[start : start + width].replace("\t", TAB)
    cells = max(wcswidth(before), 0)
    return shown.replace("\t", TAB), " " * cells + "^" * max(wcswidth(before + under) - cells, 1)


def _clean(part: str) -> str:
    return clean(part.replace("\n", " ").replace("\r", " "))
