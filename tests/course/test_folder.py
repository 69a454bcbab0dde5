"""The folder of a course: whatever lies in it, it is listed at once, and what is not read is told."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import COMPANY, SCENARIO, write_course
from tutor.course import catalogue
from tutor.course.catalogue import company_files, refused_files, scenario_files
from tutor.course.load import UnusableCourse
from tutor.course.problems import Code
from tutor.engine.checking import check
from tutor.engine.engine import Engine


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


def test_scenarios_and_companies_are_listed_by_name(course: Path) -> None:
    write_course(course, **{"content/00-first.toml": SCENARIO, "tracking/a.toml": SCENARIO, ".git/x.toml": "no"})
    assert [path.relative_to(course).as_posix() for path in scenario_files(course)] == [
        "content/00-first.toml",
        "content/01-open-day.toml",
        "tracking/a.toml",
    ]
    assert [path.name for path in company_files(course)] == ["mill.toml"]
    assert list(refused_files(course)) == []


def test_links_out_of_the_course_are_told_and_links_within_are_followed(course: Path, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/secret.toml").write_text("secret = 1", "utf-8")
    (course / "content/97-inside.toml").symlink_to("01-open-day.toml")
    (course / "content/98-out.toml").symlink_to(tmp_path / "secret/secret.toml")
    (course / "companies/out.toml").symlink_to(tmp_path / "secret/secret.toml")
    (course / "folder").symlink_to(tmp_path / "secret")
    told = list(refused_files(course))
    assert [(problem.file, problem.code) for problem in told] == [
        ("companies/out.toml", Code.OUTSIDE),
        ("content/98-out.toml", Code.OUTSIDE),
        ("folder/secret.toml", Code.OUTSIDE),
    ]
    assert "97-inside.toml" in {path.name for path in scenario_files(course)}
    assert {problem.code for problem in check(course).problems} >= {Code.OUTSIDE}


@pytest.mark.timeout(30)
def test_pipes_devices_loops_and_folders_hold_nothing_up(course: Path, make_engine: Callable[..., Engine]) -> None:
    os.mkfifo(course / "content/pipe.toml")
    os.mkfifo(course / "companies/pipe.toml")
    (course / "content/zero.toml").symlink_to("/dev/zero")
    (course / "content/circle.toml").symlink_to("circle.toml")
    (course / "content/folder.toml").mkdir()
    (course / "loop").symlink_to(course)
    (course / "up").symlink_to("..")
    told = {problem.file: problem.code for problem in refused_files(course)}
    assert told == {
        "companies/pipe.toml": Code.NO_FILE,
        "content/circle.toml": Code.NO_FILE,
        "content/folder.toml": Code.NO_FILE,
        "content/pipe.toml": Code.NO_FILE,
        "content/zero.toml": Code.OUTSIDE,
    }
    found = {problem.file for problem in check(course).problems}
    assert found >= set(told)
    assert "open-day" in {entry.id for entry in make_engine(courses=[course]).library.entries()}


def test_a_header_that_is_a_link_out_of_the_course_is_not_read(course: Path, tmp_path: Path) -> None:
    (course / "course.toml").rename(tmp_path / "course.toml")
    (course / "course.toml").symlink_to(tmp_path / "course.toml")
    with pytest.raises(UnusableCourse) as caught:
        check(course)
    assert [problem.code for problem in caught.value.problems] == [Code.OUTSIDE]


def test_a_course_with_more_files_than_are_read_says_so(course: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "MAX_FILES", 5)
    for number in range(9):
        (course / f"content/{number}.toml").write_text(COMPANY, "utf-8")
    assert len(scenario_files(course)) + len(company_files(course)) == 5
    assert [problem.code for problem in refused_files(course)] == [Code.TOO_MANY]


def test_thousands_of_other_files_are_passed_by(course: Path) -> None:
    (course / "photos").mkdir()
    for index in range(20_000):
        os.close(os.open(course / f"photos/{index}.jpg", os.O_CREAT | os.O_WRONLY))
    assert [path.name for path in scenario_files(course)] == ["01-open-day.toml"]
