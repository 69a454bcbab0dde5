"""Phrases of an author in other forms and another order."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.look import Look
from tutor.text.concepts import Hit
from tutor.text.measures import content_words
from tutor.text.reading import Reading, read

STEM = 4
"""Letters by which a word is known in another form: *closed*, *closing*."""


def in_other_words(look: Look, source: str) -> list[Hit]:
    """Find a phrase in other forms and another order: its words, by their stems, in one sentence."""
    stems = {word[:STEM] for word in content_words(read(source.replace("*", ""), look.context.language))}
    if len(stems) < 2:
        return []
    words, placed = look.reading.words, _last_by_sentence(look.reading, stems)
    ends = [(min(places), max(places)) for places in placed if len(places) == len(stems)]
    return [Hit((words[first].start, words[last].end), first, last) for first, last in ends]


def _last_by_sentence(reading: Reading, stems: Iterable[str]) -> list[list[int]]:
    """Return, for each sentence in order, where each stem stands in it for the last time."""
    placed: dict[int, list[int]] = {}
    for stem in stems:
        found = (index for word in reading.starting_with(stem) for index in reading.positions[word])
        for sentence, index in {reading.sentence_of[index]: index for index in sorted(found)}.items():
            placed.setdefault(sentence, []).append(index)
    return [placed[sentence] for sentence in sorted(placed)]
