"""Content: an opening that makes somebody stop."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of, within
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.networks.preview import visible
from tutor.networks.rules import networks
from tutor.text.reading import Span
from tutor.text.tokens import Kind

SEEN = 125
"""Characters that count as the opening where the network tells no fold: the strictest fold known (Instagram)."""


class Hook(TextChecker):
    """Something concrete makes the reader stop before the text is cut.

    A question that asks something, a number with its thing, a contrast, a sensation, somebody's words, fresh news.
    A greeting, the company presenting itself or a stock announcement undo it where they come first.
    """

    about: Patterns = ()
    """Words of this niche that make a reader look up: *the oil*, *the press*. They count as something concrete."""
    longest: int = Field(default=0, ge=0)
    """Characters that count as the opening; 0 takes the network's own cut."""

    def judge(self, look: Look) -> Finding:
        """Look at what is seen before the cut."""
        voice, opening = look.voice, self._opening(look)
        why = voice.say("In a feed, only the first line is surely read.")
        move = voice.say("What would make you stop? Try beginning with that one thing.")
        flat = look.said("flat_opening", "boilerplate", even_negated=True)
        flat = [span for span in flat if self._leads(look, span)]
        catches = [span for span in self._catches(look) if within(span, opening)]
        if flat:
            said = voice.say("{quote} comes first, and anybody could have written it.", quote=look.quoted(flat[0]))
            return Finding(Outcome.UNMET, said, why, move, (flat[0],))
        if catches:
            said = voice.say("{quote}: one wants to know how it goes on.", quote=look.quoted(catches[0]))
            return Finding(Outcome.MET, said, spans=(catches[0],))
        said = voice.say("I looked in the first line for something to see, count or wonder at and did not find it.")
        return Finding(Outcome.UNMET, said, why, move)

    def _opening(self, look: Look) -> Span:
        """Return the part that is seen before the cut."""
        network = networks().get(look.context.network)
        if self.longest or network is None or network.fold is None:
            return 0, min(self.longest or SEEN, len(look.reading.text))
        return visible(look.reading.text, network).span

    def _leads(self, look: Look, span: Span) -> bool:
        """Tell whether nothing concrete is said before a stock phrase, and it stands in the first sentence."""
        before = [place for place in self._catches(look) if place[1] <= span[0]]
        return look.sentence(span) == 0 and not before

    def _catches(self, look: Look) -> list[Span]:
        """Return what may catch the eye, in order of place."""
        empty = look.said("empty_hooks", even_negated=True)
        figures = look.places(Kind.NUMBER, Kind.MONEY, Kind.PERCENT, Kind.TIME)
        asked = [span for span in look.reading.sentences if "?" in look.reading.quote(span)]
        asked = [span for span in asked if len(look.reading.words_between(*span)) >= 4]
        cues = look.cues("contrast", "fresh_news", "senses", even_negated=True) + look.hits(self.about)
        quotes = [span for span in look.reading.sentences if look.in_quotes(span) or look.reading.text[span[0]] in "«“"]
        found = {*figures, *asked, *quotes, *spans_of(cues)}
        return sorted(span for span in found if not any(self._only(look, span, hollow) for hollow in empty))

    def _only(self, look: Look, span: Span, hollow: Span) -> bool:
        """Tell whether a catch is nothing but an empty phrase: *Did you know?*"""
        rest = len(look.reading.words_between(*span)) - len(look.reading.words_between(*hollow))
        return (within(hollow, span) and rest < 3) or within(span, hollow)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a number, a question, a greeting and a presentation."""
        yield SelfTest(Outcome.MET, "Thirty-eight minutes from the branch to the tap: that is tonight's oil.")
        yield SelfTest(Outcome.MET, "How long has your bike been squeaking? Bring it on Thursday.")
        yield SelfTest(Outcome.UNMET, "Hello everyone! We are thrilled to announce our open day.")
        yield SelfTest(Outcome.UNMET, "Our company is a family business in the heart of the valley.")
