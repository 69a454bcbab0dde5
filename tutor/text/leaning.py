"""Which way a text leans: a small linear model of the words of answers that people have judged.

Forms that an author lists find what they foresaw. Answers that people judged hold words that nobody foresaw, and what
they weigh is learnt here: by the beginnings of words and by figures, each once a text. Weights are whole hundredths,
so the same text gives the same score on every machine.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from tutor.text.fold import beginning
from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, remembered
from tutor.text.tokens import Kind, Token

FEWEST = 12
"""Judged texts from which something can be learnt."""
KNOWN = 0.4
"""Share of the words of a text that judged answers have to have, for these to tell anything of it."""
_ROUNDS, _STEP, _PENALTY = 20, 0.3, 0.01
"""Passes over the texts; first step of AdaGrad; weight of the L2 penalty."""
_BIAS_STEP = 0.1
"""Step of the bias, the same throughout: it has far more texts to go by than any word."""
_SURE = 30.0
"""Log odds beyond which nothing is surer, and the exponential stays within what a float holds."""
_STRIDES = 7
"""By how many strides one round is ahead of the one before: neighbouring strides give orders much alike."""


class Leaning(NamedTuple):
    """What was learnt of one criterion in one language."""

    judged: int
    """How many texts it was learnt from."""
    bias: int
    """What a text without a known word scores, in hundredths."""
    weights: Mapping[str, int]
    """By the beginning of a word, or a figure, in hundredths."""

    def score(self, reading: Reading) -> float:
        """Return the log odds that people would find the criterion met in a text, as far as its words tell: a text of
        words that no judged answer has scores nothing, or less.
        """
        words = words_of(reading)
        known = [self.weights[word] for word in words if word in self.weights]
        if len(known) < KNOWN * len(words):
            return 0.0
        return (min(self.bias, 0) + sum(known) / math.sqrt(len(words) + 1)) / 100


@remembered
def words_of(reading: Reading) -> frozenset[str]:
    """Return what counts of a text: beginnings of words that carry meaning, and figures by what they say."""
    glue = lexicon(reading.language).words("function_words")
    return frozenset(_told(word) for word in reading.words if word.folded not in glue)


def _told(word: Token) -> str:
    if word.kind is Kind.WORD:
        return beginning(word.folded)
    value = f"{word.value.normalize():f}" if isinstance(word.value, Decimal) else word.value or word.folded
    return "".join(f"{word.kind}:{value}".split())


def learn(judged: Sequence[tuple[frozenset[str], bool]], spoilt: Iterable[frozenset[str]] = ()) -> Leaning | None:
    """Learn from judged texts, by logistic regression; both outcomes weigh the same, however many there are of each.

    Args:
        judged: The words of each text, as `words_of` returns them, and whether people found the criterion met.
        spoilt: The words of texts from which the thing was cut out: nobody would find it there. They keep what
            surrounds the thing from standing for it.

    Returns:
        What was learnt; None where there are fewer than `FEWEST` texts, or none of one outcome.
    """
    if len(judged) < FEWEST or len({outcome for _, outcome in judged}) < 2:
        return None
    told = [*judged, *((words, False) for words in spoilt)]
    met = sum(outcome for _, outcome in told)
    worth = (len(told) / (2 * met), len(told) / (2 * (len(told) - met)))
    weights: dict[str, float] = {}
    steps: dict[str, float] = {}
    bias = 0.0
    for words, outcome in _in_turn([(sorted(words), outcome) for words, outcome in told]):
        root = math.sqrt(len(words) + 1)
        score = bias + sum(weights.get(word, 0.0) for word in words) / root
        slip = (1 / (1 + math.exp(-max(-_SURE, min(_SURE, score)))) - outcome) * worth[not outcome]
        bias -= _BIAS_STEP * slip
        for word in words:
            slope = slip / root + _PENALTY * weights.get(word, 0.0)
            steps[word] = steps.get(word, 1e-6) + slope * slope
            weights[word] = weights.get(word, 0.0) - _STEP * slope / math.sqrt(steps[word])
    whole = {word: round(100 * weight) for word, weight in sorted(weights.items())}
    return Leaning(len(judged), round(100 * bias), whole)


def _in_turn(judged: Sequence[tuple[list[str], bool]]) -> Iterable[tuple[list[str], bool]]:
    """Give each text once a round, in another order each time: by steps that have no divisor in common with their
    number.
    """
    count = len(judged)
    strides = [stride for stride in range(1, count) if math.gcd(stride, count) == 1]
    for turn in range(_ROUNDS):
        stride = strides[(turn * _STRIDES) % len(strides)]
        yield from (judged[(turn + place * stride) % count] for place in range(count))
