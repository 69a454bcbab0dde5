"""What changed between two versions of a text, word by word."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from enum import StrEnum

from tutor.text.clean import Clean

LONGEST = 4_000
"""Pieces in both texts together beyond which they are not compared word by word."""


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
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        removed, added = "".join(old[old_start:old_end]), "".join(new[new_start:new_end])
        if kind == "equal":
            pieces.append((Change.KEPT, Clean(added)))
            continue
        if removed:
            pieces.append((Change.REMOVED, Clean(removed)))
        if added:
            pieces.append((Change.ADDED, Clean(added)))
    return tuple(pieces)
