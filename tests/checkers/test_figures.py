"""The wrong figure beside the right thing, and the right figure beside a wrong one."""

from __future__ import annotations

import pytest

from tutor.checkers.facts import FactsKept
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.text.clean import clean

PLACES = {
    "it": Fact("places", 3, "I posti sono 60", "i posti", accept=("60 posti", "posti within 4 60")),
    "en": Fact("places", 3, "There are 60 places", "the places", accept=("60 places", "places within 4 60")),
}
DAY = Fact("day", 1, "The day is 15 October", "the day", accept=("15 october",))
PRICE = Fact("price", 2, "It costs 8 euros", "the price", accept=("8 euros",))
BOUND = Fact("seats", 4, "60 seats in 12 rows", "the seats", accept=("60",), thing=("seat*", "place*"))


HOURS = Fact("hours", 5, "From 6.30 to 14.30", "the hours", accept=("6.30-14.30",))


def judge(text: str, *facts: Fact, language: str = "en", brief: str = "") -> Finding:
    checker = FactsKept(facts=tuple(fact.id for fact in facts))
    return checker.check(Answer(clean(text)), Context(language, facts=facts, brief=brief))


@pytest.mark.parametrize(
    ("language", "text", "quoted", "right"),
    [
        ("it", "Ci sono 40 posti, venite.", "«40 posti»", "«60»"),
        ("it", "I posti in sala saranno quaranta.", "«quaranta»", "«60»"),
        ("en", "We have 40 places for you.", "“40 places”", "“60”"),
        ("en", "Places are limited to forty-five people.", "“forty-five”", "“60”"),
    ],
)
def test_a_wrong_figure_beside_the_right_thing_is_quoted(language: str, text: str, quoted: str, right: str) -> None:
    finding = judge(text, PLACES[language], language=language)
    assert finding.outcome is Outcome.UNMET
    assert all(piece in finding.found for piece in (quoted, right, "3"))
    assert [text[start:end] for start, end in finding.spans] == [quoted.strip("«»“”")]


@pytest.mark.parametrize(
    "text",
    [
        "We have places for you.",
        "Forty people came last year. There are places for everyone who asks at the counter on the day.",
        "It is 40 minutes by bus from the station and then a short walk to the hall with its places.",
    ],
)
def test_a_figure_of_something_else_is_left_alone(text: str) -> None:
    finding = judge(text, PLACES["en"])
    assert (finding.outcome, finding.spans) == (Outcome.UNMET, ())
    assert "I did not find this yet: the places" in finding.found


def test_a_figure_that_the_brief_says_of_something_else_is_left_alone() -> None:
    finding = judge("Bring the 12 people of your shift, there are places.", PLACES["en"], brief="A shift is 12 people.")
    assert "I did not find this yet: the places" in finding.found


@pytest.mark.parametrize(
    ("text", "quoted"),
    [("Come on 16 October.", "“16 October”"), ("Come on 15/11.", "“15/11”"), ("It costs 9 euros.", "“9 euros”")],
)
def test_days_and_prices_say_what_they_are(text: str, quoted: str) -> None:
    finding = judge(text, DAY if "Come" in text else PRICE)
    assert finding.outcome is Outcome.UNMET
    assert finding.found.startswith(quoted)


def test_one_of_two_facts_wrong_is_half_of_it() -> None:
    finding = judge("On 15 October there are 40 places.", DAY, PLACES["en"])
    assert (finding.outcome, finding.credit) == (Outcome.PARTLY, 0.5)
    assert finding.found == "“40 places”: fact 3 says “60”."


@pytest.mark.parametrize(
    ("text", "outcome", "said"),
    [
        ("There are 60 seats.", Outcome.MET, ""),
        ("Sixty of you can have a seat.", Outcome.MET, ""),
        ("It takes 60 minutes. A seat is yours.", Outcome.UNMET, "“60” is there, and not beside the seats (fact 4)."),
        ("There are 12 seats.", Outcome.UNMET, "“12 seats”: fact 4 says “60”."),
    ],
)
def test_a_fact_that_names_its_thing_binds_its_figure(text: str, outcome: Outcome, said: str) -> None:
    finding = judge(text, BOUND, brief="There are 12 rows.")
    assert finding.outcome is outcome
    assert said in finding.found


def test_a_figure_denied_is_no_wrong_figure() -> None:
    assert "says no to it" in judge("It is not on 15 October.", DAY).found


@pytest.mark.parametrize(("even_negated", "outcome"), [(True, Outcome.MET), (False, Outcome.UNMET)])
def test_a_fact_that_says_what_is_missing_may_be_kept_after_a_not(even_negated: bool, outcome: Outcome) -> None:
    eggs = Fact("eggs", 1, "The egg tray is empty", "the eggs", accept=("eggs",), even_negated=even_negated)
    assert judge("After nine there are no eggs left on the tray.", eggs).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("We start at 6.30. You're out at 14.30.", Outcome.MET),
        ("The lathe starts at half past six and stops at half past two.", Outcome.MET),
        ("We start at 6.30. The coffee is at 9.15 and you're out at 14.30.", Outcome.UNMET),
        ("You're out at 14.30. We start at 6.30.", Outcome.UNMET),
        ("We start at 6.30. It is a good lathe. You're out at 14.30.", Outcome.UNMET),
    ],
)
def test_a_stretch_of_hours_is_kept_by_both_its_ends_said_apart(text: str, outcome: Outcome) -> None:
    assert judge(text, HOURS).outcome is outcome


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("It costs nothing but phone 0742 555 0192 first.", Outcome.MET),
        ("For nothing: 0742 555 0192.", Outcome.MET),
        ("Do not phone 0742 555 0192.", Outcome.UNMET),
    ],
)
def test_a_negation_ends_where_the_sentence_turns(text: str, outcome: Outcome) -> None:
    phone = Fact("phone", 6, "Ring 0742 555 0192", "the number", accept=("0742 555 0192",))
    assert judge(text, phone).outcome is outcome
