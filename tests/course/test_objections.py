"""Objections: read in the language wanted, the area's own first; and looked over as every text of a course is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import COURSE, write_course
from tutor.course.lint import lint
from tutor.course.load import load_course
from tutor.course.problems import Code
from tutor.engine.engine import Engine
from tutor.engine.paths import shipped_courses

GOOD = """
[[objections]]
id = "time"
says.it = "Non ho tempo, e basta!"
says.en = "I have no time, and I must work!"
answer.it = "Tre minuti, quando ci sono."
answer.en = "Three minutes, when there are any."

[[objections]]
id = "numbers"
areas = ["tracking"]
says.it = "I numeri non li legge nessuno."
says.en = "Nobody reads figures."
answer.it = "Uno sì."
answer.en = "One person does."
"""


def codes(root: Path, objections: str) -> list[Code]:
    write_course(root, **{"course.toml": COURSE + objections})
    return [problem.code for problem in lint(load_course(root, "en"))]


def test_an_objector_may_be_as_stern_as_they_like(tmp_path: Path) -> None:
    assert codes(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("good", "bad", "code"),
    [
        ("Three minutes, when there are any.", "You must find three minutes.", Code.STERN_WORD),
        ("Tre minuti, quando ci sono.", "Tre minuti, e via!", Code.SHOUTING),
        ('answer.it = "Uno sì."\n', "", Code.MISSING_TRANSLATION),
        ('id = "numbers"', 'id = "time"', Code.DUPLICATE_ID),
        ('says.en = "Nobody reads figures."', f'says.en = "{"nobody " * 40}"', Code.OVERLONG),
        ('answer.en = "One person does."', 'answer.en = "<b>One</b> does."', Code.MARKUP),
    ],
    ids=["a stern answer", "a shout", "a missing language", "an id twice", "too long", "markup"],
)
def test_a_planted_slip_is_told(tmp_path: Path, good: str, bad: str, code: Code) -> None:
    assert good in GOOD
    assert codes(tmp_path, GOOD.replace(good, bad, 1)) == [code]


def test_those_about_the_area_at_hand_stand_first(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(courses=[write_course(tmp_path / "course", **{"course.toml": COURSE + GOOD})])
    assert [each.id for each in engine.objections("small", "tracking")] == ["numbers", "time"]
    assert [each.id for each in engine.objections("", "content")] == ["time", "numbers"]
    assert engine.objections("another") == ()


def test_a_course_that_cannot_be_used_answers_nothing(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    root = write_course(tmp_path / "course", **{"course.toml": COURSE + GOOD})
    engine = make_engine(courses=[root])
    (root / "course.toml").write_text("format = ", "utf-8")
    assert engine.objections() == ()


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_shipped_course_answers_six_to_eight_and_something_in_each_area(language: str) -> None:
    header = load_course(shipped_courses() / "shared-skill", language).header
    assert 6 <= len(header.objections) <= 8
    assert {area for each in header.objections for area in each.areas} == {
        "content",
        "networks",
        "tracking",
        "internal",
        "engagement",
    }
