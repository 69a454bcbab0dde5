"""What is looked up in an index is what a plain search finds: speed changes no finding."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tutor.checkers.look import clear_of, inside
from tutor.text.concepts import find, find_any
from tutor.text.feasts import FEASTS
from tutor.text.patterns import compile_patterns
from tutor.text.reading import Reading, Span

WORDS = (
    'prenota prenotate prenotaz prnota il la non dal 9 novembre alle 10 bottega botega bottege oggi . , : ( « » " “ ”'
)
PATTERNS = (
    "prenota",
    "prenot*",
    "il _ bottega",
    "bottega",
    "dal|alle 10",
    "9 novembre",
    "bottega within 3 prenot*",
    "10 within 2 9 novembre",
    "non oggi",
    "Bottega",
    "oggi within 4 dal",
)

texts = st.lists(st.sampled_from(WORDS.split()), max_size=30).map(" ".join)
spans = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], pair[0] + pair[1]))


@given(texts)
def test_patterns_looked_for_together_are_found_as_each_by_itself(text: str) -> None:
    patterns, reading = compile_patterns(PATTERNS, "it"), Reading(text, "it")
    alone = sorted(
        (hit for pattern in patterns for hit in find(pattern, reading)), key=lambda hit: (hit.first, -hit.last)
    )
    assert find_any(patterns, reading, even_negated=True) == alone
    assert find_any(patterns, reading) == [hit for hit in alone if not hit.negated]


@given(texts, spans)
def test_quotation_marks_are_told_as_by_searching_both_ways(text: str, span: Span) -> None:
    before, after = text[: span[0]], text[span[1] :]
    inside = any(before.rfind(opens) > before.rfind(closes) and closes in after for opens, closes in ("«»", "“”"))
    inside |= before.count('"') % 2 == 1 and '"' in after
    assert Reading(text, "it").in_quotes(span) == inside


@given(st.lists(spans), st.lists(spans))
def test_places_clear_of_others_share_no_character_with_them(some: list[Span], others: list[Span]) -> None:
    kept = [(start, end) for start, end in some if not any(start < last and first < end for first, last in others)]
    assert clear_of(some, others) == kept


@given(st.lists(spans), st.lists(spans))
def test_places_inside_others_are_covered_by_those_that_hang_together(some: list[Span], others: list[Span]) -> None:
    """Given others that overlap, then they are one; two that only touch stay two."""
    joined = {at for start, end in others for at in range(start + 1, end)}
    touched = {at for start, end in others for at in range(start, end)}
    kept = [
        (start, end) for start, end in some if start in touched and all(at in joined for at in range(start + 1, end))
    ]
    assert inside(some, others) == kept


@given(texts, spans)
def test_what_stands_around_a_place_is_the_nearest_that_is_seen(text: str, span: Span) -> None:
    start, end = (min(offset, len(text)) for offset in span)
    before, after = text[:start].rstrip(" \ufe0f"), text[end:].lstrip(" \ufe0f")
    assert Reading(text, "it").around((start, end)) == (before[-1:], after[:1])


feast_words = sorted({word for name in FEASTS["it"] for word in name.split()} | {"a", "il", "."})


@given(st.lists(st.sampled_from(feast_words), max_size=12).map(" ".join))
def test_of_feasts_that_share_words_the_longest_is_meant(text: str) -> None:
    words = [word.folded for word in Reading(text, "it").words]
    wanted, covered = [], set()
    for name in sorted(FEASTS["it"], key=len, reverse=True):
        row = name.split()
        for first in range(len(words)):
            if words[first : first + len(row)] == row and first not in covered:
                covered.update(range(first, first + len(row)))
                wanted.append((first + len(row) - 1, name))
    assert sorted((last, feast.folded) for feast, last in Reading(text, "it").feasts) == sorted(wanted)
