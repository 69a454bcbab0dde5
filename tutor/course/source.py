"""A course file as it came from disk: guarded, read, cleaned, and able to point at its own lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as File
from typing import Any

from tutor.course.positions import Path, Positions
from tutor.course.problems import Code, Problem, whole_file
from tutor.text.clean import clean_data, clean_line, unsafe_characters

MAX_BYTES = 512 * 1024
"""Largest file that is read: twenty times the longest scenario."""
MAX_NESTING = 12
"""Deepest nesting of brackets; tomllib raises RecursionError at 500."""
MAX_KEY_PARTS = 8
"""Most parts of a dotted key; one of 50,000 parts costs tomllib 53 s and 9.6 GB."""
MAX_INTEGER_DIGITS = 18
"""Longest number in a file; Python refuses to read one of more than 4,300 digits."""

_PIECES = re.compile(
    r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*|[\[\]{}]|\.|\n|=|\d{19,}|[^\[\]{}.#"\'\n=\d]+|\d+|["\']',
    re.DOTALL,
)
_PLACE = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")


class Source:
    """A TOML file that could be read.

    Args:
        name: The file's name as problems show it.
        text: Its text.
        data: What tomllib read, cleaned.
    """

    def __init__(self, name: str, text: str, data: dict[str, Any]) -> None:
        self.name = name
        self.text = text
        self.data = data

    @cached_property
    def positions(self) -> Positions:
        """Where the keys stand; worked out when the first problem asks for it."""
        return Positions(self.text)

    def problem(self, code: Code, path: Path, message: str, cure: str = "", *, at_key: bool = False) -> Problem:
        """Make a problem that points at a value, or at its key.

        Args:
            code: What kind of problem.
            path: Keys and indexes down to the value.
            message: What is wrong.
            cure: What to do about it.
            at_key: Whether the key is at fault, not the value.
        """
        place = self.positions.key(path) if at_key else self.positions.value(path)
        return _at(self.name, self.text, place, code, message, cure)


def read_toml(path: File, name: str) -> Source | Problem:
    """Read a TOML file from anywhere, trusting nothing.

    Args:
        path: The file.
        name: How problems call it.

    Returns:
        The source, or the one problem that kept it from being read.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            return whole_file(name, Code.TOO_BIG, f"the file is larger than {MAX_BYTES // 1024} KiB", "split it")
        raw = path.read_bytes()
    except OSError as error:
        return whole_file(name, Code.UNREADABLE, f"the file cannot be read: {error.strerror or error}")
    return read_toml_bytes(raw, name)


def read_toml_bytes(raw: bytes, name: str) -> Source | Problem:
    """Read TOML that is already in memory; see `read_toml`."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        problem = whole_file(name, Code.UNREADABLE, f"line {line} is not UTF-8", "save the file as UTF-8")
        return Problem(problem.file, line, 0, problem.code, problem.message, problem.cure)
    if (refused := _guard(text, name)) is not None:
        return refused
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _syntax(text, name, str(error))
    except (RecursionError, ValueError) as error:
        return whole_file(name, Code.TOO_BIG, f"a value is beyond what can be read: {type(error).__name__}")
    return Source(clean_line(name), text, clean_data(data))


def control_characters(source: Source) -> Iterator[Problem]:
    """Point at every text in which a control character is hidden; it is shown as a stand-in."""
    for path, text in _strings(tomllib.loads(source.text), ()):
        if places := unsafe_characters(text):
            code_point = f"U+{ord(text[places[0]]):04X}"
            yield source.problem(
                Code.CONTROL_CHARACTER,
                path,
                f"a hidden control character ({code_point}) stands in this text",
                "delete it; learners see a stand-in for it",
            )


def _strings(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _strings(value, (*path, index))


def _guard(text: str, name: str) -> Problem | None:
    """Refuse, in one linear pass, what would cost the parser too much."""
    depth = dots = 0
    line = 1
    for match in _PIECES.finditer(text):
        piece = match[0]
        if piece == "\n":
            line, dots = line + 1, 0
        elif piece in "[{":
            depth, dots = depth + 1, 0
        elif piece in "]}":
            depth, dots = max(0, depth - 1), 0
        elif piece == "=":
            dots = 0
        elif piece == ".":
            dots += 1
        elif piece[0].isdigit() and len(piece) > MAX_INTEGER_DIGITS:
            return _too(name, line, "a number is too long", f"write at most {MAX_INTEGER_DIGITS} digits")
        else:
            line += piece.count("\n")
        if depth > MAX_NESTING:
            return _too(name, line, "brackets are nested too deep", f"nest at most {MAX_NESTING} deep")
        if dots >= MAX_KEY_PARTS:
            return _too(name, line, "a key has too many parts", f"write at most {MAX_KEY_PARTS} parts")
    return None


def _too(name: str, line: int, message: str, cure: str) -> Problem:
    return Problem(clean_line(name), line, 0, Code.TOO_BIG, clean_line(message), clean_line(cure))


def _syntax(text: str, name: str, said: str) -> Problem:
    """Turn tomllib's complaint into a problem with a place."""
    lines = text.split("\n")
    match = _PLACE.search(said)
    line, column = (int(match[1]), int(match[2])) if match and match[1] else (len(lines), len(lines[-1]) + 1)
    message = _PLACE.sub("", said).strip().rstrip(":")
    return _at(name, text, (line, column, 1), Code.SYNTAX, f"this is not TOML: {message[:1].lower()}{message[1:]}", "")


def _at(name: str, text: str, place: tuple[int, int, int], code: Code, message: str, cure: str) -> Problem:
    line, column, width = place
    lines = text.split("\n")
    written = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    snippet = clean_line_kept(written)
    return Problem(clean_line(name), line, column, code, clean_line(message), clean_line(cure), snippet, width)


def clean_line_kept(written: str) -> Any:
    """Clean one line of a file and keep its spaces, so that a caret stays under its place."""
    from tutor.text.clean import clean

    return clean(written.replace("\t", " ").replace("\n", " "), characters=200)
