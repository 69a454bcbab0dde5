"""Tracking: what the figures do not say."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns


class Caveat(TextChecker):
    """Says what the figures do not allow to conclude."""

    causes: Patterns = ()
    """Other causes that the brief makes plausible: *the holidays*, *the new product*. One of them is a caveat too."""

    def judge(self, look: Look) -> Finding:
        """Look for a reserve, or for another possible cause."""
        voice = look.voice
        hits = look.cues("caveat", even_negated=True)
        causes = look.hits(self.causes, even_negated=True) if self.causes else []
        claims = look.cues("overclaim")
        if hits or causes:
            found = [*hits, *causes]
            said = voice.say("{quote}: you say where the figures stop.", quote=look.quoted(found[0].span))
            return Finding(Outcome.MET, said, spans=spans_of(found))
        why = voice.say("Somebody will decide on these figures: they deserve to know how far these reach.")
        move = voice.say("What else changed in the same weeks? Try naming one thing.")
        if claims:
            said = voice.say("{quote}: the figures do not go that far.", quote=look.quoted(claims[0].span))
            return Finding(Outcome.UNMET, said, why, move, spans_of(claims))
        return Finding(
            Outcome.UNMET, voice.say("I looked for what cannot be concluded and did not find it."), why, move
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reserve, a leap, and silence."""
        yield SelfTest(Outcome.MET, "Seven calls fewer, but one month is too little to tell.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer: the video works.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")
