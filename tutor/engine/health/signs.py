"""What an examination finds: one sign for each thing looked at."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class State(StrEnum):
    """How something stands."""

    OK = "ok"
    LOOK = "look"
    """It works, with something to know or to mend."""
    BAD = "bad"
    """It does not work."""


@dataclass(frozen=True, slots=True)
class Sign:
    """Something that was looked at."""

    topic: str
    """One of the topics that `tutor.wording.health` names."""
    state: State
    said: str
    """What was found, in English, with ``{named}`` places; it is spoken where it is shown."""
    cure: str = ""
    """What the person can do, with places of the same names; empty where there is nothing to do."""
    values: dict[str, Any] = field(default_factory=dict)
    """What fills the places."""
