"""What words mean beyond the forms that an author lists."""

from __future__ import annotations

from typing import Any

import pytest

from tutor.checkers.finding import Answer, Context, Fact, Outcome
from tutor.checkers.registry import checker_class
from tutor.text.clean import clean

ANSWERS = {"answers": [["free", "no charge"], ["tyre in stock", "we have it"]]}
MOVE = Fact(
    "move",
    1,
    "In January we move to via dei Tigli",
    "the move",
    match=("via dei tigli", "tigli", "new premises"),
    confidential=True,
)
WHEELS = {"groups": [["due ruote", "bici"], ["ruote", "ruota"]]}


def outcome(checker: str, language: str, text: str, settings: dict[str, Any], *facts: Fact) -> Outcome:
    found = checker_class(checker).model_validate(settings)
    return found.check(Answer(clean(text)), Context(language, facts=facts)).outcome


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The brake is on us, and the tyre is on the shelf.", Outcome.MET),
        ("The brake is on us. Copertone, the tyre I mean: ce l'ho.", Outcome.MET),
        ("The brake is on us. The shelf is full.", Outcome.PARTLY),
        ("Feel free to ring us.", Outcome.UNMET),
    ],
)
def test_an_answer_counts_by_what_it_means_and_a_meaning_needs_its_thing(text: str, expected: Outcome) -> None:
    assert outcome("engagement.answers", "en", text, ANSWERS) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("See you in January, in another street.", Outcome.UNMET),
        ("We will be at the Tigli soon.", Outcome.UNMET),
        ("Mind the leaves of the tigli, they are wet.", Outcome.MET),
        ("In January the cold stiffens your cables.", Outcome.MET),
    ],
)
def test_that_a_house_moves_is_heard_in_other_words_and_a_tree_is_no_street(text: str, expected: Outcome) -> None:
    assert outcome("content.nothing_confidential", "en", text, {}, MOVE) is expected


def test_one_word_names_one_thing() -> None:
    assert outcome("content.names_the_niche", "it", "Amiamo le due ruote.", WHEELS) is Outcome.PARTLY
    assert outcome("content.names_the_niche", "it", "La bici ha una ruota storta.", WHEELS) is Outcome.MET


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine for anyone under twelve.", Outcome.MET),
        ("Children pay 9.", Outcome.MET),
        ("There are 9 bikes in the yard.", Outcome.UNMET),
        ("We take 9 % off.", Outcome.UNMET),
    ],
)
def test_a_bare_number_is_a_price_where_it_counts_no_other_thing(text: str, expected: Outcome) -> None:
    assert outcome("engagement.answers", "en", text, {"answers": [["9 euros"]]}) is expected
