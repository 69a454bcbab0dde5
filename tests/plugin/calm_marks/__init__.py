"""A house rule as a checker: few exclamation marks."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker
from tutor.checkers.finding import Finding, Outcome

_FEW = {
    "it": "I punti esclamativi sono pochi: la voce resta calma.",
    "en": "Few exclamation marks: the voice stays calm.",
}
_MANY = {
    "it": "{n} punti esclamativi: fino a {most} suonano contenti, di più suonano forte.",
    "en": "{n} exclamation marks: up to {most} sound glad, more sound loud.",
}


class CalmMarks(TextChecker):
    """Few exclamation marks: the voice stays calm."""

    at_most: int = Field(default=1, ge=0)
    """How many are still calm."""

    def judge(self, look: Look) -> Finding:
        """Count them, and show where they stand."""
        places = [at for at, character in enumerate(look.reading.text) if character == "!"]
        if len(places) <= self.at_most:
            return Finding(Outcome.MET, _FEW[look.context.language])
        said = _MANY[look.context.language].format(n=len(places), most=self.at_most)
        outcome = Outcome.PARTLY if len(places) == self.at_most + 1 else Outcome.UNMET
        return Finding(outcome, said, spans=tuple((at, at + 1) for at in places))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a calm voice, one a little loud, and a shout."""
        yield SelfTest(Outcome.MET, "The oil is here. Come and taste it!")
        yield SelfTest(Outcome.PARTLY, "The oil is here! Come and taste it!")
        yield SelfTest(Outcome.UNMET, "Evviva! L'olio! Venite!", "it")
