"""Tracking: what is looked at again, and when."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.text.tokens import Kind


class NextLook(TextChecker):
    """Says when somebody will look again: an action and a date, in one sentence."""

    past: Patterns = ()
    """Days and months that the figures are from: they are no next look."""

    def judge(self, look: Look) -> Finding:
        """Look for a date and a verb of looking in the same sentence or the next."""
        voice = look.voice
        dates = [(token.start, token.end) for token in look.reading.of_kind(Kind.DATE, Kind.MONTH, Kind.WEEKDAY)]
        dates += [hit.span for hit in look.cues("relative_day")]
        gone = [hit.span for hit in look.hits(self.past, even_negated=True)] if self.past else []
        dates = [
            date
            for date in dates
            if not any(start <= date[0] < end or date[0] <= start < date[1] for start, end in gone)
        ]
        looks = look.cues("recheck")
        pairs = [
            (hit.span, date)
            for hit in looks
            for date in dates
            if abs(look.sentence(hit.span) - look.sentence(date)) <= 1
        ]
        if pairs:
            said = voice.say("{quote}: there is a day to look again.", quote=look.quoted(pairs[0][1]))
            return Finding(Outcome.MET, said, spans=tuple(sorted(pairs[0])))
        why = voice.say("Without a day, nobody looks again.")
        move = voice.say("Try one line: who looks, what at, and on which day.")
        if looks or dates:
            missing = voice.say("a day") if looks else voice.say("what will be looked at")
            said = voice.say("I looked for {missing} and did not find it.", missing=missing)
            return Finding(Outcome.PARTLY, said, why, move, spans_of(looks) or tuple(dates[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for the next look and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a date with a look, a look without a date, and neither."""
        yield SelfTest(Outcome.MET, "Sergio counts the calls again on 30 June.")
        yield SelfTest(Outcome.PARTLY, "We will compare the figures again.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")
