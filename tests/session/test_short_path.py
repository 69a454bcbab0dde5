"""Given a session of the placement, when a command, then the short path: one attempt a step, and nothing around it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.session.test_decide import AGAIN, ANSWER, GOOD, HELD, STARTED, attempt, loaded
from tutor.course.load import LoadedScenario
from tutor.session import commands as c
from tutor.session import events as e
from tutor.session.decide import NotNow, Phase, decide, phase_of
from tutor.session.state import fold
from tutor.session.view import view

__all__ = ["loaded"]

ITEM = replace(STARTED, purpose=e.PLACEMENT)
LEFT_LINE = [ITEM, *attempt(1, AGAIN), e.StepLeft("line", "why")]
PHASES: list[tuple[str, list[e.Event], Phase]] = [
    ("no prediction", [ITEM], Phase.WRITE),
    ("no self-check", [ITEM, *attempt(1, AGAIN)], Phase.FEEDBACK),
    ("what a gate holds back may be written again", [ITEM, *attempt(1, HELD)], Phase.WRITE),
    ("practice has both", [STARTED], Phase.PREDICT),
    ("the own company too", [replace(STARTED, purpose=e.OWN)], Phase.PREDICT),
]
TABLE: list[tuple[str, list[e.Event], c.Command, Any]] = [
    ("one attempt", [ITEM, *attempt(1, AGAIN)], c.Revise(), NotNow),
    ("no models", [ITEM, *attempt(1, GOOD)], c.OpenModels(), NotNow),
    ("no hint", [ITEM], c.OpenHint(), NotNow),
    ("no hint after the feedback", [ITEM, *attempt(1, AGAIN)], c.OpenHint(), NotNow),
    (
        "how sure is written down of a text too",
        [ITEM],
        c.SubmitAnswer(ANSWER, 2),
        [e.AnswerSubmitted("line", 1, ANSWER, 2)],
    ),
    ("a step passed over", [ITEM], c.MoveOn(), [e.StepLeft("line", "why")]),
    ("a step passed over after a gate", [ITEM, *attempt(1, HELD)], c.MoveOn(), [e.StepLeft("line", "why")]),
    (
        "the last step left closes the session",
        [*LEFT_LINE, e.AnswerSubmitted("why", 1, ANSWER), e.AnswerGraded("why", 1, GOOD)],
        c.MoveOn(),
        [e.StepLeft("why", "end"), e.SessionClosed()],
    ),
    ("the last step passed over as well", LEFT_LINE, c.MoveOn(), [e.StepLeft("why", "end"), e.SessionClosed()]),
    (
        "the learner may disagree",
        [ITEM, *attempt(1, AGAIN)],
        c.Disagree("facts"),
        [e.VerdictDisputed("line", 1, "facts")],
    ),
    ("in practice no step is passed over", [STARTED, e.PredictionMade("line", 1)], c.MoveOn(), NotNow),
]


@pytest.mark.parametrize(("events", "phase"), [row[1:] for row in PHASES], ids=[row[0] for row in PHASES])
def test_phases(loaded: LoadedScenario, events: list[e.Event], phase: Phase) -> None:
    assert phase_of(loaded, fold(events)) is phase


@pytest.mark.parametrize(("events", "command", "then"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_commands(loaded: LoadedScenario, events: list[e.Event], command: c.Command, then: Any) -> None:
    if then is NotNow:
        with pytest.raises(NotNow):
            decide(loaded, fold(events), command)
    else:
        assert list(decide(loaded, fold(events), command)) == then


def test_the_view_offers_nothing_that_is_refused(loaded: LoadedScenario) -> None:
    shown = view(loaded, fold([ITEM, *attempt(1, AGAIN)]))
    assert shown.short
    assert shown.feedback is not None
    assert (shown.attempts_left, shown.has_models, shown.has_example, shown.more_hints) == (0, False, False, False)
    assert not view(loaded, fold([STARTED])).short
