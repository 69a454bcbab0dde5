"""The learner's sessions on this machine: their files, their locks, and a list of them that costs next to nothing."""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.learning.summary import Summary, summarise
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from filelock import FileLock

INDEX_FORMAT = 2
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
        """List the sessions, the latest first. Reads only files that changed since the last time."""
        known = self._read_index()
        fresh: dict[str, dict[str, Any]] = {}
        with contextlib.suppress(OSError):
            for path in self._folder.glob(f"*{SUFFIX}"):
                with contextlib.suppress(OSError):
                    stat = path.stat()
                    stamp = [stat.st_mtime_ns, stat.st_size]
                    old = known.get(path.name)
                    row = old["row"] if old and old.get("stamp") == stamp else asdict(summarise(path))
                    fresh[path.name] = {"stamp": stamp, "row": row}
        if fresh != known:
            self._write_index(fresh)
        rows = [Summary(**entry["row"]) for entry in fresh.values()]
        return tuple(sorted(rows, key=lambda row: (row.last, row.id), reverse=True))

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

    def _read_index(self) -> dict[str, dict[str, Any]]:
        try:
            data = json.loads(self._index.read_bytes())
            rows: dict[str, dict[str, Any]] = data["rows"] if data["format"] == INDEX_FORMAT else {}
            for row in rows.values():
                Summary(**row["row"])
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}
        return rows

    def _write_index(self, rows: dict[str, Any]) -> None:
        with contextlib.suppress(OSError):
            write_whole(self._index, json.dumps({"format": INDEX_FORMAT, "rows": rows}).encode())
