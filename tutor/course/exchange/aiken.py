"""Reads Aiken: a question, its options as ``A. …`` or ``A) …``, and ``ANSWER: B``."""

from __future__ import annotations

import re
from string import ascii_uppercase

from tutor.course.exchange.gift_scan import Unreadable
from tutor.course.exchange.questions import Bank, Choice, Option, Place, Question, Rich
from tutor.course.exchange.reading import MAX_QUESTION, MAX_QUESTIONS, QuestionFile
from tutor.course.problems import Code, Problem
from tutor.text.clean import clean

_OPTION = re.compile(r"\s*([A-Z])[.)](?:\s+(.*?))?\s*")
_CRAMPED = re.compile(r"\s*[A-Z][.)]\S.*")
_ANSWER = re.compile(r"\s*ANSWER\s*:\s*(.*?)\s*", re.IGNORECASE)


def read_aiken(file: QuestionFile) -> Bank:
    """Read an Aiken file.

    Args:
        file: The file.

    Returns:
        Its questions in order, and a problem for each that cannot be read.
    """
    reader = _Reader(file)
    for number, line in enumerate(file.lines):
        if len(reader.questions) + len(reader.problems) >= MAX_QUESTIONS:
            reader.refuse_rest(number)
            break
        reader.line(number, line)
    reader.end()
    return Bank(tuple(reader.questions), tuple(reader.problems))


class _Reader:
    """Reads line by line; what is open is the question whose ANSWER has not come yet."""

    def __init__(self, file: QuestionFile) -> None:
        self.file = file
        self.questions: list[Question] = []
        self.problems: list[Problem] = []
        self._open()

    def _open(self) -> None:
        self.text: list[tuple[int, str]] = []
        self.options: list[tuple[int, str]] = []
        self.length = 0
        self.paused = False
        self.skipping = False

    def line(self, number: int, line: str) -> None:
        """Take in a line."""
        try:
            self._take(number, line)
        except Unreadable as error:
            self._note(self.file.place(error.offset), error.message, error.cure)
            # A question that breaks off before its ANSWER is passed over up to it, or up to the next blank line.
            self.skipping = bool(self.text)

    def _take(self, number: int, line: str) -> None:
        if answer := _ANSWER.fullmatch(line):
            skipped, text, options = self.skipping, self.text, self.options
            self._open()
            if not skipped:
                self._finish(number, answer[1].upper(), text, options)
        elif not line.strip():
            self.paused = bool(self.text)
            if self.skipping:
                self._open()
        elif not self.skipping:
            self._add(number, line)

    def _add(self, number: int, line: str) -> None:
        if self.text and (option := _OPTION.fullmatch(line)):
            self._add_option(number, option)
            return
        if self.options and _CRAMPED.fullmatch(line):
            raise self._refused(number, "an option has no space after its letter", "write A) and a space")
        if self.options or self.paused:
            self._unanswered()
            self._open()
        self.text.append((number, line.strip()))
        self.length += len(line)
        if self.length > MAX_QUESTION:
            raise self._refused(number, f"this question is longer than {MAX_QUESTION} characters", "cut it")

    def _add_option(self, number: int, option: re.Match[str]) -> None:
        expected = ascii_uppercase[len(self.options) : len(self.options) + 1]
        if option[1] != expected:
            message = f"option {option[1]} stands where {expected or 'no other'} is due"
            raise self._refused(number, message, "letter the options A, B, C in order")
        if not option[2]:
            raise self._refused(number, f"option {option[1]} has no text", "write it after the letter")
        self.options.append((number, option[2]))

    def _finish(self, number: int, answer: str, text: list[tuple[int, str]], options: list[tuple[int, str]]) -> None:
        """Close a question at its ANSWER line."""
        letters = ascii_uppercase[: len(options)]
        if not text:
            raise self._refused(number, "there is no question above this ANSWER", "write the question first")
        if len(options) < 2:
            cure = "write A) … and B) …, each on a line"
            raise self._refused(number, "fewer than two options stand above this ANSWER", cure)
        if len(answer) != 1 or answer not in letters:
            message = f"ANSWER names none of the options {letters[0]} to {letters[-1]}"
            raise self._refused(number, message, "write one letter: ANSWER: A")
        right = letters.index(answer)
        picks = tuple(
            Option(Rich(clean(said)), at == right, place=self._place(line)) for at, (line, said) in enumerate(options)
        )
        stem = clean(" ".join(" ".join(piece.split()) for _, piece in text))
        self.questions.append(Question(Rich(stem), Choice(picks), place=self._place(text[0][0])))

    def _refused(self, number: int, message: str, cure: str) -> Unreadable:
        line = self.file.lines[number]
        return Unreadable(self.file.start(number) + len(line) - len(line.lstrip()), message, cure)

    def _place(self, number: int) -> Place:
        line = self.file.lines[number]
        return number + 1, len(line) - len(line.lstrip()) + 1

    def _note(self, place: Place, message: str, cure: str) -> None:
        self.problems.append(self.file.problem(Code.UNREADABLE_QUESTION, place, message, cure))

    def _unanswered(self) -> None:
        """Note the question at hand as one without an ANSWER line."""
        cure = "write ANSWER: and the letter below its options, with no blank line inside its text"
        self._note(self._place(self.text[0][0]), "this question has no ANSWER line", cure)

    def refuse_rest(self, number: int) -> None:
        """Read no further: the file holds too much."""
        self._open()
        message = f"from here on nothing is read: a file holds at most {MAX_QUESTIONS} questions"
        self.problems.append(self.file.problem(Code.TOO_BIG, (number + 1, 1), message, "split the file"))

    def end(self) -> None:
        """Close the file: a question that is still open has no answer."""
        if self.text and not self.skipping:
            self._unanswered()
