"""How long a text is, counted as each network counts, and what made it so long."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

from tutor.networks.characters import first_graphemes, graphemes, utf8, utf16
from tutor.networks.emoji import EMOJI
from tutor.networks.entities import Entity, EntityKind, apart
from tutor.networks.extract import cashtags, links, mentions
from tutor.networks.rules import Network, Rule

FLAT_LINK = 23
"""What every link costs on X and Mastodon, whatever its length."""
X_EMOJI = 2
"""What an emoji costs on X, however many code points it is made of."""


class What(StrEnum):
    """What drives a count."""

    LINKS = "links"
    MENTIONS = "mentions"
    """Only where they do not cost what they are long: on Mastodon the server is free."""
    CASHTAGS = "cashtags"
    """Shares' names; they cost what they are long, and X takes one."""
    EMOJI = "emoji"
    WIDE = "wide"
    """Characters that cost more than one: Chinese on X, letters that play bold, accents where bytes are counted."""
    LETTERS = "letters"
    """All the rest, spaces and signs included."""


@dataclass(frozen=True, slots=True)
class Driver:
    """One part of a count: so many of these, at that cost."""

    what: What
    number: int
    cost: int
    """In the unit of the count."""


@dataclass(frozen=True, slots=True)
class Count:
    """The length of a text as a network counts it."""

    used: int
    limit: int | None
    """The most the network takes; None where nobody knows."""
    unit: str
    """What the limit is in: ``x_weighted``, ``grapheme``, ``utf16``, ``utf8_bytes``, ``codepoint``, or
    ``char_unspecified`` where the network does not say. Without a limit, what was counted.
    """
    drivers: tuple[Driver, ...]
    """What made the number; their costs add up to `used`. Only those that are there."""
    end: int
    """Offset into the text after the last character that the network takes; links and emoji stay whole."""
    fits: bool
    also: Count | None = None
    """A second bound that the network sets: Bluesky's bytes."""

    @property
    def bounds(self) -> tuple[Count, ...]:
        """This count, and the second one where there is one."""
        return (self, self.also) if self.also else (self,)

    @property
    def taken(self) -> int:
        """Offset into the text after the last character that every bound lets through."""
        return min(bound.end for bound in self.bounds)


@dataclass(frozen=True, slots=True)
class Way:
    """A way of counting."""

    unit: str
    plain: Callable[[str], int]
    """What ordinary text costs."""
    link: int | None = None
    """What every link costs; None for what it is long."""
    emoji: Callable[[list[str]], int] | None = None
    """What some emoji cost together; None for what they are long."""
    heavy: re.Pattern[str] | None = None
    """Stretches of characters that cost more than one each."""
    composed: bool = False
    """Whether an accent typed apart from its letter is joined to it first (Unicode, NFC)."""
    refused: re.Pattern[str] | None = None
    """Characters that the network takes in no text."""
    free_servers: bool = False
    """Whether a mention costs only the name before its server."""


_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]+")
_X_HEAVY = re.compile(r"[^\x00-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]+")
"""What costs 2 on X; everything else costs 1 (twitter-text, configuration 3)."""


def _x_plain(text: str) -> int:
    return len(text) if text.isascii() else len(text) + sum(map(len, _X_HEAVY.findall(text)))


_WAYS = {
    "codepoint": Way("codepoint", len),
    "utf16": Way("utf16", utf16, heavy=_ASTRAL),
    "utf8_bytes": Way("utf8_bytes", utf8, heavy=re.compile(r"[^\x00-\x7f]+")),
    "grapheme": Way("grapheme", graphemes),
    "x_weighted": Way(
        "x_weighted",
        _x_plain,
        link=FLAT_LINK,
        emoji=lambda found: X_EMOJI * len(found),
        heavy=_X_HEAVY,
        composed=True,
        refused=re.compile("[\ufffe\ufeff\uffff]"),
    ),
    "mastodon": Way("grapheme", graphemes, link=FLAT_LINK, free_servers=True),
    "threads": Way("char_unspecified", len, emoji=lambda found: utf8("".join(found))),
}


def count(text: str, network: Network) -> Count:
    """Count a text as a network does, and say what made the number.

    Args:
        text: Any text; the time is in proportion to its length.
        network: Whose limit for an ordinary post it is held against.
    """
    way = _WAYS[network.counted_by]
    shown = unicodedata.normalize("NFC", text) if way.composed else text
    found = _wholes(shown, network.id, way)
    also = None
    if network.second_limit is not None:
        also = _counted(text, shown, _WAYS[network.second_limit.unit], found, network.second_limit)
    return _counted(text, shown, way, found, network.limit, also)


def _counted(
    text: str, shown: str, way: Way, found: list[Entity], rule: Rule | None, also: Count | None = None
) -> Count:
    """Count in one way.

    Args:
        text: The text as it was written.
        shown: The text as it is counted.
        way: The way of counting.
        found: What of `shown` is counted as a whole.
        rule: The limit; None where nobody knows it.
        also: A second count, to be handed on.
    """
    priced = [_price(entity, way) for entity in found]
    used = way.plain(shown) + sum(cost - way.plain(shown[start:end]) for start, end, _, cost in priced)
    rest = list(_between(shown, priced))
    emoji = [] if shown.isascii() else [found for piece in rest for found in EMOJI.findall(piece)]
    emoji_cost = way.plain("".join(emoji))
    if way.emoji is not None:
        used -= emoji_cost
        emoji_cost = way.emoji(emoji)
        used += emoji_cost
    if emoji:
        rest = [EMOJI.sub("", piece) for piece in rest]
    drivers = _drivers(way, priced, Driver(What.EMOJI, len(emoji), emoji_cost), rest, used)
    limit = int(rule.value) if rule is not None else None
    end = _end(text, shown, way, priced, limit if limit is not None and used > limit else None)
    fits = end == len(text) and (limit is None or used <= limit)
    return Count(used, limit, rule.unit if rule else way.unit, drivers, end, fits, also)


Priced = tuple[int, int, What, int]
"""Start, end, what it is and what it costs."""


def _wholes(shown: str, network: str, way: Way) -> list[Entity]:
    """Find what is counted as a whole: links, cashtags, and the mentions that cost less than they are long."""
    found = links(shown, network)
    if way.free_servers:
        found = apart(found + [entity for entity in mentions(shown, network) if "@" in entity.value])
    return apart([*found, *cashtags(shown, network)]) if "$" in shown else found


def _price(entity: Entity, way: Way) -> Priced:
    """Say what a whole costs; of a mention with its server, the ``@`` and the name."""
    if entity.kind is EntityKind.MENTION:
        return entity.start, entity.end, What.MENTIONS, 1 + len(entity.value.partition("@")[0])
    if entity.kind is EntityKind.CASHTAG:
        return entity.start, entity.end, What.CASHTAGS, entity.end - entity.start
    return entity.start, entity.end, What.LINKS, way.plain(entity.value) if way.link is None else way.link


def _between(shown: str, priced: Iterable[Priced]) -> Iterator[str]:
    """Give the text between what is counted as a whole."""
    place = 0
    for start, end, _, _ in priced:
        yield shown[place:start]
        place = end
    yield shown[place:]


def _drivers(way: Way, priced: list[Priced], emoji: Driver, rest: list[str], used: int) -> tuple[Driver, ...]:
    """Share the count out; what is left over are letters.

    Args:
        way: The way of counting.
        priced: What is counted as a whole.
        emoji: The emoji elsewhere.
        rest: All other text.
        used: The whole count.
    """
    parts = []
    for what in (What.LINKS, What.MENTIONS, What.CASHTAGS):
        costs = [cost for _, _, kind, cost in priced if kind is what]
        parts.append(Driver(what, len(costs), sum(costs)))
    parts.append(emoji)
    if way.heavy is not None:
        heavy = "".join(stretch for piece in rest if not piece.isascii() for stretch in way.heavy.findall(piece))
        parts.append(Driver(What.WIDE, len(heavy), way.plain(heavy)))
    letters = used - sum(part.cost for part in parts)
    parts.append(Driver(What.LETTERS, letters, letters))
    return tuple(part for part in parts if part.number)


def _end(text: str, shown: str, way: Way, priced: list[Priced], limit: int | None) -> int:
    """Return the offset into `text` up to which the network takes it; all of it where `limit` is None."""
    end = len(shown)
    if limit is not None:
        room = limit
        for start, stop, cost, whole in _stretches(shown, way, priced):
            if cost > room:
                end = start if whole else start + _fitting(shown[start:stop], room, way)
                break
            room -= cost
    if way.refused is not None and (refused := way.refused.search(shown)):
        end = min(end, refused.start())
    return end if shown == text else _uncomposed(text, shown[:end])


def _stretches(shown: str, way: Way, priced: list[Priced]) -> Iterator[tuple[int, int, int, bool]]:
    """Give start, end, cost, and whether it is never cut apart, of every stretch; lazily: a limit is soon reached."""
    place = 0
    for start, end, _, cost in [*priced, (len(shown), len(shown), What.LINKS, 0)]:
        for emoji in EMOJI.finditer(shown, place, start):
            yield place, emoji.start(), way.plain(shown[place : emoji.start()]), False
            yield *emoji.span(), way.emoji([emoji[0]]) if way.emoji else way.plain(emoji[0]), True
            place = emoji.end()
        yield place, start, way.plain(shown[place:start]), False
        yield start, end, cost, True
        place = end


def _fitting(stretch: str, room: int, way: Way) -> int:
    """Return how many code points of an ordinary stretch cost `room` at most; each costs one or more."""
    if way.plain is graphemes:
        return first_graphemes(stretch, room)
    low, high = 0, min(len(stretch), room)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if way.plain(stretch[:middle]) <= room else (low, middle - 1)
    return low


def _uncomposed(text: str, composed: str) -> int:
    """Return the offset into `text` at which its composed form has grown to `composed`."""
    room = len(unicodedata.normalize("NFD", composed))
    for place, sign in enumerate(text):
        if room <= 0:
            return place
        room -= len(unicodedata.normalize("NFD", sign))
    return len(text)
