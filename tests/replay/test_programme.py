"""The programme of a room: by moment and by criterion, next and before, jumps, and coming back to an address."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.replay.rooms import people, room_of
from tutor.replay.address import Address
from tutor.replay.programme import By, Kind, Programme
from tutor.replay.room import Room


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_of(tmp_path)


def test_by_moment_each_session_is_gone_through_from_its_beginning(room: Room) -> None:
    programme = Programme(room)
    kinds = [stop.kind for stop in programme.lanes[0]]
    assert kinds == [Kind.START, Kind.HINT, Kind.ANSWER, Kind.DISAGREEMENT, Kind.REVISION, Kind.ANSWER]
    assert len(programme.lanes) == 5
    assert [stop.missed for stop in programme.lanes[0] if stop.attempt and stop.kind is not Kind.DISAGREEMENT] == [
        True,
        False,
        False,
    ]


def test_the_next_person_is_shown_at_the_same_moment(room: Room) -> None:
    programme = Programme(room)
    here = programme.lanes[0][4]
    there = programme.person(here, 1)
    assert there.address.session == room.recordings[1].key
    assert (there.kind, there.attempt) == (Kind.REVISION, 2)
    assert programme.person(there, -1) == here
    assert programme.person(here, -1) == here, "there is nobody before the first"


def test_by_criterion_one_criterion_goes_through_all_sessions(room: Room) -> None:
    programme = Programme(room, By.CRITERION)
    first = programme.stops[0]
    assert first.address.criterion == "facts"
    lane = programme.lane(first)
    assert len(lane) == 10
    assert {stop.address.criterion for stop in lane} == {"facts"}
    assert programme.person(first, 1) == lane[1]
    aside = programme.moment(first, 1)
    assert aside.address == Address(first.address.session, first.address.place, "leak")


def test_jumps_cross_sessions_and_stay_where_there_is_none(room: Room) -> None:
    programme = Programme(room)
    last_hint = [stop for stop in programme.stops if stop.kind is Kind.HINT][-1]
    assert programme.following(programme.lanes[3][-1], lambda stop: stop.kind is Kind.HINT) == last_hint
    assert programme.following(last_hint, lambda stop: stop.kind is Kind.HINT) == last_hint
    before = programme.following(last_hint, lambda stop: stop.kind is Kind.HINT, -1)
    assert before.address.session == room.recordings[3].key


def test_moments_end_at_the_ends_of_a_session(room: Room) -> None:
    programme = Programme(room)
    lane = programme.lanes[1]
    assert programme.moment(lane[0], -1) == lane[0]
    assert programme.moment(lane[-1], 1) == lane[-1]


def test_an_address_is_found_again_in_either_order(room: Room) -> None:
    by_moment, by_criterion = Programme(room), Programme(room, By.CRITERION)
    answer = by_moment.lanes[2][2]
    there = by_criterion.nearest(answer.address)
    assert there is not None
    assert there.address.answer == answer.address
    assert by_moment.nearest(there.address) == answer
    assert by_moment.nearest(Address("nobody", 1)) == by_moment.stops[0]


def test_a_branch_is_a_stop_where_the_way_was_not_the_next_step(tmp_path: Path) -> None:
    from dataclasses import replace

    from tests.replay.rooms import journal, told
    from tutor.replay.programme import stops_of
    from tutor.replay.room import Label, Recording
    from tutor.session.events import StepLeft

    events = [
        replace(each, to="end") if isinstance(each, StepLeft) and each.step == "line" else each for each in told()
    ]
    recording = Recording("k", Label("A"), journal(tmp_path / "a.jsonl", events))
    assert [stop.step for stop in stops_of(recording) if stop.kind is Kind.BRANCH] == ["line"]
    straight = Recording("k", Label("A"), journal(tmp_path / "b.jsonl", told()))
    assert [stop for stop in stops_of(straight) if stop.kind is Kind.BRANCH] == []


def test_a_session_of_nothing_has_no_stop(tmp_path: Path) -> None:
    assert Programme(room_of(tmp_path, people("ada")), By.MOMENT).stops
    assert Programme(Room(()), By.CRITERION).stops == ()
