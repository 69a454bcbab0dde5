"""A meeting: given events, when a command, then events; what they come to; and the file they are read from."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.replay.address import Address
from tutor.replay.facilitation import Facilitation, Poll, evolve, fold
from tutor.replay.facilitation import commands as c
from tutor.replay.facilitation import events as e
from tutor.replay.facilitation.decide import decide
from tutor.replay.facilitation.lines import encode, read
from tutor.replay.questions import NO, YES, Advice, Question, advice
from tutor.session.decide import NotNow
from tutor.text.clean import unsafe_characters

HERE = Address("cafe0123", 4)
CLEAR = Question("criterion:facts", "Is it clear when?", (YES, NO), 1)
OPENED = e.PollOpened(1, HERE.session, HERE.place, CLEAR.id, CLEAR.text, CLEAR.options, 1)
AGAIN = e.PollOpened(2, HERE.session, HERE.place, CLEAR.id, CLEAR.text, CLEAR.options, 1)
BEGUN = e.MeetingStarted(1, "0")


def counted(yes: int, no: int) -> list[e.Event]:
    return [OPENED, e.TallyTyped(1, 0, yes), e.TallyTyped(1, 1, no)]


def closed(yes: int, no: int) -> list[e.Event]:
    return [*counted(yes, no), e.PollClosed(1)]


EXAMPLE = e.ExampleMarked(HERE.session, HERE.place, "facts", "met")
NOTE = e.NoteWritten(1, HERE.session, HERE.place, "Ask Dora")
AT = (HERE.session, HERE.place)
TABLE: list[tuple[str, list[e.Event], c.Command, Any]] = [
    ("a question", [], c.Ask(HERE, CLEAR), [OPENED]),
    ("one question at a time", [OPENED], c.Ask(HERE, CLEAR), NotNow),
    ("the same one again, once it is closed", closed(3, 4), c.Ask(HERE, CLEAR), [AGAIN]),
    ("hands", [OPENED], c.Count(HERE, 1, 12), [e.TallyTyped(1, 1, 12)]),
    ("hands that nobody has", [OPENED], c.Count(HERE, 1, -4), [e.TallyTyped(1, 1, 0)]),
    ("more hands than a hall holds", [OPENED], c.Count(HERE, 0, 10**9), [e.TallyTyped(1, 0, 999)]),
    ("hands for no option", [OPENED], c.Count(HERE, 2, 1), NotNow),
    ("no hands once it is closed", closed(3, 4), c.Count(HERE, 0, 1), NotNow),
    ("no hands elsewhere", [OPENED], c.Count(Address("cafe0123", 9), 0, 1), NotNow),
    ("closing", counted(3, 4), c.Close(HERE), [e.PollClosed(1)]),
    ("nothing to close", closed(3, 4), c.Close(HERE), NotNow),
    ("correcting", closed(3, 4), c.Reopen(HERE), [e.PollReopened(1)]),
    ("nothing to correct while it is open", [OPENED], c.Reopen(HERE), NotNow),
    ("revealing after a prediction", closed(3, 4), c.Reveal(HERE), [e.MomentRevealed(*AT, "", True)]),
    ("no revealing before one", [], c.Reveal(HERE), NotNow),
    ("no revealing while hands are counted", [OPENED], c.Reveal(HERE), NotNow),
    ("revealing without one, said so", [], c.Reveal(HERE, skip=True), [e.MomentRevealed(*AT, "", False)]),
    ("revealing once", [e.MomentRevealed(*AT, "", False)], c.Reveal(HERE), []),
    ("the first hint", closed(9, 1), c.ShowHint(HERE, 2), [e.HintShown(*AT, "facts", 1)]),
    ("no rung beyond the ladder", [*closed(9, 1), e.HintShown(*AT, "facts", 1)], c.ShowHint(HERE, 1), NotNow),
    ("no hint before a vote", [], c.ShowHint(HERE, 2), NotNow),
    ("a note", [], c.WriteNote(HERE, "  Ask Dora "), [NOTE]),
    ("an empty note", [], c.WriteNote(HERE, "  "), []),
    ("a number is not used twice", [NOTE, e.NoteRemoved(1)], c.WriteNote(HERE, "x"), [e.NoteWritten(2, *AT, "x")]),
    ("a note taken back", [NOTE], c.RemoveNote(HERE), [e.NoteRemoved(1)]),
    ("no note to take back", [], c.RemoveNote(HERE), NotNow),
    ("a bookmark", [], c.Mark(HERE), [e.MomentMarked(*AT)]),
    ("a bookmark taken away", [e.MomentMarked(*AT)], c.Mark(HERE), [e.MarkRemoved(*AT)]),
    ("an example, where the room sees it otherwise", closed(9, 1), c.MarkExample(HERE), [EXAMPLE]),
    ("the example taken back", [*closed(9, 1), EXAMPLE], c.MarkExample(HERE), [e.ExampleRemoved(*AT, "facts")]),
    ("no example where they agree", closed(1, 9), c.MarkExample(HERE), NotNow),
    ("no example without a majority", closed(5, 5), c.MarkExample(HERE), NotNow),
    ("no example before the hands are shown", counted(9, 1), c.MarkExample(HERE), NotNow),
    ("names", [], c.ShowNames(), [e.NamesShown()]),
    ("letters again", [e.NamesShown()], c.ShowNames(), [e.NamesHidden()]),
    ("a place", [], c.Move(HERE, "moment"), [e.MovedTo(*AT, "", "moment")]),
    ("the same place", [e.MovedTo(*AT, "", "moment")], c.Move(HERE, "moment"), []),
]


@pytest.mark.parametrize(("before", "when", "then"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_decide(before: list[e.Event], when: c.Command, then: Any) -> None:
    if then is NotNow:
        with pytest.raises(NotNow):
            decide(fold(before), when)
    else:
        assert list(decide(fold(before), when)) == then


def test_what_a_meeting_comes_to() -> None:
    second = [AGAIN, e.TallyTyped(2, 0, 2), e.TallyTyped(2, 1, 8), e.PollClosed(2)]
    meeting = fold([BEGUN, *closed(9, 1), EXAMPLE, *second, NOTE, e.MomentMarked(*AT)])
    assert [(poll.vote, poll.hands, poll.agreeing) for poll in meeting.polls] == [(1, (9, 1), 0.1), (2, (2, 8), 0.8)]
    assert [(example.address, example.mark) for example in meeting.examples] == [
        (Address("cafe0123", 4, "facts"), "met")
    ]
    assert [(str(note.address), note.text) for note in meeting.notes] == [("cafe0123#4", "Ask Dora")]
    assert meeting.marks == (HERE,)


@pytest.mark.parametrize(
    ("hands", "vote", "hints", "proposed"),
    [
        ((0, 0), 1, True, None),
        ((50, 50), 1, True, Advice.PAIRS),
        ((70, 30), 1, True, Advice.PAIRS),
        ((71, 29), 1, True, Advice.REVEAL),
        ((29, 71), 1, True, Advice.REVEAL),
        ((0, 5), 2, True, Advice.REVEAL),
        ((34, 33, 33), 1, True, Advice.HINT),
        ((35, 33, 32), 1, True, Advice.PAIRS),
        ((34, 33, 33), 1, False, Advice.PAIRS),
        ((50, 50), 2, True, Advice.HINT),
        ((50, 50), 2, False, Advice.PAIRS),
    ],
)
def test_the_hands_propose_what_to_do_next(
    hands: tuple[int, ...], vote: int, hints: bool, proposed: Advice | None
) -> None:
    poll = Poll(1, HERE, "q", "", ("a", "b", "c")[: len(hands)], 0, hands, vote=vote)
    assert advice(poll.leading, poll.vote, hints=hints) is proposed


def test_a_vote_about_one_criterion_predicts_no_other() -> None:
    meeting = fold(closed(3, 4))
    assert len(meeting.polls_at(Address("cafe0123", 4, "facts"))) == 1
    assert meeting.polls_at(Address("cafe0123", 4, "leak")) == ()


def lines_of(events: list[e.Event]) -> list[bytes]:
    made, head = [], ""
    for number, event in enumerate(events, 1):
        line, head = encode(event, "2026-11-23T12:00:00Z", number, head)
        made.append(line)
    return made


WHOLE: list[e.Event] = [BEGUN, *closed(9, 1), EXAMPLE, NOTE, e.NamesShown(), e.MomentRevealed(*AT, "", True)]


def test_what_is_written_is_read_back() -> None:
    found = read(lines_of(WHOLE))
    assert list(found.events) == WHOLE
    assert (found.broken_at, found.later, found.lines) == (0, False, len(WHOLE))


def test_a_changed_line_a_missing_one_and_half_of_one_are_seen() -> None:
    lines = lines_of(WHOLE)
    assert read([*lines[:2], lines[2].replace(b":9", b":8"), *lines[3:]]).broken_at == 3
    assert read([*lines[:2], *lines[3:]]).broken_at == 3
    torn = read([*lines[:-1], lines[-1][:-5]])
    assert (torn.broken_at, torn.lines) == (0, len(lines) - 1)
    assert read(lines[1:]).broken_at == 1
    assert read([b'{"seq": 1}\n']).broken_at == 1
    assert read([b"[" * 100_000 + b"\n"]).broken_at == 1


@pytest.mark.parametrize(
    "data",
    [{"note": "1"}, {"note": True}, {"text": 3}, {"text": None}, {"extra": 1}, {"place": 1.5}],
    ids=str,
)
def test_an_event_of_another_shape_is_none(data: dict[str, Any]) -> None:
    from dataclasses import asdict

    from tutor.session.chain import chain

    first = lines_of([BEGUN])[0]
    changed = asdict(NOTE) | data
    head = chain(json.loads(first)["hash"], 2, "", "t", "note-written", changed)
    line = json.dumps({"seq": 2, "at": "t", "kind": "note-written", "data": changed, "hash": head}).encode() + b"\n"
    assert read([first, line]).broken_at == 2


def test_an_event_of_a_later_tutor_is_skipped_and_a_later_file_is_said() -> None:
    from tutor.session.chain import chain

    first = lines_of([BEGUN])[0]
    head = chain(json.loads(first)["hash"], 2, "", "t", "chair-moved", {})
    line = json.dumps({"seq": 2, "at": "t", "kind": "chair-moved", "data": {}, "hash": head}).encode() + b"\n"
    found = read([first, line])
    assert (found.events, found.lines, found.broken_at) == ((BEGUN,), 2, 0)
    assert read(lines_of([e.MeetingStarted(99, "9")])).later


@given(st.text(max_size=40))
def test_no_text_of_a_file_commands_a_terminal(text: str) -> None:
    raw = lines_of([BEGUN, e.NoteWritten(1, "s", 1, text.encode("utf-8", "replace").decode())])
    found = fold(read(raw).events)
    assert all(unsafe_characters(note.text) == [] for note in found.notes)


@given(st.lists(st.sampled_from([*WHOLE, AGAIN, e.PollReopened(7), e.TallyTyped(1, 9, 3), e.NoteRemoved(5)])))
def test_any_order_of_events_comes_to_something(events: list[e.Event]) -> None:
    state = Facilitation()
    for event in events:
        state = evolve(state, event)
        for poll in state.polls:
            assert len(poll.hands) == len(poll.options)
    assert state == fold(events)
