"""From findings to a verdict: what broke is not there, and what has no shape says so itself."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.finding import SHAPE, Answer, Band, Context, Finding, Outcome
from tutor.checkers.gates import GateId
from tutor.engine.judged import BROKEN
from tutor.engine.library import Library
from tutor.i18n import speaker
from tutor.session.feedback import CardKind, FeedbackView, feedback_view
from tutor.session.grading import grade
from tutor.session.state import Attempt, StepRecord
from tutor.text.clean import clean
from tutor.wording.session import headline

ANSWER = Answer(clean("Come to the mill on Saturday 9 and see the stone turn."))
MET = Finding(Outcome.MET, "it is there")
UNMET = Finding(Outcome.UNMET, "it is not")


class Finds(Checker):
    """Finds what it is told to find, or breaks."""

    finding: Finding | None
    """None breaks it."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Return the finding."""
        if self.finding is None:
            raise ZeroDivisionError
        return self.finding

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show nothing."""
        return ()


SCENE = SCENARIO.replace('weight = "must"\n  facts', 'weight = "should"\n  facts').replace(
    'use = "content.call_to_action"', 'use = "content.call_to_action"\n  weight = "must"'
)
"""Advice first, `facts`; then two essentials, `leak` and `call`."""


@pytest.fixture
def judge(tmp_path: Path) -> Callable[..., Attempt]:
    """Judge an answer where the three criteria find what they are told to find; what is not told broke."""
    library = Library((write_course(tmp_path / "course", SCENE),), tmp_path / "index.json")
    loaded = library.open_file(*library.place("open-day"), "en")
    step = loaded.scenario.steps[0]

    def graded(**found: Finding) -> Attempt:
        checkers: dict[tuple[str, str], Checker] = {
            (step.id, name): Finds(finding=found.get(name)) for name in ("facts", "leak", "call")
        }
        return Attempt(1, ANSWER, verdict=grade(replace(loaded, checkers=checkers), step, ANSWER))

    return graded


@pytest.fixture
def told(judge: Callable[..., Attempt], tmp_path: Path) -> Callable[..., FeedbackView]:
    """Judge an answer, and return what the learner is told of it."""
    library = Library((tmp_path / "course",), tmp_path / "index.json")
    step = library.open_file(*library.place("open-day"), "en").scenario.steps[0]

    def told(**found: Finding) -> FeedbackView:
        view = feedback_view(step, StepRecord(attempts=(judge(**found),)), 2)
        assert view is not None
        return view

    return told


@pytest.mark.parametrize(
    ("found", "band", "said"),
    [
        ({"facts": MET, "leak": MET, "call": MET}, Band.VERY_GOOD, "Very good: the essentials are there, and more."),
        ({"facts": MET, "call": MET}, Band.GOOD, "Good, and 1 essential is for you to judge."),
        ({"facts": MET}, Band.GOOD, "Good, and 2 essentials are for you to judge."),
        ({"facts": MET, "call": UNMET}, Band.AGAIN, "On its way: something essential is still missing."),
        ({"leak": MET, "call": MET}, Band.VERY_GOOD, "Very good: the essentials are there, and more."),
    ],
    ids=["none", "one", "both", "one of two missed", "advice"],
)
def test_an_essential_whose_checker_broke_is_left_to_the_learner(
    told: Callable[..., FeedbackView], found: dict[str, Finding], band: Band, said: str
) -> None:
    """It costs nothing, and it is not taken for one that is there."""
    feedback = told(**found)
    assert (feedback.band, headline(feedback, speaker("en"))) == (band, said)


def test_a_broken_essential_is_a_card_of_its_own_and_told_once(told: Callable[..., FeedbackView]) -> None:
    cards = [(card.kind, card.criterion) for card in told(leak=MET).cards]
    assert cards == [(CardKind.STRENGTH, "leak"), (CardKind.MOVE, "facts"), (CardKind.DOUBT, "call")]


def test_what_cannot_be_judged_is_told_in_the_words_of_the_essential(judge: Callable[..., Attempt]) -> None:
    """Given advice and an essential that find nothing to judge, then the essential speaks: it holds the answer back."""
    odd, aside = Finding(Outcome.INVALID, "no link to be seen"), Finding(Outcome.INVALID, "no facts to be seen")
    verdict = judge(facts=aside, leak=MET, call=odd).verdict
    assert verdict is not None
    assert (verdict.band, verdict.gate, verdict.message) == (Band.INVALID, SHAPE, "no link to be seen")


def test_no_gate_is_called_as_what_stands_for_one() -> None:
    assert not {SHAPE, BROKEN} & {gate.value for gate in GateId}
