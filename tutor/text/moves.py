"""Moves: what a sentence does, told by small linear models where lists of words do not reach.

A model is a list of features with their weights, learnt from labelled sentences (`tests/training/moves.py`): words and
their beginnings, pairs and threes of words, marks, kinds of figures, and the groups of the word lists that were found.
Long sentences have more features than short ones, so the sum of the weights is divided by the root of their number. A
model says yes from its threshold on, and shows the words that weighed most. The same sentence gives the same answer on
every machine: weights are whole hundredths, and roots are exact to the last bit everywhere (IEEE 754).
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import combinations, pairwise
from pathlib import Path
from typing import NamedTuple

from tutor.text.concepts import find_any
from tutor.text.fold import plain
from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading, Span, remembered
from tutor.text.tokens import Kind, Token

_FOLDER = Path(__file__).parent / "models" / "moves"
BEGINNING = 4
"""Letters of a word's beginning: enough of a stem to know its other endings."""
NAMES = "names"
"""Among the groups of a model: names of people and things, which no list can hold."""
OWN = "own"
"""Among the groups of a model: it weighs the writer's own words, and none between quotation marks."""
MOSTLY = 0.8
"""Share of quoted words above which the quotation marks stand around the text itself, and quote nobody."""
NONE: frozenset[int] = frozenset()
"""No word is set aside."""
_MARKS = frozenset('?!:;…«"')
SHORT = 12
"""Words up to which a sentence may need its neighbour to say something."""


class Model(NamedTuple):
    """A linear model of one move in one language."""

    threshold: int
    """Score from which a sentence rather makes the move than not, in hundredths."""
    doubt: int
    """How far from the threshold a score says nothing yet, in hundredths: the closest calls are left to people."""
    groups: tuple[str, ...]
    """Groups of the word lists whose presence is a feature."""
    weights: dict[str, int]
    """Feature and weight, in hundredths."""
    known: frozenset[str]
    """The same features as a set: to intersect two sets takes less time than to look each feature up."""

    def score(self, words: frozenset[str], signs: frozenset[str]) -> float:
        """Weigh the features of a place, in hundredths; none is among its words and among its signs."""
        weight = sum(map(self.weights.__getitem__, (words & self.known) | (signs & self.known)))
        return weight / math.sqrt(len(words) + len(signs) + 1)


class Place(NamedTuple):
    """A place in a text that may make a move, and what every model looks at in it."""

    span: Span
    words: frozenset[str]
    """Words and their beginnings, pairs and threes of words, as features."""
    signs: frozenset[str]
    """Marks and kinds of figures, as features."""


@cache
def model(move: str, language: str) -> Model:
    """Read the model of a move; each is read once, when it is first asked for.

    Raises:
        FileNotFoundError: There is no such model.
    """
    with (_FOLDER / language / f"{move}.tsv").open(encoding="utf-8") as file:
        head, groups, *rows = file.read().split("\n")
    pairs = (row.split("\t") for row in rows if row)
    threshold, doubt = head.split()
    weights = {feature: int(weight) for feature, weight in pairs}
    return Model(int(threshold), int(doubt), tuple(groups.split()), weights, frozenset(weights))


def moves(reading: Reading, move: str) -> list[Span]:
    """Find the sentences that make a move beyond doubt.

    Args:
        reading: The text.
        move: Name of a model.

    Returns:
        Their places, in order; two short sentences that only together make the move are one place.
    """
    learnt = model(move, reading.language)
    bound = learnt.threshold + learnt.doubt
    made = [span for span, score in scored(reading, move) if score >= bound]
    alone = _sentence_spans(reading).intersection(made)
    starts = {start for start, _ in alone}
    ends = {end for _, end in alone}
    return sorted(span for span in made if span in alone or (span[0] not in starts and span[1] not in ends))


@remembered
def _sentence_spans(reading: Reading) -> frozenset[Span]:
    return frozenset(reading.sentences)


def suspected(reading: Reading, move: str) -> list[Span]:
    """Find the sentences that make a move, or may make it: all but those that surely do not, in order."""
    learnt = model(move, reading.language)
    return sorted(span for span, score in scored(reading, move) if score >= learnt.threshold - learnt.doubt)


def doubtful(reading: Reading, move: str, aside: Sequence[Span] = ()) -> Span | None:
    """Return the sentence that may make a move, where none does beyond doubt and one is too close to call.

    Args:
        reading: The text.
        move: Name of a model.
        aside: Places that surely do not make it; what lies inside them is not asked about.
    """
    learnt = model(move, reading.language)
    asked = [
        (span, score)
        for span, score in scored(reading, move)
        if not any(start <= span[0] and span[1] <= end for start, end in aside)
    ]
    best = max(asked, key=lambda pair: pair[1], default=None)
    return best[0] if best and abs(best[1] - learnt.threshold) < learnt.doubt else None


def strongest(reading: Reading, move: str, span: Span) -> Span:
    """Return the words of a sentence that weigh most for a move: its evidence."""
    found = model(move, reading.language)
    rows = _rows(reading, span, quoted(reading) if OWN in found.groups else NONE)
    runs = [row[at : at + 3] for row in rows for at in range(max(1, len(row) - 2))]
    if not runs:
        return span
    best = max(runs, key=lambda run: sum(found.weights.get(feature, 0) for feature in _word_features(reading, run)))
    return reading.words[best[0]].start, reading.words[best[-1]].end


@remembered
def scored(reading: Reading, move: str) -> tuple[tuple[Span, float], ...]:
    """Score each sentence for a move, then each two short neighbours together."""
    learnt = model(move, reading.language)
    cues = cues_of(reading, learnt.groups)
    places = _own_places(reading) if OWN in learnt.groups else _places(reading)
    return tuple((place.span, learnt.score(place.words, signs(place, cues))) for place in places)


@remembered
def _places(reading: Reading) -> tuple[Place, ...]:
    """Look at each sentence, then at each two short neighbours together; once for all models."""
    return tuple(look_at(reading, span) for span in (*reading.sentences, *neighbours(reading)))


@remembered
def _own_places(reading: Reading) -> tuple[Place, ...]:
    """Look at the same places, but for what is quoted in them; once for all models that weigh one's own words alone."""
    aside = quoted(reading)
    if not aside:
        return _places(reading)
    return tuple(
        place if aside.isdisjoint(reading.words_between(*place.span)) else look_at(reading, place.span, aside)
        for place in _places(reading)
    )


@remembered
def quoted(reading: Reading) -> frozenset[int]:
    """Return the indexes of the words between quotation marks; none where they stand around the text itself."""
    if not reading.has_quotes:
        return NONE
    inside = [at for at, word in enumerate(reading.words) if reading.in_quotes((word.start, word.end))]
    return frozenset(inside) if len(inside) <= MOSTLY * len(reading.words) else NONE


def _rows(reading: Reading, span: Span, aside: frozenset[int]) -> list[range]:
    """Return the words of a place, by their indexes: one row, or the rows between the words that are set aside."""
    words = reading.words_between(*span)
    if not aside:
        return [words] if words else []
    borders = (words.start - 1, *sorted(aside.intersection(words)), words.stop)
    return [range(before + 1, after) for before, after in pairwise(borders) if after > before + 1]


def neighbours(reading: Reading) -> Iterator[Span]:
    """Yield the places of two sentences in a row that are both short."""
    for first, second in pairwise(reading.sentences):
        if all(len(reading.words_between(*span)) <= SHORT for span in (first, second)):
            yield first[0], second[1]


@remembered
def cues_of(reading: Reading, groups: tuple[str, ...]) -> tuple[tuple[int, str], ...]:
    """Find where the groups of the word lists stand: offset and feature, in order of place; `NAMES` is one of them."""
    found = [
        (hit.span[0], f"not:{group}" if hit.negated else f"cue:{group}")
        for group in groups
        if group not in (NAMES, OWN)
        for hit in find_any(lexicon(reading.language).patterns(group), reading, even_negated=True)
    ]
    named = ((word.start, f"cue:{NAMES}") for word in _names(reading)) if NAMES in groups else ()
    aside = {reading.words[index].start for index in quoted(reading)} if OWN in groups else ()
    return tuple(sorted(cue for cue in (*found, *named) if cue[0] not in aside))


def _names(reading: Reading) -> Iterator[Token]:
    """Yield the words written with a capital that no sentence begins with: mostly people and houses."""
    begins = {start for start, _ in reading.sentences}
    common = lexicon(reading.language).words("function_words")
    for word in reading.words:
        named = word.kind is Kind.WORD and reading.text[word.start].isupper() and word.start not in begins
        if named and word.folded not in common:
            yield word


def look_at(reading: Reading, span: Span, aside: frozenset[int] = NONE) -> Place:
    """Return what every model looks at in a place: words, marks and figures, but for words that are set aside."""
    rows = _rows(reading, span, aside)
    kinds = {word.kind for row in rows for word in reading.words[row.start : row.stop]} - {Kind.WORD}
    marks = _MARKS.intersection(plain(reading.quote(span)))
    signs = [*(f"kind:{kind.value}" for kind in kinds), *(f"mark:{mark}" for mark in marks)]
    first = [f"first:{_said(reading.words[rows[0][0]])}"] if rows else []
    return Place(span, frozenset(first).union(*[_word_features(reading, row) for row in rows]), frozenset(signs))


def signs(place: Place, cues: Sequence[tuple[int, str]]) -> frozenset[str]:
    """Return the signs of a place and the cues that stand in it, by themselves and two by two."""
    first, last = (bisect_left(cues, (offset,)) for offset in place.span)
    return _with_pairs(place.signs.union([cue for _, cue in cues[first:last]]) if last > first else place.signs)


@lru_cache(maxsize=4096)
def _with_pairs(found: frozenset[str]) -> frozenset[str]:
    """Add each two signs together; kept, since few sets of signs stand in very many places."""
    return found.union([f"{one}&{other}" for one, other in combinations(sorted(found), 2)])


def _word_features(reading: Reading, words: range) -> frozenset[str]:
    """Return some words in a row, given by their indexes, and their beginnings, pairs and threes."""
    alone, beginnings, pairs, threes = _features(reading)
    first, end = words.start, words.stop
    in_rows = (*pairs[first : max(first, end - 1)], *threes[first : max(first, end - 2)])
    return frozenset((*alone[first:end], *beginnings[first:end], *in_rows))


@remembered
def _features(reading: Reading) -> tuple[list[str], list[str], list[str], list[str]]:
    """Return for each word of a text, by its index: itself, its beginning, it with the next one, and with the next two;
    what is no word has no beginning but itself.
    """
    said = [_said(word) for word in reading.words]
    alone = [f"w:{word}" for word in said]
    beginnings = [f"w:{word}" if word[:1] == "<" else f"b:{word[:BEGINNING]}" for word in said]
    pairs = [f"p:{one} {other}" for one, other in pairwise(said)]
    return alone, beginnings, pairs, [f"t:{one[2:]} {third}" for one, third in zip(pairs, said[2:], strict=False)]


def _said(word: Token) -> str:
    """Return a word as models see it: itself, or the kind of figure or address it is."""
    return word.folded if word.kind is Kind.WORD else f"<{word.kind.value}>"
