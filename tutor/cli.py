"""The way in. What a person looks at most often, the help and the version, costs nothing beyond Python itself."""

from __future__ import annotations

import io
import os
import sys

from tutor import __version__

HELP_FILE = "help.txt"
"""The help page as `click` writes it, kept beside this module; a test keeps it fresh."""


def main(words: list[str] | None = None) -> None:
    """Run the program.

    Args:
        words: The command line without the program's name; None for the one the program was called with.
    """
    _write_utf8()
    given = sys.argv[1:] if words is None else words
    if "_TUTOR_COMPLETE" in os.environ:
        _run([])
    elif given == ["--version"]:
        print(f"tutor, version {__version__}")
    elif given in ([], ["--help"], ["-h"]):
        with open(os.path.join(os.path.dirname(__file__), HELP_FILE), encoding="utf-8") as page:  # noqa: PTH118, PTH120, PTH123 - pathlib costs more than the page
            print(page.read(), end="")
    else:
        _run(given)


def _write_utf8() -> None:
    """Let what is written be the same bytes on every machine; a lone surrogate is shown escaped."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _run(given: list[str]) -> None:
    from tutor.verbs import tutor

    tutor(given, prog_name="tutor")
