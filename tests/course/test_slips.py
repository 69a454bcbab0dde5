"""Slips of authors in the shape of a course: each is one problem, at its place, with its cure."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from wcwidth import wcswidth

from tests.conftest import ROOT
from tests.material import COURSE, SCENARIO, write_course
from tutor.course.limits import MAX_FACTS, MAX_PROBLEMS
from tutor.course.load import UnusableCourse, load_course, load_scenario
from tutor.course.problems import Code, Problem
from tutor.course.snippet import TAB

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/course_slips.toml").read_text("utf-8"))["case"]


def problems_of(root: Path, scenario: str) -> list[Problem]:
    write_course(root, scenario)
    course = load_course(root, "en")
    return load_scenario(course.files[0], course)[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_slip_is_one_problem_at_its_place(tmp_path: Path, case: dict[str, Any]) -> None:
    assert case["out"] in SCENARIO
    text = SCENARIO.replace(case["out"], case["put"], 1)
    found = problems_of(tmp_path, text)
    assert [problem.code for problem in found] == [case["code"]], "\n".join(problem.full() for problem in found)
    problem = found[0]
    line = text.split("\n")[problem.line - 1]
    assert line[problem.column - 1 : problem.end_column - 1] == case["under"]
    assert case.get("says", "") in problem.message
    assert case.get("cure", "") in problem.cure
    assert "Input should" not in problem.message, "this is the validator talking, not the tutor"


def test_what_lies_behind_a_slip_is_told_in_the_same_breath(tmp_path: Path) -> None:
    text = SCENARIO.replace("minutes = 5", "minuts = 5").replace('weight = "note"', 'weight = "nte"')
    text = text.replace('facts = ["day"]', 'facts = ["dy"]').replace('unless = "facts"', 'unless = "fakts"')
    found = problems_of(tmp_path, text)
    assert sorted(problem.code for problem in found) == ["T010", "T012", "T021", "T022"]


def test_what_cannot_be_done_without_hides_what_hangs_on_it(tmp_path: Path) -> None:
    text = SCENARIO.replace('company = "mill"', "").replace('facts = ["day"]', 'facts = ["dy"]')
    assert [problem.code for problem in problems_of(tmp_path, text)] == ["T011"]


def test_wrong_and_missing_words_of_the_header_hide_nothing_behind_them(tmp_path: Path) -> None:
    text = SCENARIO.replace('area = "content"', "").replace('"shop-floor"', '"shopfloor"').replace("= 5", '= "five"')
    text = text.replace("goal.it", "goals.it").replace('facts = ["day"]', 'facts = ["dy"]')
    found = problems_of(tmp_path, text.replace("content.facts_kept", "content.facts_kep"))
    assert sorted({problem.code for problem in found}) == ["T010", "T011", "T012", "T020"]


def test_a_course_may_speak_a_language_of_its_own(tmp_path: Path) -> None:
    course = COURSE.replace('["it", "en"]', '["fr"]').replace("title.en", "title.fr")
    write_course(tmp_path, **{"course.toml": course})
    assert load_course(tmp_path, "fr").header.title == "Small"


def test_a_header_that_cannot_be_used_brings_its_problems(tmp_path: Path) -> None:
    for course, code in (
        (COURSE.replace("languages", "langages"), Code.UNKNOWN_KEY),
        (COURSE.replace("format = 1", "format = 9"), Code.FORMAT_VERSION),
        (COURSE.replace("format = 1", "format 1"), Code.SYNTAX),
    ):
        write_course(tmp_path, **{"course.toml": course})
        with pytest.raises(UnusableCourse) as caught:
            load_course(tmp_path, "it")
        assert [problem.code for problem in caught.value.problems] == [code]


def test_lists_of_tables_have_a_bound(tmp_path: Path) -> None:
    more = "".join(f'[[facts]]\nid = "f{number}"\ntext = "x"\n\n' for number in range(MAX_FACTS))
    found = problems_of(tmp_path, SCENARIO.replace("[[facts]]", more + "[[facts]]", 1))
    assert [problem.code for problem in found] == [Code.TOO_MANY]
    assert str(MAX_FACTS) in found[0].message


@pytest.mark.timeout(30)
def test_thousands_of_slips_are_told_up_to_a_bound_in_linear_time(tmp_path: Path) -> None:
    """One line of 8,000 unknown keys would take minutes if each place cost the length of the line."""
    keys = ", ".join(f"unknown{number} = 1" for number in range(8_000))
    found = problems_of(tmp_path, SCENARIO.replace("minutes = 5", f"minutes = 5\ntags = {{ {keys} }}"))
    assert len(found) <= MAX_PROBLEMS + 1
    many = "\n".join(f"unknown{number} = 1" for number in range(8_000))
    found = problems_of(tmp_path, SCENARIO.replace("minutes = 5", f"minutes = 5\n{many}"))
    assert len(found) == MAX_PROBLEMS + 1
    assert found[-1].code is Code.TOO_MANY


BEFORE = {
    "plain": "abc",
    "accents": "città è",
    "combining marks": "cafe\u0301 n\u0303",
    "too many marks": "a" + "\u0301" * 9,
    "wide": "日本語",
    "emoji": "👋🎉",
    "a family of emoji": "👩‍👩‍👧",
    "a flag": "🇮🇹",
    "a variation": "❤️",
    "a skin": "👍🏽",
    "bidirectional": "a\u202eb",
    "nothing to see": "a\u200bb",
    "long": "x" * 400,
    "long and wide": "日" * 200,
}


@pytest.mark.parametrize("tabs", ["", "\t", "\t\t"])
@pytest.mark.parametrize("name", BEFORE)
def test_the_caret_is_under_its_place_whatever_stands_before(tmp_path: Path, name: str, tabs: str) -> None:
    answer = f'{tabs}answer = {{ start = "{BEFORE[name]}",{tabs} kind = "post", network = "nowhere" }}'
    old = 'answer = { kind = "post", network = "instagram" }'
    problem = next(each for each in problems_of(tmp_path, SCENARIO.replace(old, answer)) if each.code == "T026")
    assert answer[problem.column - 1 : problem.end_column - 1] == '"nowhere"'
    _, snippet, caret, _ = problem.full().split("\n")
    assert "\t" not in snippet + caret
    place = snippet.index('"nowhere"')
    assert caret.index("^") == wcswidth(snippet[:place])
    assert caret.count("^") == len('"nowhere"')
    assert wcswidth(snippet) < 300
    if tabs and len(BEFORE[name]) < 50:
        assert snippet.split("| ", 1)[1].startswith(TAB * len(tabs))
