"""What one character is: to a reader, and to a computer that stores text in units of one or two bytes."""

from __future__ import annotations

import re
from functools import cache
from itertools import islice

_ALONE = (
    "\u0000-\u02ff\u0370-\u0482\u048a-\u052f\u05d0-\u05f4\u0620-\u064a\u0671-\u06d5\u1e00-\u1fff\u2010-\u2027"
    "\u2030-\u205e\u20a0-\u20c0\u2100-\u2ce4\u3001-\u3029\u3030-\u3098\u309b-\u9fff\uac00-\ud7a3"
    "\U0001f000-\U0001f1e5\U0001f200-\U0001f3fa\U0001f400-\U0001faff"
)
"""Characters of which two side by side are always two: the scripts and emoji that most posts are made of."""


@cache
def _may_join() -> re.Pattern[str]:
    """Return what finds a character that may join its neighbours; compiled when a text is first counted."""
    return re.compile(f"[^{_ALONE}]")


@cache
def _joined() -> re.Pattern[str]:
    """Return what finds stretches in which characters may join: all that is not `_ALONE`, with its neighbours."""
    return re.compile(f"[{_ALONE}]?[^{_ALONE}]+(?:[{_ALONE}][^{_ALONE}]+)*[{_ALONE}]?")


def graphemes(text: str) -> int:
    """Count what a reader would call characters: a family emoji is one (Unicode, UAX #29)."""
    count = len(text) - text.count("\r\n")
    if text.isascii() or not _may_join().search(text):
        return count
    from wcwidth import iter_graphemes

    for joined in _joined().findall(text):
        count -= len(joined) - sum(1 for _ in iter_graphemes(joined))
    return count


def first_graphemes(text: str, number: int) -> int:
    """Return the offset after the first `number` characters as a reader sees them."""
    if number >= len(text):
        return len(text)
    from wcwidth import iter_graphemes

    return sum(len(piece) for piece in islice(iter_graphemes(text), number))


def utf16(text: str) -> int:
    """Count UTF-16 code units: most characters are one; an emoji, or a letter that plays bold, is two or more."""
    return len(text.encode("utf-16-le", errors="surrogatepass")) // 2


def utf8(text: str) -> int:
    """Count UTF-8 bytes: a plain letter is one, one with an accent two, an emoji four or more."""
    return len(text.encode("utf-8", errors="surrogatepass"))
