"""Judging answers in a scenario that changes while they stand: what was handed in is graded again and again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

from tutor.checkers.finding import Answer, Verdict
from tutor.course.load import LoadedScenario
from tutor.course.model import Step
from tutor.session.grading import grade
from tutor.session.standins import answer_like
from tutor.session.state import Attempt, SessionState, StepRecord


def verdict_on(loaded: LoadedScenario, state: SessionState, step: Step, answer: Answer) -> Verdict:
    """Grade an answer to a step as the next one of a session.

    Args:
        loaded: The scenario.
        state: Where the session stands.
        step: The step answered, at hand or not.
        answer: The answer.
    """
    attempts = [attempt.answer for attempt in state.record(step.id).counted]
    return grade(loaded, step, answer, earlier=_earlier(loaded, state, step), attempts=attempts)


def judged_anew(loaded: LoadedScenario, state: SessionState, steps: Iterable[str]) -> SessionState:
    """Return a state in which every answer to some steps is graded by the scenario as it is now.

    Args:
        loaded: The scenario.
        state: Where the session stands.
        steps: Ids of the steps; those that the scenario does not have keep their verdicts.
    """
    known = [step for name in steps if (step := loaded.scenario.step(name)) and name in state.records]
    records = {step.id: _judged(loaded, state, step) for step in known}
    return replace(state, records=MappingProxyType({**state.records, **records}))


def _judged(loaded: LoadedScenario, state: SessionState, step: Step) -> StepRecord:
    record, earlier = state.record(step.id), _earlier(loaded, state, step)
    attempts: tuple[Attempt, ...] = ()
    for attempt in record.attempts:
        before = [each.answer for each in attempts if each.counts]
        verdict = grade(loaded, step, attempt.answer, earlier=earlier, attempts=before)
        attempts = (*attempts, replace(attempt, verdict=verdict))
    return replace(record, attempts=attempts)


def _earlier(loaded: LoadedScenario, state: SessionState, step: Step) -> dict[str, Answer]:
    """Return the answers to the other steps; a model stands in for the answer to one that was stepped over."""
    before = loaded.scenario.steps[: loaded.scenario.steps.index(step)]
    models = {each.id: answer_like(each.models[0]) for each in before if each.models}
    return {**models, **replace(state, current=step.id).elsewhere}
