"""Tracking: rates and comparisons that say what they divide and what they compare."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from itertools import pairwise
from typing import Self

from pydantic import Field, model_validator

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.exported import Key, KeyedByExport, rounds_to
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Patterns, Text
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.reading import Span
from tutor.text.tokens import Kind, Token


class Rate(KeyedByExport, TextChecker):
    """A rate that is right, and says what is divided by what.

    The same word hides different divisions: who says *3.5 %* has to say of what. The two figures are given by the
    author, or taken from an export file that a step shows (`from_export`), which names them too.
    """

    part: Decimal = Field(default=Decimal(0), ge=0)
    """The figure above the line: 18 bookings."""
    whole: Decimal = Field(default=Decimal(0), ge=0)
    """The figure below the line: 510 clicks."""
    part_named: Patterns = ()
    """Words that name what is above the line."""
    whole_named: Patterns = ()
    """Words that name what is below the line."""
    other_wholes: dict[str, Decimal] = Field(default_factory=dict)
    """Figures that a learner may divide by instead, by name: `{ reach = 9021 }`; the feedback says which it was."""
    instead: Text = ""
    """Said when the figure is right for another division; empty says it in general words."""

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if self.from_export is None:
            for name in ("part", "whole", "part_named", "whole_named"):
                if not getattr(self, name):
                    raise ValueError(f"give {name}, or columns of an export file: from_export = {{ … }}")
        return self

    def keyed(self, key: Key) -> Self:
        """Take part, whole and their names from an export file; names that the author gives come first."""
        if key.unit not in ("percent", "share") or not key.part or not key.whole:
            raise ValueError("this measure is no share of a whole: ask for it with an answer of kind number")
        update = {
            "part": key.part,
            "whole": key.whole,
            "part_named": self.part_named or key.part_named,
            "whole_named": self.whole_named or key.whole_named,
            "other_wholes": {**key.others, **self.other_wholes},
        }
        return self.model_copy(update=update)

    def judge(self, look: Look) -> Finding:
        """Look for the figure and for the names of its two parts."""
        voice, share = look.voice, self.part / self.whole
        right = [(token.start, token.end) for token in look.reading.words if self._right(token, share)]
        divided = self._divided(look)
        above, below = spans_of(look.hits(self.part_named)), spans_of(look.hits(self.whole_named))
        spans = tuple(sorted({*right[:1], *above[:1], *below[:1], *divided[:2]}))
        wrong = bool(look.places(Kind.PERCENT)) and not right
        if (right or divided) and above and below and not wrong:
            return Finding(Outcome.MET, voice.say("The figure is right, and it is clear of what."), spans=spans)
        why = voice.say("The same result over another base tells another story.")
        if right or (divided and not wrong):
            said = voice.say("The figure is right; I looked for what is divided by what.")
            return Finding(Outcome.PARTLY, said, why, voice.say("Try it like this: so many of so many."), spans)
        if above and below and (divided or self._close_slip(look)):
            said = voice.say("The two things are the right ones; the division comes out otherwise.")
            return Finding(Outcome.PARTLY, said, why, voice.say("Try the division once more."), spans)
        said = self.instead or self._other(look) or voice.say("I looked for the rate and found another one, or none.")
        return Finding(Outcome.UNMET, said, why, voice.say("Which figure goes above the line, which below?"), spans)

    def _other(self, look: Look) -> str:
        """Say by what else the part was divided; empty where that cannot be told."""
        for word in look.reading.of_kind(Kind.PERCENT):
            for name, whole in self.other_wholes.items():
                if whole and self._right(word, self.part / whole):
                    quote = look.quoted((word.start, word.end))
                    return look.voice.say("{quote} is right for another division: by {whole}.", quote=quote, whole=name)
        return ""

    def _right(self, token: Token, share: Decimal) -> bool:
        """Tell whether a token says a share: as a percentage, as a share of one, or as a bare number of per cents."""
        if token.kind not in (Kind.PERCENT, Kind.NUMBER) or not isinstance(token.value, Decimal):
            return False
        of_one = token.kind is Kind.NUMBER and token.value < 1
        return rounds_to(100 * token.value if of_one else token.value, 100 * share)

    def _divided(self, look: Look) -> list[Span]:
        """Return the two figures where they stand next to each other: *18 of 510*."""
        values = [(word.value, (word.start, word.end)) for word in look.reading.words if word.kind is Kind.NUMBER]
        pairs = pairwise(values)
        return next(
            (
                [first[1], second[1]]
                for first, second in pairs
                if (first[0], second[0]) == (self.part, self.whole) and second[1][0] - first[1][1] < 40
            ),
            [],
        )

    def _close_slip(self, look: Look) -> bool:
        """Tell whether the right figures were taken, whatever came out."""
        values = {word.value for word in look.reading.words if word.kind is Kind.NUMBER}
        return {self.part, self.whole} <= values

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a rate with its parts, one without, and a wrong one."""
        settings = {"part": 18, "whole": 510, "part_named": ["booking*"], "whole_named": ["click*"]}
        yield SelfTest(Outcome.MET, "3.5 % of the clicks became bookings.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "The result is 3.5 %.", settings=settings)
        yield SelfTest(Outcome.UNMET, "About 9 % did.", settings=settings)
        yield SelfTest(Outcome.UNMET, "It was 9 %.", settings={**settings, "other_wholes": {"saves": 200}})


FIGURES = 2
"""Figures that a comparison has at least: what it is, and what it was."""


class LikeWithLike(SaidInManyWays):
    """Compares like with like: a figure now, the figure it is held against, and when each of them was."""

    def judge(self, look: Look) -> Finding:
        """Look for a comparison, and for the two times it is between."""
        whole, half, times = look.does("like_with_like"), look.does("like_with_like_half"), self._times(look)
        figures = look.places(Kind.NUMBER, Kind.PERCENT, Kind.MONEY) + look.said("twice", even_negated=True)
        if len(figures) < FIGURES:
            held = look.said("compares", "alike", even_negated=True) or len(times) > 1
            whole, half = [], [*whole, *half] if held else []
        elif half and not whole:
            whole = look.said("alike", even_negated=True)
        if whole and len(times) >= 2:
            said = look.voice.say(
                "{a} and {b}: the same thing at two times.", a=look.quoted(times[0]), b=look.quoted(times[1])
            )
            return Finding(Outcome.MET, said, spans=tuple(times[:2]))
        weighing = Weighing(
            look,
            "like_with_like",
            marked("A figure alone is neither high nor low."),
            marked("What was it in the same weeks, last time? Try naming both times."),
        )
        return (
            weighing.there(marked("{quote}: it is clear what it is held against."), whole, longest=80)
            or (None if len(figures) < FIGURES else weighing.doubt())
            or weighing.half(marked("{quote}: I looked for which two times."), half)
            or weighing.absent(marked("I looked for what it is compared with and did not find it."))
        )

    def _times(self, look: Look) -> list[Span]:
        """Return the different times that are named."""
        said = look.places(Kind.MONTH, Kind.DATE) + look.said("period", even_negated=True)
        distinct: dict[str, Span] = {}
        for span in sorted(set(said)):
            if not any(span[0] < end and start < span[1] for start, end in distinct.values()):
                distinct.setdefault(look.reading.quote(span).casefold(), span)
        return list(distinct.values())

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show two figures with their times, one time, and a figure alone."""
        yield SelfTest(Outcome.MET, "18 bookings in September, against 9 in August.")
        yield SelfTest(Outcome.PARTLY, "18 bookings, twice as many as before.")
        yield SelfTest(Outcome.UNMET, "We had 18 bookings.")
