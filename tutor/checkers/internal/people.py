"""Internal: colleagues, spoken of as one would like to be."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome


class NoBlame(TextChecker):
    """Describes what happened, not whose fault it was. Words in quotation marks are somebody else's."""

    def judge(self, look: Look) -> Finding:
        """Look for fingers pointed outside quotation marks."""
        hits = [hit for hit in look.cues("blame") if not look.in_quotes(hit.span)]
        if not hits:
            return Finding(Outcome.MET, look.voice.say("It tells what happened and blames nobody."))
        said = look.voice.say("{quote} points at somebody.", quote=look.quoted(hits[0].span))
        why = look.voice.say("Who feels accused explains; who sees a fact acts.")
        move = look.voice.say("Try describing the step that failed, not the person.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(hits))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a fact, a finger, and a quoted finger."""
        yield SelfTest(Outcome.MET, "On three mornings the eggs ran out at nine.")
        yield SelfTest(Outcome.UNMET, "As usual the kitchen forgot the eggs.")
        yield SelfTest(Outcome.MET, "A guest wrote «as usual no eggs».")
