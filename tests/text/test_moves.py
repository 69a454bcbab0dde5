"""The models of moves, and the word lists they weigh: none is left over, and each says yes and no."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import tutor
from tutor.text import moves
from tutor.text.clean import clean
from tutor.text.reading import Reading, read

PACKAGE = Path(tutor.__file__).parent


def test_every_word_list_and_model_is_asked_for() -> None:
    """By checkers and gates while their cases run; a name that only stands in the source keeps nothing alive."""
    command = [sys.executable, "-m", "tests.asked"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=PACKAGE.parent)
    assert json.loads(done.stdout) == {"it": [], "en": []}


def test_a_sentence_makes_a_move_and_its_neighbour_does_not() -> None:
    reading = read(clean("The brake squealed and that is on us. We redo it free of charge on Monday morning."), "en")
    (span,) = moves.moves(reading, "remedy")
    assert reading.quote(span).startswith("We redo it")
    start, end = moves.strongest(reading, "remedy", span)
    assert span[0] <= start < end <= span[1]


@given(st.text(max_size=300))
def test_any_text_is_scored_alike_twice_with_spans_inside(text: str) -> None:
    told = clean(text)
    found = moves.moves(Reading(told, "it"), "caveat")
    assert found == moves.moves(Reading(told, "it"), "caveat")
    assert all(0 <= start < end <= len(told) for start, end in found)


OWN_WORDS = "Seven calls fewer. «{quoted}», says Piero. The video works."


def test_a_model_of_ones_own_words_weighs_none_that_are_quoted() -> None:
    texts = [
        OWN_WORDS.format(quoted=said) for said in ("One month is too little to tell", "Three cheers for the video")
    ]
    scores = [[score for _, score in moves.scored(read(clean(text), "en"), "caveat")] for text in texts]
    assert scores[0] == scores[1]
    assert moves.moves(read(clean(texts[0].replace("«", "").replace("»", "")), "en"), "caveat")


def test_words_parted_by_a_quotation_stand_in_no_row() -> None:
    reading = read(clean("We said «never mind» and left."), "en")
    place = moves.look_at(reading, reading.sentences[0], moves.quoted(reading))
    assert {"p:we said", "p:and left"} <= place.words
    assert not {"p:said and", "w:never", "p:said never"} & place.words


def test_quotation_marks_around_the_text_itself_set_nothing_aside() -> None:
    text = "Seven calls fewer, but one month is too little to tell."
    quoted = read(clean(f"«{text}»"), "en")
    assert not moves.quoted(quoted)
    assert moves.moves(quoted, "caveat")
