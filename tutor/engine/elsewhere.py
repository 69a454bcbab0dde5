"""How other companies of the courses at hand did what a learner does for their own."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

from tutor.course.load import Elsewhere
from tutor.course.scaffold.own import alike
from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.engine.engine import Engine

Place = tuple[str, str]
"""A scenario and a step of it, by their ids."""


def elsewhere(engine: Engine, task: str, language: str) -> dict[str, tuple[Elsewhere, ...]]:
    """Return what there is to compare with at the steps of a task on the learner's own company.

    The models of a step stay closed to who has not done that step: until then its worked example stands for them, which
    anybody may see beforehand; where it has none, there is nothing to compare with yet.

    Args:
        engine: What everything runs on.
        task: Id of the task.
        language: In which the company is described.
    """
    done = _done(engine)
    found = {step: _first(engine, places, done, language) for step, places in alike(task).items()}
    return {step: pieces for step, pieces in found.items() if pieces}


def _done(engine: Engine) -> frozenset[Place]:
    """Return the steps that the learner did in scenarios that they closed."""
    rows = (row for row in engine.store.summaries() if row.finished and not row.purpose)
    return frozenset((row.scenario, step.id) for row in rows for step in row.steps)


def _first(engine: Engine, places: Iterable[Place], done: frozenset[Place], language: str) -> tuple[Elsewhere, ...]:
    """Return what the first place has that has something to show: those that the learner did come first."""
    for scenario, step in sorted(places, key=lambda place: place not in done):
        with suppress(TutorError):
            loaded = engine.library.open(engine.library.entry(scenario), language)
            if pieces := _pieces(loaded, step, done=(scenario, step) in done):
                return pieces
    return ()


def _pieces(loaded: LoadedScenario, name: str, *, done: bool) -> tuple[Elsewhere, ...]:
    """Return the models of a step that was done, else its worked example."""
    step = loaded.scenario.step(name)
    if step is None:
        return ()
    if done:
        company = loaded.company.name
        return tuple(Elsewhere(f"{company}, {model.style}", model.text.strip(), model.alt) for model in step.models)
    return (Elsewhere(step.example.about, step.example.text.strip()),) if step.example else ()
