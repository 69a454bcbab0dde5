"""Networks: why this place, and not that one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of, within
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Groups, Patterns


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
        whole, half = look.does("reason_from_readers"), look.does("reason_from_readers_half")
        if (whole and (readers or not hollow)) or (bound and half):
            span = bound[0][-1] if bound else look.telling("reason_from_readers", whole[0])
            said = voice.say("{quote}: the reason is a reader.", quote=look.quoted(span))
            return Finding(Outcome.MET, said, spans=tuple(sorted(set(bound[0]))) if bound else (span,))
        if unsure := look.doubt("reason_from_readers"):
            return unsure
        why = voice.say("A place is worth the time of those who read there.")
        move = voice.say("Who reads there, and what are they about to do? One word on them is enough.")
        if readers and half:
            said = voice.say("{quote} is there; I looked for a because.", quote=look.quoted(readers[0].span))
            return Finding(Outcome.PARTLY, said, why, move, spans_of(readers[:1]))
        if hollow:
            said = voice.say("{quote} would do for any place.", quote=look.quoted(hollow[0].span))
            return Finding(Outcome.UNMET, said, why, move, spans_of(hollow[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for who reads there and did not find them."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reason, a reader who may be one, a hollow reason."""
        settings = {"readers": [["travell*", "guests"]]}
        yield SelfTest(Outcome.MET, "On Google, because guests look for the hours there.", settings=settings)
        yield SelfTest(Outcome.UNSURE, "Google: guests.", settings=settings)
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
        why = voice.say("Who is everywhere answers nowhere.")
        move = voice.say("With three hours a week, which place would miss you least, and why?")
        whole, half = look.does("leaves_out"), look.does("leaves_out_half")
        if whole and named:
            place = next((span for span in named if within(span, whole[0])), named[0])
            said = voice.say("{quote}: left out with a reason.", quote=look.quoted(place))
            return Finding(Outcome.MET, said, spans=tuple(sorted({place, look.telling("leaves_out", whole[0])})))
        if unsure := look.doubt("leaves_out"):
            return unsure
        if left and half:
            said = voice.say("{quote} stays out; I looked for why.", quote=look.quoted(left[0][1]))
            return Finding(Outcome.PARTLY, said, why, move, tuple(sorted(set(left[0]))))
        if half:
            span = look.telling("leaves_out_half", half[0])
            said = voice.say("{quote}: I looked for which place it is.", quote=look.quoted(span))
            return Finding(Outcome.PARTLY, said, why, move, (span,))
        said = voice.say("I looked for what you leave out and did not find it.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(everywhere[:1]))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a place left with a reason, without, and none."""
        yield SelfTest(Outcome.MET, "Google and WhatsApp. I drop TikTok because our readers are not there.")
        yield SelfTest(Outcome.PARTLY, "Google and WhatsApp, and I drop TikTok.")
        yield SelfTest(Outcome.UNMET, "Facebook, Instagram, TikTok and LinkedIn: one has to be everywhere.")
