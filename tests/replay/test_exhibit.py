"""What may leave the program of a session: one's own whole, of others' what a room is shown."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.replay.rooms import Person, people, room_of
from tutor.export.replay_data import FORMAT, KIND, replay_data
from tutor.export.replay_table import COLUMNS, replay_csv
from tutor.export.xapi import statements
from tutor.replay.exhibit import exhibits
from tutor.replay.room import Room
from tutor.replay.shared import Consent
from tutor.session.events import SessionClosed

PERSON = "learner-0000a1"
NAMED = Consent(replay=True, row=True, name=True)


def everything(room: Room) -> str:
    """Return all that is written of a room without a screen."""
    shown = exhibits(room)
    return "\n".join((replay_csv(shown), json.dumps(replay_data(shown)), json.dumps(statements(shown))))


def test_an_own_session_goes_whole(tmp_path: Path) -> None:
    told = everything(room_of(tmp_path, people(PERSON), named=True))
    assert all(text in told for text in (PERSON, "2026-11-23T12:00", "My own plan"))
    [shown] = exhibits(room_of(tmp_path / "again", people(PERSON), named=True))
    assert shown.own


@pytest.mark.parametrize("owners", [1, 4, 5, 6])
def test_of_others_goes_what_a_room_is_shown(owners: int, tmp_path: Path) -> None:
    crowd = [Person(f"learner-0000b{n}", NAMED, f"Surname{n}") for n in range(owners)]
    told = everything(room_of(tmp_path, crowd))
    hidden = ("learner-", "Surname", "2026-11-23", "My own plan", "12:00:")
    assert [text for text in hidden if text in told] == []
    assert "Come to the mill on Saturday 9." in told


def test_who_did_not_agree_is_in_no_export(tmp_path: Path) -> None:
    crowd = [*people(*(f"learner-0000c{n}" for n in range(5))), Person("learner-0000d0", Consent(row=True))]
    room = room_of(tmp_path, crowd)
    assert room.withheld == 1
    data = replay_data(exhibits(room))
    assert [session["person"] for session in data["sessions"]] == list("ABCDE")


def test_sessions_of_a_small_group_cannot_be_linked(tmp_path: Path) -> None:
    """Nothing but what was said there is the same in two sessions of one person and not in one of another."""
    data = replay_data(exhibits(room_of(tmp_path, [Person("learner-0000a1", sessions=2), Person("learner-0000a2")])))
    rows = []
    for session in data["sessions"]:
        header = session["moments"][0]["data"]
        assert session.pop("key") in header.pop("learner")
        session.pop("number")
        rows.append(json.dumps(session))
    assert len(data["sessions"]) == 3
    assert len(set(rows)) == 1


def test_times_of_others_begin_at_nothing_and_keep_their_gaps(tmp_path: Path) -> None:
    room = room_of(tmp_path)
    for recording, shown in zip(room.recordings, exhibits(room), strict=True):
        entries = shown.recording.reading.entries
        assert [shown.elapsed(entry.at) for entry in entries] == [5 * n for n in range(len(entries))]
        assert entries[0].at == "1970-01-01T00:00:00Z"
        assert recording.reading.entries[0].at.startswith("2026")
        assert entries[-1].event == SessionClosed()
        assert shown.recording.arrived is None


def test_the_data_says_its_version_and_holds_the_whole_fold(tmp_path: Path) -> None:
    data = json.loads(json.dumps(replay_data(exhibits(room_of(tmp_path, people(PERSON), named=True)))))
    assert (data["format"], data["kind"]) == (FORMAT, KIND)
    [session] = data["sessions"]
    line, why = session["steps"]
    assert (line["step"], line["expected"], line["hints"], line["passed"]) == ("line", 2, [["facts", 1]], True)
    assert [attempt["verdict"]["band"] for attempt in line["attempts"]] == ["again", "good"]
    assert line["disputes"] == [[1, "facts"]]
    assert why["attempts"][0]["answer"]["chosen"] == ["day"]
    assert session["closed"] == {"satisfied": 4, "would_publish": True, "plan": "My own plan"}
    assert [moment["place"] for moment in session["moments"]] == list(range(1, len(session["moments"]) + 1))
    assert {moment["kind"] for moment in session["moments"]} >= {"start", "hint", "answer", "verdict", "close"}


def test_the_table_has_a_row_an_event_and_of_a_verdict_one_a_criterion(tmp_path: Path) -> None:
    shown = exhibits(room_of(tmp_path, people(PERSON), named=True))
    rows = list(csv.DictReader(io.StringIO(replay_csv(shown))))
    assert list(rows[0]) == COLUMNS
    places = {int(row["place"]) for row in rows}
    assert places == set(range(1, len(shown[0].recording.reading.entries) + 1))
    judged = [row for row in rows if row["moment"] == "verdict" and row["step"] == "line"]
    assert [(row["attempt"], row["criterion"], row["outcome"]) for row in judged] == [
        ("1", "facts", "unmet"),
        ("1", "leak", "met"),
        ("2", "facts", "met"),
        ("2", "leak", "met"),
    ]
    assert [row["text"] for row in rows if row["moment"] == "answer"][1] == "Come to the mill on Saturday 9."
