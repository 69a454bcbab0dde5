"""Doubt: where people judged answers much like this one the other way, and where a dialect is spoken."""

from __future__ import annotations

from abc import ABC
from dataclasses import replace
from typing import ClassVar

from tutor.checkers.base import TextChecker
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.i18n import marked
from tutor.text.clean import Clean
from tutor.text.leaning import Leaning
from tutor.text.measures import dialect_words
from tutor.text.order import in_order
from tutor.text.reading import Reading

LEANS = 0.1
"""Log odds from which a text leans far enough towards those in which people found the thing."""
MISREAD = 0.3
"""As `LEANS`, where a typical mistake was recognised: it tells against the text by itself."""
LEANS_AWAY = -1.0
"""Log odds up to which it leans far enough towards those in which people missed it."""
ABSOLVED = 0.5
"""Log odds from which it settles what a checker that looks for faults cannot tell."""
ENOUGH = 30
"""Judged answers from which words weigh more than what a checker found."""
MOST_CUTS = 4
"""How often something is cut out of an answer before it is given up."""
DIALECT = (3, 0.06)
"""Words of a dialect, and their share of all, from which a text is in dialect."""


class SaidInManyWays(TextChecker, ABC):
    """A checker of something that may be said, or spoilt, in words that nobody foresaw."""

    heeds_people: ClassVar[bool] = True
    """Whether answers that people judged teach anything about it. They do not about facts: one is missing, or not."""

    seeks_fault: ClassVar[bool] = False
    """Whether it looks for what is amiss, not for a thing that has to be there."""

    def doubted(
        self,
        finding: Finding,
        look: Look,
        leaning: Leaning | None,
        *,
        slip: bool = False,
        on_topic: bool = False,
    ) -> Finding:
        """Leave to the learner what people judged the other way in answers much like this one, or said in dialect; and
        settle what may be a fault where they found none.

        Args:
            finding: What this checker found.
            look: The answer, and where it was given.
            leaning: What answers that people judged by this criterion have taught; None where there are none.
            slip: Whether a typical mistake was recognised, and speaks in the finding.
            on_topic: Whether some essential of the task was found, at least by half.

        Returns:
            The same finding where there is no such doubt, or something else stands in the thing's place.
        """
        score = leaning.score(look.reading) if leaning else 0.0
        enough = leaning is not None and leaning.judged >= ENOUGH
        if finding.outcome is Outcome.UNSURE and self.seeks_fault and enough and score >= ABSOLVED:
            said = look.voice.say("People found nothing amiss in answers much like this one.")
            return replace(finding, outcome=Outcome.MET, found=said, spans=())
        said = ""
        if finding.outcome is Outcome.MET and enough and score <= LEANS_AWAY:
            said = marked("{found} In answers much like this one people were not content with that: you can tell.")
        elif finding.outcome in (Outcome.UNMET, Outcome.PARTLY) and not self.is_certain(look):
            said = _reason(look.reading, score, slip=slip, on_topic=on_topic)
        if not said:
            return finding
        told = look.voice.say(said, found=finding.found)
        return replace(finding, outcome=Outcome.UNSURE, found=told, why="", move="", credit=None)

    def without(self, answer: Answer, context: Context) -> Clean | None:
        """Cut out of an answer what this checker finds in it, place by place.

        Returns:
            What is left, in which it finds no more; None where it finds nothing, or nothing that can be cut out.
        """
        text = answer.text
        for _ in range(MOST_CUTS):
            finding = self.check(Answer(text), context)
            if finding.outcome is not Outcome.MET or not finding.spans:
                missed = finding.outcome in (Outcome.UNMET, Outcome.PARTLY)
                return text if missed and text != answer.text else None
            for start, end in sorted(finding.spans, reverse=True):
                text = Clean(text[:start] + text[end:])
        return None

    def is_certain(self, look: Look) -> bool:  # noqa: ARG002 - for those that can be
        """Tell whether it missed something for what is there, a figure say: then no words of others make up for it."""
        return False


def _reason(reading: Reading, score: float, *, slip: bool, on_topic: bool) -> str:
    """Say why what was missed may be there all the same; nothing where there is no reason."""
    if score >= (MISREAD if slip else LEANS) and in_order(reading):
        if slip:
            return marked("{found} Unless I misread you: you can tell.")
        return marked("{found} It may be there in words I do not know: you can tell.")
    if on_topic and not slip and _in_dialect(reading):
        return marked("{found} I only half understand your dialect: you can tell.")
    return ""


def _in_dialect(reading: Reading) -> bool:
    fewest, share = DIALECT
    return dialect_words(reading) >= max(fewest, share * len(reading.words))
