"""Engagement: the tone of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome


class NotDefensive(TextChecker):
    """Neither defensive nor sarcastic: it answers the matter, not the person."""

    def judge(self, look: Look) -> Finding:
        """Look for doors slammed: known phrases, insults, shouting."""
        voice = look.voice
        hits = [hit for hit in look.cues("defensive", "insults", even_negated=True) if not look.in_quotes(hit.span)]
        if hits:
            said = voice.say("{quote} closes the door.", quote=look.quoted(hits[0].span))
            why = voice.say("Those who read later see the tone before the reasons.")
            move = voice.say("Try answering as if the person stood at the counter, with others in the queue.")
            return Finding(Outcome.UNMET, said, why, move, spans_of(hits))
        marks = look.reading.text.find("!!")
        if marks >= 0:
            said = voice.say("{quote} sounds raised.", quote=look.quoted((marks, marks + 2)))
            return Finding(Outcome.PARTLY, said, spans=((marks, marks + 2),))
        return Finding(Outcome.MET, voice.say("It answers the matter and leaves the person in peace."))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a calm answer, a slammed door, a raised voice."""
        yield SelfTest(Outcome.MET, "Twelve euros is what three kilos of olives and a night at the press cost.")
        yield SelfTest(Outcome.UNMET, "Nobody is forcing you, go to the supermarket.")
        yield SelfTest(Outcome.PARTLY, "Twelve euros is the right price!!")
