"""Internal: what changes, why, and what stays one's own choice."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.internal.actions import dates_in
from tutor.checkers.settings import Groups


class WhatChanges(TextChecker):
    """Says what is different for whoever reads, and since when."""

    change: Groups = Field(min_length=1)
    """What changes, in the words of the brief; one of each group counts, and one group is enough."""

    def judge(self, look: Look) -> Finding:
        """Look for the change beside a word of change or a date."""
        voice = look.voice
        changes = [hit for group in self.change for hit in look.hits(group, even_negated=True)]
        cues = [hit.span for hit in look.cues("what_changes", even_negated=True)] + dates_in(look)
        bound = [
            (hit, cue) for hit in changes for cue in cues if abs(look.sentence(hit.span) - look.sentence(cue)) <= 1
        ]
        if bound:
            said = voice.say("{quote}: one sees what is different.", quote=look.quoted(bound[0][0].span))
            return Finding(Outcome.MET, said, spans=tuple(sorted({bound[0][0].span, bound[0][1]})))
        why = voice.say("Whoever reads looks for their own part: what do I do differently?")
        move = voice.say("Try a line that begins with: for you.")
        if changes:
            said = voice.say(
                "{quote} is there; I looked for since when, or what it replaces.", quote=look.quoted(changes[0].span)
            )
            return Finding(Outcome.PARTLY, said, why, move, spans_of(changes[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for what changes for them and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a change with its date, without, and none."""
        settings = {"change": [["paper form*"]]}
        yield SelfTest(Outcome.MET, "From Monday you no longer hand out paper forms.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "We have thought about paper forms.", settings=settings)
        yield SelfTest(Outcome.UNMET, "There is a lot of news.", settings=settings)
