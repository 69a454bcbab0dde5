"""From a fact to the forms that keep it or give it away."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.course.scaffold.forms import accepted, forms_of, giving_away, phrases, stands, stem, telling_words
from tutor.text.clean import clean
from tutor.text.patterns import compile_pattern

KEPT = [
    # language, fact, what it is told by, answers that keep it, answers that do not
    ("it", "La giornata aperta è sabato 9 novembre, dalle 10 alle 17", "day", ["il 9/11 si viene", "sabato 9 siamo qui"], ["sabato si viene"]),
    ("en", "The open day is Saturday 9 November", "day", ["come on November 9th"], ["come on 10 November"]),
    ("it", "Lo studio è chiuso dal 9 al 20 agosto", "day", ["chiusi dal 9 al 20 agosto"], ["si riapre il 23 agosto"]),
    ("it", "Sabato 14 arrivano 42 ospiti", "day", ["sabato 14 tocca a noi"], ["sabato tocca a noi"]),
    ("it", "Si prenota al numero 0742 555 0192", "phone", ["chiama lo 0742-555-0192"], ["chiama in frantoio"]),
    ("en", "The bottle costs 12 euros", "price", ["it is €12"], ["it is 13 euros"]),
    ("en", "The video is at https://orobia.example/m24", "link", ["see https://orobia.example/m24"], ["see the video"]),
    ("it", "In tre giorni sono entrati 38 quintali di olive", "number", ["38 quintali, poi la pioggia"], ["tre giorni di raccolta"]),
    ("it", "L'olio della foto è tutto Moraiolo", "name", ["tutto moraiolo"], ["tutto buono"]),
    ("en", "Redoing the brake costs nothing", "thing", ["redoing the brake is on us"], ["come by one evening"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "fact", "kind", "keeping", "losing"), KEPT, ids=[row[1] for row in KEPT])
def test_a_fact_is_known_by_its_surest_words(
    language: str, fact: str, kind: str, keeping: list[str], losing: list[str]
) -> None:
    forms = forms_of(fact, language)
    assert forms.kind == kind
    assert forms.shown in fact
    for answer in keeping:
        assert stands(forms.tiers[0], answer, language), (forms, answer)
    for answer in losing:
        assert not stands(forms.tiers[0], answer, language), (forms, answer)


def test_the_good_answer_decides_which_further_forms_count() -> None:
    forms = forms_of("Booking is on 0742 555 0192 or at the mill counter", "en")
    assert accepted(forms, "Book at the counter of our mill.", "en")[1]
    surest, kept = accepted(forms, "Come one day.", "en")
    assert (surest, kept) == (forms.tiers[0], False)


def test_a_form_that_tells_another_fact_as_well_is_left_out() -> None:
    walnut, rye = "The walnut bread sells in the evening", "The rye bread sells in the evening"
    forms = forms_of(walnut, "en")
    chosen, kept = accepted(forms, "Walnut bread in the evening, rye in the morning.", "en", [rye])
    assert kept
    assert stands(forms.tiers[0], rye, "en")
    assert not stands(chosen, rye, "en")


def test_what_gives_a_fact_away_never_stands_in_what_may_be_told() -> None:
    told = ["Our German friends love the new oil.", "The distributor of seeds is here."]
    forms = giving_away("The German distributor signs in December", "en", told)
    assert forms
    assert not any(stands(forms, text, "en") for text in told)
    assert stands(forms, "soon our distributor from the German side will have it", "en")


def test_a_mistake_is_recognised_by_words_that_no_good_answer_has() -> None:
    model = "Sabato 9 si assaggia in frantoio: vi aspettiamo dalle 10."
    chosen = phrases("Vi aspettiamo numerosi per festeggiare con noi!", "it", [model])
    assert stands(chosen, "Vi aspettiamo numerosi", "it")
    assert not stands(chosen, model, "it")
    assert phrases("See you there!", "en", [model]) == ("see you there",)
    assert phrases("12 34", "en", [model]) == ()


def test_stems() -> None:
    assert stem("tedesco", "it") == "tedesc"
    assert stem("Bookings", "en") == "booking"
    assert stem("oil", "en") == "oil"


def test_details_begin_with_what_the_good_answer_takes_up() -> None:
    words = telling_words("The breakfast was lovely and the lift was broken.", "en", "You are right about the lift.")
    assert words[0] == "lift*"
    assert "breakfast*" in words


@given(st.text(max_size=200).map(clean), st.sampled_from(["it", "en"]))
def test_whatever_the_fact_every_form_is_a_pattern_that_stands_in_it(fact: str, language: str) -> None:
    for form in forms_of(fact, language).all:
        compile_pattern(form, language)
        assert stands([form], fact, language, even_negated=True)
    for form in (*giving_away(fact, language, []), *phrases(fact, language, [])):
        compile_pattern(form, language)
