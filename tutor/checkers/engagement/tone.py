"""Engagement: the tone of an answer."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, insulting
from tutor.checkers.settings import Patterns
from tutor.checkers.signing import signature
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.negation import WIDER_WINDOW, negated
from tutor.text.reading import Span
from tutor.text.tokens import Kind

_SLANDER = ("runs_down_others", "looks_down")
"""Groups of what speaks ill of people who are not in the room, or of what somebody can pay."""


class NotDefensive(SaidInManyWays):
    """Neither defensive nor sarcastic: it answers the matter, not the person.

    Running down those who sell the same, or looking down on what somebody can pay, closes the door as well.
    """

    seeks_fault: ClassVar[bool] = True

    phrases: Patterns = ()
    """Phrases that slam the door here, beside what a model tells: *go to the discount store*."""
    only_known: bool = False
    """Whether only known phrases count, and what a model hears is left to the learner: set it where this is a must."""

    def judge(self, look: Look) -> Finding:
        """Look for doors slammed: known phrases, insults, slander, shouting."""
        kind = {look.sentence(span) for span in look.said("reassures", even_negated=True)}
        cold = [span for span in look.own("not_defensive") if look.sentence(span) not in kind]
        felt = [look.telling("not_defensive", span) for span in cold]
        heard = [span for span in felt if not look.in_quotes(span)]
        spans = self._known(look) if self.only_known else [*self._known(look), *heard]
        if heard and not spans:
            return look.left_open(heard[0])
        marks = look.reading.text.find("!!")
        weighing = Weighing(
            look,
            "not_defensive",
            marked("Those who read later see the tone before the reasons."),
            marked("Try answering as if the person stood at the counter, with others in the queue."),
        )
        raised = Weighing(look, "not_defensive")
        signed = signature(look)
        return (
            weighing.against(marked("{quote} closes the door."), spans, sorted(set(spans)))
            or weighing.doubt([signed] if signed else [])
            or raised.half(marked("{quote} sounds raised."), [(marks, marks + 2)] if marks >= 0 else [])
            or weighing.calm(marked("It answers the matter and leaves the person in peace."))
        )

    def is_certain(self, look: Look) -> bool:
        """Tell whether a known phrase slams the door."""
        return bool(self._known(look))

    def _known(self, look: Look) -> list[Span]:
        """Return the insults, the slander and the phrases that are known, but for those that are quoted."""
        known = [*insulting(look), *_slander(look), *look.found(self.phrases, even_negated=True)]
        return [span for span in known if not look.in_quotes(span)]

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a calm answer, a slammed door, slander, contempt, a raised voice."""
        yield SelfTest(Outcome.MET, "Twelve euros is what three kilos of olives and a night at the press cost.")
        yield SelfTest(Outcome.UNMET, "Nobody is forcing you, go to the supermarket.")
        yield SelfTest(Outcome.UNMET, "Supermarket oil is made of rotten olives.")
        yield SelfTest(Outcome.UNMET, "Come and taste it, if you can afford the petrol.")
        yield SelfTest(Outcome.PARTLY, "Twelve euros is the right price!!")


def _slander(look: Look) -> list[Span]:
    """Return what speaks ill of others, unless it is denied: *I do not say that their oil is rotten*."""
    return [hit.span for hit in look.cues(*_SLANDER) if not negated(look.reading, hit.first, WIDER_WINDOW)]


class Remedy(SaidInManyWays):
    """Where there was a fault, something happens now: an apology alone mends nothing. No apology is required."""

    remedies: Patterns = ()
    """What is done here: *we redo it free of charge*."""

    def judge(self, look: Look) -> Finding:
        """Look for what happens now, for vague promises and for an apology alone."""
        whole, half = look.does("remedy"), look.does("remedy_half")
        done = look.found(self.remedies) or [look.telling("remedy", span) for span in whole[:1]]
        vague = [*look.said("vague_promise", even_negated=True), *half] if half else []
        weighing = Weighing(
            look,
            "remedy",
            marked("They did not write to hear that you are sorry: they want it put right."),
            marked("What do you do about it, and by when? Try one line on that."),
        )
        return (
            weighing.there(marked("{quote}: something happens now."), done)
            or weighing.doubt()
            or weighing.half(marked("{quote}: I looked for what exactly."), vague)
            or weighing.against(
                marked("{quote}, and then? I looked for what happens now."), look.said("apology", even_negated=True)
            )
            or weighing.absent(marked("I looked for what happens now and did not find it."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a remedy, a vague promise, and an apology alone."""
        yield SelfTest(Outcome.MET, "We redo the brake free of charge, any morning from half past eight.")
        yield SelfTest(Outcome.PARTLY, "We are sorry and will do better.")
        yield SelfTest(Outcome.UNMET, "We are very sorry for what happened.")


class CorrectsKindly(SaidInManyWays):
    """A wrong claim is put right, with a reason or a source, and without putting anybody down."""

    right: Patterns = ()
    """The right value: *24 mm*, *open since 1998*. Without it any correction counts."""
    source: Patterns = ()
    """Where it comes from, or why: *the table on the site*."""

    def judge(self, look: Look) -> Finding:
        """Look for the correction, for its reason and for the tone."""
        harsh = [span for span in self._harsh(look) if not look.in_quotes(span)]
        facts = look.found(self.right, even_negated=True) if self.right else self._values(look)
        grounds = [*look.does("gives_source"), *self._sources(look)]
        weighing = Weighing(
            look,
            "gives_source" if facts else "corrects",
            marked("Those who read along decide by the tone whom to believe."),
            marked("Try the right value and where it comes from, as you would tell a neighbour."),
        )
        unsourced = Weighing(look, "gives_source", weighing.why, marked("Where can they check it? Try adding that."))
        return (
            weighing.against(marked("{quote} corrects the person, not the claim."), harsh, harsh[:2])
            or weighing.there(
                marked("{quote}: right, and it is clear why."),
                facts if grounds else [],
                sorted({*facts[:1], *grounds[:1]}),
            )
            or (weighing.doubt() if facts or not self.right else None)
            or unsourced.half(marked("{quote}: I looked for where it comes from."), facts)
            or weighing.absent(marked("I looked for how it really is and did not find it."))
        )

    def _harsh(self, look: Look) -> list[Span]:
        """Return what puts somebody down: known words, and sentences in which one model hears it and another may."""
        sure, surely = set(look.does("humiliates")), set(look.does("not_defensive"))
        heard = (sure & set(look.may("not_defensive"))) | (surely & set(look.may("humiliates")))
        return [
            *look.said("defensive", "insults", even_negated=True),
            *(look.telling("humiliates", span) for span in sorted(heard)),
        ]

    def _values(self, look: Look) -> list[Span]:
        """Return where it says how it really is: the one thing and not the other, or what a model takes for it."""
        return sorted({*look.does("corrects"), *look.said("this_not_that", even_negated=True)})

    def _sources(self, look: Look) -> list[Span]:
        """Return where it names what anybody may check."""
        named = look.said("named_source", even_negated=True)
        return [*look.places(Kind.URL), *named, *look.found(self.source, even_negated=True)]

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a correction with its source, one without, a put-down, and silence."""
        settings = {"right": ["24 euros"]}
        yield SelfTest(Outcome.MET, "The tyre is 24 euros, as the list on our site says.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "Really it is 24 euros.", settings=settings)
        yield SelfTest(Outcome.UNMET, "24 euros: you should have read the list.", settings=settings)
        yield SelfTest(Outcome.UNMET, "Thank you for your comment.", settings=settings)
