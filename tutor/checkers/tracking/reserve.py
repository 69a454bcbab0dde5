"""Tracking: what the figures do not say."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, clear_of, spans_of
from tutor.checkers.settings import Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.reading import Span


class Caveat(SaidInManyWays):
    """Says what the figures do not allow to conclude."""

    causes: Patterns = ()
    """Other causes that the brief makes plausible: *the holidays*, *the new product*. One of them grounds a reserve."""

    def judge(self, look: Look) -> Finding:
        """Hear a reserve, and look for its ground: another cause, or how little was counted."""
        causes = [span for span in look.found(self.causes, even_negated=True) if not look.in_quotes(span)]
        claims = spans_of(look.cues("overclaim"))
        reserves, grounds = look.own("caveat"), look.own("caveat_ground")
        groundless = set(clear_of(reserves, grounds))
        whole = [look.telling("caveat", span) for span in reserves if span not in groundless]
        certain = reserves or (not claims and _set_against(look, causes))
        held = (causes or _hedged(look) or whole) if certain else ()
        weighing = Weighing(
            look,
            "caveat",
            marked("Somebody will decide on these figures: they deserve to know how far these reach."),
            marked("What else changed in the same weeks? Try naming one thing."),
        )
        return (
            weighing.there(marked("{quote}: you say where the figures stop."), held)
            or look.doubt("caveat_ground" if reserves else "caveat")
            or (look.left_open(causes[0]) if causes and not claims and not look.said("dismisses") else None)
            or weighing.against(marked("{quote}: the figures do not go that far."), () if reserves else claims, claims)
            or weighing.absent(
                marked("I looked for what cannot be concluded and did not find it."),
                reserves[:1],
                Outcome.PARTLY if reserves else Outcome.UNMET,
            )
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reserve, a leap, and silence."""
        yield SelfTest(Outcome.MET, "Seven calls fewer, but one month is too little to tell.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer: the video works.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")


def _set_against(look: Look, causes: list[Span]) -> bool:
    """Tell whether a cause stands beside a word of reserve, or one that sets it against the figures."""
    return bool(look.together(causes, look.said("hedges", "sets_against", even_negated=True), apart=0))


def _hedged(look: Look) -> list[Span]:
    """Return other causes, and words for how little was counted, whose sentence holds back from a conclusion."""
    grounds = [span for span in look.said("small_sample", "other_cause", even_negated=True) if not look.in_quotes(span)]
    return [ground for ground, _ in look.together(grounds, look.said("hedges", even_negated=True), apart=0)]


class NoVanity(TextChecker):
    """Likes, followers and views are not used as proof of a result.

    They may be named to be put aside, or after the result they led to. Where such a figure stands, less is enough to
    hear a proof in it than where none does.
    """

    results: Patterns = ()
    """Further things that count as a result here, beside bookings, requests, calls and the like."""

    def judge(self, look: Look) -> Finding:
        """Look for flattering figures that carry a claim."""
        figures = applause(look, "watched")
        results = [hit.span for hit in [*look.cues("result_nouns"), *look.hits(self.results)]]
        led = bool(results) and (not figures or results[0][0] < figures[0][0])
        praise = [span for span in look.said("went_well") if not look.in_quotes(span)]
        owned = {look.sentence(span) for span in look.said("belittles", even_negated=True)}
        claimed = [one for one, other in look.together(figures, praise) if look.sentence(one) not in owned]
        heard = look.may("no_vanity") if figures else look.does("no_vanity")
        alone = {look.sentence(span) for span in figures} - {look.sentence(span) for span in results}
        proofs = [span for span in heard if not led or look.sentence(span) in alone]
        shown = claimed or ((figures or [look.telling("no_vanity", span) for span in proofs[:1]]) if proofs else [])
        weighing = Weighing(
            look,
            "no_vanity",
            marked("A thumb costs nothing: it neither books, nor calls, nor comes."),
            marked("Which figure would your accountant look at? Try beginning with that one."),
        )
        return weighing.against(marked("{quote} is no proof that it worked."), shown, shown[:3]) or weighing.calm(
            marked("The flattering figures prove nothing here."), results[:1]
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a result, likes put aside, and likes as proof."""
        yield SelfTest(Outcome.MET, "18 bookings in September, 9 in August: the post brought some.")
        yield SelfTest(Outcome.MET, "340 likes do not say much; the 18 bookings do.")
        yield SelfTest(Outcome.UNMET, "340 likes: the post was a success.")


def applause(look: Look, *also: str) -> list[Span]:
    """Return where figures that flatter stand: not put aside, not said to be none, not in somebody else's words.

    Args:
        look: The answer.
        also: Further groups of the word lists.
    """
    none = look.said("no_applause", even_negated=True)
    said = sorted(set(look.said("vanity", "admired", *also)))
    return [span for span in in_earnest(look, clear_of(said, none)) if not look.in_quotes(span)]


NEAR = 40
"""Characters between a figure and the words that put it aside."""


def in_earnest(look: Look, figures: Iterable[Span]) -> list[Span]:
    """Return the figures that are not named only to be put aside: *likes book no places*, *forget the likes*."""
    asides = look.by_sentence(look.cues("puts_aside", even_negated=True))
    return [
        figure
        for figure in figures
        if not any(_puts_aside(hit.span, figure) for hit in asides.get(look.sentence(figure), ()))
    ]


def _puts_aside(words: Span, figure: Span) -> bool:
    return 0 <= words[0] - figure[1] <= NEAR or 0 <= figure[0] - words[1] <= NEAR // 4
