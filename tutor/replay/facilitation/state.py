"""What a meeting has come to: a fold over its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import reduce

from tutor.replay.address import Address
from tutor.replay.debrief.state import Debrief, evolve_debrief
from tutor.replay.facilitation.events import (
    Event,
    ExampleMarked,
    ExampleRemoved,
    HintShown,
    MarkRemoved,
    MeetingStarted,
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
from tutor.replay.questions import criterion_of


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the facilitator wrote down."""

    number: int
    address: Address
    text: str


@dataclass(frozen=True, slots=True)
class Poll:
    """A question to the room, and the hands that were shown."""

    number: int
    address: Address
    """Of the moment; a question about one criterion is at the address of the whole answer."""
    question: str
    text: str
    options: tuple[str, ...]
    right: int
    """Option that agrees with what was recorded, from 0; -1 where none does."""
    hands: tuple[int, ...]
    """For each option."""
    closed: bool = False
    """Whether the tallies may be seen."""
    vote: int = 1
    """Which vote on the same question this is, from 1."""

    @property
    def total(self) -> int:
        """All hands together."""
        return sum(self.hands)

    @property
    def agreeing(self) -> float | None:
        """Share of the hands that agree with what was recorded, 0 to 1; None where nobody can tell."""
        return self.hands[self.right] / self.total if self.total and 0 <= self.right < len(self.hands) else None

    @property
    def leading(self) -> float | None:
        """Share of the hands that the option with most of them has, 0 to 1; None where there are no hands."""
        return max(self.hands) / self.total if self.total else None

    @property
    def decided(self) -> int | None:
        """The option that more than half of the hands are for, from 0; None where there is none."""
        return next((option for option, hands in enumerate(self.hands) if 2 * hands > self.total), None)


@dataclass(frozen=True, slots=True)
class Example:
    """An answer that the room marked otherwise than the checker."""

    address: Address
    """Of the answer, with the criterion."""
    mark: str
    """``met`` or ``unmet``."""


@dataclass(frozen=True, slots=True)
class Facilitation:
    """What a meeting has come to, each list in the order in which it was made."""

    notes: tuple[Note, ...] = ()
    marks: tuple[Address, ...] = ()
    """Bookmarks."""
    polls: tuple[Poll, ...] = ()
    examples: tuple[Example, ...] = ()
    revealed: frozenset[Address] = frozenset()
    hints: tuple[tuple[Address, int], ...] = ()
    """Answer with criterion, and rung, of each hint the room looked at."""
    names_shown: bool = False
    here: Address | None = None
    """Where the room is; None at the beginning."""
    by: str = ""
    """How the programme is ordered there."""
    last_note: int = 0
    """Number of the latest note, taken back or not."""
    debrief: Debrief = Debrief()
    """What the meeting ends with."""

    def polls_at(self, address: Address) -> tuple[Poll, ...]:
        """Return the polls at a moment; where the address is of one criterion, those about it."""
        here = (poll for poll in self.polls if poll.address == address.answer)
        return tuple(poll for poll in here if address.criterion in ("", criterion_of(poll.question)))

    def notes_at(self, address: Address) -> tuple[Note, ...]:
        """Return the notes at a moment."""
        return tuple(note for note in self.notes if note.address == address.answer)

    def poll(self, number: int) -> Poll | None:
        """Return a poll by its number."""
        return next((poll for poll in self.polls if poll.number == number), None)

    def open_poll(self, address: Address) -> Poll | None:
        """Return the poll at a moment that hands are being counted for."""
        return next((poll for poll in reversed(self.polls_at(address)) if not poll.closed), None)

    def is_revealed(self, address: Address) -> bool:
        """Tell whether what was hidden at a stop may be seen; a whole answer shows all its criteria."""
        return address in self.revealed or address.answer in self.revealed

    def example(self, address: Address) -> Example | None:
        """Return the example made of an answer's criterion."""
        return next((example for example in self.examples if example.address == address), None)


def fold(events: Iterable[Event]) -> Facilitation:
    """Return what a meeting has come to after some events."""
    return reduce(evolve, events, Facilitation())


def evolve(state: Facilitation, event: Event) -> Facilitation:
    """Return what a meeting has come to after one more event. Total: an event out of place changes what it can."""
    match event:
        case MeetingStarted():
            return state
        case MovedTo(session, place, criterion, by):
            return replace(state, here=Address(session, place, criterion), by=by)
        case MomentRevealed(session, place, criterion):
            return replace(state, revealed=state.revealed | {Address(session, place, criterion)})
        case HintShown(session, place, criterion, rung):
            return replace(state, hints=(*state.hints, (Address(session, place, criterion), rung)))
        case PollOpened() | TallyTyped() | PollClosed() | PollReopened():
            return replace(state, polls=_polls(state.polls, event))
        case NoteWritten(number, session, place, text):
            notes = (*state.notes, Note(number, Address(session, place), text))
            return replace(state, notes=notes, last_note=max(number, state.last_note))
        case NoteRemoved(number):
            return replace(state, notes=tuple(note for note in state.notes if note.number != number))
        case MomentMarked(session, place):
            return replace(state, marks=(*state.marks, Address(session, place)))
        case MarkRemoved(session, place):
            return replace(state, marks=tuple(mark for mark in state.marks if mark != Address(session, place)))
        case ExampleMarked() | ExampleRemoved():
            return replace(state, examples=_examples(state.examples, event))
        case NamesShown() | NamesHidden():
            return replace(state, names_shown=isinstance(event, NamesShown))
        case _:
            return replace(state, debrief=evolve_debrief(state.debrief, event))


def _polls(polls: tuple[Poll, ...], event: PollOpened | TallyTyped | PollClosed | PollReopened) -> tuple[Poll, ...]:
    if isinstance(event, PollOpened):
        address = Address(event.session, event.place)
        vote = 1 + sum(poll.address == address and poll.question == event.question for poll in polls)
        hands = (0,) * len(event.options)
        return (
            *polls,
            Poll(event.poll, address, event.question, event.text, event.options, event.right, hands, vote=vote),
        )
    return tuple(_changed(poll, event) if poll.number == event.poll else poll for poll in polls)


def _changed(poll: Poll, event: TallyTyped | PollClosed | PollReopened) -> Poll:
    match event:
        case TallyTyped(_, option, hands) if 0 <= option < len(poll.hands):
            return replace(poll, hands=(*poll.hands[:option], hands, *poll.hands[option + 1 :]))
        case PollClosed() | PollReopened():
            return replace(poll, closed=isinstance(event, PollClosed))
    return poll


def _examples(examples: tuple[Example, ...], event: ExampleMarked | ExampleRemoved) -> tuple[Example, ...]:
    address = Address(event.session, event.place, event.criterion)
    others = tuple(example for example in examples if example.address != address)
    return (*others, Example(address, event.mark)) if isinstance(event, ExampleMarked) else others
