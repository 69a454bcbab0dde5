"""What a facilitator can do in a debrief."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Enter:
    """Turn to a question; the clock of the one before keeps what it has."""

    phase: str
    left: int
    """Seconds that the question before still has."""


@dataclass(frozen=True, slots=True)
class SetTime:
    """Keep how much time the question at hand has."""

    seconds: int


@dataclass(frozen=True, slots=True)
class WritePoint:
    """Write down what somebody said."""

    text: str


@dataclass(frozen=True, slots=True)
class RemovePoint:
    """Take back the last point of the question at hand."""


@dataclass(frozen=True, slots=True)
class AgreeAction:
    """Write down an action, or change one."""

    text: str
    owner: str = ""
    """Who does it, as `tutor.replay.debrief.checking.look_at` found; empty for nobody."""
    date: str = ""
    """By when, likewise."""
    action: int = 0
    """Number of the action that is changed; 0 for a new one."""


@dataclass(frozen=True, slots=True)
class DropAction:
    """Let an action go."""

    action: int


DebriefCommand = Enter | SetTime | WritePoint | RemovePoint | AgreeAction | DropAction
"""Everything that a facilitator can do in a debrief."""
