"""Internal: a message that can be found again and acted on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pydantic import Field

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, dates_in, spans_of
from tutor.checkers.settings import Patterns
from tutor.text.measures import word_count
from tutor.text.reading import Span

_ACRONYM = re.compile(r"\b[A-Z]{2,6}\b")
SUBJECT_WORDS = 12
"""Words up to which a first line is a subject."""


class FiveW(SaidInManyWays):
    """Who, what, when, where and why are there, and concrete."""

    who: Patterns = ()
    """Who does it: names and roles. The people of the company count anyway."""
    what: Patterns = Field(min_length=1)
    """What is done or changes."""
    where: Patterns = ()
    """Where. Without patterns the place is not asked for."""
    reasons: Patterns = ()
    """The reason, in the words of the brief."""

    def judge(self, look: Look) -> Finding:
        """Look for each of the five."""
        voice = look.voice
        slots = list(self._slots(look))
        missing = [name for name, found in slots if not found]
        spans = tuple(sorted({found[0] for _, found in slots if found}))
        if not missing:
            return Finding(Outcome.MET, voice.say("Who, what, when, where and why: it is all there."), spans=spans)
        said = voice.say("I did not find this yet: {missing}.", missing=", ".join(missing))
        why = voice.say("Whoever was not at the meeting has only these lines.")
        move = voice.say("Imagine the colleague on the next shift: what would they still ask you?")
        outcome = Outcome.PARTLY if len(slots) - len(missing) >= 3 else Outcome.UNMET
        return Finding(outcome, said, why, move, spans, credit=round(1 - len(missing) / len(slots), 4))

    def _slots(self, look: Look) -> Iterator[tuple[str, tuple[Span, ...]]]:
        voice = look.voice
        who = look.hits((*self.who, *look.context.names), even_negated=True) + look.cues("role", even_negated=True)
        yield voice.say("who does it"), spans_of(who)
        yield voice.say("what"), spans_of(look.hits(self.what, even_negated=True))
        yield voice.say("when"), tuple(dates_in(look))
        if self.where:
            yield voice.say("where"), spans_of(look.hits(self.where, even_negated=True))
        reasons = look.hits(self.reasons, even_negated=True) if self.reasons else look.cues("reason", even_negated=True)
        yield voice.say("why"), spans_of(reasons)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show all five, three, and one."""
        settings = {"what": ["blue box"], "where": ["till"], "reasons": ["lost"]}
        context = Context("en", names=("Nadia",))
        full = "From Monday returns go into the blue box beside the till: seven parts were lost. Nadia empties it."
        yield SelfTest(Outcome.MET, full, settings=settings, context=context)
        three = "From Monday returns go into the blue box beside the till."
        yield SelfTest(Outcome.PARTLY, three, settings=settings, context=context)
        yield SelfTest(Outcome.UNMET, "There is a blue box now.", settings=settings, context=context)


class ShortAndFindable(TextChecker):
    """Short, with a subject that says the matter, and no acronym left unexplained."""

    most: int = Field(default=120, ge=20)
    """Words up to which a message is short."""
    known: tuple[str, ...] = ()
    """Acronyms that everybody here knows."""

    def judge(self, look: Look) -> Finding:
        """Count the lapses."""
        lapses = list(self._lapses(look))
        if not lapses:
            return Finding(Outcome.MET, look.voice.say("Short, and quick to find again."))
        said, spans = lapses[0]
        why = look.voice.say("In three weeks somebody will look for this, on a phone.")
        move = look.voice.say("What would they type to find it? Try putting that into the first line.")
        return Finding(Outcome.PARTLY if len(lapses) == 1 else Outcome.UNMET, said, why, move, spans)

    def _lapses(self, look: Look) -> Iterator[tuple[str, tuple[Span, ...]]]:
        voice, words = look.voice, word_count(look.reading.text)
        if not has_subject(look):
            yield voice.say("I looked for a first line that says the matter and did not find it."), ()
        if words > self.most:
            yield voice.say("{n} words: up to {most} are read to the end.", n=words, most=self.most), ()
        if strange := self._unexplained(look):
            yield voice.say("{quote}: not everybody knows what it stands for.", quote=look.quoted(strange[0])), strange

    def _unexplained(self, look: Look) -> tuple[Span, ...]:
        """Return the first use of each acronym that is neither known nor explained beside it."""
        text = look.reading.text
        if text.isupper():
            return ()
        known = {name.casefold() for name in self.known} | look.lexicon.words("known_acronyms")
        first: dict[str, Span] = {}
        for match in _ACRONYM.finditer(text):
            first.setdefault(match[0], match.span())
        return tuple(
            span
            for name, span in first.items()
            if name.casefold() not in known and not _explained(look, span) and not _shouting(text, span)
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a findable note, one without a subject, and one that is long and coded besides."""
        yield SelfTest(Outcome.MET, "Blue box for returns from Monday\nFrom Monday the returns go into the blue box.")
        yield SelfTest(
            Outcome.PARTLY, "hi all, from Monday the returns go into the blue box beside the till, thank you."
        )
        yield SelfTest(
            Outcome.UNMET, "hi all, as to the RMA flow I wanted to say a few things about the blue box to you."
        )


def has_subject(look: Look) -> bool:
    """Tell whether a text begins with a line that names the matter."""
    first, line_break, rest = look.reading.text.strip().partition("\n")
    label = first.strip().casefold()
    named, colon, _ = label.partition(":")
    if label.startswith("[") or (colon and named in look.lexicon.words("subject_labels")):
        return True
    if line_break and rest.strip():
        greeting = any(hit.first == 0 for hit in look.cues("greeting")) and first.rstrip().endswith((",", "!"))
        return 1 < word_count(first) <= SUBJECT_WORDS and not first.rstrip().endswith((".", ",")) and not greeting
    before, colon, after = first.partition(":")
    greeting = any(hit.first == 0 for hit in look.cues("greeting"))
    return bool(colon and after.strip()) and 1 < word_count(before) <= SUBJECT_WORDS // 2 and not greeting


def _explained(look: Look, span: Span) -> bool:
    """Tell whether brackets, a dash or *that is* beside an acronym say what it stands for."""
    text = look.reading.text
    after = text[span[1] : span[1] + 12].lstrip().casefold()
    before = text[max(0, span[0] - 2) : span[0]]
    return after.startswith(("(", "– ", "- ", "=", *look.lexicon.sources("that_is"))) or before.endswith("(")


def _shouting(text: str, span: Span) -> bool:
    """Tell a word in capitals among others from an acronym."""
    return text[: span[0]].split()[-1:] != [] and text[: span[0]].rsplit(maxsplit=1)[-1].isupper()
