"""The moments of a session: where a replay stops, forwards and backwards. Nothing is ever graded again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

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
    RevisionDropped,
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
    RevisionDropped: "unchanged",
    ModelsOpened: "models",
    StepLeft: "step",
    SessionClosed: "close",
    UnknownEvent: "unknown",
}
"""What each kind of event is called on the timeline."""

EVERY = 64
"""Events from one state that is kept to the next: all of them together would grow with the square of the length."""


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
    """A session as moments. Going anywhere folds no more than `EVERY` events, however long the session is.

    Args:
        entries: What the journal holds.
    """

    def __init__(self, entries: Iterable[Recorded]) -> None:
        self._entries = tuple(entries)
        self.kinds = tuple(NAMES[type(entry.event)] for entry in self._entries)
        """What happens at each moment, one of `NAMES`."""
        self._kept: list[SessionState] = []
        state = SessionState()
        for number, entry in enumerate(self._entries):
            if number % EVERY == 0:
                self._kept.append(state)
            state = evolve(state, entry.event)
        self.last = state
        """Where the session stood at its end."""

    def __len__(self) -> int:
        return len(self._entries)

    def __getitem__(self, position: int) -> Moment:
        """Return a moment by its place, from 0."""
        if not 0 <= position < len(self._entries):
            raise IndexError(position)
        begin = position - position % EVERY
        between = (entry.event for entry in self._entries[begin : position + 1])
        state = reduce(evolve, between, self._kept[position // EVERY])
        entry = self._entries[position]
        return Moment(entry.seq, entry.at, self.kinds[position], state, entry)

    def bounded(self, position: int) -> int:
        """Return the nearest position that there is."""
        return max(0, min(position, len(self) - 1))

    def following(self, position: int, kind: str, step: int = 1) -> int:
        """Return the position of the next moment of a kind, or the one given where there is none.

        Args:
            position: Where to begin.
            kind: One of `NAMES`.
            step: 1 forwards, -1 backwards.
        """
        here = position + step
        while 0 <= here < len(self):
            if self.kinds[here] == kind:
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
