"""Engagement: answer, ask, calm down, never bait."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.internal import in_quotes
from tutor.checkers.questions import begins_as_question, offers_choice, opens
from tutor.checkers.settings import Groups, Patterns
from tutor.text.measures import containment
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind

_BAIT = ("bait_react", "bait_comment", "bait_share", "bait_tag", "bait_vote")
COPIED_WORDS = 6
"""Words in a row taken from the customer that are no longer an echo but a copy."""


class NoBait(TextChecker):
    """No bait: no begging for reactions, tags, shares or dictated comments.

    Asking for help or advice is not bait: *share with whoever is looking for a home* passes.
    """

    def judge(self, look: Look) -> Finding:
        """Look for the five kinds of bait, outside requests for help."""
        exempt = {look.sentence(hit.span) for hit in look.cues("bait_exempt")}
        hits = [
            hit
            for group in _BAIT
            for hit in look.cues(group)
            if group == "bait_react" or look.sentence(hit.span) not in exempt
        ]
        if not hits:
            return Finding(Outcome.MET, look.voice.say("It asks without baiting."))
        said = look.voice.say("{quote} asks for a gesture, not for an answer.", quote=look.quoted(hits[0].span))
        why = look.voice.say("Networks show such posts to fewer people, and you learn nothing from them.")
        move = look.voice.say("What would you really like to know? Try asking that.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(hits))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a question, three baits and a request for help."""
        yield SelfTest(Outcome.MET, "Which book kept you awake this summer?")
        yield SelfTest(Outcome.UNMET, "Tag a friend who loves books!")
        yield SelfTest(Outcome.UNMET, "Metti mi piace se ami leggere!", "it")
        yield SelfTest(Outcome.UNMET, "Comment YES if you are in.")
        yield SelfTest(Outcome.MET, "Please share with anyone looking for a home for this dog.")


class OpenQuestion(TextChecker):
    """A question worth answering: open, or a real choice, about something the reader knows.

    A yes-or-no question closes itself; *what do you think?* is so wide that nobody answers.
    """

    about: Groups = Field(min_length=1)
    """What the question is about; one group has to stand in it or right beside it."""

    def judge(self, look: Look) -> Finding:
        """Look at every question for what it opens and what it is about."""
        voice = look.voice
        asked = self._questions(look)
        why = voice.say("People answer what they can answer in one line, from their own life.")
        move = voice.say("Try narrowing it: which, when, with what?")
        if not asked:
            said = voice.say("I looked for a question and did not find one.")
            return Finding(Outcome.UNMET, said, why, voice.say("What would you like to know from them?"))
        vague = [hit.span for hit in look.cues("vague_question", even_negated=True)]
        for span in asked:
            wide = any(_inside(hit, span) for hit in vague) and not offers_choice(look, span)
            if opens(look, span) and self._on_topic(look, span) and not wide:
                said = voice.say("{quote}: a question with something to say.", quote=look.quoted(span, 80))
                return Finding(Outcome.MET, said, spans=(span,))
        span = asked[0]
        if vague:
            said = voice.say("{quote} is so wide that most pass by.", quote=look.quoted(vague[0]))
            return Finding(Outcome.PARTLY, said, why, move, (vague[0],))
        if not any(opens(look, each) for each in asked):
            said = voice.say("{quote}: a yes or a no ends it.", quote=look.quoted(span, 80))
            return Finding(Outcome.UNMET, said, why, move, (span,))
        said = voice.say("{quote}: I looked for what it is about.", quote=look.quoted(span, 80))
        return Finding(Outcome.PARTLY, said, why, move, (span,))

    def _questions(self, look: Look) -> list[Span]:
        """Return the sentences that ask, with a question mark or without."""
        tells = {look.sentence(hit.span) for hit in look.cues("told_me")}
        return [
            span
            for index, span in enumerate(look.reading.sentences)
            if "?" in look.reading.quote(span) or index in tells or begins_as_question(look, span)
        ]

    def _on_topic(self, look: Look, span: Span) -> bool:
        here = look.sentence(span)
        hits = [hit for group in self.about for hit in look.hits(group, even_negated=True)]
        return any(abs(look.sentence(hit.span) - here) <= 1 for hit in hits)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an open question, a wide one, a closed one, and none."""
        settings = {"about": [["book*", "novel*", "read*"]]}
        yield SelfTest(Outcome.MET, "Which book did you leave half-way, and at what page?", settings=settings)
        yield SelfTest(Outcome.PARTLY, "The book of the month is here. What do you think?", settings=settings)
        yield SelfTest(Outcome.UNMET, "Do you like books?", settings=settings)
        yield SelfTest(Outcome.UNMET, "The book of the month is here.", settings=settings)


def _inside(inner: Span, outer: Span) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


class Acknowledges(TextChecker):
    """Recognises this message, and no other.

    A word of recognition and a detail of what the person wrote; two details in own words will do as well.
    """

    details: Groups = Field(min_length=1)
    """What the person wrote about; one group has to come back."""

    def judge(self, look: Look) -> Finding:
        """Look for recognition and for a detail that is not just copied."""
        voice = look.voice
        cues = [hit for hit in look.cues("acknowledge", even_negated=True) if not in_quotes(look, hit.span)]
        named = [hits for group in self.details if (hits := look.hits(group, even_negated=True))]
        details = [hits[0] for hits in named]
        copied = containment(look.reading, [read(look.context.material, look.context.language)], COPIED_WORDS) > 0.5
        why = voice.say("The same thanks would do for anybody: who wrote wants to see that you read.")
        move = voice.say("What did this person notice? Try taking up that one thing.")
        if details and not copied:
            spans = spans_of([*cues[:1], *details[:1]])
            said = voice.say("{quote}: you answer this person.", quote=look.quoted(details[0].span))
            return Finding(
                Outcome.MET if cues or len(details) > 1 else Outcome.PARTLY,
                said,
                why if not cues else "",
                move if not cues else "",
                spans,
            )
        if cues:
            said = voice.say(
                "{quote} is kind; I looked for what this person wrote about.", quote=look.quoted(cues[0].span)
            )
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


class NotDefensive(TextChecker):
    """Neither defensive nor sarcastic: it answers the matter, not the person."""

    def judge(self, look: Look) -> Finding:
        """Look for doors slammed: known phrases, insults, shouting."""
        voice = look.voice
        hits = [hit for hit in look.cues("defensive", "insults", even_negated=True) if not in_quotes(look, hit.span)]
        if hits:
            said = voice.say("{quote} closes the door.", quote=look.quoted(hits[0].span))
            why = voice.say("Those who read later see the tone before the reasons.")
            move = voice.say("Try answering as if the person stood at the counter, with others in the queue.")
            return Finding(Outcome.UNMET, said, why, move, spans_of(hits))
        marks = look.reading.text.find("!!")
        if marks >= 0:
            said = voice.say("{quote} sounds raised.", quote=look.quoted((marks, marks + 2)))
            return Finding(Outcome.PARTLY, said, spans=((marks, marks + 2),))
        return Finding(Outcome.MET, voice.say("It answers the matter and leaves the person in peace."))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a calm answer, a slammed door, a raised voice."""
        yield SelfTest(Outcome.MET, "Twelve euros is what three kilos of olives and a night at the press cost.")
        yield SelfTest(Outcome.UNMET, "Nobody is forcing you, go to the supermarket.")
        yield SelfTest(Outcome.PARTLY, "Twelve euros is the right price!!")


class MovesOn(TextChecker):
    """Takes the conversation a step further: a question, an invitation, a contact, a day."""

    steps: Patterns = ()
    """Further steps that fit here: *taste it at the counter*."""

    def judge(self, look: Look) -> Finding:
        """Look for a step that is not an empty closing."""
        voice = look.voice
        empty = [hit.span for hit in look.cues("empty_move")]
        steps = [hit.span for hit in look.cues("move_on")] + (
            [hit.span for hit in look.hits(self.steps)] if self.steps else []
        )
        real = [span for span in sorted(steps) if not any(_inside(span, other) for other in empty)]
        contacts = [(token.start, token.end) for token in look.reading.of_kind(Kind.URL, Kind.EMAIL, Kind.PHONE)]
        question = [
            span for span in look.reading.sentences[-2:] if look.reading.quote(span).rstrip('»”" ').endswith("?")
        ]
        if found := [*real, *contacts, *question]:
            said = voice.say("{quote}: the conversation can go on.", quote=look.quoted(found[0], 80))
            return Finding(Outcome.MET, said, spans=(found[0],))
        why = voice.say("An answer that leads nowhere is read as the end.")
        move = voice.say("What can they do, see or ask next? Try one thing, with its place or day.")
        if empty:
            said = voice.say("{quote}: available how, where, until when?", quote=look.quoted(empty[0]))
            return Finding(Outcome.PARTLY, said, why, move, (empty[0],))
        return Finding(Outcome.UNMET, voice.say("I looked for a next step and did not find one."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an invitation, an empty closing, and none."""
        yield SelfTest(Outcome.MET, "Come by on Saturday and taste it from the tap.")
        yield SelfTest(Outcome.PARTLY, "For any questions we remain at your disposal.")
        yield SelfTest(Outcome.UNMET, "Twelve euros is the right price.", context=Context("en"))
