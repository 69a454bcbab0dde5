"""How well a learner foresees what they do: what was predicted against what was met. Pure folds over the cases.

Nothing is said of fewer than `FEW` predictions: two are chance. The latest ones count, as people change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from itertools import islice
from typing import NamedTuple

from tutor.learning.history import Case
from tutor.learning.rating import SURE
from tutor.learning.steps import StepSummary

FEW = 3
"""Predictions, and answers of one certainty, below which nothing is said."""
LATEST = 20
"""Predictions that are looked at."""
LOOKED_THROUGH = 100
"""Cases that are looked through for them."""
NEAR = 0.1
"""Share of the essentials by which predictions and results may differ and still be called close."""
OFTEN = 2 / 3
"""Share of sure answers that are right from which being sure is borne out, and of guesses that are more than luck."""
GUESS = 1
"""The certainty of somebody who guesses."""


class Lean(StrEnum):
    """To which side somebody's expectations lean."""

    SURE = "sure"
    """More was expected than came."""
    CLOSE = "close"
    MODEST = "modest"
    """More came than was expected."""


class Foresight(NamedTuple):
    """Predictions of written answers, against their first attempts."""

    asked: int = 0
    """Predictions that were made, of the latest."""
    predicted: int = 0
    """Essentials that were expected, of all of them together."""
    met: int = 0
    """Essentials that the first attempts had."""
    essentials: int = 0
    """Of how many."""
    exact: int = 0
    """Predictions that came true to the number."""

    @property
    def lean(self) -> Lean | None:
        """To which side they lean; None where there are too few."""
        if self.asked < FEW:
            return None
        surplus = (self.predicted - self.met) / self.essentials
        return Lean.CLOSE if abs(surplus) <= NEAR else Lean.SURE if surplus > 0 else Lean.MODEST


class Certainty(NamedTuple):
    """Closed answers that came with one certainty."""

    level: int
    """1 a guess, 2 fairly sure, 3 sure."""
    said: int = 0
    """Answers that came with it, of the latest."""
    right: int = 0
    """Of these, those that were right at once."""

    @property
    def lean(self) -> Lean | None:
        """What there is to say of it: sure ones that were not, guesses that were more than luck; None for too few."""
        if self.said < FEW:
            return None
        often = self.right / self.said >= OFTEN
        if self.level == SURE:
            return Lean.CLOSE if often else Lean.SURE
        return Lean.MODEST if self.level == GUESS and often else Lean.CLOSE


def foresight(cases: Iterable[Case]) -> Foresight:
    """Fold the latest predictions.

    Args:
        cases: The cases, the first first.
    """
    latest = islice((step for step in _steps(cases) if step.predicted is not None and step.essentials), LATEST)
    rows = [(min(max(step.predicted or 0, 0), step.essentials), step) for step in latest]
    return Foresight(
        len(rows),
        sum(expected for expected, _ in rows),
        sum(step.met for _, step in rows),
        sum(step.essentials for _, step in rows),
        sum(expected == step.met for expected, step in rows),
    )


def certainties(cases: Iterable[Case]) -> tuple[Certainty, ...]:
    """Fold the latest closed answers, by how sure the learner was; the three levels, the guesses first.

    Args:
        cases: The cases, the first first.
    """
    said = list(islice((step for step in _steps(cases) if step.certainty is not None), LATEST))
    return tuple(
        Certainty(level, len(row), sum(step.met == step.essentials for step in row))
        for level in range(GUESS, SURE + 1)
        for row in ([step for step in said if step.certainty == level],)
    )


def _steps(cases: Iterable[Case]) -> Iterator[StepSummary]:
    """Yield the steps of the latest cases, the last first."""
    for case in tuple(cases)[: -LOOKED_THROUGH - 1 : -1]:
        yield from reversed(case.session.steps)
