"""Content: an opening that makes somebody stop."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look
from tutor.checkers.settings import Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.networks.preview import visible
from tutor.networks.rules import networks
from tutor.text.reading import Span, read

SEEN = 125
"""Characters that count as the opening where the network tells no fold: the strictest fold known (Instagram)."""


class Hook(SaidInManyWays):
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
        start, end = self._opening(look)
        seen = Look(read(look.reading.text[start:end], look.context.language), look.context, look.answer)
        caught = [*seen.does("hook"), *seen.found(self.about, even_negated=True)]
        weighing = Weighing(
            seen,
            "hook",
            marked("In a feed, only the first line is surely read."),
            marked("What would make you stop? Try beginning with that one thing."),
        )
        return (
            weighing.there(marked("{quote}: one wants to know how it goes on."), caught)
            or weighing.doubt()
            or weighing.against(
                marked("{quote} comes first, and anybody could have written it."),
                seen.said("flat_opening", "empty_hooks", "boilerplate", even_negated=True),
            )
            or weighing.absent(
                marked("I looked in the first line for something to see, count or wonder at and did not find it.")
            )
        )

    def _opening(self, look: Look) -> Span:
        """Return the part that is seen before the cut."""
        network = networks().get(look.context.network)
        if self.longest or network is None or network.fold is None:
            return 0, min(self.longest or SEEN, len(look.reading.text))
        return visible(look.reading.text, network).span

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a number, a question, a greeting and a presentation."""
        yield SelfTest(Outcome.MET, "Thirty-eight minutes from the branch to the tap: that is tonight's oil.")
        yield SelfTest(Outcome.MET, "How long has your bike been squeaking? Bring it on Thursday.")
        yield SelfTest(Outcome.UNMET, "Hello everyone! We are thrilled to announce our open day.")
        yield SelfTest(Outcome.UNMET, "Our company is a family business in the heart of the valley.")
