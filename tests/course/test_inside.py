"""Paths of a course: they lead to ordinary files inside its folder, or a reason is given."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from tutor.course.inside import Refusal, inside, read_bytes
from tutor.course.problems import Code


@pytest.fixture
def course(tmp_path: Path) -> Path:
    root = tmp_path / "course"
    (root / "exports").mkdir(parents=True)
    (root / "exports/november.csv").write_text("day,visits\n", "utf-8")
    (tmp_path / "secret.csv").write_text("secret", "utf-8")
    return root


@pytest.mark.parametrize("written", ["exports/november.csv", "./exports/november.csv", "exports//november.csv"])
def test_a_file_of_the_course_is_found(course: Path, written: str) -> None:
    assert inside(course, written) == (course / "exports/november.csv").resolve()


@pytest.mark.parametrize(
    "written",
    [
        *("", " ", "../secret.csv", "exports/../../secret.csv", "exports/../exports/november.csv", "/etc/passwd"),
        *("C:\\Windows\\win.ini", "C:/Windows/win.ini", "c:win.ini", "\\\\evil\\share\\x.csv", "//evil/share/x.csv"),
        *("file:///etc/passwd", "https://evil.example/x.csv", "a\0b", "a\u202eb", "a\nb", "~/.ssh/id_rsa", "~root/x"),
        *("CON", "exports/nul.csv", "com1", "LPT9.txt", "exports/november.csv.", "exports /november.csv", "con .csv"),
        *("exports/november.csv:stream", "..", "exports/.."),
    ],
)
def test_a_path_that_could_lead_elsewhere_is_refused_by_its_words(course: Path, written: str) -> None:
    refused = inside(course, written)
    assert isinstance(refused, Refusal)
    assert refused.code is Code.OUTSIDE
    assert refused.message
    assert refused.cure


def test_links_may_stay_inside_and_may_not_leave_at_any_part(course: Path, tmp_path: Path) -> None:
    (course / "latest.csv").symlink_to("exports/november.csv")
    assert inside(course, "latest.csv") == (course / "exports/november.csv").resolve()
    (course / "out.csv").symlink_to(tmp_path / "secret.csv")
    (course / "folder").symlink_to(tmp_path)
    (course / "chain.csv").symlink_to("out.csv")
    for written in ("out.csv", "folder/secret.csv", "chain.csv", "folder/course/exports/../../secret.csv"):
        refused = inside(course, written)
        assert isinstance(refused, Refusal)
        assert refused.code is Code.OUTSIDE


def test_a_folder_with_a_similar_name_is_outside(course: Path, tmp_path: Path) -> None:
    beside = tmp_path / "course-two"
    beside.mkdir()
    (beside / "x.csv").write_text("x", "utf-8")
    (course / "x.csv").symlink_to(beside / "x.csv")
    refused = inside(course, "x.csv")
    assert isinstance(refused, Refusal)
    assert refused.code is Code.OUTSIDE


def test_the_course_itself_may_be_reached_through_a_link(course: Path, tmp_path: Path) -> None:
    (tmp_path / "shortcut").symlink_to(course)
    assert inside(tmp_path / "shortcut", "exports/november.csv") == (course / "exports/november.csv").resolve()


def test_what_is_no_ordinary_file_is_refused_without_waiting(course: Path) -> None:
    os.mkfifo(course / "pipe.csv")
    (course / "circle.csv").symlink_to("circle.csv")
    for written in ("pipe.csv", "exports", "circle.csv", "nothing.csv", "$HOME/x", "exports/november.csv/more"):
        refused = inside(course, written)
        assert isinstance(refused, Refusal)
        assert refused.code is Code.NO_FILE


def test_reading_stops_at_the_bound_and_never_waits(course: Path) -> None:
    assert read_bytes(course / "exports/november.csv", 3) == b"day,"
    os.mkfifo(course / "pipe.csv")
    for path in (course / "pipe.csv", Path("/dev/zero"), course):
        with pytest.raises(OSError, match="ordinary"):
            read_bytes(path, 10)


def test_the_paths_that_others_tried(course: Path, shared: Path) -> None:
    items = tomllib.loads((shared / "hostile/course/asset-traversal.toml").read_text("utf-8"))["item"]
    assert len(items) == 10
    assert all(isinstance(inside(course, item["image"]), Refusal) for item in items)
