"""Where something happened in a session: by this notes, votes and examples find their moment again."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from tutor.session.journal import Reading

KEY_LENGTH = 8
"""Characters of a session's key: of 10,000 sessions, one pair in a hundred rooms has the same, and gets a number."""

MOST_DIGITS = 9
"""Of the place in a session: more than any session has events."""


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A place in a session."""

    session: str
    """Key of the session: made of its first event, the same in every copy of it; tells nothing of its owner."""
    place: int
    """Of the event in the session, from 1."""
    criterion: str = ""
    """Where only one criterion is meant."""

    @property
    def answer(self) -> Address:
        """The same place, all criteria together."""
        return Address(self.session, self.place)

    def __str__(self) -> str:
        aside = f"/{self.criterion}" if self.criterion else ""
        return f"{self.session}#{self.place}{aside}"


def read_address(text: str) -> Address | None:
    """Read an address as it is written, with or without the quotes of a command line; None where it is none."""
    session, mark, rest = text.strip().strip("'\"").partition("#")
    place, _, criterion = rest.partition("/")
    numbered = place.isascii() and place.isdecimal() and len(place) <= MOST_DIGITS
    return Address(session, int(place), criterion) if session and mark and numbered else None


def session_key(reading: Reading) -> str:
    """Return what a session is called in addresses: made of its first event, so that all copies share it."""
    first = reading.entries[0]
    return hashlib.sha256(f"{first.id}\n{first.at}".encode()).hexdigest()[:KEY_LENGTH]


def letter(index: int) -> str:
    """Return a letter for the person with this number from 0; after Z comes AA."""
    first, last = divmod(index, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)
