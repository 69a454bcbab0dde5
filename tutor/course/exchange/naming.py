"""Ids for what has none."""

from __future__ import annotations

import re

from tutor.text.fold import fold

LONGEST = 40
"""Characters of an id that is made from words."""


def slug(text: str) -> str:
    """Make an id of a text: its words in lower case, joined by hyphens; empty where it has no letter of ASCII."""
    joined = "-".join(re.findall(r"[a-z0-9]+", fold(text)))
    if len(joined) <= LONGEST:
        return joined
    return joined[: LONGEST + 1].rpartition("-")[0] or joined[:LONGEST]


class Names:
    """Hands out ids, none twice.

    Args:
        taken: Ids that are in use already.
    """

    def __init__(self, taken: set[str] | None = None) -> None:
        self._taken = set(taken or ())

    def new(self, *wishes: str, otherwise: str) -> str:
        """Return an id made of the first wish that makes one.

        Args:
            wishes: Texts to make it from.
            otherwise: The id where none of them can; a number makes it differ from others.
        """
        name = next(filter(None, map(slug, wishes)), otherwise)
        found, number = name, 1
        while found in self._taken:
            number += 1
            found = f"{name}-{number}"
        self._taken.add(found)
        return found
