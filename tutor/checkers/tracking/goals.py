"""Tracking: what one wants to reach, and how one will know."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.text.tokens import Kind


class GoalMeasurable(TextChecker):
    """A goal that can be measured: how many, of what, by when."""

    results: Patterns = ()
    """Further things that count as a result, beside bookings, requests, calls and the like."""
    reach: int = Field(default=6, ge=1)
    """Words within which the number has to stand from the thing it counts."""

    def judge(self, look: Look) -> Finding:
        """Look for a number bound to a result, and for a date."""
        voice = look.voice
        results = [*look.cues("result_nouns"), *(look.hits(self.results) if self.results else [])]
        numbers = [index for index, word in enumerate(look.reading.words) if word.kind in (Kind.NUMBER, Kind.PERCENT)]
        bound = [(index, hit) for index in numbers for hit in results if abs(hit.first - index) <= self.reach]
        dates = look.reading.of_kind(Kind.DATE, Kind.MONTH, Kind.WEEKDAY)
        days = [(token.start, token.end) for token in dates] + [hit.span for hit in look.cues("relative_day")]
        spans = spans_of(hit for _, hit in bound[:1]) + tuple(days[:1])
        if bound and days:
            return Finding(
                Outcome.MET, voice.say("How many, of what, by when: it is all there."), spans=tuple(sorted(spans))
            )
        missing = voice.say("how many, of what") if not bound else voice.say("by when")
        said = voice.say("I looked for {missing} and did not find it.", missing=missing)
        why = voice.say("Without it nobody can tell, afterwards, whether it worked.")
        return Finding(Outcome.PARTLY if spans else Outcome.UNMET, said, why, spans=spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a goal, half of one, and a wish."""
        yield SelfTest(Outcome.MET, "60 bookings by 8 November.")
        yield SelfTest(Outcome.PARTLY, "60 bookings.")
        yield SelfTest(Outcome.UNMET, "More visibility for everybody.")
