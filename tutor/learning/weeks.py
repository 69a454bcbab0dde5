"""What was reached week by week: a slow trend, with no series to lose. Pure folds over the cases practised.

A week begins on Monday by the learner's own calendar, as reviews come back on days of theirs: whoever practises on a
Sunday night has practised that week, whatever the time in Greenwich. The zone is the one that holds at the moment of
looking; a learner who travels sees cases near midnight on Monday move to the other week, and never loses one.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from tutor.learning.history import Case

WEEKS = 12
"""Weeks that are looked back on, this one included."""
LATELY = WEEKS // 2
"""Weeks of the later half, which is compared with the one before."""
_WEEK = timedelta(days=7)


class Week(NamedTuple):
    """What was practised in a week."""

    begins: date
    """Its Monday, by the learner's calendar."""
    cases: int = 0
    """Cases closed."""
    reached: int = 0
    """Of these, those whose essentials were reached."""
    alone: int = 0
    """Of these, those done alone: help no deeper than a first hint, no model seen before."""


class Halves(NamedTuple):
    """A figure of the six weeks before, and of the last six; None where there is nothing to count."""

    before: float | None
    lately: float | None


def weeks(cases: Iterable[Case], now: datetime) -> tuple[Week, ...]:
    """Return the last twelve weeks, the oldest first.

    Args:
        cases: Cases practised, of one area or of all.
        now: The moment of looking, in the learner's zone. A case that a wrong clock put later counts as of now, as
            `tutor.learning.history` has it.
    """
    return tuple(
        Week(begins, len(row), sum(case.session.passed for case in row), sum(case.alone for case in row))
        for begins, row in _by_week(cases, now)
    )


def reached(rows: tuple[Week, ...]) -> Halves:
    """Return the cases reached in both halves; the earlier one is None while nothing was practised in it."""
    before, lately = rows[:-LATELY], rows[-LATELY:]
    return Halves(
        sum(week.reached for week in before) if any(week.cases for week in before) else None,
        sum(week.reached for week in lately),
    )


def attempts_needed(cases: Iterable[Case], now: datetime) -> Halves:
    """Return how many attempts a step took until its essentials were reached, on average, in both halves.

    Args:
        cases: As `weeks` takes them.
        now: The moment of looking, in the learner's zone.
    """
    rows = [row for _, row in _by_week(cases, now)]
    return Halves(_attempts(rows[:-LATELY]), _attempts(rows[-LATELY:]))


def _attempts(rows: list[list[Case]]) -> float | None:
    took = [step.passed_at for row in rows for case in row for step in case.session.steps if step.passed_at]
    return sum(took) / len(took) if took else None


def _by_week(cases: Iterable[Case], now: datetime) -> list[tuple[date, list[Case]]]:
    """Share the cases out among the last twelve weeks, by their Mondays; what is older is left out."""
    first = _monday(now.date()) - (WEEKS - 1) * _WEEK
    rows: list[tuple[date, list[Case]]] = [(first + at * _WEEK, []) for at in range(WEEKS)]
    since = datetime.combine(first, time(), now.tzinfo)
    for case in cases:
        if case.at >= since:
            rows[(_monday(case.at.astimezone(now.tzinfo).date()) - first) // _WEEK][1].append(case)
    return rows


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
