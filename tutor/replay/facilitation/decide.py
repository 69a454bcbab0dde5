"""What comes of a facilitator's command."""

from __future__ import annotations

from typing import assert_never

from tutor.replay.address import Address
from tutor.replay.debrief.decide import decide_debrief
from tutor.replay.facilitation.commands import (
    Ask,
    Close,
    Command,
    Count,
    Mark,
    MarkExample,
    Move,
    RemoveNote,
    Reopen,
    Reveal,
    ShowHint,
    ShowNames,
    WriteNote,
)
from tutor.replay.facilitation.events import (
    Event,
    ExampleMarked,
    ExampleRemoved,
    HintShown,
    MarkRemoved,
    MomentMarked,
    MomentRevealed,
    MovedTo,
    NamesHidden,
    NamesShown,
    NoteRemoved,
    NoteWritten,
    PollClosed,
    PollOpened,
    PollReopened,
    TallyTyped,
)
from tutor.replay.facilitation.state import Facilitation, Poll
from tutor.replay.questions import NO, YES, criterion_of
from tutor.session.decide import NotNow
from tutor.text.clean import clean

MOST_HANDS = 999
LONGEST_NOTE = 2_000
"""Characters of a note."""
MARKS = {YES: "met", NO: "unmet"}
"""What the room's majority marks a criterion with."""


def decide(state: Facilitation, command: Command) -> tuple[Event, ...]:
    """Return what happens.

    Raises:
        NotNow: The command does not fit what the room is doing.
    """
    match command:
        case Move(to, by):
            moved = MovedTo(to.session, to.place, to.criterion, by)
            return () if (state.here, state.by) == (to, by) else (moved,)
        case Reveal():
            return _reveal(state, command)
        case Ask():
            return _ask(state, command)
        case Count() | Close() | Reopen():
            return _vote(state, command)
        case ShowHint():
            return _hint(state, command)
        case WriteNote() | RemoveNote():
            return _note(state, command)
        case Mark(address):
            gone = address.answer in state.marks
            return ((MarkRemoved if gone else MomentMarked)(address.session, address.place),)
        case MarkExample(address):
            return _example(state, address)
        case ShowNames():
            return (NamesHidden() if state.names_shown else NamesShown(),)
        case _:
            return decide_debrief(state.debrief, command)


def predicted(state: Facilitation, address: Address) -> bool:
    """Tell whether the room has predicted what is hidden at a moment: a poll there was closed."""
    return any(poll.closed for poll in state.polls_at(address))


def disputed(state: Facilitation, address: Address) -> tuple[Address, str] | None:
    """Return what the room sees otherwise than the checker, by the last poll closed at a moment.

    Returns:
        The answer with its criterion, and the room's mark; None where they agree, or no half of the room does.
    """
    closed = [poll for poll in state.polls_at(address) if poll.closed]
    criterion = criterion_of(closed[-1].question) if closed else ""
    if not criterion or closed[-1].decided in (None, closed[-1].right):
        return None
    mark = MARKS.get(closed[-1].options[closed[-1].decided or 0], "")
    return (Address(address.session, address.place, criterion), mark) if mark else None


def _reveal(state: Facilitation, command: Reveal) -> tuple[Event, ...]:
    """Show what is hidden: after a prediction, or where it is skipped."""
    address = command.address
    if state.is_revealed(address):
        return ()
    ready = predicted(state, address)
    if not ready and not command.skip:
        raise NotNow
    return (MomentRevealed(address.session, address.place, address.criterion, ready),)


def _ask(state: Facilitation, command: Ask) -> tuple[Event, ...]:
    """Ask one thing at a time: what is open is closed first."""
    address, question = command.address.answer, command.question
    if state.open_poll(address) is not None:
        raise NotNow
    number = len(state.polls) + 1
    return (
        PollOpened(
            number, address.session, address.place, question.id, question.text, question.options, question.right
        ),
    )


def _vote(state: Facilitation, command: Count | Close | Reopen) -> tuple[Event, ...]:
    poll = state.open_poll(command.address)
    match command:
        case Reopen():
            last = state.polls_at(command.address)[-1:]
            return (PollReopened(_the(last[0] if last and poll is None else None).number),)
        case Close():
            return (PollClosed(_the(poll).number),)
        case Count(_, option, hands):
            if not 0 <= option < len(_the(poll).options):
                raise NotNow
            return (TallyTyped(_the(poll).number, option, max(0, min(hands, MOST_HANDS))),)
        case _:
            assert_never(command)


def _the(poll: Poll | None) -> Poll:
    if poll is None:
        raise NotNow
    return poll


def _hint(state: Facilitation, command: ShowHint) -> tuple[Event, ...]:
    """Open the next rung for the criterion of the last poll."""
    last = state.polls_at(command.address)[-1:]
    criterion = criterion_of(last[0].question) if last else ""
    address = Address(command.address.session, command.address.place, criterion)
    rung = 1 + max((rung for shown, rung in state.hints if shown == address), default=0)
    if not criterion or rung > command.rungs:
        raise NotNow
    return (HintShown(address.session, address.place, criterion, rung),)


def _note(state: Facilitation, command: WriteNote | RemoveNote) -> tuple[Event, ...]:
    address = command.address.answer
    if isinstance(command, WriteNote):
        text = clean(command.text.strip(), characters=LONGEST_NOTE)
        number = state.last_note + 1
        return (NoteWritten(number, address.session, address.place, text),) if text else ()
    notes = state.notes_at(address)
    if not notes:
        raise NotNow
    return (NoteRemoved(notes[-1].number),)


def _example(state: Facilitation, address: Address) -> tuple[Event, ...]:
    """Make an example of the criterion that the room sees otherwise; once more takes it back."""
    found = disputed(state, address)
    if found is None:
        raise NotNow
    where, mark = found
    if (example := state.example(where)) is not None and example.mark == mark:
        return (ExampleRemoved(where.session, where.place, where.criterion),)
    return (ExampleMarked(where.session, where.place, where.criterion, mark),)
