"""Loading: every problem at once, with its code, its place and its cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import COMPANY, COURSE, SCENARIO, write_course
from tutor.course.lint import lint
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Code, Problem
from tutor.errors import TutorError


def problems_of(root: Path, scenario: str, language: str = "en") -> list[Problem]:
    write_course(root, scenario)
    course = load_course(root, language)
    return load_scenario(course.files[0], course)[1]


def test_a_good_scenario_loads_in_each_language(tmp_path: Path) -> None:
    write_course(tmp_path)
    for language, title in (("it", "La giornata aperta"), ("en", "The open day")):
        course = load_course(tmp_path, language)
        loaded, problems = load_scenario(course.files[0], course)
        assert problems == []
        assert loaded is not None
        assert loaded.scenario.scenario.title == title
        assert len(loaded.digest) == 64
        assert set(loaded.checkers) == {("line", "facts"), ("line", "leak"), ("line", "call")}


PLANTED = [
    ("minutes = 5", "minuts = 5", Code.UNKNOWN_KEY, "minutes", "minuts = 5"),
    ("minutes = 5", "", Code.MISSING_KEY, "minutes", "[scenario]"),
    ("minutes = 5", 'minutes = "five"', Code.WRONG_VALUE, "", 'minutes = "five"'),
    ('area = "content"', 'area = "contents"', Code.WRONG_VALUE, "content", 'area = "contents"'),
    (
        'department = "shop-floor"',
        'department = "shopfloor"',
        Code.WRONG_VALUE,
        "shop-floor",
        'department = "shopfloor"',
    ),
    ('id = "open-day"', 'id = "Open Day"', Code.WRONG_VALUE, "", 'id = "Open Day"'),
    ('company = "mill"', 'company = "mil"', Code.UNKNOWN_COMPANY, "mill", 'company = "mil"'),
    ('kind = "post"', 'kind = "posts"', Code.WRONG_VALUE, "post", 'answer = { kind = "posts", network = "instagram" }'),
    (
        'network = "instagram"',
        'network = "instagran"',
        Code.UNKNOWN_NETWORK,
        "instagram",
        'answer = { kind = "post", network = "instagran" }',
    ),
    (
        'use = "content.facts_kept"',
        'use = "content.fact_kept"',
        Code.UNKNOWN_CHECKER,
        "content.facts_kept",
        'use = "content.fact_kept"',
    ),
    ('facts = ["day"]', 'facts = ["date"]', Code.UNKNOWN_FACT, "day", 'facts = ["date"]'),
    ('facts = ["day"]', 'fact = ["day"]', Code.UNKNOWN_KEY, "facts", 'fact = ["day"]'),
    ('about = "facts"', 'about = "fact"', Code.UNKNOWN_CRITERION, "facts", 'about = "fact"'),
    (
        'expect = { mistake = "sunday" }',
        'expect = { mistake = "sundy" }',
        Code.UNKNOWN_MISTAKE,
        "sunday",
        'expect = { mistake = "sundy" }',
    ),
    ('id = "leak"', 'id = "facts"', Code.DUPLICATE_ID, "", 'id = "facts"'),
    ('match.en = ["sunday"]', 'match.en = ["a within 99 b"]', Code.WRONG_VALUE, "", 'match.en = ["a within 99 b"]'),
    ('weight = "note"', 'weight = "notes"', Code.WRONG_VALUE, "note", 'weight = "notes"'),
    ("correct = true", "correct = false", Code.BAD_KEY_ANSWER, "", "[steps.answer]"),
    ('use = "self"\n', 'use = "self"\n  facts = ["day"]\n', Code.UNKNOWN_KEY, "", 'facts = ["day"]'),
    ("format = 1\n\n", "format = 2\n\n", Code.FORMAT_VERSION, "", "format = 2"),
]


@pytest.mark.parametrize(
    ("good", "bad", "code", "cure", "line"), PLANTED, ids=[f"{each[2]} {each[1][:24]}" for each in PLANTED]
)
def test_a_planted_error_is_found_at_its_place(
    tmp_path: Path, good: str, bad: str, code: Code, cure: str, line: str
) -> None:
    assert good in SCENARIO
    found = problems_of(tmp_path, SCENARIO.replace(good, bad, 1))
    assert [problem.code for problem in found] == [code]
    problem = found[0]
    assert problem.snippet.strip() == line
    assert cure in problem.cure
    assert problem.file == "content/01-open-day.toml"
    text = SCENARIO.replace(good, bad, 1).split("\n")
    assert text[problem.line - 1].strip() == line


def test_all_problems_come_at_once_sorted_by_their_place(tmp_path: Path) -> None:
    bad = (
        SCENARIO.replace("minutes = 5", "minuts = 5")
        .replace('area = "content"', 'area = "x"')
        .replace('weight = "note"', 'weight = "x"')
    )
    found = problems_of(tmp_path, bad)
    assert sorted(problem.code for problem in found) == [Code.UNKNOWN_KEY, Code.WRONG_VALUE, Code.WRONG_VALUE]


def test_the_caret_stands_under_the_place_also_after_wide_characters(tmp_path: Path) -> None:
    bad = SCENARIO.replace(
        'answer = { kind = "post", network = "instagram" }', 'answer = { network = "日本👩‍👩‍👧", kind = "post" }'
    )
    problem = next(each for each in problems_of(tmp_path, bad) if each.code is Code.UNKNOWN_NETWORK)
    line, snippet, caret = problem.full().split("\n")[:3]
    assert line.startswith("content/01-open-day.toml:")
    assert caret.index("^") == snippet.index('"日本')
    assert caret.count("^") == 8


def test_a_missing_language_falls_back_and_is_told(tmp_path: Path) -> None:
    write_course(tmp_path, SCENARIO.replace('title.en = "The open day"\n', ""))
    course = load_course(tmp_path, "en")
    loaded, problems = load_scenario(course.files[0], course)
    assert problems == []
    assert loaded is not None
    assert loaded.scenario.scenario.title == "La giornata aperta"
    told = list(lint(course))
    assert [(problem.code, "en" in problem.message) for problem in told] == [(Code.MISSING_TRANSLATION, True)]


def test_a_text_in_a_language_the_course_does_not_have_is_told(tmp_path: Path) -> None:
    write_course(
        tmp_path,
        SCENARIO.replace('role.en = "Piero, miller"\n', ""),
        **{"course.toml": COURSE.replace('["it", "en"]', '["en"]')},
    )
    told = list(lint(load_course(tmp_path, "en")))
    assert [(problem.code, problem.message) for problem in told] == [
        (Code.MISSING_TRANSLATION, "'role' has no text in 'en'")
    ]


def test_hidden_control_characters_are_pointed_at_and_cleaned(tmp_path: Path) -> None:
    write_course(tmp_path, SCENARIO.replace('title.en = "The open day"', 'title.en = "The \\u001b[31mopen day"'))
    course = load_course(tmp_path, "en")
    loaded, problems = load_scenario(course.files[0], course)
    assert [problem.code for problem in problems] == [Code.CONTROL_CHARACTER]
    assert loaded is not None
    assert loaded.scenario.scenario.title == "The ␛[31mopen day"


def test_the_same_id_twice_in_a_course_and_a_twin_that_is_not_there(tmp_path: Path) -> None:
    other = SCENARIO.replace('department = "shop-floor"', 'department = "shop-floor"\ntwin = "ghost"')
    write_course(tmp_path, **{"content/02-again.toml": other})
    codes = [problem.code for problem in lint(load_course(tmp_path, "it"))]
    assert sorted(codes) == [Code.DUPLICATE_ID, Code.UNKNOWN_TWIN]


def test_a_folder_without_a_course_and_a_header_that_cannot_be_used(tmp_path: Path) -> None:
    with pytest.raises(TutorError, match="no course here"):
        load_course(tmp_path, "it")
    write_course(tmp_path, **{"course.toml": COURSE.replace("languages", "langages")})
    with pytest.raises(TutorError, match="langages"):
        load_course(tmp_path, "it")


def test_a_link_out_of_the_course_is_left_out(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    write_course(outside)
    inside = write_course(tmp_path / "inside")
    (inside / "content/99-link.toml").symlink_to(outside / "content/01-open-day.toml")
    assert [path.name for path in load_course(inside, "it").files] == ["01-open-day.toml"]


def test_a_broken_company_is_told_and_names_no_scenario(tmp_path: Path) -> None:
    write_course(tmp_path, **{"companies/mill.toml": COMPANY.replace("name =", "nmae =")})
    course = load_course(tmp_path, "it")
    assert [problem.code for problem in course.problems] == [Code.UNKNOWN_KEY]
    assert load_scenario(course.files[0], course)[1][0].code is Code.UNKNOWN_COMPANY


def test_a_fact_with_a_day_until_which_it_stays_inside_is_confidential(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("confidential = true", 'inside_until = "2026-12-01"')
    course = load_course(write_course(tmp_path, scenario), "en")
    loaded, _ = load_scenario(course.files[0], course)
    assert loaded is not None
    assert [(fact.confidential, fact.inside_until) for fact in loaded.scenario.facts] == [
        (False, ""),
        (True, "2026-12-01"),
    ]


def test_what_everybody_may_know_has_no_embargo(tmp_path: Path) -> None:
    scenario = SCENARIO.replace("confidential = true", 'confidential = false\ninside_until = "2026-12-01"')
    problems = problems_of(write_course(tmp_path, scenario), scenario)
    assert [problem.code for problem in problems] == [Code.WRONG_VALUE]
    assert "is not confidential" in problems[0].message
