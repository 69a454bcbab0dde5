"""Where a learner stands in each skill area: a fold over the sessions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tutor.course.catalogue import Entry
from tutor.learning.summary import Summary

AREAS = ("content", "networks", "tracking", "internal", "engagement")
"""The five skill areas, in the order of the article."""
ENOUGH = 2
"""Different scenarios done on one's own from which an area counts as autonomous."""


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
    """Different scenarios whose essentials were reached."""
    alone: int
    """Those of them with no help deeper than a first hint."""
    all: int
    """Scenarios there are."""


def areas(entries: Iterable[Entry], sessions: Iterable[Summary]) -> tuple[AreaView, ...]:
    """Return where a learner stands in each area.

    Args:
        entries: The scenarios at hand.
        sessions: The learner's sessions.
    """
    known, held = list(entries), list(sessions)
    return tuple(_area(area, known, held) for area in AREAS)


def _area(area: str, entries: list[Entry], sessions: list[Summary]) -> AreaView:
    finished = [session for session in sessions if session.area == area and session.finished]
    done = {session.scenario for session in finished if session.passed}
    alone = {session.scenario for session in finished if session.autonomous}
    standing = Standing.AUTONOMOUS if len(alone) >= ENOUGH else Standing.GUIDED if finished else Standing.NEW
    return AreaView(area, standing, len(done), len(alone), sum(entry.area == area for entry in entries))
