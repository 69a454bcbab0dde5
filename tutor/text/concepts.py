"""Concept groups, looked for in a text: what an author's patterns find, and where; see `tutor.text.patterns`."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping
from decimal import Decimal
from itertools import chain
from typing import NamedTuple

from tutor.text.calendar import YEARS
from tutor.text.clock import decimal_clock
from tutor.text.negation import negated
from tutor.text.patterns import MAX_GAP, MAX_SLOTS, Pattern, PatternSet, Slot
from tutor.text.reading import Reading, Span, remembered
from tutor.text.tokens import Kind, Token


class Hit(NamedTuple):
    """A place where a pattern was found."""

    span: Span
    """Offsets into the original text."""
    first: int
    """Index of the first word among the words of the reading."""
    last: int
    """Index of the last word."""
    negated: bool = False
    """Whether a negation stands right before it."""


def find(pattern: Pattern, reading: Reading) -> list[Hit]:
    """Find every place where a pattern stands, in order of place.

    Args:
        pattern: What to look for.
        reading: The text. A pattern never reaches over the end of a sentence.
    """
    found = _rows(pattern.parts[0], reading)
    for part, distance in zip(pattern.parts[1:], pattern.within, strict=True):
        if not found:
            return []
        found = _near(found, _rows(part, reading), distance, reading)
    words = reading.words
    return [Hit((words[one].start, words[end].end), one, end, negated(reading, one)) for one, end in found]


def find_any(patterns: PatternSet, reading: Reading, *, even_negated: bool = False) -> list[Hit]:
    """Find every place where any of `patterns` stands; negated ones only if asked for.

    Returns:
        Hits in order of place, the longest first where several begin together.
    """
    return [hit for hit in _all_hits(reading, patterns) if even_negated or not hit.negated]


@remembered
def _all_hits(reading: Reading, patterns: PatternSet) -> tuple[Hit, ...]:
    """Find all of them, negated or not; kept, since checkers and models ask for the same word lists."""
    hits = [hit for pattern in patterns.that_may_stand_in(reading) for hit in find(pattern, reading)]
    return tuple(sorted(hits, key=lambda hit: (hit.first, -hit.last)))


def _rows(slots: tuple[Slot, ...], reading: Reading) -> list[tuple[int, int]]:
    """Find where the slots stand in a row, each at most its gap after the one before."""
    standing = []
    for slot in slots:
        standing.append(_standing(slot, reading))
        if not standing[-1]:
            return []
    runs = [(index, index) for index in standing[0]]
    for slot, places in zip(slots[1:], map(frozenset, standing[1:]), strict=True):
        runs = [(first, after) for first, last in runs if (after := _next(places, last, slot.gap, reading)) is not None]
    return runs


_APART = re.compile(r"[:;()]")


def _next(places: frozenset[int], last: int, gap: int, reading: Reading) -> int | None:
    """Find the nearest place after `last`, over at most `gap` words, in the same sentence; words in a row have no
    colon or bracket between them.
    """
    after = last + 1
    while after not in places:
        after += 1
        if after > last + gap + 1:
            return None
    if reading.sentence_of[after] != reading.sentence_of[last]:
        return None
    if not gap and _APART.search(reading.text, reading.words[last].end, reading.words[after].start):
        return None
    return after


def _standing(slot: Slot, reading: Reading) -> list[int]:
    """Find where a slot's word stands, as indexes into the words of the reading."""
    if slot.quantity is not None and ((said := _saying(slot.quantity, reading)) or not slot.words):
        return said
    forms = set(slot.words)
    for word in slot.words if slot.forgiving else ():
        forms |= reading.slips.near(word)
    for stem in slot.stems:
        forms.update(reading.starting_with(stem))
    standing = [reading.positions[form] for form in forms if form in reading.positions]
    return standing[0] if len(standing) == 1 else sorted(chain.from_iterable(standing))


def _saying(wanted: Token, reading: Reading) -> list[int]:
    """Find where a quantity is said, as indexes into the words of the reading."""
    named = [place for feast, place in _feasts(wanted, reading) if same_quantity(wanted, feast)]
    told = [
        place
        for kind, same in _SAME[wanted.kind].items()
        for found, places in reading.figures.get(kind, ())
        if same(wanted, found)
        for place in places
    ]
    return sorted(named + told)


def _feasts(wanted: Token, reading: Reading) -> list[tuple[Token, int]]:
    """Return the feasts of a text where a whole date is looked for: a day without its month is no feast."""
    return reading.feasts if wanted.kind is Kind.DATE and wanted.value[1] else []


def same_quantity(wanted: Token, found: Token) -> bool:
    """Tell whether two tokens say the same number, date, time, sum, address or code.

    A bare number fits a number, a sum, the day of a date or a full hour; one in words fits no hour, *two lines*. A date
    without a month or a year fits any.
    """
    same = _SAME[wanted.kind].get(found.kind)
    return same is not None and same(wanted, found)


def _same_value(wanted: Token, found: Token) -> bool:
    """Compare what says a figure by the figure, and anything else by its letters."""
    if wanted.value is None or found.value is None:
        return wanted.folded == found.folded
    return bool(wanted.value == found.value) or _same_year(wanted, found)


def _same_day(wanted: Token, found: Token) -> bool:
    years = {wanted.value[2], found.value[2]} - {None}
    months = {wanted.value[1], found.value[1]} - {0}
    return bool(wanted.value[0] == found.value[0]) and len(months) < 2 and len(years) < 2


def _same_time_as_number(wanted: Token, found: Token) -> bool:
    spelled = found.folded.replace(" ", "").isalpha()
    return not spelled and found.value is not None and _same_hour(int(wanted.value), _as_clock(found.value))


def _same_year(wanted: Token, found: Token) -> bool:
    """Tell whether a short form means a year: *'74* and *1974*; numbers without the apostrophe are no years."""
    short = wanted.kind is Kind.NUMBER and found.folded.startswith("'")
    return short and bool(wanted.value in YEARS and wanted.value % 100 == found.value)


def _as_clock(number: Decimal) -> int:
    """Read a number as a time of day, in minutes: ``10`` and ``10.30``; ``10.5`` is half past ten too."""
    minutes = decimal_clock(number) if number.as_tuple().exponent == -2 else -1
    return minutes if minutes >= 0 else int(number * 60)


def _hour_meant(wanted: Token, found: int) -> bool:
    """Tell whether a number means a time that was found: *6* the full hour, *14.30* *half past two* too."""
    clock = _as_clock(wanted.value)
    return clock == found or (_same_hour(clock, found) and wanted.value.as_tuple().exponent == -2)


def _same_hour(wanted: int, found: int) -> bool:
    """Tell whether two times are the same; *alle sette* may be seven in the evening."""
    return wanted == found or (wanted - found == 12 * 60 and found >= 60)


_SAME: Mapping[Kind, Mapping[Kind, Callable[[Token, Token], bool]]] = {
    **{kind: {kind: _same_value} for kind in Kind},
    Kind.WORD: {},
    Kind.NUMBER: {
        Kind.NUMBER: _same_value,
        Kind.MONEY: lambda wanted, found: bool(wanted.value == found.value),
        Kind.DATE: lambda wanted, found: bool(wanted.value == found.value[0]),
        Kind.TIME: lambda wanted, found: wanted.value is not None and _hour_meant(wanted, int(found.value)),
    },
    Kind.DATE: {
        Kind.DATE: _same_day,
        Kind.NUMBER: lambda wanted, found: not wanted.value[1] and bool(wanted.value[0] == found.value),
    },
    Kind.TIME: {
        Kind.TIME: lambda wanted, found: _same_hour(int(wanted.value), int(found.value)),
        Kind.NUMBER: _same_time_as_number,
    },
    Kind.MONEY: {Kind.MONEY: lambda wanted, found: wanted.value == found.value and wanted.unit == found.unit},
}
"""By the kind of a quantity, the kinds that may say the same, and what tells whether they do."""


def _near(
    left: list[tuple[int, int]], right: list[tuple[int, int]], distance: int, reading: Reading
) -> list[tuple[int, int]]:
    """Join runs of one sentence with at most `distance` words between them, in any order."""
    joined: list[tuple[int, int]] = []
    reach = distance + 1 + MAX_SLOTS * (MAX_GAP + 1)
    starts = [first for first, _ in right]
    for first, last in left:
        low = bisect_left(starts, first - reach)
        for other_first, other_last in right[low : bisect_right(starts, last + reach)]:
            between = max(other_first - last, first - other_last) - 1
            same = reading.sentence_of[first] == reading.sentence_of[other_first]
            if same and 0 <= between <= distance:
                joined.append((min(first, other_first), max(last, other_last)))
                break
    return joined
