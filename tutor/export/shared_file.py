"""The file in which a learner hands sessions over: JSON lines, readable by anybody, chained from end to end.

The first line says what it is, whose, and what they agreed to; then come the events of one session after the other,
each line shaped as in a journal; the last line says how many there were. A file without its last line was cut.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from tutor.export.sealing import sealed
from tutor.replay.shared import Consent
from tutor.session.events import KINDS, Recorded, UnknownEvent

SUFFIX = ".tutor"
"""Ending of a shared file."""
KIND = "tutor-sessions"
"""What the first line calls itself."""
FORMAT = 1
"""The version of the file that this tutor writes."""
END = "end"
"""What the last line calls itself."""
_NAMES = {kind: name for name, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class Origin:
    """A session of the file, and where it comes from."""

    id: str
    """Its name on the machine it comes from."""
    events: int
    """How many lines are its own."""
    origin: str
    """Hash of the last line of its journal: what was taken out here can be held against the original there."""
    hidden: tuple[int, ...] = ()
    """Numbers of the events in which words were hidden."""


@dataclass(frozen=True, slots=True)
class Header:
    """The first line."""

    kind: str
    format: int
    tutor: str
    """Version of the tutor that made the file."""
    made: str
    """UTC, ISO 8601, to the minute."""
    person: str
    """Pseudonym of the owner."""
    consent: Consent
    sessions: tuple[Origin, ...]
    name: str = ""
    """Of the owner; only where the consent covers it."""


@dataclass(frozen=True, slots=True)
class Closing:
    """The last line."""

    kind: str
    lines: int
    """How many stand before it."""
    head: str
    """Hash of the line before it."""


def write_shared(header: Header, sessions: Iterable[Iterable[Recorded]]) -> bytes:
    """Return the content of a shared file.

    Args:
        header: Its first line.
        sessions: The events of each session, in the order in which the header names them.
    """
    line, head = sealed(asdict(header), "")
    lines = [line]
    for entries in sessions:
        for entry in entries:
            line, head = sealed(_told(entry), head)
            lines.append(line)
    lines.append(sealed(asdict(Closing(END, len(lines), head)), head)[0])
    return b"".join(lines)


def _told(entry: Recorded) -> dict[str, object]:
    """Return what a line says; of an event that this tutor does not know, only its kind."""
    event = entry.event
    kind, data = (event.kind, {}) if isinstance(event, UnknownEvent) else (_NAMES[type(event)], asdict(event))
    return {"seq": entry.seq, "id": entry.id, "at": entry.at, "kind": kind, "data": data}
