"""Sessions that came from other machines: whose they are, and what their owners agreed to."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.checkers.finding import Verdict
from tutor.errors import TutorError
from tutor.session.journal import Reading

SMALLEST_GROUP = 5
"""People from which a group may be shown one by one; under it there are counts only."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What the owner of a session agreed to when it was exported. What was not asked is not agreed to."""

    replay: bool = False
    """Its answers may be shown to the group, under a letter."""
    row: bool = False
    """Its owner may stand in the team map as one row, under a letter."""
    name: bool = False
    """The name may be shown where a letter would stand."""
    helper: bool = False
    """Its owner may be named as somebody who can help in an area."""

    @property
    def any(self) -> bool:
        """Whether its owner agreed to any use beyond being counted."""
        return self != Consent()


@dataclass(frozen=True, slots=True)
class Difference:
    """A verdict that came out otherwise when the answer was graded again on arrival."""

    seq: int
    """Of the event that holds the recorded verdict."""
    recorded: Verdict
    """What the session says."""
    here: Verdict
    """What this machine says."""


@dataclass(frozen=True, slots=True)
class SharedSession:
    """A session in a file that somebody handed over."""

    person: str
    """The pseudonym of its owner: a code."""
    reading: Reading
    """Its events; their chain was checked."""
    consent: Consent = Consent()
    name: str = ""
    """Of its owner, only where consent was given."""
    file: str = ""
    """Name of the file it was found in."""
    id: str = ""
    """Name of the session on the machine it comes from."""
    made: str = ""
    """When it was handed over, UTC, ISO 8601; empty for a journal."""
    hidden: frozenset[int] = frozenset()
    """Numbers of the events in which words were hidden before it was handed over."""
    differences: tuple[Difference, ...] = ()
    """Verdicts that this machine does not come to; empty too where nothing was graded again."""
    graded_here: bool = False
    """Whether its answers were graded again: its scenario is at hand as it was then."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Something in the folder that cannot be used, in whole or in part."""

    file: str
    """Name of the file."""
    line: int
    """Where in it, from 1; 0 for the whole file."""
    reason: TutorError
    """What is wrong with it, and what can be done."""


@dataclass(frozen=True, slots=True)
class Collection:
    """What a folder of session files holds."""

    sessions: tuple[SharedSession, ...]
    """Those that can be used, each once."""
    refused: tuple[Refused, ...] = ()
    """Broken, forged, duplicate or of a later version."""

    @property
    def people(self) -> tuple[str, ...]:
        """The pseudonyms of all owners, in a stable order."""
        return tuple(sorted({session.person for session in self.sessions}))
