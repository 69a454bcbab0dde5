"""The law of what may be told of people who did not agree to be told of.

A figure says of how many people something holds. It counts two kinds of people, each by its own rule:

- **Open** people agreed that this very thing is shown of them. They count exactly, from `SMALLEST_GROUP` of them on;
  fewer do not count at all.
- **Closed** people did not. They count from `SMALLEST_GROUP` of them on, and then only in threes: the number is
  rounded to a multiple of `STEP` near it, up or down by lot, never above the number of people there are. The lot is
  drawn from the sessions themselves: the same folder always gives the same figure, another folder draws anew, and who
  has only the figures cannot draw it. Fewer do not count at all, so that nothing is left when the open are subtracted.

Which kind somebody is depends on what they agreed to, never on how they did, nor on how many others agreed. Of whom
another output shows the same thing (a replay shows what a standing is made of) is told of apart from those of whom none
does: see `tutor.learning.team.people`.

**What this holds**: whatever one output says, or two outputs of which one folder has a closed person more than the
other, or a session of theirs more, or other sessions of theirs, or in which they have become open since: of every
closed person, either result is still possible. A change of a figure proves no change in a person, nor does its
absence. Nobody is told of by *all of them* or *none of them* either: 0 may be 2 people, and the most there is, two
fewer.

**What it rests on**: everything else that an output says (order, headline, trend, advice, ranks) is worked out from
figures alone, never from what they were made of.

**What it does not hold**: against the other members of the group who pool what they know of themselves, and against
who has the session files, and so needs no figures.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.replay.shared import SMALLEST_GROUP

STEP = 3
"""Closed people count in multiples of this."""


@dataclass(frozen=True, slots=True)
class Figure:
    """Of how many people something holds, as it may be told."""

    count: int = 0
    """Those of whom it holds; about, where `exact` is false."""
    people: int = 0
    """Those who were counted; 0 where nothing may be said."""
    exact: bool = True
    """Whether only open people were counted."""

    @property
    def share(self) -> float:
        """The share of whom it holds, 0 to 1; 0 where nothing may be said."""
        return self.count / self.people if self.people else 0.0

    def __bool__(self) -> bool:
        return self.people > 0

    def __add__(self, other: Figure) -> Figure:
        return Figure(self.count + other.count, self.people + other.people, self.exact and other.exact)


@dataclass(frozen=True, slots=True)
class Lot:
    """Draws how figures of closed people are rounded.

    Args:
        seed: Made of the closed people's sessions, see `seed_of`.
    """

    seed: str

    def figure(self, name: str, open_: Iterable[bool], closed: Iterable[bool]) -> Figure:
        """Count people.

        Args:
            name: What is counted: each figure has a lot of its own.
            open_: Whether it holds, of each open person.
            closed: Whether it holds, of each closed person.
        """
        shown, hidden = list(open_), list(closed)
        total = Figure(sum(shown), len(shown)) if len(shown) >= SMALLEST_GROUP else Figure()
        if len(hidden) < SMALLEST_GROUP:
            return total
        return total + Figure(self._in_threes(name, sum(hidden), len(hidden)), len(hidden), exact=False)

    def _in_threes(self, name: str, count: int, people: int) -> int:
        """Round to a multiple near it: up as often as it is near to the upper one."""
        lower = count - count % STEP
        if lower + STEP > people or self._drawn(name) >= count % STEP:
            return lower
        return lower + STEP

    def _drawn(self, name: str) -> int:
        """Draw 0, 1 or 2."""
        return int.from_bytes(hashlib.sha256(f"{self.seed}\n{name}".encode()).digest()[:8]) % STEP


def seed_of(heads: Iterable[str]) -> str:
    """Make the seed of a lot.

    Args:
        heads: The last hash of each closed session: with one more, or a changed one, everything is drawn anew.
    """
    return hashlib.sha256("\n".join(sorted(heads)).encode()).hexdigest()
