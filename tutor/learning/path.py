"""What to do today: a few proposals with their reason, and always a free choice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tutor.course.catalogue import Entry
from tutor.learning.areas import AREAS, AreaView, Standing, areas
from tutor.learning.summary import Summary


class Kind(StrEnum):
    """Why a scenario is proposed."""

    RESUME = "resume"
    NEXT = "next"
    ANOTHER = "another"
    AGAIN = "again"


class Reason(StrEnum):
    """The reason, in one of a few kinds; fronts put it into words."""

    LEFT_OPEN = "left-open"
    FIRST_STEP = "first-step"
    NEW_AREA = "new-area"
    CLOSE = "close"
    NEXT_LEVEL = "next-level"
    NEW_DEPARTMENT = "new-department"
    STILL_OPEN = "still-open"


@dataclass(frozen=True, slots=True)
class Proposal:
    """A scenario proposed, and why."""

    kind: Kind
    entry: Entry
    reason: Reason


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
    """Scenarios whose essentials were reached."""


def today(entries: Iterable[Entry], sessions: Iterable[Summary], language: str) -> Today:
    """Return what to propose.

    What was left open comes first; then the area that has waited longest, at the lowest level not done yet; then one
    more, from
    another area and a department not met yet.

    Args:
        entries: The scenarios at hand.
        sessions: The learner's sessions, the latest first.
        language: The learner's; a session in another language is not resumed.
    """
    known, held = tuple(entries), tuple(sessions)
    standing = areas(known, held)
    done = frozenset(session.scenario for session in held if session.passed)
    proposals = _resumable(known, held, language)
    fresh = [entry for entry in known if entry.id not in done and entry.id not in {each.entry.id for each in proposals}]
    last = next((session.area for session in held if session.finished), "")
    met = {entry.department for entry in known if entry.id in {session.scenario for session in held}}
    following = _first(fresh, standing, avoid=last)
    if following:
        kind = Kind.AGAIN if following.id in {session.scenario for session in held} else Kind.NEXT
        proposals.append(Proposal(kind, following, _reason(following, standing, bool(held))))
        others = [entry for entry in fresh if entry.area != following.area]
        unmet = [entry for entry in others if entry.department not in met | {following.department}]
        if another := _first(unmet or others, standing, avoid=following.area):
            reason = Reason.NEW_DEPARTMENT if unmet else _reason(another, standing, bool(held))
            proposals.append(Proposal(Kind.ANOTHER, another, reason))
    return Today(tuple(proposals), standing, bool(held), known, done)


def _resumable(entries: tuple[Entry, ...], sessions: tuple[Summary, ...], language: str) -> list[Proposal]:
    """Return the sessions left open, one a scenario, at most two."""
    found: dict[str, Proposal] = {}
    for session in sessions:
        entry = next((each for each in entries if session.scenario in (each.id, *each.formerly)), None)
        if entry and session.resumable and session.language == language and session.course == entry.course:
            found.setdefault(entry.id, Proposal(Kind.RESUME, entry, Reason.LEFT_OPEN))
    return list(found.values())[:2]


def _first(entries: list[Entry], standing: tuple[AreaView, ...], avoid: str) -> Entry | None:
    """Return the scenario to begin with: least done area first, lowest level first, not the area just left."""
    done = {view.area: view.done for view in standing}

    def rank(entry: Entry) -> tuple[bool, int, int, int]:
        place = AREAS.index(entry.area) if entry.area in AREAS else len(AREAS)
        return entry.area == avoid, entry.level, done.get(entry.area, 0), place

    return min(entries, key=rank, default=None)


def _reason(entry: Entry, standing: tuple[AreaView, ...], returning: bool) -> Reason:
    view = next((view for view in standing if view.area == entry.area), None)
    if not returning:
        return Reason.FIRST_STEP
    if view is None or view.standing is Standing.NEW:
        return Reason.NEW_AREA
    if view.standing is Standing.GUIDED and view.alone:
        return Reason.CLOSE
    return Reason.NEXT_LEVEL if view.done else Reason.STILL_OPEN
