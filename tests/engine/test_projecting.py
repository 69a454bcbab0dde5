"""A replay before a room: sessions are only read, the meeting is kept and taken up again, examples can be used."""

from __future__ import annotations

import errno
import json
import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tests.replay.rooms import FIVE, WORSE, Person, collected, journal, people, projection_of, told
from tests.session_files import session, shared
from tutor.engine.engine import Engine
from tutor.engine.marking import Marking
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.projecting import Projection
from tutor.engine.rooms import open_projection
from tutor.errors import ExitCode, TutorError
from tutor.learning.plan import plan
from tutor.replay.address import session_key
from tutor.replay.facilitation import commands as ask
from tutor.replay.programme import By, Kind, Programme
from tutor.replay.shared import Consent
from tutor.wording.projector import beforehand, verdict_lines


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


def vote(projection: Projection, yes: int, no: int) -> None:
    """Ask the first question here, count hands, close."""
    here, shown = projection.stop.address, projection.slide
    assert shown is not None
    projection.send(ask.Ask(here, shown.questions[0]))
    projection.send(ask.Count(here, 0, yes))
    projection.send(ask.Count(here, 1, no))
    projection.send(ask.Close(here))


def whole(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes() if path.is_file() else b"", path.stat().st_mtime_ns)
        for path in (folder, *folder.rglob("*"))
    }


def test_a_replay_changes_nothing_about_the_sessions(engine: Engine, tmp_path: Path) -> None:
    folder = tmp_path / "sessions"
    projection = projection_of(tmp_path, engine)
    before = whole(folder)
    for stop in projection.programme.stops:
        projection.stop = stop
        address = stop.address
        if projection.can("ask"):
            vote(projection, 9, 1)
        if projection.can("mark-example"):
            projection.send(ask.MarkExample(address))
        projection.send(ask.Reveal(address, skip=True))
        projection.send(ask.WriteNote(address, "seen"))
        projection.send(ask.Mark(address))
        assert projection.slide is not None
    projection.reorder()
    projection.leave()
    assert whole(folder) == before
    assert len(projection.meeting.notes) == len(Programme(projection.room).stops)


def test_a_meeting_is_taken_up_where_it_was_left(engine: Engine, tmp_path: Path) -> None:
    first = projection_of(tmp_path, engine)
    first.jump(lambda stop: stop.missed)
    vote(first, 3, 4)
    first.send(ask.WriteNote(first.stop.address, "Ask Dora"))
    first.person(1)
    first.leave()
    second = Projection(first.room, MeetingFile(tmp_path / "notes/room.jsonl", engine.clock))
    assert second.stop == first.stop
    assert second.meeting == first.meeting


def test_looking_alone_keeps_nothing(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    for _ in range(5):
        projection.moment(1)
    projection.leave()
    assert not (tmp_path / "notes").exists()
    assert projection.kept == ()


def test_the_file_holds_tallies_and_no_answer_and_no_name(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    projection.jump(lambda stop: stop.missed)
    vote(projection, 9, 1)
    projection.send(ask.MarkExample(projection.stop.address))
    projection.send(ask.ShowNames())
    text = (tmp_path / "notes/room.jsonl").read_text("utf-8")
    assert WORSE not in text
    assert all(person.code not in text for person in people("ada", "bea", "cleo", "dora", "ezio"))
    assert '"hands":9' in text


def test_what_the_room_marked_goes_into_a_batch_and_into_the_course(
    engine: Engine, tmp_path: Path, make_engine: Callable[..., Engine]
) -> None:
    projection = projection_of(tmp_path, engine)
    projection.jump(lambda stop: stop.missed)
    vote(projection, 9, 1)
    projection.send(ask.MarkExample(projection.stop.address))
    row = json.loads(projection.examples_file.read_text("utf-8"))
    head = {"scenario": "open-day", "step": "line", "language": "en"}
    assert row == {**head, "answer": WORSE, "marks": {"facts": "met"}}
    report = Marking(engine.library, "en", engine.paths).batch([json.dumps(row)])
    assert report.unread == 0
    assert report.criteria["open-day#line facts"].missed_positives == 1
    piece = projection.samples_file.read_text("utf-8")
    assert piece.startswith("# open-day#line\n[[steps.samples]]")
    sample = tomllib.loads(piece)["steps"]["samples"][0]
    assert sample == {"language": "en", "expect": "pass", "text": WORSE}
    before, mark, after = SCENARIO.partition('\n[[steps]]\nid = "why"')
    grown = make_engine(courses=[write_course(tmp_path / "grown", f"{before}\n{piece}{mark}{after}")])
    opened = grown.library.open(grown.library.entry("open-day"), "en")
    assert [each.text for each in opened.scenario.steps[0].samples][-1] == WORSE


def test_an_example_taken_back_leaves_no_file(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    projection.jump(lambda stop: stop.missed)
    vote(projection, 9, 1)
    for there in (True, False):
        projection.send(ask.MarkExample(projection.stop.address))
        assert projection.examples_file.is_file() is there
        assert projection.samples_file.is_file() is there


def test_an_unmet_mark_expects_what_the_room_and_the_record_miss(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    projection.jump(lambda stop: stop.kind is Kind.REVISION)
    vote(projection, 1, 9)
    projection.send(ask.MarkExample(projection.stop.address))
    sample = tomllib.loads(projection.samples_file.read_text("utf-8"))["steps"]["samples"][0]
    assert sample["expect"] == {"unmet": ["facts"]}


def test_a_full_disk_loses_no_note_once_there_is_room_again(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    projection = projection_of(tmp_path, engine)
    with monkeypatch.context() as broken:
        broken.setattr(os, "fsync", fails)
        with pytest.raises(TutorError, match="not saved"):
            projection.send(ask.WriteNote(projection.stop.address, "first"))
    projection.send(ask.WriteNote(projection.stop.address, "second"))
    projection.leave()
    again = Projection(projection.room, MeetingFile(tmp_path / "notes/room.jsonl", engine.clock))
    assert [note.text for note in again.meeting.notes] == ["first", "second"]


def test_one_window_at_a_time_keeps_a_meeting(engine: Engine, tmp_path: Path) -> None:
    first = projection_of(tmp_path, engine)
    first.send(ask.WriteNote(first.stop.address, "mine"))
    with pytest.raises(TutorError, match="another window"):
        MeetingFile(tmp_path / "notes/room.jsonl", engine.clock)
    first.leave()
    MeetingFile(tmp_path / "notes/room.jsonl", engine.clock).close()


@pytest.mark.parametrize("content", [b"no notes\n", b"half a line", b'{"seq":1}\n', b"\xff\xfe\n"])
def test_a_file_that_is_no_meeting_is_left_alone(engine: Engine, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "mine.txt"
    path.write_bytes(content)
    with pytest.raises(TutorError, match="changed, or are none"):
        MeetingFile(path, engine.clock)
    assert path.read_bytes() == content


def test_sessions_are_opened_by_name_and_by_file(engine: Engine, tmp_path: Path) -> None:
    own = engine.paths.sessions / "mine.jsonl"
    journal(own, told("learner-000000"))
    other = journal(tmp_path / "other.jsonl", told("learner-000000")).path
    projection = open_projection(engine, ["mine", str(other)])
    assert [recording.label.letter for recording in projection.room.recordings] == ["A", "A"]
    assert not projection.room.alone
    assert open_projection(engine, ["mine"]).room.alone


def test_a_folder_of_people_who_did_not_agree_shows_nothing_and_says_how_many(engine: Engine, tmp_path: Path) -> None:
    for code in ("ada", "bea"):
        journal(tmp_path / f"raw/{code}.jsonl", told(code))
    with pytest.raises(TutorError, match="may be shown") as caught:
        open_projection(engine, [str(tmp_path / "raw")])
    assert caught.value.hint == "2 sessions stay closed: their owners did not agree."


def handed_over(folder: Path, *people: tuple[str, Consent], digest: str = "0" * 64) -> Path:
    folder.mkdir(parents=True)
    for person, consent in people:
        name = "Ada" if consent.name else ""
        made = shared(session(f"learner-{person}", digest=digest, passed=False), consent=consent, name=name)
        (folder / f"{person}.tutor").write_bytes(made)
    return folder


YES, NO = Consent(replay=True), Consent(row=True)


def test_files_that_were_handed_over_are_shown_as_their_owners_agreed(engine: Engine, tmp_path: Path) -> None:
    named = Consent(replay=True, name=True)
    rows = [("0000a1", named), *((f"0000a{n}", YES) for n in range(2, 6)), ("0000b1", NO)]
    folder = handed_over(tmp_path / "handed", *rows)
    (folder / "torn.tutor").write_bytes(b"nothing")
    room = open_projection(engine, [str(folder)]).room
    assert [recording.label.letter for recording in room.recordings] == ["A", "B", "C", "D", "E"]
    assert [recording.label.name for recording in room.recordings] == ["Ada", "", "", "", ""]
    assert (room.withheld, room.unusable) == (1, 1)


def test_a_file_named_keeps_to_what_its_owner_agreed_to(engine: Engine, tmp_path: Path) -> None:
    folder = handed_over(tmp_path / "handed", ("0000a1", YES), ("0000b1", NO))
    assert open_projection(engine, [str(folder / "0000a1.tutor")]).room.recordings[0].label.letter == "A"
    with pytest.raises(TutorError, match="may be shown"):
        open_projection(engine, [str(folder / "0000b1.tutor")])
    (folder / "torn.tutor").write_bytes(b"nothing")
    with pytest.raises(TutorError):
        open_projection(engine, [str(folder / "torn.tutor")])


def test_a_verdict_from_elsewhere_is_a_claim_and_one_of_ones_own_a_fact(engine: Engine, tmp_path: Path) -> None:
    digest = engine.library.open(engine.library.entry("open-day"), "en").digest
    folder = handed_over(tmp_path / "handed", ("0000a1", YES), digest=digest)
    projection = open_projection(engine, [str(folder / "0000a1.tutor")])
    projection.jump(lambda stop: stop.kind is Kind.REVISION)
    assert not projection.ungraded, "nothing is shown yet"
    projection.send(ask.Reveal(projection.stop.address, skip=True))
    assert projection.ungraded
    projection.grade_again()
    assert not projection.ungraded
    hidden = projection.slide.hidden if projection.slide else None
    assert hidden is not None
    assert hidden.again is not None
    assert next(row.outcome.value for row in hidden.rows) == "unmet"
    assert hidden.again.of("facts").outcome == "met"  # type: ignore[union-attr]
    said = [line.title + line.rest for line in verdict_lines(projection.slide, engine.voice)]  # type: ignore[arg-type]
    assert said[said.index("Graded again today, it comes out otherwise:") + 1].startswith("Is it clear when?")
    own = open_projection(engine, [str(journal(tmp_path / "own.jsonl", told(digest=digest)).path)])
    own.jump(lambda stop: stop.missed)
    own.send(ask.Reveal(own.stop.address, skip=True))
    assert not own.ungraded


def test_a_broken_chain_and_a_scenario_that_is_not_at_hand_are_said_first(engine: Engine, tmp_path: Path) -> None:
    path = journal(tmp_path / "changed.jsonl", told(digest="f" * 64)).path
    path.write_bytes(path.read_bytes().replace(b"Sunday", b"Monday") + b'{"torn')
    room = open_projection(engine, [str(path)]).room
    assert beforehand(room, engine.voice) == (
        "The chain of this session breaks at line 4: what follows may have been changed. "
        "The last line was cut short and is left out. "
        "The scenario is not at hand: only what was recorded is shown."
    )


def test_a_scenario_that_changed_since_is_not_taken_for_the_one_of_then(engine: Engine, tmp_path: Path) -> None:
    digest = engine.library.open(engine.library.entry("open-day"), "en").digest
    same = journal(tmp_path / "same.jsonl", told(digest=digest)).path
    changed = journal(tmp_path / "changed.jsonl", told(digest="f" * 64)).path
    assert open_projection(engine, [str(same)]).room.recordings[0].scenario is not None
    assert open_projection(engine, [str(changed)]).room.recordings[0].scenario is None


def test_a_room_goes_to_an_address_in_the_order_that_it_names(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    for by in (By.MOMENT, By.CRITERION):
        for stop in Programme(projection.room, by).stops:
            projection.go_to(f" '{stop.address}' ")
            assert (projection.stop, projection.programme.by) == (stop, by)


def test_every_address_of_a_plan_opens_the_room_that_it_plans(engine: Engine, tmp_path: Path) -> None:
    projection = projection_of(tmp_path, engine)
    planned = plan(collected(tmp_path / "sessions", FIVE), 240)
    addresses = [moment.address for moment in (*planned.moments, *planned.left) if moment.address]
    assert addresses
    for address in addresses:
        projection.go_to(str(address))
        assert projection.stop.address == address
        assert projection.slide is not None
        assert len(projection.slide.questions) == 1, "the question that the plan asks"


@pytest.mark.parametrize(
    "typed", ["", "#", "facts", "#7", "1a2b3c4d", "1a2b3c4d#", "1a2b3c4d#x/facts", "a#٣", "a#" + "9" * 5000]
)
def test_what_is_no_address_is_said_and_moves_nothing(engine: Engine, tmp_path: Path, typed: str) -> None:
    projection = projection_of(tmp_path, engine)
    projection.moment(1)
    before = projection.stop
    with pytest.raises(TutorError, match="no address") as caught:
        projection.go_to(typed)
    assert caught.value.exit_code is ExitCode.USAGE
    assert projection.stop is before


def test_an_address_of_another_room_is_said_and_moves_nothing(engine: Engine, tmp_path: Path) -> None:
    closed = Person("zoe", Consent())
    elsewhere = {
        each.person: session_key(each.reading) for each in collected(tmp_path / "sessions", [closed]).sessions
    }["zoe"]
    projection = projection_of(tmp_path, engine, [*people("ada", "bea"), closed])
    answer = next(stop.address for stop in projection.programme.stops if stop.attempt)
    before, order = projection.stop, projection.programme.by
    for typed in (f"{elsewhere}#{answer.place}", f"{answer.session}#999", f"{answer}/no-criterion", "deadbeef#4"):
        with pytest.raises(TutorError, match="no moment of this room") as caught:
            projection.go_to(typed)
        assert caught.value.exit_code is ExitCode.NOT_FOUND
    assert (projection.stop, projection.programme.by) == (before, order)
