"""Concept groups: how an author says what an answer may contain, in words instead of expressions.

A pattern is words in a row. ``prenot*`` is any word with that stem; ``dal|della`` one of several; ``a _ b`` is a
and then b further on in the sentence; ``a within 4 b`` is both, in any order, with at most four words between.
Numbers, dates, times, sums and links are compared by what they say: ``9 novembre`` finds ``9/11``. Words of six
letters or more may carry one slip of the finger, names (written with a capital) and codes may not. Looking for
a pattern takes time in proportion to the text, whatever the pattern.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from tutor.text.clock import NAMED_HOURS
from tutor.text.fold import fold
from tutor.text.quantities import read_together
from tutor.text.reading import LONGEST_BEGINNING, Reading
from tutor.text.spelling import forgiving, shorter_forms
from tutor.text.tokens import Kind, Token, split

MAX_GAP = 8
"""Most words that ``_`` skips."""
MAX_SLOTS = 12
"""Most words in a pattern."""
MAX_WITHIN = 30
"""Widest distance that ``within`` takes, in words."""


class PatternError(ValueError):
    """A pattern that cannot be read; the message says why, for its author."""


class Slot(NamedTuple):
    """One word of a pattern."""

    words: tuple[str, ...] = ()
    """Folded words, any of which fits."""
    stems: tuple[str, ...] = ()
    """Folded beginnings, any of which fits."""
    quantity: Token | None = None
    """A number, date, time, sum or address, compared by value; an hour with a name also by its letters."""
    forgiving: bool = True
    """Whether a slip of the finger is forgiven."""
    gap: int = 0
    """Most words that may stand between the slot before and this one."""


class Pattern(NamedTuple):
    """A pattern, ready to be looked for."""

    source: str
    parts: tuple[tuple[Slot, ...], ...]
    """Rows of slots: one, or two or more that have to stand near each other in any order."""
    within: tuple[int, ...] = ()
    """Most words between each part and the next."""


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
        parts = tuple(tuple(slot._replace(forgiving=False) for slot in part) for part in parts)
    return Pattern(source, parts, distances)


@lru_cache(maxsize=4096)
def _pattern_set(sources: tuple[str, ...], language: str, exact: bool) -> PatternSet:
    return PatternSet(compile_pattern(source, language, exact=exact) for source in sources)


def compile_patterns(sources: Iterable[str], language: str, *, exact: bool = False) -> PatternSet:
    """Read several patterns; see `compile_pattern`."""
    return _pattern_set(tuple(sources), language, exact)


class PatternSet:
    """Patterns that are looked for together, each indexed by the most telling of its words.

    Args:
        patterns: The patterns, in any order.
    """

    def __init__(self, patterns: Iterable[Pattern]) -> None:
        self.patterns = tuple(patterns)
        self._by_word: dict[str, list[int]] = {}
        self._by_stem: dict[str, list[int]] = {}
        self._by_slip: dict[str, list[int]] = {}
        self._of_figures: list[int] = []
        for index, pattern in enumerate(self.patterns):
            self._add(index, max((slot for part in pattern.parts for slot in part), key=_letters))
        self._words, self._stems, self._slips = map(frozenset, (self._by_word, self._by_stem, self._by_slip))

    def __iter__(self) -> Iterator[Pattern]:
        return iter(self.patterns)

    def __len__(self) -> int:
        return len(self.patterns)

    def _add(self, index: int, slot: Slot) -> None:
        """Note the words without which a pattern cannot be found."""
        if slot.quantity is not None:
            self._of_figures.append(index)
        for word in slot.words:
            self._by_word.setdefault(word, []).append(index)
            if slot.forgiving and forgiving(word):
                for form in shorter_forms(word):
                    self._by_slip.setdefault(form, []).append(index)
        for stem in slot.stems:
            self._by_stem.setdefault(stem[:LONGEST_BEGINNING], []).append(index)

    def that_may_stand_in(self, reading: Reading) -> Collection[Pattern]:
        """Return the patterns of which at least the most telling word is in a text, in order; the others cannot be
        found there.
        """
        found = set(self._of_figures) if reading.figures or reading.feasts else set()
        for index, wanted, there in (
            (self._by_word, self._words, reading.vocabulary),
            (self._by_stem, self._stems, reading.beginnings),
            (self._by_slip, self._slips, reading.slips.forms),
        ):
            for key in wanted & there:
                found.update(index[key])
        return [self.patterns[index] for index in sorted(found)]


def _letters(slot: Slot) -> int:
    """Return how many letters a word has at least that fits: long words are rare. Figures count as none."""
    return min((len(form) for form in (*slot.words, *slot.stems)), default=0)


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
            slots.append(row[0]._replace(gap=gap))
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
        raise PatternError("'*' stands at the end of a word: book*")
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


def _cases(name: str, language: str) -> tuple[str, ...]:
    """Return a name as it stands in a text: in English in the genitive too, *Nives's job*."""
    return (name, f"{name}'s") if language == "en" else (name,)


def _plain(source: str, language: str) -> list[Slot]:
    slots: list[Slot] = []
    for token in read_together(split(source, language), language):
        if token.kind is Kind.WORD:
            exact = source[token.start : token.start + 1].isupper()
            slots.append(Slot(_cases(token.folded, language) if exact else (token.folded,), forgiving=not exact))
        elif token.folded in NAMED_HOURS:
            slots.append(Slot((token.folded,), quantity=token))
        elif token.kind is not Kind.MARK:
            slots.append(Slot(quantity=token, forgiving=False))
    return slots
