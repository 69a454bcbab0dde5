"""Whether words follow each other as they do in prose: a small linear model of which function word, mark, ending or
kind comes after which.

The weights are learnt by `tests/training/word_order.py` from honest texts in both languages, telegrams, dialect and
lists among them, against the same texts with their words mixed, taken out and listed, or glued together at random; they
are shipped as data. Of a content word only its ending counts, so the model knows how sentences are put together, that
an article and its noun agree, and nothing of what they are about.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, Span, remembered
from tutor.text.tokens import Kind, Token

FOLDER = Path(__file__).parent / "models"
_ADDRESSES = (Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE, Kind.HASHTAG)
STOP, PAUSE, LINE, CONTENT, FIGURE, ADDRESS = ".", ",", "¶", "w", "#", "@"
"""Classes of what stands in a text beside the function words, which are classes of their own."""
ENDINGS = {
    "it": ("are", "ere", "ire", "a", "e", "i", "o"),
    "en": ("ing", "ed", "ly", "tion", "er", "es", "s", "y", "e"),
}
"""How content words end, the first that fits: it tells apart verbs, and nouns that agree with their article."""
IN_ORDER = 1.2
"""Score from which words surely follow each other as in prose."""
TANGLED = -30.0
"""Sum of the weights of a stretch under which nearly no honest one lies: of 444 answers that nobody had seen, one."""
FEWEST = 19
"""Sequences below which the score says nothing: those of ten tokens."""
Sequence = tuple[str, ...]
"""Two or three classes that follow each other."""


class Order(NamedTuple):
    """What was learnt of a language."""

    bias: int
    weights: dict[Sequence, int]
    """By the classes that follow each other, in hundredths."""

    def score(self, sequences: Counter[Sequence]) -> float:
        """Weigh the sequences of a text; their sum counts by the root of their number, as in `tutor.text.moves`."""
        weight = sum(self.weights.get(sequence, 0) * count for sequence, count in sequences.items())
        return (self.bias + weight / math.sqrt(max(1, sequences.total()))) / 100


def sequences_of(reading: Reading) -> Counter[Sequence]:
    """Count which classes follow each other, by twos and threes, from one full stop to the last."""
    found = [STOP, *(name for name, _ in classed(reading))]
    if found[-1] != STOP:
        found.append(STOP)
    return Counter(chain(pairwise(found), zip(found, found[1:], found[2:], strict=False)))


@remembered
def classed(reading: Reading) -> list[tuple[str, Span]]:
    """Return the class and the place of what a text is made of, in order; ends of lines and of sentences once each."""
    glue, endings = lexicon(reading.language).words("function_words"), ENDINGS[reading.language]
    found: list[tuple[str, Span]] = []
    before, end = STOP, 0
    for token in reading.tokens:
        if before != LINE and "\n" in reading.text[end : token.start]:
            found.append((LINE, (end, token.start)))
            before = LINE
        end = token.end
        name = _class(token, glue, endings)
        if name and not name == before == STOP:
            found.append((name, (token.start, end)))
            before = name
    return found


def _class(token: Token, glue: frozenset[str], endings: tuple[str, ...]) -> str:
    if token.kind is Kind.MARK:
        return STOP if token.folded in ".!?…" else PAUSE if token.folded in ",;:-" else ""
    if token.folded in glue:
        return token.folded
    if token.kind in _ADDRESSES:
        return ADDRESS
    if token.kind is Kind.WORD:
        return CONTENT + next((ending for ending in endings if token.folded.endswith(ending)), "")
    return "" if token.kind is Kind.EMOJI else FIGURE


@cache
def _learnt(language: str) -> Order:
    bias, *rows = (FOLDER / f"order_{language}.tsv").read_text("utf-8").splitlines()
    told = (row.split("\t") for row in rows)
    return Order(int(bias), {tuple(classes.split(" ")): int(weight) for classes, weight in told})


@remembered
def order_score(reading: Reading) -> float | None:
    """Return how far words follow each other as in prose: the log odds, above 0 for what rather does.

    Nearly all honest texts lie above -1, and mixed words below; None where the text is too short to tell.
    """
    sequences = sequences_of(reading)
    return _learnt(reading.language).score(sequences) if sequences.total() >= FEWEST else None


def tangle(reading: Reading) -> Span | None:
    """Return the stretch of a text that is least like prose, if no person would write it so: keywords behind an answer,
    or before it; None where there is none.
    """
    weights, told = _learnt(reading.language).weights, classed(reading)
    names = [STOP, *(name for name, _ in told)]
    lowest, worst = 100 * TANGLED, None
    total, begun = 0, 1
    for at in range(1, len(names)):
        if total >= 0:
            total, begun = 0, at
        total += sum(weights.get(tuple(names[first : at + 1]), 0) for first in (at - 1, at - 2) if first >= 0)
        if total < lowest:
            lowest, worst = total, (told[begun - 1][1][0], told[at - 1][1][1])
    return worst


def in_order(reading: Reading) -> bool:
    """Tell whether a text is surely none of keywords in a row, or of mixed words."""
    score = order_score(reading)
    return score is not None and score >= IN_ORDER
