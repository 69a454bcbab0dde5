"""What to do today: a few proposals with their reason, and always a free choice."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from tutor.course.catalogue import Entry
from tutor.learning.areas import AREAS, AreaView, Standing, standings
from tutor.learning.calibration import Foresight, foresight
from tutor.learning.past import Past
from tutor.learning.rating import Rating
from tutor.learning.reviews import Memory
from tutor.learning.summary import Summary
from tutor.learning.weeks import Week, weeks

MOST_REVIEWS = 2
"""Reviews proposed at once: a heap of them is no invitation."""
MOST_OPEN = 2
"""Sessions left open that are proposed at once."""


class Kind(StrEnum):
    """What a proposal is."""

    REVIEW = "review"
    AGAIN = "again"
    RESUME = "resume"
    NEXT = "next"
    ANOTHER = "another"


class Reason(StrEnum):
    """The reason, in one of a few kinds; fronts put it into words."""

    DUE = "due"
    SINCE = "since"
    STILL_OPEN = "still-open"
    LEFT_OPEN = "left-open"
    CONFIRM = "confirm"
    FIRST_STEP = "first-step"
    NEW_AREA = "new-area"
    FIRST_CASE = "first-case"
    """In an area where the placement, or the learner, said where to start."""
    PICK_UP = "pick-up"
    CLOSE = "close"
    NEXT_LEVEL = "next-level"
    SAME_AREA = "same-area"
    NEW_DEPARTMENT = "new-department"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scenario proposed, and why."""

    kind: Kind
    entry: Entry
    reason: Reason
    day: date | None = None
    """The day that the reason speaks of: since when a review has been due, until when a case confirms the placement."""


@dataclass(frozen=True, slots=True)
class Today:
    """What the first screen shows."""

    proposals: tuple[Proposal, ...]
    areas: tuple[AreaView, ...]
    returning: bool
    """Whether the learner has been here before."""
    choices: tuple[Entry, ...]
    """Every scenario, for the free choice."""
    done: frozenset[str]
    """Scenarios whose essentials were reached, by the ids they have now."""
    next_review: date | None = None
    """The day of the next review, where none is due yet."""
    weeks: Mapping[str, tuple[Week, ...]] = field(default_factory=dict)
    """The last twelve weeks of each area."""
    foresight: Foresight = Foresight()
    """What was predicted of late against what was met."""


def today(
    entries: Iterable[Entry],
    sessions: Iterable[Summary],
    language: str,
    now: datetime,
    *,
    starts: Mapping[str, int] | None = None,
    confirm: Mapping[str, str] | None = None,
    helping: Collection[str] = (),
) -> Today:
    """Return what to propose.

    Reviews that are due come first, by another case of the same kind where there is one; then what was left open; then
    the next case, and another one from another area. Areas take turns, departments vary, levels rise from where each
    area starts. A kind of case that was practised is left to its reviews.

    Args:
        entries: The scenarios at hand.
        sessions: The learner's sessions, in any order.
        language: The learner's; a session in another language is not resumed.
        now: The time, in the learner's zone.
        starts: Levels at which areas start, 1 to 3; 1 where none is given.
        confirm: Days until which a case confirms the placement, ISO 8601, by area.
        helping: Areas in which the learner opted in to help, and was found helpful.
    """
    known, held = tuple(entries), tuple(session for session in sessions if not session.purpose)
    past = Past.of(known, held, now)
    path = _Path(known, held, past, standings(past, starts or {}, helping), confirm or {}, starts or {})
    coming = [past.due_on(memory) for memory in past.memories.values() if past.families.members(memory.family)]
    done = frozenset(case.scenario for case in past.cases if case.session.passed)
    following = min((day for day in coming), default=None)
    return Today(
        path.proposals(language),
        path.areas,
        bool(held),
        known,
        done,
        following if following and following > now.date() else None,
        {area: weeks(past.by_area.get(area, ()), now) for area in AREAS},
        foresight(past.cases),
    )


class _Path:
    """Makes the proposals of one day."""

    def __init__(
        self,
        entries: tuple[Entry, ...],
        sessions: tuple[Summary, ...],
        past: Past,
        areas: tuple[AreaView, ...],
        confirm: Mapping[str, str],
        placed: Collection[str],
    ) -> None:
        self.areas = areas
        self._placed = placed
        self._entries = entries
        self._sessions = sessions
        self._past = past
        self._confirm = confirm
        self._of = {view.area: view for view in areas}

    def proposals(self, language: str) -> tuple[Proposal, ...]:
        """Return them in their order."""
        left_open = self._left_open(language)
        families = self._past.families
        taken = {families.of(each.entry.id) for each in left_open}
        found = [*self._reviews(taken), *left_open]
        taken |= {families.of(each.entry.id) for each in found} | self._past.memories.keys()
        fresh = [entry for entry in self._entries if families.of(entry.id) not in taken and self._reached(entry)]
        return (*found, *self._fresh(fresh, self._just_left(found)))

    def _reviews(self, taken: Collection[str]) -> list[Proposal]:
        """Return the reviews that are due, the longest due first, the second from another area where one is."""
        past, day = self._past, self._past.now.date()
        due = [
            memory
            for memory in sorted(past.memories.values(), key=lambda memory: (memory.due, memory.family))
            if past.due_on(memory) <= day and past.families.members(memory.family) and memory.family not in taken
        ]
        chosen: list[Memory] = []
        while due and len(chosen) < MOST_REVIEWS:
            met = {memory.area for memory in chosen}
            chosen.append(next((memory for memory in due if memory.area not in met), due[0]))
            due.remove(chosen[-1])
        return [self._review(memory, day) for memory in chosen]

    def _review(self, memory: Memory, day: date) -> Proposal:
        entry, due = self._past.review_of(memory), self._past.due_on(memory)
        if memory.rating is Rating.AGAIN:
            return Proposal(Kind.AGAIN, entry, Reason.STILL_OPEN, due)
        return Proposal(Kind.REVIEW, entry, Reason.DUE if due == day else Reason.SINCE, due)

    def _left_open(self, language: str) -> list[Proposal]:
        """Return the sessions left open, one a scenario, the latest first."""
        by_id = {entry.id: entry for entry in self._entries}
        found: dict[str, Proposal] = {}
        for session in sorted(self._sessions, key=lambda each: (each.last, each.id), reverse=True):
            if not session.resumable or session.language != language:
                continue
            entry = by_id.get(self._past.families.current(session.scenario))
            if entry and session.course == entry.course:
                found.setdefault(entry.id, Proposal(Kind.RESUME, entry, Reason.LEFT_OPEN))
        return list(found.values())[:MOST_OPEN]

    def _reached(self, entry: Entry) -> bool:
        """Tell whether a scenario is not below the level at which its area starts."""
        view = self._of.get(entry.area)
        return view is None or entry.level >= view.start

    def _just_left(self, found: list[Proposal]) -> str:
        """Return the area that the next case is not taken from: that of the review before it, or of the last case."""
        if found:
            return found[-1].entry.area
        return self._past.cases[-1].session.area if self._past.cases else ""

    def _fresh(self, fresh: list[Entry], avoid: str) -> Iterator[Proposal]:
        """Propose the next case and another one, from another area and a department not met yet."""
        following = next(self._confirming(fresh), None) or self._first(fresh, Kind.NEXT, avoid)
        if following is None:
            return
        yield following
        current = self._past.families.current
        worked_on = {current(session.scenario) for session in self._sessions}
        met = {entry.department for entry in self._entries if entry.id in worked_on} | {following.entry.department}
        others = [entry for entry in fresh if entry.area != following.entry.area]
        unmet = [entry for entry in others if entry.department not in met]
        if another := self._first(unmet or others, Kind.ANOTHER, avoid):
            reason = Reason.NEW_DEPARTMENT if unmet else another.reason
            yield Proposal(Kind.ANOTHER, another.entry, reason)

    def _confirming(self, fresh: list[Entry]) -> Iterator[Proposal]:
        """Propose the cases that confirm what the placement showed, the most urgent first."""
        for area, written in sorted(self._confirm.items(), key=lambda item: (item[1], item[0])):
            view = self._of.get(area)
            entry = min(
                (each for each in fresh if each.area == area), key=lambda each: (each.level, each.path), default=None
            )
            if view and entry and view.standing in (Standing.NEW, Standing.GUIDED):
                yield Proposal(Kind.NEXT, entry, Reason.CONFIRM, _day(written))

    def _first(self, entries: list[Entry], kind: Kind, avoid: str) -> Proposal | None:
        """Return the scenario to begin with: not from the area just left, fewest levels above the start of its area,
        from the area least done, the first in the order of the course's files.
        """

        def rank(entry: Entry) -> tuple[bool, int, int, int, str]:
            view = self._of.get(entry.area)
            place = AREAS.index(entry.area) if view else len(AREAS)
            return (
                entry.area == avoid,
                entry.level - (view.start if view else 1),
                view.done if view else 0,
                place,
                entry.path,
            )

        entry = min(entries, key=rank, default=None)
        return Proposal(kind, entry, self._reason(entry)) if entry else None

    def _reason(self, entry: Entry) -> Reason:
        view = self._of.get(entry.area)
        if not self._sessions:
            return Reason.FIRST_STEP
        if view is None or view.standing is Standing.NEW:
            return Reason.FIRST_CASE if entry.area in self._placed else Reason.NEW_AREA
        if view.standing is Standing.PICK_UP:
            return Reason.PICK_UP
        if view.standing is Standing.GUIDED and view.alone:
            return Reason.CLOSE
        return Reason.NEXT_LEVEL if view.done else Reason.SAME_AREA


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
