"""The shipped courses: no problem at all, and every sample as its author expects."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.course.coverage import coverage_of, not_covered
from tutor.course.lint import lint
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Code
from tutor.engine.checking import check, place_of
from tutor.engine.paths import shipped_courses
from tutor.networks.rules import networks

COURSES = [path.parent for path in sorted(shipped_courses().glob("*/course.toml"))]
FILES = [path for root in COURSES for path in load_course(root, "it").files]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_shipped_scenario_has_no_problem(path: Path) -> None:
    report = check(*place_of(path))
    assert [problem.full() for problem in report.problems] == []
    assert not report.failed
    loaded, _ = load_scenario(path, load_course(path.parent.parent, "it"))
    assert loaded is not None
    # What is only picked has no samples: every way of answering it is made up, and graded.
    written = any(not step.closed for step in loaded.scenario.steps)
    assert report.tally.samples >= 20 if written else report.tally.generated >= 4
    assert report.tally.visited == report.tally.there


@pytest.mark.parametrize("root", COURSES, ids=lambda root: root.name)
def test_a_shipped_course_covers_what_it_set_out_to(root: Path) -> None:
    course = load_course(root, "it")
    assert course.header.coverage is not None
    assert list(not_covered(course, coverage_of(course))) == []
    assert list(lint(course)) == []


def test_two_scenarios_an_area_at_levels_one_and_two() -> None:
    for root in COURSES:
        course = load_course(root, "it")
        loaded = [load_scenario(path, course)[0] for path in course.files]
        heads = [each.scenario.scenario for each in loaded if each]
        for area in ("content", "networks", "tracking", "internal", "engagement"):
            assert {head.level for head in heads if head.area == area and not head.placement} >= {1, 2}
        assert len({head.department for head in heads}) >= 7


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_no_network_limit_is_typed_into_a_scenario(path: Path) -> None:
    text = path.read_text("utf-8")
    limits = {str(network.limit.value) for network in networks().values() if network.limit}
    words = text.replace(".", "").replace(",", "").split()
    assert limits & {word for word in words if word.isdecimal() and len(word) >= 4} == set()


BENT = [
    (
        "a model that does not pass",
        'text.en = "On Saturday 9 November the stone turns',
        'text.en = "On Monday the stone turns',
        Code.MODEL_FAILS,
    ),
    ("a sample that ends otherwise", 'expect = { mistake = "sunday" }', 'expect = "pass"', Code.SAMPLE_DIFFERS),
    ("a mistake that nobody makes", 'match.en = ["sunday"]', 'match.en = ["tuesday"]', Code.MISTAKE_UNUSED),
    (
        "a must that no sample misses",
        'weight = "must"\n  facts = ["day"]',
        'weight = "must"\n  facts = ["day"]',
        Code.MUST_UNTESTED,
    ),
    ("no must at all", 'weight = "must"', 'weight = "should"', Code.NO_MUST),
    ("too few models", 'style.en = "dry"', 'style.en = "dry"', Code.FEW_MODELS),
    ("too few samples", 'language = "en"', 'language = "en"', Code.FEW_SAMPLES),
    (
        "a short ladder",
        'hints.en = ["When?", "Fact 1.", "A bakery would write the day."]',
        'hints.en = ["When?"]',
        Code.SHORT_LADDER,
    ),
]


@pytest.mark.parametrize(("good", "bad", "code"), [row[1:] for row in BENT], ids=[row[0] for row in BENT])
def test_a_course_is_rehearsed(tmp_path: Path, good: str, bad: str, code: Code) -> None:
    assert good in SCENARIO
    report = check(write_course(tmp_path, SCENARIO.replace(good, bad)))
    assert code in {problem.code for problem in report.problems}


def test_criteria_that_anything_meets_let_an_adversarial_answer_through(tmp_path: Path) -> None:
    loose = SCENARIO.replace('use = "content.facts_kept"', 'use = "content.mentions"').replace(
        'facts = ["day"]', 'groups.it = [["sabato"]]\n  groups.en = [["saturday"]]'
    )
    loose = loose.replace(
        'answer = { kind = "post", network = "instagram" }',
        'answer = { kind = "text" }\nrelax = ["copied-brief", "word-list", "word-salad"]',
    )
    report = check(write_course(tmp_path, loose))
    assert Code.ADVERSARIAL_PASSES in {problem.code for problem in report.problems}
