"""Moves: what a sentence does, told by small linear models where lists of words do not reach.

A model is a list of features with their weights, learnt from labelled sentences (`tests/training/moves.py`): words and
their beginnings, pairs and threes of words, marks, kinds of figures, and the groups of the word lists that were found.
Long sentences have more features than short ones, so the sum of the weights is divided by the root of their number. A
model says yes from its threshold on, and shows the words that weighed most. The same sentence gives the same answer on
every machine: weights are whole hundredths, and roots are exact to the last bit everywhere (IEEE 754).
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path

from tutor.text.concepts import find_any
from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, Span
from tutor.text.tokens import Kind, Token

_FOLDER = Path(__file__).parent / "models" / "moves"
BEGINNING = 4
"""Letters of a word's beginning: enough of a stem to know its other endings."""
SHORT = 12
"""Words up to which a sentence may need its neighbour to say something."""


@dataclass(frozen=True, slots=True)
class Model:
    """A linear model of one move in one language."""

    threshold: int
    """Sum of weights from which a sentence makes the move, in hundredths."""
    groups: tuple[str, ...]
    """Groups of the word lists whose presence is a feature."""
    weights: dict[str, int]
    """Feature and weight, in hundredths."""

    def score(self, features: Collection[str]) -> float:
        """Weigh some features, in hundredths."""
        return sum(self.weights.get(feature, 0) for feature in features) / math.sqrt(len(features) + 1)


@cache
def model(move: str, language: str) -> Model:
    """Read the model of a move; each is read once, when it is first asked for.

    Raises:
        FileNotFoundError: There is no such model.
    """
    with (_FOLDER / language / f"{move}.tsv").open(encoding="utf-8") as file:
        head, groups, *rows = file.read().split("\n")
    pairs = (row.split("\t") for row in rows if row)
    return Model(int(head), tuple(groups.split()), {feature: int(weight) for feature, weight in pairs})


def moves(reading: Reading, move: str) -> list[Span]:
    """Find the sentences that make a move.

    Args:
        reading: The text.
        move: Name of a model.

    Returns:
        Their places, in order; two short sentences that only together make the move are one place.
    """
    bound = model(move, reading.language).threshold
    found: list[Span] = []
    for span, score in scored(reading, move):
        if score >= bound and not any(start < span[1] and span[0] < end for start, end in found):
            found.append(span)
    return sorted(found)


def strongest(reading: Reading, move: str, span: Span) -> Span:
    """Return the words of a sentence that weigh most for a move: its evidence."""
    found = model(move, reading.language)
    words = [reading.words[index] for index in reading.words_between(*span)]
    if not words:
        return span
    runs = [words[at : at + 3] for at in range(max(1, len(words) - 2))]
    best = max(runs, key=lambda run: sum(found.weights.get(feature, 0) for feature in _word_features(run)))
    return best[0].start, best[-1].end


def scored(reading: Reading, move: str) -> Iterator[tuple[Span, float]]:
    """Score each sentence for a move, then each two short neighbours together."""
    found = model(move, reading.language)
    cues = cues_of(reading, found.groups)
    for span in (*reading.sentences, *neighbours(reading)):
        yield span, found.score(features(reading, cues, span))


def neighbours(reading: Reading) -> Iterator[Span]:
    """Yield the places of two sentences in a row that are both short."""
    for first, second in pairwise(reading.sentences):
        if all(len(reading.words_between(*span)) <= SHORT for span in (first, second)):
            yield first[0], second[1]


@lru_cache(maxsize=256)
def cues_of(reading: Reading, groups: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Find where the groups of the word lists stand: offset and feature."""
    return tuple(
        (hit.span[0], f"not:{group}" if hit.negated else f"cue:{group}")
        for group in groups
        for hit in find_any(lexicon(reading.language).patterns(group), reading, even_negated=True)
    )


def features(reading: Reading, cues: Collection[tuple[int, str]], span: Span) -> set[str]:
    """Return what a model looks at in a place: words, marks, figures and cues, these also two by two."""
    words = [reading.words[index] for index in reading.words_between(*span)]
    text = reading.quote(span)
    signs = {cue for start, cue in cues if span[0] <= start < span[1]}
    signs |= {f"kind:{word.kind.value}" for word in words if word.kind is not Kind.WORD}
    signs |= {f"mark:{mark}" for mark in '?!:;…«"' if mark in text}
    found = _word_features(words) | signs | {f"{one}&{other}" for one, other in combinations(sorted(signs), 2)}
    return found | ({f"first:{_said(words[0])}"} if words else set())


def _word_features(words: list[Token]) -> set[str]:
    said = [_said(word) for word in words]
    found = {f"w:{word}" for word in said} | {f"b:{word[:BEGINNING]}" for word in said if word[0] != "<"}
    found.update(f"p:{one} {other}" for one, other in pairwise(said))
    found.update(f"t:{one} {other} {third}" for one, other, third in zip(said, said[1:], said[2:], strict=False))
    return found


def _said(word: Token) -> str:
    """Return a word as models see it: itself, or the kind of figure or address it is."""
    return word.folded if word.kind is Kind.WORD else f"<{word.kind.value}>"
