"""Collects session files from a folder: files of others, each hostile until proven otherwise."""

from __future__ import annotations

import gc
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.store import SUFFIX as JOURNAL
from tutor.errors import ExitCode, TutorError
from tutor.export.refusals import Fault, Refusal
from tutor.export.shared_file import SUFFIX as SHARED
from tutor.i18n import marked
from tutor.replay.shared import Collection, Refused
from tutor.session.journal import MAX_BYTES
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.replay.shared import SharedSession

MOST_FILES = 20_000
"""Files of a folder that are looked at."""
MOST_BYTES = 512 * 1024 * 1024
"""Bytes of all of them together: two hundred people with a thousand sessions each."""
DEEPEST = 4
"""Folders in folders that are looked into."""
_ARCHIVES = (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst")


def collect(folder: Path) -> Collection:
    """Read every session file in a folder and the folders in it, from any tutor's version.

    Args:
        folder: The folder, or one file. Files that are no sessions by their name are passed over, archives refused.

    Returns:
        What can be used, each session once, and what cannot, with the reason. Nothing is graded; see `regraded`.

    Raises:
        TutorError: There is no such folder, or it cannot be listed.
    """
    from tutor.export.once import once

    sessions, refused, left = list["SharedSession"](), list[Refused](), MOST_BYTES
    with _no_sweeping():
        for number, path in enumerate(_files(folder), 1):
            if number > MOST_FILES or left <= 0:
                refused.append(_refused(path, Fault.TOO_MANY))
                break
            arrived, size = _arrival(path)
            sessions += arrived[0]
            refused += arrived[1]
            left -= size
        kept, doubled = once(sessions)
    return Collection(tuple(kept), tuple(sorted((*refused, *doubled), key=lambda each: (each.file, each.line))))


def _arrival(path: Path) -> tuple[tuple[tuple[SharedSession, ...], tuple[Refused, ...]], int]:
    """Read one file, and say how large it is, in bytes."""
    from tutor.export.arrival import read_arrival

    try:
        raw = _bytes(path)
    except Refusal as refusal:
        return ((), (Refused(clean_line(path.name), 0, refusal),)), 0
    found = read_arrival(path, raw)
    return (found.sessions, found.refused), len(raw)


def _bytes(path: Path) -> bytes:
    """Read a plain file, never through a link, never waiting for a pipe, never more than a session may have.

    Raises:
        Refusal: It is something else, too large, or cannot be opened.
    """
    if path.suffix.lower() in _ARCHIVES:
        raise Refusal(Fault.ARCHIVE)
    if path.is_symlink():
        raise Refusal(Fault.NOT_A_FILE)
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(path, flags), "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise Refusal(Fault.NOT_A_FILE)
            if found.st_size > MAX_BYTES:
                raise Refusal(Fault.TOO_LARGE)
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise Refusal(Fault.UNREADABLE, clean_line(error.strerror or str(error))) from error


def _files(place: Path) -> Iterator[Path]:
    """Return what may be a session, by its name, in a stable order.

    Raises:
        TutorError: There is no such folder, or it cannot be listed.
    """
    if not place.exists():
        raise TutorError(marked("no such folder"), clean_line(str(place)), exit_code=ExitCode.NOT_FOUND)
    if not place.is_dir():
        yield place
        return
    try:
        yield from _below(place, DEEPEST)
    except OSError as error:
        raise TutorError(marked("cannot read the folder"), clean_line(f"{place}: {error.strerror}")) from error


def _below(folder: Path, deeper: int) -> Iterator[Path]:
    wanted = (JOURNAL, SHARED, *_ARCHIVES)
    with os.scandir(folder) as found:
        entries = sorted(found, key=lambda entry: entry.name)
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(Path(entry.path), deeper - 1) if deeper else ()
        elif entry.name.lower().endswith(wanted):
            yield Path(entry.path)


def _refused(path: Path, fault: Fault) -> Refused:
    return Refused(clean_line(path.name), 0, Refusal(fault))


@contextmanager
def _no_sweeping() -> Iterator[None]:
    """Let no garbage be looked for meanwhile, nor later in what was read: events hold no circles, and are many."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was:
            gc.enable()
