"""Closed answers: credit, feedback, numbers as people write them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.checkers.closed import Choice, Match, Order
from tutor.checkers.credit import Credit, earned
from tutor.checkers.finding import Answer, Context, Outcome
from tutor.checkers.number import Number
from tutor.text.clean import clean

IT = Context("it")
SETS = st.frozensets(st.sampled_from("abcdef"))


@pytest.mark.parametrize(
    ("scheme", "picked", "right", "credit"),
    [
        (Credit.ALL, "ab", "ab", 1),
        (Credit.ALL, "a", "ab", 0),
        (Credit.NET, "a", "ab", 0.5),
        (Credit.NET, "ac", "ab", 0),
        (Credit.NET, "abc", "ab", 0.5),
        (Credit.COVERAGE, "a", "ab", 0.5),
        (Credit.COVERAGE, "abcd", "ab", 0.5),
        (Credit.HALVES, "a", "ab", 0.5),
        (Credit.HALVES, "ac", "ab", 0.25),
        (Credit.HALVES, "acd", "ab", 0),
        (Credit.NET, "", "", 1),
        (Credit.NET, "a", "", 0),
    ],
)
def test_schemes_of_credit(scheme: Credit, picked: str, right: str, credit: float) -> None:
    assert earned(scheme, set(picked), set(right)) == credit


@given(st.sampled_from(Credit), SETS, SETS)
def test_credit_is_a_share_and_full_for_the_key_alone(
    scheme: Credit, picked: frozenset[str], right: frozenset[str]
) -> None:
    credit = earned(scheme, picked, right)
    assert 0 <= credit <= 1
    assert (credit == 1) == (picked == right)


def choice(**extra: object) -> Choice:
    options = [
        {"id": "day", "text": "The day", "correct": True, "missed": "Nobody knows when."},
        {"id": "place", "text": "The place", "correct": True},
        {"id": "logo", "text": "The logo", "picked": "They know it already."},
    ]
    return Choice.model_validate({"options": options, "several": True, **extra})


def test_feedback_comes_for_what_was_picked_and_for_what_was_missed() -> None:
    finding = choice().check(Answer(chosen=("place", "logo")), Context("en"))
    assert finding.outcome is Outcome.UNMET
    assert finding.notes == ("The day: Nobody knows when.", "The logo: They know it already.")


def test_a_remark_answers_an_exact_combination() -> None:
    said = {"picked": ["day", "logo"], "says": "A day and a logo, and nowhere to go."}
    finding = choice(combinations=[said]).check(Answer(chosen=("logo", "day")), Context("en"))
    assert finding.found == "A day and a logo, and nowhere to go."


def test_picks_that_do_not_exist_count_for_nothing() -> None:
    assert choice().check(Answer(chosen=("ghost",)), Context("en")).outcome is Outcome.INVALID


def test_two_picks_where_one_is_asked_for_are_no_answer() -> None:
    finding = choice(several=False).check(Answer(chosen=("day", "logo")), Context("en"))
    assert (finding.outcome, finding.found) == (Outcome.INVALID, "I see 2 picks: which one is yours?")


@pytest.mark.parametrize(
    ("right", "praise"), [("", "Right: it is none of them."), ("a", "That is the one."), ("ab", "Those are the ones.")]
)
def test_right_picks_are_praised_by_their_number(right: str, praise: str) -> None:
    options = [{"id": letter, "text": letter, "correct": letter in right} for letter in "abc"]
    asked = Choice.model_validate({"options": options, "several": True})
    assert asked.check(Answer(chosen=tuple(right)), Context("en")).found == praise


def test_an_order_with_an_item_twice_is_no_order() -> None:
    order = Order.model_validate({"items": [{"id": name, "text": name} for name in "abc"]})
    assert order.check(Answer(chosen=("c", "a", "b", "c")), Context("en")).outcome is Outcome.INVALID


def test_an_order_says_why_the_misplaced_one_stands_elsewhere() -> None:
    items = [{"id": name, "text": name, "says": f"{name} because"} for name in "abcd"]
    order = Order.model_validate({"items": items})
    assert order.check(Answer(chosen=tuple("dabc")), Context("en")).notes == ("d because",)
    assert order.check(Answer(chosen=tuple("abcd")), Context("en")).outcome is Outcome.MET


def test_ties_stand_in_any_order() -> None:
    items = [{"id": name, "text": name} for name in "abc"]
    order = Order.model_validate({"items": items, "ties": [["a", "b"]]})
    assert order.check(Answer(chosen=tuple("bac")), Context("en")).outcome is Outcome.MET


def test_a_match_names_what_is_out_of_place() -> None:
    items = [
        {"id": "i", "text": "I", "goes_to": "x"},
        {"id": "j", "text": "J", "goes_to": "y", "says": "there they read it"},
    ]
    match = Match.model_validate({"items": items, "classes": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}]})
    finding = match.check(Answer(pairs=(("i", "x"), ("j", "x"))), Context("en"))
    assert (finding.outcome, finding.credit, finding.notes) == (Outcome.PARTLY, 0.5, ("J: there they read it",))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("5,3", Outcome.MET),
        ("5.3 %", Outcome.MET),
        ("0,053", Outcome.MET),
        ("18 su 340", Outcome.MET),
        ("18/340", Outcome.MET),
        ("18 / 340 = 5,29 %", Outcome.MET),
        ("circa il 5,3 per cento", Outcome.MET),
        ("cinque virgola tre", Outcome.INVALID),
        ("53", Outcome.UNMET),
        ("0,053 %", Outcome.UNMET),
        ("0,053 per cento", Outcome.UNMET),
        ("18", Outcome.UNMET),
        ("5 oppure 6", Outcome.INVALID),
        ("", Outcome.INVALID),
        ("boh", Outcome.INVALID),
    ],
)
def test_one_rate_is_written_in_many_ways(text: str, outcome: Outcome) -> None:
    number = Number(value=5.29, unit="%", tolerance=0.1)
    assert number.check(Answer(clean(text)), IT).outcome is outcome


@pytest.mark.parametrize("text", ["0,5 %", "0,5%", "0.5 per cento", "1/200"])
def test_half_a_point_is_no_half(text: str) -> None:
    """A hundredth of the value, the slip of a comma, is no other way to write it."""
    assert Number(value=50, unit="%").check(Answer(clean(text)), IT).outcome is Outcome.UNMET


@pytest.mark.parametrize(
    ("text", "language"), [("1.250", "it"), ("1,250", "en"), ("1250", "en"), ("1 250 €", "it"), ("€1.250", "it")]
)
def test_thousands_are_read_as_the_language_writes_them(text: str, language: str) -> None:
    assert Number(value=1250).check(Answer(clean(text)), Context(language)).outcome is Outcome.MET


def test_the_value_read_is_echoed_and_the_side_is_told() -> None:
    number = Number(value=22.6, unit="%", tolerance=0.2, sign=False, high="too much", low="too little")
    assert number.check(Answer(clean("-22,6%")), IT).outcome is Outcome.MET
    finding = number.check(Answer(clean("-29%")), IT)
    assert "-29 %" in finding.found
    assert finding.move == "too much"
    assert number.check(Answer(clean("7/31")), IT).outcome is Outcome.MET
    assert number.check(Answer(clean("7 out of 31")), Context("en")).outcome is Outcome.MET


def test_of_many_numbers_five_are_read_back() -> None:
    many = " ".join(str(number) for number in range(1, 100))
    found = Number(value=1).check(Answer(clean(many)), Context("en"))
    assert (found.outcome, found.found) == (Outcome.INVALID, "I read 1, 2, 3, 4, 5, …: which one is your answer?")


def test_a_book_is_no_number() -> None:
    found = Number(value=1).check(Answer(clean("1 " * 100_000)), Context("en"))
    assert found.outcome is Outcome.INVALID
