"""What the program keeps on this machine, by kind; and how the learner has it deleted."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tutor.engine.paths import Paths
from tutor.engine.store import SUFFIX, Store


class Kind(StrEnum):
    """A kind of thing that is kept."""

    SESSIONS = "sessions"
    """Journals, a file each."""
    LEARNER = "learner"
    """What the learner decided about their path: the journal of their own, and copies of it from other machines."""
    DRAFTS = "drafts"
    """Answers, here and for `tutor new`, that were not handed in."""
    SETTINGS = "settings"
    NAME = "name"
    CACHES = "caches"
    """Indexes that are built again when they are missing, and the report of a crash."""
    COMPANIES = "companies"
    """Companies that the learner described."""
    COURSES = "courses"
    """Courses of the learner or their company."""
    MEETINGS = "meetings"
    """What rooms made of sessions they saw: notes, votes, marked examples."""


KEPT = (Kind.COMPANIES, Kind.COURSES, Kind.MEETINGS)
"""Kinds that were made with work and are never deleted along with the rest."""


@dataclass(frozen=True, slots=True)
class Holding:
    """Everything of one kind."""

    kind: Kind
    place: Path
    """The folder, or the file where there is only one."""
    files: tuple[Path, ...]
    size: int
    """Bytes of all files together."""


class Why(StrEnum):
    """Why something was not deleted."""

    OPEN = "open"
    """The session is open in another window."""
    LINK = "link"
    """It leads somewhere else."""
    SYSTEM = "system"
    """The system refused."""


@dataclass(frozen=True, slots=True)
class Spared:
    """A file or folder that was not deleted."""

    path: Path
    why: Why
    said: str = ""
    """The system's words, where it refused."""


def holdings(paths: Paths) -> tuple[Holding, ...]:
    """Say what is kept, a row for each kind, empty ones too. Links are neither counted nor followed."""
    data, cache = paths.data, paths.cache
    found: dict[Kind, tuple[Path, Iterable[Path]]] = {
        Kind.SESSIONS: (paths.sessions, _in(paths, paths.sessions, f"*{SUFFIX}")),
        Kind.LEARNER: (paths.learner, _in(paths, data, "learner*.jsonl")),
        Kind.DRAFTS: (paths.drafts, (*_in(paths, paths.sessions, "*.draft.json"), *_in(paths, paths.drafts, "*.json"))),
        Kind.SETTINGS: (paths.settings, _in(paths, paths.config, paths.settings.name)),
        Kind.NAME: (paths.name, _in(paths, data, paths.name.name)),
        Kind.CACHES: (cache, (*_in(paths, cache, "*.json"), *_in(paths, data, "crash.txt"))),
        Kind.COMPANIES: (paths.companies, _in(paths, paths.companies, "*.toml")),
        Kind.COURSES: (paths.courses, _in(paths, paths.courses, "**/*")),
        Kind.MEETINGS: (paths.facilitation, _in(paths, paths.facilitation, "*.jsonl", "*.toml", "*.html", "*.md")),
    }
    return tuple(_holding(kind, place, tuple(files)) for kind, (place, files) in found.items())


def delete(paths: Paths) -> tuple[int, tuple[Spared, ...]]:
    """Delete everything but companies and courses, and the folders that are empty then.

    Only files that `holdings` knows go: what somebody else put there stays. A session that is open in another window
    is spared with its draft.

    Returns:
        How many files went, and what was spared.
    """
    files = [path for row in holdings(paths) if row.kind not in KEPT for path in row.files]
    others = [path for path in files if path.parent != paths.sessions]
    gone, spared = _delete_sessions(paths)
    for path in others:
        failure = _unlink(path)
        gone, spared = gone + (failure is None), [*spared, *((failure,) if failure else ())]
    spared += links(paths)
    for folder in _folders(paths):
        _drop_empty(folder)
    return gone, tuple(spared)


def links(paths: Paths) -> tuple[Spared, ...]:
    """Return the folders of the program that are links, and are left alone with all that is behind them."""
    return tuple(Spared(folder, Why.LINK) for folder in _folders(paths) if folder.is_symlink())


def _folders(paths: Paths) -> tuple[Path, ...]:
    """Return the folders that hold what may be deleted, the inner ones first."""
    return paths.sessions, paths.drafts, paths.data, paths.config, paths.cache


def _delete_sessions(paths: Paths) -> tuple[int, list[Spared]]:
    """Delete each session with its draft and its lock, while nobody else can open it."""
    store, gone, spared = Store(paths), 0, []
    by_name: dict[str, list[Path]] = {}
    for path in _in(paths, paths.sessions, f"*{SUFFIX}", "*.draft.json", "*.lock"):
        by_name.setdefault(path.name.partition(".")[0], []).append(path)
    for name, files in by_name.items():
        try:
            lock = store.lock(paths.sessions / f"{name}{SUFFIX}")
        except OSError as error:
            spared += [Spared(path, Why.SYSTEM, error.strerror or str(error)) for path in files]
            continue
        if lock is None:
            spared += [Spared(path, Why.OPEN) for path in files if path.suffix != ".lock"]
            continue
        failures = [failure for path in files if (failure := _unlink(path)) is not None]
        gone += sum(path.suffix != ".lock" for path in files) - len(failures)
        spared += failures
        lock.release()
        _unlink(paths.sessions / f"{name}.lock")
    return gone, spared


def _unlink(path: Path) -> Spared | None:
    """Delete a file; say what kept it."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        return Spared(path, Why.SYSTEM, error.strerror or str(error))
    return None


def _holding(kind: Kind, place: Path, files: tuple[Path, ...]) -> Holding:
    return Holding(kind, place, files, sum(_size(path) for path in files))


def _in(paths: Paths, folder: Path, *patterns: str) -> Iterator[Path]:
    """Find files in one of the program's folders, and nothing behind a link."""
    for pattern in patterns if not _leads_away(paths, folder) else ():
        yield from (path for path in sorted(folder.glob(pattern)) if path.is_file() and not _leads_away(paths, path))


def _leads_away(paths: Paths, path: Path) -> bool:
    """Tell whether there is a link on the way to a path, from the program's own folder on down.

    What lies above that folder is the person's: many keep their whole configuration behind a link.
    """
    own = (paths.data, paths.config, paths.cache)
    inside = (each for each in (path, *path.parents) if any(each.is_relative_to(root) for root in own))
    return any(each.is_symlink() for each in inside)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _drop_empty(folder: Path) -> None:
    """Remove a folder with nothing in it; any other stays."""
    if not folder.is_symlink():
        with contextlib.suppress(OSError):
            folder.rmdir()
