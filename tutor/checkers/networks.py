"""Networks: the same facts in the form each place wants."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.settings import Groups, Patterns
from tutor.networks.count import length
from tutor.networks.rules import Network, networks
from tutor.text.clean import clean
from tutor.text.concepts import Hit
from tutor.text.measures import content_words
from tutor.text.reading import Reading, read
from tutor.text.tokens import Kind


class Fits(TextChecker):
    """The text fits the network's limit, counted as the network counts, and its number of hashtags too."""

    def judge(self, look: Look) -> Finding:
        """Count and compare."""
        network = networks().get(look.context.network)
        if network is None or network.limit is None:
            return Finding(Outcome.UNSURE, look.voice.say("I know no limit for this place."))
        used, limit = length(look.reading.text, network), int(network.limit.value)
        values = {"used": used, "limit": limit, "network": network.name}
        if used > limit:
            said = look.voice.say("{used} characters, and {network} takes {limit}.", **values)
            if network.limit.confidence == "low":
                return Finding(Outcome.UNSURE, said)
            why = look.voice.say("The place does not shorten a text for you: it refuses it, or cuts where it likes.")
            move = look.voice.say("Try leaving out what the reader would not miss.")
            return Finding(
                Outcome.UNMET,
                said,
                why,
                move,
                ((limit, len(look.reading.text)),) if used == len(look.reading.text) else (),
            )
        return self._hashtags(look, network) or Finding(
            Outcome.MET, look.voice.say("{used} of {limit} characters.", **values)
        )

    def _hashtags(self, look: Look, network: Network) -> Finding | None:
        rule = network.rule("hashtags.max")
        tags = look.reading.of_kind(Kind.HASHTAG)
        if rule is None or isinstance(rule.value, str) or len(tags) <= rule.value or rule.confidence == "low":
            return None
        said = look.voice.say(
            "{used} hashtags, and {network} takes {limit}.", used=len(tags), network=network.name, limit=rule.value
        )
        move = look.voice.say("Which of them does your reader really look for? Try keeping those.")
        return Finding(Outcome.UNMET, said, "", move, tuple((tag.start, tag.end) for tag in tags))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a text that fits, one that does not, and a place without a limit."""
        instagram = Context("en", network="instagram")
        yield SelfTest(Outcome.MET, "New oil on Saturday. #newoil", context=instagram)
        yield SelfTest(Outcome.UNMET, "oil " * 600, context=instagram)
        yield SelfTest(Outcome.UNMET, "Oil. #a1 #b1 #c1 #d1 #e1 #f1", context=instagram)
        yield SelfTest(Outcome.UNSURE, "New oil on Saturday.")


class Hashtags(TextChecker):
    """As many hashtags as help, written so that a screen reader can say them."""

    at_least: int = Field(default=0, ge=0)
    at_most: int = Field(default=5, ge=0)
    """0 where hashtags lead nowhere."""
    niche: Patterns = ()
    """Hashtags, without #, of which at least one has to be there."""

    def judge(self, look: Look) -> Finding:
        """Count them and look at their form."""
        voice, tags = look.voice, look.reading.of_kind(Kind.HASHTAG)
        spans = tuple((tag.start, tag.end) for tag in tags)
        if len(tags) > self.at_most:
            if not self.at_most:
                said = voice.say("Hashtags lead nowhere in this place, and here I count {n}.", n=len(tags))
                return Finding(Outcome.UNMET, said, "", voice.say("Try the same text without them."), spans)
            said = voice.say("{n} hashtags: up to {most} help, more hide the text.", n=len(tags), most=self.at_most)
            return Finding(Outcome.UNMET, said, "", voice.say("Which does your reader really look for?"), spans)
        if len(tags) < self.at_least:
            said = voice.say("I looked for at least {least} hashtags and found {n}.", least=self.at_least, n=len(tags))
            return Finding(Outcome.UNMET, said, spans=spans)
        names = " ".join(look.reading.quote(span)[1:] for span in spans)
        if self.niche and not Look(read(names, look.context.language), look.context, look.answer).hits(self.niche):
            said = voice.say("These hashtags are everybody's: I looked for one that your readers search for.")
            return Finding(Outcome.PARTLY, said, spans=spans)
        if clumped := [span for span in spans if _clumped(look.reading.quote(span))]:
            said = voice.say("{quote} is read out as one long word.", quote=look.quoted(clumped[0]))
            move = voice.say("Try a capital at each word: #NewOil.")
            return Finding(Outcome.PARTLY, said, "", move, tuple(clumped))
        said = voice.say("The hashtags help who searches.") if tags else voice.say("No hashtags, as this place wants.")
        return Finding(Outcome.MET, said, spans=spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show helpful ones, too many, a clumped one."""
        yield SelfTest(Outcome.MET, "New oil. #NewOil #Umbria", settings={"at_least": 1})
        yield SelfTest(Outcome.UNMET, "New oil. #NewOil", settings={"at_most": 0})
        yield SelfTest(Outcome.PARTLY, "New oil. #extravirginoliveoilofumbria")


def _clumped(tag: str) -> bool:
    """Tell a long tag without capitals: several words nobody can hear apart."""
    return len(tag) > 16 and tag == tag.casefold() and "_" not in tag


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
        shared = _shared(first, look.reading, look.context)
        opening = _opening(first) == _opening(look.reading)
        if shared <= self.overlap and not opening:
            return Finding(Outcome.MET, voice.say("Two texts for two kinds of readers, on the same facts."))
        said = voice.say("The two versions have {percent} % of their words in common.", percent=round(shared * 100))
        if opening and shared <= self.overlap:
            said = voice.say("The two versions begin with the same words.")
        why = voice.say("Who reads here wants something else than who reads there.")
        move = voice.say("What does this reader decide? Try beginning with that.")
        outcome = Outcome.UNMET if shared > self.overlap else Outcome.PARTLY
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
    """Return the share of content words in common, those of the facts left aside, 0 to 1."""
    facts = {word for fact in context.facts for word in content_words(read(fact.text, context.language))}
    one, two = set(content_words(first)) - facts, set(content_words(second)) - facts
    return len(one & two) / min(len(one), len(two)) if one and two else 0.0


def _opening(reading: Reading) -> list[str]:
    return [word.folded for word in reading.words[:5]]


class ReasonFromReaders(TextChecker):
    """The choice is justified by who reads there, not by habit."""

    readers: Groups = Field(min_length=1)
    """Who reads in that place and what they do there; one group has to be named."""

    def judge(self, look: Look) -> Finding:
        """Look for a reason and, in the same sentence or the next, a reader."""
        voice = look.voice
        reasons = look.cues("reason")
        readers = [hit for group in self.readers for hit in look.hits(group)]
        hollow = look.cues("hollow_reason")
        bound = [
            (reason, reader)
            for reason in reasons
            for reader in readers
            if abs(look.sentence(reason.span) - look.sentence(reader.span)) <= 1
        ]
        if bound or (led := [reader for reader in readers if self._after_colon(look, reader)]):
            pair = bound[0] if bound else (led[0],)
            said = voice.say("{quote}: the reason is a reader.", quote=look.quoted(pair[-1].span))
            return Finding(Outcome.MET, said, spans=spans_of(pair))
        why = voice.say("A place is worth the time of those who read there.")
        move = voice.say("Who reads there, and what are they about to do? One word on them is enough.")
        if readers:
            said = voice.say("{quote} is there; I looked for a because.", quote=look.quoted(readers[0].span))
            return Finding(Outcome.PARTLY, said, why, move, spans_of(readers[:1]))
        if hollow:
            said = voice.say("{quote} would do for any place.", quote=look.quoted(hollow[0].span))
            return Finding(Outcome.UNMET, said, why, move, spans_of(hollow[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for who reads there and did not find them."), why, move)

    def _after_colon(self, look: Look, reader: Hit) -> bool:
        """Tell whether a colon leads to the reader, in a sentence of its own: *WhatsApp: there are the guests of
        Saturday*.
        """
        start = look.reading.sentences[look.sentence(reader.span)][0]
        colon = look.reading.text.rfind(":", start, reader.span[0])
        return (
            colon >= 0
            and len(look.reading.words_between(colon, look.reading.sentences[look.sentence(reader.span)][1])) >= 4
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reason, a reader without one, a hollow reason."""
        settings = {"readers": [["travell*", "guests"]]}
        yield SelfTest(Outcome.MET, "On Google, because guests look for the hours there.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "Google: guests.", settings=settings)
        yield SelfTest(Outcome.UNMET, "On Google because everybody is there.", settings=settings)
