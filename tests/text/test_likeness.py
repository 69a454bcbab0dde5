"""How much two texts are alike."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.likeness import likeness

TEXTS = st.text(alphabet="abc èàòno9.,!'\n", max_size=60)


@given(TEXTS, TEXTS, st.sampled_from(["it", "en"]))
def test_it_is_a_share_the_same_both_ways_and_whole_for_the_same_text(one: str, other: str, language: str) -> None:
    share = likeness(one, other, language)
    assert 0 <= share <= 1
    assert share == likeness(other, one, language)
    assert likeness(one, one, language) == 1


@pytest.mark.parametrize(
    ("language", "text", "close", "far"),
    [
        ("it", "Prenotate un posto al frantoio", "Si prenota in frantoio, posti liberi", "La stampante è guasta"),
        ("en", "Book a place at the mill", "The mill has places: booking is open", "The printer broke again"),
        ("it", "Perché venite sabato 9 novembre", "perche' venire, sabato nove? 9 novembre", "venite al mare"),
        ("en", "It costs 12 euros", "12 euros, that is all", "It costs nothing"),
    ],
)
def test_other_forms_of_the_same_words_are_closer_than_other_words(
    language: str, text: str, close: str, far: str
) -> None:
    assert likeness(text, close, language) > likeness(text, far, language)


def test_the_order_of_the_words_and_glue_do_not_count() -> None:
    assert likeness("The oil of the mill bites", "mill, oil: bites", "en") == 1
