"""Concept groups: how an author says what an answer may contain, in words instead of expressions.

A pattern is words in a row. ``prenot*`` is any word with that stem; ``dal|della`` one of several; ``a _ b`` is a
and then b further on in the sentence; ``a within 4 b`` is both, in any order, with at most four words between.
Numbers, dates, times, sums and links are compared by what they say: ``9 novembre`` finds ``9/11``. Words of six
letters or more may carry one slip of the finger, names (written with a capital) and codes may not. Looking for
a pattern takes time in proportion to the text, whatever the pattern.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from tutor.text.fold import fold
from tutor.text.negation import negated
from tutor.text.quantities import read_together
from tutor.text.reading import Reading, Span
from tutor.text.tokens import Kind, Token, split

MAX_GAP = 8
"""Most words that ``_`` skips."""
MAX_SLOTS = 12
"""Most words in a pattern."""
MAX_WITHIN = 30
"""Widest distance that ``within`` takes, in words."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why, for its author."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where a pattern was found."""

    span: Span
    """Offsets into the original text."""
    first: int
    """Index of the first word among the words of the reading."""
    last: int
    """Index of the last word."""
    negated: bool = False
    """Whether a negation stands right before it."""


@dataclass(frozen=True, slots=True)
class Slot:
    """One word of a pattern."""

    words: tuple[str, ...] = ()
    """Folded words, any of which fits."""
    stems: tuple[str, ...] = ()
    """Folded beginnings, any of which fits."""
    quantity: Token | None = None
    """A number, date, time, sum or address, compared by value."""
    forgiving: bool = True
    """Whether a slip of the finger is forgiven."""
    gap: int = 0
    """Most words that may stand between the slot before and this one."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, ready to be looked for."""

    source: str
    parts: tuple[tuple[Slot, ...], ...]
    """Rows of slots: one, or two or more that have to stand near each other in any order."""
    within: tuple[int, ...] = ()
    """Most words between each part and the next."""


def find(pattern: Pattern, reading: Reading) -> list[Hit]:
    """Find every place where a pattern stands, in order of place.

    Args:
        pattern: What to look for.
        reading: The text. A pattern never reaches over the end of a sentence.
    """
    found = _rows(pattern.parts[0], reading)
    for part, distance in zip(pattern.parts[1:], pattern.within, strict=True):
        found = _near(found, _rows(part, reading), distance, reading)
    return [Hit(_span(reading, first, last), first, last, negated(reading, first)) for first, last in found]


def find_any(patterns: Iterable[Pattern], reading: Reading, *, even_negated: bool = False) -> list[Hit]:
    """Find every place where any of `patterns` stands; negated ones only if asked for.

    Returns:
        Hits in order of place, the longest first where several begin together.
    """
    hits = [hit for pattern in patterns for hit in find(pattern, reading)]
    hits.sort(key=lambda hit: (hit.first, -hit.last))
    return [hit for hit in hits if even_negated or not hit.negated]


@lru_cache(maxsize=20_000)
def compile_pattern(source: str, language: str, *, exact: bool = False) -> Pattern:
    """Read a pattern.

    Args:
        source: The pattern as its author wrote it.
        language: ``it`` or ``en``: its numbers, dates and elisions are read in that language.
        exact: Whether no slip of the finger is forgiven.

    Raises:
        PatternError: Empty, too long, or ``within`` and ``_`` out of place.
    """
    pieces = re.split(r"\s+within\s+(\d+)\s+", source.strip())
    distances = tuple(int(number) for number in pieces[1::2])
    if any(not 0 <= distance <= MAX_WITHIN for distance in distances):
        raise PatternError(f"the distance after 'within' goes from 0 to {MAX_WITHIN}")
    parts = tuple(_slots(piece, language) for piece in pieces[0::2])
    if exact:
        parts = tuple(tuple(replace(slot, forgiving=False) for slot in part) for part in parts)
    return Pattern(source, parts, distances)


def compile_patterns(sources: Iterable[str], language: str, *, exact: bool = False) -> tuple[Pattern, ...]:
    """Read several patterns; see `compile_pattern`."""
    return tuple(compile_pattern(source, language, exact=exact) for source in sources)


def _slots(source: str, language: str) -> tuple[Slot, ...]:
    """Read one row of words."""
    slots: list[Slot] = []
    gap = 0
    for piece in re.split(r"\s+(_)\s+|^(_)\s+|\s+(_)$", source):
        if piece == "_":
            if not slots:
                raise PatternError("'_' stands between two words")
            gap = MAX_GAP
        elif piece and piece.strip():
            row = _row(piece, language)
            slots.append(replace(row[0], gap=gap))
            slots.extend(row[1:])
            gap = 0
    if not slots or gap:
        raise PatternError("'_' stands between two words" if gap else "there is no word to look for")
    if len(slots) > MAX_SLOTS:
        raise PatternError(f"more than {MAX_SLOTS} words: cut the pattern")
    return tuple(slots)


_WILD = re.compile(r"[^\s|]+(?:\|[^\s|]+)+|[^\W\d_]+(?:['’][^\W\d_]*)?\*")


def _row(source: str, language: str) -> list[Slot]:
    """Read words in a row: wildcards and choices by hand, everything else as a text is read."""
    slots: list[Slot] = []
    position = 0
    for match in _WILD.finditer(source):
        slots += _plain(source[position : match.start()], language)
        slots.append(_choice(match[0]))
        position = match.end()
    slots += _plain(source[position:], language)
    if "*" in _WILD.sub(" ", source):
        raise PatternError("'*' stands at the end of a word: prenot*")
    if not slots:
        raise PatternError("there is no word to look for")
    return slots


def _choice(source: str) -> Slot:
    """Read ``stem*`` and ``one|other|stem*``."""
    words: list[str] = []
    stems: list[str] = []
    for option in source.split("|"):
        folded = fold(option.rstrip("*"))
        if option.endswith("*") and len(folded) < 2:
            raise PatternError("a stem needs at least two letters before '*'")
        (stems if option.endswith("*") else words).append(folded)
    return Slot(tuple(words), tuple(stems), forgiving=not source[:1].isupper())


def _plain(source: str, language: str) -> list[Slot]:
    slots: list[Slot] = []
    for token in read_together(split(source, language), language):
        if token.kind is Kind.WORD:
            exact = source[token.start : token.start + 1].isupper()
            slots.append(Slot((token.folded,), forgiving=not exact))
        elif token.kind is not Kind.MARK:
            slots.append(Slot(quantity=token, forgiving=False))
    return slots


def _rows(slots: tuple[Slot, ...], reading: Reading) -> list[tuple[int, int]]:
    """Find where the slots stand in a row, each at most its gap after the one before."""
    runs = [(index, index) for index in _standing(slots[0], reading)]
    for slot in slots[1:]:
        if not runs:
            return []
        places = set(_standing(slot, reading))
        runs = [(first, after) for first, last in runs if (after := _next(places, last, slot.gap, reading)) is not None]
    return runs


_APART = re.compile(r"[:;()]")


def _next(places: set[int], last: int, gap: int, reading: Reading) -> int | None:
    """Find the nearest place after `last`, over at most `gap` words, in the same sentence; words in a row have no
    colon or bracket between them.
    """
    for index in range(last + 1, min(last + gap + 2, len(reading.words))):
        if reading.sentence_of[index] != reading.sentence_of[last]:
            return None
        if not gap and _APART.search(reading.text, reading.words[last].end, reading.words[index].start):
            return None
        if index in places:
            return index
    return None


def _standing(slot: Slot, reading: Reading) -> list[int]:
    """Find where a slot's word stands, as indexes into the words of the reading."""
    if slot.quantity is not None:
        wanted = slot.quantity
        return [index for index, word in enumerate(reading.words) if same_quantity(wanted, word)]
    forms: set[str] = set()
    for word in slot.words:
        forms.add(word)
        if slot.forgiving:
            forms |= reading.slips.near(word)
    for stem in slot.stems:
        forms.update(reading.starting_with(stem))
    places = [place for form in forms for place in reading.positions.get(form, ())]
    return sorted(places)


def same_quantity(wanted: Token, found: Token) -> bool:
    """Tell whether two tokens say the same number, date, time, sum, address or code.

    A bare number fits a number, a sum, the day of a date or a full hour; a date without a month or a year fits any.
    """
    if wanted.kind is found.kind and wanted.kind not in (Kind.DATE, Kind.MONEY, Kind.WORD):
        if wanted.kind is Kind.TIME:
            return _same_hour(int(wanted.value), int(found.value))
        if wanted.value is not None and found.value is not None:
            return bool(wanted.value == found.value)
        return wanted.folded == found.folded
    match wanted.kind, found.kind:
        case Kind.DATE, Kind.DATE:
            years = {wanted.value[2], found.value[2]} - {None}
            months = {wanted.value[1], found.value[1]} - {0}
            return bool(wanted.value[0] == found.value[0]) and len(months) < 2 and len(years) < 2
        case Kind.MONEY, Kind.MONEY:
            return wanted.value == found.value and wanted.unit == found.unit
        case Kind.NUMBER, Kind.MONEY:
            return bool(wanted.value == found.value)
        case Kind.NUMBER, Kind.DATE:
            return bool(wanted.value == found.value[0])
        case Kind.DATE, Kind.NUMBER:
            return not wanted.value[1] and bool(wanted.value[0] == found.value)
        case (Kind.NUMBER, Kind.TIME) | (Kind.TIME, Kind.NUMBER):
            number, time = (wanted, found) if wanted.kind is Kind.NUMBER else (found, wanted)
            return number.value is not None and _same_hour(int(time.value), int(number.value * 60))
    return False


def _same_hour(wanted: int, found: int) -> bool:
    """Tell whether two times are the same; *alle sette* may be seven in the evening."""
    return wanted == found or (wanted - found == 12 * 60 and found >= 60)


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


def _span(reading: Reading, first: int, last: int) -> Span:
    return reading.words[first].start, reading.words[last].end
