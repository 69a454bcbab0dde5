"""Doubt: where people judged answers much like this one the other way."""

from __future__ import annotations

from abc import ABC
from dataclasses import replace

from tutor.checkers.base import Look, TextChecker
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.text.leaning import Leaning
from tutor.text.order import order_score
from tutor.text.reading import read

LEANS = 0.9
"""Log odds from which a text leans far enough towards those in which people found the thing."""
LEANS_AWAY = -0.4
"""Log odds up to which it leans far enough towards those in which people missed it."""
ENOUGH = 30
"""Judged answers from which words weigh more than what a checker found."""
IN_ORDER = 1.2
"""Score of the order of words from which a text is surely none of keywords that were mixed."""


class SaidInManyWays(TextChecker, ABC):
    """A checker of something that may be said, or spoilt, in words that nobody foresaw."""

    def doubted(self, finding: Finding, answer: Answer, context: Context, leaning: Leaning) -> Finding:
        """Leave to the learner what people judged the other way in answers much like this one.

        Args:
            finding: What this checker found.
            answer: The answer.
            context: Where it was given.
            leaning: What answers that people judged by this criterion have taught.

        Returns:
            The same finding where the text does not lean the other way, or may be keywords that were mixed.
        """
        look = Look(read(answer.text, context.language), context, answer)
        score, voice = leaning.score(look.reading), look.voice
        enough = leaning.judged >= ENOUGH
        if finding.outcome is Outcome.MET and enough and score <= LEANS_AWAY:
            said = voice.say(
                "{found} People saw it otherwise in answers much like this one: you can tell.", found=finding.found
            )
        elif finding.outcome in (Outcome.UNMET, Outcome.PARTLY) and score >= LEANS and _in_order(look):
            said = voice.say("{found} It may be there in words I do not know: you can tell.", found=finding.found)
        else:
            return finding
        return replace(finding, outcome=Outcome.UNSURE, found=said, why="", move="", credit=None)


def _in_order(look: Look) -> bool:
    order = order_score(look.reading)
    return order is not None and order >= IN_ORDER
