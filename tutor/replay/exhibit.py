"""Sessions as they may leave the program: whatever stands in an `Exhibit` can be written out, and nothing else."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tutor.replay.address import KEY_LENGTH
from tutor.replay.pace import gap
from tutor.replay.room import Recording, Room
from tutor.session.events import Event, SessionClosed, SessionStarted
from tutor.session.journal import Reading

BEGINNING = datetime(1970, 1, 1, tzinfo=UTC)
"""When sessions of others begin: the hour and the order in which they were played would tell whose they are."""


@dataclass(frozen=True)
class Exhibit:
    """A session without anything that its owner did not agree to show."""

    recording: Recording
    """Its events; of somebody else's session with times that begin at `BEGINNING`."""
    account: str
    """Whose it is: the pseudonym of an own session, else a code. One person's sessions have the same code only where
    they may be linked, and only within one room.
    """
    own: bool
    """Whether it is of the one who takes it out: it goes as it is."""

    @property
    def header(self) -> SessionStarted:
        """Its first event."""
        header = self.recording.reading.header
        assert header is not None
        return header

    @property
    def seed(self) -> str:
        """What ids are made of: the same session, shown in the same way, has the same ones."""
        return f"{self.account}/{self.recording.key}/{self.recording.reading.entries[0].id}"

    def clock(self, at: str) -> str:
        """Return a time as it may be told: nothing where it is somebody else's."""
        return at if self.own else ""

    def elapsed(self, at: str) -> int:
        """Return the seconds from the beginning of the session to a time."""
        return int(gap(self.recording.reading.entries[0].at, at))


def exhibits(room: Room) -> tuple[Exhibit, ...]:
    """Return the sessions of a room as they may leave the program, in the order of the room.

    A learner's own sessions go whole. Of others goes what a replay before a room shows: no pseudonym, no department,
    no time of the clock, and nothing of how they closed.
    """
    owners = {recording.reading.header.learner for recording in room.recordings if recording.reading.header}
    own = len(owners) == 1 and all(recording.arrived is None for recording in room.recordings)
    keys = "\n".join(sorted(room.by_key))
    code = hashlib.sha256(keys.encode()).hexdigest()[:KEY_LENGTH]
    return tuple(_own(each) if own else _of_others(each, code) for each in room.recordings)


def _own(recording: Recording) -> Exhibit:
    header = recording.reading.header
    return Exhibit(recording, (header.learner if header else "") or "learner", own=True)


def _of_others(recording: Recording, room: str) -> Exhibit:
    letter = recording.label.letter
    account = f"{letter}-{room}" if letter else f"session-{recording.key}"
    closed = replace(recording, reading=_closed(recording.reading, account), arrived=None)
    return Exhibit(closed, account, own=False)


def _closed(reading: Reading, account: str) -> Reading:
    first = reading.entries[0].at
    entries = tuple(
        replace(entry, at=_since(first, entry.at), event=_shown(entry.event, account)) for entry in reading.entries
    )
    return replace(reading, path=Path(account), entries=entries, head="")


def _since(first: str, at: str) -> str:
    return f"{BEGINNING + timedelta(seconds=gap(first, at)):%Y-%m-%dT%H:%M:%SZ}"


def _shown(event: Event, account: str) -> Event:
    """Take out what only its owner reads."""
    match event:
        case SessionStarted():
            return replace(event, learner=account, department="")
        case SessionClosed():
            return SessionClosed()
        case _:
            return event
