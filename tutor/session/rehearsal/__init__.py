"""A scenario, rehearsed before anybody meets it: its own answers, made-up ones and walks go through the grader and the
session.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from tutor.course.load import LoadedScenario
from tutor.course.problems import Code, Problem
from tutor.session.rehearsal.branches import branches, ways_on
from tutor.session.rehearsal.contract import contract
from tutor.session.rehearsal.forms import forms
from tutor.session.rehearsal.resistance import resistance
from tutor.session.rehearsal.stage import Elsewhere, Stage
from tutor.session.rehearsal.tally import Ground, Tally
from tutor.session.rehearsal.turns import Turn, classes, turns
from tutor.session.rehearsal.walks import Trail, Walker
from tutor.session.rehearsal.weights import weights
from tutor.session.state import END

MIN_MISTAKES = 3
"""Typical mistakes that a scenario with a written step needs."""


@dataclass(frozen=True)
class Rehearsal:
    """What came of it."""

    problems: tuple[Problem, ...]
    tally: Tally


def rehearse(loaded: LoadedScenario, today: date, elsewhere: Elsewhere | None = None) -> Rehearsal:
    """Run a scenario's own answers, made-up ones and walks through it, in the language it was loaded in.

    Args:
        loaded: The scenario.
        today: The day on which the networks' values are looked at.
        elsewhere: Texts from other scenarios and languages that must not pass here; None for none.
    """
    elsewhere = elsewhere or Elsewhere()
    stages = {step.id: Stage(loaded, index) for index, step in enumerate(loaded.scenario.steps) if not step.closed}
    problems = [*forms(loaded), *_few_mistakes(loaded, stages)]
    for stage in stages.values():
        problems += [*contract(stage), *resistance(stage, elsewhere), *weights(stage, today)]
    found = {step.id: turns(loaded, step, stages.get(step.id)) for step in loaded.scenario.steps}
    ways = list(branches(loaded, found))
    trails = list(Walker(loaded, {step.id: classes(step, found[step.id]) for step in loaded.scenario.steps}).walks())
    drawn = any(problem.code in (Code.DEAD_END, Code.LOOP) for problem in ways)
    problems += [*ways, *_walks(loaded, trails, drawn)]
    return Rehearsal(tuple(problems), _tally(loaded, stages, found, trails))


def _few_mistakes(loaded: LoadedScenario, stages: Mapping[str, Stage]) -> Iterator[Problem]:
    mistakes = sum(len(step.mistakes) for step in loaded.scenario.steps)
    if stages and mistakes < MIN_MISTAKES:
        at = next(index for index, step in enumerate(loaded.scenario.steps) if step.id in stages)
        message = f"{mistakes} typical mistake{'' if mistakes == 1 else 's'} in this scenario"
        cure = f"have {MIN_MISTAKES}, taken from what people really write"
        yield loaded.source.problem(Code.FEW_MISTAKES, ("steps", at, "mistakes"), message, cure, at_key=True)


def _walks(loaded: LoadedScenario, trails: list[Trail], drawn: bool) -> Iterator[Problem]:
    """Point at the first walk that raised, and at the first without an end unless the file draws it so already."""
    broken = next((trail for trail in trails if trail.failure), None)
    endless = next((trail for trail in trails if not trail.ending and not trail.failure), None)
    if broken:
        message = f"[{loaded.language}] a walk breaks: {broken.failure}; it went {broken.shown()}"
        yield loaded.source.problem(Code.WALK_BREAKS, ("steps",), message, at_key=True)
    if endless and not drawn:
        message = f"[{loaded.language}] a learner who goes this way never gets out: {endless.shown()}"
        yield loaded.source.problem(
            Code.LOOP, ("steps",), message, "from one of these steps, lead on whatever the answer", at_key=True
        )


def _tally(
    loaded: LoadedScenario,
    stages: Mapping[str, Stage],
    found: Mapping[str, tuple[Turn, ...]],
    trails: list[Trail],
) -> Tally:
    """Count what was gone through."""
    name = loaded.scenario.id
    steps = loaded.scenario.steps
    closed = sum(len(found[step.id]) for step in steps if step.closed)
    there = Ground(
        frozenset(f"{name}/{step.id}" for step in steps),
        frozenset(f"{name}/{step.id}/{at}" for step in steps for at in range(len(step.next))),
        frozenset(f"{name}/{step}" for step, ways in ways_on(loaded.scenario).items() if END in ways),
    )
    visited = Ground(
        frozenset(f"{name}/{step}" for trail in trails for step in trail.steps),
        frozenset(f"{name}/{branch}" for trail in trails for branch in trail.branches),
        frozenset(f"{name}/{trail.ending}" for trail in trails if trail.ending),
    )
    return Tally(
        samples=sum(len(stage.samples) for stage in stages.values()),
        generated=closed + sum(stage.generated for stage in stages.values()),
        walks=len(trails),
        there=there,
        visited=visited,
    )
