"""The command line: stdout is data, stderr is talk, exit codes are an interface."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tests.plain.test_plain import WALK
from tutor import __version__
from tutor.engine.paths import Paths
from tutor.errors import ExitCode


def run(*words: str, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", *words]
    return subprocess.run(command, capture_output=True, text=True, input=typed, check=False, encoding="utf-8")


@pytest.fixture
def session(tmp_path: Path, paths: Paths) -> Path:
    course = write_course(tmp_path / "course")
    done = run(
        "start",
        "open-day",
        "--plain",
        "--course",
        str(course),
        "--language",
        "en",
        typed="\n".join(["2", "", "", "", *WALK]) + "\n",
    )
    assert done.returncode == ExitCode.OK, done.stderr
    return next(paths.sessions.glob("*.jsonl"))


def test_the_version_and_the_help() -> None:
    assert run("--version").stdout.strip() == f"tutor, version {__version__}"
    help_text = run("--help").stdout
    assert all(verb in help_text for verb in ("start", "check", "courses", "checkers", "replay"))


def test_the_help_page_is_the_one_that_click_writes() -> None:
    """To write it anew: `COLUMNS=80 python -c "from tutor.verbs import tutor; tutor(['--help'], prog_name='tutor')" > tutor/help.txt`."""
    code = "from tutor.verbs import tutor; tutor(['--help'], prog_name='tutor')"
    written = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "COLUMNS": "80"}
    )
    assert run("--help").stdout == written.stdout == run("-h").stdout == run().stdout


@pytest.mark.parametrize(
    ("verb", "code"),
    [
        (["--help"], ExitCode.OK),
        (["networks", "instagram", "--language", "it"], ExitCode.OK),
        (["count", "x", "più caffè ☕" * 99, "--language", "it"], ExitCode.OK),
        (["explain", "T031"], ExitCode.OK),
        (["networks", "perché", "--language", "it"], ExitCode.NOT_FOUND),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_what_is_written_is_the_same_bytes_whatever_the_locale(verb: list[str], code: ExitCode) -> None:
    written = {}
    for encoding in ("utf-8", "cp1252", "ascii:strict", "utf-16"):
        surroundings = {**os.environ, "PYTHONIOENCODING": encoding}
        command = [sys.executable, "-m", "tutor", *verb]
        done = subprocess.run(command, capture_output=True, check=False, env=surroundings)
        written[encoding] = (done.returncode, done.stdout, done.stderr)
    assert set(written.values()) == {written["utf-8"]}
    assert written["utf-8"][0] == code


def test_a_scripted_scenario_leaves_a_session(session: Path) -> None:
    assert session.is_file()
    rows = json.loads(run("replay", "--list", "--json").stdout)
    assert [(row["id"], row["finished"]) for row in rows] == [(session.stem, True)]
    assert session.stem in run("replay", "--list").stdout


def test_a_session_before_a_room_in_lines_leaves_it_as_it_is_and_says_where_the_notes_are(
    session: Path, tmp_path: Path
) -> None:
    before, notes = (session.read_bytes(), session.stat().st_mtime_ns), tmp_path / "notes.jsonl"
    words = ("replay", str(session), "--plain", "--notes", str(notes), "--minutes", "45", "--language", "en")
    done = run(*words, typed="answer\nask\n1\n3\n4\nnote\nAsk Dora\nq\n")
    assert done.returncode == ExitCode.OK, done.stderr
    assert "Person A" in done.stdout
    assert "Note: Ask Dora" in done.stdout
    assert done.stderr == f"Kept in {notes}\n"
    assert (session.read_bytes(), session.stat().st_mtime_ns) == before
    again = run(*words, typed="noted\nq\n")
    assert "Note: Ask Dora" in again.stdout


def test_a_folder_without_agreement_is_told_without_a_traceback(session: Path) -> None:
    done = run("replay", str(session.parent), "--plain", "--language", "en")
    assert done.returncode == ExitCode.NOT_FOUND
    assert done.stderr.startswith("tutor: no session here may be shown")
    assert "1 session stays closed: its owner did not agree." in done.stderr


def test_without_a_terminal_it_says_so_and_uses_lines(tmp_path: Path) -> None:
    done = run("start", "--language", "en", typed="")
    assert done.returncode == ExitCode.OK
    assert "No terminal to draw on" in done.stderr
    assert "No terminal" not in done.stdout


def test_check_tells_every_problem_and_exits_by_it(tmp_path: Path) -> None:
    good = run("check", str(write_course(tmp_path / "good")))
    assert "problems" in good.stdout
    bad = run("check", str(write_course(tmp_path / "bad", SCENARIO.replace("minutes = 5", "minuts = 5"))))
    assert bad.returncode == ExitCode.PROBLEMS
    assert "content/01-open-day.toml:7:1: T010" in bad.stdout
    assert "did you mean 'minutes'?" in bad.stdout
    one = run("check", str(tmp_path / "bad/content/01-open-day.toml"))
    assert one.returncode == ExitCode.PROBLEMS
    assert "1 scenario, " in one.stdout


def test_check_runs_what_changed_and_shows_what_is_covered(tmp_path: Path) -> None:
    course = shutil.copytree(Path(__file__).parent / "cases/example-course", tmp_path / "course")
    first = run("check", str(course))
    assert first.returncode == ExitCode.OK
    again = run("check", str(course), "--changed", "--coverage")
    assert "(1 unchanged)" in again.stdout
    assert "departments" in again.stdout
    assert "networks: instagram 1" in again.stdout
    assert again.stderr == ""
    data = json.loads(run("check", str(course), "--json", "--coverage").stdout)
    assert data["problems"] == []
    assert data["coverage"]["course"]["areas"]["content"]["levels"]["1"] == 1
    lines = run("check", str(course), "--format", "line", "--coverage")
    assert lines.stdout == ""
    assert "departments" in lines.stderr


def test_what_is_not_there_is_told_in_two_lines_without_a_traceback(tmp_path: Path) -> None:
    for words in (
        ["check", str(tmp_path)],
        ["start", "new-oyl", "--plain"],
        ["replay", "nobody", "--plain"],
        ["checkers", "content.fact"],
    ):
        done = run(*words)
        assert done.returncode == ExitCode.NOT_FOUND, (words, done.stderr)
        assert "Traceback" not in done.stderr
        assert done.stderr.startswith("tutor: ")


def test_a_preview_in_lines_prints_the_samples_that_were_kept_and_writes_nothing(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    file = course / "content/01-open-day.toml"
    typed = "Come on Sunday and see the stone.\n.\n:sample mistake\n:leave\n"
    done = run("preview", f"{file}#line", "--plain", "--language", "en", typed=typed)
    assert done.returncode == ExitCode.OK, done.stderr
    said, _, block = done.stdout.partition("End of the preview.\n")
    assert "Task: Write the invitation." in said
    kept = '\n[[steps.samples]]\nlanguage = "en"\nexpect = { mistake = "sunday" }\n'
    assert block == f'# line{kept}text = "Come on Sunday and see the stone."\n'
    assert not (tmp_path / "home").exists()


def test_a_preview_of_what_is_not_there_says_so(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    (tmp_path / "alone.toml").write_text(SCENARIO, "utf-8")
    for place, said in (
        (f"{course}/content/01-open-day.toml#caption", "no such step: caption"),
        (f"{tmp_path}/alone.toml", "no course around this file"),
        ("new-oyl", "no such scenario: new-oyl"),
    ):
        done = run("preview", place, "--plain", "--language", "en")
        assert done.returncode == ExitCode.NOT_FOUND, done.stderr
        assert done.stderr.startswith(f"tutor: {said}")


def test_courses_and_checkers_are_listed() -> None:
    entries = json.loads(run("courses", "--json").stdout)
    assert "new-oil" in {entry["id"] for entry in entries}
    assert "La prima foto" in run("courses", "--language", "it").stdout
    listed = run("checkers").stdout
    assert "content.facts_kept" in listed
    page = run("checkers", "content.facts_kept").stdout
    assert "Ids of the facts" in page
    assert "met" in page


def test_a_hostile_name_on_the_command_line_is_told_inertly() -> None:
    done = run("start", "\x1b]52;c;UFdO\x07[/b]", "--plain")
    assert done.returncode == ExitCode.NOT_FOUND
    assert "\x1b" not in done.stderr
    assert "\x07" not in done.stderr
