"""What happened in a meeting. A tally is the number of hands and nothing else: nobody's vote is kept."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.replay.debrief.events import (
    ActionAgreed,
    ActionDropped,
    DebriefEvent,
    PhaseEntered,
    PointRemoved,
    PointWritten,
    TimeLeft,
)

FORMAT = 1
"""The version of the file that this tutor writes."""


@dataclass(frozen=True, slots=True)
class MeetingStarted:
    """A facilitator opened sessions for a room. The header of every file."""

    format: int
    tutor_version: str


@dataclass(frozen=True, slots=True)
class MovedTo:
    """The room looks at a stop: where the next meeting goes on."""

    session: str
    place: int
    criterion: str
    by: str
    """How the programme is ordered: ``moment`` or ``criterion``."""


@dataclass(frozen=True, slots=True)
class MomentRevealed:
    """What was hidden at a stop was shown."""

    session: str
    place: int
    criterion: str
    predicted: bool
    """Whether the room had predicted it; False where it was skipped."""


@dataclass(frozen=True, slots=True)
class HintShown:
    """The room looked at a rung of the ladder of a criterion before it voted again."""

    session: str
    place: int
    criterion: str
    rung: int


@dataclass(frozen=True, slots=True)
class PollOpened:
    """The room was asked something."""

    poll: int
    """Number of the poll, from 1."""
    session: str
    place: int
    question: str
    """Which question of the moment: see `tutor.replay.questions`. The same one again is a further vote."""
    text: str
    """The question in words."""
    options: tuple[str, ...]
    """What hands are shown for: words, or the ids ``yes``, ``no``, ``learner``, ``tutor``."""
    right: int
    """Number of the option that agrees with what was recorded, from 0; -1 where none does."""


@dataclass(frozen=True, slots=True)
class TallyTyped:
    """The hands for an option were counted, or counted anew."""

    poll: int
    option: int
    """From 0."""
    hands: int


@dataclass(frozen=True, slots=True)
class PollClosed:
    """The tallies were shown."""

    poll: int


@dataclass(frozen=True, slots=True)
class PollReopened:
    """The tallies were hidden again, to be corrected."""

    poll: int


@dataclass(frozen=True, slots=True)
class NoteWritten:
    """The facilitator wrote something down."""

    note: int
    """Number of the note, from 1."""
    session: str
    place: int
    text: str


@dataclass(frozen=True, slots=True)
class NoteRemoved:
    """A note was taken back."""

    note: int


@dataclass(frozen=True, slots=True)
class MomentMarked:
    """A bookmark was put at a moment."""

    session: str
    place: int


@dataclass(frozen=True, slots=True)
class MarkRemoved:
    """A bookmark was taken away."""

    session: str
    place: int


@dataclass(frozen=True, slots=True)
class ExampleMarked:
    """The room sees a criterion otherwise than the checker: the answer becomes an example with the room's mark."""

    session: str
    place: int
    criterion: str
    mark: str
    """``met`` or ``unmet``."""


@dataclass(frozen=True, slots=True)
class ExampleRemoved:
    """An example was taken back."""

    session: str
    place: int
    criterion: str


@dataclass(frozen=True, slots=True)
class NamesShown:
    """Names stand where letters did, of those who agreed to it."""


@dataclass(frozen=True, slots=True)
class NamesHidden:
    """Letters stand again."""


Event = (
    MeetingStarted
    | MovedTo
    | MomentRevealed
    | HintShown
    | PollOpened
    | TallyTyped
    | PollClosed
    | PollReopened
    | NoteWritten
    | NoteRemoved
    | MomentMarked
    | MarkRemoved
    | ExampleMarked
    | ExampleRemoved
    | NamesShown
    | NamesHidden
    | DebriefEvent
)
"""Everything that can happen in a meeting."""

KINDS: dict[str, type[Event]] = {
    "meeting-started": MeetingStarted,
    "moved-to": MovedTo,
    "moment-revealed": MomentRevealed,
    "hint-shown": HintShown,
    "poll-opened": PollOpened,
    "tally-typed": TallyTyped,
    "poll-closed": PollClosed,
    "poll-reopened": PollReopened,
    "note-written": NoteWritten,
    "note-removed": NoteRemoved,
    "moment-marked": MomentMarked,
    "mark-removed": MarkRemoved,
    "example-marked": ExampleMarked,
    "example-removed": ExampleRemoved,
    "names-shown": NamesShown,
    "names-hidden": NamesHidden,
    "phase-entered": PhaseEntered,
    "time-left": TimeLeft,
    "point-written": PointWritten,
    "point-removed": PointRemoved,
    "action-agreed": ActionAgreed,
    "action-dropped": ActionDropped,
}
"""Names of events in the file. A name keeps its meaning for ever."""
