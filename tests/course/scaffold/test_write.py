"""The scenario's text: valid TOML that reads back to the author's own values, whatever these are."""

from __future__ import annotations

import re
import string
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.course.scaffold.test_document import HOSTILE
from tutor.checkers.registry import SELF, checker_class
from tutor.checkers.settings import Languages
from tutor.course.model import Scenario
from tutor.course.scaffold import defaults
from tutor.course.scaffold.answers import ScenarioAnswers
from tutor.course.scaffold.outline import outline, slug, title_of
from tutor.course.scaffold.places import AREAS, misplaced, scenario_id
from tutor.course.scaffold.write import scenario_text
from tutor.course.shape import validate
from tutor.course.source import Source, read_toml_bytes
from tutor.course.wording import stern_words
from tutor.text.clean import clean, clean_line

texts = st.one_of(st.sampled_from(HOSTILE), st.text(min_size=1, max_size=120)).map(clean).map(str.strip).filter(bool)
lines = texts.map(clean_line).map(str.strip).filter(bool)


@st.composite
def answers(draw: st.DrawFn) -> dict[str, ScenarioAnswers]:
    languages = draw(st.sampled_from([("it",), ("en",), ("it", "en")]))
    marks = draw(st.lists(st.booleans(), min_size=2, max_size=6))
    area, where = draw(st.sampled_from(AREAS)), draw(st.sampled_from(["text", "instagram", "x"]))
    return {
        language: ScenarioAnswers(
            languages=languages,
            area=area,
            department="it",
            where=where,
            facts=tuple(f"{'! ' if mark else ''}{draw(lines)}" for mark in marks),
            company_name=draw(lines),
            company_about=draw(lines),
            role=draw(lines),
            situation=draw(texts),
            reader=draw(lines),
            goal=draw(lines),
            ask=draw(lines),
            model=draw(texts),
            mistake=draw(texts),
            mistake_says=draw(lines),
        )
        for language in languages
    }


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(answers())
def test_whatever_is_answered_the_file_reads_back_to_it(given_answers: dict[str, ScenarioAnswers]) -> None:
    text = scenario_text(outline(given_answers, "first", "mill"))
    read = tomllib.loads(text)
    for language, each in given_answers.items():
        head, step = read["scenario"], read["steps"][0]
        held = [head["role"], head["brief"], head["reader"], head["goal"], step["ask"], step["models"][0]["text"]]
        assert [texts[language] for texts in held] == [
            each.role, each.situation, each.reader, each.goal, each.ask, each.model,
        ]  # fmt: skip
        assert [fact["text"][language] for fact in read["facts"]] == [
            fact.removeprefix("!").strip() for fact in each.facts
        ]
    source = read_toml_bytes(text.encode(), "first.toml")
    assert isinstance(source, Source)
    for language in given_answers:
        assert validate(source, Scenario, Languages(language, language, ("it", "en")))[1] == []


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def spoken(data: Any) -> list[dict[str, Any]]:
    """Return every table by language of the data files."""
    if not isinstance(data, dict):
        return []
    if set(data) == {"it", "en"}:
        return [data]
    return [found for value in data.values() for found in spoken(value)]


@pytest.mark.parametrize("name", ["criteria", "sentences"])
def test_the_texts_of_a_new_file_are_there_in_both_languages_and_no_schoolmaster(name: str) -> None:
    tables = spoken(defaults._data(name))
    assert len(tables) > 30
    for table in tables:
        both = {code: each if isinstance(each, list) else [each] for code, each in table.items()}
        assert len(both["it"]) == len(both["en"])
        for it, en in zip(both["it"], both["en"], strict=True):
            assert places(it) == places(en), en
            assert stern_words(it, "it") == []
            # A comment names the weight "must" to an author; a learner's text never does.
            assert stern_words(re.sub(r"\b(must|should)(:| once)", "", en), "en") == []


def test_every_area_begins_with_criteria_that_exist() -> None:
    for area in AREAS:
        names = defaults.criteria_of(area)
        assert "invented" in names
        for name in names:
            use = defaults.criterion(name)["use"]
            assert use == SELF or checker_class(use)
        musts = [name for name in names if defaults.criterion(name)["weight"] == "must"]
        assert all(len(defaults.criterion(name)["hints"]["it"]) >= 3 for name in musts)


def test_ids_and_titles() -> None:
    assert slug("L'olio nuovo, è già qui!", "x") == "l-olio-nuovo-e-gia-qui"
    assert slug("日本", "scenario") == "scenario"
    assert scenario_id("01-new-oil.toml", "t") == "new-oil"
    assert scenario_id("07.toml", "The new oil") == "the-new-oil"
    assert title_of("Sabato si apre. Poi si vede.") == "Sabato si apre"
    assert len(title_of("parola " * 40)) <= 60


def test_a_scenario_stands_in_the_folder_of_its_area() -> None:
    assert misplaced(Path("draft/content/first.toml"), "content") == ""
    assert "'networks'" in misplaced(Path("draft/networks/first.toml"), "content")
    assert "is none" in misplaced(Path("first.toml"), "content")
    assert ".toml" in misplaced(Path("draft/content/first"), "content")
