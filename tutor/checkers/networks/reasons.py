"""Networks: why this place, and not that one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Groups
from tutor.text.concepts import Hit


class ReasonFromReaders(TextChecker):
    """The choice is justified by who reads there, not by habit."""

    readers: Groups = Field(min_length=1)
    """Who reads in that place and what they do there; one group has to be named."""

    def judge(self, look: Look) -> Finding:
        """Look for a reason and, in the same sentence or the next, a reader."""
        voice = look.voice
        reasons = look.cues("reason")
        readers = [hit for group in self.readers for hit in look.hits(group)]
        hollow = look.cues("hollow_reason")
        bound = [
            (reason, reader)
            for reason in reasons
            for reader in readers
            if abs(look.sentence(reason.span) - look.sentence(reader.span)) <= 1
        ]
        if bound or (led := [reader for reader in readers if self._after_colon(look, reader)]):
            pair = bound[0] if bound else (led[0],)
            said = voice.say("{quote}: the reason is a reader.", quote=look.quoted(pair[-1].span))
            return Finding(Outcome.MET, said, spans=spans_of(pair))
        why = voice.say("A place is worth the time of those who read there.")
        move = voice.say("Who reads there, and what are they about to do? One word on them is enough.")
        if readers:
            said = voice.say("{quote} is there; I looked for a because.", quote=look.quoted(readers[0].span))
            return Finding(Outcome.PARTLY, said, why, move, spans_of(readers[:1]))
        if hollow:
            said = voice.say("{quote} would do for any place.", quote=look.quoted(hollow[0].span))
            return Finding(Outcome.UNMET, said, why, move, spans_of(hollow[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for who reads there and did not find them."), why, move)

    def _after_colon(self, look: Look, reader: Hit) -> bool:
        """Tell whether a colon leads to the reader, in a sentence of its own: *WhatsApp: there are the guests of
        Saturday*.
        """
        start = look.reading.sentences[look.sentence(reader.span)][0]
        colon = look.reading.text.rfind(":", start, reader.span[0])
        return (
            colon >= 0
            and len(look.reading.words_between(colon, look.reading.sentences[look.sentence(reader.span)][1])) >= 4
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reason, a reader without one, a hollow reason."""
        settings = {"readers": [["travell*", "guests"]]}
        yield SelfTest(Outcome.MET, "On Google, because guests look for the hours there.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "Google: guests.", settings=settings)
        yield SelfTest(Outcome.UNMET, "On Google because everybody is there.", settings=settings)
