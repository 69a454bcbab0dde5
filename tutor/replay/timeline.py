"""The moments of a session: where a replay stops, forwards and backwards. Nothing is ever graded again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from tutor.checkers.finding import Verdict
from tutor.session.events import (
    AnswerGraded,
    AnswerSubmitted,
    Event,
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


def verdicts(events: Sequence[Event]) -> dict[int, tuple[int, Verdict]]:
    """Return the place of the verdict on each answer, and the verdict, by place of the answer; all from 1."""
    waiting: dict[tuple[str, int], int] = {}
    found: dict[int, tuple[int, Verdict]] = {}
    for place, event in enumerate(events, 1):
        if isinstance(event, AnswerSubmitted):
            waiting[event.step, event.attempt] = place
        elif isinstance(event, AnswerGraded) and (answer := waiting.pop((event.step, event.attempt), 0)):
            found[answer] = place, event.verdict
    return found
