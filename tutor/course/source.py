"""A course file as it came from disk: guarded, read, cleaned, and able to point at its own lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path as File
from typing import TYPE_CHECKING, Any

from tutor.course.inside import read_bytes
from tutor.course.limits import MAX_BYTES, Excess, excess
from tutor.course.positions import Path, Place, Positions
from tutor.course.problems import Code, Problem, whole_file
from tutor.course.snippet import snippet
from tutor.text.clean import clean_data, clean_line, unsafe_characters

if TYPE_CHECKING:
    from tutor.course.stop import Slip

_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How a file in UTF-16 begins."""
_LIST_OF_TABLES = b"\n[["
"""What ends the head of a file: `[[facts]]`, `[[steps]]`."""
_HIDDEN = re.compile(r"\\[uUbfr]")
"""How a text of ordinary characters comes to hold a control character."""


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

    @cached_property
    def lines(self) -> list[str]:
        """The lines of the file."""
        return self.text.split("\n")

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
        return _at(self.name, self.lines, place, code, message, cure)


def read_toml(path: File, name: str, *, head_only: bool = False) -> Source | Problem:
    """Read a TOML file from anywhere, trusting nothing and waiting for nothing.

    Args:
        path: The file.
        name: How problems call it.
        head_only: Whether what stands before the first list of tables is enough: a tenth of a scenario's file, and of
            the time. The whole file is read where that alone is no TOML.

    Returns:
        The source, or the first problem that kept it from being read; `all_problems` tells the others.
    """
    try:
        raw = read_bytes(path, MAX_BYTES)
    except OSError as error:
        cure = "look whether it is there, and whether you may read it"
        return whole_file(name, Code.UNREADABLE, f"the file cannot be read: {error.strerror or error}", cure)
    if head_only:
        head = read_toml_bytes(raw[: raw.find(_LIST_OF_TABLES) + 1 or None], name)
        if isinstance(head, Source):
            return head
    return read_toml_bytes(raw, name)


def read_toml_bytes(raw: bytes, name: str) -> Source | Problem:
    """Read TOML that is already in memory; see `read_toml`."""
    text = _text(raw, name)
    if isinstance(text, Problem):
        return text
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return _syntax(text, name, str(error))
    except (RecursionError, ValueError) as error:
        return whole_file(name, Code.LONG_NUMBER, f"a value is beyond what can be read: {type(error).__name__}")
    return Source(clean_line(name), text, clean_data(data))


def all_problems(first: Problem, path: File) -> list[Problem]:
    """Return every problem that keeps a file from being read, as far as each can be told from the one before.

    Args:
        first: What `read_toml` returned.
        path: The file it was returned for.
    """
    from tutor.course.syntax import all_slips

    if first.code is not Code.SYNTAX:
        return [first]
    text = _text(read_bytes(path, MAX_BYTES), first.file)
    if isinstance(text, Problem):
        return [text]
    text = text.replace("\r\n", "\n")
    return [_at_offset(first.file, text, each, Code.SYNTAX) for each in all_slips(text, tomllib.loads)] or [first]


def control_characters(source: Source) -> Iterator[Problem]:
    """Point at every text in which a control character is hidden; it is shown as a stand-in."""
    if not _HIDDEN.search(source.text) and not unsafe_characters(source.text):
        return
    for path, text in strings(tomllib.loads(source.text), ()):
        if places := unsafe_characters(text):
            code_point = f"U+{ord(text[places[0]]):04X}"
            yield source.problem(
                Code.CONTROL_CHARACTER,
                path,
                f"a hidden control character ({code_point}) stands in this text",
                "delete it; learners see a stand-in for it",
            )


def strings(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Give every text of some data with its place.

    Args:
        data: What was read of a file, or a part of it.
        path: Where it stands.
    """
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from strings(value, (*path, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from strings(value, (*path, index))


def _text(raw: bytes, name: str) -> str | Problem:
    """Decode a file and look it over before the parser does."""
    if len(raw) > MAX_BYTES:
        cure = "share its scenarios or facts out among several files"
        return whole_file(name, Code.TOO_BIG, f"the file is larger than {MAX_BYTES // 1024} KiB", cure)
    if raw.startswith(_WIDE) or raw[1:4:2] == b"\0\0" or raw[:3:2] == b"\0\0":
        message, cure = "the file is in UTF-16, which Notepad calls Unicode", "save it as UTF-8 in your editor"
        return _at(name, [], (1, 0, 1), Code.UNREADABLE, message, cure)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _encoding(raw, name, error.start)
    if found := excess(text):
        return _at_offset(name, text, found, found.code)
    return text


def _encoding(raw: bytes, name: str, start: int) -> Problem:
    """Point at the first character that shows that a file is not in UTF-8, and say what it may be instead."""
    begin = raw.rfind(b"\n", 0, start) + 1
    before = raw[begin:start].decode("utf-8")
    rest = raw[start:].split(b"\n", 1)[0].decode("cp1252", errors="replace")
    message = f"the file is not in UTF-8; '{rest[:1]}' could be meant here, in Windows-1252"
    line = raw.count(b"\n", 0, start) + 1
    lines = [*[""] * (line - 1), before + rest]
    place = (line, len(before) + 1, 1)
    return _at(name, lines, place, Code.UNREADABLE, message, "save it as UTF-8 in your editor")


def _syntax(text: str, name: str, said: str) -> Problem:
    """Turn tomllib's complaint into a problem with a place."""
    from tutor.course.syntax import slip

    text = text.replace("\r\n", "\n")
    return _at_offset(name, text, slip(text, said), Code.SYNTAX)


def _at_offset(name: str, text: str, found: Excess | Slip, code: Code) -> Problem:
    """Make the problem of a slip or an excess, which count characters from the start of the text."""
    line = text.count("\n", 0, found.offset) + 1
    column = found.offset - (text.rfind("\n", 0, found.offset) + 1) + 1
    return _at(name, text.split("\n"), (line, column, found.width), code, found.message, found.cure)


def _at(name: str, lines: list[str], place: Place, code: Code, message: str, cure: str) -> Problem:
    line, column, width = place
    written = lines[line - 1].rstrip("\r") if line <= len(lines) else ""
    shown, pointer = snippet(written, column, width)
    said = (clean_line(message), clean_line(cure))
    return Problem(clean_line(name), line, column, code, *said, shown, width, pointer)
