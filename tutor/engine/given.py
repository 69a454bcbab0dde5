"""What a person hands to the command line: texts of files and of the input, whatever program saved them."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

KEYS = ("scenario", "step", "language", "answer", "earlier", "marks")
"""What a line of a batch may hold."""
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_NAMES_A_FILE = re.compile(r"(?:[/~]|\.{1,2}[/\\]|[A-Za-z]:[\\/])\S*|(?!\w+://)\S+\.(?:txt|text|md)", re.ASCII)
"""What is the name of a file and no answer: one word that begins at a folder, or ends as files of text do."""


def decoded(raw: bytes, name: str) -> str:
    """Decode a text, its line ends as plain new lines: UTF-8 with or without a byte order mark, or UTF-16 with one.

    Args:
        raw: The bytes.
        name: Where they come from, as a person calls it.

    Raises:
        TutorError: It is in neither.
    """
    try:
        text = raw.decode("utf-16" if raw.startswith(_WIDE) else "utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        cure = marked("Save it as UTF-8: most editors offer that as “encoding” when they save.")
        raise TutorError(marked("this text is not in UTF-8"), clean_line(f"{name}:{line}"), cure) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def text_in(path: Path) -> str:
    """Read a file; see `decoded`.

    Raises:
        TutorError: It cannot be read.
    """
    try:
        raw = path.read_bytes()
    except OSError as error:
        said = clean_line(f"{path}: {error.strerror or error}")
        raise TutorError(marked("this file cannot be read"), said, exit_code=ExitCode.NOT_FOUND) from error
    return decoded(raw, str(path))


def answer_in(given: str) -> str:
    """Return the answer that was given: the text of a file where it names one, else itself.

    Raises:
        TutorError: It names a file that is not there, or cannot be read.
    """
    if _is_file(given):
        return text_in(Path(given))
    if _NAMES_A_FILE.fullmatch(given):
        hint = marked("An answer may also stand here as text, or come from the input: --answer -")
        raise TutorError(marked("no such file"), clean_line(given), hint, ExitCode.NOT_FOUND)
    return given


def strange_keys(row: Mapping[str, Any]) -> list[str]:
    """Return the keys of a line that nobody reads, each with the nearest that somebody does: ``'mark': 'marks'?``."""
    near = {key: get_close_matches(key, KEYS, n=1) for key in row if key not in KEYS}
    return [clean_line(f"'{key}'" + (f": '{close[0]}'?" if close else "")) for key, close in near.items()]


def json_fault(error: Exception) -> str:
    """Say what keeps a line from being JSON: the column where it stops being so, or what in it has no end."""
    if isinstance(error, json.JSONDecodeError):
        return f"{clean_line(error.doc, characters=40)} (:{error.colno})"
    return marked("tables in tables in tables") if isinstance(error, RecursionError) else marked("a number without end")


def _is_file(given: str) -> bool:
    try:
        return len(given) < 4096 and Path(given).is_file()
    except (OSError, ValueError):
        return False
