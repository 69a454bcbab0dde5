"""The learner's own journal on this machine: read through an index, written a line at a time."""

from __future__ import annotations

import contextlib
import json
import uuid
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from tutor import __version__
from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.session.learner import (
    LEARNER_FORMAT,
    Decided,
    Decision,
    Learner,
    LearnerJournalStarted,
    fold_learner,
)

INDEX_FORMAT = 1
"""Raised when the shape of what is kept of the journal changes."""
PATIENCE = 2.0
"""Seconds to wait for another window that writes."""


class Decisions:
    """What the learner decided, in one journal of their own.

    Args:
        paths: The program's folders.
        clock: Tells the time.
        learner: Returns their pseudonym, for the head of a new journal.
    """

    def __init__(self, paths: Paths, clock: Callable[[], datetime], learner: Callable[[], str]) -> None:
        self._path = paths.learner
        self._index = paths.cache / "learner.json"
        self._clock = clock
        self._learner = learner

    def read(self) -> Learner:
        """Return what was decided, here and in copies from other machines; a file that cannot be read says nothing."""
        stamps = self._stamps()
        if not stamps:
            return Learner()
        known = self._read_index(stamps)
        if known is None:
            known = fold_learner(entry for name in stamps for entry in _entries(self._path.parent / name))
            self._write_index(stamps, known)
        return known

    def add(self, decision: Decision) -> None:
        """Write a decision down.

        Raises:
            TutorError: It may or may not be on the disk.
        """
        from filelock import FileLock, Timeout

        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            with FileLock(self._path.with_suffix(".lock"), mode=0o600, timeout=PATIENCE):
                self._append(decision)
            with contextlib.suppress(OSError):
                self._path.with_suffix(".lock").unlink(missing_ok=True)
        except (OSError, Timeout) as error:
            said = f"{self._path}: {getattr(error, 'strerror', None) or error}"
            raise TutorError(marked("not saved yet"), said, "", ExitCode.UNWRITABLE) from error

    def _append(self, decision: Decision) -> None:
        from tutor.session.journal import Journal, read_decisions

        found = read_decisions(self._path) if self._path.exists() else None
        if found is not None and found.broken_at:
            # What is damaged is kept beside the new one, and read as far as it goes.
            self._path.rename(self._path.with_name(f"learner-{uuid.uuid4().hex[:8]}.jsonl"))
            found = None
        journal = Journal(self._path, found)
        if not found or not found.entries:
            journal.append(self._entry(1, LearnerJournalStarted(LEARNER_FORMAT, __version__, self._learner())))
        journal.append(self._entry(journal.next_seq, decision))

    def _entry(self, seq: int, decision: Decision) -> Decided:
        return Decided(seq, uuid.uuid4().hex, f"{self._clock():%Y-%m-%dT%H:%M:%SZ}", decision)

    def _stamps(self) -> dict[str, list[int]]:
        """Return what changes when a journal does, by the file's name."""
        stamps: dict[str, list[int]] = {}
        with contextlib.suppress(OSError):
            for path in sorted(self._path.parent.glob("learner*.jsonl")):
                stat = path.stat()
                stamps[path.name] = [stat.st_mtime_ns, stat.st_size]
        return stamps

    def _read_index(self, stamps: dict[str, list[int]]) -> Learner | None:
        """Return what is known of journals that have not changed since; None where some have."""
        try:
            data = json.loads(self._index.read_bytes())
            if data["format"] != INDEX_FORMAT or data["stamps"] != stamps:
                return None
            return _from_row(data["learner"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return None

    def _write_index(self, stamps: dict[str, list[int]], learner: Learner) -> None:
        row = {
            "begun": list(learner.begun),
            "chosen": dict(learner.chosen),
            "offered": sorted(learner.offered),
            "useful": sorted(learner.useful),
        }
        with contextlib.suppress(OSError):
            content = json.dumps({"format": INDEX_FORMAT, "stamps": stamps, "learner": row})
            write_whole(self._index, content.encode())


def _entries(path: Path) -> tuple[Decided, ...]:
    from tutor.session.journal import read_decisions

    try:
        return read_decisions(path).entries
    except TutorError:
        return ()


def _from_row(row: dict[str, Any]) -> Learner:
    chosen = {str(area): int(level) for area, level in row["chosen"].items()}
    begun, offered, useful = (tuple(map(str, row[key])) for key in ("begun", "offered", "useful"))
    return Learner(begun, MappingProxyType(chosen), frozenset(offered), frozenset(useful))
