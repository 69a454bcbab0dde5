"""The end of a meeting in lines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.inert import inert
from tests.material import write_course
from tests.plain.test_plain import Script
from tests.replay.rooms import projection_of
from tests.session_files import EVIL
from tutor.engine.debriefing import Debriefing
from tutor.engine.engine import Engine
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.meeting_record import MeetingRecord
from tutor.plain.debrief import WORDS, debrief_lines
from tutor.plain.projector import project_lines


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


def held(engine: Engine, path: Path, *typed: str) -> tuple[Script, Debriefing]:
    record = MeetingRecord(MeetingFile(path / "room.jsonl", engine.clock))
    script, debriefing = Script(typed), Debriefing(record, engine.clock, "en")
    debrief_lines(debriefing, script.lines, engine.voice, close=True)
    return script, debriefing


def test_three_questions_three_actions_and_a_page(engine: Engine, tmp_path: Path) -> None:
    typed = ["note", "No day", "votes", "?", "1", "on", "action", "posts soon", "action", "Dora: posts by Friday"]
    more = ["action", "Piero asks by Monday", "action", "change", "7", "1", "Dora: mends it by Monday", "drop", "3"]
    script, debriefing = held(engine, tmp_path, *typed, *more, "minute", "pause", "save", "q")
    text = script.text
    assert "What · 1 of 3 · 4:00 left\nWhat did we see?" in text
    assert "- No day" in text
    assert "There are no notes and no votes yet." in text
    assert "3. note: write down what somebody says" in text
    assert "→ “soon” is no date: I looked for a day or an hour." in text
    assert "✓ Dora · Friday" in text
    assert "Three actions are what a group keeps in mind" in text
    assert "A number from 1 to 3." in text
    assert "7:00 left · paused" in text
    assert [action.text for action in debriefing.state.actions] == ["Dora: mends it by Monday", "Dora: posts by Friday"]
    assert "Dora: posts by Friday" in debriefing.text_file.read_text("utf-8")
    again, _ = held(engine, tmp_path)
    assert "Now what · 3 of 3" in again.text
    assert "1. Dora: mends it by Monday\n   ✓ Dora · Monday" in again.text


def test_from_the_replay_and_back(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    script = Script(["answer", "ask", "1", "9", "3", "debrief", "votes", "note", "x", "q", "person", "debrief"])
    project_lines(engine, projection, script.lines)
    told = script.text.partition("What did we see?")[2]
    assert "■ Is it clear when? · The open day, answer [" in told
    assert "the vote: yes 9 · no 3" in told
    assert "Person B" in told, "the replay goes on"
    assert [point.text for point in projection.meeting.debrief.points] == ["x"]


def test_every_payload_is_said_as_it_stands(engine: Engine, tmp_path: Path) -> None:
    typed = [line for payload in EVIL for line in ("note", payload, "unnote")]
    script, _ = held(engine, tmp_path, *typed, "on", "on", "action", EVIL[1], "action", EVIL[8], "save")
    assert inert(script.text, "terminal") == []
    assert "[@click=app.quit]x[/]" in script.text


def test_every_word_is_its_own() -> None:
    words = [word for word, _ in WORDS.values()]
    assert len(set(words)) == len(words)
    assert not any(word.isdecimal() for word in words)
