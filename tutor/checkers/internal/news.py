"""Internal: the news, so that a colleague can act on it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.other_words import in_other_words
from tutor.checkers.settings import Groups


class NewsFirst(SaidInManyWays):
    """The news stands in the first sentence, before courtesy and context."""

    news: Groups = Field(min_length=1)
    """What the news is about; one of each group counts, and one group is enough."""
    within: int = Field(default=25, ge=5)
    """Words within which the news has to come."""
    courtesy: int = Field(default=4, ge=0)
    """Words of greeting that do not count."""

    def judge(self, look: Look) -> Finding:
        """Look for the news among the first words."""
        voice = look.voice
        exact = [hit for group in self.news for hit in look.hits(group, even_negated=True)]
        loose = [hit for group in self.news for source in group for hit in in_other_words(look, source)]
        hits = sorted([*exact, *loose], key=lambda hit: (hit.first, hit.last))
        if not hits:
            said = voice.say("I looked for the news and did not find it.")
            return Finding(Outcome.UNMET, said, move=voice.say("What is different from today? Try beginning there."))
        start = self._start(look)
        preamble = [hit for hit in look.cues("preamble", even_negated=True) if hit.first < hits[0].first]
        first = hits[0]
        sentence = look.sentence(first.span)
        opening = look.reading.sentence_of[min(start, len(look.reading.words) - 1)]
        why = voice.say("A colleague reads the first line on the stairs, and the rest maybe later.")
        move = voice.say("Try moving this to the very beginning: {quote}.", quote=look.quoted(first.span))
        if preamble and first.first - start > self.courtesy:
            said = voice.say("{quote} comes before the news.", quote=look.quoted(preamble[0].span))
            return Finding(Outcome.PARTLY if sentence <= opening else Outcome.UNMET, said, why, move, spans_of([first]))
        if sentence > opening or first.first - start > self.within:
            said = voice.say("The news comes in sentence {n}.", n=sentence + 1)
            return Finding(
                Outcome.PARTLY if sentence == opening + 1 else Outcome.UNMET, said, why, move, spans_of([first])
            )
        said = voice.say("{quote}: the news comes first.", quote=look.quoted(first.span))
        return Finding(Outcome.MET, said, spans=spans_of([first]))

    def _start(self, look: Look) -> int:
        """Return the index of the first word after greetings and lines that name who it is for."""
        reading, start = look.reading, 0
        greetings = {hit.first for hit in look.cues("greeting")}
        while start < len(reading.words):
            line = reading.text.find("\n", reading.words[start].start)
            marks = [at for mark in ",:!." if (at := reading.text.find(mark, reading.words[start].start)) >= 0]
            greeted = start in greetings
            ends = [*marks, line] if greeted else [line]
            end = min((at for at in ends if at >= 0), default=-1)
            after = reading.words_between(end, len(reading.text)).start if end >= 0 else start
            address = not greeted and reading.words[start].folded in look.lexicon.words("addressed_to")
            if (
                not start < after <= start + self.courtesy + 2
                or not (greeted or address)
                or after >= len(reading.words)
            ):
                return start
            start = after
        return 0

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the news first, after a preamble, and nowhere."""
        settings = {"news": [["press 4 stops", "stop of press 4"]]}
        yield SelfTest(Outcome.MET, "Hi all, press 4 stops on Thursday at six.", settings=settings)
        yield SelfTest(
            Outcome.UNMET, "As you know we had checks. There were some remarks. So press 4 stops.", settings=settings
        )
        yield SelfTest(Outcome.UNMET, "There will be some changes next week.", settings=settings)
