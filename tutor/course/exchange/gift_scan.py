"""The small signs of GIFT: escapes, formats, and where an unescaped mark stands."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tutor.course.exchange.questions import Format, Rich
from tutor.course.exchange.reading import QuestionFile
from tutor.text.clean import clean

_ESCAPE = re.compile(r"\\([~=#{}:\\n])")
_MARKS = re.compile(r"\\[~=#{}:\\n]|::|####|->|[~=#{}]")
_FORMAT = re.compile(r"\s*\[(html|markdown|plain|moodle)\]", re.IGNORECASE)
_KEEPS_LINES = (Format.HTML, Format.MARKDOWN)
"""Formats in which a line break of the file means something."""


class Unreadable(Exception):
    """A question that is not GIFT or Aiken. It never leaves the reader: it becomes a problem.

    Args:
        offset: Where in the file.
        message: What is wrong.
        cure: What to do about it.
    """

    def __init__(self, offset: int, message: str, cure: str) -> None:
        super().__init__(message)
        self.offset = offset
        self.message = message
        self.cure = cure


class Scanner:
    """Looks at stretches of a GIFT file.

    Args:
        file: The file, for places.
        text: Its text with comments and categories blanked out, so that offsets stay true.
    """

    def __init__(self, file: QuestionFile, text: str) -> None:
        self.file = file
        self.text = text

    def marks(self, start: int, end: int, wanted: str) -> Iterator[tuple[int, str]]:
        """Give each unescaped mark of a stretch that is one of `wanted`, given between spaces, with its offset."""
        chosen = wanted.split()
        for match in _MARKS.finditer(self.text, start, end):
            if match[0] in chosen:
                yield match.start(), match[0]

    def first(self, start: int, end: int, wanted: str) -> tuple[int, str] | None:
        """Return the first mark of a stretch that is one of `wanted`."""
        return next(self.marks(start, end, wanted), None)

    def skip(self, start: int, end: int) -> int:
        """Return where the first character of a stretch stands that is no space."""
        return start + len(self.text[start:end]) - len(self.text[start:end].lstrip())

    def plain(self, start: int, end: int) -> str:
        """Read a stretch without a format: spaces and line breaks become one space, escapes what they stand for."""
        return _unescaped(" ".join(self.text[start:end].split()))

    def rich(self, start: int, end: int, default: Format) -> Rich:
        """Read a stretch that may begin with its format."""
        kind, at = self.format(start, end, default)
        return self.formatted(at, end, kind)

    def format(self, start: int, end: int, default: Format) -> tuple[Format, int]:
        """Read the format that a stretch may begin with, and where the text after it starts."""
        match = _FORMAT.match(self.text, start, end)
        return (Format(match[1].lower()), match.end()) if match else (default, start)

    def formatted(self, start: int, end: int, kind: Format) -> Rich:
        """Read a stretch in a format that is known."""
        if kind not in _KEEPS_LINES:
            return Rich(self.plain(start, end), kind)
        lines = (line.rstrip() for line in self.text[start:end].strip().split("\n"))
        return Rich(_unescaped("\n".join(line for line in lines if line)), kind)


def _unescaped(text: str) -> str:
    return clean(_ESCAPE.sub(lambda match: "\n" if match[1] == "n" else match[1], text)).strip()
