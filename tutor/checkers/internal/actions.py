"""Internal: who does what by when."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, dates_in, spans_of
from tutor.checkers.settings import Patterns
from tutor.text.concepts import Hit
from tutor.text.reading import Span

AFTERTHOUGHT = 4
"""Words up to which a sentence only adds its day to the one before."""


class OwnerAndDate(SaidInManyWays):
    """Each request has an owner and a date: who does it, and by when, in the same sentence or list item."""

    owners: Patterns = ()
    """Names and roles that may own an action here: *Piero*, *the kitchen*. The names of the company count anyway."""
    actions: Patterns = ()
    """What is to be done: *fill*, *count*. Where it is given, owner and date count beside it, the date also in the
    sentence before; where none of it is said, nothing is asked for.
    """
    dates: Patterns = ()
    """Days in the words that are used here: *market day*."""
    owner_needed: bool = True
    """Whether somebody has to be named: without it, an action with its date is enough."""
    hours_count: bool = True
    """Whether an hour is a date: not where the day is wanted on which something begins."""
    at_least: int = Field(default=1, ge=1)
    """How many actions need both."""

    def judge(self, look: Look) -> Finding:
        """Look for owner and date together."""
        voice = look.voice
        owners, dates = self._halves(look)
        doing = {look.sentence(hit.span) for hit in look.hits(self.actions, even_negated=True)}
        together = self._together(look, owners, dates, doing)
        if len({look.sentence(owner) for owner, _ in together}) >= self.at_least:
            owner, date = together[0]
            spans = tuple(sorted({span for pair in together for span in pair}))
            said = voice.say(
                "{who}, {when}: it has an owner and a date.", who=look.quoted(owner), when=look.quoted(date)
            )
            if not self.owner_needed:
                said = voice.say(
                    "{what}, {when}: it is clear what happens, and when.",
                    what=look.quoted(owner),
                    when=look.quoted(date),
                )
            return Finding(Outcome.MET, said, spans=spans)
        why = voice.say("What belongs to everybody is done by nobody; what has no day is done later.")
        if self.actions and not doing:
            said = voice.say("I looked for what is to be done and did not find it.")
            return Finding(Outcome.UNMET, said, why, voice.say("Try one line with a name, a verb and a day."))
        return self._missing(look, owners, dates, why)

    def is_certain(self, look: Look) -> bool:
        """Tell whether a name and a day are there, and apart: where they stand is no matter of words."""
        return all(self._halves(look))

    def _halves(self, look: Look) -> tuple[list[Hit], list[Span]]:
        """Return those who may be owners, or what is to be done where nobody has to be named; and the dates."""
        dates = sorted({*dates_in(look, hours=self.hours_count), *look.found(self.dates, even_negated=True)})
        return self._owners(look) if self.owner_needed else look.hits(self.actions, even_negated=True), dates

    def _together(self, look: Look, owners: list[Hit], dates: list[Span], doing: set[int]) -> list[tuple[Span, Span]]:
        """Pair each owner with its date: in one sentence, or around the sentence that says what is to be done."""
        spans = [owner.span for owner in owners if not self.actions or look.sentence(owner.span) in doing]
        beside = [pair for pair in look.together(spans, dates) if _beside(look, *pair, before=bool(self.actions))]
        return sorted(beside, key=lambda pair: (pair[1], pair[0]))

    def _missing(self, look: Look, owners: list[Hit], dates: list[Span], why: str) -> Finding:
        voice = look.voice
        nobody = look.cues("nobody") if self.owner_needed else []
        someday = look.cues("someday")
        move = voice.say("Try one line with a name, a verb and a day.")
        if nobody:
            said = voice.say("{quote} is nobody: I looked for a name or a role.", quote=look.quoted(nobody[0].span))
            return Finding(Outcome.PARTLY if dates else Outcome.UNMET, said, why, move, spans_of(nobody[:1]))
        if someday and not dates:
            said = self._no_date(look, someday[0])
            return Finding(Outcome.PARTLY if owners else Outcome.UNMET, said, why, move, spans_of(someday[:1]))
        if owners and dates:
            said = (
                voice.say("There is a name and there is a day, in two different sentences.")
                if self.owner_needed
                else voice.say("What is to be done and its day stand too far apart to be read together.")
            )
            return Finding(Outcome.PARTLY, said, why, move, (owners[0].span, dates[0]))
        said = voice.say("I did not find this yet: {missing}.", missing=self._wanted(look, owners, dates))
        evidence = (owners[0].span,) if owners else tuple(dates[:1])
        return Finding(Outcome.PARTLY if evidence else Outcome.UNMET, said, why, move, evidence)

    def _no_date(self, look: Look, someday: Hit) -> str:
        """Say that some words name no day."""
        quote = look.quoted(someday.span)
        if self.owner_needed:
            return look.voice.say("{quote} is no date: I looked for a day or an hour.", quote=quote)
        return look.voice.say("{quote} tells no day: I looked for one.", quote=quote)

    def _wanted(self, look: Look, owners: list[Hit], dates: list[Span]) -> str:
        """Say which half is missing, or both."""
        say = look.voice.say
        if not self.owner_needed:
            return say("what is to be done, and when") if not owners else say("the day")
        if not owners:
            return say("who does it") if dates else say("who does it and by when")
        return say("by when")

    def _owners(self, look: Look) -> list[Hit]:
        """Return who may own an action; somebody greeted in a sentence that asks nobody owns none."""
        asked = look.hits(self.owners)
        open_ones = {look.sentence(hit.span) for hit in look.cues("nobody")} - {
            look.sentence(hit.span) for hit in asked
        }
        named = [
            hit
            for hit in look.hits(look.context.names)
            if look.sentence(hit.span) not in open_ones or not _addressed(look, hit.span)
        ]
        return sorted([*asked, *named, *look.cues("role")], key=lambda hit: hit.first)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show both, one without the other, and neither."""
        context = Context("en", names=("Piero",))
        yield SelfTest(Outcome.MET, "Piero fills the basket by Saturday at 8.", context=context)
        yield SelfTest(Outcome.PARTLY, "Piero fills the basket as soon as possible.", context=context)
        yield SelfTest(Outcome.PARTLY, "Somebody should fill the basket by Saturday.", context=context)
        yield SelfTest(Outcome.UNMET, "The basket should be full.", context=context)


def _beside(look: Look, owner: Span, date: Span, *, before: bool) -> bool:
    """Tell whether a date belongs to what an owner does: it stands in their sentence, follows in a few words (*… From
    Saturday?*), ends what a question leaves open (*Shall I? Yes or no by ten*), or, where `before` is given, stands in
    the sentence before (*Saturday we are full. Could you …*).
    """
    apart = look.sentence(date) - look.sentence(owner)
    if apart == 1:
        start, end = look.reading.sentences[look.sentence(date)]
        if look.reading.around((start, start))[0] == "?" and _since(look, date[0]):
            return len(look.reading.words_between(start, date[0])) <= AFTERTHOUGHT
        return len(look.reading.words_between(start, end)) <= AFTERTHOUGHT and _since(look, start)
    return apart == 0 or (before and apart == -1)


def _since(look: Look, start: int) -> bool:
    """Tell whether a word such as *by* or *from* stands at a place or right before it."""
    here = look.reading.words_between(start, start + 1).start
    near = look.reading.words[max(0, here - 1) : here + 1]
    return any(word.folded.split()[0] in look.lexicon.words("since") for word in near)


def _addressed(look: Look, span: Span) -> bool:
    """Tell a name that is called, with a comma beside it, from one that is spoken of."""
    return look.reading.text[span[1] : span[1] + 1] == "," or look.reading.text[: span[0]].rstrip().endswith(",")
