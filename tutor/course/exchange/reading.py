"""A question file as it came from disk: bounded, cleaned, and able to point at its own lines."""

from __future__ import annotations

from bisect import bisect_right
from pathlib import Path

from tutor.course.exchange.questions import Place
from tutor.course.inside import read_bytes
from tutor.course.problems import Code, Problem, whole_file
from tutor.course.snippet import snippet
from tutor.text.clean import Clean, clean, clean_line

MAX_BYTES = 2 * 1024 * 1024
"""Largest file that is read: some 5,000 questions."""
MAX_QUESTIONS = 2_000
"""Most questions of one file, those that cannot be read included."""
MAX_QUESTION = 9_000
"""Longest question, in characters: with every character escaped it is a text that a course may hold."""
MAX_ANSWERS = 100
"""Most answers of one question."""
_THERE = "look whether it is there, and whether you may read it"


class QuestionFile:
    """The text of a question file.

    Args:
        name: The file's name as problems show it.
        text: Its text, from anywhere.
    """

    def __init__(self, name: str, text: str) -> None:
        self.name = clean_line(name)
        broken = text.replace("\r\n", "\n").replace("\r", "\n")
        self.text: Clean = clean(broken, characters=MAX_BYTES, lines=MAX_BYTES)
        """The whole text, cleaned, each line ended by ``\\n``."""
        self.lines = self.text.split("\n")
        """Its lines."""
        self._starts = [0]
        for line in self.lines:
            self._starts.append(self._starts[-1] + len(line) + 1)

    def start(self, line: int) -> int:
        """Return where a line begins, as an offset into the text; lines count from 0."""
        return self._starts[line]

    def place(self, offset: int) -> Place:
        """Turn an offset into the text into a line and a column."""
        line = bisect_right(self._starts, offset, hi=len(self.lines)) - 1
        return line + 1, offset - self._starts[line] + 1

    def problem(self, code: Code, place: Place, message: str, cure: str = "") -> Problem:
        """Make a problem that points into the file; the message is kept whole, however long."""
        line, column = place
        shown, pointer = snippet(self.lines[line - 1], column, 1)
        said = clean(" ".join(message.split()), characters=2 * MAX_QUESTION)
        return Problem(self.name, line, column, code, said, clean_line(cure), shown, pointer=pointer)


def read_question_file(path: Path, name: str) -> QuestionFile | Problem:
    """Read a question file from anywhere, trusting nothing.

    Args:
        path: The file.
        name: How problems call it.

    Returns:
        The file, or the one problem that kept it from being read.
    """
    try:
        raw = read_bytes(path, MAX_BYTES)
    except OSError as error:
        return whole_file(name, Code.UNREADABLE, f"the file cannot be read: {error.strerror or error}", _THERE)
    if len(raw) > MAX_BYTES:
        return whole_file(name, Code.TOO_BIG, f"the file is larger than {MAX_BYTES // 1024} KiB", "split it")
    try:
        return QuestionFile(name, raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message, cure = clean_line(f"line {line} is not UTF-8"), clean_line("save the file as UTF-8")
        return Problem(clean_line(name), line, 0, Code.UNREADABLE, message, cure)
