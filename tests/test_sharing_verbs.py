"""`tutor export` and `tutor collect` on the command line."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.inert import inert
from tests.session_files import BOTH, hostile_folder, journal, session, shared
from tests.terminal import talk
from tests.test_cli import run
from tests.test_cli import session as played
from tutor.errors import ExitCode

__all__ = ["played"]


def test_from_a_session_to_a_collection(played: Path, tmp_path: Path) -> None:
    course = ("--course", str(tmp_path / "course"))
    preview = run("export", played.stem, "--preview", *course)
    assert preview.returncode == ExitCode.OK, preview.stderr
    assert "Your answer (line, attempt 1):" in preview.stdout
    assert "You agree to nothing" in preview.stdout
    target = tmp_path / "out" / "mine.tutor"
    written = run("export", str(played), "-o", str(target), "--yes", "--consent", "replay,row", *course)
    assert written.stdout.strip() == str(target)
    assert "Your answer" in written.stderr
    exact = run("export", "session", played.stem, "--json", "--consent", "replay,row", *course)
    lines, kept = exact.stdout.splitlines(), target.read_text("utf-8").splitlines()
    assert len(lines) == len(kept)
    assert json.loads(lines[0])["consent"] == {"replay": True, "row": True, "name": False, "helper": False}
    found = run("collect", str(target.parent), *course)
    assert found.returncode == ExitCode.OK
    assert found.stdout.splitlines() == ["mine.tutor: 1 session; agreed to: replay, row", "1 session of 1 person"]
    told = json.loads(run("collect", str(target), "--json", *course).stdout)
    assert told["files"][0] | {"events": 0} == {
        "file": "mine.tutor",
        "sessions": 1,
        "events": 0,
        "consent": ["replay", "row"],
        "hidden": 0,
        "graded_here": 1,
        "differing": 0,
    }


def test_what_is_exported_to_no_use_holds_no_word_and_says_so_first(played: Path, tmp_path: Path) -> None:
    course = ("--course", str(tmp_path / "course"), "--language", "en")
    asked = run("export", played.stem, "--preview", "--consent", "none", *course).stdout
    assert "Your answer" not in asked
    assert "stone" not in asked
    assert "Without your words: how each criterion came out" in asked
    assert "Only counts go: how each criterion came out" in asked
    unsaid = run("export", played.stem, "--preview", *course).stdout
    assert "Your answer" in unsaid, "who has not said anything yet sees what a yes would send along"
    assert "So the words above stay here" in unsaid
    target = tmp_path / "out" / "mine.tutor"
    written = run("export", played.stem, "-o", str(target), "--yes", *course)
    assert "Only counts go" in written.stderr
    assert "stone" not in target.read_text("utf-8") + written.stderr
    told = json.loads(run("collect", str(target), "--json", *course).stdout)
    assert (told["files"][0]["graded_here"], told["files"][0]["differing"]) == (0, 0)
    assert run("replay", str(target), "--plain", *course).returncode == ExitCode.NOT_FOUND


def test_nothing_leaves_without_a_look_or_a_yes(played: Path, tmp_path: Path) -> None:
    done = run("export", played.stem, "-o", str(tmp_path / "mine.tutor"))
    assert done.returncode == ExitCode.USAGE
    assert "--preview" in done.stderr
    assert not (tmp_path / "mine.tutor").exists()


TALK = """
leave:
> 1
goes on:
> stone
goes on:
>
the group
> yes
team map
>
your name
>
help others
>
Write it to
> yes
"""


def test_at_a_terminal_one_chooses_looks_and_agrees(played: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.tutor"
    words = ["export", "-o", str(target), "--course", str(tmp_path / "course"), "--language", "en"]
    seen, code = talk([sys.executable, "-m", "tutor", *words], TALK, os.environ, tmp_path)
    assert code == ExitCode.OK
    assert "[hidden]" in seen
    head, *rest = target.read_text("utf-8").splitlines()
    assert json.loads(head)["consent"] == {"replay": True, "row": False, "name": False, "helper": False}
    assert not any("stone" in line for line in rest)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["export"], ExitCode.USAGE, "nobody to ask"),
        (["export", "--yes"], ExitCode.USAGE, "which session?"),
        (["export", "none", "--preview"], ExitCode.NOT_FOUND, "no such session"),
        (["export", "none", "--yes", "--consent", "everything"], ExitCode.USAGE, "replay, row, name, helper"),
        (["collect", "none"], ExitCode.NOT_FOUND, "no such folder"),
    ],
)
def test_slips_are_told(words: list[str], code: ExitCode, said: str) -> None:
    done = run(*words)
    assert done.returncode == code
    assert said in done.stderr
    assert done.stdout == ""


def test_a_hostile_folder_is_told_file_by_file_and_all_of_it_is_inert(tmp_path: Path) -> None:
    told = hostile_folder(tmp_path / "files", SHARED if (SHARED / "hostile").is_dir() else None)
    for language in ("en", "it"):
        done = run("collect", str(tmp_path / "files"), "--language", language)
        assert done.returncode == ExitCode.UNREADABLE
        assert "Traceback" not in done.stderr
        assert inert(done.stdout, "terminal") == inert(done.stderr, "terminal") == []
        assert "reordered.tutor:4:" in done.stderr
    as_json = run("collect", str(tmp_path / "files"), "--json", "--no-grading").stdout
    assert inert(as_json, "json") == []
    refused = {each["file"]: each["fault"] for each in json.loads(as_json)["refused"]}
    assert refused == {name: fault for name, fault in told.items() if fault}


def test_who_agreed_to_nothing_is_a_number_only(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(journal(session("learner-0000aa", text="SECRET")))
    (tmp_path / "b.tutor").write_bytes(shared(session("learner-0000bb"), consent=BOTH))
    for words in (["collect", str(tmp_path)], ["collect", str(tmp_path), "--json"]):
        done = run(*words)
        assert done.returncode == ExitCode.OK
        assert "learner-" not in done.stdout
        assert "SECRET" not in done.stdout
        assert "2" in done.stdout
