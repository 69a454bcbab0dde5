"""Names that point at other parts of a scenario: each has to exist, and each id only once."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from tutor.checkers.base import Checker
from tutor.course.answers import ChoiceAnswer, DecisionAnswer, MatchAnswer, OrderAnswer, PostAnswer
from tutor.course.homes import nearest
from tutor.course.model import Expectation, Scenario, Step
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source
from tutor.networks.rules import networks

END = "end"
"""Where a branch may lead besides a step."""


def references(
    source: Source, scenario: Scenario, companies: Collection[str], checkers: Mapping[tuple[str, str], Checker]
) -> Iterator[Problem]:
    """Point at every name that leads nowhere and every id given twice.

    Args:
        source: The file, for places.
        scenario: Its model.
        companies: Ids of the course's companies.
        checkers: The checker of each criterion, for settings that name facts and steps.
    """
    if scenario.scenario.company not in companies:
        yield _unknown(
            source, Code.UNKNOWN_COMPANY, ("scenario", "company"), "company", scenario.scenario.company, companies
        )
    yield from _twice(source, ("facts",), [fact.id for fact in scenario.facts])
    yield from _twice(source, ("steps",), [step.id for step in scenario.steps])
    for index, step in enumerate(scenario.steps):
        where: Path = ("steps", index)
        yield from _step(source, scenario, step, where)
        for at, criterion in enumerate(step.criteria):
            checker = checkers.get((step.id, criterion.id))
            if checker is not None:
                yield from _settings(source, scenario, checker, (*where, "criteria", at))


def _step(source: Source, scenario: Scenario, step: Step, where: Path) -> Iterator[Problem]:
    criteria = [criterion.id for criterion in step.criteria]
    yield from _twice(source, (*where, "criteria"), criteria)
    yield from _twice(source, (*where, "mistakes"), [mistake.id for mistake in step.mistakes])
    yield from _answer(source, step, (*where, "answer"))
    for at, mistake in enumerate(step.mistakes):
        for key, name in (("about", mistake.about), ("unless", mistake.unless)):
            if name and name not in criteria:
                yield _unknown(
                    source, Code.UNKNOWN_CRITERION, (*where, "mistakes", at, key), "criterion", name, criteria
                )
    yield from _samples(source, step, where)
    targets = [*(other.id for other in scenario.steps), END]
    for at, branch in enumerate(step.next):
        if branch.goto not in targets:
            yield _unknown(source, Code.UNKNOWN_STEP, (*where, "next", at, "goto"), "step", branch.goto, targets)
        if branch.when.unmet and branch.when.unmet not in criteria:
            path = (*where, "next", at, "when", "unmet")
            yield _unknown(source, Code.UNKNOWN_CRITERION, path, "criterion", branch.when.unmet, criteria)
        mistakes = [mistake.id for mistake in step.mistakes]
        if branch.when.mistake and branch.when.mistake not in mistakes:
            path = (*where, "next", at, "when", "mistake")
            yield _unknown(source, Code.UNKNOWN_MISTAKE, path, "mistake", branch.when.mistake, mistakes)


def _samples(source: Source, step: Step, where: Path) -> Iterator[Problem]:
    criteria = [criterion.id for criterion in step.criteria]
    mistakes = [mistake.id for mistake in step.mistakes]
    for at, sample in enumerate(step.samples):
        path = (*where, "samples", at, "expect")
        if not isinstance(sample.expect, Expectation):
            continue
        for name in sample.expect.unmet:
            if name not in criteria:
                yield _unknown(source, Code.UNKNOWN_CRITERION, path, "criterion", name, criteria)
        if sample.expect.mistake and sample.expect.mistake not in mistakes:
            yield _unknown(source, Code.UNKNOWN_MISTAKE, path, "mistake", sample.expect.mistake, mistakes)


def _answer(source: Source, step: Step, where: Path) -> Iterator[Problem]:
    """Look at the key of a closed answer, and at the network of a post."""
    match step.answer:
        case PostAnswer(network=network) if network not in networks():
            yield _unknown(source, Code.UNKNOWN_NETWORK, (*where, "network"), "network", network, networks())
        case ChoiceAnswer(options=options, several=several):
            yield from _twice(source, (*where, "options"), [option.id for option in options])
            right = sum(option.correct for option in options)
            if not several and right != 1:
                yield source.problem(
                    Code.BAD_KEY_ANSWER,
                    where,
                    f"{right} options are correct and one can be picked",
                    "mark one, or set several = true",
                    at_key=True,
                )
        case DecisionAnswer(options=roads):
            yield from _twice(source, (*where, "options"), [road.id for road in roads])
        case MatchAnswer(items=items, classes=classes):
            yield from _twice(source, (*where, "items"), [item.id for item in items])
            known = [kind.id for kind in classes]
            for at, item in enumerate(items):
                if item.belongs_to not in known:
                    yield _unknown(
                        source, Code.BAD_KEY_ANSWER, (*where, "items", at, "goes_to"), "class", item.belongs_to, known
                    )
        case OrderAnswer(items=items):
            yield from _twice(source, (*where, "items"), [item.id for item in items])


def _settings(source: Source, scenario: Scenario, checker: Checker, where: Path) -> Iterator[Problem]:
    """Look at settings that name facts or steps, whichever checker has them."""
    facts = [fact.id for fact in scenario.facts]
    named: Any = getattr(checker, "facts", ())
    for at, name in enumerate(named):
        if name not in facts:
            yield _unknown(source, Code.UNKNOWN_FACT, (*where, "facts", at), "fact", name, facts)
    step = getattr(checker, "step", None)
    steps = [other.id for other in scenario.steps]
    if step is not None and step not in steps:
        yield _unknown(source, Code.UNKNOWN_STEP, (*where, "step"), "step", step, steps)


def _unknown(source: Source, code: Code, path: Path, what: str, name: str, known: Collection[str]) -> Problem:
    return source.problem(code, path, f"there is no {what} '{name}'", nearest(name, known))


def _twice(source: Source, where: Path, ids: list[str]) -> Iterator[Problem]:
    taken: set[str] = set()
    for at, name in enumerate(ids):
        if name in taken:
            message = f"the id '{name}' is already taken above"
            yield source.problem(Code.DUPLICATE_ID, (*where, at, "id"), message, "give each its own")
        taken.add(name)
