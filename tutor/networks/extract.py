"""Links, mentions, hashtags and cashtags as each network recognises them, with their places in the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from tutor.networks import bluesky
from tutor.networks.entities import Entity, EntityKind, apart, byte_spans
from tutor.networks.handles import (
    MASTODON_MENTION,
    MASTODON_TAGS,
    PLAIN_MENTION,
    PLAIN_TAGS,
    X_CASHTAG,
    X_MENTION,
    X_TAGS,
    find_cashtags,
    find_hashtags,
    find_mentions,
)
from tutor.networks.urls import MASTODON_LINKS, OPEN_LINKS, X_LINKS, find_links

__all__ = ["Entity", "EntityKind", "byte_spans", "cashtags", "extract", "hashtags", "links", "mentions"]

Finder = Callable[[str], Iterator[Entity]]
"""Finds the entities of one kind, in order of place."""


@dataclass(frozen=True, slots=True)
class Recogniser:
    """How a network recognises what it makes active."""

    links: Finder
    mentions: Finder
    hashtags: Finder
    cashtags: Finder | None = None
    """None where a ``$`` makes nothing active."""


_PLAIN = Recogniser(
    partial(find_links, rules=OPEN_LINKS),
    partial(find_mentions, pattern=PLAIN_MENTION),
    partial(find_hashtags, rules=PLAIN_TAGS),
)
_OWN = {
    "x": Recogniser(
        partial(find_links, rules=X_LINKS),
        partial(find_mentions, pattern=X_MENTION),
        partial(find_hashtags, rules=X_TAGS),
        partial(find_cashtags, pattern=X_CASHTAG),
    ),
    "bluesky": Recogniser(
        bluesky.find_links,
        bluesky.find_mentions,
        bluesky.find_hashtags,
        partial(find_cashtags, pattern=bluesky.CASHTAG),
    ),
    "mastodon": Recogniser(
        partial(find_links, rules=MASTODON_LINKS),
        partial(find_mentions, pattern=MASTODON_MENTION),
        partial(find_hashtags, rules=MASTODON_TAGS),
    ),
}
"""Networks with rules of their own; all others share one."""


def extract(text: str, network: str) -> list[Entity]:
    """Find what a network makes active, in order of place, each apart from the others.

    Args:
        text: Any text; the time is in proportion to its length.
        network: Id of a network; one without rules of its own is read by the general ones.
    """
    own = _recogniser(network)
    shares = own.cashtags(text) if own.cashtags else ()
    return apart([*own.links(text), *own.mentions(text), *own.hashtags(text), *shares])


def links(text: str, network: str) -> list[Entity]:
    """Find only the links: what counting needs."""
    return list(_recogniser(network).links(text))


def mentions(text: str, network: str) -> list[Entity]:
    """Find only the mentions."""
    return list(_recogniser(network).mentions(text))


def hashtags(text: str, network: str) -> list[Entity]:
    """Find the hashtags that stand in no link."""
    return [entity for entity in extract(text, network) if entity.kind is EntityKind.HASHTAG]


def cashtags(text: str, network: str) -> list[Entity]:
    """Find the cashtags that stand in no link; none where the network knows none."""
    return [entity for entity in extract(text, network) if entity.kind is EntityKind.CASHTAG]


def _recogniser(network: str) -> Recogniser:
    return _OWN.get(network, _PLAIN)
