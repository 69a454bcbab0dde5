"""Tracking: what one wants to reach, and how one will know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.checkers.tracking.reserve import dismissed
from tutor.text.reading import Span
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
        days = [(token.start, token.end) for token in dates] + look.said("relative_day")
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


Goal = Literal["reach", "interest", "act", "care", "hire"]
_NEXT_BEST: dict[str, str] = {"act": "interest", "hire": "interest", "care": "interest", "interest": "reach"}
"""The measure one step away from a goal: it says something, not enough."""


class FittingMeasure(TextChecker):
    """The measure fits the goal: who wants bookings counts bookings.

    To be known: reach, views. To interest: clicks, saves, comments. To make act: bookings, requests, sales. To care:
    answer times, solved cases. To hire: suitable candidates.
    """

    goal: Goal
    """What the work is for."""
    fitting: Patterns = ()
    """Further measures that fit here."""

    def judge(self, look: Look) -> Finding:
        """Look for measures that fit, and for those that only flatter."""
        voice = look.voice
        fits = [hit.span for hit in [*look.cues(f"measure_{self.goal}"), *look.hits(self.fitting)]]
        fits = [span for span in fits if not dismissed(look, span) or self._preferred(look, span)]
        near = self._spans(look, _NEXT_BEST.get(self.goal, ""))
        weak = look.said("vanity") if self.goal != "reach" else []
        weak = [span for span in weak if not dismissed(look, span)]
        why = voice.say("A measure that does not move with the goal makes you look the other way.")
        move = voice.say("If the goal were reached tomorrow, which figure would show it first?")
        if fits and not weak:
            said = voice.say("{quote}: this figure moves when the goal does.", quote=look.quoted(fits[0]))
            return Finding(Outcome.MET, said, spans=tuple(fits[:3]))
        if fits or near:
            span = (weak or near or fits)[0]
            said = voice.say("{quote} tells less than it seems to.", quote=look.quoted(span))
            return Finding(Outcome.PARTLY, said, why, move, tuple(sorted({*fits[:2], span})))
        if weak:
            said = voice.say("{quote}: it can grow while nothing happens.", quote=look.quoted(weak[0]))
            return Finding(Outcome.UNMET, said, why, move, tuple(weak[:3]))
        return Finding(
            Outcome.UNMET, voice.say("I looked for a figure that fits the goal and did not find it."), why, move
        )

    def _spans(self, look: Look, goal: str) -> list[Span]:
        return look.said(f"measure_{goal}") if goal else []

    def _preferred(self, look: Look, span: Span) -> bool:
        """Tell whether a measure stands after the turn of *not the likes but the bookings*."""
        turns = look.said("puts_aside", "turns_to", even_negated=True)
        return any(turn[0] < span[0] for turn in turns) or not any(
            hit.span[0] < span[0] for hit in look.cues("vanity", even_negated=True)
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a fitting measure, a mixture, and likes."""
        settings = {"goal": "act"}
        yield SelfTest(Outcome.MET, "I count the bookings made by phone.", settings=settings)
        yield SelfTest(Outcome.MET, "The likes do not matter: I look at the bookings.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "I look at bookings, likes and followers.", settings=settings)
        yield SelfTest(Outcome.UNMET, "I look at how many likes it gets.", settings=settings)
