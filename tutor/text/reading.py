"""A text, read once: its tokens, words, sentences and where each word stands."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from functools import cached_property, lru_cache, wraps
from itertools import chain
from typing import Any, Concatenate, ParamSpec, TypeVar

from tutor.text.feasts import feasts
from tutor.text.quantities import read_together
from tutor.text.sentences import sentences
from tutor.text.spelling import SlipIndex
from tutor.text.tokens import Kind, Token, split

Span = tuple[int, int]
"""``(start, end)`` offsets into the original text."""

Others = ParamSpec("Others")
Derived = TypeVar("Derived")
_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))
_UNSEEN = " \ufe0f"
"""Characters that leave no mark of their own: the space, and the sign that asks for a picture."""
LONGEST_BEGINNING = 24
"""Letters of a word up to which its beginnings are noted: longer ones tell no more stems apart."""


class Reading:
    """What is read off a text. Everything is computed once, when it is first asked for.

    Args:
        text: Clean text.
        language: ``it`` or ``en``.
    """

    def __init__(self, text: str, language: str) -> None:
        self.text = text
        self.language = language
        self.derived: dict[tuple[object, ...], Any] = {}
        """What `remembered` functions derived from it, by function and further arguments."""

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """Every token, marks included, in order."""
        return tuple(read_together(split(self.text, self.language), self.language))

    @cached_property
    def words(self) -> tuple[Token, ...]:
        """Every token but the marks, in order: what concepts are looked for in."""
        return tuple(token for token in self.tokens if token.kind is not Kind.MARK)

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences, as offsets."""
        return tuple(sentences(self.text, self.language))

    @cached_property
    def sentence_of(self) -> tuple[int, ...]:
        """For each of `words`, the index of the sentence it stands in."""
        return tuple(bisect_right(self._sentence_starts, word.start) - 1 for word in self.words)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence in which an offset lies; before the first it is the first."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [start for start, _ in self.sentences]

    @cached_property
    def positions(self) -> dict[str, list[int]]:
        """For each folded word, the indexes into `words` where it stands."""
        found: dict[str, list[int]] = {}
        for index, word in enumerate(self.words):
            found.setdefault(word.folded, []).append(index)
        return found

    @cached_property
    def figures(self) -> dict[Kind, list[tuple[Token, list[int]]]]:
        """What stands in the text beside plain words, by kind: each thing once, and where it stands among `words`."""
        found: dict[object, tuple[Token, list[int]]] = {}
        for index, word in enumerate(self.words):
            if word.kind is not Kind.WORD:
                found.setdefault(word.says, (word, []))[1].append(index)
        by_kind: dict[Kind, list[tuple[Token, list[int]]]] = {}
        for word, places in found.values():
            by_kind.setdefault(word.kind, []).append((word, places))
        return by_kind

    @cached_property
    def feasts(self) -> list[tuple[Token, int]]:
        """The feasts that the text names: the date of each, and where the last word of its name stands."""
        return feasts(self.words, self.positions, self.language)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The distinct folded words."""
        return frozenset(self.positions)

    @cached_property
    def _in_order(self) -> list[str]:
        return sorted(self.vocabulary)

    @cached_property
    def beginnings(self) -> frozenset[str]:
        """What the distinct words begin with, up to `LONGEST_BEGINNING` letters."""
        return frozenset(
            word[:length] for word in self.positions for length in range(1, min(len(word), LONGEST_BEGINNING) + 1)
        )

    @cached_property
    def slips(self) -> SlipIndex:
        """Finds words with one slip of the finger."""
        return SlipIndex(self.positions)

    def starting_with(self, stem: str) -> list[str]:
        """Return the words of the text that begin with `stem`."""
        low = bisect_left(self._in_order, stem)
        high = bisect_left(self._in_order, stem + "\U0010ffff")
        return self._in_order[low:high]

    @cached_property
    def _quotation_marks(self) -> dict[str, list[int]]:
        return {mark: [found.start() for found in re.finditer(mark, self.text)] for pair in _QUOTES for mark in pair}

    @property
    def has_quotes(self) -> bool:
        """Whether any quotation mark stands in the text."""
        return any(self._quotation_marks.values())

    def in_quotes(self, span: Span) -> bool:
        """Tell whether a place stands between quotation marks: somebody else's words."""
        for opening, closing in _QUOTES:
            opens, closes = self._quotation_marks[opening], self._quotation_marks[closing]
            opened, closed = bisect_left(opens, span[0]), bisect_left(closes, span[0])
            alike = opening == closing
            inside = opened % 2 if alike else opened and (not closed or opens[opened - 1] > closes[closed - 1])
            if inside and closes and closes[-1] >= span[1]:
                return True
        return False

    def around(self, span: Span) -> tuple[str, str]:
        """Return the nearest characters before and after a place, spaces let aside; empty at either end."""
        before, after = span[0] - 1, span[1]
        while before >= 0 and self.text[before] in _UNSEEN:
            before -= 1
        while after < len(self.text) and self.text[after] in _UNSEEN:
            after += 1
        return self.text[max(before, 0) : before + 1], self.text[after : after + 1]

    def words_between(self, start: int, end: int) -> range:
        """Return the indexes of the words that begin in ``[start, end)``."""
        starts = self._starts
        return range(bisect_left(starts, start), bisect_left(starts, end))

    @cached_property
    def _starts(self) -> list[int]:
        return [word.start for word in self.words]

    def of_kind(self, *kinds: Kind) -> list[Token]:
        """Return the tokens of some kinds, in order."""
        found = chain.from_iterable(self._by_kind.get(kind, ()) for kind in kinds)
        return sorted(found, key=lambda token: token.start) if len(kinds) > 1 else list(found)

    @cached_property
    def _by_kind(self) -> dict[Kind, list[Token]]:
        found: dict[Kind, list[Token]] = {}
        for word in self.words:
            found.setdefault(word.kind, []).append(word)
        return found

    def quote(self, span: Span) -> str:
        """Return the original text at a span."""
        return self.text[span[0] : span[1]]


Derivation = Callable[Concatenate[Reading, Others], Derived]


def remembered(derive: Derivation[Others, Derived]) -> Derivation[Others, Derived]:
    """Have what a function derives from a reading kept with that reading: computed once, and gone with it.

    Args:
        derive: Takes a reading, and further arguments that can be hashed.
    """

    @wraps(derive)
    def recall(reading: Reading, /, *others: Others.args, **named: Others.kwargs) -> Derived:
        key = derive, *others, *named.items()
        try:
            kept: Derived = reading.derived[key]
        except KeyError:
            kept = reading.derived[key] = derive(reading, *others, **named)
        return kept

    return recall


SHORT = 250
"""Characters up to which a text is a form, a fact or a short answer: many of these are asked for in turn."""


def read(text: str, language: str) -> Reading:
    """Read a text; the last few readings are kept, since many checkers look at the same answer.

    Of long texts there are fewer to keep, and they take more room: the answer, and what its scenario says.
    """
    return _read_short(text, language) if len(text) <= SHORT else _read_long(text, language)


_read_short = lru_cache(maxsize=256)(Reading)
_read_long = lru_cache(maxsize=16)(Reading)
