"""A training room in lines: numbered words, hands typed in, nothing hidden read out too early."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import write_course
from tests.plain.test_plain import Script
from tests.replay.rooms import BETTER, WORSE, Person, journal, people, projection_of, small
from tests.replay.rooms import told as heard
from tests.session.test_decide import AGAIN, GOOD, verdict
from tutor.checkers.finding import Band, Outcome
from tutor.engine.engine import Engine
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.projecting import Projection
from tutor.plain.projector import WORDS, project_lines
from tutor.replay.programme import By, Programme
from tutor.replay.room import open_room
from tutor.replay.shared import Collection, Consent, SharedSession


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


def told(
    engine: Engine, folder: Path, *typed: str, owners: tuple[Person, ...] = (), named: bool = False
) -> tuple[Script, Projection]:
    projection = projection_of(folder, engine, owners, named=named)
    script = Script(typed)
    project_lines(engine, projection, script.lines, 45)
    return script, projection


def test_a_training_room_in_lines(engine: Engine, tmp_path: Path) -> None:
    typed = ["answer", "ask", "1", "9", "x", "3", "correct", "", "2", "help", "note", "Ask Dora", "reveal", "example"]
    script, projection = told(engine, tmp_path, *typed, "person", "q")
    text = script.text
    before, _, after = text.partition("yes: how many hands?")
    assert "What became of it is hidden" in before
    assert "not yet" not in before
    assert "- yes: 9\n- no: 3\nMost of the room" in after
    assert "- yes: 9\n- no: 2\nMost of the room" in after, "an empty line keeps what was counted"
    assert "2 of 11 agree with what is on record." in after.partition("→ Is it clear when?")[2]
    assert "kept as a marked example" in after
    assert "When?" in after
    assert "Note: Ask Dora" in after
    assert "→ Is it clear when?  not yet" in after
    assert "1 note · 1 vote · 45:00 left" in after
    assert text.rstrip().endswith("End of the replay.")
    assert [poll.hands for poll in projection.meeting.polls] == [(9, 2)]


def test_numbers_and_words_do_the_same_and_a_question_mark_explains(engine: Engine, tmp_path: Path) -> None:
    number = str(list(WORDS).index("next-miss") + 1)
    script, projection = told(engine, tmp_path, "?", number, "nonsense", "skip", "q")
    assert f"{number}. miss: next miss" in script.text
    assert projection.stop.missed
    assert "→ Is it clear when?  not yet" in script.text


def test_a_revision_is_read_out_with_what_changed(engine: Engine, tmp_path: Path) -> None:
    script, _ = told(engine, tmp_path, "answer", "skip", "answer", "skip", "compare", "q")
    text = script.text.partition("The new text is hidden")[2]
    assert f"{BETTER}\n- Sunday.\n+ Saturday 9." in text
    assert f"Person A · attempt 1\n{WORSE}" in text
    assert BETTER not in script.text.partition("The new text is hidden")[0]


def test_closed_sessions_are_counted_and_a_small_group_has_no_letters(engine: Engine, tmp_path: Path) -> None:
    owners = (*people("ada", "bea"), *people("zoe", consent=Consent()))
    script, _ = told(engine, tmp_path, "person", owners=owners)
    assert script.said[0] == "1 session stays closed: its owner did not agree."
    assert "Session 2" in script.text
    assert "Person" not in script.text


def test_ones_own_session_is_read_moment_by_moment(engine: Engine, tmp_path: Path) -> None:
    script, _ = told(engine, tmp_path, "seen", "", "q", "q", owners=(Person("ada", Consent()),), named=True)
    assert "predicts" in script.text
    script, _ = told(engine, tmp_path / "room", "seen", "q")
    assert "predicts" not in script.text


def test_until_it_is_revealed_nothing_tells_what_is_on_record(engine: Engine, tmp_path: Path) -> None:
    """Whatever the hands are, the room reads the same of an answer that has it and of one that has not."""
    counts = [("9", "1"), ("1", "9"), ("5", "5"), ("7", "3"), ("3", "7"), ("6", "4"), ("0", "0")]
    typed = [
        "answer",
        *(line for yes, no in counts for line in ("ask", "1", yes, no, "?", "help", "ask", "2", yes, no)),
    ]
    read = []
    for number, judged in enumerate((AGAIN, GOOD, verdict(Band.GOOD, facts=Outcome.UNSURE, leak=Outcome.UNMET))):
        folder = tmp_path / str(number)
        session = journal(folder / "same.jsonl", heard("learner-a", attempts=[(WORSE, judged)]))
        loaded = small(folder)
        room = open_room(Collection((SharedSession("a", session, Consent(replay=True)),)), lambda _, it=loaded: it)
        script = Script(typed)
        project_lines(engine, Projection(room, MeetingFile(folder / "notes.jsonl", engine.clock)), script.lines)
        read.append(script.said)
    assert "Most of the room sees it the same way" in "\n".join(read[0])
    assert read[0] == read[1] == read[2]


def test_an_address_leads_to_its_moment_or_says_why_not(engine: Engine, tmp_path: Path) -> None:
    room = projection_of(tmp_path, engine).room
    missed = next(stop for stop in Programme(room, By.CRITERION).stops if stop.missed)
    script, projection = told(engine, tmp_path, "go", "deadbeef#3", "go", "", "go", str(missed.address), "q")
    assert "no moment of this room has this address: deadbeef#3" in script.text
    assert projection.stop == missed


def test_every_word_is_its_own() -> None:
    words = [word for word, _ in WORDS.values()]
    assert len(set(words)) == len(words)
    assert not any(word.isdecimal() for word in words)
