"""The place where a file stops being TOML, and what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tutor.course.statements import Statement, brackets, statements

PLACE = re.compile(r" ?\(at (?:line (\d+), column (\d+)|end of document)\)")
"""Where tomllib says it stopped; it tells it in the message alone."""
_KEY_LINE = re.compile(r"\s*[\w.-]+\s*[=:\"']")
"""A line that was meant to be a key with its value."""
_LINE = re.compile(r"\n[ \t]*(\n|#|\[|\Z|[\w.\"'-]+\s*=|$)|\Z")
"""The beginning of a line that belongs to no text before it."""


@dataclass(frozen=True, slots=True)
class Slip:
    """A slip of the pen that keeps a file from being TOML."""

    offset: int
    """In characters from the start of the text."""
    width: int
    message: str
    cure: str
    alone: bool = False
    """Whether the rest of the file can be read as if this line were not there."""


@dataclass(frozen=True)
class Stop:
    """The place where tomllib stopped, and what it said."""

    text: str
    """The file, line ends as tomllib counts them."""
    said: str
    offset: int

    @cached_property
    def start(self) -> int:
        """Offset of the first character of the line."""
        return self.text.rfind("\n", 0, self.offset) + 1

    @cached_property
    def line(self) -> str:
        """The line."""
        end = self.text.find("\n", self.start)
        return self.text[self.start : end if end >= 0 else len(self.text)]

    @property
    def character(self) -> str:
        """The character at the place; empty at the end."""
        return self.text[self.offset : self.offset + 1]

    @property
    def before(self) -> str:
        """The line up to the place."""
        return self.text[self.start : self.offset]

    @property
    def rest(self) -> str:
        """The line from the place on, without a comment."""
        return re.split(r"(?:^|\s)#", self.line[len(self.before) :], maxsplit=1)[0].rstrip()

    @cached_property
    def open(self) -> list[int]:
        """Where the brackets stand that are open here."""
        return brackets(self.text, self.offset)

    @cached_property
    def statement(self) -> Statement | None:
        """The statement that the place belongs to."""
        return next((found for found in reversed(self.statements) if found.start <= self.offset), None)

    @cached_property
    def statements(self) -> list[Statement]:
        """All statements of the file."""
        return list(statements(self.text))

    @property
    def key(self) -> str:
        """The key of the line, as written; empty where there is none."""
        return self.line.partition("=")[0].strip() if "=" in self.line else ""

    def number(self, offset: int) -> int:
        """Return the number of the line of an offset, from 1."""
        return self.text.count("\n", 0, offset) + 1

    def slip(self, message: str, cure: str, offset: int = -1, width: int = 1) -> Slip:
        """Make the slip that was found; at the place where no other is given."""
        single = not self.open and '"""' not in self.line and "'''" not in self.line
        alone = single and bool(_KEY_LINE.match(self.line) and _LINE.match(self.text[self.start + len(self.line) :]))
        return Slip(self.offset if offset < 0 else offset, max(width, 1), message, cure, alone)


def stop(text: str, said: str) -> Stop:
    """Take tomllib's complaint about a text apart."""
    text = text.replace("\r\n", "\n")
    found = PLACE.search(said)
    offset = len(text)
    if found and found[1]:
        lines = text.split("\n")
        offset = sum(len(line) + 1 for line in lines[: int(found[1]) - 1]) + int(found[2]) - 1
    return Stop(text, PLACE.sub("", said).strip(), min(offset, len(text)))
