"""Hashtags as readers and screen readers meet them: words written together."""

from __future__ import annotations

import re

LONGEST_HEARD = 16
"""Characters of a tag, its # included, up to which small letters alone are still heard as words."""
_WORDS = re.compile(r"[A-ZÀ-Þ]+(?![a-zß-ÿ])|[^\W\d_][^\W\d_A-ZÀ-Þ]*")
"""A word of a tag: capitals in a row, or a letter with the small ones behind it."""


def clumped(tag: str) -> bool:
    """Tell a long tag without capitals: several words nobody can hear apart."""
    return len(tag) > LONGEST_HEARD and tag == tag.casefold() and "_" not in tag


def words_of_tag(tag: str) -> str:
    """Return a tag's words with blanks between them, as its capitals, figures and underscores part them."""
    return " ".join(_WORDS.findall(tag))
