"""Standing anywhere in a scenario without having walked there."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest

from tests.material import write_course
from tutor.checkers.finding import Answer
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.engine.paths import shipped_courses
from tutor.session.decide import MAX_ATTEMPTS, Phase
from tutor.session.judging import verdict_on
from tutor.session.places import Place, place_of, places, renamed, stand
from tutor.session.standins import key_of, stand_ins
from tutor.session.state import Attempt, SessionState, StepRecord
from tutor.session.view import view
from tutor.text.clean import clean

SHIPPED = shipped_courses() / "shared-skill"


@pytest.fixture
def small(tmp_path: Path) -> LoadedScenario:
    course = load_course(write_course(tmp_path / "course"), "en")
    loaded, _ = load_scenario(course.files[0], course)
    assert loaded is not None
    return loaded


def graded(loaded: LoadedScenario, step_id: str) -> Attempt | None:
    step = loaded.scenario.step(step_id)
    if step is None:
        return None
    answer = next(stand_ins(loaded, step))
    return Attempt(1, answer, verdict=verdict_on(loaded, SessionState(), step, answer))


def test_every_place_can_be_reached_from_every_other_and_is_the_one_asked_for(small: LoadedScenario) -> None:
    for first, then in product(places(small.scenario), repeat=2):
        state = stand(SessionState(current="line"), first, graded(small, first.step))
        state = stand(state, then, graded(small, then.step))
        assert place_of(small, state) == then
        assert view(small, state).phase is then.phase


def test_the_places_are_those_that_a_learner_meets(small: LoadedScenario) -> None:
    assert [(place.step, place.phase.value) for place in places(small.scenario)] == [
        ("line", "predict"),
        ("line", "write"),
        ("line", "self-check"),
        ("line", "feedback"),
        ("line", "compare"),
        ("why", "write"),
        ("why", "feedback"),
        ("end", "close"),
    ]


def test_hints_stay_open_and_attempts_never_run_out(small: LoadedScenario) -> None:
    state = SessionState(current="line", records={"line": StepRecord(hints=(("facts", 1),), example_seen=True)})
    for _ in range(MAX_ATTEMPTS + 2):
        state = stand(state, Place("line", Phase.FEEDBACK), graded(small, "line"))
        assert state.here.hints == (("facts", 1),)
        assert state.here.example_seen
    assert [attempt.number for attempt in state.here.counted] == [1, 2, 3]


def test_a_step_with_another_id_keeps_what_was_done_in_it(small: LoadedScenario) -> None:
    step = small.scenario.steps[0].model_copy(update={"id": "caption", "formerly": ("line",)})
    scenario = small.scenario.model_copy(update={"steps": (step, *small.scenario.steps[1:])})
    record = StepRecord(predicted=True)
    state = renamed(SessionState(current="line", visited=("line", "why"), records={"line": record}), scenario)
    assert (state.current, state.visited, state.here) == ("caption", ("caption", "why"), record)


@pytest.mark.parametrize("path", sorted(SHIPPED.glob("*/*.toml")), ids=lambda path: path.stem)
def test_every_shipped_step_lends_an_answer_that_can_be_judged(path: Path) -> None:
    if path.parent.name == "companies":
        return
    loaded, _ = load_scenario(path, load_course(SHIPPED, "it"))
    assert loaded is not None
    for step in loaded.scenario.steps:
        attempt = graded(loaded, step.id)
        assert attempt is not None
        assert attempt.verdict is not None
        if key := key_of(step, "it"):
            assert verdict_on(loaded, SessionState(), step, key).passed


def test_what_fails_is_lent_before_what_passes(small: LoadedScenario) -> None:
    lent = [answer.text for answer in stand_ins(small, small.scenario.steps[0])]
    assert lent[0].startswith("Come and see the stone turn on Sunday")
    assert lent[-1].startswith("On Saturday 9 November")
    assert list(stand_ins(small, small.scenario.steps[1])) == [Answer(chosen=("day",))]
    assert verdict_on(small, SessionState(), small.scenario.steps[0], Answer(clean(lent[-1]))).gate == "copied-model"
