"""Doubt: what a checker did not find, and people found in answers much like this one."""

from __future__ import annotations

from abc import ABC
from dataclasses import replace

from tutor.checkers.base import TextChecker
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.text.leaning import Leaning
from tutor.text.order import order_score
from tutor.text.reading import read

LEANS = 0.9
"""Log odds from which a text leans far enough towards those in which people found the thing."""
IN_ORDER = 1.2
"""Score of the order of words from which a text is surely none of keywords that were mixed."""


class SaidInManyWays(TextChecker, ABC):
    """A checker of something that may be said in words that nobody foresaw."""

    def doubted(self, finding: Finding, answer: Answer, context: Context, leaning: Leaning) -> Finding:
        """Leave to the learner what was not found, where people found it in answers much like this one.

        Args:
            finding: What this checker found.
            answer: The answer.
            context: Where it was given.
            leaning: What answers that people judged by this criterion have taught.

        Returns:
            The same finding where the text does not lean that way, or something else stands in the thing's place.
        """
        look = Look(read(answer.text, context.language), context, answer)
        order = order_score(look.reading)
        mixed = order is None or order < IN_ORDER
        if mixed or leaning.score(look.reading) < LEANS or self.is_certain(look):
            return finding
        said = look.voice.say("{found} It may be there in words I do not know: you can tell.", found=finding.found)
        return replace(finding, outcome=Outcome.UNSURE, found=said, why="", move="", credit=None)

    def is_certain(self, look: Look) -> bool:  # noqa: ARG002 - for those that can be
        """Tell whether something else stands in the thing's place: then no words of others make up for it."""
        return False
