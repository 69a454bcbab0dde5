"""What is read off a text stays with the reading, and goes with it."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable, Iterator

import pytest

from tutor.text.concepts import find_any
from tutor.text.leaning import words_of
from tutor.text.lexicon import lexicon
from tutor.text.measures import containment, content_words, function_word_share
from tutor.text.moves import moves
from tutor.text.negation import negated
from tutor.text.order import order_score
from tutor.text.reading import SHORT, Reading, read, remembered

MANY = 400
FEW = 20


def look_everywhere(reading: Reading) -> None:
    """Ask everything of a reading that is remembered."""
    find_any(lexicon("en").patterns("call_action"), reading)
    moves(reading, "caveat")
    negated(reading, 2)
    negated(reading, 2, window=6)
    order_score(reading), words_of(reading), content_words(reading), function_word_share(reading)
    containment(reading, [reading])


@pytest.mark.parametrize("make", [Reading, read], ids=["by hand", "kept for a while"])
def test_of_many_long_texts_few_stay(make: Callable[[str, str], Reading]) -> None:
    def readings() -> Iterator[weakref.ref[Reading]]:
        for number in range(MANY):
            reading = make(f"We do not open on day {number}, but do come and see us. " * (SHORT // 50 + 1), "en")
            look_everywhere(reading)
            yield weakref.ref(reading)

    seen = list(readings())
    gc.collect()
    assert sum(reading() is not None for reading in seen) <= FEW


@pytest.mark.parametrize("text", ["Come and see us.", "Come and see us. " * SHORT], ids=["short", "long"])
def test_a_text_looked_at_again_is_read_once(text: str) -> None:
    assert read(text, "en") is read(text, "en")
    assert read(text, "en") is not read(text, "it")


def test_a_short_text_stays_while_long_ones_pass() -> None:
    kept = read("Free of charge", "en")
    for number in range(MANY):
        read(f"{number} " + "Come and see us. " * SHORT, "en")
    assert read("Free of charge", "en") is kept


def test_what_is_remembered_is_told_apart_by_all_that_was_asked() -> None:
    asked: list[tuple[Reading, int, int]] = []

    @remembered
    def derived(reading: Reading, number: int, other: int = 0) -> int:
        asked.append((reading, number, other))
        return number + other

    one, two = Reading("one", "en"), Reading("two", "en")
    calls = [derived(one, 1), derived(one, 1), derived(two, 1), derived(one, 2), derived(one, 1, 2)]
    assert calls == [1, 1, 1, 2, 3]
    assert [derived(one, 1, other=3), derived(one, 1, other=3)] == [4, 4]
    assert asked == [(one, 1, 0), (two, 1, 0), (one, 2, 0), (one, 1, 2), (one, 1, 3)]
