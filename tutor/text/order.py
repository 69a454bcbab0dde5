"""Whether words follow each other as they do in prose: a small linear model of which function word, mark or kind comes
after which.

The weights are learnt by `tests/training/word_order.py` from honest texts in both languages, telegrams, dialect and
lists among them, against the same texts with their words mixed, taken out, or glued together at random; they are
shipped as data. Content words count as one and the same, so the model knows how sentences are put together and nothing
of what they are about.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, remembered
from tutor.text.tokens import Kind, Token

FOLDER = Path(__file__).parent / "models"
_ADDRESSES = (Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE, Kind.HASHTAG)
STOP, PAUSE, CONTENT, FIGURE, ADDRESS = ".", ",", "w", "#", "@"
"""Classes of tokens beside the function words, which are classes of their own."""
IN_ORDER = 1.2
"""Score from which words surely follow each other as in prose."""
MIN_PAIRS = 10
"""Pairs below which the score says nothing."""


class Order(NamedTuple):
    """What was learnt of a language."""

    bias: int
    weights: dict[tuple[str, str], int]
    """By a class and the one after it, in hundredths."""

    def score(self, pairs: Counter[tuple[str, str]]) -> float:
        """Weigh the pairs of a text; their sum counts by the root of their number, as in `tutor.text.moves`."""
        weight = sum(self.weights.get(pair, 0) * count for pair, count in pairs.items())
        return (self.bias + weight / math.sqrt(max(1, pairs.total()))) / 100


def pairs_of(reading: Reading) -> Counter[tuple[str, str]]:
    """Count which class of token comes after which, from one full stop to the last."""
    glue = lexicon(reading.language).words("function_words")
    found = [STOP]
    for token in reading.tokens:
        name = _class(token, glue)
        if name and not name == found[-1] == STOP:
            found.append(name)
    return Counter(pairwise(found if found[-1] == STOP else [*found, STOP]))


def _class(token: Token, glue: frozenset[str]) -> str:
    if token.kind is Kind.MARK:
        return STOP if token.folded in ".!?…" else PAUSE if token.folded in ",;:-" else ""
    if token.folded in glue:
        return token.folded
    if token.kind in _ADDRESSES:
        return ADDRESS
    return CONTENT if token.kind is Kind.WORD else "" if token.kind is Kind.EMOJI else FIGURE


@cache
def _learnt(language: str) -> Order:
    bias, *rows = (FOLDER / f"order_{language}.tsv").read_text("utf-8").splitlines()
    told = (row.split("\t") for row in rows)
    return Order(int(bias), {(first, second): int(weight) for first, second, weight in told})


@remembered
def order_score(reading: Reading) -> float | None:
    """Return how far words follow each other as in prose: the log odds, above 0 for what rather does.

    Nearly all honest texts lie above -1, and mixed words below; None where the text is too short to tell.
    """
    pairs = pairs_of(reading)
    return _learnt(reading.language).score(pairs) if pairs.total() >= MIN_PAIRS else None


def in_order(reading: Reading) -> bool:
    """Tell whether a text is surely none of keywords in a row, or of mixed words."""
    score = order_score(reading)
    return score is not None and score >= IN_ORDER
