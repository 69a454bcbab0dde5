"""What a learner did in one step: a part of a session's summary."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tutor.session.state import StepRecord


class StepSummary(NamedTuple):
    """What a learner did in one step."""

    id: str
    """As it was called in this session."""
    attempts: int = 0
    """Those that no gate held back."""
    passed_at: int = 0
    """The attempt that first had the essentials, from 1; 0 for none."""
    predicted: int | None = None
    """Essentials that the learner said they would hit at the first attempt; None where it was not asked or skipped."""
    met: int = 0
    """Essentials that the first attempt hit."""
    essentials: int = 0
    """Of how many."""
    certainty: int | None = None
    """Of the first attempt at a closed question: 1 a guess, 2 fairly sure, 3 sure; None where it was not said."""
    hint: int = 0
    """The deepest rung opened; 0 for none."""
    models_seen: bool = False
    missed: tuple[str, ...] = ()
    """Criteria of the essentials that the first attempt did not meet."""


def summarise_step(name: str, record: StepRecord) -> StepSummary:
    """Say in one row what was done in a step."""
    first = record.counted[0] if record.counted else None
    verdict = first.verdict if first else None
    passed = next((attempt.number for attempt in record.attempts if attempt.verdict and attempt.verdict.passed), 0)
    summary = StepSummary(
        name,
        len(record.counted),
        passed,
        record.expected,
        certainty=first.certainty if first else None,
        hint=record.deepest_hint,
        models_seen=record.models_opened,
    )
    if verdict is None:
        return summary
    met, essentials = verdict.essentials()
    return summary._replace(met=met, essentials=essentials, missed=verdict.missed())


def written(steps: Iterable[StepSummary]) -> str:
    """Write steps down as an index keeps them: one text, which costs nothing until somebody asks for it."""
    return json.dumps(list(steps), ensure_ascii=False, separators=(",", ":"))


def read_steps(text: str) -> tuple[StepSummary, ...]:
    """Read what `written` wrote."""
    return tuple(StepSummary._make((*step[:-1], tuple(step[-1]))) for step in json.loads(text))
