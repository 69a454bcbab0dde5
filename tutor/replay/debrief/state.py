"""What a debrief has come to: a fold over its events."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import assert_never

from tutor.replay.debrief.events import (
    ActionAgreed,
    ActionDropped,
    DebriefEvent,
    PhaseEntered,
    PointRemoved,
    PointWritten,
    TimeLeft,
)

MOST_ACTIONS = 3
"""What a group keeps in mind until the next meeting."""


class Phase(StrEnum):
    """The three questions, in their order."""

    WHAT = "what"
    """What did we see?"""
    SO_WHAT = "so-what"
    """What does it mean for us?"""
    NOW_WHAT = "now-what"
    """What do we do?"""


PHASES = tuple(Phase)


@dataclass(frozen=True, slots=True)
class Point:
    """Something that the room said."""

    number: int
    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody does by some day."""

    number: int
    text: str
    owner: str
    """In the words of the text; empty where nobody is named."""
    date: str
    """In the words of the text; empty where no day is."""

    @property
    def whole(self) -> bool:
        """Whether it has both an owner and a date."""
        return bool(self.owner and self.date)


@dataclass(frozen=True, slots=True)
class Debrief:
    """What a debrief has come to, each list in the order in which it was made."""

    phase: str = ""
    """The question at hand; empty before the first."""
    points: tuple[Point, ...] = ()
    actions: tuple[Action, ...] = ()
    seconds: tuple[tuple[str, int], ...] = ()
    """What each question still has, where it was entered before."""
    last_point: int = 0
    """Number of the latest point, taken back or not."""
    last_action: int = 0
    """Number of the latest action, let go or not."""

    def points_of(self, phase: str) -> tuple[Point, ...]:
        """Return what was said to a question."""
        return tuple(point for point in self.points if point.phase == phase)

    def action(self, number: int) -> Action | None:
        """Return an action by its number."""
        return next((action for action in self.actions if action.number == number), None)

    def left(self, phase: str) -> int | None:
        """Return the seconds that a question still has; None where it was never at hand."""
        return dict(self.seconds).get(phase)


def evolve_debrief(state: Debrief, event: DebriefEvent) -> Debrief:
    """Return what a debrief has come to after one more event. Total: what does not fit changes nothing."""
    match event:
        case PhaseEntered(phase):
            return replace(state, phase=phase) if phase in PHASES else state
        case TimeLeft(phase, seconds):
            return replace(state, seconds=tuple((dict(state.seconds) | {phase: seconds}).items()))
        case PointWritten(number, phase, text):
            point, last = Point(number, phase, text), max(number, state.last_point)
            return replace(state, points=(*state.points, point), last_point=last)
        case PointRemoved(number):
            return replace(state, points=tuple(point for point in state.points if point.number != number))
        case ActionAgreed() | ActionDropped():
            return _with_action(state, event)
        case _:
            assert_never(event)


def _with_action(state: Debrief, event: ActionAgreed | ActionDropped) -> Debrief:
    """Put an action where it was, or behind the others; never more than there may be, whatever a file says."""
    if isinstance(event, ActionDropped):
        return replace(state, actions=tuple(each for each in state.actions if each.number != event.action))
    made = Action(event.action, event.text, event.owner, event.date)
    if state.action(made.number):
        return replace(state, actions=tuple(made if each.number == made.number else each for each in state.actions))
    if len(state.actions) >= MOST_ACTIONS:
        return state
    return replace(state, actions=(*state.actions, made), last_action=max(made.number, state.last_action))
