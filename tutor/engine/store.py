"""The learner's sessions on this machine: their files, their locks, and a list of them that costs next to nothing."""

from __future__ import annotations

import contextlib
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.learning.rating import RULE
from tutor.learning.summary import Summary, summarise
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from filelock import FileLock

INDEX_FORMAT = [5, RULE]
"""Raised when the shape of a summary changes: an index of another format, or rated by another rule, is built again."""
SUFFIX = ".jsonl"
"""Ending of a session's file."""


class Store:
    """The sessions in a folder.

    Args:
        paths: The program's folders.
    """

    def __init__(self, paths: Paths) -> None:
        self._folder = paths.sessions
        self._index = paths.cache / "sessions.json"

    def path(self, session: str) -> Path:
        """Return the file of a session.

        Raises:
            TutorError: The name leads out of the folder, or to nothing.
        """
        path = self._folder / f"{Path(session).name.removesuffix(SUFFIX)}{SUFFIX}"
        if not path.is_file():
            raise TutorError(
                marked("no such session"),
                clean_line(session),
                marked("`tutor replay --list` shows yours"),
                ExitCode.NOT_FOUND,
            )
        return path

    def new_path(self, scenario: str, now: datetime) -> Path:
        """Return a file name that no other session has: the time, the scenario and a bit of chance."""
        import secrets

        return self._folder / f"{now:%Y%m%d-%H%M%S}-{scenario}-{secrets.token_hex(2)}{SUFFIX}"

    def summaries(self) -> tuple[Summary, ...]:
        """List the sessions, the latest first. Reads only files that changed since the last time.

        A closed session is never written again: that its file is the same one is enough. Only the others are asked how
        large and how old they are.
        """
        known = self._read_index()
        fresh: dict[str, _Row] = {}
        with contextlib.suppress(OSError), os.scandir(self._folder) as files:
            for file in files:
                if file.name.endswith(SUFFIX):
                    with contextlib.suppress(OSError):
                        fresh[file.name] = _row(file, known.get(file.name))
        if fresh != known:
            self._write_index(fresh)
        return tuple(sorted((row.summary for row in fresh.values()), key=lambda row: (row.last, row.id), reverse=True))

    def lock(self, path: Path) -> FileLock | None:
        """Take the one place of a session's writer; None where somebody else has it.

        Raises:
            OSError: The folder cannot be written.
        """
        from filelock import FileLock, Timeout

        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(path.with_suffix(".lock"), mode=0o600, timeout=0)
        try:
            lock.acquire()
        except Timeout:
            return None
        return lock

    def _read_index(self) -> dict[str, _Row]:
        try:
            data = json.loads(self._index.read_bytes())
            rows = data["rows"] if data["format"] == INDEX_FORMAT else {}
            return {name: _Row._make((*row[:-1], Summary.from_row(row[-1]))) for name, row in rows.items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            return {}

    def _write_index(self, rows: dict[str, _Row]) -> None:
        """Keep the index for the next time; without a place to keep it, it is built each time."""
        kept = {name: [*row[:-1], row.summary.as_row()] for name, row in rows.items()}
        content = json.dumps({"format": INDEX_FORMAT, "rows": kept}, ensure_ascii=False, separators=(",", ":"))
        with contextlib.suppress(OSError):
            write_whole(self._index, content.encode())


class _Row(NamedTuple):
    """A session's row of the index, and what changes when its file does."""

    inode: int
    changed: int
    size: int
    summary: Summary


def _row(file: os.DirEntry[str], known: _Row | None) -> _Row:
    """Return a session's row: the known one where its file has not changed."""
    same = known is not None and known.inode == file.inode()
    if known and same and known.summary.closed:
        return known
    stat = file.stat()
    if known and same and (known.changed, known.size) == (stat.st_mtime_ns, stat.st_size):
        return known
    return _Row(file.inode(), stat.st_mtime_ns, stat.st_size, summarise(Path(file.path)))
