"""Given events, when a command, then events."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.material import SCENARIO, write_course
from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.session import commands as c
from tutor.session import events as e
from tutor.session.decide import NotNow, Phase, decide, phase_of
from tutor.session.state import evolve, fold
from tutor.text.clean import clean

ANSWER = Answer(clean("Come to the mill on Saturday 9."))
OTHER = Answer(clean("Come to the mill on Saturday 9, and bring a bag."))
STARTED = e.SessionStarted(1, "small", "open-day", "0" * 64, "en", "0", "learner-0", ("line", "why"))


def verdict(band: Band, **outcomes: Outcome) -> Verdict:
    return Verdict(band, tuple(Finding(outcome, "x").about(name, Weight.MUST) for name, outcome in outcomes.items()))


AGAIN = verdict(Band.AGAIN, facts=Outcome.UNMET, leak=Outcome.MET)
GOOD = verdict(Band.GOOD, facts=Outcome.MET, leak=Outcome.MET)
HELD = Verdict(Band.INVALID, gate="blank", message="nothing to read")
PREDICTED = e.PredictionMade("line", 2)


def attempt(number: int, judged: Verdict, answer: Answer = ANSWER) -> list[e.Event]:
    return [e.AnswerSubmitted("line", number, answer), e.AnswerGraded("line", number, judged)]


CHECKED = e.SelfChecked("line", (("facts", "yes"),))
AT_FEEDBACK = [STARTED, PREDICTED, *attempt(1, AGAIN), CHECKED]
LAST = [*AT_FEEDBACK, e.RevisionStarted("line"), *attempt(2, AGAIN), e.RevisionStarted("line"), *attempt(3, AGAIN)]
PICKED = Answer(chosen=("logo",))
DONE_LINE = [*AT_FEEDBACK, e.StepLeft("line", "why")]
AT_CLOSE = [
    *DONE_LINE,
    e.AnswerSubmitted("why", 1, Answer(chosen=("day",))),
    e.AnswerGraded("why", 1, GOOD),
    e.StepLeft("why", "end"),
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedScenario:
    root: Path = write_course(tmp_path_factory.mktemp("course"))
    course = load_course(root, "en")
    found, problems = load_scenario(course.files[0], course)
    assert found is not None, problems
    return found


TABLE: list[tuple[str, list[e.Event], c.Command, Any]] = [
    ("a prediction", [STARTED], c.Predict(2), [e.PredictionMade("line", 2)]),
    ("a prediction skipped", [STARTED], c.Predict(), [e.PredictionMade("line", None)]),
    ("an answer without a prediction", [STARTED], c.SubmitAnswer(ANSWER), [e.AnswerSubmitted("line", 1, ANSWER)]),
    ("the first hint, of the first must", [STARTED], c.OpenHint(), [e.HintOpened("line", "facts", 1)]),
    ("the next rung", [STARTED, e.HintOpened("line", "facts", 1)], c.OpenHint(), [e.HintOpened("line", "facts", 2)]),
    ("no rung left", [STARTED, *(e.HintOpened("line", "facts", rung) for rung in (1, 2, 3))], c.OpenHint(), NotNow),
    ("no hint for what is met", [*AT_FEEDBACK[:2], *attempt(1, GOOD), CHECKED], c.OpenHint(), NotNow),
    ("no example where there is none", [STARTED], c.OpenExample(), NotNow),
    (
        "a verdict for the answer that waits",
        [STARTED, PREDICTED, e.AnswerSubmitted("line", 1, ANSWER)],
        c.RecordVerdict(GOOD),
        [e.AnswerGraded("line", 1, GOOD)],
    ),
    ("no verdict where none waits", [STARTED, PREDICTED], c.RecordVerdict(GOOD), NotNow),
    (
        "the self-check",
        [STARTED, PREDICTED, *attempt(1, AGAIN)],
        c.CheckSelf((("facts", "no"),)),
        [e.SelfChecked("line", (("facts", "no"),))],
    ),
    ("no second self-check", AT_FEEDBACK, c.CheckSelf(), NotNow),
    (
        "a disagreement",
        AT_FEEDBACK,
        c.Disagree("facts", "it is there"),
        [e.VerdictDisputed("line", 1, "facts", "it is there")],
    ),
    ("the same disagreement again", [*AT_FEEDBACK, e.VerdictDisputed("line", 1, "facts")], c.Disagree("facts"), []),
    ("revise", AT_FEEDBACK, c.Revise(), [e.RevisionStarted("line")]),
    (
        "the second attempt",
        [*AT_FEEDBACK, e.RevisionStarted("line")],
        c.SubmitAnswer(OTHER),
        [e.AnswerSubmitted("line", 2, OTHER)],
    ),
    (
        "a text that was left as it was is no attempt",
        [*AT_FEEDBACK, e.RevisionStarted("line")],
        c.SubmitAnswer(ANSWER),
        [e.RevisionDropped("line")],
    ),
    (
        "a pick that was left as it was is one: there is nothing else to say",
        [
            *DONE_LINE,
            e.AnswerSubmitted("why", 1, PICKED),
            e.AnswerGraded("why", 1, AGAIN),
            e.RevisionStarted("why"),
        ],
        c.SubmitAnswer(PICKED),
        [e.AnswerSubmitted("why", 2, PICKED)],
    ),
    (
        "what a gate held back uses up nothing",
        [STARTED, PREDICTED, *attempt(1, HELD)],
        c.SubmitAnswer(ANSWER),
        [e.AnswerSubmitted("line", 1, ANSWER)],
    ),
    ("no fourth attempt", LAST, c.Revise(), NotNow),
    ("the models after the attempts", LAST, c.OpenModels(), [e.ModelsOpened("line")]),
    ("no models while writing", [STARTED, PREDICTED], c.OpenModels(), NotNow),
    ("on to the next step", AT_FEEDBACK, c.MoveOn(), [e.StepLeft("line", "why")]),
    ("on to the end", AT_CLOSE[:-1], c.MoveOn(), [e.StepLeft("why", "end")]),
    ("no moving on while writing", [STARTED, PREDICTED], c.MoveOn(), NotNow),
    (
        "the close",
        AT_CLOSE,
        c.CloseSession(4, True, clean("When x then y")),
        [e.SessionClosed(4, True, "When x then y")],
    ),
    ("no close before the end", AT_FEEDBACK, c.CloseSession(), NotNow),
    ("nothing after the close", [*AT_CLOSE, e.SessionClosed()], c.CloseSession(), NotNow),
    ("no answer at the close", AT_CLOSE, c.SubmitAnswer(ANSWER), NotNow),
]


@pytest.mark.parametrize(("given", "when", "then"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_decide(loaded: LoadedScenario, given: list[e.Event], when: c.Command, then: Any) -> None:
    if then is NotNow:
        with pytest.raises(NotNow):
            decide(loaded, fold(given), when)
    else:
        assert list(decide(loaded, fold(given), when)) == then


@pytest.mark.parametrize(
    ("events", "phase"),
    [
        ([STARTED], Phase.PREDICT),
        ([STARTED, PREDICTED], Phase.WRITE),
        ([STARTED, PREDICTED, e.AnswerSubmitted("line", 1, ANSWER)], Phase.GRADING),
        ([STARTED, PREDICTED, *attempt(1, HELD)], Phase.WRITE),
        ([STARTED, PREDICTED, *attempt(1, AGAIN)], Phase.SELF_CHECK),
        (AT_FEEDBACK, Phase.FEEDBACK),
        ([*AT_FEEDBACK, e.RevisionStarted("line")], Phase.WRITE),
        ([*AT_FEEDBACK, e.RevisionStarted("line"), e.RevisionDropped("line")], Phase.FEEDBACK),
        ([*AT_FEEDBACK, e.ModelsOpened("line")], Phase.COMPARE),
        (DONE_LINE, Phase.WRITE),
        (AT_CLOSE, Phase.CLOSE),
        ([*AT_CLOSE, e.SessionClosed()], Phase.DONE),
    ],
)
def test_the_phase_follows_from_the_events(loaded: LoadedScenario, events: list[e.Event], phase: Phase) -> None:
    assert phase_of(loaded, fold(events)) is phase


def test_folding_one_more_is_evolving() -> None:
    for cut in range(1, len(LAST)):
        assert fold(LAST[: cut + 1]) == evolve(fold(LAST[:cut]), LAST[cut])


def test_events_out_of_place_and_of_later_versions_break_nothing() -> None:
    strange = [
        e.AnswerGraded("nowhere", 7, GOOD),
        e.UnknownEvent("teleported"),
        e.StepLeft("x", "y"),
        e.HintOpened("z", "q", 99),
    ]
    for event in strange:
        assert evolve(fold([]), event) is not None
    assert fold([*AT_FEEDBACK, e.UnknownEvent("teleported")]) == fold(AT_FEEDBACK)


def test_help_no_deeper_than_a_first_hint_is_autonomous() -> None:
    passed = [STARTED, PREDICTED, *attempt(1, GOOD), CHECKED, e.StepLeft("line", "end"), e.SessionClosed()]
    assert fold(passed).autonomous
    assert fold([passed[0], e.HintOpened("line", "facts", 1), *passed[1:]]).autonomous
    assert not fold([passed[0], e.HintOpened("line", "facts", 2), *passed[1:]]).autonomous


BRANCHING = SCENARIO + '\n  [[steps.next]]\n  when = { passed = false }\n  goto = "line"\n'
WHY = e.StepLeft("line", "why")


def failed(number: int) -> list[e.Event]:
    return [
        e.AnswerSubmitted("why", number, Answer(chosen=("logo",))),
        e.AnswerGraded("why", number, verdict(Band.AGAIN, answer=Outcome.UNMET)),
    ]


@pytest.mark.parametrize(
    ("given", "leads_to"),
    [
        ([*DONE_LINE, *failed(1)], "line"),
        ([*LAST, WHY, *failed(1)], "end"),
        ([*AT_FEEDBACK, e.ModelsOpened("line"), WHY, *failed(1)], "end"),
        ([*AT_FEEDBACK, e.RevisionStarted("line"), e.RevisionDropped("line"), WHY, *failed(1)], "end"),
        ([*DONE_LINE, e.AnswerSubmitted("why", 1, ANSWER), e.AnswerGraded("why", 1, GOOD)], "end"),
    ],
    ids=[
        "the branch that fits",
        "not back to used-up attempts",
        "not back to seen models",
        "not back to what was left as it was",
        "none fits: on in the file",
    ],
)
def test_where_a_branch_leads(tmp_path: Path, given: list[e.Event], leads_to: str) -> None:
    course = load_course(write_course(tmp_path, BRANCHING), "en")
    branching, _ = load_scenario(course.files[0], course)
    assert branching is not None
    assert decide(branching, fold(given), c.MoveOn()) == (e.StepLeft("why", leads_to),)
