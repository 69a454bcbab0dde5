"""Decisions: each option leads somewhere, at least two can be defended, and something beside them is judged."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.checkers.decision import Road
from tutor.course.answers import DecisionAnswer
from tutor.course.model import Scenario, Step, When
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source


def decisions(source: Source, scenario: Scenario) -> Iterator[Problem]:
    """Look at every decision of a scenario.

    Args:
        source: The file, for places.
        scenario: Its model.
    """
    for index, step in enumerate(scenario.steps):
        if isinstance(step.answer, DecisionAnswer):
            yield from _roads(source, step, step.answer, ("steps", index, "answer"))
    first = next((index for index, step in enumerate(scenario.steps) if step.decides), None)
    if first is None:
        return
    where: Path = ("steps", first, "answer")
    if scenario.scenario.placement:
        message = "the placement judges every answer, and a decision has no right one"
        cure = 'ask with kind = "choice", or take placement = true away'
        yield source.problem(Code.LOOSE_DECISION, where, message, cure, at_key=True)
    elif all(step.decides for step in scenario.steps):
        message = "every step is a decision, so nothing in this scenario is judged"
        yield source.problem(Code.LOOSE_DECISION, where, message, "add a step with something to write", at_key=True)


def _roads(source: Source, step: Step, answer: DecisionAnswer, where: Path) -> Iterator[Problem]:
    if sum(not road.mistake for road in answer.options) < 2:
        message = "a decision has at least two options that are no mistake"
        cure = 'take a mistake = true away, or ask with kind = "choice" and mark what is correct'
        yield source.problem(Code.LOOSE_DECISION, where, message, cure, at_key=True)
    for at, road in enumerate(answer.options):
        here = (*where, "options", at)
        if not any(_takes(branch.when, road) for branch in step.next):
            cure = f'add [[steps.next]] with when = {{ chosen = "{road.id}" }}, or one without a when'
            yield source.problem(Code.LOOSE_DECISION, here, f"no branch takes the option '{road.id}'", cure)
        if not road.consequence.strip():
            message, cure = f"the option '{road.id}' does not say what it leads to", 'write it: consequence = "…"'
            yield source.problem(Code.LOOSE_DECISION, (*here, "consequence"), message, cure)


def _takes(when: When, road: Road) -> bool:
    """Tell whether a branch is for who picked a road."""
    told_apart = when.unmet is None and when.mistake is None
    return told_apart and when.chosen in (None, road.id) and when.passed in (None, not road.mistake)
