"""Networks: hashtags that somebody looks for."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look
from tutor.checkers.settings import Patterns
from tutor.checkers.tags import clumped
from tutor.text.reading import read
from tutor.text.tokens import Kind


class Hashtags(TextChecker):
    """As many hashtags as help, written so that a screen reader can say them."""

    at_least: int = Field(default=0, ge=0)
    """How many there have to be."""
    at_most: int = Field(default=5, ge=0)
    """More than these hide the text; 0 where hashtags lead nowhere."""
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
        if heard := [span for span in spans if clumped(look.reading.quote(span))]:
            said = voice.say("{quote} is read out as one long word.", quote=look.quoted(heard[0]))
            move = voice.say("Try a capital at each word: #NewOil.")
            return Finding(Outcome.PARTLY, said, "", move, tuple(heard))
        said = voice.say("The hashtags help who searches.") if tags else voice.say("No hashtags, as this place wants.")
        return Finding(Outcome.MET, said, spans=spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show helpful ones, too many, a clumped one."""
        yield SelfTest(Outcome.MET, "New oil. #NewOil #Umbria", settings={"at_least": 1})
        yield SelfTest(Outcome.UNMET, "New oil. #NewOil", settings={"at_most": 0})
        yield SelfTest(Outcome.PARTLY, "New oil. #extravirginoliveoilofumbria")
