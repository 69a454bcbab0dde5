"""Content: whose text it is, and what it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.denial import upheld
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Groups, Text
from tutor.text.concepts import Hit


class NamesTheNiche(SaidInManyWays):
    """The niche is recognisable: the text names its reader or its thing, as no other company could."""

    groups: Groups = Field(min_length=1)
    """Things that belong to this niche; each group counts once."""
    at_least: int = Field(default=2, ge=1)
    """How many groups have to be named."""

    def judge(self, look: Look) -> Finding:
        """Count the groups named."""
        named = _apart([look.hits(group) for group in self.groups])
        spans = spans_of(named)
        if len(named) >= self.at_least:
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            return Finding(
                Outcome.MET, look.voice.say("{quotes}: you can tell whose words these are.", quotes=quotes), spans=spans
            )
        said = look.voice.say("Any company could sign this text: I looked for words that only yours can use.")
        why = look.voice.say("Readers stop at what they recognise.")
        move = look.voice.say("Which word in it could only somebody with your job have written? Try to add one.")
        return Finding(Outcome.PARTLY if named else Outcome.UNMET, said, why, move, spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a text with a niche, with half of one, without."""
        settings = {"groups": [["oil"], ["mill", "press*"], ["olive*"]]}
        yield SelfTest(Outcome.MET, "The new oil leaves the press tonight.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "The new oil is something special.", settings=settings)
        yield SelfTest(Outcome.UNMET, "We have something special for you.", settings=settings)


def _apart(groups: list[list[Hit]]) -> list[Hit]:
    """Return a hit of each group, as far as each can have words of its own: *due ruote* is one thing, not two wheels
    besides. Groups with the fewest hits choose first.
    """
    taken: set[int] = set()
    chosen: list[Hit] = []
    for hits in sorted(groups, key=len):
        free = next((hit for hit in hits if taken.isdisjoint(range(hit.first, hit.last + 1))), None)
        if free:
            taken.update(range(free.first, free.last + 1))
            chosen.append(free)
    return chosen


class Mentions(SaidInManyWays):
    """The text says a certain thing, in any of the forms the author lists."""

    groups: Groups = Field(min_length=1)
    """Groups of forms; one of each group counts."""
    at_least: int = Field(default=0, ge=0)
    """How many groups have to be there; 0 is all of them."""
    label: Text = ""
    """A few words that name what is looked for: *the price*."""
    even_negated: bool = False
    """Whether a form also counts after a *not*."""

    def judge(self, look: Look) -> Finding:
        """Look for each group."""
        named = (look.hits(group, even_negated=self.even_negated) for group in self.groups)
        found = [hits for every in named if (hits := upheld(look, every))]
        spans = spans_of(hit for hits in found for hit in hits[:1])
        if len(found) >= (self.at_least or len(self.groups)):
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            return Finding(Outcome.MET, look.voice.say("It is there: {quotes}.", quotes=quotes), spans=spans)
        outcome = Outcome.PARTLY if found else Outcome.UNMET
        credit = round(len(found) / (self.at_least or len(self.groups)), 4)
        said = look.voice.say("I looked for it and did not find it.")
        if self.label:
            said = look.voice.say("I did not find this yet: {missing}.", missing=self.label)
        return Finding(outcome, said, spans=spans, credit=credit)

    def is_certain(self, look: Look) -> bool:
        """Tell whether a group is there only to be denied."""
        named = (look.hits(group, even_negated=self.even_negated) for group in self.groups)
        return any(hits and not upheld(look, hits) for hits in named)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a mention, half of one, and none."""
        settings: dict[str, Any] = {"groups": [["appl*"], ["sour", "tart"]]}
        yield SelfTest(Outcome.MET, "These apples are rather sour.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "These apples are sweet.", settings=settings)
        yield SelfTest(Outcome.UNMET, "These pears are sweet.", settings=settings)
