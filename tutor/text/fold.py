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


_CONTRACTED = "aren couldn didn doesn don hadn hasn haven isn shouldn wasn weren won wouldn can"
_SHORTHAND = {
    "xche": "perche",
    "xke": "perche",
    "xk": "perche",
    "nn": "non",
    "cmq": "comunque",
    "qnd": "quando",
    **{f"{verb}t": f"{verb}'t" for verb in _CONTRACTED.split()},
}
"""Spellings from the phone's keyboard, and what they stand for: *dont* is *don't*."""


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Fold a word for comparison: ``Perché`` and ``perche`` are the same; the length may change."""
    lowered = plain(word).casefold()
    if not lowered.isascii():
        decomposed = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return _SHORTHAND.get(lowered, lowered)


BEGINNING = 5
"""Letters of a word's beginning: enough of a stem to know its other endings."""


def beginning(word: str) -> str:
    """Return what a folded word is known by, whatever its ending: *prenota* and *prenotate* begin alike."""
    return word[:BEGINNING]
