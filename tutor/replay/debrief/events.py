"""What happened in the debrief of a meeting: events of the meeting's own file."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PhaseEntered:
    """The room turned to a question."""

    phase: str
    """One of `tutor.replay.debrief.state.Phase`."""


@dataclass(frozen=True, slots=True)
class TimeLeft:
    """How much time a question had from then on."""

    phase: str
    seconds: int


@dataclass(frozen=True, slots=True)
class PointWritten:
    """Something that the room said was written down."""

    point: int
    """Number of the point, from 1."""
    phase: str
    text: str


@dataclass(frozen=True, slots=True)
class PointRemoved:
    """A point was taken back."""

    point: int


@dataclass(frozen=True, slots=True)
class ActionAgreed:
    """The room agreed on an action, or on other words for it."""

    action: int
    """Number of the action, from 1; one that is there already is replaced."""
    text: str
    owner: str
    """Who does it, in the words of the text as the checker found them; empty where it found nobody."""
    date: str
    """By when, likewise."""


@dataclass(frozen=True, slots=True)
class ActionDropped:
    """An action was let go."""

    action: int


DebriefEvent = PhaseEntered | TimeLeft | PointWritten | PointRemoved | ActionAgreed | ActionDropped
"""Everything that can happen in a debrief."""
