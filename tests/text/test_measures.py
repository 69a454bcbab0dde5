"""Figures about texts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text import measures
from tutor.text.lexicon import lexicon
from tutor.text.order import order_score
from tutor.text.reading import Reading
from tutor.text.spelling import MAX_LETTERS, SlipIndex, one_edit_apart, shorter_forms

PROSE = (
    "Sabato 9 novembre il frantoio resta aperto fino alle cinque: venite a vedere dove finiscono le olive della valle. "
    "Chi vuole può assaggiare l'olio con il pane che portiamo noi, e poi tornare a casa con una bottiglia."
)


def test_prose_has_glue_and_a_list_has_none() -> None:
    assert measures.function_word_share(Reading(PROSE, "it")) > 0.3
    assert measures.function_word_share(Reading("olio sabato prenotazione frantoio Moraiolo telefono", "it")) < 0.1


def test_shuffled_words_do_not_read_as_prose() -> None:
    shuffled = (
        "olive il della sabato venite fino con frantoio a che dove le aperto una l'olio noi e alle resta poi il vedere chi "
        "casa pane valle vuole può con a finiscono bottiglia novembre portiamo tornare assaggiare cinque"
    )
    honest, mixed = order_score(Reading(PROSE, "it")), order_score(Reading(shuffled, "it"))
    assert honest is not None
    assert mixed is not None
    assert mixed < -1 < 0 < honest


def test_words_are_counted_as_a_word_processor_does() -> None:
    assert measures.word_count("Sabato 9 novembre, dalle 10 alle 17: c'è l'olio — vieni!") == 10


def test_copied_words_are_found_and_figures_do_not_count() -> None:
    copy = Reading("il frantoio resta aperto fino alle cinque", "it")
    assert measures.containment(copy, [Reading(PROSE, "it")]) == 1
    assert measures.containment(Reading("altre parole che nessuno ha scritto mai", "it"), [Reading(PROSE, "it")]) == 0


def test_gulpease_counts_letters_and_splits_the_apostrophe() -> None:
    """89 + (300 · 1 − 10 · 50) / 9 for one sentence of nine words and fifty letters."""
    text = "L'amministratrice comunicherebbe alla cooperativa le proprie sei condizioni."
    letters = sum(character.isalpha() for character in text)
    assert measures.gulpease(Reading(text, "it")) == pytest.approx(89 + (300 - 10 * letters) / 9)
    assert measures.gulpease(Reading("", "it")) == 0


def test_gulpease_stays_on_its_scale() -> None:
    assert measures.gulpease(Reading("Vieni. Sì.", "it")) == 100
    assert measures.gulpease(Reading("Precipitevolissimevolmente incontrovertibilissimamente", "it")) == 0


@pytest.mark.parametrize("language", ["it", "en"])
def test_every_group_of_the_word_lists_says_what_it_is_for(language: str) -> None:
    words = lexicon(language)
    for group in words.groups:
        assert words.about(group).endswith("."), group
        assert words.patterns(group)
        assert len(set(words.sources(group))) == len(words.sources(group)), group


def test_both_languages_have_the_same_groups() -> None:
    assert lexicon("it").groups == lexicon("en").groups


@given(st.text("abc", min_size=6, max_size=9), st.text("abc", min_size=6, max_size=9))
def test_the_index_of_slips_finds_what_a_comparison_finds(first: str, second: str) -> None:
    assert (second in SlipIndex([second]).near(first)) == one_edit_apart(first, second)


@given(st.integers(6, MAX_LETTERS), st.integers(0, 80), st.sampled_from("xy"))
def test_words_one_letter_apart_share_a_form_up_to_the_longest(letters: int, place: int, letter: str) -> None:
    word = ("abcdefghij" * 8)[:letters]
    at = place % letters
    for slip in (word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]):
        assert shorter_forms(word) & shorter_forms(slip)
        assert SlipIndex([slip]).near(word) == {slip}


def test_no_slip_is_looked_for_in_what_is_longer_than_any_word() -> None:
    endless = "abcdefghij" * 100
    assert not SlipIndex([endless]).forms
    assert SlipIndex([endless[: MAX_LETTERS + 1]]).near(endless[: MAX_LETTERS + 2]) == set()


@given(st.text("abcd", min_size=2, max_size=8), st.integers(0, 7), st.sampled_from("abcd"))
def test_one_edit_is_one_edit(word: str, place: int, letter: str) -> None:
    at = place % len(word)
    assert one_edit_apart(word, word[:at] + letter + word[at:])
    assert one_edit_apart(word, word[:at] + word[at + 1 :])
    assert one_edit_apart(word, word[:at] + letter + word[at + 1 :])
    if at + 1 < len(word):
        assert one_edit_apart(word, word[:at] + word[at + 1] + word[at] + word[at + 2 :])
