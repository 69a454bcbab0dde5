"""Links, mentions and hashtags as Bluesky finds them: each becomes a facet, with its place in UTF-8 bytes.

Written anew after the protocol's documentation and the cases of its rich-text tests. A hyphen in a domain without a
scheme is beyond Bluesky: ``my-shop.it`` stays text there, ``https://my-shop.it`` does not.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tutor.networks.characters import graphemes
from tutor.networks.domains import is_top_level
from tutor.networks.entities import Entity, EntityKind
from tutor.networks.urls import addresses

LONGEST_TAG = 64
"""Most characters of a hashtag, as a reader counts them."""

CASHTAG = re.compile(r"\$(?<![^\s(]\$)([A-Za-z][A-Za-z0-9]{0,4})(?=$|[\s.,;:!?)\"'\u2019])")
"""A plain letter and up to four letters or digits, after a space or a bracket; punctuation may follow."""
_LINK = re.compile(r"(?<![^\s(])(?:(?P<scheme>https?://)\S++|(?P<domain>[a-z][a-z0-9]*+(?:\.[a-z0-9]++)++)\S*+)", re.I)
_MENTION = re.compile(r"@(?<![^\s(]@)([A-Za-z0-9.-]++)(?!_)")
_TAG = re.compile(r"[#＃](?<!\S[#＃])(?!\ufe0f)([^\s\u00ad\u2060\u200a-\u200d\u20e2]++)")


def find_links(text: str) -> Iterator[Entity]:
    """Find the links of a text: with a scheme anything, without one what ends in a top-level domain."""
    for match in (match for start, end in addresses(text) for match in _LINK.finditer(text, start, end)):
        if not match["scheme"] and not is_top_level(match["domain"].rpartition(".")[2]):
            continue
        link = match[0]
        if link[-1] in ".,;:!?":
            link = link[:-1]
        if link[-1] == ")" and "(" not in link:
            link = link[:-1]
        yield Entity(EntityKind.LINK, match.start(), match.start() + len(link), link)


def find_mentions(text: str) -> Iterator[Entity]:
    """Find the mentions of a text: a name on Bluesky is a domain."""
    for match in _MENTION.finditer(text):
        name = match[1].rstrip(".-")
        head, _, last = name.rpartition(".")
        if head and is_top_level(last):
            yield Entity(EntityKind.MENTION, match.start(), match.start() + 1 + len(name), name)


def find_hashtags(text: str) -> Iterator[Entity]:
    """Find the hashtags of a text: nearly anything but digits alone, without the punctuation after it."""
    for match in _TAG.finditer(text):
        name = _without_punctuation(match[1])
        if any(_says_something(sign) for sign in name) and graphemes(name) <= LONGEST_TAG:
            yield Entity(EntityKind.HASHTAG, match.start(), match.start() + 1 + len(name), name)


def _without_punctuation(name: str) -> str:
    end = len(name)
    while end and unicodedata.category(name[end - 1])[0] == "P":
        end -= 1
    return name[:end]


def _says_something(sign: str) -> bool:
    return not (sign.isascii() and sign.isdigit()) and unicodedata.category(sign)[0] != "P"
