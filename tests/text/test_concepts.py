"""Concept groups: the author's patterns."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.text.concepts import find, find_any
from tutor.text.patterns import PatternError, compile_pattern, compile_patterns
from tutor.text.reading import Reading


def found(pattern: str, text: str, language: str = "it", *, even_negated: bool = False) -> list[str]:
    reading = Reading(text, language)
    hits = find_any(compile_patterns([pattern], language), reading, even_negated=even_negated)
    return [reading.quote(hit.span) for hit in hits]


@pytest.mark.parametrize(
    ("pattern", "text", "quotes"),
    [
        ("prenot*", "Prenotate, la prenotazione è gratis", ["Prenotate", "prenotazione"]),
        ("prenotazione", "la prenotazzione è gratis", ["prenotazzione"]),
        ("olio", "l'Olio nuovo", ["Olio"]),
        ("oliva", "le olive", []),
        ("Mario", "Marie", []),
        ("a within 2 b", "b x y a", ["b x y a"]),
        ("a within 1 b", "b x y a", []),
        ("scrivi _ numero", "scrivi pure quando vuoi al numero", ["scrivi pure quando vuoi al numero"]),
        ("scrivi _ numero", "scrivi. Il numero è qui", []),
        ("dal|della riva", "vento della riva", ["della riva"]),
        ("chied*|passat*", "passate in reception", ["passate"]),
        ("tedesc*|germania", "il cliente tedesco", ["tedesco"]),
        ("9 novembre", "il 9/11 e il 9 nov.", ["9/11", "9 nov"]),
        ("sabato 9", "sab. 9 novembre", ["sab. 9 novembre"]),
        ("10-17", "dalle 10 alle 17", ["dalle 10 alle 17"]),
        ("dalle 13 alle 19", "dall'una alle 7", ["dall'una alle 7"]),
        ("alle 19", "alle sette di sera", ["alle sette"]),
        ("22.40", "l'ultima parte alle 22.40", ["alle 22.40"]),
        ("22.40", "l'ultima parte alle 22.24", []),
        ("38 quintali", "trentotto quintali", ["trentotto quintali"]),
        ("12 euro", "€12, e 12 € netti", ["€12", "12 €"]),
        ("venti per cento", "il 20%", ["20%"]),
        ("0742 555 0192", "chiama 0742-5550192", ["0742-5550192"]),
        ("il 12", "12 euro", []),
        ("15 agosto", "anche a Ferragosto", ["Ferragosto"]),
        ("25 dicembre", "la vigilia di Natale", []),
        ("24 dicembre", "la vigilia di Natale", ["Natale"]),
        ("il 15", "anche a Ferragosto", []),
        ("1974", "dal '74, e 74 finestre", ["'74"]),
    ],
)
def test_patterns_find_what_people_write(pattern: str, text: str, quotes: list[str]) -> None:
    assert found(pattern, text) == quotes


def test_a_name_is_found_in_the_genitive() -> None:
    assert found("Nives", "It's Nives's job", "en") == ["Nives's"]
    assert found("it", "It's Nives's job", "en") == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("prenotate", True),
        ("non prenotate", False),
        ("non solo prenotate", True),
        ("non possiamo non prenotare: prenotate", True),
        ("Da sabato ne prenotate una", True),
        ("né prenotate né chiamate", False),
        ("senza prenotate", False),
        ("senza olio e senza pane prenotate", True),
        ("No, prenotate pure", True),
        ("non ho tempo. Prenotate", True),
    ],
)
def test_negation_turns_what_stands_right_after_it(text: str, said: bool) -> None:
    assert bool(found("prenotate", text)) is said
    assert found("prenotate", text, even_negated=True)


def test_a_figure_is_not_denied_from_afar() -> None:
    assert found("9 agosto", "Non riceviamo dal 9 agosto") == ["9 agosto"]
    assert found("9 agosto", "non il 9 agosto") == []
    assert found("31", "without a video 31 calls", "en") == ["31"]


@pytest.mark.parametrize(
    "pattern", ["", "   ", "_ a", "a _", "a within 99 b", "a* b*c*", "*", "x*", "a b c d e f g h i l m n o"]
)
def test_patterns_that_cannot_be_read_say_why(pattern: str) -> None:
    with pytest.raises(PatternError, match=r"\w"):
        compile_pattern(pattern, "it")


@given(st.lists(st.sampled_from(["olio", "sabato", "9", "non", "prenota", "a", "1.200", "il"]), max_size=30))
def test_hits_lie_in_the_text_and_words_added_after_a_stop_take_none_away(words: list[str]) -> None:
    text = " ".join(words)
    pattern = compile_pattern("prenota _ 9", "it")
    hits = find(pattern, Reading(text, "it"))
    assert all(0 <= hit.span[0] < hit.span[1] <= len(text) for hit in hits)
    assert find(pattern, Reading(text + ".\nE poi basta.", "it")) == hits


@pytest.mark.parametrize("pattern", ["a within 4 a", "a _ b", "a*|ab* within 30 a*", "9 _ 9"])
def test_looking_takes_time_in_proportion_to_the_text(pattern: str) -> None:
    source = pattern.replace("a*|ab*", "ab*").replace("a*", "ab*") if "a*" in pattern else pattern
    assert isinstance(found(source, "a " * 50_000 + "9 " * 5_000), list)
