"""The courses at hand, through an index: Today needs titles, not models."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.course.catalogue import COURSE_FILE, Entry, course_id, read_entry, scenario_files
from tutor.engine.files import is_file, write_whole
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.course.header import Objection
    from tutor.course.load import Course, LoadedScenario

INDEX_FORMAT = 4
"""Raised when the shape of an entry changes: an index of another format is built again."""
_KINDS = {
    **dict.fromkeys(("id", "course", "root", "path", "area", "department", "twin"), str),
    "level": int,
    "minutes": int,
    "title": dict,
    "formerly": list,
    "placement": bool,
}
"""What an entry's row holds."""


class Library:
    """The courses of some folders.

    Args:
        roots: Folders of courses, each with a `course.toml`.
        index: File in which the index is kept between starts.
    """

    def __init__(self, roots: Iterable[Path], index: Path) -> None:
        self.roots = tuple(roots)
        self._index = index
        self._entries: tuple[Entry, ...] | None = None
        self._courses: dict[tuple[str, str], Course] = {}

    def entries(self) -> tuple[Entry, ...]:
        """Return every scenario of every course, by course, area and level. Reads only files that changed."""
        if self._entries is None:
            self._entries = self._scan()
        return self._entries

    def scenarios(self) -> tuple[Entry, ...]:
        """Return the scenarios that lists show and Today proposes: all but those of the placement."""
        return tuple(entry for entry in self.entries() if not entry.placement)

    def entry(self, scenario: str) -> Entry:
        """Return a scenario by its id or a former one.

        Raises:
            TutorError: There is none; the nearest is named.
        """
        for entry in self.entries():
            if scenario == entry.id or scenario in entry.formerly:
                return entry
        from difflib import get_close_matches

        close = get_close_matches(scenario, [entry.id for entry in self.entries()], n=1)
        hint = f"'{close[0]}'?" if close else ""
        raise TutorError(marked("no such scenario"), clean_line(scenario), hint, ExitCode.NOT_FOUND)

    def place(self, name: str) -> tuple[Path, Path]:
        """Find a scenario by its file or its path inside a course, with its ending or without, or by its id.

        Returns:
            Its file, and the folder of its course.

        Raises:
            TutorError: There is none, or there is no course around the file.
        """
        astray = None
        file = Path(name if name.endswith(".toml") else f"{name}.toml")
        for root in (Path(), *self.roots) if file.name != f"{name}.toml" else ():
            path = (root / file).absolute()
            if is_file(path) and (path.parent.parent / COURSE_FILE).is_file():
                return path, path.parent.parent
            astray = astray or (path if is_file(path) else None)
        if astray:
            hint = marked("put it in a folder of a course: the folder above it holds course.toml")
            raise TutorError(marked("no course around this file"), clean_line(str(astray)), hint, ExitCode.NOT_FOUND)
        entry = self.entry(name)
        return Path(entry.path), Path(entry.root)

    def open(self, entry: Entry, language: str) -> LoadedScenario:
        """Read a scenario whole.

        Raises:
            TutorError: It has errors; they are in the message.
        """
        return self.open_file(Path(entry.path), Path(entry.root), language)

    def open_file(self, path: Path, root: Path, language: str) -> LoadedScenario:
        """Read a scenario's file whole.

        Args:
            path: The file.
            root: The folder of its course.
            language: The language wanted.

        Raises:
            TutorError: It has errors; they are in the message.
        """
        from tutor.course.load import load_scenario
        from tutor.course.problems import errors

        loaded, problems = load_scenario(path, self.course(root, language))
        if loaded is None:
            listed = "\n".join(problem.one_line() for problem in errors(problems))
            raise TutorError(marked("this scenario has errors"), listed, marked("`tutor check` shows how to mend them"))
        return loaded

    def course(self, root: Path, language: str) -> Course:
        """Return a course's header and companies; read once."""
        from tutor.course.load import load_course

        key = (str(root), language)
        if key not in self._courses:
            self._courses[key] = load_course(root, language)
        return self._courses[key]

    def objections(self, language: str, course: str = "", area: str = "") -> tuple[Objection, ...]:
        """Return what people say against a course, with its answers.

        Args:
            language: The language wanted.
            course: Id of the course; empty for all. One that cannot be used has none.
            area: A skill area: the objections about it stand first.
        """
        from tutor.course.load import UnusableCourse

        found: list[Objection] = []
        for root in self.roots:
            with contextlib.suppress(UnusableCourse):
                header = self.course(root, language).header
                found += header.objections if course in ("", header.id) else ()
        return tuple(sorted(found, key=lambda objection: area not in objection.areas))

    def _scan(self) -> tuple[Entry, ...]:
        known = self._read_index()
        fresh: dict[str, dict[str, Any]] = {}
        for root in self.roots:
            fresh |= _scanned(root, known)
        if fresh != known:
            self._write_index(fresh)
        entries = [_from_row(row["entry"]) for row in fresh.values() if row["entry"]]
        return tuple(sorted(entries, key=lambda entry: (entry.course, entry.level, entry.area, entry.id)))

    def _read_index(self) -> dict[str, dict[str, Any]]:
        try:
            data = json.loads(self._index.read_bytes())
            files: dict[str, Any] = data["files"] if data["format"] == INDEX_FORMAT else {}
            return files if all(_sound(row) for row in files.values()) else {}
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
            return {}

    def _write_index(self, files: dict[str, Any]) -> None:
        """Keep the index for the next start; without a place to keep it, it is built each time."""
        content = json.dumps({"format": INDEX_FORMAT, "files": files}, ensure_ascii=False)
        with contextlib.suppress(OSError):
            write_whole(self._index, content.encode())


def _scanned(root: Path, known: dict[str, dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return a course's rows of the index: those known where neither the file nor the course's header changed."""
    header = _stamp(root / COURSE_FILE)
    fresh: dict[str, dict[str, Any]] = {}
    course: str | None = None
    for path in scenario_files(root):
        stamp, old = [*_stamp(path), *header], known.get(str(path))
        if old is None or old["stamp"] != stamp:
            course = course_id(root) if course is None else course
            old = {"stamp": stamp, "entry": _row(path, root, course) if course is not None else None}
        fresh[str(path)] = old
    return fresh


def _stamp(path: Path) -> list[int]:
    """Return what changes when a file does; zeros for one that is not there."""
    try:
        stat = os.stat(path)  # noqa: PTH116 - a course may have ten thousand files
    except OSError:
        return [0, 0, 0]
    return [stat.st_mtime_ns, stat.st_size, stat.st_ino]


def _sound(row: dict[str, Any]) -> bool:
    """Tell whether a row of the index has the shape that was written; a damaged one spoils no start."""
    entry = row["entry"]
    if not isinstance(row["stamp"], list) or entry is None:
        return isinstance(row["stamp"], list)
    return entry.keys() == _KINDS.keys() and all(isinstance(entry[key], kind) for key, kind in _KINDS.items())


def _from_row(row: dict[str, Any]) -> Entry:
    return Entry(**{**row, "formerly": tuple(row["formerly"])})


def _row(path: Path, root: Path, course: str) -> dict[str, Any] | None:
    entry = read_entry(path, root, course)
    return {**asdict(entry), "formerly": list(entry.formerly)} if entry else None
