"""The journal: one append-only JSONL file a session, one event a line, each line chained to the one before.

A line is ``{"seq", "id", "at", "kind", "data", "hash"}``. ``hash`` is the SHA-256 of the hash before, seq, id, at,
kind and the
SHA-256 of the data, so that data can be taken out of a copy without breaking the chain. The chain shows damage and
cuts; it does
not stop an owner from rewriting their own file.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.session.chain import chain
from tutor.session.events import JOURNAL_FORMAT, KINDS, Event, Recorded, SessionStarted
from tutor.session.learner import LEARNER_FORMAT, LEARNER_KINDS, Decided, LearnerJournalStarted

MAX_BYTES = 20 * 1024 * 1024
"""Largest journal that is read: a thousand long sessions."""
MAX_EVENTS = 100_000
_NAMES = {kind: name for name, kind in (*KINDS.items(), *LEARNER_KINDS.items())}


class Placed(Protocol):
    """Something with its place in a journal."""

    @property
    def seq(self) -> int:
        """From 1."""


E = TypeVar("E", bound=Placed)


@dataclass(frozen=True, slots=True)
class Lines(Generic[E]):
    """The lines of a journal of any kind, as they were found."""

    entries: tuple[E, ...]
    torn: bool = False
    """Whether the last line was cut short; it is left out."""
    broken_at: int = 0
    """Number of the first line that does not follow from the one before; 0 for a whole chain."""
    good_bytes: int = 0
    """Length of the file up to the end of the last whole line."""
    head: str = ""
    """Hash of the last line."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A journal as it was found."""

    path: Path
    entries: tuple[Recorded, ...]
    torn: bool = False
    """Whether the last line was cut short; it is left out."""
    broken_at: int = 0
    """Number of the first line that does not follow from the one before; 0 for a whole chain."""
    good_bytes: int = 0
    """Length of the file up to the end of the last whole line."""
    head: str = ""
    """Hash of the last line."""

    @property
    def header(self) -> SessionStarted | None:
        """The first event, where it is one."""
        first = self.entries[0].event if self.entries else None
        return first if isinstance(first, SessionStarted) else None

    @property
    def events(self) -> tuple[Event, ...]:
        """The events, for a fold."""
        return tuple(entry.event for entry in self.entries)


class JournalError(TutorError):
    """A journal could not be written: whether the event is in it is not known until the next try."""

    def __init__(self, path: Path, error: OSError) -> None:
        super().__init__(marked("not saved yet"), f"{path}: {error.strerror or error}", exit_code=ExitCode.UNWRITABLE)


class Journal:
    """Writes one journal: a session's, or the learner's own. One writer at a time: the caller holds the lock.

    Args:
        path: The file; it need not exist.
        reading: What was read from it, when it does.
    """

    def __init__(self, path: Path, reading: Reading | Lines[Decided] | None = None) -> None:
        self.path = path
        self._size = reading.good_bytes if reading else 0
        self._head = reading.head if reading else ""
        self._seq = reading.entries[-1].seq if reading and reading.entries else 0

    @property
    def next_seq(self) -> int:
        """The place of the event that is written next."""
        return self._seq + 1

    def append(self, entry: Recorded | Decided) -> None:
        """Write an event and return once it is on the disk.

        Whatever stands after the last good line, such as half of this very event from a try that failed, is replaced.

        Raises:
            JournalError: It may or may not be on the disk; try again with the same entry.
        """
        line, head = encode(entry, self._head)
        try:
            self._write(line)
        except OSError as error:
            raise JournalError(self.path, error) from error
        self._size += len(line)
        self._head, self._seq = head, entry.seq

    def _write(self, line: bytes) -> None:
        fresh = not self.path.exists()
        if fresh:
            if self._size:
                raise FileNotFoundError(2, "the session's file is gone", str(self.path))
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.truncate(self._size)
            file.seek(self._size)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())
        if fresh:
            sync_folder(self.path.parent)


def sync_folder(folder: Path) -> None:
    """Put a folder's list of files on the disk, where the system can."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def encode(entry: Recorded | Decided, previous: str) -> tuple[bytes, str]:
    """Return the line of an event, and its hash, which the next line is chained to."""
    kind = _NAMES.get(type(entry.event), "")
    data = asdict(entry.event)
    digest = chain(previous, entry.seq, entry.id, entry.at, kind, data)
    line = {"seq": entry.seq, "id": entry.id, "at": entry.at, "kind": kind, "data": data, "hash": digest}
    return json.dumps(line, ensure_ascii=False, separators=(",", ":")).encode() + b"\n", digest


def read_journal(path: Path) -> Reading:
    """Read a journal from anywhere, trusting nothing.

    Raises:
        TutorError: It cannot be opened, is too large, or its header is of a later format. What is broken further down
        is in
            the reading, not an error: everything before it can still be used.
    """
    return parse_journal(path, _content(path))


def parse_journal(path: Path, raw: bytes) -> Reading:
    """Read the content of a journal, as `read_journal` does.

    Args:
        path: Where it stands.
        raw: What stands there.

    Raises:
        TutorError: Its header is of a later format.
    """
    from tutor.session.decode import decode

    found = read_lines(raw, decode)
    reading = Reading(path, found.entries, found.torn, found.broken_at, found.good_bytes, found.head)
    if reading.header is not None and reading.header.format > JOURNAL_FORMAT:
        raise TutorError(marked("a session of a later tutor"), str(path), marked("update tutor to open it"))
    return reading


def read_decisions(path: Path) -> Lines[Decided]:
    """Read a learner's own journal, trusting nothing; all as `read_journal` does."""
    from tutor.session.decode import decode_decision

    found = read_lines(_content(path), decode_decision)
    first = found.entries[0].event if found.entries else None
    if isinstance(first, LearnerJournalStarted) and first.format > LEARNER_FORMAT:
        raise TutorError(marked("a journal of a later tutor"), str(path), marked("update tutor to open it"))
    return found


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise TutorError(marked("too large for a session"), str(path))
        return path.read_bytes()
    except OSError as error:
        code = ExitCode.NOT_FOUND if isinstance(error, FileNotFoundError) else ExitCode.UNREADABLE
        raise TutorError(
            marked("cannot read the session"), f"{path}: {error.strerror or error}", exit_code=code
        ) from error


def read_lines(raw: bytes, decode: Callable[[bytes, str], tuple[E, str, str]]) -> Lines[E]:
    """Read the lines of a journal up to the first that is none.

    Args:
        raw: The file's content.
        decode: Reads one line, given the hash of the one before; returns what it tells, the hash that stands in it, and
            the one that should.
    """
    from tutor.session.decode import BadLine

    entries: list[E] = []
    head, good, broken = "", 0, 0
    *whole, rest = raw.split(b"\n")
    for number, line in enumerate(whole[:MAX_EVENTS], 1):
        try:
            entry, written, expected = decode(line, head)
        except BadLine:
            broken = broken or number
            break
        if written != expected or entry.seq != number:
            broken = broken or number
        entries.append(entry)
        head, good = written, good + len(line) + 1
    torn = bool(rest) and len(entries) == len(whole)
    return Lines(tuple(entries), torn, broken, good, head)
