"""The places at which a session can stand, and how to stand there without having walked: for who writes a scenario."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from tutor.course.load import LoadedScenario
from tutor.course.model import Scenario, Step
from tutor.session.decide import MAX_ATTEMPTS, Phase, essentials, phase_of
from tutor.session.state import END, Attempt, SessionState, StepRecord


@dataclass(frozen=True, slots=True)
class Place:
    """A phase of a step."""

    step: str
    """Id of the step, or ``end``."""
    phase: Phase


BEFORE_AN_ANSWER = (Phase.PREDICT, Phase.WRITE, Phase.CLOSE)
"""Phases at which one can stand with nothing handed in."""


def places(scenario: Scenario) -> tuple[Place, ...]:
    """Return every place of a scenario, in the order of the file; the close is the last."""
    found = [Place(step.id, phase) for step in scenario.steps for phase in _phases(step)]
    return (*found, Place(END, Phase.CLOSE))


def place_of(loaded: LoadedScenario, state: SessionState) -> Place:
    """Return the place at which a session stands."""
    return Place(state.current, phase_of(loaded, state))


def stand(state: SessionState, place: Place, attempt: Attempt | None = None) -> SessionState:
    """Return the state of a session that stands at a place. What was done in other steps stays as it is.

    Args:
        state: Where the session stands.
        place: Where it is to stand.
        attempt: An answer to hand in on the way; without one, the latest stays where the phase comes after an answer.
    """
    visited = state.visited if place.step in (END, *state.visited) else (*state.visited, place.step)
    there = replace(state, current=place.step, visited=visited, closed=None)
    if place.step == END:
        return there
    record = _standing(state.record(place.step), place.phase, attempt)
    return replace(there, records=MappingProxyType({**state.records, place.step: record}))


def renamed(state: SessionState, scenario: Scenario) -> SessionState:
    """Return the same state under the ids that the steps of a changed scenario have now."""

    def name(step_id: str) -> str:
        step = scenario.step(step_id)
        return step.id if step else step_id

    records: Mapping[str, StepRecord] = MappingProxyType({name(old): each for old, each in state.records.items()})
    visited = tuple(name(each) for each in state.visited)
    return replace(state, current=name(state.current), visited=visited, records=records)


def _phases(step: Step) -> Iterator[Phase]:
    """Give the phases of a step, in the order in which a learner meets them."""
    if not step.closed and essentials(step):
        yield Phase.PREDICT
    yield Phase.WRITE
    if not step.closed and step.criteria:
        yield Phase.SELF_CHECK
    yield Phase.FEEDBACK
    if step.models:
        yield Phase.COMPARE


def _standing(record: StepRecord, phase: Phase, attempt: Attempt | None) -> StepRecord:
    """Return the record of a step in which a phase has been reached; hints and the example stay open."""
    bare = replace(record, predicted=True, revising=False, models_opened=False)
    match phase:
        case Phase.PREDICT:
            return replace(bare, predicted=False, attempts=(), checked=False, replies=())
        case Phase.WRITE:
            before = record.counted[:-1]
            return replace(bare, attempts=before, revising=bool(before), checked=record.checked and bool(before))
    kept = record.counted[: MAX_ATTEMPTS - 1] if attempt else record.counted
    attempts = (*kept, replace(attempt, number=len(kept) + 1)) if attempt else kept
    if phase is Phase.SELF_CHECK:
        return replace(bare, attempts=attempts, checked=False, replies=())
    return replace(bare, attempts=attempts, checked=True, models_opened=phase is Phase.COMPARE)
