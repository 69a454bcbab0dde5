"""The file of a meeting on the disk: read once, appended to, one writer at a time."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import __version__
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.replay.facilitation.events import FORMAT, Event, MeetingStarted
from tutor.replay.facilitation.lines import MAX_BYTES, Read, encode, read
from tutor.session.chain import MAX_LINE

if TYPE_CHECKING:
    from filelock import FileLock

ELSEWHERE = marked("name another file with --notes")


class MeetingFile:
    """Keeps the events of a meeting. The file is made with the first that is worth keeping.

    Args:
        path: The file; it need not exist.
        clock: Tells the time.

    Raises:
        TutorError: The file is there and is no meeting, was changed, or is open in another window.
    """

    def __init__(self, path: Path, clock: Callable[[], datetime]) -> None:
        self.path = path
        self._clock = clock
        self._lock: FileLock | None = None
        self._unsaved: tuple[Event, ...] = ()
        self._found = _read(path)
        if self._found.lines:
            self._take()

    @property
    def events(self) -> tuple[Event, ...]:
        """What the file held when it was opened."""
        return self._found.events

    def append(self, *events: Event) -> None:
        """Write events and return once they are on the disk; what failed before goes along.

        Raises:
            TutorError: The file cannot be written, or another window has it.
        """
        self._unsaved = (*self._unsaved, *events)
        fresh = () if self._found.lines else (MeetingStarted(FORMAT, __version__),)
        raw, found = b"", self._found
        for event in (*fresh, *self._unsaved):
            line, head = encode(event, f"{self._clock():%Y-%m-%dT%H:%M:%SZ}", found.lines + 1, found.head)
            raw, found = raw + line, Read(lines=found.lines + 1, head=head, size=found.size + len(line))
        self._take()
        try:
            self._write(raw)
        except OSError as error:
            raise self._not_saved(error) from error
        self._found, self._unsaved = replace(self._found, lines=found.lines, head=found.head, size=found.size), ()

    def close(self) -> None:
        """Let others have the file."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def _not_saved(self, error: OSError) -> TutorError:
        where = f"{self.path}: {error.strerror or error}"
        return TutorError(marked("the notes are not saved"), where, ELSEWHERE, ExitCode.UNWRITABLE)

    def _write(self, raw: bytes) -> None:
        descriptor = os.open(self.path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(descriptor, "r+b") as file:
            file.truncate(self._found.size)
            file.seek(self._found.size)
            file.write(raw)
            file.flush()
            os.fsync(file.fileno())

    def _take(self) -> None:
        """Take the one place of the file's writer."""
        if self._lock is not None:
            return
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            lock = FileLock(self.path.with_suffix(".lock"), mode=0o600, timeout=0)
            lock.acquire()
        except Timeout as error:
            raise TutorError(marked("these notes are open in another window"), str(self.path), ELSEWHERE) from error
        except OSError as error:
            raise self._not_saved(error) from error
        self._lock = lock


def is_meeting(path: Path) -> bool:
    """Tell whether a file begins as the notes of a meeting do."""
    try:
        if not path.is_file():
            return False
        with path.open("rb") as file:
            return bool(read([file.readline(MAX_LINE)]).events)
    except OSError:
        return False


def _read(path: Path) -> Read:
    try:
        if not path.exists():
            return Read()
        if not path.is_file() or path.stat().st_size > MAX_BYTES:
            raise TutorError(marked("no file of notes"), str(path), ELSEWHERE)
        found = read(path.read_bytes().splitlines(keepends=True))
    except OSError as error:
        raise TutorError(marked("cannot read the notes"), f"{path}: {error.strerror or error}", ELSEWHERE) from error
    if found.broken_at or (not found.lines and path.stat().st_size):
        place = f"{path}:{found.broken_at or 1}"
        raise TutorError(marked("these notes were changed, or are none"), place, ELSEWHERE)
    if found.later:
        raise TutorError(marked("notes of a later tutor"), str(path), ELSEWHERE)
    return found
