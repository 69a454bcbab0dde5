"""What a course covers, and what it set out to cover."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import COURSE, SCENARIO, write_course
from tutor.course.coverage import coverage_of, not_covered, table
from tutor.course.load import load_course

SECOND = (
    SCENARIO.replace('id = "open-day"', 'id = "second"')
    .replace('area = "content"', 'area = "internal"')
    .replace("level = 1", "level = 2")
    .replace('department = "shop-floor"', 'department = "hr"\ntags = ["niche"]')
    .replace('network = "instagram"', 'network = "linkedin"')
)


def course_asking(root: Path, asked: str = "") -> Path:
    return write_course(root, **{"content/02-second.toml": SECOND, "course.toml": COURSE + asked})


def missing(root: Path, asked: str) -> list[str]:
    course = load_course(course_asking(root, asked), "it")
    return [problem.message for problem in not_covered(course, coverage_of(course))]


def test_scenarios_are_counted_by_area_level_department_tag_and_network(tmp_path: Path) -> None:
    found = coverage_of(load_course(course_asking(tmp_path), "it"))
    data = found.data()
    assert data["scenarios"] == 2
    assert data["areas"]["internal"]["levels"]["2"] == 1
    assert data["areas"]["internal"]["departments"]["hr"] == 1
    assert data["areas"]["content"]["departments"]["hr"] == 0
    assert data["tags"] == {"niche": 1}
    assert data["networks"] == {"instagram": 1, "linkedin": 1}


def test_the_table_has_the_sums_at_its_edges(tmp_path: Path) -> None:
    lines = list(table(coverage_of(load_course(course_asking(tmp_path), "it"))))
    rows = {line.split()[0]: line.split()[1:] for line in lines if line}
    assert rows["departments"][-1] == "all"
    assert rows["all"] == ["1", "1", "·", "·", "·", "2"]
    assert rows["content"] == ["1", "·", "·", "·", "·", "1"]
    assert "tags: niche 1" in lines
    assert len({len(line) for line in lines[:7]}) == 1


ASKED = [
    ("nothing asked", "", []),
    ("what there is", '\n[coverage]\nareas = ["content", "internal"]\ntags = ["niche"]\nnetworks = ["linkedin"]\n', []),
    ("every area", '\n[coverage]\nareas = "all"\n', ["no scenario covers networks, tracking, engagement"]),
    (
        "each level of an area",
        '\n[coverage]\nareas = ["content"]\nlevels = [1, 2]\n',
        ["no scenario covers content at level 2"],
    ),
    ("two departments", '\n[coverage]\ndepartments = ["hr", "sales"]\n', ["no scenario covers sales"]),
    (
        "a department in each area",
        '\n[coverage]\nareas = ["content", "internal"]\ndepartments = ["hr"]\nin_each_area = true\n',
        ["no scenario covers hr in content"],
    ),
    (
        "a tag and a network",
        '\n[coverage]\ntags = ["twin"]\nnetworks = ["x"]\n',
        ["no scenario covers twin", "no scenario covers x"],
    ),
]


@pytest.mark.parametrize(("asked", "told"), [row[1:] for row in ASKED], ids=[row[0] for row in ASKED])
def test_only_what_a_course_asks_for_is_missed(tmp_path: Path, asked: str, told: list[str]) -> None:
    assert missing(tmp_path, asked) == told


def test_what_only_the_placement_asks_covers_nothing(tmp_path: Path) -> None:
    proof = SECOND.replace("level = 2", "level = 2\nplacement = true")
    asked = '\n[coverage]\nareas = ["internal"]\ntags = ["niche"]\n'
    course = load_course(
        write_course(tmp_path, **{"content/02-second.toml": proof, "course.toml": COURSE + asked}), "it"
    )
    found = coverage_of(course)
    assert (found.scenarios, found.placement) == (1, 1)
    assert [problem.message for problem in not_covered(course, found)] == [
        "no scenario covers internal",
        "no scenario covers niche",
    ]
    assert "placement: 1, beside these" in list(table(found))
