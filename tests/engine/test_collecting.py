"""A folder of session files from others: what is taken in, what is refused, and why."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED
from tests.inert import inert
from tests.session_files import ALL, BOTH, EVIL, hostile_folder, journal, session, shared, verdict
from tutor.checkers.finding import Finding, Outcome
from tutor.engine import collecting
from tutor.engine.collecting import collect
from tutor.errors import ExitCode, TutorError
from tutor.export.refusals import Refusal
from tutor.replay.shared import Collection, Consent
from tutor.session.events import AnswerSubmitted, UnknownEvent
from tutor.session.state import fold

ADA = session("learner-0000ad", number=1)


def faults(found: Collection) -> list[tuple[str, str]]:
    assert all(isinstance(each.reason, Refusal) for each in found.refused)
    return [(each.file, each.reason.fault.value) for each in found.refused]  # type: ignore[attr-defined]


def put(folder: Path, **files: bytes) -> Path:
    for name, content in files.items():
        (folder / name.replace("_", ".")).write_bytes(content)
    return folder


def test_hostile_files_are_told_apart_and_what_is_taken_in_is_inert(tmp_path: Path) -> None:
    told = hostile_folder(tmp_path / "files", SHARED if (SHARED / "hostile").is_dir() else None)
    found = collect(tmp_path / "files")
    assert sorted(faults(found)) == sorted((name, fault) for name, fault in told.items() if fault)
    taken = {each.file for each in found.sessions}
    assert taken == {name for name, fault in told.items() if fault in ("", "torn")}
    assert len(taken) > 2 * len(EVIL)
    for each in found.sessions:
        fold(each.reading.events)
        assert inert(repr((each.person, each.name, each.file, each.id)).replace("\\n", ""), "terminal") == []
        assert inert("\n".join(map(str, each.reading.events)), "terminal") == []
        assert each.person.isascii()
    for refused in found.refused:
        said = f"{refused.file} {refused.reason} {refused.reason.hint}"
        assert refused.reason.hint
        assert inert(said, "terminal") == []


def test_a_file_says_whose_it_is_and_what_they_agreed_to(tmp_path: Path) -> None:
    put(tmp_path, ada_tutor=shared(ADA, consent=ALL, name="Ada\x1b[31m"))
    [found] = collect(tmp_path).sessions
    assert (found.person, found.name, found.consent, found.id) == ("learner-0000ad", "Ada␛[31m", ALL, "session-1")
    assert found.reading.entries == ADA


def test_without_consent_a_name_is_not_read(tmp_path: Path) -> None:
    put(tmp_path, ada_tutor=shared(ADA, consent=BOTH, name="Ada"))
    assert collect(tmp_path).sessions[0].name == ""


def test_a_journal_agrees_to_nothing(tmp_path: Path) -> None:
    put(tmp_path, ada_jsonl=journal(ADA))
    [found] = collect(tmp_path).sessions
    assert (found.consent, found.person, found.id) == (Consent(), "learner-0000ad", "ada")


@pytest.mark.parametrize("line", range(1, 15))
def test_every_line_of_a_shared_file_is_under_the_seal(tmp_path: Path, line: int) -> None:
    """A changed byte is found where it stands; a line taken out, where the next one is."""
    lines = shared(ADA).splitlines(keepends=True)
    changed = [*lines[: line - 1], lines[line - 1].replace(b'"', b'" ', 1), *lines[line:]]
    put(tmp_path, changed_tutor=b"".join(changed))
    [refused] = collect(tmp_path).refused
    assert (refused.line, refused.reason.exit_code) == (line, ExitCode.UNREADABLE)
    put(tmp_path, changed_tutor=b"".join([*lines[: line - 1], *lines[line:]]))
    assert collect(tmp_path).sessions == ()


@pytest.mark.parametrize("end", [1, 100, 1_000, -1])
def test_a_shared_file_that_was_cut_is_not_taken_in(tmp_path: Path, end: int) -> None:
    put(tmp_path, cut_tutor=shared(ADA)[:end])
    found = collect(tmp_path)
    assert found.sessions == ()
    assert len(found.refused) == 1


def test_a_journal_in_use_is_taken_in_up_to_its_torn_line(tmp_path: Path) -> None:
    put(tmp_path, ada_jsonl=journal(ADA)[:-10])
    found = collect(tmp_path)
    assert found.sessions[0].reading.entries == ADA[:-1]
    assert faults(found) == [("ada.jsonl", "torn")]
    assert found.refused[0].line == len(ADA)
    assert found.refused[0].reason.exit_code is ExitCode.OK


def test_of_several_copies_the_longest_counts(tmp_path: Path) -> None:
    put(tmp_path, early_tutor=shared(ADA[:5]), late_jsonl=journal(ADA), other_tutor=shared(session(number=2)))
    found = collect(tmp_path)
    assert sorted(each.file for each in found.sessions) == ["late.jsonl", "other.tutor"]
    assert faults(found) == [("early.tutor", "duplicate")]


def test_what_was_handed_over_counts_before_the_journal_and_the_last_word_before_the_first(tmp_path: Path) -> None:
    """Both are the same session: the copy with hidden words and a consent is the one its owner chose to give."""
    hidden = tuple(
        replace(entry, event=replace(entry.event, answer=replace(entry.event.answer, text="[name]")))
        if isinstance(entry.event, AnswerSubmitted)
        else entry
        for entry in ADA
    )
    put(
        tmp_path,
        a_jsonl=journal(ADA),
        b_tutor=shared(hidden, consent=ALL, made="2026-11-24T09:00:00Z"),
        c_tutor=shared(hidden, consent=Consent(), made="2026-11-25T09:00:00Z"),
    )
    found = collect(tmp_path)
    assert [(each.file, each.consent) for each in found.sessions] == [("c.tutor", Consent())]


def test_a_session_told_in_two_ways_counts_not_at_all(tmp_path: Path) -> None:
    """Somebody made their verdicts better, or handed in somebody else's session as their own."""
    better = session("learner-0000ad", number=1, passed=False)
    put(tmp_path, a_tutor=shared(ADA), b_tutor=shared(better))
    found = collect(tmp_path)
    assert found.sessions == ()
    assert faults(found) == [("a.tutor", "contradiction"), ("b.tutor", "contradiction")]


def test_an_event_of_the_future_is_kept_as_unknown(tmp_path: Path) -> None:
    odd = replace(ADA[2], event=UnknownEvent("mood-said"))
    put(tmp_path, a_tutor=shared((*ADA[:2], odd, *ADA[3:])))
    assert collect(tmp_path).sessions[0].reading.entries[2].event == UnknownEvent("mood-said")


@pytest.mark.parametrize("at", ["2026-02-30T10:00:00Z", "0001-01-01T00:00:00Z", "2026-11-23T25:00:00Z"])
def test_a_time_that_is_none_is_no_event(tmp_path: Path, at: str) -> None:
    put(tmp_path, a_tutor=shared((*ADA[:3], replace(ADA[3], at=at))), b_jsonl=journal((ADA[0], replace(ADA[1], at=at))))
    assert faults(collect(tmp_path)) == [("a.tutor", "broken"), ("b.jsonl", "broken")]


@pytest.mark.parametrize(
    ("at", "change"),
    [
        (1, {"level": 10**12}),
        (2, {"expected": -1}),
        (3, {"rung": 0}),
        (4, {"attempt": -3}),
        (4, {"certainty": 9}),
        (5, {"verdict": replace(verdict(True), score=1e300)}),
        (5, {"verdict": replace(verdict(True), findings=(Finding(Outcome.MET, credit=-2.0),))}),
        (13, {"satisfied": 500}),
    ],
)
def test_a_number_that_no_tutor_writes_is_forged(tmp_path: Path, at: int, change: dict[str, Any]) -> None:
    """It would weigh as much as a thousand others in a fold."""
    entries = [replace(entry, event=replace(entry.event, **change)) if entry.seq == at else entry for entry in ADA]
    put(tmp_path, a_tutor=shared(tuple(entries)), b_jsonl=journal(entries))
    found = collect(tmp_path)
    assert faults(found) == [("a.tutor", "forged"), ("b.jsonl", "forged")]
    assert [each.line for each in found.refused] == [at + 1, at]


def test_folders_in_folders_are_read_and_hidden_ones_are_not(tmp_path: Path) -> None:
    for name in ("monday", ".trash", "a/b/c/d/e"):
        (tmp_path / name).mkdir(parents=True)
        put(tmp_path / name, x_jsonl=journal(session(scenario=name)))
    assert [fold(each.reading.events).header.scenario for each in collect(tmp_path).sessions] == ["monday"]  # type: ignore[union-attr]


def test_there_are_bounds_to_files_and_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for at in range(4):
        (tmp_path / f"{at}.jsonl").write_bytes(journal(session(number=at)))
    monkeypatch.setattr(collecting, "MOST_FILES", 3)
    assert faults(collect(tmp_path)) == [("3.jsonl", "too-many")]
    monkeypatch.setattr(collecting, "MOST_BYTES", 10)
    found = collect(tmp_path)
    assert (len(found.sessions), faults(found)) == (1, [("1.jsonl", "too-many")])


def test_one_file_may_be_named(tmp_path: Path) -> None:
    put(tmp_path, ada_tutor=shared(ADA))
    assert len(collect(tmp_path / "ada.tutor").sessions) == 1


def test_no_folder_is_told(tmp_path: Path) -> None:
    with pytest.raises(TutorError) as failure:
        collect(tmp_path / "none")
    assert failure.value.exit_code is ExitCode.NOT_FOUND
