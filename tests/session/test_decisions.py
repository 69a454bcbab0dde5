"""A decision: where it leads is told, and it counts for nothing; an option that nobody could defend is judged."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.material import DECIDED, write_course
from tests.replay.rooms import journal
from tests.session.test_decide import GOOD, STARTED, attempt
from tutor.checkers.finding import CLOSED, Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.export.replay_table import replay_csv
from tutor.export.xapi import statements
from tutor.learning.calibration import certainties
from tutor.learning.history import Case
from tutor.learning.rating import Rating
from tutor.learning.summary import Summary, summary_of
from tutor.replay.exhibit import Exhibit
from tutor.replay.programme import stops_of
from tutor.replay.questions import questions
from tutor.replay.room import Label, Recording
from tutor.session import commands as c
from tutor.session import events as e
from tutor.session.decide import NotNow, Phase, decide, phase_of
from tutor.session.feedback import CardKind
from tutor.session.grading import grade
from tutor.session.state import SessionState, evolve, fold
from tutor.session.view import view
from tutor.wording.grading import verdict_lines

MUST = Weight.MUST
KNOWN: list[e.Event] = [
    STARTED,
    e.PredictionMade("line", 2),
    *attempt(1, GOOD),
    e.SelfChecked("line"),
    e.StepLeft("line", "why"),
    e.AnswerSubmitted("why", 1, Answer(chosen=("day",)), 3),
    e.AnswerGraded("why", 1, Verdict(Band.VERY_GOOD, (Finding(Outcome.MET, "That is the one.").about(CLOSED, MUST),))),
]
"""Somebody who knows: two essentials predicted and hit, sure of the choice."""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedScenario:
    course = load_course(write_course(tmp_path_factory.mktemp("course"), DECIDED), "en")
    found, problems = load_scenario(course.files[0], course)
    assert found is not None, problems
    return found


def verdict(loaded: LoadedScenario, picked: str) -> Verdict:
    step = loaded.scenario.step("photos")
    assert step is not None
    return grade(loaded, step, Answer(chosen=(picked,) if picked else ()))


def deciding(loaded: LoadedScenario, *picks: str) -> list[e.Event]:
    """Return the same session with a decision after it, and what was picked there."""
    events: list[e.Event] = [*KNOWN, e.StepLeft("why", "photos")]
    for number, picked in enumerate(picks, 1):
        events += [e.RevisionStarted("photos")] if number > 1 else []
        events += [e.AnswerSubmitted("photos", number, Answer(chosen=(picked,)))]
        events += [e.AnswerGraded("photos", number, verdict(loaded, picked))]
    return events


def closed(events: Sequence[e.Event], folder: Path) -> Summary:
    """Write a session to its end, and say in one row what it holds."""
    last = fold(events).current
    whole = [*events, e.StepLeft(last, "end"), e.SessionClosed()]
    folder.mkdir(exist_ok=True)
    return summary_of("s", journal(folder / "s.jsonl", whole))


@pytest.mark.parametrize(
    ("picked", "band", "outcome"),
    [
        ("ask", Band.ROAD, Outcome.ROAD),
        ("mill", Band.ROAD, Outcome.ROAD),
        ("post", Band.AGAIN, Outcome.UNMET),
        ("", Band.INVALID, Outcome.INVALID),
    ],
)
def test_a_road_is_told_and_a_mistake_is_judged(
    loaded: LoadedScenario, picked: str, band: Band, outcome: Outcome
) -> None:
    said = verdict(loaded, picked)
    assert (said.band, said.findings[0].outcome) == (band, outcome)


def test_the_card_shows_the_road_and_where_it_leads(loaded: LoadedScenario) -> None:
    seen = view(loaded, fold(deciding(loaded, "mill"))).feedback
    assert seen is not None
    [card] = seen.cards
    assert (card.kind, card.quote, card.found) == (CardKind.ROAD, "I take one of the mill", "It is out by six.")
    assert seen.road
    assert seen.essentials == (0, 0)


def test_nobody_is_asked_how_sure_they_are(loaded: LoadedScenario) -> None:
    """And a front that asks all the same is not listened to."""
    state = fold(deciding(loaded))
    assert phase_of(loaded, state) is Phase.WRITE
    box = view(loaded, state).box
    assert box is not None
    assert box.decides
    [told] = decide(loaded, state, c.SubmitAnswer(Answer(chosen=("ask",)), 3))
    assert told == e.AnswerSubmitted("photos", 1, Answer(chosen=("ask",)))


def test_there_is_nothing_to_disagree_with(loaded: LoadedScenario) -> None:
    with pytest.raises(NotNow):
        decide(loaded, fold(deciding(loaded, "ask")), c.Disagree("answer"))
    assert decide(loaded, fold(deciding(loaded, "post")), c.Disagree("answer"))


def test_a_road_changes_nothing_in_the_records(loaded: LoadedScenario, tmp_path: Path) -> None:
    """Not what was passed, nor how well, nor how sure somebody was: with the decision or without it."""
    without = closed(KNOWN, tmp_path / "without")
    road = closed(deciding(loaded, "ask"), tmp_path / "road")
    assert (without.passed, without.autonomous, without.ease) == (True, True, Rating.EASY)
    for name in ("passed", "autonomous", "at_once", "certainty", "ease", "details", "guessable"):
        assert getattr(road, name) == getattr(without, name), name
    counted = [
        certainties([Case(NOON, "open-day", "family", each, Rating.EASY, unseen=True, models_before=False)])
        for each in (without, road)
    ]
    assert counted[0] == counted[1]


def test_a_mistake_counts_until_another_road_is_taken(loaded: LoadedScenario, tmp_path: Path) -> None:
    mistaken = closed(deciding(loaded, "post"), tmp_path / "mistaken")
    mended = closed(deciding(loaded, "post", "ask"), tmp_path / "mended")
    assert (mistaken.passed, mistaken.ease) == (False, Rating.AGAIN)
    assert (mended.passed, mended.at_once, mended.ease) == (True, False, Rating.GOOD)


def test_decisions_alone_prove_nothing(loaded: LoadedScenario) -> None:
    road = verdict(loaded, "ask")
    state: SessionState = fold([replace(STARTED, steps=("photos",))])
    for event in (e.AnswerSubmitted("photos", 1, Answer(chosen=("ask",))), e.AnswerGraded("photos", 1, road)):
        state = evolve(state, event)
    assert state.taken == ("photos",)
    assert not state.passed


def test_an_export_tells_the_road_and_no_score(loaded: LoadedScenario, tmp_path: Path) -> None:
    events = [*deciding(loaded, "mill"), e.StepLeft("photos", "end"), e.SessionClosed()]
    reading = journal(tmp_path / "s.jsonl", events)
    shown = Exhibit(Recording("aaaa", Label("A"), reading, loaded), "learner", own=True)
    told = statements([shown])
    road = next(each["result"] for each in told if each["object"]["id"].endswith("/photos"))
    assert road["response"] == "mill"
    assert not {"success", "score"} & set(road)
    results = [each.get("result", {}) for each in told]
    [whole] = [result for result in results if "success" in result and "response" not in result]
    assert whole["success"] is True
    rows = list(csv.DictReader(io.StringIO(replay_csv([shown]).lstrip("\ufeff"))))
    assert [(row["score"], row["outcome"]) for row in rows if row["band"] == "road"] == [("", "road")]


def test_an_author_reads_the_road_in_the_verdict(loaded: LoadedScenario) -> None:
    lines = list(verdict_lines(verdict(loaded, "mill"), "", "en"))
    assert lines[:2] == ["road  [en]", "» note   answer: It is out by six."]


def test_a_room_is_asked_what_it_would_choose_and_no_hand_is_right(loaded: LoadedScenario, tmp_path: Path) -> None:
    for picked, right in (("ask", -1), ("post", -1)):
        reading = journal(tmp_path / f"{picked}.jsonl", deciding(loaded, picked))
        recording = Recording("aaaa", Label("A"), reading, loaded)
        stop = next(stop for stop in stops_of(recording) if stop.step == "photos")
        assert stop.missed is (picked == "post")
        asked = questions(recording, stop)[0]
        assert (len(asked.options), asked.right) == (3, right)
