"""What a room sees: nothing that is hidden before it is revealed, everything afterwards, and what it can be asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.replay.rooms import BETTER, WORSE, people, room_of
from tests.session.test_decide import GOOD
from tutor.replay.comparing import attempts_of_others, compare, own_attempts
from tutor.replay.facilitation import Facilitation, fold
from tutor.replay.facilitation import events as e
from tutor.replay.pace import stay
from tutor.replay.programme import By, Kind, Programme, Stop
from tutor.replay.questions import CHOICE
from tutor.replay.room import Room
from tutor.replay.slide import Slide, slide

NOTHING = Facilitation()


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return room_of(tmp_path)


def stop(room: Room, kind: Kind, number: int = 0) -> Stop:
    return [each for each in Programme(room).lanes[0] if each.kind is kind][number]


def seen(room: Room, here: Stop, meeting: Facilitation = NOTHING) -> Slide:
    shown = slide(room, here, meeting)
    assert shown is not None
    return shown


def revealed(here: Stop) -> Facilitation:
    return fold([e.MomentRevealed(here.address.session, here.address.place, here.address.criterion, False)])


@pytest.mark.parametrize(
    ("kind", "number", "open_to_all", "kept_back"),
    [
        (Kind.ANSWER, 0, WORSE, "not yet"),
        (Kind.REVISION, 0, WORSE, BETTER),
        (Kind.HINT, 0, "", "When?"),
        (Kind.DISAGREEMENT, 0, WORSE, "It is a day."),
    ],
)
def test_what_is_hidden_is_not_in_what_is_painted(
    room: Room, kind: Kind, number: int, open_to_all: str, kept_back: str
) -> None:
    here = stop(room, kind, number)
    before, after = seen(room, here), seen(room, here, revealed(here))
    assert (before.text, before.sealed, before.hidden) == (open_to_all, True, None)
    assert (after.text, after.sealed) == (open_to_all, False)
    assert after.hidden is not None
    if kind is not Kind.ANSWER:
        assert after.hidden.text == kept_back
    else:
        assert [row.outcome.value for row in after.hidden.rows] == ["unmet", "met"]


def test_of_a_closed_question_the_options_are_seen_and_the_choice_is_predicted(room: Room) -> None:
    here = stop(room, Kind.ANSWER, 1)
    before = seen(room, here)
    assert sorted(before.text.split("\n")) == ["The day", "The logo"]
    asked = before.questions[0]
    assert (asked.id, asked.options[asked.right]) == (CHOICE, "The day")
    after = seen(room, here, revealed(here)).hidden
    assert after is not None
    assert after.text == "The day"


def test_a_revision_shows_what_changed_and_what_came_of_it(room: Room) -> None:
    here = stop(room, Kind.REVISION)
    hidden = seen(room, here, revealed(here)).hidden
    assert hidden is not None
    assert [text for kind, text in hidden.changes if kind == "removed"] == ["Sunday."]
    assert [(row.criterion, row.before) for row in hidden.rows] == [("facts", "unmet"), ("leak", "met")]


def test_by_criterion_only_this_one_is_asked_revealed_and_predicted(room: Room) -> None:
    here = Programme(room, By.CRITERION).stops[0]
    shown = seen(room, here)
    assert (shown.about, [each.id for each in shown.questions]) == ("Is it clear when?", ["criterion:facts"])
    after = seen(room, here, revealed(here))
    assert after.hidden is not None
    assert [row.criterion for row in after.hidden.rows] == ["facts"]
    aside = Programme(room, By.CRITERION).moment(here, 1)
    assert seen(room, aside, revealed(here)).sealed


def test_the_scenario_is_shown_where_it_is_the_same_and_what_was_recorded_otherwise(tmp_path: Path) -> None:
    at_hand, absent = room_of(tmp_path / "a"), room_of(tmp_path / "b", at_hand=False)
    assert seen(at_hand, stop(at_hand, Kind.START)).text.startswith("It is six")
    here = stop(absent, Kind.ANSWER)
    shown = seen(absent, here, revealed(here))
    assert shown.text == WORSE
    assert shown.hidden is not None
    assert [row.question for row in shown.hidden.rows] == ["facts", "leak"]
    assert seen(absent, stop(absent, Kind.HINT)).hidden is None


def test_names_stand_only_where_they_are_shown(tmp_path: Path) -> None:
    from tests.replay.rooms import FIVE, Person
    from tutor.replay.shared import Consent

    room = room_of(tmp_path, [Person("ada", Consent(replay=True, name=True), "Ada"), *FIVE[1:]])
    here = stop(room, Kind.START)
    assert seen(room, here).label.name == ""
    assert seen(room, here, fold([e.NamesShown()])).label.name == "Ada"


def test_a_verdict_of_today_that_differs_stands_beside_the_recorded_one(room: Room) -> None:
    here = stop(room, Kind.ANSWER)
    shown = slide(room, here, revealed(here), {here.address.place: GOOD})
    assert shown is not None
    hidden = shown.hidden
    assert hidden is not None
    assert hidden.again == GOOD
    assert [row.outcome.value for row in hidden.rows] == ["unmet", "met"], "the recorded one stays"


def test_hints_come_after_a_vote_rung_by_rung(room: Room) -> None:
    here = stop(room, Kind.ANSWER)
    at = (here.address.session, here.address.place)
    asked = seen(room, here).questions[0]
    voted = [
        e.PollOpened(1, *at, asked.id, asked.text, asked.options, asked.right),
        e.TallyTyped(1, 0, 9),
        e.PollClosed(1),
    ]
    shown = seen(room, here, fold(voted))
    assert (shown.advice, shown.hints, shown.more_hints) == ("reveal", (), 3)
    assert seen(room, here, fold([*voted, e.HintShown(*at, "facts", 1)])).hints == ("When?",)
    assert seen(room, here, fold([*voted, e.MomentRevealed(*at, "", True)])).advice is None


def test_ones_own_attempts_stand_side_by_side_once_they_are_revealed(room: Room) -> None:
    first, second = stop(room, Kind.ANSWER), stop(room, Kind.REVISION)
    assert compare(room, own_attempts(room, second), NOTHING) is None, "the second is still hidden"
    meeting = revealed(second)
    found = compare(room, own_attempts(room, second), meeting)
    assert found is not None
    assert [column.text for column in found.columns] == [WORSE, BETTER]
    assert [column.outcomes for column in found.columns] == [(None, None), ("met", "met")]
    assert any(kind == "added" and "Saturday" in text for kind, text in found.columns[1].changes)
    assert len(own_attempts(room, first)) == 1


def test_answers_of_others_stand_beside_without_what_is_hidden(room: Room) -> None:
    here = stop(room, Kind.ANSWER)
    found = compare(room, attempts_of_others(room, here), revealed(here))
    assert found is not None
    assert len(found.columns) == 4
    assert [column.outcomes for column in found.columns] == [("unmet", "met"), *[(None, None)] * 3]
    closed = stop(room, Kind.ANSWER, 1)
    assert compare(room, attempts_of_others(room, closed), NOTHING) is None, "choices are hidden until revealed"


@pytest.mark.parametrize(
    ("at", "then", "speed", "seconds"),
    [
        ("2026-11-23T12:00:00Z", "2026-11-23T12:00:05Z", 1, 5.0),
        ("2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z", 1, 8.0),
        ("2026-11-23T12:00:00Z", "2026-11-24T12:00:00Z", 4, 2.0),
        ("2026-11-23T12:00:00Z", "2026-11-22T12:00:00Z", 1, 2.0),
        ("2026-99-99T12:00:00Z", "2026-11-23T12:00:00Z", 2, 1.0),
    ],
)
def test_long_pauses_are_cut_and_no_clock_is_trusted(at: str, then: str, speed: int, seconds: float) -> None:
    assert stay(at, then, speed) == seconds


def test_one_session_alone_has_nobody_beside_it(tmp_path: Path) -> None:
    room = room_of(tmp_path, people("ada"), named=True)
    here = stop(room, Kind.ANSWER)
    assert compare(room, attempts_of_others(room, here), NOTHING) is None
