"""Feasts with a fixed day: to say *Ferragosto* is to say 15 August."""

from __future__ import annotations

from tutor.text.tokens import Kind, Token

FEASTS = {
    "it": {
        "capodanno": (1, 1),
        "epifania": (6, 1),
        "befana": (6, 1),
        "san valentino": (14, 2),
        "festa della liberazione": (25, 4),
        "festa dei lavoratori": (1, 5),
        "festa della repubblica": (2, 6),
        "ferragosto": (15, 8),
        "halloween": (31, 10),
        "ognissanti": (1, 11),
        "immacolata": (8, 12),
        "vigilia di natale": (24, 12),
        "natale": (25, 12),
        "santo stefano": (26, 12),
        "san silvestro": (31, 12),
    },
    "en": {
        "new year's day": (1, 1),
        "epiphany": (6, 1),
        "valentine's day": (14, 2),
        "ferragosto": (15, 8),
        "halloween": (31, 10),
        "all saints": (1, 11),
        "christmas eve": (24, 12),
        "christmas": (25, 12),
        "boxing day": (26, 12),
        "new year's eve": (31, 12),
    },
}
"""Day and month of each feast, by its name as words are folded."""


def feasts(words: tuple[Token, ...], positions: dict[str, list[int]], language: str) -> list[tuple[Token, int]]:
    """Find the feasts that a text names.

    Args:
        words: The words of the text.
        positions: For each folded word, where it stands among them.
        language: ``it`` or ``en``.

    Returns:
        For each feast its date, and where the last word of its name stands; *Christmas Eve* is not Christmas.
    """
    found: dict[int, tuple[Token, int]] = {}
    covered: set[int] = set()
    names = FEASTS.get(language, FEASTS["en"])
    for name in sorted(names, key=len, reverse=True):
        row = name.split()
        for first in positions.get(row[0], ()):
            spoken = words[first : first + len(row)]
            if first not in covered and [word.folded for word in spoken] == row:
                date = Token(Kind.DATE, spoken[0].start, spoken[-1].end, name, (*names[name], None))
                covered.update(range(first, first + len(row)))
                found[first] = date, first + len(row) - 1
    return [found[first] for first in sorted(found)]
