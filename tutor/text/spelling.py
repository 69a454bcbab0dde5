"""Slips of the finger: words one edit apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import lru_cache

MIN_LETTERS = 6
"""Shortest word in which one slip is forgiven: below it, one letter makes another word."""
MAX_LETTERS = 40
"""Longest word in which one is: no longer one stands in a dictionary, and what is longer was not meant as a word."""


def one_edit_apart(first: str, second: str) -> bool:
    """Tell whether two words differ by at most one letter too few, too many, wrong, or swapped with its
    neighbour (Damerau-Levenshtein distance of 1 or 0).
    """
    if first == second:
        return True
    if len(first) > len(second):
        first, second = second, first
    if len(second) - len(first) > 1:
        return False
    at = next((index for index, letter in enumerate(first) if letter != second[index]), len(first))
    if len(first) != len(second):
        return first[at:] == second[at + 1 :]
    if first[at + 1 :] == second[at + 1 :]:
        return True
    swapped = first[at : at + 2] == second[at : at + 2][::-1]
    return swapped and first[at + 2 :] == second[at + 2 :]


def forgiving(word: str) -> bool:
    """Tell whether a slip is forgiven in a word of this length."""
    return MIN_LETTERS <= len(word) <= MAX_LETTERS


class SlipIndex:
    """Finds the words of a text that are one slip away from a given word, without comparing them all.

    Args:
        vocabulary: The distinct folded words of the text.
    """

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self._by_shorter: defaultdict[str, list[str]] = defaultdict(list)
        for word in vocabulary:
            if MIN_LETTERS - 1 <= len(word) <= MAX_LETTERS + 1:
                for form in shorter_forms(word):
                    self._by_shorter[form].append(word)
        self.forms = frozenset(self._by_shorter)
        """Every form under which a word of the text is found, with a letter left out or not."""

    def near(self, word: str) -> set[str]:
        """Return the words of the text at most one edit from `word`; none where no slip is forgiven."""
        if not forgiving(word):
            return set()
        shared = self.forms & shorter_forms(word)
        return {found for form in shared for found in self._by_shorter[form] if one_edit_apart(word, found)}


@lru_cache(maxsize=10_000)
def shorter_forms(word: str) -> frozenset[str]:
    """Return the word and every form with one letter left out; two words one edit apart share a form."""
    return frozenset([word]) | {word[:at] + word[at + 1 :] for at in range(len(word))}
