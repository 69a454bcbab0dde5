"""Values that a tutor writes: folds reckon with them, and a file from elsewhere may hold any others."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tutor.session.events import (
    AnswerGraded,
    AnswerSubmitted,
    Event,
    HintOpened,
    PredictionMade,
    SessionClosed,
    SessionStarted,
    VerdictDisputed,
)

MOST = 1_000
"""Largest count of anything in one session: attempts, rungs, essentials."""
HIGHEST_LEVEL = 5


def plausible(event: Event) -> bool:
    """Tell whether every number of an event is one that a tutor writes."""
    check = _CHECKS.get(type(event))
    return check is None or check(event)


def _share(value: float | None) -> bool:
    return value is None or 0 <= value <= 1


def _within(value: int | None, least: int, most: int = MOST) -> bool:
    return value is None or least <= value <= most


def _graded(event: AnswerGraded) -> bool:
    verdict = event.verdict
    shares = (verdict.score, *(finding.credit for finding in verdict.findings))
    return _within(event.attempt, 1) and all(_share(share) for share in shares)


_CHECKS: dict[type, Callable[[Any], bool]] = {
    SessionStarted: lambda event: _within(event.level, 0, HIGHEST_LEVEL),
    PredictionMade: lambda event: _within(event.expected, 0),
    HintOpened: lambda event: _within(event.rung, 1),
    AnswerSubmitted: lambda event: _within(event.attempt, 1) and _within(event.certainty, 1, 3),
    AnswerGraded: _graded,
    VerdictDisputed: lambda event: _within(event.attempt, 1),
    SessionClosed: lambda event: _within(event.satisfied, 1, 5),
}
