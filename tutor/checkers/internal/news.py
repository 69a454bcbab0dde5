"""Internal: the news, so that a colleague can act on it."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Groups
from tutor.text.concepts import Hit
from tutor.text.measures import content_words
from tutor.text.reading import Reading, read


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


STEM = 4
"""Letters by which a word of the news is known in another form: *closed*, *closing*."""


def in_other_words(look: Look, source: str) -> list[Hit]:
    """Find a phrase of the news in other forms and another order: its words, by their stems, in one sentence."""
    stems = {word[:STEM] for word in content_words(read(source.replace("*", ""), look.context.language))}
    if len(stems) < 2:
        return []
    words, placed = look.reading.words, _last_by_sentence(look.reading, stems)
    ends = [(min(places), max(places)) for places in placed if len(places) == len(stems)]
    return [Hit((words[first].start, words[last].end), first, last) for first, last in ends]


def _last_by_sentence(reading: Reading, stems: Iterable[str]) -> list[list[int]]:
    """Return, for each sentence in order, where each stem stands in it for the last time."""
    placed: dict[int, list[int]] = {}
    for stem in stems:
        found = (index for word in reading.starting_with(stem) for index in reading.positions[word])
        for sentence, index in {reading.sentence_of[index]: index for index in sorted(found)}.items():
            placed.setdefault(sentence, []).append(index)
    return [placed[sentence] for sentence in sorted(placed)]
