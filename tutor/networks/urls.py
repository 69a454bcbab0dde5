"""Links in a text, as X, Mastodon and most other networks find them.

The rules were written anew after X's published behaviour (docs.x.com, *counting characters*; the cases of twitter-text)
and Mastodon's documentation. Every pattern is possessive: the time is in proportion to the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tutor.networks.domains import fits_names, top_level_at_start
from tutor.networks.entities import Entity, EntityKind

LONGEST_LINK = 4096
"""Most characters of a link on X and Mastodon; a longer one stays text."""
LONGEST_SHORT_NAME = 40
"""Most characters after X's own shortener ``t.co/``; with more it is no link of theirs."""

_NEVER = "\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
"""Marks of direction, and what is no character: no part of a host."""
_ACCENTED = "\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u0300-\u036f\u1e00-\u1eff"
_HOST = rf"[^\s\x00-,/:-@\[-\^`{{-\x7f\u180e{_NEVER}]"
"""Characters of a host with a scheme: of every script, ``-``, ``.`` and ``_``."""
_OTHER_SCRIPT = rf"[^\s\x00-\x7f\u180e{_ACCENTED}{_NEVER}]"
_BARE = rf"[A-Za-z0-9_{_ACCENTED}-]"
"""Characters of a host without a scheme."""
_GLUED = "A-Za-z0-9@＠$#＃\ufffe\ufeff\uffff"
"""Before a link these show that it is part of something else."""
_CANDIDATE = re.compile(
    rf"(?<![{_GLUED}])(?:(?P<scheme>https?://)(?P<host>{_HOST}++)"
    rf"|(?<![_./{_ACCENTED}-])(?P<bare>{_BARE}++(?:(?:\.{_BARE}++)++(?:\.{_OTHER_SCRIPT}++)?|\.{_OTHER_SCRIPT}++)))",
    re.IGNORECASE,
)
_DOT_OR_COLON = re.compile(r"[.:]")
_SPACE = re.compile(r"\s")
_PORT = re.compile(r":[0-9]++")
_SHORT_NAME = re.compile(r"/[A-Za-z0-9]++")


@dataclass(frozen=True, slots=True)
class LinkRules:
    """How a network finds links."""

    bare: bool
    """Whether ``site.it`` is a link without ``https://``."""
    path: re.Pattern[str]
    """What may follow the host, from its first ``/``; brackets only in pairs."""
    path_tail: str
    """Characters that a path does not end in: they belong to the sentence."""
    query: re.Pattern[str]
    """What may follow that, from its ``?``."""
    query_tail: str
    """Characters that a query does not end in."""
    shortener: str = ""
    """The network's own shortener, after which only letters and digits stand."""


_X_PATH = rf"A-Za-z0-9\u0400-\u04ff{_ACCENTED}!*';:=+,.$%/#\[\]–_~@|&-"
_OPEN_PATH = rf"^\s<>()?{_NEVER}"
X_LINKS = LinkRules(
    bare=True,
    path=re.compile(rf"/(?:[{_X_PATH}]++|\((?:[{_X_PATH}]++|\([{_X_PATH}]++\))*+\))*+"),
    path_tail="!*';:,.$%[]–~@|&",
    query=re.compile(r"\?[A-Za-z0-9!?*'@();:&=+$/%#\[\]_.,~|-]++"),
    query_tail="!?*'@();:+$%[].,~|",
    shortener="t.co",
)
"""X: with or without a scheme, Latin and Cyrillic paths."""
OPEN_LINKS = LinkRules(
    bare=True,
    path=re.compile(rf"/(?:[{_OPEN_PATH}]++|\((?:[{_OPEN_PATH}]++|\([{_OPEN_PATH}]++\))*+\))*+"),
    path_tail="!*\"'「」;:,.$%[]~@|&«»“”‘’…",
    query=re.compile(rf"\?[^\s<>\"«»“”「」{_NEVER}]++"),
    query_tail="!?*'@();:+$%[].,~|…‘’",
)
"""Most networks: as X, with paths of every script."""
MASTODON_LINKS = replace(OPEN_LINKS, bare=False)
"""Mastodon: only with a scheme."""


def find_links(text: str, rules: LinkRules) -> Iterator[Entity]:
    """Find the links of a text, in order of place."""
    for start, end in addresses(text):
        yield from _links_between(text, start, end, rules)


def addresses(text: str) -> Iterator[tuple[int, int]]:
    """Give the stretches without spaces in which a link may stand: those with a dot or a colon."""
    place = 0
    while found := _DOT_OR_COLON.search(text, place):
        start = max(place, text.rfind(" ", place, found.start()), text.rfind("\n", place, found.start()))
        space = _SPACE.search(text, found.end())
        place = space.start() if space else len(text)
        yield start, place


def _links_between(text: str, place: int, stop: int, rules: LinkRules) -> Iterator[Entity]:
    while match := _CANDIDATE.search(text, place, stop):
        place = match.end()
        group = "host" if match["scheme"] else "bare"
        if group == "bare" and not rules.bare:
            continue
        domain = _domain(match[group], text[place : place + 1])
        if not domain:
            continue
        domain_end = match.start(group) + len(domain)
        end = _after(text, domain_end, rules)
        if match["scheme"] and domain.casefold() == rules.shortener:
            end = _short_end(text, domain_end, end)
        place = end or place
        if end and end - match.start() <= LONGEST_LINK and fits_names(domain):
            yield Entity(EntityKind.LINK, match.start(), end, text[match.start() : end])


def _domain(host: str, following: str) -> str:
    """Return the longest beginning of `host` that is a domain; empty where there is none.

    A name before a dot may hold ``_`` inside, the last one before the top-level domain may not.
    """
    best = place = 0
    before = ""
    labels = host.split(".")
    for index, label in enumerate(labels):
        if index and "_" not in before:
            after = "." if index + 1 < len(labels) else following
            length = top_level_at_start(label, after)
            best = place + length if length else best
        if not label or label[0] in "-_" or label[-1] in "-_":
            break
        before = label
        place += len(label) + 1
    return host[:best]


def _after(text: str, end: int, rules: LinkRules) -> int:
    """Return where a link ends whose domain ends at `end`: after port, path and query."""
    if port := _PORT.match(text, end):
        end = port.end()
    if path := rules.path.match(text, end):
        kept = max(1, len(path[0].rstrip(rules.path_tail)))
        end += kept
        if kept < len(path[0]):
            return end
    if query := rules.query.match(text, end):
        end += len(query[0].rstrip(rules.query_tail))
    return end


def _short_end(text: str, domain_end: int, end: int) -> int:
    """Return where a link of the network's own shortener ends; 0 where its name is too long to be one."""
    name = _SHORT_NAME.match(text, domain_end)
    if name is None:
        return end
    return 0 if len(name[0]) - 1 > LONGEST_SHORT_NAME else name.end()
