"""Content: words that everybody understands."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Patterns
from tutor.i18n import marked
from tutor.text.measures import gulpease, word_count, words_per_sentence

ENOUGH_WORDS = 100
"""Words from which the Gulpease index says something."""
READERS = (
    (80, marked("whoever finished primary school reads it with ease")),
    (60, marked("whoever finished lower secondary school reads it with ease")),
    (40, marked("whoever finished upper secondary school reads it with ease")),
    (float("-inf"), marked("hard going for most readers")),
)
"""Who reads a text with ease, by the least Gulpease index (Lucisano and Piemontese, 1988)."""


class PlainWords(SaidInManyWays):
    """Plain words: no phrases that anybody could sign, no sentence that runs out of breath.

    With an Italian text of a hundred words or more the Gulpease index is told, for information: nothing fails for it.
    """

    seeks_fault: ClassVar[bool] = True

    longest: float = Field(default=22, gt=0)
    """Mean length of a sentence from which it is too long, in words."""
    jargon: Patterns = ()
    """Trade words that this reader does not know."""

    def judge(self, look: Look) -> Finding:
        """Look for boilerplate, jargon and long sentences."""
        voice = look.voice
        stock = look.cues("boilerplate", even_negated=True)
        jargon = look.hits(self.jargon, even_negated=True)
        known = spans_of([*stock, *jargon])
        felt = [look.telling("plain_words", span) for span in look.does("plain_words")]
        spans = known + look.elsewhere(felt, known)
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
        said = voice.say("Plain words, and sentences of the right length.")
        return Finding(Outcome.MET, said, notes=self._readability(look))

    def _readability(self, look: Look) -> tuple[str, ...]:
        """Say how readable a longer Italian text is: for information, whatever it comes to."""
        if look.context.language != "it" or word_count(look.reading.text) < ENOUGH_WORDS:
            return ()
        score = gulpease(look.reading)
        readers = next(readers for least, readers in READERS if score >= least)
        said = look.voice.say(readers)
        return (look.voice.say("Gulpease index: {n} of 100, {readers}.", n=round(score), readers=said),)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show plain words, one stock phrase, and several."""
        yield SelfTest(Outcome.MET, "The library opens at night on Thursdays. Bring a friend.")
        yield SelfTest(Outcome.PARTLY, "A wide range of books is waiting.")
        yield SelfTest(Outcome.UNMET, "We are thrilled to announce our innovative solutions.")
