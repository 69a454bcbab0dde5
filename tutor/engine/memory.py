"""What was clean at the last check, so that only what changed is run again."""

from __future__ import annotations

import contextlib
import hashlib
import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tutor import __version__
from tutor.course.catalogue import COMPANIES, COURSE_FILE
from tutor.course.problems import Code, Problem, errors
from tutor.engine.files import write_whole
from tutor.engine.rehearsing import Result, Task
from tutor.i18n import LANGUAGES
from tutor.networks.rules import networks, stale
from tutor.session.rehearsal.tally import Ground, Tally
from tutor.text.clean import clean
from tutor.text.lexicon import lexicon

MEMORY_FORMAT = 1
"""Raised when the shape of what is remembered changes: another format is forgotten."""
LONGEST = 2_000
"""Characters of a remembered text that are read back."""


class Memory:
    """The results of scenarios without errors, by everything that they depend on.

    Args:
        path: The file that holds them between checks; one that cannot be read is as good as none.
        reuse: Whether to use what is remembered, or only to remember anew.
    """

    def __init__(self, path: Path, *, reuse: bool) -> None:
        self._path = path
        self._reuse = reuse
        self._rows = _read(path)

    def recall(self, task: Task) -> Result | None:
        """Return what came of a scenario; None where it was not clean, or anything it depends on has changed."""
        row = self._rows.get(_name(task)) if self._reuse else None
        if row is None:
            return None
        with contextlib.suppress(KeyError, TypeError, ValueError, AttributeError):
            return _result(row) if row["depends"] == depends_on(task) else None
        return None

    def keep(self, task: Task, result: Result) -> None:
        """Remember what came of a scenario; one with errors is forgotten."""
        self._rows.pop(_name(task), None)
        if not errors(result.problems):
            tally = {
                **asdict(result.tally),
                "there": _lists(result.tally.there),
                "visited": _lists(result.tally.visited),
            }
            problems = [asdict(problem) for problem in result.problems]
            self._rows[_name(task)] = {"depends": depends_on(task), "problems": problems, "tally": tally}

    def write(self) -> None:
        """Put it on disk; without a place for it the next check runs everything."""
        kept = {path: row for path, row in self._rows.items() if Path(path).is_file()}
        content = json.dumps({"format": MEMORY_FORMAT, "files": kept}, ensure_ascii=False)
        with contextlib.suppress(OSError):
            write_whole(self._path, content.encode())


def depends_on(task: Task) -> str:
    """Return the SHA-256 of everything that may change what comes of a scenario."""
    root = task.courses[0].root
    files = [task.path, root / COURSE_FILE, *sorted((root / COMPANIES).glob("*.toml"))]
    rules = [(network.id, rule) for network in networks().values() for rule in network.rules]
    old = [f"{network}.{rule.key}" for network, rule in rules if stale(rule, task.today)]
    words = [lexicon(language).version for language in LANGUAGES]
    said = json.dumps([__version__, words, old, sorted(task.strangers.items())])
    digest = hashlib.sha256(said.encode())
    for path in files:
        digest.update(hashlib.sha256(path.read_bytes() if path.is_file() else b"").digest())
    for path in sorted(root.rglob("*")):
        # Export files and images: any scenario may name any of them.
        if path.suffix != ".toml" and path.is_file():
            stat = path.stat()
            digest.update(f"{path}/{stat.st_size}/{stat.st_mtime_ns}".encode())
    return digest.hexdigest()


def _name(task: Task) -> str:
    return str(task.path.resolve())


def _read(path: Path) -> dict[str, dict[str, Any]]:
    try:
        data = json.loads(path.read_bytes())
        files: dict[str, Any] = data["files"] if data["format"] == MEMORY_FORMAT else {}
        return {str(name): row for name, row in files.items() if isinstance(row, dict)}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _result(row: dict[str, Any]) -> Result:
    """Read a result back; what does not look like one raises."""
    problems = tuple(_problem(problem) for problem in row["problems"])
    tally = row["tally"]
    return Result(
        problems,
        Tally(
            int(tally["samples"]),
            int(tally["generated"]),
            int(tally["walks"]),
            _ground(tally["there"]),
            _ground(tally["visited"]),
        ),
    )


def _problem(row: dict[str, Any]) -> Problem:
    texts = {key: clean(str(row[key]), characters=LONGEST) for key in ("file", "message", "cure", "snippet")}
    numbers = {key: int(row[key]) for key in ("line", "column", "width")}
    start, end = row["pointer"]
    return Problem(code=Code(row["code"]), pointer=(int(start), int(end)), **texts, **numbers)  # type: ignore[arg-type]


def _lists(ground: Ground) -> dict[str, list[str]]:
    return {key: sorted(places) for key, places in asdict(ground).items()}


def _ground(row: dict[str, Any]) -> Ground:
    return Ground(*(frozenset(map(str, row[key])) for key in ("steps", "branches", "endings")))
