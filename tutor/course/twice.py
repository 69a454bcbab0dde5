"""Two statements of a file that claim the same place."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tutor.course.statements import Statement
    from tutor.course.stop import Slip, Stop


def clash(where: Stop) -> Slip | None:
    """Find the earlier statement that keeps this one from being read, and say what to do about the two."""
    late = where.statement
    if late is None:
        return None
    if where.said.startswith("Duplicate inline"):
        name = where.said.rpartition("key ")[2].strip("'\"")
        return where.slip(f"'{name}' is given twice in these braces", "keep one of the two")
    early = _earlier(where.statements[: where.statements.index(late)], late)
    if early is None:
        return None
    message, cure = _said(where, early, late)
    width = len(".".join(late.names)) + 2 * len(late.opening)
    return where.slip(message, cure, late.start, width)


def _earlier(before: list[Statement], late: Statement) -> Statement | None:
    """Return the nearest earlier statement on the same road; tables of an earlier element of a list do not count."""
    for early in reversed(before):
        shorter = min(len(early.path), len(late.path))
        shared = early.path[:shorter] == late.path[:shorter]
        if shared and not _is_parent(early, late):
            return early
        if early.opening == "[[" and shared and len(early.path) < len(late.path):
            return None
    return None


def _is_parent(early: Statement, late: Statement) -> bool:
    """Tell whether a header stands above another statement, or a key under its header, without being in its way."""
    if late.opening and not early.opening:
        return early.path[: -len(early.names)][: len(late.path)] == late.path
    if early.opening and late.opening:
        return early.path != late.path
    return bool(early.opening) and len(early.path) < len(late.path)


def _said(where: Stop, early: Statement, late: Statement) -> tuple[str, str]:
    line, name = where.number(early.start), ".".join(late.names)
    if early.opening and late.opening:
        both = "[[" if "[[" in (early.opening, late.opening) else "["
        if both == "[[":
            return f"'{name}' is a list since line {line}", f"write [[{name}]] both times"
        return (
            f"[{name}] stands in the file already, on line {line}",
            f"put these keys under the first; where there are several of them, write [[{name}]] each time",
        )
    if early.path == late.path and not (early.opening or late.opening):
        return f"'{name}' is given already, on line {line}", "keep one of the two"
    if near := _misspelt_between(where, early, late):
        return (
            f"'{name}' is added to '{early.path[0]}' of line {line} here",
            f"write [[{late.path[0]}]] on line {where.number(near.start)}: it says {'.'.join(near.names)}",
        )
    if early.opening or late.opening:
        first = ".".join(early.names)
        return (
            f"'{name}' cannot be added to '{first}', which line {line} has completed",
            "write the whole in one place: either in braces and brackets, or under a header of its own",
        )
    first = ".".join(early.names)
    return (
        f"'{name}' and '{first}' on line {line} exclude each other",
        f"write either {early.names[0]} = … once, or {early.names[0]}.it = … for each language",
    )


def _misspelt_between(where: Stop, early: Statement, late: Statement) -> Statement | None:
    """Return a header between two statements that was meant to begin a new element of the list they are in."""
    wanted = late.path[0]
    between = [found for found in where.statements if found.opening and early.start < found.start < late.start]
    return next((found for found in between if found.names[0] != wanted and _is_near(found.names[0], wanted)), None)


def _is_near(name: str, wanted: str) -> bool:
    return bool(get_close_matches(name, [wanted], cutoff=0.7))
