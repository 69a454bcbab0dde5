"""What a checker is: a pydantic model with one method.

Its fields are its settings in TOML, its docstring is its manual page, its JSON Schema is the author's completion, its
`samples` are its self-test. A plug-in subclasses `Checker` and registers the class under the entry-point group
``tutor.checkers``.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ConfigDict

from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.text.reading import read

if TYPE_CHECKING:
    from tutor.networks.rules import Network, Rule

__all__ = ["Checker", "Look", "SelfTest", "TextChecker"]
"""What a plug-in needs to say what it looks for."""


@dataclass(frozen=True, slots=True)
class SelfTest:
    """An answer and how a checker has to find it."""

    expect: Outcome
    text: str
    language: str = "en"
    settings: dict[str, Any] = field(default_factory=dict)
    context: Context | None = None
    answer: Answer | None = None
    """The whole answer, where it is more than a text."""


class Checker(BaseModel, ABC):
    """Base class of every checker.

    A checker is total on any text, deterministic, without I/O, fast (see `tutor.session.grading` for the deadline), and
    its spans lie inside the answer. It raises nothing for a strange answer: it answers `unsure`.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @abstractmethod
    def check(self, answer: Answer, context: Context) -> Finding:
        """Judge one criterion of an answer.

        Args:
            answer: What the learner handed in, cleaned.
            context: The facts, the reader, the network, earlier answers.

        Returns:
            The finding; who grades writes criterion and weight into it.
        """

    def rests_on(self, network: Network) -> tuple[Rule, ...]:  # noqa: ARG002 - for those that do
        """Return the values of a network that its findings depend on; none unless a checker says so."""
        return ()

    @classmethod
    @abstractmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Return answers that show each outcome; they are run by the tests and shown in the manual."""


class TextChecker(Checker, ABC):
    """A checker of written answers: reads the text and speaks the learner's language."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Read the text and judge it."""
        return self.judge(Look(read(answer.text, context.language), context, answer))

    @abstractmethod
    def judge(self, look: Look) -> Finding:
        """Judge a text that has been read."""
