"""What a learner has practised, in the order of time: the same whatever order the sessions come in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import NamedTuple

from tutor.learning.families import Families
from tutor.learning.rating import Rating
from tutor.learning.summary import Summary

EARLIEST = datetime(2026, 1, 1, tzinfo=UTC)
"""Before this day there was no tutor: a clock that says so was never set."""


class Case(NamedTuple):
    """A scenario that was practised to its close."""

    at: datetime
    """When it was closed, UTC; never before the case ahead of it, never later than now."""
    scenario: str
    """Its id today, whatever it was called then."""
    family: str
    session: Summary
    rating: Rating
    unseen: bool
    """Whether the learner had never worked on this scenario before."""
    models_before: bool
    """Whether models of this scenario had been seen in an earlier session."""

    @property
    def alone(self) -> bool:
        """Whether it proves something: the essentials reached, help no deeper than a first hint, no model seen."""
        return self.session.autonomous and not self.models_before

    @property
    def unaided(self) -> bool:
        """Whether it proves more: the same on an unseen case, with no hint at all."""
        return self.alone and self.unseen and not self.session.deepest_hint


def history(sessions: Iterable[Summary], families: Families, now: datetime) -> tuple[Case, ...]:
    """Return the cases practised, the first first.

    Ordered by time, ties by the session's name. A time that cannot be, in the future or before the tutor, is drawn to
    the nearest that can: a clock set wrong moves a case, and loses none. Sessions of the placement and of one's own
    company are no cases of a course.

    Args:
        sessions: All of the learner's sessions, in any order.
        families: The families of the scenarios at hand.
        now: The time, aware of its zone.
    """
    worked: set[str] = set()
    shown: set[str] = set()
    cases = []
    for at, session in _in_order(sessions, now):
        scenario = families.current(session.scenario)
        if session.finished and scenario:
            before = scenario in shown
            rating = Rating(min(session.ease, Rating.HARD) if before else session.ease)
            family = families.of(scenario)
            cases.append(Case(at, scenario, family, session, rating, scenario not in worked, before))
        if session.attempts:
            worked.add(scenario)
        if session.models_seen:
            shown.add(scenario)
    return tuple(cases)


def moment(written: str) -> datetime:
    """Read a time of a journal, UTC; what is no time counts as the earliest there is."""
    try:
        read = datetime.fromisoformat(written)
    except ValueError:
        return EARLIEST
    return read.replace(tzinfo=UTC) if read.tzinfo is None else read.astimezone(UTC)


def _in_order(sessions: Iterable[Summary], now: datetime) -> list[tuple[datetime, Summary]]:
    """Return the sessions of courses with their times. Of two copies of one session the longer one counts."""
    longest: dict[str, Summary] = {}
    for session in sessions:
        held = longest.setdefault(session.id, session)
        if (session.events, session.last) > (held.events, held.last):
            longest[session.id] = session
    latest = max(now.astimezone(UTC), EARLIEST)
    timed = [
        (min(max(moment(session.last), EARLIEST), latest), session)
        for session in longest.values()
        if not session.purpose
    ]
    return sorted(timed, key=lambda row: (row[0], row[1].id))
