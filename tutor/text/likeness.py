"""How much two texts are alike, by the words that carry their meaning."""

from __future__ import annotations

from functools import lru_cache

from tutor.text.measures import content_words
from tutor.text.reading import read

SIZE = 3
"""Letters in a piece of a word: what *prenota* and *prenotate* share, and a slip of the finger leaves standing."""


def likeness(one: str, other: str, language: str) -> float:
    """Return how much of two clean texts is the same, 0 to 1; the order of the words does not count.

    It is Dice's measure over the pieces of their content words: twice what they share, by what both have.

    Args:
        one: A text.
        other: Another; swapping the two changes nothing.
        language: ``it`` or ``en``.
    """
    mine, theirs = _pieces(one, language), _pieces(other, language)
    both = len(mine) + len(theirs)
    return 2 * len(mine & theirs) / both if both else float(one.split() == other.split())


@lru_cache(maxsize=256)
def _pieces(text: str, language: str) -> frozenset[str]:
    """Return the pieces of a text's content words and figures, their edges marked."""
    reading = read(text, language)
    figures = [token.folded for token in reading.words if token.value is not None]
    edged = [f" {word} " for word in (*content_words(reading), *figures)]
    return frozenset(word[at : at + SIZE] for word in edged for at in range(len(word) - SIZE + 1))
