"""Internal: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.text.concepts import Hit
from tutor.text.reading import Span
from tutor.text.tokens import Kind


class OwnerAndDate(TextChecker):
    """Each request has an owner and a date: who does it, and by when, in the same sentence or list item."""

    owners: Patterns = ()
    """Names and roles that may own an action here: *Piero*, *the kitchen*. The names of the company count anyway."""
    actions: Patterns = ()
    """What is to be done; where it is given, it has to stand in the same sentence too: *fill*, *count*."""
    at_least: int = Field(default=1, ge=1)
    """How many actions need both."""

    def judge(self, look: Look) -> Finding:
        """Look for owner and date together."""
        voice = look.voice
        owners, dates = self._owners(look), dates_in(look)
        shared = {look.sentence(owner.span) for owner in owners} & {look.sentence(date) for date in dates}
        if self.actions:
            shared &= {look.sentence(hit.span) for hit in look.hits(self.actions)}
        named = [owner.span for owner in owners if look.sentence(owner.span) in shared]
        dated = [date for date in dates if look.sentence(date) in shared]
        if len(shared) >= self.at_least:
            who = next(span for span in named if look.sentence(span) == look.sentence(dated[0]))
            said = voice.say(
                "{who}, {when}: it has an owner and a date.", who=look.quoted(who), when=look.quoted(dated[0])
            )
            return Finding(Outcome.MET, said, spans=tuple(sorted({*named, *dated})))
        why = voice.say("What belongs to everybody is done by nobody; what has no day is done later.")
        return self._missing(look, owners, dates, why)

    def _missing(self, look: Look, owners: list[Hit], dates: list[Span], why: str) -> Finding:
        voice = look.voice
        nobody, someday = look.cues("nobody"), look.cues("someday")
        move = voice.say("Try one line with a name, a verb and a day.")
        if nobody:
            said = voice.say("{quote} is nobody: I looked for a name or a role.", quote=look.quoted(nobody[0].span))
            return Finding(Outcome.PARTLY if dates else Outcome.UNMET, said, why, move, spans_of(nobody[:1]))
        if someday and not dates:
            said = voice.say("{quote} is no date: I looked for a day or an hour.", quote=look.quoted(someday[0].span))
            return Finding(Outcome.PARTLY if owners else Outcome.UNMET, said, why, move, spans_of(someday[:1]))
        if owners and dates:
            said = voice.say("There is a name and there is a day, in two different sentences.")
            return Finding(Outcome.PARTLY, said, why, move, (owners[0].span, dates[0]))
        missing = (
            voice.say("who does it")
            if dates
            else voice.say("by when")
            if owners
            else voice.say("who does it and by when")
        )
        said = voice.say("I looked for {missing} and did not find it.", missing=missing)
        evidence = (owners[0].span,) if owners else tuple(dates[:1])
        return Finding(Outcome.PARTLY if evidence else Outcome.UNMET, said, why, move, evidence)

    def _owners(self, look: Look) -> list[Hit]:
        named = look.hits((*self.owners, *look.context.names))
        return sorted([*named, *look.cues("role")], key=lambda hit: hit.first)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show both, one without the other, and neither."""
        context = Context("en", names=("Piero",))
        yield SelfTest(Outcome.MET, "Piero fills the basket by Saturday at 8.", context=context)
        yield SelfTest(Outcome.PARTLY, "Piero fills the basket as soon as possible.", context=context)
        yield SelfTest(Outcome.PARTLY, "Somebody should fill the basket by Saturday.", context=context)
        yield SelfTest(Outcome.UNMET, "The basket should be full.", context=context)


def dates_in(look: Look) -> list[Span]:
    """Return the places where a day or an hour is said."""
    said = look.reading.of_kind(Kind.DATE, Kind.TIME, Kind.WEEKDAY)
    spans = [(token.start, token.end) for token in said] + look.said("relative_day")
    return sorted(set(spans))
