"""A program in a pseudo-terminal, talked to as a script says."""

from __future__ import annotations

import os
import select
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest

PATIENCE = 30
"""Seconds of silence after which a program is stuck."""


def talk(words: Sequence[str], script: str, environment: Mapping[str, str], folder: Path) -> tuple[str, int]:
    """Start a program and talk to it; return everything it said, with what was typed, and its exit code.

    Args:
        words: The program and its arguments.
        script: Line by line: what stands after ``>`` is typed, an ellipsis is passed over, all else has to come before
            the next line is looked at.
        environment: The program's.
        folder: Where it runs.
    """
    if sys.platform == "win32":
        pytest.skip("needs a pseudo-terminal")
    import pty

    child, master = pty.fork()
    if child == 0:
        os.chdir(folder)
        os.execve(words[0], words, environment)
    try:
        seen = _said(master, script)
    finally:
        os.close(master)
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    return seen.decode(), code


def _said(master: int, script: str) -> bytes:
    seen, at, coming = b"", 0, _pieces(master)
    for line in script.strip().split("\n"):
        wanted = line.strip().encode()
        if line.startswith(">"):
            os.write(master, line[1:].strip().encode() + b"\n")
        elif line != "…":
            while wanted not in seen[at:]:
                piece = next(coming, b"")
                assert piece, f"{line!r} was not said: {seen[at:].decode()}"
                seen += piece
            at = seen.index(wanted, at) + len(wanted)
    return seen + b"".join(coming)


def _pieces(master: int) -> Iterator[bytes]:
    """Yield what a program says, until it ends."""
    while select.select([master], [], [], PATIENCE)[0]:
        try:
            piece = os.read(master, 65536)
        except OSError:
            return
        if not piece:
            return
        yield piece
    raise AssertionError("it neither speaks nor ends")
