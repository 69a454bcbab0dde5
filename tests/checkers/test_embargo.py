"""What stays inside for a while: labels, sentences, days and words for it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.checkers.internal.embargo import Embargo
from tutor.i18n import speaker
from tutor.text.clean import clean
from tutor.text.days import until_words

PRICE = Fact("price", 2, "The price rises to 14 euros", "the price", accept=("14 euros",), inside_until="2026-12-08")
MERGER = Fact("merger", 3, "We join with Colle Verde", "the merger", match=("colle verde",))
MERGER = replace(MERGER, inside_until="until the works council has met")


def judge(text: str, *facts: Fact, **settings: object) -> Finding:
    return Embargo.model_validate(settings).check(Answer(clean(text)), Context("en", facts=facts or (PRICE,)))


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("The price rises to 14 euros. Between us until 8 December.", Outcome.MET),
        ("14 euros from next year. Not a word to anybody before 8 December: if customers ask, it is 12.", Outcome.MET),
        ("14 euros from next year, confidential. Public on 8 December.", Outcome.MET),
        ("14 euros from next year, confidential.", Outcome.PARTLY),
        ("14 euros from next year, announced on 8 December.", Outcome.PARTLY),
        ("14 euros from next year.", Outcome.UNMET),
        ("Confidential until 8 December, ask me in person.", Outcome.UNMET),
        ("14 euros, confidential until 18 December.", Outcome.UNMET),
        ("14 euros, confidential until 8 December. Tell customers it will be 14 euros.", Outcome.UNMET),
        ("14 euros, confidential until 8 December. Don't tell customers about the 14 euros.", Outcome.MET),
    ],
)
def test_the_embargo_of_one_fact(text: str, outcome: Outcome) -> None:
    assert judge(text).outcome is outcome, judge(text).found


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("14 euros from January. Nobody outside hears it until December.", Outcome.MET),
        ("14 euros from January. It is ours alone up to and including 30 November.", Outcome.MET),
        ("14 euros from January. It is ours alone till the end of November.", Outcome.MET),
        ("14 euros from January. Nobody outside hears it until November.", Outcome.PARTLY),
        ("14 euros from January. Tell whoever asks, the list is out in December.", Outcome.UNMET),
    ],
)
def test_an_embargo_until_the_first_of_a_month_is_said_by_the_month(text: str, outcome: Outcome) -> None:
    found = judge(text, replace(PRICE, inside_until="2026-12-01"))
    assert found.outcome is outcome, found.found


def test_a_part_for_outsiders_ends_with_its_paragraph_or_where_the_inside_begins() -> None:
    note = "For customers: a coffee is 12 euros.{gap}Staff: 14 euros from January, between us until 8 December."
    assert judge(note.format(gap="\n\n")).outcome is Outcome.MET
    assert judge(note.format(gap="\n")).outcome is Outcome.MET
    assert (
        judge("For customers:\na coffee is 14 euros.\n\nStaff: between us until 8 December.").outcome is Outcome.UNMET
    )


def test_an_author_may_name_what_begins_a_part_for_outsiders() -> None:
    text = "14 euros, between us until 8 December.\n\nChalkboard: coffee 14 euros"
    assert judge(text).outcome is Outcome.MET
    finding = judge(text, outside=["chalkboard"])
    assert finding.outcome is Outcome.UNMET
    assert "fact 2 stays inside until Tuesday 8 December" in finding.found


def test_an_embargo_in_words_is_known_in_other_words() -> None:
    told = "We join with Colle Verde. Keep it between us, until our works council met about it."
    assert judge(told, MERGER).outcome is Outcome.MET
    assert judge("We join with Colle Verde. Keep it between us for now.", MERGER).outcome is Outcome.PARTLY


def test_one_of_two_facts_is_half_of_it_and_the_author_may_ask_for_one() -> None:
    text = "14 euros from January, between us until 8 December."
    assert judge(text, PRICE, MERGER).outcome is Outcome.PARTLY
    assert judge(text, PRICE, MERGER, facts=["price"]).outcome is Outcome.MET


@pytest.mark.parametrize(
    ("until", "language", "said"),
    [
        ("2026-12-01", "en", "until Tuesday 1 December"),
        ("2026-12-01", "it", "fino a martedì 1º dicembre"),
        ("2026-08-08", "it", "fino a sabato 8 agosto"),
        ("until the fair", "en", "until the fair"),
        ("", "it", ""),
    ],
)
def test_until_when_in_words(until: str, language: str, said: str) -> None:
    assert until_words(until, speaker(language)) == said
