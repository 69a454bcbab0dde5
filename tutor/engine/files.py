"""Small files: whether they are there, and written whole or not at all."""

from __future__ import annotations

import contextlib
import os
from pathlib import Path


def write_whole(path: Path, content: bytes) -> None:
    """Replace a file's content in one go; others see the old file or the new one, never half.

    Args:
        path: The file; its folder is made where it is missing, for the owner only.
        content: What it holds afterwards.

    Raises:
        OSError: It cannot be written; the old content is still there.
    """
    import tempfile

    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise


def write_new(path: Path, content: bytes) -> None:
    """Write a file that is not there yet, for its owner only; where it cannot be written whole, nothing is left.

    Raises:
        OSError: It cannot be written; `FileExistsError` where something has that name, even a link to nowhere.
    """
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
    except BaseException:
        with contextlib.suppress(OSError):
            path.unlink()
        raise


def is_file(path: Path) -> bool:
    """Tell whether a path leads to a file; a text that is too long for a name leads to none."""
    try:
        return path.is_file()
    except OSError:
        return False
