"""Questions as steps of a scenario."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from tutor.course.exchange.closed import choice, match, number, truth
from tutor.course.exchange.frame import Frame
from tutor.course.exchange.losses import Losses
from tutor.course.exchange.naming import Names
from tutor.course.exchange.questions import (
    Choice,
    Description,
    Essay,
    Format,
    Matching,
    Numerical,
    Question,
    Short,
    TrueFalse,
)
from tutor.course.exchange.written import essay, short


@dataclass(frozen=True)
class Made:
    """A step that was made of a question."""

    data: dict[str, Any]
    """The table `[[steps]]`."""
    question: Question
    comments: tuple[str, ...] = ()
    """What an author may want to know, and a learner does not see: the title, the id, the comments of the source."""
    tags: tuple[str, ...] = ()

    @property
    def size(self) -> int:
        """Characters of the source that the step holds."""
        return sum(map(len, self.question.texts())) + sum(len(str(piece)) for piece in self.data.get("material", ()))


@dataclass
class _Waiting:
    """Descriptions that lead to the next question."""

    material: list[dict[str, Any]] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def add(self, question: Question, losses: Losses) -> None:
        """Keep a description until its question comes."""
        title = {"title": question.title} if question.title else {}
        self.material.append(title | {"text": losses.spoken(question.stem, question.place)})
        self.questions.append(question)

    def leave(self, losses: Losses) -> None:
        """Note the descriptions that no question followed."""
        for question in self.questions:
            losses.whole(question, "no question follows this description in its category")


def steps_of(questions: Iterable[Question], frame: Frame, losses: Losses) -> list[Made]:
    """Turn the questions of one category into steps; each description becomes material of the next one."""
    made: list[Made] = []
    waiting, names = _Waiting(), Names()
    for question in questions:
        if any(rich.format is Format.MARKDOWN for rich in question.rich()):
            losses.add(question.place, "the Markdown of this question is shown as typed")
        if isinstance(question.body, Description):
            waiting.add(question, losses)
            continue
        ask = losses.spoken(question.stem, question.place)
        parts = _parts(question, ask, frame, losses)
        if parts is None:
            continue
        step = {"id": names.new(question.id, question.title, ask, otherwise="step"), "ask": ask}
        material = {"material": waiting.material} if waiting.material else {}
        sources = [*waiting.questions, question]
        comments = tuple(line for source in sources for line in _comments(source, losses))
        tags = tuple(tag for source in sources for tag in source.tags)
        made.append(Made(step | parts | material, question, comments, tags))
        waiting = _Waiting()
    waiting.leave(losses)
    return made


def _parts(question: Question, ask: str, frame: Frame, losses: Losses) -> dict[str, Any] | None:
    """Return the keys of a step beside its id, its question and its material; None where it cannot be one."""
    match question.body:
        case Choice() as body:
            answer = choice(question, body, losses)
        case TrueFalse() as body:
            answer = truth(question, body, frame, losses)
        case Matching() as body:
            answer = match(question, body, losses)
        case Numerical() as body:
            answer = number(question, body, losses)
        case Short() as body:
            return short(question, body, ask, frame, losses)
        case Essay() | Description():
            return essay(question, frame, losses)
    return {"answer": answer} if answer else None


def _comments(question: Question, losses: Losses) -> Iterable[str]:
    """Give the lines that stand above a step in the file."""
    named = f": {' '.join(question.title.split())}" if question.title else ""
    known = f" [id:{question.id}]" if question.id else ""
    yield f"{PurePosixPath(losses.file.name).name}, line {question.place[0]}{named}{known}"
    yield from question.comments
