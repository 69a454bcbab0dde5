"""The programme of a room: where a replay stops, over one or several sessions, by moment or by criterion."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import pairwise

from tutor.checkers.finding import Band, Outcome
from tutor.replay.address import Address
from tutor.replay.room import Recording, Room
from tutor.session.events import (
    AnswerSubmitted,
    HintOpened,
    SessionStarted,
    StepLeft,
    VerdictDisputed,
)
from tutor.session.state import END

Test = Callable[["Stop"], bool]
"""Tells whether a stop is one that is looked for."""


class By(StrEnum):
    """How a programme is ordered."""

    MOMENT = "moment"
    """Session by session, each from its beginning to its end."""
    CRITERION = "criterion"
    """Criterion by criterion, each through all sessions."""


class Kind(StrEnum):
    """What happens at a stop."""

    START = "start"
    ANSWER = "answer"
    REVISION = "revision"
    HINT = "hint"
    DISAGREEMENT = "disagreement"
    BRANCH = "branch"
    CRITERION = "criterion"


@dataclass(frozen=True, slots=True)
class Stop:
    """A place where the replay waits for the room."""

    address: Address
    kind: Kind
    step: str = ""
    attempt: int = 0
    """Number of the answer; 0 where it is none."""
    missed: bool = False
    """Whether something essential, or the criterion, is not there yet."""


class Programme:
    """Stops in lanes: a lane is a session by moment, and a criterion by criterion.

    Args:
        room: What is shown.
        by: How it is ordered.
    """

    def __init__(self, room: Room, by: By = By.MOMENT) -> None:
        self.by = by
        lanes = by_moment(room) if by is By.MOMENT else by_criterion(room)
        self.lanes = tuple(tuple(lane) for lane in lanes if lane)
        self._where = {stop: (row, column) for row, lane in enumerate(self.lanes) for column, stop in enumerate(lane)}

    @cached_property
    def stops(self) -> tuple[Stop, ...]:
        """All of them, lane after lane."""
        return tuple(stop for lane in self.lanes for stop in lane)

    def lane(self, here: Stop) -> tuple[Stop, ...]:
        """Return the lane of a stop."""
        return self.lanes[self._where[here][0]]

    def place(self, here: Stop) -> int:
        """Return where a stop is in its lane, from 0."""
        return self._where[here][1]

    def moment(self, here: Stop, step: int) -> Stop:
        """Return the moment, or criterion, that comes next with a step of 1, or before with -1."""
        return self._along(here, step) if self.by is By.MOMENT else self._across(here, step)

    def person(self, here: Stop, step: int) -> Stop:
        """Return the same moment, or criterion, with the next person or the one before."""
        return self._across(here, step) if self.by is By.MOMENT else self._along(here, step)

    def following(self, here: Stop, test: Test, step: int = 1) -> Stop:
        """Return the nearest stop of a kind, across lanes; the one given where there is none."""
        begin = self._number(here)
        ahead = self.stops[begin + 1 :] if step > 0 else self.stops[:begin][::-1]
        return next((stop for stop in ahead if test(stop)), here)

    def at(self, address: Address) -> Stop | None:
        """Return the stop at an address; None where there is none."""
        return next((stop for stop in self.stops if stop.address == address), None)

    def nearest(self, address: Address) -> Stop | None:
        """Return the stop at an address, or the last one before it in the session; None where there is none."""
        same = [stop for stop in self.stops if stop.address.session == address.session]
        exact = [stop for stop in same if stop.address == address]
        there = [stop for stop in same if stop.address.place == address.place]
        before = [stop for stop in same if stop.address.place < address.place]
        return next(iter((*exact, *there, *before[-1:], *same, *self.stops)), None)

    def _along(self, here: Stop, step: int) -> Stop:
        row, column = self._where[here]
        return self.lanes[row][max(0, min(column + step, len(self.lanes[row]) - 1))]

    def _across(self, here: Stop, step: int) -> Stop:
        row = self._where[here][0] + step
        return max(self.lanes[row], key=lambda stop: _likeness(stop, here)) if 0 <= row < len(self.lanes) else here

    def _number(self, here: Stop) -> int:
        row, column = self._where[here]
        return sum(len(lane) for lane in self.lanes[:row]) + column


def by_moment(room: Room) -> Iterator[Sequence[Stop]]:
    """Return a lane for each session."""
    for recording in room.recordings:
        yield tuple(stops_of(recording))


def by_criterion(room: Room) -> Iterable[Sequence[Stop]]:
    """Return a lane for each criterion of each step, in the order in which they are met."""
    lanes: dict[tuple[str, str, str], list[Stop]] = {}
    for recording in room.recordings:
        header = recording.reading.header
        events = recording.reading.events
        for place, (_, verdict) in sorted(recording.judged.items()):
            answer = events[place - 1]
            assert isinstance(answer, AnswerSubmitted)
            for finding in verdict.findings if verdict.judges else ():
                address = Address(recording.key, place, finding.criterion)
                missed = finding.outcome in (Outcome.UNMET, Outcome.PARTLY)
                stop = Stop(address, Kind.CRITERION, answer.step, answer.attempt, missed)
                lanes.setdefault((header.scenario if header else "", answer.step, finding.criterion), []).append(stop)
    return lanes.values()


def stops_of(recording: Recording) -> Iterator[Stop]:
    """Return the stops of one session by moment. What a gate held back and tried anew is a stop as well."""
    events, judged = recording.reading.events, recording.judged
    answered: set[str] = set()
    for place, event in enumerate(events, 1):
        address = Address(recording.key, place)
        match event:
            case SessionStarted():
                yield Stop(address, Kind.START, event.steps[0] if event.steps else "")
            case AnswerSubmitted():
                verdict = judged[place][1] if place in judged else None
                kind = Kind.REVISION if event.step in answered else Kind.ANSWER
                yield Stop(address, kind, event.step, event.attempt, verdict is not None and not verdict.passed)
                if verdict is None or verdict.band is not Band.INVALID:
                    answered.add(event.step)
            case HintOpened():
                yield Stop(address, Kind.HINT, event.step)
            case VerdictDisputed():
                yield Stop(address, Kind.DISAGREEMENT, event.step, event.attempt)
            case StepLeft() if branches(recording, event):
                yield Stop(address, Kind.BRANCH, event.step)
            case _:
                pass


def branches(recording: Recording, left: StepLeft) -> bool:
    """Tell whether an answer led elsewhere than to the next step, or might have."""
    step = recording.scenario.scenario.step(left.step) if recording.scenario else None
    if step is not None and any(way.goto != left.to for way in step.next):
        return True
    header = recording.reading.header
    steps = (*header.steps, END) if header else ()
    follows = dict(pairwise(steps))
    return follows.get(left.step, left.to) != left.to


def _likeness(stop: Stop, other: Stop) -> tuple[bool, bool, bool, bool, int]:
    """Say how well a stop corresponds to one of another lane; the earlier of two wins."""
    return (
        stop.address.session == other.address.session,
        stop.step == other.step,
        stop.kind is other.kind,
        stop.attempt == other.attempt,
        -stop.address.place,
    )
