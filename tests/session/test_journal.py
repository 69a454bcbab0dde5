"""The journal: nothing acknowledged is lost, nothing broken is hidden."""

from __future__ import annotations

import errno
import json
import os
import stat
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.session.test_decide import ANSWER, AT_CLOSE, STARTED
from tutor.errors import TutorError
from tutor.session.decode import BadLine, decode
from tutor.session.events import AnswerSubmitted, Event, Recorded, UnknownEvent
from tutor.session.journal import Journal, JournalError, read_journal


def entries(events: list[Event]) -> list[Recorded]:
    return [Recorded(number, f"{number:08x}", "2026-11-23T12:00:00Z", event) for number, event in enumerate(events, 1)]


def written(path: Path, events: list[Event]) -> Path:
    journal = Journal(path)
    for entry in entries(events):
        journal.append(entry)
    return path


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    reading = read_journal(written(tmp_path / "s/a.jsonl", AT_CLOSE))
    assert reading.events == tuple(AT_CLOSE)
    assert (reading.torn, reading.broken_at) == (False, 0)
    assert reading.header == STARTED


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_its_owner_may_read_it(tmp_path: Path) -> None:
    path = written(tmp_path / "s/a.jsonl", [STARTED])
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


def test_a_torn_last_line_is_dropped_told_and_written_over(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", AT_CLOSE)
    whole = path.read_bytes()
    for cut in range(len(whole) - 40, len(whole)):
        path.write_bytes(whole[:cut])
        reading = read_journal(path)
        assert reading.torn
        assert reading.events == tuple(AT_CLOSE[:-1])
        Journal(path, reading).append(entries(AT_CLOSE)[-1])
        assert path.read_bytes() == whole


def test_a_changed_line_shows_and_what_came_before_still_counts(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", AT_CLOSE)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace("Saturday", "Sunday")
    path.write_text("".join(lines), "utf-8")
    reading = read_journal(path)
    assert reading.broken_at == 3
    assert len(reading.entries) == len(AT_CLOSE)


def test_a_line_taken_out_or_moved_shows(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", AT_CLOSE)
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:2] + lines[3:]), "utf-8")
    assert read_journal(path).broken_at == 3
    path.write_text("".join([lines[0], lines[2], lines[1], *lines[3:]]), "utf-8")
    assert read_journal(path).broken_at == 2


def test_an_event_of_a_later_version_is_kept_and_skipped(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [STARTED])
    line = json.loads(path.read_text("utf-8"))
    line["seq"], line["kind"] = 2, "teleported"
    path.write_text(path.read_text("utf-8") + json.dumps(line) + "\n", "utf-8")
    reading = read_journal(path)
    assert reading.events[1] == UnknownEvent("teleported")


def test_a_journal_of_a_later_format_is_refused_with_a_way_out(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [STARTED])
    path.write_text(path.read_text("utf-8").replace('"format":1', '"format":99'), "utf-8")
    with pytest.raises(TutorError, match="later tutor"):
        read_journal(path)


def test_writing_the_same_event_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An error while writing means *unknown*: the line may be there whole, in half, or not at all."""
    journal = Journal(tmp_path / "a.jsonl")
    first, second = entries([STARTED, AnswerSubmitted("line", 1, ANSWER)])
    journal.append(first)
    sync = os.fsync

    def fails(_: int) -> None:
        raise OSError(errno.EIO, "the disk is gone")

    monkeypatch.setattr(os, "fsync", fails)
    with pytest.raises(JournalError, match="the disk is gone"):
        journal.append(second)
    monkeypatch.setattr(os, "fsync", sync)
    journal.append(second)
    reading = read_journal(journal.path)
    assert reading.events == (first.event, second.event)
    assert reading.broken_at == 0


def test_a_file_that_was_taken_away_is_not_written_to_in_silence(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "a.jsonl")
    first, second = entries([STARTED, AnswerSubmitted("line", 1, ANSWER)])
    journal.append(first)
    journal.path.unlink()
    with pytest.raises(JournalError, match="gone"):
        journal.append(second)


KILLED = """
import os, signal, sys
from pathlib import Path
from tests.session.test_journal import entries
from tests.session.test_decide import AT_CLOSE, STARTED
from tutor.session.journal import Journal
journal = Journal(Path(sys.argv[1]))
for entry in entries([STARTED, *AT_CLOSE[1:] * 200]):
    journal.append(entry)
    print(entry.seq, flush=True)
"""


def test_kill_at_any_moment_loses_nothing_acknowledged(tmp_path: Path) -> None:
    for round_number in range(3):
        path = tmp_path / f"{round_number}.jsonl"
        child = subprocess.Popen([sys.executable, "-c", KILLED, str(path)], stdout=subprocess.PIPE, text=True)
        assert child.stdout is not None
        acknowledged = 0
        for line in child.stdout:
            acknowledged = int(line)
            if acknowledged > 40 * (round_number + 1):
                child.kill()
                break
        acknowledged = max([acknowledged, *(int(line) for line in child.stdout.read().split())])
        child.wait()
        child.stdout.close()
        reading = read_journal(path)
        assert len(reading.entries) >= acknowledged
        assert reading.broken_at == 0


BAD_LINES = [
    b"",
    b"[1,2,3]",
    b"{",
    b'{"seq":1}',
    b'{"seq":true,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1.0,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":-1,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1,"seq":2,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1,"id":"../../etc","at":"2026-01-01T00:00:00Z","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"x","data":NaN,"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1,"id":"00000001","at":"yesterday","kind":"x","data":{},"hash":"' + b"0" * 64 + b'"}',
    b'{"seq":1,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"hint-opened","data":{"step":"a","criterion":"b","rung":"1"},"hash":"'
    + b"0" * 64
    + b'"}',
    b'{"seq":1,"id":"00000001","at":"2026-01-01T00:00:00Z","kind":"hint-opened","data":{"step":"a","criterion":"b","rung":1,"admin":true},"hash":"'
    + b"0" * 64
    + b'"}',
    b"[" * 100_000,
    b'{"a":' * 50_000,
    b"9" * 100_000,
    b"x" * 600_000,
]


@pytest.mark.parametrize("line", BAD_LINES, ids=[repr(line[:40]) for line in BAD_LINES])
def test_lines_that_are_no_events_are_refused(line: bytes) -> None:
    with pytest.raises(BadLine):
        decode(line, "")


def test_the_forged_lines_of_others_are_no_events(shared: Path) -> None:
    lines: dict[str, Any] = json.loads((shared / "hostile/bundle-lines.json").read_text("utf-8"))
    for line in lines.values():
        with pytest.raises(BadLine):
            decode(line.encode("utf-8", "surrogatepass"), "")


@given(st.binary(max_size=300))
def test_any_bytes_are_an_event_or_a_bad_line(raw: bytes) -> None:
    with pytest.raises(BadLine):
        decode(raw, "")


def test_hostile_text_in_a_session_is_cleaned_where_it_comes_in(tmp_path: Path) -> None:
    path = written(tmp_path / "a.jsonl", [STARTED])
    path.write_text(path.read_text("utf-8").replace("open-day", "\\u001b]52;c;UFdO\\u0007\\ud800"), "utf-8")
    header = read_journal(path).header
    assert header is not None
    assert header.scenario == "␛]52;c;UFdO␇\ufffd"
