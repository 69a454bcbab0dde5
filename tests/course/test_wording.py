"""How a course speaks: the words the tutor would not say, shouting, markup, length."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.material import SCENARIO
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml_bytes
from tutor.course.wording import shouts, stern_words, unquoted, wording

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/wording.toml").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_a_sentence_has_these_words_of_the_schoolmaster(case: dict[str, object]) -> None:
    text, language = str(case["text"]), str(case["language"])
    found = sorted((stern.word for stern in stern_words(text, language)), key=text.index)
    assert found == case["stern"]
    assert all(stern.instead for stern in stern_words(text, language))


def test_another_language_has_no_list() -> None:
    assert stern_words("Du musst das machen, das ist must.", "de") == []


@pytest.mark.parametrize(
    ("text", "loud"),
    [
        ("Che bello!", "!"),
        ("Scrive «Vergogna!» e basta.", ""),
        ("Leggi SUBITO il fatto 2.", "SUBITO"),
        ("È DEL TUTTO falso.", "DEL TUTTO"),
        ("I dati ISTAT dicono altro, e il link UTM pure.", ""),
        ("Per informazioni: FARO, in via Po.", ""),
    ],
)
def test_shouting_is_heard_outside_quotation_marks(text: str, loud: str) -> None:
    assert shouts(text) == loud


def test_quotations_are_blanked_and_places_stay() -> None:
    text = 'Dice «devi» e “must” e "wrong", poi tace.'
    assert len(unquoted(text)) == len(text)
    assert unquoted(text).split() == ["Dice", "e", "e", ",", "poi", "tace."]


def read_over(scenario: str) -> list[Problem]:
    source = read_toml_bytes(scenario.encode(), "content/01.toml")
    assert isinstance(source, Source)
    return list(wording(source, ("it", "en")))


PLANTED = [
    ("in a hint", 'hints.en = ["When?"', 'hints.en = ["You must say when."', Code.STERN_WORD, "'must'"),
    ("in a question", 'question.it = "Si sa quando?"', 'question.it = "Devi dirlo?"', Code.STERN_WORD, "'Devi'"),
    ("of a mistake", 'says.en = "On Sunday the gate is shut."', 'says.en = "Wrong day."', Code.STERN_WORD, "'Wrong'"),
    (
        "of an option",
        'picked.en = "They know the logo."',
        'picked.en = "Obviously not."',
        Code.STERN_WORD,
        "'Obviously'",
    ),
    ("a mark", 'ask.en = "Write the invitation."', 'ask.en = "Write it!"', Code.SHOUTING, "'!'"),
    ("capitals", 'ask.it = "Scrivi l\'invito."', 'ask.it = "Scrivi SUBITO."', Code.SHOUTING, "'SUBITO'"),
    ("a tag", 'title.en = "The open day"', 'title.en = "The <b>open</b> day"', Code.MARKUP, "'<b>'"),
    ("an entity", 'goal.en = "20 visits"', 'goal.en = "20&nbsp;visits"', Code.MARKUP, "'&nbsp;'"),
    ("a title of 90", 'title.en = "The open day"', f'title.en = "{"day " * 22}"', Code.OVERLONG, "'title'"),
]


@pytest.mark.parametrize(("good", "bad", "code", "said"), [row[1:] for row in PLANTED], ids=[row[0] for row in PLANTED])
def test_a_planted_word_is_told_at_its_place(good: str, bad: str, code: Code, said: str) -> None:
    assert good in SCENARIO
    scenario = SCENARIO.replace(good, bad, 1)
    told = read_over(scenario)
    assert [problem.code for problem in told] == [code]
    assert said in told[0].message
    assert bad.partition(" = ")[0] in scenario.split("\n")[told[0].line - 1]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Come and see the stone turn on Sunday, we will be there.", "You must come! It is easy. <b>Sunday</b>"),
        ("On Saturday 9 November the stone turns for everybody:", "You must see it! On Saturday 9 November"),
        ("It is six and the stone turns.", "The owner shouts: you must be wrong!"),
        ('match.en = ["sunday"]', 'match.en = ["you must come on sunday"]'),
    ],
    ids=["a sample", "a model", "a brief", "a pattern"],
)
def test_characters_learners_and_patterns_may_say_anything(good: str, bad: str) -> None:
    assert good in SCENARIO
    assert read_over(SCENARIO.replace(good, bad, 1)) == []
