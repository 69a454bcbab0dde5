"""Who is shown to a room: consent, letters, names, and groups under five."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.replay.rooms import FIVE, REPLAY, Person, collected, people, room_of
from tutor.replay.address import letter, session_key
from tutor.replay.room import open_room
from tutor.replay.shared import SMALLEST_GROUP, Collection, Consent, SharedSession
from tutor.session.journal import Reading

NAMED = Consent(replay=True, name=True)


def test_only_those_who_agreed_are_shown_and_the_others_are_counted(tmp_path: Path) -> None:
    room = room_of(
        tmp_path, [*FIVE, Person("zoe", Consent(row=True, name=True), "Zoe"), Person("ugo", Consent(), "", 2)]
    )
    assert len(room.recordings) == 5
    assert room.withheld == 3
    assert {recording.reading.header.learner for recording in room.recordings if recording.reading.header} == {
        person.code for person in FIVE
    }


def test_from_five_people_on_a_letter_links_the_sessions_of_a_person(tmp_path: Path) -> None:
    room = room_of(tmp_path, [Person("ada", REPLAY, "Ada", 2), *FIVE[1:]])
    letters = [recording.label.letter for recording in room.recordings]
    assert letters == ["A", "A", "B", "C", "D", "E"]


def test_under_five_people_nothing_links_two_sessions(tmp_path: Path) -> None:
    room = room_of(tmp_path, [Person("ada", NAMED, "Ada", 3), Person("bea", NAMED, "Bea", 2)])
    labels = [recording.label for recording in room.recordings]
    assert [label.number for label in labels] == [1, 2, 3, 4, 5]
    assert {(label.letter, label.name) for label in labels} == {("", "")}
    assert not room.can_name
    owners = "".join(recording.reading.header.learner[0] for recording in room.recordings if recording.reading.header)
    assert owners not in ("aaabb", "bbaaa"), "the order puts the sessions of a person together"


def test_names_are_known_only_where_their_owner_agreed(tmp_path: Path) -> None:
    room = room_of(tmp_path, [Person("ada", NAMED, "Ada"), Person("bea", REPLAY, "Bea"), *FIVE[2:]])
    assert [recording.label.name for recording in room.recordings] == ["Ada", "", "", "", ""]


def test_a_session_named_by_whoever_has_it_is_shown_under_a_letter(tmp_path: Path) -> None:
    room = room_of(tmp_path, people("ada", consent=Consent()), named=True)
    assert [recording.label.letter for recording in room.recordings] == ["A"]
    assert room.alone


def test_two_people_named_are_not_told_apart(tmp_path: Path) -> None:
    room = room_of(tmp_path, people("ada", "bea"), named=True)
    assert {recording.label.letter for recording in room.recordings} == {""}
    assert not room.alone


def test_a_copy_of_a_session_has_the_same_key_and_two_never_share_one(tmp_path: Path) -> None:
    found = collected(tmp_path, people("ada"))
    twice = Collection((*found.sessions, *found.sessions))
    room = open_room(twice, lambda _: None)
    first, second = (recording.key for recording in room.recordings)
    assert first == session_key(found.sessions[0].reading)
    assert second == f"{first}-2"


def test_letters_go_on_after_z() -> None:
    assert [letter(index) for index in (0, 25, 26, 51, 52, 701, 702)] == ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from("abcdefg"), st.booleans(), st.booleans()), max_size=14))
def test_no_group_under_five_ever_has_letters_or_names(
    tmp_path_factory: object, owners: list[tuple[str, bool, bool]]
) -> None:
    sessions = tuple(
        SharedSession(code, READING, Consent(replay, name=name), f"N{code}") for code, replay, name in owners
    )
    room = open_room(Collection(sessions), lambda _: None)
    agreed = {code for code, replay, _ in owners if replay}
    assert len(room.recordings) == sum(replay for _, replay, _ in owners)
    if len(agreed) < SMALLEST_GROUP:
        assert all(not each.label.letter and not each.label.name for each in room.recordings)


def _reading() -> Reading:
    from tests.session.test_decide import STARTED
    from tutor.session.events import Recorded

    return Reading(Path("a.jsonl"), (Recorded(1, "00000001", "2026-11-23T12:00:00Z", STARTED),))


READING = _reading()
