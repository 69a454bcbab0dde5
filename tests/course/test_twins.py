"""Twins: the same things asked for, another company, another story, and each names the other."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import COMPANY, SCENARIO, write_course
from tutor.course.load import load_course
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml
from tutor.course.twins import twins

OWN = SCENARIO.replace('department = "shop-floor"', 'department = "shop-floor"\ntwin = "open-oven"')
TWIN = (
    SCENARIO.replace('department = "shop-floor"', 'department = "shop-floor"\ntwin = "open-day"')
    .replace('id = "open-day"', 'id = "open-oven"')
    .replace('company = "mill"', 'company = "bakery"')
    .replace("Sono le sei e la macina gira. Sabato si apre a tutti.", "Il forno è caldo da mezzanotte e fuori nevica.")
    .replace(
        "It is six and the stone turns. On Saturday everybody is welcome.",
        "The oven has been hot since midnight, and it snows.",
    )
)
BAKERY = COMPANY.replace('id = "mill"', 'id = "bakery"')


def compared(root: Path, twin: str, own: str = OWN) -> list[Problem]:
    files = {"companies/bakery.toml": BAKERY, "content/02-oven.toml": twin}
    course = load_course(write_course(root, own, **files), "it")
    sources = [read_toml(path, path.name) for path in course.files]
    return list(twins([source for source in sources if isinstance(source, Source)], course.header.languages))


def test_twins_that_are_twins_have_no_problem(tmp_path: Path) -> None:
    assert compared(tmp_path, TWIN) == []


TABLE = [
    ("the same company", 'company = "bakery"', 'company = "mill"', Code.TWIN_TOO_CLOSE, "same company"),
    ("another checker", "content.call_to_action", "content.hook", Code.TWIN_DIFFERS, "content.hook (should)"),
    ("another weight", 'weight = "note"', 'weight = "should"', Code.TWIN_DIFFERS, "self (should)"),
    ("another kind of answer", 'kind = "post", network = "instagram"', 'kind = "text"', Code.TWIN_DIFFERS, "a post"),
    (
        "the same story",
        "The oven has been hot since midnight, and it snows.",
        "It is six and the stone turns. On Saturday everybody is welcome.",
        Code.TWIN_TOO_CLOSE,
        "[en] 100%",
    ),
    ("it names nobody", 'twin = "open-day"\n', "", Code.TWIN_DIFFERS, "does not name this one"),
    ("there is none", 'id = "open-oven"', 'id = "open-stove"', Code.UNKNOWN_TWIN, "open-oven"),
]


@pytest.mark.parametrize(("good", "bad", "code", "said"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_what_is_wrong_with_a_twin_is_told_once(tmp_path: Path, good: str, bad: str, code: Code, said: str) -> None:
    assert good in TWIN
    told = compared(tmp_path, TWIN.replace(good, bad))
    assert [problem.code for problem in told if said in problem.message] == [code]


def test_a_twin_with_another_number_of_steps_is_told(tmp_path: Path) -> None:
    shorter = TWIN.partition('\n[[steps]]\nid = "why"')[0]
    assert ["2 steps here, 1" in problem.message for problem in compared(tmp_path, shorter)] == [True]
