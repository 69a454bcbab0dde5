"""Networks: another text for other readers."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.checkers.sources import TRACEABLE
from tutor.text.clean import clean
from tutor.text.concepts import same_quantity
from tutor.text.measures import content_words
from tutor.text.reading import Reading, read


class Adapted(TextChecker):
    """Really adapted, not pasted: another text than the one for the other place, on the same facts."""

    step: str
    """Id of the step whose answer this one is compared with."""
    overlap: float = Field(default=0.55, gt=0, le=1)
    """Share of words in common, facts left aside, from which the two are the same text."""
    from_words: int = Field(default=20, ge=1)
    """Below so many words the two may be alike: a notice has few ways to be said."""

    def judge(self, look: Look) -> Finding:
        """Compare the two texts, figures and facts left aside."""
        voice = look.voice
        other = dict(look.context.earlier).get(self.step)
        if other is None or not other.text:
            return Finding(Outcome.UNSURE, voice.say("There is no other version to compare with yet."))
        first = read(other.text, look.context.language)
        if min(len(first.words), len(look.reading.words)) < self.from_words:
            return Finding(Outcome.UNSURE, voice.say("Too short to tell: you can judge that better."))
        if not _same_facts(first, look.reading):
            said = voice.say("The two texts do not speak of the same thing: I looked for the same figures in both.")
            return Finding(Outcome.UNMET, said)
        shared = _shared(first, look.reading, look.context)
        opening = _opening(first) == _opening(look.reading)
        if shared <= self.overlap and not opening:
            return Finding(Outcome.MET, voice.say("Two texts for two kinds of readers, on the same facts."))
        said = voice.say(
            "The two versions have {percent} per cent of their words in common.", percent=round(shared * 100)
        )
        if opening and shared <= self.overlap:
            said = voice.say("The two versions begin with the same words.")
        why = voice.say("Who reads here wants something else than who reads there.")
        move = voice.say("What does this reader decide? Try beginning with that.")
        outcome = Outcome.PARTLY if shared <= self.overlap or _new_opening(first, look.reading) else Outcome.UNMET
        return Finding(outcome, said, why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an adapted text, a pasted one, and nothing to compare with."""
        text = (
            "The practice is closed in August, for two weeks. For an emergency ring the number below, "
            "a colleague answers day and night."
        )
        other = (
            "Summer closure, from the ninth: if a tooth hurts while we are away, somebody we trust will see you. "
            "The number is on the door and here."
        )
        context = Context("en", earlier=(("google", Answer(clean(text))),))
        yield SelfTest(Outcome.MET, other, settings={"step": "google"}, context=context)
        yield SelfTest(Outcome.UNMET, text, settings={"step": "google"}, context=context)
        yield SelfTest(Outcome.UNSURE, text, settings={"step": "google"})


def _shared(first: Reading, second: Reading, context: Context) -> float:
    """Return the share of content words in common, those of the facts left aside, 0 to 1; one word is no share."""
    facts = {word for fact in context.facts for word in content_words(read(fact.text, context.language))}
    one, two = set(content_words(first)) - facts, set(content_words(second)) - facts
    return len(one & two) / min(len(one), len(two)) if len(one & two) > 1 else 0.0


def _opening(reading: Reading) -> list[str]:
    return [word.folded for word in reading.words[:5]]


def _new_opening(first: Reading, second: Reading) -> bool:
    """Tell whether a text begins with a sentence that the other does not have, in any place."""
    start, end = second.sentences[0]
    own = set(content_words(read(second.text[start:end], second.language)))
    others = [set(content_words(read(first.quote(span), first.language))) for span in first.sentences]
    return bool(own) and all(len(own & other) / len(own) < 0.5 for other in others)


def _same_facts(first: Reading, second: Reading) -> bool:
    """Tell whether two texts have a figure, a date or an address in common.

    True where one of them has hardly any; but a text without a single one is another story than one with three.
    """
    figures = [reading.of_kind(*TRACEABLE) for reading in (first, second)]
    fewest, most = sorted(map(len, figures))
    if fewest < 2:
        return fewest > 0 or most < 3
    return any(same_quantity(one, other) for one in figures[0] for other in figures[1])
