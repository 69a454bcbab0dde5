"""Everything that follows from a learner's sessions, folded once: cases, families, memories."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from tutor.course.catalogue import Entry
from tutor.learning.families import Families
from tutor.learning.history import EARLIEST, Case, history, moment
from tutor.learning.reviews import Memory, remember
from tutor.learning.summary import Summary


@dataclass(frozen=True, slots=True)
class Comeback:
    """When a kind of case comes back."""

    day: date
    """By the learner's calendar."""
    other: bool
    """Whether it comes back as another case, not as the same text."""


@dataclass(frozen=True)
class Past:
    """What a learner has practised, seen from some moment."""

    families: Families
    cases: tuple[Case, ...]
    """The first first."""
    memories: Mapping[str, Memory]
    """By family."""
    by_area: Mapping[str, tuple[Case, ...]]
    """The cases of each area, the first first."""
    now: datetime
    """The moment, in the learner's zone."""

    @classmethod
    def of(cls, entries: Iterable[Entry], sessions: Iterable[Summary], now: datetime | None = None) -> Past:
        """Fold the sessions.

        Args:
            entries: The scenarios at hand.
            sessions: The learner's sessions, in any order.
            now: The time, aware of its zone; None for the time of the last session.
        """
        held = tuple(sessions)
        seen_from = now or max((moment(session.last) for session in held), default=EARLIEST)
        families = Families(entries)
        cases = history(held, families, seen_from)
        by_area: dict[str, list[Case]] = {}
        for case in cases:
            by_area.setdefault(case.session.area, []).append(case)
        return cls(families, cases, remember(cases), {area: tuple(held) for area, held in by_area.items()}, seen_from)

    def area(self, family: str) -> str:
        """Return the area of a family; empty where none of its scenarios is at hand."""
        members = self.families.members(family)
        return members[0].area if members else ""

    def due_on(self, memory: Memory) -> date:
        """Return the day on which a family comes back, by the learner's calendar."""
        return memory.due.astimezone(self.now.tzinfo).date()

    def comes_back(self, scenario: str) -> Comeback | None:
        """Return when a scenario's kind of case comes back; None where it was never closed, or is not at hand."""
        memory = self.memories.get(self.families.of(scenario))
        if memory is None or not self.families.members(memory.family):
            return None
        return Comeback(self.due_on(memory), self.review_of(memory).id != self.families.current(scenario))

    def review_of(self, memory: Memory) -> Entry:
        """Return the scenario that a review takes: never the one done last where there is another, and of the others
        the one that was not done for longest.
        """
        last_done = {case.scenario: place for place, case in enumerate(self.cases)}
        members = self.families.members(memory.family)
        return min(members, key=lambda entry: (last_done.get(entry.id, -1), entry.path))
