"""Words as they are compared: no case, no accents, one kind of apostrophe."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_PLAIN = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "–": "-",
        "—": "-",
        "‑": "-",
        "−": "-",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)
"""Typographic characters and the plain ones people type, one for one: offsets stay true."""


def plain(text: str) -> str:
    """Replace typographic quotes, dashes and spaces by plain ones; every offset stays true."""
    return text.translate(_PLAIN)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Fold a word for comparison: ``Perché`` and ``perche`` are the same; the length may change."""
    lowered = plain(word).casefold()
    if lowered.isascii():
        return lowered
    decomposed = unicodedata.normalize("NFKD", lowered)
    return "".join(mark for mark in decomposed if not unicodedata.combining(mark))
