"""Where a session stands: a fold over its events."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType
from typing import TypeVar, assert_never

from tutor.checkers.finding import Answer, Band, Verdict
from tutor.session.events import (
    AnswerGraded,
    AnswerSubmitted,
    Event,
    ExampleOpened,
    HintOpened,
    ModelsOpened,
    PredictionMade,
    RevisionDropped,
    RevisionStarted,
    SelfChecked,
    SessionClosed,
    SessionStarted,
    StepLeft,
    UnknownEvent,
    VerdictDisputed,
)

END = "end"
"""Where the last step leads."""
Held = TypeVar("Held", "SessionState", "StepRecord")


@dataclass(frozen=True, slots=True)
class Attempt:
    """One answer and what was said of it."""

    number: int
    answer: Answer
    certainty: int | None = None
    verdict: Verdict | None = None
    """None until it is graded."""

    @property
    def counts(self) -> bool:
        """Whether it used up an attempt: what a gate held back did not."""
        return self.verdict is None or self.verdict.band is not Band.INVALID


@dataclass(frozen=True)
class StepRecord:
    """Everything a learner did in one step."""

    predicted: bool = False
    """Whether the question was answered or skipped."""
    expected: int | None = None
    hints: tuple[tuple[str, int], ...] = ()
    """Criterion and rung of each hint opened, in order."""
    example_seen: bool = False
    attempts: tuple[Attempt, ...] = ()
    checked: bool = False
    """Whether the self-check was answered or skipped."""
    replies: tuple[tuple[str, str], ...] = ()
    disputes: tuple[tuple[int, str], ...] = ()
    """Attempt and criterion of each *I disagree*."""
    revising: bool = False
    unchanged: bool = False
    """Whether the learner came back from the last revision with the answer they had."""
    models_opened: bool = False
    left_to: str = ""
    """Where the learner went on to; empty while they are here."""

    @property
    def last(self) -> Attempt | None:
        """The latest attempt, held back or not."""
        return self.attempts[-1] if self.attempts else None

    @property
    def counted(self) -> tuple[Attempt, ...]:
        """The attempts that a gate did not hold back."""
        return tuple(attempt for attempt in self.attempts if attempt.counts)

    @property
    def passed(self) -> bool:
        """Whether any attempt has the essentials."""
        return any(attempt.verdict and attempt.verdict.passed for attempt in self.attempts)

    @property
    def road(self) -> bool:
        """Whether only a decision was made here: there was nothing to judge, and it counts for nothing."""
        verdicts = [attempt.verdict for attempt in self.counted]
        return bool(verdicts) and all(verdict is not None and verdict.band is Band.ROAD for verdict in verdicts)

    @property
    def deepest_hint(self) -> int:
        """The deepest rung opened; 0 for none."""
        return max((rung for _, rung in self.hints), default=0)


UNTOUCHED = StepRecord()
"""The record of a step in which nothing was done."""


@dataclass(frozen=True)
class SessionState:
    """Where a session stands."""

    header: SessionStarted | None = None
    current: str = ""
    """Id of the step at hand, or ``end``."""
    visited: tuple[str, ...] = ()
    """Steps in the order in which they were entered."""
    records: Mapping[str, StepRecord] = field(default_factory=lambda: MappingProxyType({}))
    closed: SessionClosed | None = None

    def record(self, step: str) -> StepRecord:
        """Return what was done in a step; an empty record where nothing was."""
        return self.records.get(step, UNTOUCHED)

    @property
    def here(self) -> StepRecord:
        """The record of the step at hand."""
        return self.record(self.current)

    @property
    def elsewhere(self) -> dict[str, Answer]:
        """The last answer that counts of each other step, by step id."""
        others = {name: record for name, record in self.records.items() if name != self.current}
        return {name: record.counted[-1].answer for name, record in others.items() if record.counted}

    @property
    def ungraded(self) -> Attempt | None:
        """The answer that waits for its verdict, if any."""
        last = self.here.last
        return last if last is not None and last.verdict is None else None

    @property
    def taken(self) -> tuple[str, ...]:
        """The steps taken. One that was left with nothing judged was taken out of the course: it counts for nothing."""
        return tuple(step for step in self.visited if step != END and not _skipped(self.record(step)))

    @property
    def judged(self) -> tuple[str, ...]:
        """The steps taken in which there was something to judge: a decision proves nothing."""
        return tuple(step for step in self.taken if not self.record(step).road)

    @property
    def passed(self) -> bool:
        """Whether all steps taken have their essentials."""
        return bool(self.judged) and all(self.record(step).passed for step in self.judged)

    @property
    def autonomous(self) -> bool:
        """Whether all steps taken were passed with no help deeper than the first hint."""
        return self.passed and all(self.record(step).deepest_hint <= 1 for step in self.judged)


def _skipped(record: StepRecord) -> bool:
    return bool(record.left_to) and not any(attempt.verdict for attempt in record.counted)


def fold(events: Iterable[Event]) -> SessionState:
    """Return where a session stands after some events."""
    return reduce(evolve, events, SessionState())


def evolve(state: SessionState, event: Event) -> SessionState:
    """Return where a session stands after one more event. Total: an event out of place changes what it can."""
    match event:
        case SessionStarted():
            first = event.steps[0] if event.steps else END
            return _with(state, header=event, current=first, visited=(first,))
        case PredictionMade():
            return _change(state, event.step, predicted=True, expected=event.expected)
        case HintOpened():
            hints = (*state.record(event.step).hints, (event.criterion, event.rung))
            return _change(state, event.step, hints=hints)
        case ExampleOpened():
            return _change(state, event.step, example_seen=True)
        case AnswerSubmitted():
            attempt = Attempt(event.attempt, event.answer, event.certainty)
            attempts = (*state.record(event.step).attempts, attempt)
            return _change(state, event.step, attempts=attempts, revising=False, unchanged=False)
        case AnswerGraded():
            return _change(state, event.step, attempts=_graded(state.record(event.step).attempts, event))
        case SelfChecked():
            return _change(state, event.step, checked=True, replies=event.replies)
        case VerdictDisputed():
            disputes = (*state.record(event.step).disputes, (event.attempt, event.criterion))
            return _change(state, event.step, disputes=disputes)
        case RevisionStarted():
            return _change(state, event.step, revising=True, unchanged=False)
        case RevisionDropped():
            return _change(state, event.step, revising=False, unchanged=True)
        case ModelsOpened():
            return _change(state, event.step, models_opened=True, revising=False)
        case StepLeft():
            left = _change(state, event.step, left_to=event.to)
            visited = left.visited if event.to in (END, *left.visited) else (*left.visited, event.to)
            return _with(left, current=event.to, visited=visited)
        case SessionClosed():
            return _with(state, closed=event, current=END)
        case UnknownEvent():
            return state
        case _:
            assert_never(event)


def _graded(attempts: tuple[Attempt, ...], event: AnswerGraded) -> tuple[Attempt, ...]:
    """Give the verdict to the latest attempt of its number that has none."""
    for index in range(len(attempts) - 1, -1, -1):
        attempt = attempts[index]
        if attempt.number == event.attempt and attempt.verdict is None:
            return (*attempts[:index], replace(attempt, verdict=event.verdict), *attempts[index + 1 :])
    return attempts


def _change(state: SessionState, step: str, **changes: object) -> SessionState:
    record = _with(state.record(step), **changes)
    return _with(state, records=MappingProxyType({**state.records, step: record}))


def _with(value: Held, **changes: object) -> Held:
    """Return a value with some fields changed, as `dataclasses.replace` does, in a third of its time: a map of a team
    folds a hundred thousand events.
    """
    changed = object.__new__(type(value))
    changed.__dict__.update(value.__dict__, **changes)
    return changed
