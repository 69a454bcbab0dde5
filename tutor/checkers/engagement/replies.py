"""Engagement: an answer to this person."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, dates_in, spans_of
from tutor.checkers.meanings import answered
from tutor.checkers.settings import Groups, Patterns, Texts
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.concepts import Hit
from tutor.text.measures import containment
from tutor.text.reading import read

COPIED_WORDS = 6
"""Words in a row taken from the customer that are no longer an echo but a copy."""


class Acknowledges(SaidInManyWays):
    """Recognises this message, and no other.

    A word of recognition and a detail of what the person wrote; two details in own words will do as well.
    """

    details: Groups = Field(min_length=1)
    """What the person wrote about and nobody else would; one group has to come back."""
    detail_is_enough: bool = False
    """Whether one detail alone shows it: set it where `details` holds nothing that anybody would say unread."""
    topics: Patterns = ()
    """What the person wrote about and others too: the price. It counts beside their name."""
    person: Patterns = ()
    """Who wrote: calling them by name is a word of recognition."""

    def judge(self, look: Look) -> Finding:
        """Look for recognition and for a detail that is not just copied."""
        voice = look.voice
        called = look.hits(self.person, even_negated=True)
        known = look.cues("acknowledge", even_negated=True)
        cues = [hit for hit in (*known, *called) if not look.in_quotes(hit.span)]
        named = [hits for group in self.details if (hits := _details(look, group, called))]
        if called and not named:
            named = [hits for hits in [look.hits(self.topics, even_negated=True)] if hits]
        details = [hits[0] for hits in named]
        copied = containment(look.reading, [read(look.context.material, look.context.language)], COPIED_WORDS) > 0.5
        why = voice.say("The same thanks would do for anybody: who wrote wants to see that you read.")
        move = voice.say("What did this person notice? Try taking up that one thing.")
        if details and not copied:
            spans = spans_of([*cues[:1], *details[:1]])
            said = voice.say("{quote}: this answers what they wrote.", quote=look.quoted(details[0].span))
            if cues or len(details) > 1 or self.detail_is_enough:
                return Finding(Outcome.MET, said, spans=spans)
            return Finding(Outcome.PARTLY, said, why, move, spans)
        if cues:
            quote = look.quoted(cues[0].span)
            said = voice.say("{quote} is kind; I looked for what this person wrote about.", quote=quote)
            if cues[0] not in known:
                said = voice.say("{quote} is how they are called; I looked for what they wrote about.", quote=quote)
            return Finding(Outcome.PARTLY, said, why, move, spans_of(cues[:1]))
        return Finding(
            Outcome.UNMET, voice.say("I looked for a sign that you read their message and did not find one."), why, move
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show recognition with a detail, without, and none."""
        settings = {"details": [["parking", "car"]]}
        yield SelfTest(
            Outcome.MET, "You are right about the parking: there is none under the house.", settings=settings
        )
        yield SelfTest(Outcome.PARTLY, "Thanks for your feedback.", settings=settings)
        yield SelfTest(Outcome.UNMET, "Our hotel has a garden.", settings=settings)


def _details(look: Look, group: Patterns, called: list[Hit]) -> list[Hit]:
    """Return where a detail stands; the *Caro* of *Caro Ivano* does not say that it costs a lot."""
    hits = look.hits(group, even_negated=True)
    return [hit for hit in hits if not any(_greets(look, hit, name) for name in called)]


def _greets(look: Look, hit: Hit, name: Hit) -> bool:
    """Tell whether a word opens a sentence and leads to a name."""
    before = look.reading.sentence_of[hit.first - 1] if hit.first else -1
    leads = hit.first == hit.last == name.first - 1 and look.reading.text[hit.span[1] : name.span[0]] == " "
    return leads and before != look.reading.sentence_of[hit.first]


class MovesOn(SaidInManyWays):
    """Takes the conversation a step further: a question, an invitation, a contact, a day."""

    steps: Patterns = ()
    """Further steps that fit here: *taste it at the counter*."""

    def judge(self, look: Look) -> Finding:
        """Look for a step that is not an empty closing; the author's own steps are certain."""
        steps = [*look.found(self.steps), *look.does("moves_on")]
        weighing = Weighing(
            look,
            "moves_on",
            marked("An answer that leads nowhere is read as the end."),
            marked("What can they do, see or ask next? Try one thing, with its place or day."),
        )
        return (
            weighing.there(marked("{quote}: the conversation can go on."), steps, longest=80)
            or weighing.doubt()
            or weighing.half(
                marked("{quote}: available how, where, until when?"),
                [*look.said("empty_move"), *look.does("moves_on_half")],
            )
            or weighing.absent(marked("I looked for a next step and did not find one."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an invitation, an empty closing, and none."""
        yield SelfTest(Outcome.MET, "Come by on Saturday and taste it from the tap.")
        yield SelfTest(Outcome.PARTLY, "For any questions we remain at your disposal.")
        yield SelfTest(Outcome.UNMET, "Twelve euros is the right price.", context=Context("en"))


class Answers(SaidInManyWays):
    """Answers what was asked: each question, with its value; or says honestly when the answer comes."""

    answers: Groups = Field(min_length=1)
    """The right answers: for each question the forms that answer it."""
    labels: Texts = ()
    """A few words for each question: *the price*."""

    def judge(self, look: Look) -> Finding:
        """Look for each answer, or for a promise with a day."""
        voice = look.voice
        hits = [answered(look, group) for group in self.answers]
        spans = tuple(sorted({found[0] for found in hits if found}))
        open_ones = [at for at, found in enumerate(hits) if not found]
        unknown = look.together(look.said("not_known_yet", even_negated=True), dates_in(look))
        if len(open_ones) <= len(unknown[:1]):
            shown = spans or tuple(sorted(set(unknown[0])))
            said = voice.say("{quote}: that was the question.", quote=look.quoted(shown[0]))
            return Finding(Outcome.MET, said, spans=shown)
        label = self.labels[open_ones[0]] if open_ones[0] < len(self.labels) else voice.say("the answer")
        said = voice.say("I did not find this yet: {missing}.", missing=label)
        why = voice.say("Who asked a question counts the lines until the answer.")
        move = voice.say("Try answering first, and explaining after.")
        credit = round(1 - len(open_ones) / len(self.answers), 4)
        return Finding(Outcome.PARTLY if spans or unknown else Outcome.UNMET, said, why, move, spans, credit=credit)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an answer, half of one, a promise, and an evasion."""
        settings = {"answers": [["free", "nothing"], ["in stock", "we have it"]], "labels": ["the price", "the tyre"]}
        yield SelfTest(Outcome.MET, "Redoing it is free, and the tyre is in stock.", settings=settings)
        yield SelfTest(
            Outcome.MET, "Redoing it is free. About the tyre I'll let you know by tomorrow.", settings=settings
        )
        yield SelfTest(Outcome.PARTLY, "Redoing it is free.", settings=settings)
        yield SelfTest(Outcome.UNMET, "Send us a private message.", settings=settings)
