"""`tutor team` and `tutor plan` on the command line: stdout is data, stderr is talk, files are whole."""

from __future__ import annotations

import csv
import io
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.groups import SHOWN, alone, group, shared, written
from tests.hostile import PAYLOADS
from tests.inert import inert
from tests.material import write_course
from tests.session_files import hostile_folder, session
from tests.session_files import shared as sealed
from tutor.errors import ExitCode


def run(*words: str | Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, input="", check=False, encoding="utf-8")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six people; half of them missed the day in a scenario that is at hand, all are on their own in one area."""
    half = [shared(f"p{index}", "open-day", missed=["facts"] * (index < 6)) for index in range(6)]
    return written(
        tmp_path_factory.mktemp("group"), group(half, *(alone(f"p{index}", "tracking") for index in range(6)))
    )


def test_team_in_lines_says_the_figures_and_where_to_go_on(folder: Path, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    done = run("team", folder, "--plain", "--language", "en", "--course", course)
    assert done.returncode == ExitCode.OK, done.stderr
    assert done.stderr == ""
    lines = done.stdout.splitlines()
    assert "tracking: on their own: about 6 of 6; stable: few or none" in lines
    assert "Is it clear when?: about 6 of 6; The open day" in lines, "the criterion's own question"
    assert "6 people count together only, rounded to threes: nobody can be made out." in lines
    assert "│" not in done.stdout


def test_team_for_programs_holds_figures_and_nobody(folder: Path) -> None:
    done = run("team", folder, "--json")
    team = json.loads(done.stdout)
    assert team["areas"][-1]["area"] == "tracking"
    assert team["areas"][-1]["alone"] == {"count": 6, "people": 6, "share": 1.0, "exact": False}
    assert team["rows"] == []
    assert "p0" not in done.stdout


def test_team_writes_a_page_and_a_table_and_says_nothing(folder: Path, tmp_path: Path) -> None:
    page, table = tmp_path / "new/team.html", tmp_path / "new/team.csv"
    done = run("team", folder, "--html", page, "--csv", table, "--language", "it")
    assert (done.returncode, done.stdout) == (ExitCode.OK, "")
    assert '<html lang="it">' in page.read_text("utf-8")
    assert "abilità" in page.read_text("utf-8")
    raw = table.read_bytes().decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(raw, newline="")))
    assert rows[0] == ["area", "in autonomia", "stabile", "persone", "prossima volta dal livello"]
    assert rows[-1][:4] == ["tracciamento", "6", "0", "6"]


def test_without_a_terminal_team_speaks_in_lines(folder: Path) -> None:
    done = run("team", folder, "--language", "en")
    assert done.stdout.startswith("Team map\n")
    assert "No terminal" in done.stderr


def test_a_folder_that_is_not_there_is_told_with_its_code(tmp_path: Path) -> None:
    for verb in ("team", "plan"):
        done = run(verb, tmp_path / "nowhere")
        assert done.returncode == ExitCode.NOT_FOUND
        assert "nowhere" in done.stderr
        assert "Traceback" not in done.stderr


def test_an_empty_folder_is_no_failure(tmp_path: Path) -> None:
    done = run("team", tmp_path, "--plain", "--language", "en")
    assert done.returncode == ExitCode.OK
    assert "0 people in this folder." in done.stdout
    assert run("plan", tmp_path).returncode == ExitCode.OK


def test_plan_fits_the_minutes_and_asks_in_the_courses_words(folder: Path, tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    done = run("plan", folder, "--minutes", "30", "--language", "en", "--course", course)
    assert done.returncode == ExitCode.OK, done.stderr
    assert "1. Is it clear when? (6 minutes)" in done.stdout
    assert "The answers of 6 people stay closed" in done.stdout
    data = json.loads(run("plan", folder, "--minutes", "30", "--json").stdout)
    assert data["opening"] + sum(each["minutes"] for each in data["moments"]) + data["close"] == 30
    assert data["moments"][0]["address"] is None


def test_plan_says_the_command_that_opens_the_room_at_its_first_answer(tmp_path: Path) -> None:
    course = write_course(tmp_path / "course")
    handed = tmp_path / "the sessions"
    handed.mkdir()
    for n in range(5):
        made = sealed(session(f"learner-0000a{n}", passed=False), consent=SHOWN)
        (handed / f"{n}.tutor").write_bytes(made)
    told = run("plan", handed, "--language", "en", "--course", course).stdout
    command = re.search(r"the first answer: tutor (.*) \(there", told)
    assert command, told
    words = shlex.split(command[1])
    assert words[:3] == ["replay", str(handed), "--at"]
    done = run(*words, "--plain", "--language", "en", "--course", course)
    assert done.returncode == ExitCode.OK, done.stderr
    assert f"{words[-1].rpartition('/')[2]}\nWhat became of it is hidden" in done.stdout
    for typed, code in (("nowhere", ExitCode.USAGE), ("deadbeef#3", ExitCode.NOT_FOUND)):
        done = run("replay", handed, "--at", typed, "--plain")
        assert (done.returncode, done.stdout) == (code, "")
        assert typed in done.stderr
    assert run("replay", "--at", words[-1]).returncode == ExitCode.USAGE


@pytest.mark.parametrize("minutes", ["14", "241", "soon"])
def test_minutes_without_a_conversation_are_refused(folder: Path, minutes: str) -> None:
    assert run("plan", folder, "--minutes", minutes).returncode == ExitCode.USAGE


def test_plan_writes_a_page(folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "plan.html"
    done = run("plan", folder, "--html", page, "--language", "it")
    assert (done.returncode, done.stdout) == (ExitCode.OK, "")
    assert "Una conversazione di 45 minuti" in page.read_text("utf-8")


def test_hostile_words_in_sessions_stay_words(tmp_path: Path) -> None:
    sessions = [
        shared(f"p{index}", f"content-{payload}", missed=[payload], mistake=payload, department=payload)
        for payload in PAYLOADS
        for index in range(5)
    ]
    told = everything(written(tmp_path / "group", group(sessions)), tmp_path)
    assert "[@click=app.quit]x[/]" in told["plain"], "seen literally"


def test_a_folder_of_hostile_files_is_mapped_and_planned_inert(tmp_path: Path) -> None:
    hostile_folder(tmp_path / "group", SHARED if SHARED.is_dir() else None)
    told = everything(tmp_path / "group", tmp_path)
    assert json.loads(told["team.json"])["rows"], "who agreed to it stands in the map, whatever their names try"
    assert json.loads(told["plan.json"])["moments"][0]["address"]
    assert "`tutor collect` says why" in told["plain"]


def everything(folder: Path, beside: Path) -> dict[str, str]:
    """Return each output of a folder, inert in its medium."""
    page, table, planned = beside / "a.html", beside / "a.csv", beside / "b.html"
    told = {
        "plain": run("team", folder, "--plain", "--language", "en").stdout,
        "plan": run("plan", folder, "--minutes", "240", "--language", "en").stdout,
        "team.json": run("team", folder, "--json", "--html", page, "--csv", table).stdout,
        "plan.json": run("plan", folder, "--json", "--html", planned).stdout,
    }
    told |= {path.name: path.read_text("utf-8-sig") for path in (page, table, planned)}
    for name, text in told.items():
        medium = name.rpartition(".")[2] if "." in name else "terminal"
        assert text
        assert inert(text, medium) == [], name
    return told
