"""How well a case went, in the four ratings of the memory: read from what the journal holds, never asked for.

The rule, version 1. The first line that fits counts:

- **again**: an essential stayed open.
- **hard**: with a hint that shows the move or more (from the second rung), at the last attempt, or on a case whose
  models had been seen before.
- **easy**: at the first attempt throughout, no hint, and the learner knew it: sure of every closed answer, and as many
  essentials predicted as were hit of every written one. What was not asked or was skipped is not known.
- **good**: everything between.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from tutor.learning.steps import StepSummary

RULE = 1
"""Version of the rule: raised when the same session would be rated otherwise."""
LAST_ATTEMPT = 3
"""The attempt after which the models are compared."""
SURE = 3
"""The certainty of somebody who is sure."""


class Rating(IntEnum):
    """How well a case went. The numbers are those of FSRS."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


def rate(steps: Iterable[StepSummary], *, passed: bool, models_before: bool = False) -> Rating:
    """Rate a session that is closed.

    Args:
        steps: What was done in each step.
        passed: Whether every step has its essentials.
        models_before: Whether models of this very scenario had been seen in an earlier session.
    """
    taken = tuple(steps)
    if not passed:
        return Rating.AGAIN
    helped = max((step.hint for step in taken), default=0)
    if models_before or helped > 1 or any(step.passed_at >= LAST_ATTEMPT for step in taken):
        return Rating.HARD
    known = bool(taken) and all(step.passed_at == 1 and _known(step) for step in taken)
    return Rating.EASY if known and not helped else Rating.GOOD


def _known(step: StepSummary) -> bool:
    """Tell whether the learner knew beforehand that the answer would do."""
    if step.certainty is not None:
        return step.certainty >= SURE
    return step.predicted is not None and step.predicted == step.met
