"""What a question file of another program holds, as plain data: what GIFT and Aiken can say, and no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from tutor.course.problems import Problem

Place = tuple[int, int]
"""Line and column, both from 1."""
NOWHERE: Place = (0, 0)
"""The place of what was made here and read nowhere."""
BLANK = "_____"
"""Stands in a question's text where the answers stood in the middle of it."""


class Format(StrEnum):
    """How a text is marked up."""

    MOODLE = "moodle"
    """Plain text in which Moodle breaks the lines; what a file means where it says nothing."""
    HTML = "html"
    MARKDOWN = "markdown"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Rich:
    """A text with its format. It is clean, and free of the file's own escapes."""

    text: str
    format: Format = Format.MOODLE


@dataclass(frozen=True, slots=True)
class Option:
    """An answer to pick, or one that is accepted."""

    text: Rich
    right: bool
    """Whether it was marked with ``=``. One marked with ``~`` may still earn credit, by its weight."""
    weight: float | None = None
    """Credit in per cent, -100 to 100; None for all of it or none, as `right` says."""
    feedback: Rich | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def earns(self) -> float:
        """Credit in per cent, said or not."""
        return self.weight if self.weight is not None else 100.0 * self.right


@dataclass(frozen=True, slots=True)
class Pair:
    """An item and the class it belongs to."""

    item: Rich
    """Empty for a class that nothing belongs to."""
    goes_to: str
    feedback: Rich | None = None
    place: Place = field(default=NOWHERE, compare=False)


@dataclass(frozen=True, slots=True)
class Near:
    """A number, give or take."""

    value: float
    tolerance: float | None = None
    """None where the file names none: the number has to be exact."""


@dataclass(frozen=True, slots=True)
class Between:
    """Any number of a range, both ends included."""

    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Figure:
    """A numerical answer that is accepted."""

    number: Near | Between
    weight: float | None = None
    """Credit in per cent; None for all of it."""
    feedback: Rich | None = None
    place: Place = field(default=NOWHERE, compare=False)

    @property
    def earns(self) -> float:
        """Credit in per cent, said or not."""
        return 100.0 if self.weight is None else self.weight


@dataclass(frozen=True, slots=True)
class Description:
    """Nothing is asked: a text that leads to the next question."""


@dataclass(frozen=True, slots=True)
class Essay:
    """Any text; a person reads it."""


@dataclass(frozen=True, slots=True)
class TrueFalse:
    """A statement to judge."""

    right: bool
    """Whether it is true."""
    when_wrong: Rich | None = None
    """Said to who took the other one."""
    when_right: Rich | None = None


@dataclass(frozen=True, slots=True)
class Short:
    """A word or a few, typed; ``*`` stands for anything."""

    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """Options to pick from."""

    options: tuple[Option, ...]

    @property
    def several(self) -> bool:
        """Whether more than one may be picked: so it is where none is marked with ``=``."""
        return not any(option.right for option in self.options)


@dataclass(frozen=True, slots=True)
class Matching:
    """Each item to its class."""

    pairs: tuple[Pair, ...]


@dataclass(frozen=True, slots=True)
class Numerical:
    """A number, typed."""

    figures: tuple[Figure, ...]
    otherwise: Rich | None = None
    """Said to any other number."""


Body = Description | Essay | TrueFalse | Short | Choice | Matching | Numerical
"""What is asked for."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a file."""

    stem: Rich
    """What is asked; `BLANK` where the answers stood."""
    body: Body
    title: str = ""
    general: Rich | None = None
    """Feedback whatever was answered."""
    embedded: bool = False
    """Whether the answers stood in the middle of the stem."""
    id: str = ""
    tags: tuple[str, ...] = ()
    category: str = ""
    """Path of the category, as written: ``top/kitchen``; empty before the first."""
    comments: tuple[str, ...] = ()
    """Comment lines that stood above it or inside."""
    place: Place = field(default=NOWHERE, compare=False)

    def rich(self) -> Iterator[Rich]:
        """Give every text that has a format."""
        yield from (rich for rich in (self.stem, self.general, *_rich(self.body)) if rich is not None)

    def texts(self) -> Iterator[str]:
        """Give every text of the question that somebody wrote."""
        yield from (self.title, self.id, *self.tags, *self.comments)
        yield from (rich.text for rich in self.rich())
        if isinstance(self.body, Matching):
            yield from (pair.goes_to for pair in self.body.pairs)


@dataclass(frozen=True, slots=True)
class Bank:
    """Everything that was read from a file."""

    questions: tuple[Question, ...] = ()
    problems: tuple[Problem, ...] = ()
    """What could not be read, in order of place."""
    categories: tuple[tuple[Place, str], ...] = ()
    """Every category, whether or not a question follows it."""
    comments: tuple[tuple[Place, str], ...] = ()
    """Comments after the last question."""


def _rich(body: Body) -> Iterator[Rich | None]:
    match body:
        case Short(options) | Choice(options):
            for option in options:
                yield from (option.text, option.feedback)
        case Matching(pairs):
            for pair in pairs:
                yield from (pair.item, pair.feedback)
        case Numerical(figures, otherwise):
            yield from (*(figure.feedback for figure in figures), otherwise)
        case TrueFalse(_, when_wrong, when_right):
            yield from (when_wrong, when_right)
        case Description() | Essay():
            return
