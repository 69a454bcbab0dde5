"""`tutor debrief` on the command line: a folder, a session, or the notes of a meeting; hostile ones as well."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import SHARED
from tests.inert import inert
from tests.replay.test_facilitation import lines_of
from tests.session_files import EVIL, MUST_STAY, hostile_folder
from tutor.errors import ExitCode
from tutor.replay.debrief import events as debrief
from tutor.replay.facilitation import events as e


def run(*words: str | Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, input=typed, check=False, encoding="utf-8")


@pytest.fixture
def notes(tmp_path: Path) -> Path:
    """A meeting with two votes, a note and two actions."""
    polls: list[e.Event] = []
    for number, (yes, no) in enumerate(((9, 3), (2, 10)), 1):
        polls += [e.PollOpened(number, "cafe0123", 4, "criterion:facts", "Is it clear when?", ("yes", "no"), 1)]
        polls += [e.TallyTyped(number, 0, yes), e.TallyTyped(number, 1, no), e.PollClosed(number)]
    return meeting(
        tmp_path / "room.jsonl",
        *polls,
        e.NoteWritten(1, "cafe0123", 4, "They want the day"),
        debrief.ActionAgreed(1, "Dora: posts by Friday", "Dora", "Friday"),
    )


def meeting(path: Path, *events: e.Event) -> Path:
    path.write_bytes(b"".join(lines_of([e.MeetingStarted(1, "0"), *events])))
    return path


def test_the_notes_alone_become_a_page_and_a_text(notes: Path, tmp_path: Path) -> None:
    before, page, text = notes.read_bytes(), tmp_path / "new/d.html", tmp_path / "new/d.md"
    done = run("debrief", notes, "--html", page, "--markdown", text, "--language", "en")
    assert (done.returncode, done.stdout, done.stderr) == (ExitCode.OK, "", "")
    assert "10 · second vote" in page.read_text("utf-8")
    assert "| Dora: posts by Friday | Dora | Friday |" in text.read_text("utf-8")
    assert "They want the day · \\[cafe0123\\#4\\]" in text.read_text("utf-8")
    assert notes.read_bytes() == before


def test_the_page_is_in_italian_too(notes: Path, tmp_path: Path) -> None:
    run("debrief", notes, "--html", tmp_path / "d.html", "--language", "it")
    assert "secondo voto" in (tmp_path / "d.html").read_text("utf-8")


def test_in_lines_it_goes_on_where_it_was(notes: Path) -> None:
    done = run("debrief", notes, "--plain", "--language", "en", typed="on\non\nq\n")
    assert done.returncode == ExitCode.OK, done.stderr
    assert "1. Dora: posts by Friday" in done.stdout
    assert done.stderr == f"Kept in {notes}\n"
    assert "Now what · 3 of 3" in run("debrief", notes, "--plain", "--language", "en").stdout


@pytest.mark.parametrize("change", [b"", b"{}\n", b"\x00\xff\n"])
def test_notes_that_are_none_and_what_is_not_there_are_told_without_a_traceback(tmp_path: Path, change: bytes) -> None:
    (tmp_path / "x.jsonl").write_bytes(change)
    for source in (tmp_path / "x.jsonl", tmp_path / "nowhere", tmp_path):
        done = run("debrief", source, "--html", tmp_path / "x.html")
        assert done.returncode not in (ExitCode.OK, 1), done.stderr
        assert "Traceback" not in done.stderr
        assert not (tmp_path / "x.html").exists()


def test_notes_that_were_changed_are_refused(notes: Path, tmp_path: Path) -> None:
    notes.write_bytes(notes.read_bytes().replace(b'"hands":9', b'"hands":8'))
    done = run("debrief", notes, "--html", tmp_path / "x.html", "--language", "en")
    assert "these notes were changed, or are none" in done.stderr


def test_hostile_notes_are_words_in_every_output(tmp_path: Path) -> None:
    events: list[e.Event] = []
    for number, payload in enumerate(EVIL, 1):
        events += [e.PollOpened(number, payload, number, payload, payload, (payload, payload), 0)]
        events += [e.TallyTyped(number, 0, 7), e.PollClosed(number), e.NoteWritten(number, payload, 1, payload)]
        events += [debrief.PointWritten(number, "what", payload), e.MomentMarked(payload, 2)]
        events += [debrief.ActionAgreed(number % 3 + 1, payload, payload, payload), debrief.TimeLeft(payload, number)]
    told = everything(meeting(tmp_path / "evil.jsonl", *events), tmp_path)
    for text in MUST_STAY:
        assert text in told["terminal"]


def test_a_folder_of_hostile_files_ends_in_an_inert_page(tmp_path: Path) -> None:
    hostile_folder(tmp_path / "traps", SHARED if SHARED.is_dir() else None)
    told = everything(tmp_path / "traps", tmp_path, "answer\nskip\nnote\n=1+1\ndebrief\nq\nq\n")
    assert "level" in told["html"], "the team map says where to start"


def everything(source: Path, beside: Path, before: str = "") -> dict[str, str]:
    """Return each output by its medium, inert in it."""
    page, text = beside / "a.html", beside / "a.md"
    if before:
        assert run("replay", source, "--plain", typed=before).returncode == ExitCode.OK
    done = run("debrief", source, "--html", page, "--markdown", text, "--language", "en")
    assert done.returncode == ExitCode.OK, done.stderr
    spoken = run("debrief", source, "--plain", "--language", "en", typed="votes\non\non\nsave\nq\n").stdout
    told = {"html": page.read_text("utf-8"), "markdown": text.read_text("utf-8"), "terminal": spoken}
    for medium, written in told.items():
        assert written
        assert inert(written, medium) == [], medium
    return told
