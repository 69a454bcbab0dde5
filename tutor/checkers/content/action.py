"""Content: what the reader can do next."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import Look, SelfTest, TextChecker
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.text.reading import Span
from tutor.text.tokens import Kind


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
