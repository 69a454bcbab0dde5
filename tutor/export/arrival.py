"""Sessions from another machine, read from the bytes of a file: trusting nothing, opening nothing."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from tutor.errors import TutorError
from tutor.export.plausible import plausible
from tutor.export.refusals import Fault, Refusal, later_than_here
from tutor.export.sealing import SEAL_LENGTH, first_unsealed
from tutor.export.shared_file import END, FORMAT, KIND, Closing, Header
from tutor.replay.shared import Refused, SharedSession
from tutor.session.chain import MAX_LINE
from tutor.session.decode import BadLine, Kept, decode_event, decode_object, is_time
from tutor.session.events import JOURNAL_FORMAT, Recorded, SessionStarted
from tutor.session.journal import MAX_BYTES, MAX_EVENTS, Reading, parse_journal
from tutor.text.clean import clean_line

MOST_SESSIONS = 1_000
"""Sessions in one file."""
LONGEST_NAME = 60
"""Characters of an owner's name."""
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,119}")
"""What pseudonyms and names of sessions are made of."""
_ARCHIVES = (
    b"PK\x03\x04",
    b"PK\x05\x06",
    b"\x1f\x8b",
    b"BZh",
    b"\xfd7zXZ\x00",
    b"7z\xbc\xaf\x27\x1c",
    b"Rar!",
    b"\x28\xb5\x2f\xfd",
)
"""How archives and packed files begin."""
_BEGINNING = re.compile(rb'\{"kind":"' + KIND.encode() + rb'","format":([1-9]\d{0,8})[,}]')
"""How a shared file of any version begins."""
_ENDING = b'{"kind":"' + END.encode() + b'","lines":'
"""How the last line begins."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """What a file holds."""

    sessions: tuple[SharedSession, ...] = ()
    refused: tuple[Refused, ...] = ()


class _Unusable(Exception):
    """The file cannot be used."""

    def __init__(self, line: int, fault: Fault, detail: str = "") -> None:
        self.line, self.fault, self.detail = line, fault, detail


def read_arrival(path: Path, raw: bytes) -> Arrival:
    """Read a file of sessions: a shared file, or a journal as it lies on its owner's machine.

    Args:
        path: Where it stands; only its name is used.
        raw: What stands there.

    Returns:
        The sessions that can be used, and what cannot, with its line. A shared file is taken in whole or not at all;
        of a journal, everything before a line cut short at its end.
    """
    file = clean_line(path.name)
    try:
        _look_at(raw)
        if beginning := _BEGINNING.match(raw):
            return Arrival(tuple(_shared(path, file, raw, int(beginning[1]))))
        return _journal(path, file, raw)
    except _Unusable as found:
        return Arrival(refused=(Refused(file, found.line, Refusal(found.fault, found.detail)),))


def code(text: str, kind: str) -> str:
    """Return a pseudonym or a session's name as it may be used: a few plain characters.

    Args:
        text: What the file says.
        kind: What stands before a code of our own where the text is something else.
    """
    if _CODE.fullmatch(text):
        return text
    return f"{kind}-{hashlib.sha256(text.encode('utf-8', 'replace')).hexdigest()[:8]}"


def _look_at(raw: bytes) -> None:
    """Refuse what is not worth a closer look."""
    if raw.startswith(_ARCHIVES):
        raise _Unusable(0, Fault.ARCHIVE)
    if len(raw) > MAX_BYTES:
        raise _Unusable(0, Fault.TOO_LARGE)
    if not raw.strip():
        raise _Unusable(0, Fault.EMPTY)
    if raw.count(b"\n") > MAX_EVENTS:
        raise _Unusable(0, Fault.TOO_MANY)


def _shared(path: Path, file: str, raw: bytes, version: int) -> Iterator[SharedSession]:
    if version > FORMAT:
        raise _Unusable(1, Fault.LATER)
    *whole, rest = raw.split(b"\n")
    lines = [line + b"\n" for line in whole]
    header = _header(lines, bool(rest))
    start = 1
    for origin in header.sessions:
        own = lines[start : start + origin.events]
        entries = tuple(_entries(own, start + 1, header))
        reading = Reading(path, entries, good_bytes=sum(map(len, own)), head=origin.origin)
        name = clean_line(header.name, characters=LONGEST_NAME) if header.consent.name else ""
        hidden = frozenset(origin.hidden)
        yield SharedSession(header.person, reading, header.consent, name, file, origin.id, header.made, hidden)
        start += origin.events


def _header(lines: list[bytes], torn: bool) -> Header:
    """Check a file from end to end and return its first line."""
    if number := first_unsealed(lines):
        raise _Unusable(number, Fault.FORGED)
    if torn or not lines[-1].startswith(_ENDING):
        raise _Unusable(len(lines) + torn, Fault.CUT)
    header, closing = _object(Header, lines, 1), _object(Closing, lines, len(lines))
    ids = {origin.id for origin in header.sessions}
    fits = (
        closing.lines == len(lines) - 1 == 1 + sum(origin.events for origin in header.sessions)
        and all(origin.events > 0 and _CODE.fullmatch(origin.id) for origin in header.sessions)
        and len(ids) == len(header.sessions) <= MOST_SESSIONS
        and _CODE.fullmatch(header.person)
        and is_time(header.made)
    )
    if not fits:
        raise _Unusable(1, Fault.FORGED)
    return header


def _object(kind: type[Kept], lines: list[bytes], number: int) -> Kept:
    """Read the first or the last line."""
    line = lines[number - 1]
    if len(line) > MAX_LINE:
        raise _Unusable(number, Fault.BROKEN)
    try:
        return decode_object(kind, line[:-SEAL_LENGTH] + b"}")
    except BadLine as error:
        raise _Unusable(number, Fault.BROKEN, str(error)) from error


def _entries(lines: list[bytes], first: int, header: Header) -> Iterator[Recorded]:
    """Read the events of one session.

    Args:
        lines: Its lines.
        first: Number of the first of them in the file.
        header: The file's first line.
    """
    for seq, line in enumerate(lines, 1):
        number = first + seq - 1
        try:
            entry = decode_event(line)
        except BadLine as error:
            fault = Fault.LATER if later_than_here(header.tutor) else Fault.BROKEN
            raise _Unusable(number, fault, str(error)) from error
        if entry.seq != seq or not _fits(entry, header.person):
            raise _Unusable(number, Fault.FORGED)
        yield entry


def _fits(entry: Recorded, person: str) -> bool:
    """Tell whether an event is one that a tutor writes, where it would, and of whom the file says."""
    event = entry.event
    if not plausible(event):
        return False
    if not isinstance(event, SessionStarted):
        return entry.seq > 1
    return entry.seq == 1 and event.learner == person and event.format <= JOURNAL_FORMAT


def _journal(path: Path, file: str, raw: bytes) -> Arrival:
    try:
        reading = parse_journal(path, raw)
    except TutorError as error:
        raise _Unusable(1, Fault.LATER) from error
    header, read = reading.header, len(reading.entries)
    if reading.broken_at:
        later = header is not None and later_than_here(header.tutor_version)
        undone = reading.broken_at > read
        raise _Unusable(reading.broken_at, Fault.LATER if later else Fault.BROKEN if undone else Fault.FORGED)
    if header is None:
        raise _Unusable(1, Fault.CUT if reading.torn else Fault.BROKEN)
    for entry in reading.entries:
        if not _fits(entry, header.learner):
            raise _Unusable(entry.seq, Fault.FORGED)
    session = SharedSession(code(header.learner, "learner"), reading, file=file, id=code(path.stem, "session"))
    torn = (Refused(file, read + 1, Refusal(Fault.TORN)),) if reading.torn else ()
    return Arrival((session,), torn)
