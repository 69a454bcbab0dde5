"""Tracking: what the figures do not say."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.text.reading import Span


class Caveat(TextChecker):
    """Says what the figures do not allow to conclude."""

    causes: Patterns = ()
    """Other causes that the brief makes plausible: *the holidays*, *the new product*. One of them is a caveat too."""

    def judge(self, look: Look) -> Finding:
        """Look for a reserve, or for another possible cause."""
        voice = look.voice
        causes = look.hits(self.causes, even_negated=True) if self.causes else []
        claims = look.cues("overclaim")
        whole, half = look.does("caveat"), look.does("caveat_half")
        if whole or (causes and (half or not claims)):
            span = causes[0].span if causes else look.telling("caveat", whole[0])
            said = voice.say("{quote}: you say where the figures stop.", quote=look.quoted(span))
            return Finding(Outcome.MET, said, spans=(span,))
        if unsure := look.doubt("caveat"):
            return unsure
        why = voice.say("Somebody will decide on these figures: they deserve to know how far these reach.")
        move = voice.say("What else changed in the same weeks? Try naming one thing.")
        outcome = Outcome.PARTLY if half else Outcome.UNMET
        if claims and not half:
            said = voice.say("{quote}: the figures do not go that far.", quote=look.quoted(claims[0].span))
            return Finding(outcome, said, why, move, spans_of(claims))
        said = voice.say("I looked for what cannot be concluded and did not find it.")
        return Finding(outcome, said, why, move, tuple(half[:1]))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reserve, a leap, and silence."""
        yield SelfTest(Outcome.MET, "Seven calls fewer, but one month is too little to tell.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer: the video works.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")


class NoVanity(TextChecker):
    """Likes, followers and views are not used as proof of a result.

    They may be named to be put aside, or after the result they led to.
    """

    results: Patterns = ()
    """Further things that count as a result here, beside bookings, requests, calls and the like."""

    def judge(self, look: Look) -> Finding:
        """Look for flattering figures that carry a claim."""
        voice = look.voice
        figures = [hit.span for hit in look.cues("vanity") if not dismissed(look, hit.span)]
        results = [hit.span for hit in [*look.cues("result_nouns"), *look.hits(self.results)]]
        claims = look.said("claims_success")
        led = bool(results) and (not figures or results[0][0] < figures[0][0])
        bound = look.together(figures, claims, apart=1)
        proofs = look.does("no_vanity")
        if proofs and (not led or (bound and not results)):
            figures = figures or [look.telling("no_vanity", proofs[0])]
            said = voice.say("{quote} is no proof that it worked.", quote=look.quoted(figures[0]))
            why = voice.say("A thumb costs nothing: it neither books, nor calls, nor comes.")
            move = voice.say("Which figure would your accountant look at? Try beginning with that one.")
            return Finding(Outcome.UNMET, said, why, move, tuple(figures[:3]))
        quiet = Finding(Outcome.MET, voice.say("The flattering figures prove nothing here."), spans=tuple(results[:1]))
        return quiet if led else look.doubt("no_vanity") or quiet

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a result, likes put aside, and likes as proof."""
        yield SelfTest(Outcome.MET, "18 bookings in September, 9 in August: the post brought some.")
        yield SelfTest(Outcome.MET, "340 likes do not say much; the 18 bookings do.")
        yield SelfTest(Outcome.UNMET, "340 likes: the post was a success.")


NEAR = 40
"""Characters between a figure and the words that put it aside."""


def dismissed(look: Look, span: Span) -> bool:
    """Tell whether a figure is named only to be put aside: *likes book no places*, *forget the likes*."""
    return any(
        (0 <= start - span[1] <= NEAR or 0 <= span[0] - end <= NEAR // 4)
        and look.sentence((start, end)) == look.sentence(span)
        for start, end in look.said("puts_aside", even_negated=True)
    )
