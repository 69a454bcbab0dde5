"""What cannot be carried over, each with its place: nothing is dropped in silence."""

from __future__ import annotations

from tutor.course.exchange.questions import Format, Place, Question, Rich
from tutor.course.exchange.readable import is_marked_up, readable
from tutor.course.exchange.reading import QuestionFile
from tutor.course.problems import Code, Problem


class Losses:
    """The list of what an import leaves behind, with the texts themselves.

    Args:
        file: The file that the questions came from.
    """

    def __init__(self, file: QuestionFile) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def add(self, place: Place, message: str, *texts: str, cure: str = "") -> None:
        """Note something that is left behind.

        Args:
            place: Where it stands.
            message: What it is, and why it is left.
            texts: The words that are lost with it; empty ones are passed over.
            cure: What the author can do.
        """
        quoted = " ".join(f"«{text}»" for text in texts if text)
        said = f"{message}: {quoted}" if quoted else message
        self.problems.append(self.file.problem(Code.NOT_CARRIED_OVER, place, said, cure))

    def whole(self, question: Question, message: str) -> None:
        """Note a question that is left behind with every text of it."""
        self.add(question.place, f"this question is left out: {message}", *question.texts())

    def spoken(self, rich: Rich | None, place: Place) -> str:
        """Return a text as learners will read it: HTML becomes plain text, and is noted as it was."""
        if rich is None:
            return ""
        if rich.format in (Format.HTML, Format.MOODLE) and is_marked_up(rich.text):
            self.add(place, "HTML becomes plain text, and pictures and files stay behind", rich.text)
            return readable(rich.text)
        return rich.text
