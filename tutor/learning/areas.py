"""Where a learner stands in each skill area: a fold over the sessions.

- *new*: nothing practised yet.
- *guided*: something was.
- *autonomous*: two different scenarios done alone: the essentials reached, help no deeper than a first hint, no model
  of it seen before. Where the placement let the area start at level 3, one such scenario of that level confirms it.
- *stable*: once more alone, at least seven days after that, on an unseen case and with no hint.
- *can help*: stable, and the learner opted in and helped somebody who found it useful.
- *pick up again*: autonomous or more, and then either the last case of some family stayed open though an earlier one
  had been reached, until that family is reached again; or everything in the area has been due for thirty days. Nothing
  that was reached is lost: the next case that is reached brings the standing back.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tutor.course.catalogue import Entry
from tutor.learning.history import Case
from tutor.learning.past import Past
from tutor.learning.summary import Summary

AREAS = ("content", "networks", "tracking", "internal", "engagement")
"""The five skill areas, in the order of the article."""
ENOUGH = 2
"""Different scenarios done on one's own from which an area counts as autonomous."""
PROVED_LEVEL = 3
"""Level at which the placement lets an area start whose items were passed: one scenario of it is enough."""
APART = timedelta(days=7)
"""Time from being autonomous to the case that shows it is stable."""
LONG_OVERDUE = timedelta(days=30)
"""Time after which an area where everything is due is picked up again."""


class Standing(StrEnum):
    """How far a learner is in an area."""

    NEW = "new"
    GUIDED = "guided"
    AUTONOMOUS = "autonomous"
    STABLE = "stable"
    CAN_HELP = "can-help"
    PICK_UP = "pick-up"


@dataclass(frozen=True, slots=True)
class AreaView:
    """A learner in one area."""

    area: str
    standing: Standing
    done: int
    """Different kinds of case, twins as one, whose essentials were reached."""
    alone: int
    """Different scenarios done alone, towards *autonomous*."""
    all: int
    """Kinds of case there are."""
    start: int = 1
    """Level at which the placement, or the learner, lets it start."""


def areas(
    entries: Iterable[Entry],
    sessions: Iterable[Summary],
    now: datetime | None = None,
    *,
    starts: Mapping[str, int] | None = None,
    helping: Collection[str] = (),
) -> tuple[AreaView, ...]:
    """Return where a learner stands in each area.

    Args:
        entries: The scenarios at hand.
        sessions: The learner's sessions, in any order.
        now: The time, aware of its zone; None for the time of the last session.
        starts: Levels at which areas start, 1 to 3; 1 where none is given.
        helping: Areas in which the learner opted in to help, and was found helpful.
    """
    return standings(Past.of(entries, sessions, now), starts or {}, helping)


def standings(past: Past, starts: Mapping[str, int], helping: Collection[str]) -> tuple[AreaView, ...]:
    """Return the same of a past that was folded already."""
    return tuple(_area(area, past, starts.get(area, 1), area in helping) for area in AREAS)


def _area(area: str, past: Past, start: int, helping: bool) -> AreaView:
    cases = past.by_area.get(area, ())
    reached = {case.family for case in cases if case.session.passed}
    kinds = reached | {family for family in past.families.names() if past.area(family) == area}
    alone = len({case.scenario for case in cases if case.alone})
    return AreaView(area, _standing(area, cases, past, start, helping), len(reached), alone, len(kinds), start)


def _standing(area: str, cases: tuple[Case, ...], past: Past, start: int, helping: bool) -> Standing:
    if not cases:
        return Standing.NEW
    since = _autonomous_since(cases, start)
    if since is None:
        return Standing.GUIDED
    if _to_pick_up(area, past):
        return Standing.PICK_UP
    if not any(case.unaided and case.at - since >= APART for case in cases):
        return Standing.AUTONOMOUS
    return Standing.CAN_HELP if helping else Standing.STABLE


def _autonomous_since(cases: tuple[Case, ...], start: int) -> datetime | None:
    """Return when the area became autonomous; None where it did not."""
    alone: set[str] = set()
    for case in cases:
        if case.alone:
            alone.add(case.scenario)
            confirmed = start >= PROVED_LEVEL and case.session.level >= PROVED_LEVEL
            if confirmed or len(alone) >= ENOUGH:
                return case.at
    return None


def _to_pick_up(area: str, past: Past) -> bool:
    held = [memory for memory in past.memories.values() if memory.area == area]
    overdue = max(memory.due for memory in held) + LONG_OVERDUE < past.now
    return overdue or any(memory.slipped for memory in held)
