"""The pages of the codes: each is there, reads well, and its examples do what it says."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from tests.examples import BASE, checked_apart, laid_over, lay_out
from tutor.course import limits
from tutor.course.exchange.frame import Frame
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.reading import QuestionFile
from tutor.course.exchange.scenarios import scenarios_of
from tutor.course.explain import PAGES, Example, Page, page, pages, read_page
from tutor.course.load import UnusableCourse
from tutor.course.problems import Code
from tutor.engine.checking import check
from tutor.errors import ExitCode, TutorError

UNSEEN = {"T055"}
"""Codes that no course is known to raise: they are there for the day on which one does."""


def codes_of_questions(text: str) -> set[str]:
    """Return the codes of what a question file brings up on its way in."""
    file = QuestionFile("questions.gift", text)
    return {
        problem.code.value for problem in scenarios_of(file, read_gift(file), Frame("en", ("en",), "mill")).problems
    }


def codes_of(root: Path, examples: tuple[Example, ...]) -> set[str]:
    if all(example.language == "gift" for example in examples):
        return set().union(*(codes_of_questions(example.text) for example in examples))
    site = lay_out(root, examples)
    if site.exists():
        return {row["code"] for row in json.loads(checked_apart(root, site).stdout)}
    try:
        return {problem.code.value for problem in check(root).problems}
    except UnusableCourse as error:
        return {problem.code.value for problem in error.problems}


@pytest.fixture(scope="module")
def base() -> set[str]:
    """Return the codes that the course without an example has already; none, unless checks were added."""
    report = check(BASE)
    assert not report.failed, "\n".join(problem.full() for problem in report.problems)
    return {problem.code.value for problem in report.problems}


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(code.value, marks=pytest.mark.xfail(strict=True, reason="no course is known to raise it"))
        if code in UNSEEN
        else code.value
        for code in Code
    ],
)
def test_the_bad_example_has_exactly_this_problem(tmp_path: Path, base: set[str], code: str) -> None:
    bad = read_page(code).bad
    along = {other for example in bad for other in example.options.get("also", "").split(",") if other}
    assert codes_of(tmp_path / "course", bad) - base == {code, *along}


@pytest.mark.parametrize("code", [code.value for code in Code])
def test_the_good_example_has_none(tmp_path: Path, base: set[str], code: str) -> None:
    assert codes_of(tmp_path / "course", read_page(code).good) - base == set()


def test_every_code_has_a_page_and_every_page_a_code() -> None:
    assert {path.stem for path in PAGES.iterdir()} == {code.value for code in Code}


@pytest.mark.parametrize("found", list(pages()), ids=lambda found: found.code)
def test_a_page_is_complete_and_short(found: Page) -> None:
    assert len(found.title) <= 50
    assert not found.title.endswith(".")
    assert found.bad
    assert found.good
    assert found.bad != found.good
    for paragraph in (found.meaning, found.why):
        assert 30 <= len(paragraph) <= 650
        assert not re.search(r"\b(must have|wrong|simply|just|easy|easily|obviously|of course)\b", paragraph)
    assert all(len(line) <= 80 for line in (found.meaning + "\n" + found.why).split("\n"))


@pytest.mark.parametrize("typed", ["T012", "t012", "12", "t12", " T12 "])
def test_a_code_may_be_typed_as_one_likes(typed: str) -> None:
    assert page(typed).code == "T012"


@pytest.mark.parametrize(
    ("typed", "near"), [("T112", "T012"), ("T0012", "T012"), ("T999", ""), ("", ""), ("\x1b[31m", "")]
)
def test_an_unknown_code_names_the_nearest(typed: str, near: str) -> None:
    with pytest.raises(TutorError) as caught:
        page(typed)
    assert caught.value.exit_code == ExitCode.NOT_FOUND
    assert near in caught.value.hint
    assert "tutor explain" in caught.value.hint


def test_a_fragment_takes_the_place_of_what_has_its_name() -> None:
    there = "format = 1\n\n[scenario]\nid = 1\nbrief = '''\nold\n'''\n\n[[facts]]\nid = 1\n\n[[facts]]\nid = 2\n\n[[steps]]\nid = 3\n"
    fragment = "[scenario]\nbrief = 'new'\n\n[[facts]]\nid = 9\n"
    assert (
        laid_over(there, fragment).split()
        == "format = 1 [scenario] id = 1 brief = 'new' [[facts]] id = 9 [[steps]] id = 3".split()
    )


@pytest.mark.parametrize(
    ("code", "bounds"),
    [
        ("T003", [limits.MAX_BYTES // 1024]),
        ("T006", [limits.MAX_DIGITS]),
        ("T007", [limits.MAX_KEY]),
        ("T008", [limits.MAX_STEPS, limits.MAX_FACTS, limits.MAX_CRITERIA, limits.MAX_MISTAKES, limits.MAX_MODELS]),
        ("T008", [limits.MAX_SAMPLES, limits.MAX_BRANCHES, limits.MAX_KEYS, limits.MAX_FILES, limits.MAX_PROBLEMS]),
        ("T009", [limits.MAX_TEXT]),
    ],
)
def test_a_page_gives_the_bounds_that_hold(code: str, bounds: list[int]) -> None:
    words = set(re.findall(r"[\d,]*\d", read_page(code).meaning))
    assert {f"{bound:,}" for bound in bounds} <= words
