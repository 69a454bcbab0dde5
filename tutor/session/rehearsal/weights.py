"""Whether each criterion may weigh what its author lets it weigh: measured agreement, and the networks' values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tutor.checkers.finding import Weight
from tutor.checkers.manual import agreement_with_people, bears
from tutor.course.answers import PostAnswer
from tutor.course.model import NOT_MET, Criterion
from tutor.course.problems import Code, Problem
from tutor.networks.rules import Rule, may_fail, networks, stale
from tutor.session.rehearsal.contract import MIN_FAILING, MIN_PASSING
from tutor.session.rehearsal.stage import Stage

FLIPS = 2
"""Failing samples in which a criterion is missed, from which a step's own samples speak for its checker."""


def weights(stage: Stage, today: date) -> Iterator[Problem]:
    """Look for criteria that weigh more than they can bear.

    Args:
        stage: The step.
        today: The day on which the networks' values are looked at.
    """
    for at, criterion in enumerate(stage.step.criteria):
        path = ("criteria", at, "weight")
        if message := _too_heavy(stage, criterion):
            cure = (
                f"lower it, or show {MIN_PASSING} passing and {MIN_FAILING} failing samples,"
                f" {FLIPS} of which miss '{criterion.id}'"
            )
            yield stage.problem(Code.WEIGHT_TOO_HEAVY, path, message, cure)
        if criterion.weight is Weight.MUST:
            yield from _networks(stage, at, criterion, today)


def _too_heavy(stage: Stage, criterion: Criterion) -> str:
    """Say by how much a checker's agreement with people is below its weight; empty where it bears it."""
    figures, borne = agreement_with_people(criterion.use), bears(criterion.use)
    order = [Weight.NOTE, Weight.SHOULD, Weight.MUST]
    if figures is None or borne is None or order.index(criterion.weight) <= order.index(borne):
        return ""
    if _own_samples_speak(stage, criterion):
        return ""
    kappa = figures["blind"]["kappa"]
    return f"'{criterion.id}' is a {criterion.weight}, and {criterion.use} bears a {borne} (kappa {kappa:.2f})"


def _own_samples_speak(stage: Stage, criterion: Criterion) -> bool:
    """Tell whether the step's own samples show that the checker, with the author's settings, can be relied on."""
    expected = [sample.expect == "pass" for _, sample in stage.samples]
    missed = 0
    for at, sample in stage.samples:
        finding = stage.verdicts[at].of(criterion.id)
        missed += sample.expect != "pass" and finding is not None and finding.outcome in NOT_MET
    return sum(expected) >= MIN_PASSING and len(expected) - sum(expected) >= MIN_FAILING and missed >= FLIPS


def _networks(stage: Stage, at: int, criterion: Criterion, today: date) -> Iterator[Problem]:
    """Point at values of a network that a *must* rests on and that are not sure or not fresh."""
    checker = stage.loaded.checkers.get((stage.step.id, criterion.id))
    network = networks().get(stage.step.answer.network) if isinstance(stage.step.answer, PostAnswer) else None
    if checker is None or network is None:
        return
    for rule in checker.rests_on(network):
        path = ("criteria", at, "weight")
        named = f"{network.name}, {rule.key} = {rule.value} ({_dated(rule)})"
        if not may_fail(rule):
            message = f"the must '{criterion.id}' rests on a value that nobody is sure of: {named}"
            yield stage.problem(Code.UNSURE_NETWORK, path, message, "let it be a should or a note")
        if stale(rule, today):
            message = f"the must '{criterion.id}' rests on a value older than twelve months: {named}"
            yield stage.problem(Code.STALE_NETWORK, path, message, "look it up anew, or let it be a should")


def _dated(rule: Rule) -> str:
    return f"of {rule.dated}, confidence {rule.confidence}"
