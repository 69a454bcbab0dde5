"""Networks: why this place, and not that one."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of, within
from tutor.checkers.settings import Groups, Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked


class ReasonFromReaders(SaidInManyWays):
    """The choice is justified by who reads there, not by habit."""

    readers: Groups = Field(min_length=1)
    """Who reads in that place and what they do there; one group has to be named."""
    certain: bool = False
    """Whether one of them in a sentence with a *because* settles it: where no other readers would be named so."""

    def judge(self, look: Look) -> Finding:
        """Look for a reason and, in the same sentence or the next, a reader."""
        readers = [hit.span for group in self.readers for hit in look.hits(group)]
        hollow = spans_of(look.cues("hollow_reason"))
        bound = look.together([hit.span for hit in look.cues("reason")], readers)
        whole, half = look.does("reason_from_readers"), look.does("reason_from_readers_half")
        told = [pair[-1] for pair in bound] or [look.telling("reason_from_readers", span) for span in whole[:1]]
        close = look.together([hit.span for hit in look.cues("reason")], readers, apart=0) if self.certain else []
        certain = bool((whole and (readers or not hollow)) or (bound and half) or (close and not hollow))
        weighing = Weighing(
            look,
            "reason_from_readers",
            marked("A place is worth the time of those who read there."),
            marked("Who reads there, and what are they about to do? One word on them is enough."),
        )
        return (
            weighing.there(
                marked("{quote}: the reason is a reader."),
                told if certain else [],
                sorted(set(bound[0])) if bound else None,
            )
            or weighing.doubt()
            or weighing.half(marked("{quote} is there; I looked for a because."), readers if half else [])
            or weighing.against(marked("{quote} would do for any place."), hollow)
            or weighing.absent(marked("I looked for who reads there and did not find them."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reason, a reader who may be one, a hollow reason."""
        settings = {"readers": [["travell*", "guests"]]}
        yield SelfTest(Outcome.MET, "On Google, because guests look for the hours there.", settings=settings)
        yield SelfTest(Outcome.UNSURE, "Google: guests.", settings=settings)
        certain = {**settings, "certain": True}
        yield SelfTest(Outcome.MET, "To the list, as guests are what I have there.", settings=certain)
        yield SelfTest(Outcome.UNMET, "On Google because everybody is there.", settings=settings)


class LeavesOut(SaidInManyWays):
    """Knows what to leave out: names a place that is dropped, and why."""

    places: Patterns = ()
    """Further places that may be left out: *the newsletter*. The networks' names are known."""

    def judge(self, look: Look) -> Finding:
        """Look for a place beside a word of leaving, and for a reason."""
        named = [
            hit.span
            for hit in look.cues("network_names", "channels", even_negated=True)
            + look.hits(self.places, even_negated=True)
        ]
        left = look.together(look.said("leaves", even_negated=True), named, apart=0)
        whole, half = look.does("leaves_out") if named else [], look.does("leaves_out_half")
        place = [next((span for span in named if within(span, one)), named[0]) for one in whole[:1]]
        reason = [look.telling("leaves_out", one) for one in whole[:1]]
        weighing = Weighing(
            look,
            "leaves_out",
            marked("Who is everywhere answers nowhere."),
            marked("With three hours a week, which place would miss you least, and why?"),
        )
        return (
            weighing.there(marked("{quote}: left out with a reason."), place, sorted({*place, *reason}))
            or weighing.doubt()
            or weighing.half(
                marked("{quote} stays out; I looked for why."),
                [pair[1] for pair in left] if half else [],
                sorted(set(left[0])) if left else None,
            )
            or weighing.half(
                marked("{quote}: I looked for which place it is."),
                [look.telling("leaves_out_half", span) for span in half[:1]],
            )
            or weighing.absent(
                marked("I looked for what you leave out and did not find it."), spans_of(look.cues("everywhere")[:1])
            )
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a place left with a reason, without, and none."""
        yield SelfTest(Outcome.MET, "Google and WhatsApp. I drop TikTok because our readers are not there.")
        yield SelfTest(Outcome.PARTLY, "Google and WhatsApp, and I drop TikTok.")
        yield SelfTest(Outcome.UNMET, "Facebook, Instagram, TikTok and LinkedIn: one has to be everywhere.")
