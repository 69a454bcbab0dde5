"""Figures about a text: how much of it is glue, how much repeats, how much comes from elsewhere."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable
from itertools import pairwise

from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, remembered
from tutor.text.tokens import Kind, Token

_VOWEL = re.compile(r"[aeiouy]")
_STOPS = frozenset(".,;:!?)")
_CONSONANT_RUN = re.compile(r"[bcdfghjklmnpqrstvwxz]{5,}|(.)\1\1")


@remembered
def spoken_words(reading: Reading) -> tuple[Token, ...]:
    """Return the tokens made of letters: the words a person would say, number words included."""
    return tuple(word for word in reading.words if word.folded.replace("'", "").isalpha())


def figures(reading: Reading) -> list[Token]:
    """Return the tokens that say something exact: numbers, dates, times, sums, addresses."""
    return [word for word in reading.words if word.value is not None or word.kind in (Kind.URL, Kind.PHONE, Kind.EMAIL)]


def word_count(text: str) -> int:
    """Count words as a word processor does: what stands between spaces and has a letter or a digit in it."""
    return sum(any(character.isalnum() for character in piece) for piece in text.split())


def dialect_words(reading: Reading) -> int:
    """Count the words that are a dialect's: *xe*, *ghe*, *nowt*."""
    of_dialects = lexicon(reading.language).words("dialect")
    return sum(word.folded in of_dialects for word in reading.words)


@remembered
def function_word_share(reading: Reading) -> float:
    """Return the share of articles, prepositions, pronouns and the like among the words, 0 to 1.

    Honest prose has 0.40 to 0.58 of them in both languages; a list of keywords has next to none.
    """
    words = spoken_words(reading)
    glue = lexicon(reading.language).words("function_words")
    return sum(word.folded in glue for word in words) / len(words) if words else 0.0


def unpronounceable_share(reading: Reading) -> float:
    """Return the share of words of four letters or more that no mouth could say, 0 to 1.

    A single one among others is a short form, and counts as none.
    """
    words = [word.folded for word in reading.words if word.kind is Kind.WORD and len(word.folded) > 3]
    strange = sum(not _VOWEL.search(word) or bool(_CONSONANT_RUN.search(word)) for word in words)
    return strange / len(words) if strange > 1 or strange == len(words) > 0 else 0.0


@remembered
def content_words(reading: Reading) -> tuple[str, ...]:
    """Return the folded words that carry the meaning: neither function words nor shorter than three letters."""
    glue = lexicon(reading.language).words("function_words")
    return tuple(word.folded for word in spoken_words(reading) if word.folded not in glue and len(word.folded) > 2)


def most_repeated_share(reading: Reading) -> float:
    """Return the share of the content words that are the one that comes back most, 0 to 1."""
    words = content_words(reading)
    return max(Counter(words).values()) / len(words) if words else 0.0


REPEATED = 5
"""Words in a run that nobody says twice by chance."""


def repeated_share(reading: Reading) -> float:
    """Return the share of the text's runs of five words that stood in it before, 0 to 1: what is told twice, with or
    without full stops. Of some 3,000 answers none repeats five words.
    """
    words = [word.folded for word in reading.words]
    runs = list(zip(*(words[at:] for at in range(REPEATED)), strict=False))
    return 1 - len(set(runs)) / len(runs) if runs else 0.0


def dangling_share(reading: Reading) -> float:
    """Return the share of articles and prepositions that lead nowhere, 0 to 1.

    One leads nowhere before a full stop or comma, at the end, or before a word that cannot follow it. Shuffled
    sentences are full of them, and anybody in a hurry leaves one: a single one counts half. Words that are also
    pronouns (*la*, *gli*) do not count; under four of the rest the figure says nothing: 0.
    """
    words = lexicon(reading.language)
    followers = {
        **dict.fromkeys(words.words("prepositions"), words.words("never_after_preposition")),
        **dict.fromkeys(words.words("articles"), words.words("never_after_article")),
    }
    dangling = seen = 0
    for index, token in enumerate(reading.tokens):
        if token.kind is not Kind.WORD or token.folded not in followers:
            continue
        seen += 1
        after = reading.tokens[index + 1] if index + 1 < len(reading.tokens) else None
        dangling += after is None or after.folded in _STOPS or after.folded in followers[token.folded]
    return (dangling if dangling > 1 else dangling / 2) / seen if seen >= 4 else 0.0


def least_glue(reading: Reading, length: int) -> int:
    """Return how few of so many words in a row, with no mark and no end of a line between them, are glue.

    Args:
        reading: The text.
        length: Words in a row.

    Returns:
        The least number; `length` where nowhere so many stand in a row.
    """
    glue = lexicon(reading.language).words("function_words")
    least, end = length, 0
    row: deque[bool] = deque(maxlen=length)
    for token in reading.tokens:
        if token.kind is Kind.MARK or "\n" in reading.text[end : token.start]:
            row.clear()
        end = token.end
        if token.kind is not Kind.MARK:
            row.append(token.folded in glue)
        if len(row) == length:
            least = min(least, sum(row))
    return least


def unbroken_run(reading: Reading) -> int:
    """Return the most words in a row with neither a mark nor a function word between them: people breathe, lists do
    not.
    """
    glue = lexicon(reading.language).words("function_words")
    longest = run = 0
    for token in reading.tokens:
        run = 0 if token.kind is Kind.MARK or token.folded in glue else run + 1
        longest = max(longest, run)
    return longest


def alternation(reading: Reading) -> float:
    """Return the share of neighbouring words of which one is glue and the other is not, 0 to 1.

    Prose has about 0.6; keywords with one small word between each have 1. Under a dozen pairs the figure says nothing:
    0.
    """
    glue = lexicon(reading.language).words("function_words")
    small = [word.folded in glue for word in reading.words]
    pairs = list(pairwise(small))
    return sum(first != second for first, second in pairs) / len(pairs) if len(pairs) >= 12 else 0.0


def misplaced_capitals(reading: Reading) -> int:
    """Count signs of sentences cut up and mixed: *Il* or *The* in mid-sentence, and sentences that begin in lower case
    in a text that begins others with a capital.
    """
    glue = lexicon(reading.language).words("function_words") - lexicon(reading.language).words("courtesy_capitals")
    starts = {start for start, _ in reading.sentences}
    found, lower, upper = 0, 0, 0
    for before, token in zip(reading.tokens, reading.tokens[1:], strict=False):
        first = reading.text[token.start]
        if token.kind is not Kind.WORD or not first.isalpha():
            continue
        if token.start in starts and "\n" not in reading.text[before.end : token.start]:
            lower, upper = lower + first.islower(), upper + first.isupper()
        elif token.folded in glue and first.isupper() and reading.text[token.start + 1 : token.end].islower():
            found += before.kind is not Kind.MARK
    return found + (lower if upper else 0)


def containment(reading: Reading, sources: Iterable[Reading], size: int = 5) -> float:
    """Return the share of the text's word sequences that stand in one of the sources, 0 to 1.

    Args:
        reading: The text.
        sources: What it may have been copied from.
        size: Words in a sequence. Numbers count as one and the same word: the same facts force the same figures.
    """
    own = _sequences(reading, size)
    if not own:
        return 0.0
    return max((len(own & _sequences(source, size)) / len(own) for source in sources), default=0.0)


@remembered
def _sequences(reading: Reading, size: int) -> frozenset[tuple[str, ...]]:
    words = [word.folded if word.value is None else "#" for word in reading.words]
    return frozenset(zip(*(words[at:] for at in range(size)), strict=False))


def words_per_sentence(reading: Reading) -> float:
    """Return the mean number of words in a sentence; 0 for an empty text."""
    return len(spoken_words(reading)) / len(reading.sentences) if reading.sentences else 0.0


def gulpease(reading: Reading) -> float:
    """Return the Gulpease readability of an Italian text: 0 hard, 100 easy; 0 for an empty text.

    ``89 + (300 · sentences − 10 · letters) / words``, letters only, an elided article counted as a word of its own
    (Lucisano and Piemontese, 1988), cut at the ends of the scale. It says little under a hundred words: never a reason
    to fail.
    """
    words = spoken_words(reading)
    letters = sum(len(word.folded.replace("'", "")) for word in words)
    if not words:
        return 0.0
    return min(100.0, max(0.0, 89 + (300 * len(reading.sentences) - 10 * letters) / len(words)))
