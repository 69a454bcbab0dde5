"""Files that a course names or holds: inside its folder, ordinary, and read within bounds."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from tutor.course.problems import Code
from tutor.text.clean import clean_line, unsafe_characters

RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\..*)?", re.IGNORECASE)
"""Names that are devices on Windows, with any ending: a course travels to other machines."""
CURE = "name the file as seen from the course's folder, with forward slashes: exports/november.csv"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file is not used."""

    code: Code
    """`Code.OUTSIDE` or `Code.NO_FILE`."""
    message: str
    """What is wrong, in one sentence."""
    cure: str
    """What to do about it."""


def inside(root: Path, written: str) -> Path | Refusal:
    """Find the file that a course names.

    Args:
        root: The folder with `course.toml`.
        written: The path as the author wrote it, seen from `root`; not trusted.

    Returns:
        The file, every link on the way followed: an ordinary file below `root`. Or the reason why not: a path that
        is absolute, climbs with `..`, has backslashes, a drive, a scheme, a home folder or a device's name, or that
        leads out of the course through a link; a file that is not there, or not an ordinary one.
    """
    if reason := _objection(written):
        return Refusal(Code.OUTSIDE, f"the path '{clean_line(written, characters=80)}' {reason}", CURE)
    return within(root, root.joinpath(*written.split("/")))


def within(root: Path, path: Path) -> Path | Refusal:
    """Follow the links of a path that lies in a course; see `inside`."""
    try:
        home, real = root.resolve(), path.resolve()
        ordinary = stat.S_ISREG(real.stat().st_mode) if real.is_relative_to(home) else None
    except (OSError, RuntimeError):  # RuntimeError: links that lead in a circle
        return Refusal(Code.NO_FILE, f"there is no file '{_seen(path, root)}'", "look at the name, capitals included")
    if ordinary is None:
        message = f"'{_seen(path, root)}' leads out of the course's folder, through a link"
        return Refusal(Code.OUTSIDE, message, "put a copy into the course: it has to travel whole")
    if not ordinary:
        return Refusal(Code.NO_FILE, f"'{_seen(path, root)}' is not an ordinary file", "put a file there")
    return real


def read_bytes(path: Path, most: int) -> bytes:
    """Read an ordinary file and wait for nothing.

    Args:
        path: The file.
        most: Bytes that are read at most, and one more, so that a caller can tell a longer file.

    Raises:
        OSError: It cannot be read, or is no ordinary file: a pipe, a device, a folder.
    """
    number = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if not stat.S_ISREG(os.fstat(number).st_mode):
            raise OSError(0, "it is not an ordinary file")
        with os.fdopen(number, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(number)


def _objection(written: str) -> str:
    """Say what is wrong with the words of a path, before any disk is asked; empty where nothing is."""
    parts = written.split("/")
    if not written.strip():
        return "is empty"
    if unsafe_characters(written) or "\n" in written or "\t" in written:
        return "holds a control character"
    if "\\" in written:
        return "has backslashes, which are folders on Windows alone"
    if ":" in written:
        return "names a drive or an address on the network"
    if written.startswith(("/", "~")):
        return "is not seen from the course's folder"
    if ".." in parts:
        return "climbs out of a folder with '..'"
    if any(RESERVED.fullmatch(part.rstrip(". ")) for part in parts):
        return "has the name of a device on Windows"
    if any(part != part.rstrip(". ") and part != "." for part in parts):
        return "ends in a dot or a space, which Windows drops"
    return ""


def _seen(path: Path, root: Path) -> str:
    name = path.relative_to(root).as_posix() if path.is_relative_to(root) else path.name
    return clean_line(name, characters=80)
