"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum

from tutor.text.clean import Clean

LONGEST = 4_000
"""Pieces in both texts together beyond which they are not compared word by word."""

LONE = 1
"""Words between two changes that count as changed with them."""


class Change(StrEnum):
    """What became of a piece."""

    KEPT = "kept"
    ADDED = "added"
    REMOVED = "removed"


def word_diff(before: str, after: str) -> tuple[tuple[Change, Clean], ...]:
    """Compare two clean texts word by word.

    Returns:
        Pieces in reading order. Those kept and added make up `after`, those kept and removed `before`.
    """
    old, new = re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)
    if len(old) + len(new) > LONGEST:
        return ((Change.REMOVED, Clean(before)), (Change.ADDED, Clean(after)))
    pieces: list[tuple[Change, Clean]] = []
    for kept, was, now in _stretches(old, new):
        if kept:
            pieces.append((Change.KEPT, Clean(now)))
            continue
        pieces += [(Change.REMOVED, Clean(was))] if was else []
        pieces += [(Change.ADDED, Clean(now))] if now else []
    return tuple(pieces)


def _stretches(old: list[str], new: list[str]) -> list[tuple[bool, str, str]]:
    """Return whether each stretch was kept, with what it was and what it is. A word alone between two changes goes with
    them: nobody reads a sentence of which every other word is crossed out.
    """
    found: list[tuple[bool, str, str]] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for index, (kind, old_start, old_end, new_start, new_end) in enumerate(codes):
        was, now = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        kept = kind == "equal" and not (0 < index < len(codes) - 1 and len(now.split()) <= LONE)
        if found and not kept and not found[-1][0]:
            found[-1] = (False, found[-1][1] + was, found[-1][2] + now)
        else:
            found.append((kept, was, now))
    return found
