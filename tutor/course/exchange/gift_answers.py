"""Reads what stands between the braces of a GIFT question."""

from __future__ import annotations

import math
import re
from itertools import pairwise

from tutor.course.exchange.gift_scan import Scanner, Unreadable
from tutor.course.exchange.questions import (
    Between,
    Body,
    Choice,
    Essay,
    Figure,
    Format,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Rich,
    Short,
    TrueFalse,
)
from tutor.course.exchange.reading import MAX_ANSWERS

_WEIGHT = re.compile(r"\s*%\s*([+-]?(?:\d+(?:[.,]\d*)?|[.,]\d+))\s*%")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_TRUTH = {"T": True, "TRUE": True, "F": False, "FALSE": False}
Part = tuple[int, int, str]
"""A stretch between two marks: where it starts and ends, and the mark before it."""


def read_answers(scanner: Scanner, start: int, end: int, default: Format) -> tuple[Body, Rich | None]:
    """Read the answers of a question.

    Args:
        scanner: The file.
        start: Offset after the opening brace.
        end: Offset of the closing brace.
        default: Format of texts that name none.

    Returns:
        What is asked for, and the general feedback.

    Raises:
        Unreadable: The answers are not GIFT.
    """
    return _Answers(scanner, default).read(start, end)


class _Answers:
    def __init__(self, scanner: Scanner, default: Format) -> None:
        self.scanner = scanner
        self.default = default

    def read(self, start: int, end: int) -> tuple[Body, Rich | None]:
        """Tell the kinds of questions apart, as Moodle does."""
        general = None
        if mark := self.scanner.first(start, end, "####"):
            general, end = self._rich(mark[0] + 4, end), mark[0]
        start = self.scanner.skip(start, end)
        if start >= end:
            return Essay(), general
        if self.scanner.text[start] == "#":
            return self._numerical(start + 1, end), general
        return self._truth(start, end) or self._options(start, end), general

    def _rich(self, start: int, end: int) -> Rich | None:
        """Read a text that may be left out."""
        text = self.scanner.rich(start, end, self.default)
        return text if text.text else None

    def _parts(self, start: int, end: int, *, led: bool = False) -> list[Part]:
        """Cut at each ``=`` and ``~``; one answer alone may stand without, and where `led` says so the first may."""
        marks = list(self.scanner.marks(start, end, "= ~"))
        first = self.scanner.skip(start, end)
        leading = [(start, "=")] if not marks or (led and first < marks[0][0]) else []
        if not leading and first < marks[0][0]:
            cure = "write = before a right answer and ~ before another; \\= and \\~ for a sign of the text"
            raise Unreadable(first, "a text stands before the first answer", cure)
        if len(marks) > MAX_ANSWERS:
            cure = "share them out among several questions"
            raise Unreadable(marks[MAX_ANSWERS][0], f"a question has at most {MAX_ANSWERS} answers", cure)
        starts = leading + [(at + 1, mark) for at, mark in marks]
        ends = [at for at, _ in marks[not leading :]] + [end]
        return [(at, upto, mark) for (at, mark), upto in zip(starts, ends, strict=True)]

    def _feedback(self, start: int, end: int) -> tuple[int, Rich | None]:
        """Find the feedback of an answer, and say where the answer itself ends."""
        mark = self.scanner.first(start, end, "#")
        return (mark[0], self._rich(mark[0] + 1, end)) if mark else (end, None)

    def _weight(self, start: int, end: int) -> tuple[int, float | None]:
        """Read the weight of an answer, and say where its text starts."""
        match = _WEIGHT.match(self.scanner.text, start, end)
        if match is None:
            return start, None
        weight = float(match[1].replace(",", "."))
        if not -100 <= weight <= 100:
            cure = "write %50% for half, %-50% to take half off"
            raise Unreadable(match.start(1), "a weight goes from -100 to 100 per cent", cure)
        return match.end(), weight

    def _truth(self, start: int, end: int) -> TrueFalse | None:
        """Read ``T#when wrong#when right``; None where it is no statement to judge."""
        cuts = [at for at, _ in self.scanner.marks(start, end, "#")]
        right = _TRUTH.get(self.scanner.text[start : (cuts or [end])[0]].strip())
        if right is None:
            return None
        if len(cuts) > 2:
            cure = "the first is for who takes the other one, the second for who is right; #### for everybody"
            raise Unreadable(cuts[2], "a statement to judge has at most two feedbacks", cure)
        said = [self._rich(at + 1, upto) for at, upto in pairwise([*cuts, end])]
        return TrueFalse(right, *said)

    def _options(self, start: int, end: int) -> Body:
        parts = self._parts(start, end)
        if any(mark == "~" for _, _, mark in parts):
            choice = Choice(tuple(self._option(part) for part in parts))
            if all(option.earns <= 0 for option in choice.options):
                raise Unreadable(start, "no answer is marked as right", "write = before the right one")
            return choice
        arrows = [self.scanner.first(part[0], self._feedback(part[0], part[1])[0], "->") for part in parts]
        if any(arrows):
            return Matching(tuple(self._pair(part, arrow) for part, arrow in zip(parts, arrows, strict=True)))
        return Short(tuple(self._option(part) for part in parts))

    def _option(self, part: Part) -> Option:
        start, end, mark = part
        at, weight = self._weight(start, end)
        upto, feedback = self._feedback(at, end)
        text = self._rich(at, upto)
        if text is None:
            raise Unreadable(start - 1, "an answer has no text", f"write it after {mark}")
        return Option(text, mark == "=", weight, feedback, self.scanner.file.place(start))

    def _pair(self, part: Part, arrow: tuple[int, str] | None) -> Pair:
        start, end, _ = part
        if arrow is None:
            raise Unreadable(start - 1, "this answer has no arrow, and another one has", "write =item -> class in each")
        upto, feedback = self._feedback(start, end)
        goes_to = self.scanner.plain(arrow[0] + 2, upto)
        if not goes_to:
            raise Unreadable(arrow[0], "nothing stands after the arrow", "write =item -> class")
        item = self.scanner.rich(start, arrow[0], self.default)
        return Pair(item, goes_to, feedback, self.scanner.file.place(start))

    def _numerical(self, start: int, end: int) -> Numerical:
        figures: list[Figure] = []
        otherwise: Rich | None = None
        for at, upto, mark in self._parts(start, end, led=True):
            begin, weight = self._weight(at, upto)
            written, feedback = self._feedback(begin, upto)
            text = self.scanner.plain(begin, written)
            if mark == "~" or text == "*":
                if text not in ("", "*") or otherwise is not None:
                    cure = "write = before a number; after ~# stands what is said to any other number, once"
                    raise Unreadable(self.scanner.skip(at, upto), "this is no number that is accepted", cure)
                otherwise = feedback
                continue
            number = self._number(text, self.scanner.skip(begin, upto))
            figures.append(Figure(number, weight, feedback, self.scanner.file.place(at)))
        if not any(figure.earns > 0 for figure in figures):
            raise Unreadable(start - 1, "no number is marked as right", "write {#4}, {#4:0.5} or {#3.5..4.5}")
        return Numerical(tuple(figures), otherwise)

    def _number(self, text: str, offset: int) -> Near | Between:
        """Read ``4``, ``4:0.5`` or ``3.5..4.5``."""
        low, dots, high = text.partition("..")
        value, colon, tolerance = text.partition(":")
        pieces = (low, high) if dots else (value, tolerance) if colon else (text,)
        if not all(_NUMBER.fullmatch(piece.strip()) for piece in pieces):
            cure = "write 4, 4:0.5 or 3.5..4.5, with a point before the decimals"
            raise Unreadable(offset, f"'{text[:40]}' is no number", cure)
        numbers = [float(piece) for piece in pieces]
        if not all(map(math.isfinite, numbers)):
            raise Unreadable(offset, "this number is too large to be read", "write a smaller one")
        if dots:
            return Between(min(numbers), max(numbers))
        return Near(numbers[0], abs(numbers[1]) if colon else None)
