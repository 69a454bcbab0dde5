"""Tracking: what one wants to reach, and how one will know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Patterns
from tutor.checkers.tracking.reserve import applause, in_earnest
from tutor.text.reading import Span
from tutor.text.tokens import Kind


class GoalMeasurable(SaidInManyWays):
    """A goal that can be measured: how many, of what, by when."""

    results: Patterns = ()
    """Further things that count as a result, beside bookings, requests, calls and the like."""
    reach: int = Field(default=6, ge=1)
    """Words within which the number has to stand from the thing it counts."""

    def judge(self, look: Look) -> Finding:
        """Look for a number bound to a result, and for a date."""
        voice = look.voice
        numbers = [index for index, word in enumerate(look.reading.words) if word.kind in (Kind.NUMBER, Kind.PERCENT)]
        near = {place for index in numbers for place in range(index - self.reach, index + self.reach + 1)}
        own = [hit for hit in look.hits(self.results) if hit.first in near]
        bound = [hit for hit in look.cues("result_nouns") if hit.first in near] + own
        dates = look.reading.of_kind(Kind.DATE, Kind.MONTH, Kind.WEEKDAY)
        days = [(token.start, token.end) for token in dates] + look.said("relative_day")
        spans = spans_of(bound[:1]) + tuple(days[:1])
        figures = look.places(Kind.NUMBER, Kind.PERCENT, Kind.MONEY)
        dated = days or look.said("duration", "period", even_negated=True)
        whole = look.does("goal_measurable") if figures and dated else []
        half = (look.does("goal_measurable_half") or look.does("goal_measurable")) if figures or dated else []
        if whole or (own and days):
            spans = spans or (look.telling("goal_measurable", whole[0]),)
            return Finding(
                Outcome.MET, voice.say("How many, of what, by when: it is all there."), spans=tuple(sorted(spans))
            )
        if figures and dated and (unsure := look.doubt("goal_measurable")):
            return unsure
        missing = voice.say("by when") if bound and not days else voice.say("how many, of what")
        said = voice.say("I did not find this yet: {missing}.", missing=missing)
        why = voice.say("Without it nobody can tell, afterwards, whether it worked.")
        return Finding(Outcome.PARTLY if half else Outcome.UNMET, said, why, spans=spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a goal, half of one, and a wish."""
        yield SelfTest(Outcome.MET, "60 bookings by 8 November.")
        yield SelfTest(Outcome.PARTLY, "60 bookings.")
        yield SelfTest(Outcome.UNMET, "More visibility for everybody.")


FAR = 80
"""Characters between the word that says it will be counted and the thing that is."""


def _gauged(look: Look, done: list[Span], others: list[Span]) -> list[Span]:
    """Return what people do where it is what will be counted, and nothing else in the same sentence is."""
    spoilt = {look.sentence(span) for span in others}
    clear = [gauge for gauge in look.said("gauges") if look.sentence(gauge) not in spoilt and not look.in_quotes(gauge)]
    near = [(one, gauge) for one, gauge in look.together(done, clear, apart=0) if abs(one[0] - gauge[0]) <= FAR]
    return [one for one, _ in near]


Goal = Literal["reach", "interest", "act", "care", "hire"]
_NEXT_BEST: dict[str, str] = {"act": "interest", "hire": "interest", "care": "interest", "interest": "reach"}
"""The measure one step away from a goal: it says something, not enough."""


class FittingMeasure(SaidInManyWays):
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
        fits, near = self._measures(look, self.goal), self._measures(look, _NEXT_BEST.get(self.goal, ""))
        own = look.found(self.fitting)
        weak = in_earnest(look, look.said("vanity")) if self.goal != "reach" else []
        why = voice.say("A measure that does not move with the goal makes you look the other way.")
        move = voice.say("If the goal were reached tomorrow, which figure would show it first?")
        whole, half = bool(fits or own) and not weak, bool(fits or own or near)
        if self.goal == "act":
            # What people do is told by a model, or by what is said to be counted: the same words count on luck.
            weak = applause(look)
            chosen = _gauged(look, look.said("outcomes", "measure_act", even_negated=True), weak)
            own = own or chosen
            half = bool(look.does("fitting_measure_half") or own or (fits and weak))
            whole = bool(look.does("fitting_measure") or own) and not (weak and not chosen)
        if whole:
            shown = (own or fits or look.does("fitting_measure"))[0]
            said = voice.say("{quote}: this figure moves when the goal does.", quote=look.quoted(shown))
            return Finding(Outcome.MET, said, spans=(shown,))
        if self.goal == "act" and (unsure := look.doubt("fitting_measure")):
            return unsure
        if half:
            shown = (weak or near or fits or own or look.does("fitting_measure_half"))[0]
            said = voice.say("{quote} tells less than it seems to.", quote=look.quoted(shown))
            return Finding(Outcome.PARTLY, said, why, move, (shown,))
        if weak:
            said = voice.say("{quote}: it can grow while nothing happens.", quote=look.quoted(weak[0]))
            return Finding(Outcome.UNMET, said, why, move, tuple(weak[:3]))
        said = voice.say("I looked for a figure that fits the goal and did not find it.")
        return Finding(Outcome.UNMET, said, why, move)

    def _measures(self, look: Look, goal: str) -> list[Span]:
        """Return the measures of a goal that are not put aside."""
        return in_earnest(look, look.said(f"measure_{goal}")) if goal else []

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a fitting measure, a mixture, and likes."""
        settings = {"goal": "act"}
        yield SelfTest(Outcome.MET, "I count the bookings made by phone.", settings=settings)
        yield SelfTest(Outcome.MET, "The likes do not matter: I look at the bookings.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "I look at bookings, likes and followers.", settings=settings)
        yield SelfTest(Outcome.UNMET, "I look at how many likes it gets.", settings=settings)
