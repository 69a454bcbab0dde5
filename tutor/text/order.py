"""Whether words follow each other as they do in prose: a small model of which function word, mark or kind comes
after which.

The counts are learnt from honest prose in both languages by `tests/training/word_order.py` and shipped as data.
Content words count as one and the same, so the model knows how sentences are put together and nothing of what they
are about.
"""

from __future__ import annotations

import math
from collections import Counter
from functools import cache
from itertools import pairwise
from pathlib import Path

from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading
from tutor.text.tokens import Kind, Token

_FOLDER = Path(__file__).parent / "models"
_ADDRESSES = (Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE, Kind.HASHTAG)
STOP, PAUSE, CONTENT, FIGURE, ADDRESS = ".", ",", "w", "#", "@"
"""Classes of tokens beside the function words, which are classes of their own."""
BOUND = 3.0
"""How much one pair of classes may weigh, in nats."""
MIN_PAIRS = 18
"""Pairs below which the score says nothing."""


def classes(reading: Reading) -> list[str]:
    """Return the class of each token, from one full stop to the last."""
    glue = lexicon(reading.language).words("function_words")
    found = [STOP]
    for token in reading.tokens:
        name = _class(token, glue)
        if name and not name == found[-1] == STOP:
            found.append(name)
    return found if found[-1] == STOP else [*found, STOP]


def _class(token: Token, glue: frozenset[str]) -> str:
    if token.kind is Kind.MARK:
        return STOP if token.folded in ".!?…" else PAUSE if token.folded in ",;:-" else ""
    if token.folded in glue:
        return token.folded
    if token.kind in _ADDRESSES:
        return ADDRESS
    return CONTENT if token.kind is Kind.WORD else "" if token.kind is Kind.EMOJI else FIGURE


@cache
def _counts(language: str) -> tuple[Counter[tuple[str, str]], Counter[str], int]:
    """Return how often each pair and each class was seen, and how many there were in all."""
    import json

    data = json.loads((_FOLDER / f"order_{language}.json").read_text("utf-8"))
    pairs = Counter(
        {(first, second): count for first, after in data["pairs"].items() for second, count in after.items()}
    )
    singles: Counter[str] = Counter()
    for (first, _), count in pairs.items():
        singles[first] += count
    return pairs, singles, sum(singles.values())


def order_score(reading: Reading) -> float | None:
    """Return how far words follow each other as in prose: the mean pointwise mutual information of neighbouring
    classes, in nats. Honest texts lie between 0.04 and 0.6, shuffled ones around -0.1. None where the text is too
    short to tell.
    """
    pairs, singles, total = _counts(reading.language)
    chain = classes(reading)
    weights = [
        max(
            -BOUND,
            min(BOUND, math.log((pairs[first, second] + 0.5) / (singles[first] * singles[second] / total + 0.5))),
        )
        for first, second in pairwise(chain)
        if not first == second == CONTENT
    ]
    return sum(weights) / len(weights) if len(weights) >= MIN_PAIRS else None
