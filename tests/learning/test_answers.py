"""One's own past answers: given the events of a session, when they are looked through, then these texts are found."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from tests.learning.pasts import session as row
from tests.session_files import session as recorded
from tutor.checkers.finding import CLOSED, Answer, Band, Finding, Outcome, Verdict
from tutor.learning.answers import PastAnswer, Wanted, answers_in
from tutor.session.events import AnswerGraded, AnswerSubmitted, Event, Recorded, SessionClosed
from tutor.text.clean import Clean

AT = "2026-11-23T10:00:00Z"
TITLES = {"open-day": "The open day"}


def found(*events: Event) -> list[PastAnswer]:
    entries = [Recorded(seq, str(seq), AT, event) for seq, event in enumerate(events, 1)]
    return answers_in(row("open-day"), entries, TITLES)


def handed_in(text: str = "", attempt: int = 1, **parts: object) -> AnswerSubmitted:
    return AnswerSubmitted("line", attempt, Answer(Clean(text), **parts))  # type: ignore[arg-type]


def judged(band: Band = Band.GOOD, attempt: int = 1, criterion: str = "facts") -> AnswerGraded:
    outcome = Outcome.MET if band is Band.GOOD else Outcome.UNMET
    return AnswerGraded("line", attempt, Verdict(band, (Finding(outcome, criterion=criterion),)))


def texts(answers: Iterable[PastAnswer]) -> list[tuple[str, ...]]:
    return [answer.texts for answer in answers]


def test_each_attempt_and_the_plan_are_found_in_their_order() -> None:
    entries = recorded(text="Come on Saturday 9.")
    first, second, plan = answers_in(row("open-day"), entries, TITLES)
    assert (first.step, first.attempt, first.met, first.essentials) == ("line", 1, 1, 2)
    assert (second.text, second.attempt, second.met) == ("Come on Saturday 9.", 2, 2)
    assert (plan.step, plan.attempt, plan.essentials) == ("", 0, 0)
    assert plan.text.startswith("When a guest asks")
    assert {answer.title for answer in (first, second, plan)} == {"The open day"}
    assert second.at == entries[8].at


WRITTEN = [
    ("an answer that waits for its verdict", [handed_in("Come.")], [("Come.",)]),
    ("one that a gate held back", [handed_in("asdf"), judged(Band.INVALID)], []),
    (
        "one that was held back, then another of the same number",
        [handed_in("asdf"), judged(Band.INVALID), handed_in("Come."), judged()],
        [("Come.",)],
    ),
    ("what was picked", [handed_in(chosen=("day",)), judged(criterion=CLOSED)], []),
    ("what was matched", [handed_in(pairs=(("a", "b"),)), judged(criterion=CLOSED)], []),
    ("a number that was typed", [handed_in("4,2 %"), judged(criterion=CLOSED)], [("4,2 %",)]),
    ("a form", [handed_in(pairs=(("who", "Anna"), ("when", ""))), judged()], [("Anna",)]),
    ("a picture's words", [handed_in("Come.", alt=Clean("The mill."))], [("Come.", "The mill.")]),
    ("a close without a plan", [SessionClosed(4, True, "")], []),
    ("a verdict of nothing", [judged()], []),
]


@pytest.mark.parametrize(("events", "expected"), [case[1:] for case in WRITTEN], ids=[case[0] for case in WRITTEN])
def test_what_was_written_is_found_and_what_was_picked_is_not(
    events: list[Event], expected: list[tuple[str, ...]]
) -> None:
    assert texts(found(*events)) == expected


SEARCHES = [
    ("nothing", Wanted(), True),
    ("a word of the text", Wanted(("mill",)), True),
    ("case and accents", Wanted(("CAFFE",)), True),
    ("all words, in any order", Wanted(("stone", "caffe")), True),
    ("one word that is not there", Wanted(("stone", "wheel")), False),
    ("a word of the title", Wanted(("open",)), True),
    ("the scenario's id", Wanted(("open-day",)), True),
    ("its area", Wanted(areas=frozenset({"content"})), True),
    ("another area", Wanted(areas=frozenset({"networks"})), False),
    ("its scenario", Wanted(scenarios=frozenset({"open-day", "old-name"})), True),
    ("another scenario", Wanted(("mill",), scenarios=frozenset({"oil"})), False),
]


@pytest.mark.parametrize(("wanted", "fits"), [case[1:] for case in SEARCHES], ids=[case[0] for case in SEARCHES])
def test_what_is_looked_for_is_found(wanted: Wanted, fits: bool) -> None:
    (answer,) = found(handed_in("See the stone of the mill, then a caffè."))
    assert wanted.fits(answer) is fits


def test_a_session_is_opened_only_where_it_may_hold_any() -> None:
    assert Wanted().admits(row("open-day"))
    assert Wanted(areas=frozenset({"content"})).admits(row("open-day"))
    assert not Wanted(areas=frozenset({"networks"})).admits(row("open-day"))
    assert not Wanted(scenarios=frozenset({"oil"})).admits(row("open-day"))
    assert not Wanted().admits(row("open-day")._replace(broken=True))
    assert not Wanted().admits(row("open-day")._replace(attempts=0))
