"""The kinds of answers a step may ask for. A closed kind is its own checker: its key stands in it."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field

from tutor.checkers.closed import Choice, Match, Order
from tutor.checkers.decision import Decision
from tutor.checkers.number import Number
from tutor.checkers.settings import Text
from tutor.course.part import Network


class Words(BaseModel):
    """How many words an answer should have. Outside, the counter says so; nothing fails for it."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    min: int = Field(default=0, ge=0)
    """The fewest; 0 for no limit. 1 or 2 where that is all that is asked for: otherwise fewer than three are blank."""
    max: int = Field(default=0, ge=0)
    """The most; 0 for no limit."""


class ChoiceAnswer(Choice):
    """One option or several."""

    kind: Literal["choice"]
    """Options to pick from."""
    closed: ClassVar[bool] = True


class DecisionAnswer(Decision):
    """One way on out of several, none of them the right one."""

    kind: Literal["decision"]
    """Ways on to decide between, none of them the right one."""
    closed: ClassVar[bool] = True


class MatchAnswer(Match):
    """Each item to its class."""

    kind: Literal["match"]
    """Items to put into classes."""
    closed: ClassVar[bool] = True


class OrderAnswer(Order):
    """Items in order; the author lists them in the right one."""

    kind: Literal["order"]
    """Items to put in order."""
    closed: ClassVar[bool] = True


class NumberAnswer(Number):
    """A number with its unit."""

    kind: Literal["number"]
    """A number to work out."""
    closed: ClassVar[bool] = True


class Written(BaseModel):
    """Base of the written answers."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    closed: ClassVar[bool] = False
    words: Words = Field(default_factory=Words)
    """How many words are asked for: `{ min = 12, max = 80 }`."""
    start: Text = ""
    """Text that already stands in the box: a caption to complete, a note to mend."""


class TextAnswer(Written):
    """A text for people: a note, a reply, a line."""

    kind: Literal["text"]
    """A text to write."""


class PostAnswer(Written):
    """A text for a network: counted and cut as that network does."""

    kind: Literal["post"]
    """A text to write for a network."""
    network: Network
    """Id of the network: see `tutor networks`."""
    image: Text = ""
    """What the picture shows; then the answer has an alternative text beside it."""


class LinkAnswer(Written):
    """A link with its tags."""

    kind: Literal["link"]
    """A link to tag."""


AnswerKind = Annotated[
    ChoiceAnswer | DecisionAnswer | MatchAnswer | OrderAnswer | NumberAnswer | TextAnswer | PostAnswer | LinkAnswer,
    Field(description="How the learner answers."),
]
"""Every kind of answer, told apart by `kind`."""
