"""Doubt: people judged answers much like this one the other way."""

from __future__ import annotations

import pytest

from tutor.checkers.base import Look
from tutor.checkers.content.niche import Mentions
from tutor.checkers.doubting import ENOUGH, LEANS
from tutor.checkers.engagement.tone import NotDefensive
from tutor.checkers.facts import FactsKept
from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.text.clean import clean
from tutor.text.leaning import Leaning, words_of
from tutor.text.reading import read

SAYS_THE_DAY = Mentions.model_validate({"groups": [["saturday 9"]], "label": "the day"})
DELIVERY = "Keep the back door free on Saturday 9: van, ramp, sacks of flour."
EVE = "On the eve of Saint Martin's, from ten in the morning till five, the stone turns for you."
WEIGHTS = {"van": -300, "ramp": -300, "sacks": -200, "door": -200, "back": -100, "free": 0, "flour": 0}
WEIGHTS |= {"eve": 400, "saint": 300, "marti": 300, "stone": 100, "turns": 100, "morni": 50, "keep": -50}
LEANING = Leaning(ENOUGH, 0, WEIGHTS)


def outcome(text: str, leaning: Leaning = LEANING) -> Outcome:
    look = Look(read(clean(text), "en"), Context("en"), Answer(clean(text)))
    return SAYS_THE_DAY.doubted(SAYS_THE_DAY.judge(look), look, leaning).outcome


@pytest.mark.parametrize("text", [DELIVERY, EVE], ids=["found, and missed by people", "missed, and found by people"])
def test_what_people_judged_the_other_way_is_left_to_the_learner(text: str) -> None:
    assert outcome(text, Leaning(ENOUGH, 0, {})) in (Outcome.MET, Outcome.UNMET)
    assert outcome(text) is Outcome.UNSURE


def test_few_judged_answers_do_not_outweigh_what_was_found() -> None:
    assert outcome(DELIVERY, LEANING._replace(judged=ENOUGH - 1)) is Outcome.MET


@pytest.mark.parametrize(("weight", "doubted"), [(1000, True), (1, False)])
def test_a_recognised_mistake_takes_more_to_be_doubted(weight: int, doubted: bool) -> None:
    """Given what leans enough for a doubt, then beside a mistake it has to lean further."""
    look = Look(read(clean(EVE), "en"), Context("en"), Answer(clean(EVE)))
    missed, words = SAYS_THE_DAY.judge(look), words_of(look.reading)
    least = next(
        leaning
        for each in range(weight, 2000)
        if (leaning := Leaning(ENOUGH, 0, dict.fromkeys(words, each))).score(look.reading) >= LEANS
    )
    assert SAYS_THE_DAY.doubted(missed, look, least).outcome is Outcome.UNSURE
    assert (SAYS_THE_DAY.doubted(missed, look, least, slip=True).outcome is Outcome.UNSURE) is doubted


@pytest.mark.parametrize(
    "text", ["Saturday 9, on the eve of Saint Martin's, the stone turns.", "The van is at the ramp."]
)
def test_where_people_and_checker_agree_nothing_changes(text: str) -> None:
    assert outcome(text) is outcome(text, Leaning(ENOUGH, 0, {}))


def test_words_without_order_are_not_doubted() -> None:
    """Given the words of an honest answer, mixed, then they are as little there as they were."""
    assert (
        outcome("Martin's stone the of eve turns you Saint from for on the morning in ten five till the")
        is Outcome.UNMET
    )


IN_DIALECT = "Tosi, ghe xe el molin verto par tuti, vegnì anca vialtri a vardar la piera che gira."


@pytest.mark.parametrize(
    ("text", "on_topic", "expected"),
    [
        (IN_DIALECT, True, Outcome.UNSURE),
        (IN_DIALECT, False, Outcome.UNMET),
        (f"{IN_DIALECT} Sabato 19, ciò.", True, Outcome.UNMET),
        ("Ragazzi, il mulino è aperto per tutti, venite anche voi a guardare la pietra che gira.", True, Outcome.UNMET),
    ],
    ids=["dialect", "dialect about something else", "dialect with another figure", "no dialect"],
)
def test_a_dialect_is_only_half_understood(text: str, on_topic: bool, expected: Outcome) -> None:
    """Given a fact that was not found, then in dialect it may be there; not where nothing else of the task is."""
    day = Fact("day", 1, "Si apre sabato 9 novembre", "il giorno", accept=("9 novembre", "sabato 9"), thing=("sabato",))
    keeps = FactsKept(facts=("day",))
    look = Look(read(clean(text), "it"), Context("it", facts=(day,)), Answer(clean(text)))
    assert keeps.doubted(keeps.judge(look), look, None, on_topic=on_topic).outcome is expected


def test_what_a_checker_finds_can_be_cut_out() -> None:
    """Given an answer that says it twice, then both places go, and where nothing is found nothing can go."""
    context = Context("en")
    rest = SAYS_THE_DAY.without(Answer(clean("Come on Saturday 9! The stone turns on Saturday 9 for you.")), context)
    assert rest == "Come on ! The stone turns on  for you."
    assert SAYS_THE_DAY.without(Answer(clean(EVE)), context) is None


TONE = NotDefensive(phrases=("you could have phoned",))
AMISS = Finding(Outcome.UNSURE, "«…»: I cannot tell. You can.")


def test_where_people_found_nothing_amiss_a_suspicion_is_settled() -> None:
    """Given a sentence that may be cold, and people who let such answers pass, then it passes; a thing that may be
    there is not there for that.
    """
    text = clean("The hub went out this morning and reaches you on Friday.")
    look = Look(read(text, "en"), Context("en"), Answer(text))
    kind = Leaning(ENOUGH, 0, dict.fromkeys(words_of(look.reading), 100))
    assert TONE.doubted(AMISS, look, kind).outcome is Outcome.MET
    assert TONE.doubted(AMISS, look, kind._replace(judged=ENOUGH - 1)).outcome is Outcome.UNSURE
    assert SAYS_THE_DAY.doubted(AMISS, look, kind).outcome is Outcome.UNSURE


def test_a_listed_phrase_is_never_in_doubt() -> None:
    text = clean("You could have phoned, and the hub went out this morning and reaches you on Friday.")
    look = Look(read(text, "en"), Context("en"), Answer(text))
    kind = Leaning(ENOUGH, 0, dict.fromkeys(words_of(look.reading), 300))
    assert TONE.doubted(TONE.judge(look), look, kind).outcome is Outcome.UNMET
