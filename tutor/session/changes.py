"""What an update of the course changed under a session that was left half-way."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.course.fingerprint import fingerprints
from tutor.course.model import Scenario
from tutor.session.state import END, SessionState


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different since the session began. What was reached stays reached, whatever changed."""

    brief: bool = False
    """Whether the situation or a fact reads differently."""
    steps: tuple[int, ...] = ()
    """Places of the steps that read differently, among those the learner has been at; from 1."""
    removed: int = 0
    """Steps that are gone."""
    added: int = 0
    """Steps that were not there."""

    def __bool__(self) -> bool:
        return bool(self.brief or self.steps or self.removed or self.added)


def changes(state: SessionState, scenario: Scenario) -> Changes:
    """Compare the scenario of today with the one that a session began with.

    Args:
        state: Where the session stands.
        scenario: The scenario, in the language of the session. A session that kept no fingerprints tells of steps that
            came and went alone.
    """
    header = state.header
    if header is None:
        return Changes()
    then = dict(zip(("", *header.steps), header.fingerprints, strict=False))
    brief, *now = fingerprints(scenario)
    there = {name: scenario.step(name) for name in header.steps}
    kept = {step.id: name for name, step in there.items() if step is not None}
    changed = [
        number
        for number, (step, mark) in enumerate(zip(scenario.steps, now, strict=True), 1)
        if (name := kept.get(step.id)) in state.visited and then.get(name or "", mark) != mark
    ]
    return Changes(
        then.get("", brief) != brief,
        tuple(changed),
        sum(step is None for step in there.values()),
        sum(step.id not in kept for step in scenario.steps),
    )


def place_left(state: SessionState, scenario: Scenario) -> str:
    """Return where a session goes on whose step is gone: at the first step behind it that is still there, or the end.

    Args:
        state: Where the session stands, at a step that the scenario has no longer.
        scenario: The scenario of today.
    """
    names = state.header.steps if state.header else ()
    behind = names[names.index(state.current) + 1 :] if state.current in names else ()
    return next((step.id for name in behind if (step := scenario.step(name))), END)
