"""How long a text is, counted as each network counts."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from tutor.networks.rules import Network
from tutor.text.reading import read
from tutor.text.tokens import Kind

X_LINK = 23
"""What every link costs on X and Mastodon, whatever its length."""
X_EMOJI = 2
"""What an emoji costs on X, however many code points it is made of."""
_X_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))
"""Code points that cost 1 on X; all others cost 2 (twitter-text, config v3)."""


def length(text: str, network: Network) -> int:
    """Count a text as a network does, in that network's own unit."""
    return _COUNTERS[network.counted_by](text)


def utf16(text: str) -> int:
    """Count UTF-16 code units: an emoji is two or more."""
    return len(text.encode("utf-16-le", errors="replace")) // 2


def graphemes(text: str) -> int:
    """Count what a reader would call characters: a family emoji is one."""
    from wcwidth import iter_graphemes

    return sum(1 for _ in iter_graphemes(text))


def x_weighted(text: str) -> int:
    """Count as X does: links 23, emoji 2, most European letters 1, the rest 2."""
    composed = unicodedata.normalize("NFC", text)
    total = sum(_x_weight(character) for character in composed)
    for token in read(composed, "en").tokens:
        piece = sum(_x_weight(character) for character in composed[token.start : token.end])
        if token.kind is Kind.URL:
            total += X_LINK - piece
        elif token.kind is Kind.EMOJI:
            total += X_EMOJI - piece
    return total


def _x_weight(character: str) -> int:
    code = ord(character)
    return 1 if any(low <= code <= high for low, high in _X_LIGHT) else 2


def mastodon(text: str) -> int:
    """Count as Mastodon does: graphemes, links 23, of a handle only the name before the second ``@``."""
    total = graphemes(text)
    for token in read(text, "en").tokens:
        if token.kind is Kind.URL and token.folded.startswith("http"):
            total += X_LINK - graphemes(text[token.start : token.end])
    return total


def threads(text: str) -> int:
    """Count as Threads does: an emoji costs its UTF-8 bytes."""
    total = len(text)
    for token in read(text, "en").tokens:
        if token.kind is Kind.EMOJI:
            piece = text[token.start : token.end]
            total += len(piece.encode()) - len(piece)
    return total


_COUNTERS: dict[str, Callable[[str], int]] = {
    "codepoint": len,
    "utf16": utf16,
    "grapheme": graphemes,
    "x_weighted": x_weighted,
    "mastodon": mastodon,
    "threads": threads,
}
