"""Engagement: questions that somebody answers."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.engagement.asking import asked_in, closes, goes_on, offers_choice, opens
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, within
from tutor.checkers.settings import Groups
from tutor.text.reading import Span

NEAR = 4
"""Sentences between a question and what it is about, at most: *Page 118 … You?*, or a few answers listed before it."""


class OpenQuestion(SaidInManyWays):
    """A question worth answering: open, or a real choice, about something the reader knows.

    A yes-or-no question closes itself; *what do you think?* is so wide that nobody answers.
    """

    about: Groups = Field(min_length=1)
    """What the question is about; one group has to stand in it or right beside it."""

    only_about: bool = False
    """Whether a question about anything else is half of it: set it where `about` holds all that it may be about."""

    def judge(self, look: Look) -> Finding:
        """Look at every question for what it opens and what it is about."""
        voice = look.voice
        asked = asked_in(look)
        why = voice.say("People answer what they can answer in one line, from their own life.")
        move = voice.say("Try narrowing it: which, when, with what?")
        if not asked:
            said = voice.say("I looked for a question and did not find one.")
            return Finding(Outcome.UNMET, said, why, voice.say("What would you like to know from them?"))
        whole, half = look.does("open_question"), look.does("open_question_half")
        vague = look.said("vague_question", even_negated=True)
        for span in [span for span in asked if not closes(look, span)]:
            told = any(within(span, place) or within(place, span) for place in whole)
            wide = any(within(hit, span) and not goes_on(look, hit) for hit in vague) and not offers_choice(look, span)
            certain = self.only_about and opens(look, span) and not wide
            if (told or certain) and (not self.only_about or self._on_topic(look, span)):
                said = voice.say("{quote}: a question with something to say.", quote=look.quoted(span, 80))
                return Finding(Outcome.MET, said, spans=(span,))
        if not self.only_about and (unsure := look.doubt("open_question")):
            return unsure
        span, outcome = asked[0], Outcome.PARTLY if half else Outcome.UNMET
        if vague := [hit for hit in vague if not goes_on(look, hit)]:
            said = voice.say("{quote} is so wide that most pass by.", quote=look.quoted(vague[0]))
            return Finding(Outcome.PARTLY, said, why, move, (vague[0],))
        if not any(opens(look, each) for each in asked):
            said = voice.say("{quote}: a yes or a no ends it.", quote=look.quoted(span, 80))
            return Finding(outcome, said, why, move, (span,))
        said = voice.say("{quote}: I looked for what it is about.", quote=look.quoted(span, 80))
        return Finding(outcome, said, why, move, (span,))

    def _on_topic(self, look: Look, span: Span) -> bool:
        here = look.sentence(span)
        hits = [hit for group in self.about for hit in look.hits(group, even_negated=True)]
        return any(abs(look.sentence(hit.span) - here) <= NEAR for hit in hits)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an open question, a wide one, a closed one, and none."""
        settings = {"about": [["book*", "novel*", "read*"]]}
        yield SelfTest(Outcome.MET, "Which book did you leave half-way, and at what page?", settings=settings)
        yield SelfTest(Outcome.PARTLY, "The book of the month is here. What do you think?", settings=settings)
        yield SelfTest(Outcome.UNMET, "Do you like books?", settings=settings)
        yield SelfTest(Outcome.UNMET, "The book of the month is here.", settings=settings)
