"""Networks: why this place, and not that one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Groups, Patterns
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
        bound = look.together([hit.span for hit in reasons], [hit.span for hit in readers])
        if bound or (led := [reader for reader in readers if self._after_colon(look, reader)]):
            pair = bound[0] if bound else (led[0].span,)
            said = voice.say("{quote}: the reason is a reader.", quote=look.quoted(pair[-1]))
            return Finding(Outcome.MET, said, spans=tuple(sorted(set(pair))))
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


class LeavesOut(TextChecker):
    """Knows what to leave out: names a place that is dropped, and why."""

    places: Patterns = ()
    """Further places that may be left out: *the newsletter*. The networks' names are known."""

    def judge(self, look: Look) -> Finding:
        """Look for a place beside a word of leaving, and for a reason."""
        voice = look.voice
        named = [
            hit.span
            for hit in look.cues("network_names", even_negated=True) + look.hits(self.places, even_negated=True)
        ]
        leaving = look.said("leaves", even_negated=True)
        everywhere = look.cues("everywhere")
        left = look.together(leaving, named, apart=0)
        reasons = look.said("reason", "leaving_reason", even_negated=True)
        why = voice.say("Who is everywhere answers nowhere.")
        move = voice.say("With three hours a week, which place would miss you least, and why?")
        if left and (grounds := look.together([pair[1] for pair in left], reasons)):
            said = voice.say("{quote}: left out with a reason.", quote=look.quoted(grounds[0][0]))
            return Finding(Outcome.MET, said, spans=tuple(sorted({*left[0], grounds[0][1]})))
        if left:
            said = voice.say("{quote} stays out; I looked for why.", quote=look.quoted(left[0][1]))
            return Finding(Outcome.PARTLY, said, why, move, tuple(sorted(set(left[0]))))
        if leaving and reasons and not everywhere:
            said = voice.say("{quote}: I looked for which place it is.", quote=look.quoted(leaving[0]))
            return Finding(Outcome.PARTLY, said, why, move, (leaving[0],))
        said = voice.say("I looked for what you leave out and did not find it.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(everywhere[:1]))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a place left with a reason, without, and none."""
        yield SelfTest(Outcome.MET, "Google and WhatsApp. I drop TikTok because our readers are not there.")
        yield SelfTest(Outcome.PARTLY, "Google and WhatsApp, and I drop TikTok.")
        yield SelfTest(Outcome.UNMET, "Facebook, Instagram, TikTok and LinkedIn: one has to be everywhere.")
