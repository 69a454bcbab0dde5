"""Content: a small, true, useful piece for one's own niche."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Groups, Patterns, Text
from tutor.text.measures import words_per_sentence
from tutor.text.reading import Span
from tutor.text.tokens import Kind


class NamesTheNiche(TextChecker):
    """The niche is recognisable: the text names its reader or its thing, as no other company could."""

    groups: Groups = Field(min_length=1)
    """Things that belong to this niche; each group counts once."""
    at_least: int = Field(default=2, ge=1)
    """How many groups have to be named."""

    def judge(self, look: Look) -> Finding:
        """Count the groups named."""
        named = [hits for group in self.groups if (hits := look.hits(group))]
        spans = spans_of(hit for hits in named for hit in hits[:1])
        if len(named) >= self.at_least:
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            return Finding(
                Outcome.MET, look.voice.say("{quotes}: one sees whose words these are.", quotes=quotes), spans=spans
            )
        said = look.voice.say("Any company could sign this text: I looked for words that only yours can use.")
        why = look.voice.say("Readers stop at what they recognise.")
        move = look.voice.say("Which word in it could only somebody with your job have written? Try to add one.")
        return Finding(Outcome.PARTLY if named else Outcome.UNMET, said, why, move, spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a text with a niche, with half of one, without."""
        settings = {"groups": [["oil"], ["mill", "press*"], ["olive*"]]}
        yield SelfTest(Outcome.MET, "The new oil leaves the press tonight.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "The new oil is something special.", settings=settings)
        yield SelfTest(Outcome.UNMET, "We have something special for you.", settings=settings)


class Mentions(TextChecker):
    """The text says a certain thing, in any of the forms the author lists."""

    groups: Groups = Field(min_length=1)
    """Groups of forms; one of each group counts."""
    at_least: int = Field(default=0, ge=0)
    """How many groups have to be there; 0 is all of them."""
    label: Text = ""
    """A few words that name what is looked for: *the price*."""
    even_negated: bool = False
    """Whether a form also counts after a *not*."""

    def judge(self, look: Look) -> Finding:
        """Look for each group."""
        found = [hits for group in self.groups if (hits := look.hits(group, even_negated=self.even_negated))]
        spans = spans_of(hit for hits in found for hit in hits[:1])
        if len(found) >= (self.at_least or len(self.groups)):
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            return Finding(Outcome.MET, look.voice.say("It is there: {quotes}.", quotes=quotes), spans=spans)
        outcome = Outcome.PARTLY if found else Outcome.UNMET
        credit = round(len(found) / (self.at_least or len(self.groups)), 4)
        said = look.voice.say("I looked for it and did not find it.")
        if self.label:
            said = look.voice.say("I looked for {missing} and did not find it.", missing=self.label)
        return Finding(outcome, said, spans=spans, credit=credit)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a mention, half of one, and none."""
        settings: dict[str, Any] = {"groups": [["appl*"], ["sour", "tart"]]}
        yield SelfTest(Outcome.MET, "These apples are rather sour.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "These apples are sweet.", settings=settings)
        yield SelfTest(Outcome.UNMET, "These pears are sweet.", settings=settings)


class CallToAction(TextChecker):
    """A doable next step: what the reader can do, and where to do it.

    An action alone (*come!*) is half of it; an address alone is the other half. The destination may stand in the
    sentence
    of the action or in the one beside it.
    """

    destinations: Patterns = ()
    """Further places to go: *at the counter*. Links, phones, e-mails and places with a time are recognised."""

    def judge(self, look: Look) -> Finding:
        """Look for an action and a destination close to each other."""
        voice = look.voice
        actions = look.cues("call_action", "call_nominal")
        places = self._places(look)
        pairs = [
            (action.span, place)
            for action in actions
            for place in places
            if abs(look.sentence(action.span) - look.sentence(place)) <= 1
        ]
        if pairs:
            action, place = pairs[0]
            quote = look.quoted((min(action[0], place[0]), max(action[1], place[1])))
            return Finding(
                Outcome.MET, voice.say("{quote}: one knows what to do and where.", quote=quote), spans=pairs[0]
            )
        why = voice.say("A reader who wants to, and does not know how, stops here.")
        move = voice.say("Try one verb and one handle: a number, a link, a place with its time.")
        if actions:
            span = actions[0].span
            said = voice.say("{quote}: I looked for where or how, and did not find it.", quote=look.quoted(span))
            return Finding(Outcome.PARTLY, said, why, move, (span,))
        said = voice.say("I looked for what the reader can do next and did not find it.")
        return Finding(Outcome.PARTLY if places else Outcome.UNMET, said, why, move, tuple(places[:1]))

    def _places(self, look: Look) -> list[Span]:
        addresses = look.reading.of_kind(Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE)
        times = look.reading.of_kind(Kind.DATE, Kind.TIME, Kind.WEEKDAY)
        places = [hit.span for hit in look.cues("call_destination")]
        places += [hit.span for hit in look.hits(self.destinations)] if self.destinations else []
        return sorted({(token.start, token.end) for token in (*addresses, *times)} | set(places))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a whole step, the two halves, and none."""
        yield SelfTest(Outcome.MET, "Book your place on 0742 555 0192.")
        yield SelfTest(Outcome.MET, "Prenotazione gratuita in frantoio.", "it")
        yield SelfTest(Outcome.PARTLY, "Come in great numbers!")
        yield SelfTest(Outcome.UNMET, "The oil is new and it is green.")


class PlainWords(TextChecker):
    """Plain words: no phrases that anybody could sign, no sentence that runs out of breath."""

    longest: float = Field(default=22, gt=0)
    """Mean length of a sentence from which it is too long, in words."""
    jargon: Patterns = ()
    """Trade words that this reader does not know."""

    def judge(self, look: Look) -> Finding:
        """Look for boilerplate, jargon and long sentences."""
        voice = look.voice
        stock = look.cues("boilerplate", even_negated=True)
        jargon = look.hits(self.jargon, even_negated=True) if self.jargon else []
        spans = spans_of([*stock, *jargon])
        if spans:
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            said = voice.say("{quotes}: words that many sign and few picture.", quotes=quotes)
            move = voice.say("What do they mean in your workplace? Try saying that.")
            why = voice.say("What sounds like everybody is skipped.")
            return Finding(Outcome.UNMET if len(spans) > 1 else Outcome.PARTLY, said, why, move, spans)
        mean = words_per_sentence(look.reading)
        if mean > self.longest:
            said = voice.say("Your sentences have {n} words on average.", n=round(mean))
            why = voice.say("On a phone, a long sentence is read twice or not at all.")
            return Finding(Outcome.PARTLY, said, why, voice.say("Try a full stop half-way."))
        return Finding(Outcome.MET, voice.say("Plain words, and sentences of the right length."))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show plain words, one stock phrase, and several."""
        yield SelfTest(Outcome.MET, "The library opens at night on Thursdays. Bring a friend.")
        yield SelfTest(Outcome.PARTLY, "A wide range of books is waiting.")
        yield SelfTest(Outcome.UNMET, "We are thrilled to announce our innovative solutions.")
