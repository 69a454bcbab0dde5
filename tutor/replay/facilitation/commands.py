"""What a facilitator can do in a meeting."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.replay.address import Address
from tutor.replay.debrief.commands import DebriefCommand
from tutor.replay.questions import Question


@dataclass(frozen=True, slots=True)
class Move:
    """Look at a stop."""

    to: Address
    by: str


@dataclass(frozen=True, slots=True)
class Reveal:
    """Show what is hidden at a stop."""

    address: Address
    skip: bool = False
    """Whether without a prediction."""


@dataclass(frozen=True, slots=True)
class Ask:
    """Put a question to the room; the same one again for a further vote."""

    address: Address
    question: Question


@dataclass(frozen=True, slots=True)
class Count:
    """Write down the hands for an option of the poll that is open at a moment."""

    address: Address
    option: int
    hands: int


@dataclass(frozen=True, slots=True)
class Close:
    """Show the tallies of the poll that is open at a moment."""

    address: Address


@dataclass(frozen=True, slots=True)
class Reopen:
    """Hide the tallies of the last poll at a moment again, to correct them."""

    address: Address


@dataclass(frozen=True, slots=True)
class ShowHint:
    """Show the room the next rung for the criterion that was voted on last."""

    address: Address
    rungs: int
    """How many the criterion has."""


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write something down at a moment."""

    address: Address
    text: str


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """Take back the last note at a moment."""

    address: Address


@dataclass(frozen=True, slots=True)
class Mark:
    """Put a bookmark at a moment, or take it away."""

    address: Address


@dataclass(frozen=True, slots=True)
class MarkExample:
    """Make an example of what was voted on last at a moment, or take it back."""

    address: Address


@dataclass(frozen=True, slots=True)
class ShowNames:
    """Show names where letters stand, or letters again."""


Command = (
    Move
    | Reveal
    | Ask
    | Count
    | Close
    | Reopen
    | ShowHint
    | WriteNote
    | RemoveNote
    | Mark
    | MarkExample
    | ShowNames
    | DebriefCommand
)
"""Everything that a facilitator can do."""
