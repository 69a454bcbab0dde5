"""An answers file: every problem at once, each with its place and cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tutor.course.problems import Code, Problem
from tutor.course.scaffold.answers import ScenarioAnswers, read_answers
from tutor.course.scaffold.questions import Kind, current
from tutor.course.scaffold.rules import tidy
from tutor.course.scaffold.scenario_questions import EXTRA, scenario_questions
from tutor.course.scaffold.sheet import answers_sheet, questions_data
from tutor.course.source import Source, read_toml_bytes
from tutor.i18n import speaker

GOOD = (Path(__file__).parent.parent.parent / "cases/new/content-it.toml").read_text("utf-8")
BOTH = (Path(__file__).parent.parent.parent / "cases/new/both-languages.toml").read_text("utf-8")


def problems(text: str, companies: dict[str, str] | None = None) -> list[Problem]:
    source = read_toml_bytes(text.encode(), "answers.toml")
    assert isinstance(source, Source)
    return read_answers(source, ScenarioAnswers, scenario_questions(companies or {}))[1]


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('area = "content"', 'ara = "content"', Code.UNKNOWN_KEY, "did you mean 'area'?"),
        ('area = "content"', 'area = "contents"', Code.WRONG_VALUE, "did you mean 'content'?"),
        ('where = "instagram"', 'where = "instagran"', Code.WRONG_VALUE, "did you mean 'instagram'?"),
        ('department = "shop-floor"', "", Code.MISSING_KEY, "add department = …"),
        ('company_name = "Frantoio Colle Verde"', "", Code.MISSING_KEY, "add company_name = …"),
        ('company_name = "Frantoio Colle Verde"', 'company = "mill"', Code.WRONG_VALUE, "There is no company 'mill' yet"),
        ('languages = ["it"]', 'languages = ["fr"]', Code.WRONG_VALUE, "it, en"),
        ('languages = ["it"]', 'languages = ["it", "en"]', Code.MISSING_TRANSLATION, "role.it = … and role.en = …"),
        ('ask = "Scrivi la didascalia per Instagram, tre righe."', 'ask = ""', Code.WRONG_VALUE, "Something is needed"),
        ('mistake = "Vi', 'mistake = "Vi"\nx = "', Code.WRONG_VALUE, "With 2 words or more"),
    ],
)  # fmt: skip
def test_a_slip_is_told_with_its_cure(old: str, new: str, code: Code, said: str) -> None:
    assert old in GOOD
    found = problems(GOOD.replace(old, new))
    assert any(problem.code is code and said in f"{problem.message} {problem.cure}" for problem in found), found


def test_the_place_of_a_slip_is_its_line_and_column() -> None:
    line = GOOD.splitlines().index('where = "instagram"') + 1
    (only,) = problems(GOOD.replace('"instagram"', '"instagran"'))
    assert (only.line, only.column) == (line, 9)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ('["uno"]', "From 2 to 6 facts"),
        ('["1", "2", "3", "4", "5", "6", "7"]', "From 2 to 6 facts"),
        ('["! uno", "! due"]', "one at least is for the reader"),
        ('["uno", "!"]', "A mark with nothing after it"),
    ],
)
def test_facts_have_bounds(facts: str, said: str) -> None:
    start, end = GOOD.index("facts = ["), GOOD.index("]\nreader")
    (only,) = problems(GOOD[:start] + f"facts = {facts}" + GOOD[end + 1 :])
    assert said in only.message


def test_two_languages_hold_the_same_facts_with_the_same_marks() -> None:
    assert problems(BOTH) == []
    (only,) = problems(BOTH.replace('"! In June the bakery moves"', '"In June the bakery moves"'))
    assert "with the same marks" in only.message
    (only,) = problems(BOTH.replace("goal.en", "# goal.en"))
    assert only.code is Code.MISSING_TRANSLATION
    assert "add goal.en = …" in only.cure


def test_a_company_of_the_course_is_named_by_its_id() -> None:
    text = GOOD.replace('company_name = "Frantoio Colle Verde"', 'company = "mill"').replace("company_about", "# ")
    assert problems(text, {"mill": "Molino"}) == []
    (only,) = problems(text, {"press": "Torchio"})
    assert "'mill' is not among these: press" in only.message


def test_the_empty_file_has_every_key_and_no_unknown_one() -> None:
    sheet = answers_sheet(scenario_questions({}), EXTRA, speaker("it"))
    found = problems(sheet)
    assert Code.UNKNOWN_KEY not in {problem.code for problem in found}
    asked = {field.key for question in scenario_questions({}) for field in question.fields}
    assert all(f"{key} = " in sheet for key in asked | {"title", "as_note"})
    missing = [problem for problem in found if "is missing here" in problem.message]
    assert missing == []


def test_programs_get_the_same_questions() -> None:
    rows = questions_data(scenario_questions({}), EXTRA, speaker("en"))
    assert len(rows) == 11
    area = next(field for row in rows for field in row["fields"] if field["key"] == "area")
    assert area["options"] == ["content", "networks", "tracking", "internal", "engagement"]


def test_there_are_ten_questions_and_a_company_that_is_there_needs_no_name() -> None:
    questions = scenario_questions({"mill": "Molino"})
    assert len(questions) == 10
    fields = {question.id: fields for question, fields in current(questions, {"company": "mill"})}
    assert [field.key for field in fields["company"]] == ["company"]


def test_what_is_typed_is_cleaned_and_brought_into_shape() -> None:
    fields = {field.key: field for question in scenario_questions({}) for field in question.fields}
    assert fields["facts"].kind is Kind.LIST
    assert tidy(fields["facts"], " one \n\n! two\x1b\n") == ["one", "! two␛"]
    assert tidy(fields["role"], " a\nb ") == "a b"
    assert tidy(fields["situation"], "a\nb\r\n") == "a\nb"
