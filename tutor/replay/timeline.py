"""The moments of a session: where a replay stops, forwards and backwards. Nothing is ever graded again."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from tutor.session.events import (
    AnswerGraded,
    AnswerSubmitted,
    ExampleOpened,
    HintOpened,
    ModelsOpened,
    PredictionMade,
    Recorded,
    RevisionStarted,
    SelfChecked,
    SessionClosed,
    SessionStarted,
    StepLeft,
    UnknownEvent,
    VerdictDisputed,
)
from tutor.session.state import SessionState, evolve

NAMES: dict[type, str] = {
    SessionStarted: "start",
    PredictionMade: "prediction",
    HintOpened: "hint",
    ExampleOpened: "example",
    AnswerSubmitted: "answer",
    AnswerGraded: "verdict",
    SelfChecked: "self-check",
    VerdictDisputed: "disagreement",
    RevisionStarted: "revision",
    ModelsOpened: "models",
    StepLeft: "step",
    SessionClosed: "close",
    UnknownEvent: "unknown",
}
"""What each kind of event is called on the timeline."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A place on the timeline."""

    seq: int
    """Of the event: the moment's address."""
    at: str
    """UTC, ISO 8601."""
    kind: str
    """One of `NAMES`."""
    state: SessionState
    """Where the session stood right after it."""
    entry: Recorded


class Timeline:
    """A session as moments.

    Args:
        entries: What the journal holds. The states are folded once; seeking costs nothing.
    """

    def __init__(self, entries: Iterable[Recorded]) -> None:
        held = list(entries)
        states = accumulate((entry.event for entry in held), evolve, initial=SessionState())
        next(states)
        self.moments = tuple(
            Moment(entry.seq, entry.at, NAMES[type(entry.event)], state, entry)
            for entry, state in zip(held, states, strict=True)
        )

    def __len__(self) -> int:
        return len(self.moments)

    def bounded(self, position: int) -> int:
        """Return the nearest position that there is."""
        return max(0, min(position, len(self.moments) - 1))

    def following(self, position: int, kind: str, step: int = 1) -> int:
        """Return the position of the next moment of a kind, or the one given where there is none.

        Args:
            position: Where to begin.
            kind: One of `NAMES`.
            step: 1 forwards, -1 backwards.
        """
        here = position + step
        while 0 <= here < len(self.moments):
            if self.moments[here].kind == kind:
                return here
            here += step
        return position
