"""Writes questions as GIFT that reads back as the same questions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal

from tutor.course.exchange.questions import (
    BLANK,
    Between,
    Body,
    Choice,
    Description,
    Essay,
    Figure,
    Format,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Question,
    Rich,
    Short,
    TrueFalse,
)

_CONTROL = re.compile(r"([~=#{}:\\])")
_LOOKS_LIKE_MORE = re.compile(r"\[(?:html|markdown|plain|moodle)\]|%", re.IGNORECASE)
"""Beginnings of a text that would be read as its format or its weight."""


def write_gift(questions: Iterable[Question]) -> str:
    """Write questions, a blank line after each; a category stands before its first question."""
    blocks: list[str] = []
    category = ""
    for question in questions:
        if question.category != category:
            category = question.category
            blocks.append(f"$CATEGORY: {_flat(category)}")
        blocks.append("\n".join([*_notes(question), _question(question)]))
    return "\n\n".join(blocks) + "\n" if blocks else ""


def escaped(text: str) -> str:
    r"""Write a text so that GIFT reads it as it is: control characters escaped, line breaks as ``\n``."""
    lines = [_CONTROL.sub(r"\\\1", " ".join(line.split())) for line in text.strip().split("\n")]
    return "\\n".join(lines)


def _flat(text: str) -> str:
    return " ".join(text.split())


def _notes(question: Question) -> Iterator[str]:
    """Write the comment lines of a question: id and tags first."""
    known = [f"[id:{question.id}]"] if question.id else []
    known += [f"[tag:{tag}]" for tag in question.tags]
    if known:
        yield f"// {' '.join(known)}"
    yield from (f"// {_flat(comment)}" for comment in question.comments)


def _question(question: Question) -> str:
    # Without a title the text begins the line, and two strokes would make a comment of it.
    title = f"::{escaped(question.title)}::" if question.title else ""
    stem = _rich(question.stem, Format.MOODLE, guarded=not title)
    if isinstance(question.body, Description):
        return title + stem
    lines = list(_Answers(question).lines())
    answers = "\n\t".join(["{", *lines]) + "\n}" if lines else "{}"
    if question.embedded and (place := stem.find(BLANK)) >= 0:
        return title + stem[:place] + answers + stem[place + len(BLANK) :]
    return f"{title}{stem} {answers}"


class _Answers:
    """Writes what stands between the braces. Texts take the format of the question where they name none."""

    def __init__(self, question: Question) -> None:
        self.question = question

    def lines(self) -> Iterator[str]:
        """Write each answer, then the general feedback."""
        yield from self._body(self.question.body)
        if self.question.general is not None:
            yield f"####{self._rich(self.question.general)}"

    def _body(self, body: Body) -> Iterator[str]:
        match body:
            case TrueFalse(right, when_wrong, when_right):
                first = "#" if when_right and not when_wrong else self._feedback(when_wrong)
                yield ("TRUE" if right else "FALSE") + first + self._feedback(when_right)
            case Short(options) | Choice(options):
                yield from map(self._option, options)
            case Matching(pairs):
                yield from map(self._pair, pairs)
            case Numerical(figures, otherwise):
                first, *others = map(self._figure, figures)
                yield f"#{first if others or otherwise else first.removeprefix('=')}"
                yield from others
                if otherwise is not None:
                    yield f"~#{self._rich(otherwise)}"
            case Description() | Essay():
                return

    def _rich(self, rich: Rich) -> str:
        return _rich(rich, self.question.stem.format)

    def _feedback(self, feedback: Rich | None) -> str:
        return f"#{self._rich(feedback)}" if feedback is not None else ""

    def _option(self, option: Option) -> str:
        mark = "=" if option.right else "~"
        return mark + _weight(option.weight) + self._rich(option.text) + self._feedback(option.feedback)

    def _pair(self, pair: Pair) -> str:
        return f"={self._rich(pair.item)} -> {escaped(pair.goes_to)}{self._feedback(pair.feedback)}"

    def _figure(self, figure: Figure) -> str:
        match figure.number:
            case Near(value, None):
                number = _number(value)
            case Near(value, tolerance):
                number = f"{_number(value)}:{_number(tolerance or 0.0)}"
            case Between(low, high):
                number = f"{_number(low)}..{_number(high)}"
        return f"={_weight(figure.weight)}{number}{self._feedback(figure.feedback)}"


def _number(value: float) -> str:
    """Write a number with a point and without an exponent, as short as it can be read back."""
    text = format(Decimal(repr(float(value))), "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _weight(weight: float | None) -> str:
    return "" if weight is None else f"%{_number(weight)}%"


def _rich(rich: Rich, default: Format, *, guarded: bool = False) -> str:
    """Write a text with its format, where it has one of its own or might be taken to.

    Args:
        rich: The text.
        default: The format that a text has where it names none.
        guarded: Whether a text that begins as a comment, a category or a title needs its format before it.
    """
    risky = _LOOKS_LIKE_MORE.match(rich.text) or (guarded and rich.text.startswith(("//", "$", "::")))
    kind = f"[{rich.format.value}]" if rich.format is not default or risky else ""
    return kind + escaped(rich.text)
