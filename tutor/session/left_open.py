"""What a scenario leaves open at its end: the steps that have not their essentials, and what they miss."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.course.model import Scenario, Step
from tutor.session.state import SessionState


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that was left without its essentials."""

    number: int
    """As it was counted on the way, from 1."""
    question: str
    """The first essential that its last answer misses, as a question; empty where the step asked for no text."""


def open_steps(scenario: Scenario, state: SessionState) -> tuple[OpenStep, ...]:
    """Return the steps that were left without their essentials, counted as they were on the way."""
    branches = any(step.next for step in scenario.steps)
    way = state.visited if branches else tuple(step.id for step in scenario.steps)
    return tuple(
        OpenStep(way.index(name) + 1, _missed(scenario.step(name), state))
        for name in state.judged
        if not state.record(name).passed and name in way
    )


def _missed(step: Step | None, state: SessionState) -> str:
    """Return the question of the first essential that the last answer to a step misses; empty where it has none."""
    last = state.record(step.id).counted[-1:] if step else ()
    missed = [name for attempt in last if attempt.verdict for name in attempt.verdict.missed()]
    return next((found.question for name in missed if step and (found := step.criterion(name))), "")
