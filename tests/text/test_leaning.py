"""What judged answers teach: which way a text leans."""

from __future__ import annotations

import os
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tutor.text.clean import clean
from tutor.text.leaning import FEWEST, Leaning, learn, words_of
from tutor.text.reading import Reading

KEPT = (
    "The note stays in this room until Friday.",
    "Keep it among yourselves, please, until Friday noon.",
    "Let us park this in the yard until Friday.",
    "Handbrake on: nobody hears of it before Friday.",
    "Lips sealed until Friday noon, thank you.",
    "Until Friday it sleeps in the depot.",
)
TOLD = (
    "The last van leaves on Thursday the seventeenth.",
    "Four parcels for sixty kilometres of bends.",
    "Ivo moves to the hospital run on Monday.",
    "Thank you for all those winters on the road.",
    "The van leaves at seven, four parcels aboard.",
    "Monday there is a hospital run with Ivo.",
)


def judged(texts: tuple[str, ...], *, met: bool) -> list[tuple[frozenset[str], bool]]:
    return [(words_of(Reading(text, "en")), met) for text in texts]


def leaning() -> Leaning:
    learnt = learn([*judged(KEPT, met=True), *judged(TOLD, met=False)])
    assert learnt is not None
    return learnt


def test_a_text_leans_towards_those_it_shares_words_with() -> None:
    learnt = leaning()
    there = learnt.score(Reading("Handbrakes on, folks: parked in the depot until Friday.", "en"))
    absent = learnt.score(Reading("The van with four parcels leaves the hospital on Monday.", "en"))
    assert there > 0.5 > 0 > absent


def test_words_that_no_judged_answer_has_tell_nothing() -> None:
    assert leaning().score(Reading("My dog limped to the vet on Sunday, and we came home late.", "en")) == 0


def test_too_few_answers_or_one_outcome_alone_teach_nothing() -> None:
    assert learn(judged(KEPT + TOLD, met=True)) is None
    assert learn([*judged(KEPT, met=True), *judged(TOLD, met=False)][: FEWEST - 1]) is None


def test_the_same_answers_teach_the_same_in_every_process() -> None:
    """Sets of words come in another order in each process, and sums of fractions depend on the order."""
    code = "from tests.text.test_leaning import leaning; print(sorted(leaning().weights.items()), leaning().bias)"
    said = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(said) == 1


def test_a_figure_counts_by_what_it_says() -> None:
    assert words_of(Reading("at 9 and 9.0", "en")) >= words_of(Reading("9", "en"))


@given(st.text(max_size=300))
def test_any_text_has_a_score(text: str) -> None:
    assert isinstance(leaning().score(Reading(clean(text), "en")), float)


def test_what_surrounds_a_thing_does_not_stand_for_it() -> None:
    """Given texts that say until when, and the same without it, then the rest of such a text tells nothing."""
    spoilt = [words_of(Reading(text.replace("Friday", ""), "en")) for text in KEPT]
    learnt = learn([*judged(KEPT, met=True), *judged(TOLD, met=False)], spoilt)
    assert learnt is not None
    said, unsaid = Reading(KEPT[0], "en"), Reading(KEPT[0].replace("Friday", ""), "en")
    assert learnt.score(said) > 0 > learnt.score(unsaid)
    assert leaning().score(unsaid) > 0
