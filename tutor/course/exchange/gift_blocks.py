"""Where the questions of a GIFT file begin and end: blank lines, comments and categories."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tutor.course.exchange.questions import Place
from tutor.course.exchange.reading import QuestionFile
from tutor.text.clean import clean_line

_CATEGORY = re.compile(r"\s*\$CATEGORY:(.*)", re.IGNORECASE)
_COMMENT = re.compile(r"\s*//(.*)")
_ID = re.compile(r"\[id:([^\[\]]*)\]")
_TAG = re.compile(r"\[tag:([^\[\]]*)\]")


@dataclass
class Block:
    """The lines of one question, with what was noted about it."""

    start: int
    """Offset of its first line that is no comment."""
    end: int = 0
    category: str = ""
    id: str = ""
    tags: list[str] = field(default_factory=list)
    comments: list[tuple[Place, str]] = field(default_factory=list)

    def note(self, comment: str, place: Place) -> None:
        """Take an id, tags or words from a comment line."""
        if not self.id and (match := _ID.search(comment)):
            self.id = match[1].strip()
            comment = comment.replace(match[0], " ", 1)
        self.tags += [tag for found in _TAG.findall(comment) if (tag := found.strip())]
        if words := clean_line(_TAG.sub(" ", comment), characters=len(comment) + 1):
            self.comments.append((place, words))


@dataclass
class Blocks:
    """A GIFT file, cut into its questions."""

    text: str
    """The file's text with comments and categories blanked out; offsets are those of the file."""
    blocks: list[Block]
    categories: list[tuple[Place, str]]
    """Every category, in order of place."""
    left: Block
    """What was noted after the last question."""


def blocks_of(file: QuestionFile) -> Blocks:
    """Cut a file at its blank lines. Comments belong to the question that they stand in or above."""
    return _Cutter(file).cut()


class _Cutter:
    def __init__(self, file: QuestionFile) -> None:
        self.file = file
        self.kept: list[str] = []
        self.blocks: list[Block] = []
        self.categories: list[tuple[Place, str]] = []
        self.current = Block(-1)

    def cut(self) -> Blocks:
        """Go through the lines."""
        for number, line in enumerate(self.file.lines):
            self.kept.append(" " * len(line) if self._aside(number, line) else line)
        self._close()
        return Blocks("\n".join(self.kept), self.blocks, self.categories, self.current)

    def _aside(self, number: int, line: str) -> bool:
        """Take in one line, and tell whether it is no part of a question's text."""
        if match := _COMMENT.fullmatch(line):
            self.current.note(match[1], (number + 1, match.start(1) + 1))
            return True
        if match := _CATEGORY.fullmatch(line):
            self._close()
            self.current.category = clean_line(match[1], characters=len(line) + 1)
            self.categories.append(((number + 1, match.start(1) + 1), self.current.category))
            return True
        if not line.strip():
            self._close()
        else:
            self.current.start = self.file.start(number) if self.current.start < 0 else self.current.start
            self.current.end = self.file.start(number) + len(line)
        return False

    def _close(self) -> None:
        """End the question at hand, if there is one; what was noted waits for the next where there is none."""
        if self.current.start >= 0:
            self.blocks.append(self.current)
            self.current = Block(-1, category=self.current.category)
