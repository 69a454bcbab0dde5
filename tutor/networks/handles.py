"""Mentions, hashtags and cashtags, as X, Mastodon and most other networks find them.

Written anew after X's published behaviour (the cases of twitter-text), Mastodon's documentation and what all networks
share: a mark, a name, and nothing glued to it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.networks.domains import LONGEST_DOMAIN
from tutor.networks.entities import Entity, EntityKind

X_MENTION = re.compile(
    r"[@＠](?:(?<![A-Za-z0-9_!#$%&*@＠][@＠])|(?<=^[Rr][Tt][@＠])|(?<=[^A-Za-z0-9_+~.-][Rr][Tt][@＠]))"
    r"([A-Za-z0-9_]{1,20}+(?:/[A-Za-z][A-Za-z0-9_-]{0,24}+)?+)"
    r"(?![@＠\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f]|://)"
)
"""X: up to 20 plain letters, digits or ``_``, and that person's list after ``/``; an ``RT`` may be glued to it."""
MASTODON_MENTION = re.compile(
    r"@(?<![=/\w]@)([A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+(?:@(?P<host>\w++(?:[.-]++\w++)*+(?::\d++)?+))?+)"
)
"""Mastodon: a name of the own server, or a name and its server."""
PLAIN_MENTION = re.compile(r"@(?<![\w@/&.]@)(\w++(?:[.-]++\w++)*+)(?![@＠])")
"""Most networks: letters and digits, with dots and hyphens inside."""


X_CASHTAG = re.compile(
    r"\$(?<!\S\$)([A-Za-z]{1,6}(?:[._][A-Za-z]{1,2})?)(?=$|[\s!'#%&\"()*+,\\\-./:;<=>?@\[\]^_{|}~$])"
)
"""X: up to six plain letters, and one or two more after a dot or ``_``; a space before it, no letter or digit after."""


def find_cashtags(text: str, pattern: re.Pattern[str]) -> Iterator[Entity]:
    """Find the cashtags of a text, in order of place; a share's name is written in capitals.

    Args:
        text: Any text.
        pattern: How the network writes them: `X_CASHTAG`, or Bluesky's.
    """
    for match in pattern.finditer(text):
        yield Entity(EntityKind.CASHTAG, match.start(), match.end(), match[1].upper())


def find_mentions(text: str, pattern: re.Pattern[str]) -> Iterator[Entity]:
    """Find the mentions of a text, in order of place.

    Args:
        text: Any text.
        pattern: How the network writes them: `X_MENTION`, `MASTODON_MENTION` or `PLAIN_MENTION`.
    """
    for match in pattern.finditer(text):
        if len(match.groupdict().get("host") or "") <= LONGEST_DOMAIN:
            kind = EntityKind.LIST if "/" in match[1] else EntityKind.MENTION
            yield Entity(kind, match.start(), match.end(), match[1])


@dataclass(frozen=True, slots=True)
class TagRules:
    """How a network finds hashtags: letters, marks, digits and ``_``, with at least one letter."""

    joiners: str = ""
    """What may stand in a tag besides."""
    never_after: str = ""
    """What may not stand before the ``#``, besides letters, digits and ``_``."""
    never_before: tuple[str, ...] = ()
    """What may not follow the tag: it is something else then."""
    inner: bool = False
    """Whether the joiners stand only inside a tag, never at its end."""


X_TAGS = TagRules(
    "\u200c\u200d\ua67e\u05be\u05f3\u05f4\uff5e\u301c\u309b\u309c\u30a0\u30fb\u3003\u0f0b\u0f0c\u00b7",
    "&",
    ("#", "＃", "://"),
)
"""X: with the signs that some scripts join words by."""
MASTODON_TAGS = TagRules("\u00b7\u30fb\u200c", "/)=&", inner=True)
"""Mastodon: with a middle dot inside."""
PLAIN_TAGS = TagRules("", "/&")
"""Most networks."""
_TAG = re.compile(r"[#＃](?![\ufe0f\u20e3])([^\s\x00-/:-@\[-^`{-\x7f＃]++)")
_SELECTORS = "\ufe0e\ufe0f"
"""They follow an emoji, and say how it is drawn: what comes after is not glued to a word."""


def find_hashtags(text: str, rules: TagRules) -> Iterator[Entity]:
    """Find the hashtags of a text, in order of place."""
    for match in _TAG.finditer(text):
        start = match.start()
        before = text[start - 1 : start]
        if before and before not in _SELECTORS and (_of_word(before, rules.joiners) or before in rules.never_after):
            continue
        name = _name(match[1], rules)
        end = start + 1 + len(name)
        if name and not text.startswith(rules.never_before, end):
            yield Entity(EntityKind.HASHTAG, start, end, name)


def _name(found: str, rules: TagRules) -> str:
    """Return what of a stretch without spaces is the tag; empty where no letter is in it."""
    stop = next((place for place, sign in enumerate(found) if not _of_word(sign, rules.joiners)), len(found))
    name = found[:stop]
    if rules.inner:
        name = name.strip(rules.joiners)
        name = name if found.startswith(name) else ""
    return name if any(_is_letter(sign) for sign in name) else ""


def _is_letter(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "LM"


def _of_word(sign: str, joiners: str) -> bool:
    return sign == "_" or sign in joiners or _is_letter(sign) or unicodedata.category(sign) == "Nd"
