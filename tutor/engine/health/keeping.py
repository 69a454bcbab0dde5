"""Signs of what is kept: folders, settings, indexes, sessions."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from tutor.engine.engine import Engine
from tutor.engine.health.signs import Sign, State
from tutor.engine.paths import Paths
from tutor.engine.preferences import misfits
from tutor.engine.store import SUFFIX
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

GIGABYTE = 1_000_000_000
"""Bytes."""
SCARCE = 50_000_000
"""Free bytes below which it is time to make room."""
NONE_LEFT = 1_000_000
"""Free bytes below which a session may not fit."""


def keeping_signs(engine: Engine) -> Iterator[Sign]:
    """Look at everything that is kept on this machine."""
    paths = engine.paths
    for folder in dict.fromkeys((paths.data, paths.config, paths.cache)):
        yield writable(folder)
    yield space(shutil.disk_usage(_nearest(paths.data)).free)
    yield settings(paths)
    yield from indexes(paths)
    yield from sessions(engine)
    if (crash := paths.data / "crash.txt").is_file():
        said = marked("Something broke at some time; the details are in {path}.")
        yield Sign("crash", State.LOOK, said, marked("When you have read or sent it, delete it."), {"path": str(crash)})


def writable(folder: Path) -> Sign:
    """Tell whether something can be written into a folder, or the folder be made."""
    near = _nearest(folder)
    if near.is_dir() and os.access(near, os.W_OK | os.X_OK):
        return Sign("folders", State.OK, marked("{path} can be written."), values={"path": str(folder)})
    return Sign(
        "folders",
        State.BAD,
        marked("{path} cannot be written."),
        marked("Make {near} yours to write, or set TUTOR_HOME to a folder that is."),
        {"path": str(folder), "near": str(near)},
    )


def space(free: int) -> Sign:
    """Tell whether the disk has room.

    Args:
        free: Bytes that are free.
    """
    if free >= GIGABYTE:
        return Sign("space", State.OK, marked("{free} GB free."), values={"free": free // GIGABYTE})
    values = {"free": free // 1_000_000}
    if free >= SCARCE:
        return Sign("space", State.OK, marked("{free} MB free."), values=values)
    state = State.LOOK if free >= NONE_LEFT else State.BAD
    cure = marked("Make some room; a session takes less than one MB.")
    return Sign("space", state, marked("Only {free} MB free."), cure, values)


def settings(paths: Paths) -> Sign:
    """Tell whether all that the settings say can be used."""
    if strange := misfits(paths):
        return Sign(
            "settings",
            State.LOOK,
            marked("Not all in {path} can be used: {names}."),
            marked("`tutor settings` says what is meant to stand there."),
            {"path": str(paths.settings), "names": ", ".join(each.key for each in strange)},
        )
    return Sign("settings", State.OK, marked("All of them can be used."))


def indexes(paths: Paths) -> Iterator[Sign]:
    """Tell whether the indexes can be read; they hold nothing that is not elsewhere."""
    broken = []
    for path in (paths.cache / "courses.json", paths.cache / "sessions.json", paths.clean):
        try:
            json.loads(path.read_bytes())
        except FileNotFoundError:
            continue
        except (OSError, ValueError, RecursionError):
            broken.append(path.name)
    if broken:
        said, names = marked("Not readable: {names}."), ", ".join(broken)
        cure = marked("Nothing is lost: they are built anew at the next start.")
        yield Sign("indexes", State.LOOK, said, cure, {"names": names})
    else:
        yield Sign("indexes", State.OK, marked("They can be read, or are built at the next start."))


def sessions(engine: Engine) -> Iterator[Sign]:
    """Read every session, and name those that are damaged."""
    whole, torn, broken = 0, list[str](), list[str]()
    for path in sorted(engine.paths.sessions.glob(f"*{SUFFIX}")):
        name = clean_line(path.stem)
        try:
            reading = engine.reading(path)
        except TutorError:
            broken.append(name)
            continue
        if reading.broken_at or reading.header is None:
            broken.append(name)
        elif reading.torn:
            torn.append(name)
        else:
            whole += 1
    yield Sign("sessions", State.OK, marked("{number} whole."), values={"number": whole})
    if torn:
        cure = marked("You can go on with them: the cut line is replaced.")
        yield Sign("sessions", State.LOOK, marked("The last line is cut short: {names}."), cure, _named(torn))
    if broken:
        cure = marked("`tutor replay NAME` shows them as far as they go; a copy from a backup takes their place.")
        yield Sign("sessions", State.BAD, marked("Damaged: {names}."), cure, _named(broken))


def _named(names: list[str]) -> dict[str, str]:
    return {"names": ", ".join(names)}


def _nearest(folder: Path) -> Path:
    """Return the folder, or the nearest one above it that is there."""
    return next((each for each in (folder, *folder.parents) if each.exists()), folder)
