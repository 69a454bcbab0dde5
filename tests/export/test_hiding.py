"""Hidden words are nowhere: not in what was typed, not in what the tutor quoted of it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.session_files import EVIL, session
from tutor.checkers.finding import Answer
from tutor.export.hiding import Hiding, places_of
from tutor.session.events import AnswerGraded, AnswerSubmitted, SessionClosed, VerdictDisputed
from tutor.text.clean import Clean, clean

WORDS = some.lists(
    some.text("abcDEè '", min_size=2, max_size=12).filter(lambda word: word.strip(" '") == word),
    min_size=1,
    max_size=4,
    unique=True,
)


def test_a_word_is_hidden_wherever_a_session_says_it() -> None:
    entries = session(text="Mrs Bianchi comes on Saturday 9, says mrs  BIANCHI.")
    hidden, changed = Hiding({"Mrs Bianchi": "[name]"}).session(entries)
    assert "bianchi" not in repr(hidden).casefold()
    kinds = {type(entry.event) for entry in hidden if entry.seq in changed}
    assert kinds == {AnswerSubmitted, AnswerGraded, VerdictDisputed, SessionClosed}
    answers = [entry.event.answer.text for entry in hidden if isinstance(entry.event, AnswerSubmitted)]
    assert answers[1] == "[name] comes on Saturday 9, says [name]."
    untouched = [entry for entry in hidden if entry.seq not in changed]
    assert untouched == [entry for entry in entries if entry.seq not in changed]


def test_what_a_finding_points_at_moves_along() -> None:
    entries = list(session(text="Bianchi comes on Saturday 9."))
    graded = entries[9].event
    assert isinstance(graded, AnswerGraded)
    finding = replace(graded.verdict.findings[0], spans=((17, 27), (0, 7), (3, 20)))
    entries[9] = replace(entries[9], event=replace(graded, verdict=replace(graded.verdict, findings=(finding,))))
    hidden, _ = Hiding({"Bianchi": "[somebody]"}).session(entries)
    text, seen = hidden[8].event, hidden[9].event
    assert isinstance(text, AnswerSubmitted)
    assert isinstance(seen, AnswerGraded)
    assert [text.answer.text[start:end] for start, end in seen.verdict.findings[0].spans] == [
        "Saturday 9",
        "[somebody]",
        " comes on Sat",
    ]


def test_the_beginning_that_a_quotation_cut_short_is_hidden_too() -> None:
    hiding = Hiding({"the German distributor": "[confidential]"})
    assert hiding.text("«and soon the German distr…» is out").text == "«and soon [confidential]…» is out"
    assert hiding.text("«and soon we…» is out").text == "«and soon we…» is out"


def test_a_name_is_hidden_as_it_is_written_and_in_capitals() -> None:
    hiding = Hiding({"Will": "[name]"}, ["Will"])
    assert hiding.text("Will and WILL will come.").text == "[name] and [name] will come."


def test_forms_and_alternative_texts_are_looked_at_and_ids_are_not() -> None:
    answer = Answer(Clean("x"), Clean("Ada at the mill"), ("Ada",), (("who", "Ada and Piero"),))
    entries = [replace(session()[3], event=AnswerSubmitted("line", 1, answer))]
    [hidden], _ = Hiding({"Ada": "[name]"}).session(entries)
    assert isinstance(hidden.event, AnswerSubmitted)
    assert hidden.event.answer == Answer(
        Clean("x"), Clean("[name] at the mill"), ("Ada",), (("who", "[name] and Piero"),)
    )


@given(some.text("abcDEè '.,…\n", max_size=60), WORDS)
def test_nothing_of_what_is_hidden_is_left_and_nothing_else_is_gone(text: str, words: list[str]) -> None:
    hidden = Hiding(dict.fromkeys(words, "[§]")).text(text)
    assert places_of(words, hidden.text) == []
    kept, at = [], 0
    for start, end, _ in hidden.pieces:
        kept.append(text[at:start])
        at = end
    assert "[§]".join([*kept, text[at:]]) == hidden.text


@given(some.text("abc DE", max_size=40), WORDS, some.integers(0, 40), some.integers(0, 40))
def test_places_stay_inside_and_in_order(text: str, words: list[str], one: int, other: int) -> None:
    hidden = Hiding(dict.fromkeys(words, "[name]")).text(text)
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    assert 0 <= hidden.moved(start) <= hidden.moved(end) <= len(hidden.text)


@pytest.mark.parametrize("word", [clean(payload) for payload in EVIL])
def test_a_hostile_word_is_a_word(word: str) -> None:
    """It commands no expression: it is found as it stands, or nowhere."""
    hidden = Hiding({word: "[hidden]"}).text(f"before {word} after")
    words = " ".join(hidden.text.split())
    assert words in (" ".join(f"before {word} after".split()), "before [hidden] after")
