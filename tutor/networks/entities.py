"""What a network makes active in a text: links, mentions, hashtags, cashtags, each with its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class EntityKind(StrEnum):
    """What an active piece of text is."""

    LINK = "link"
    MENTION = "mention"
    HASHTAG = "hashtag"
    CASHTAG = "cashtag"
    """A share's name: ``$AAPL``."""
    LIST = "list"
    """A person's list on X: ``@name/list``. It tells nobody anything, so it is no mention."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A piece of a text that a network makes active."""

    kind: EntityKind
    start: int
    """Offset of the first character, in code points."""
    end: int
    """Offset after the last character."""
    value: str
    """Where it leads: the link as it was written, the name without ``@``, the tag without ``#`` or ``$``."""

    @property
    def span(self) -> tuple[int, int]:
        """Where it stands."""
        return self.start, self.end


def apart(entities: Iterable[Entity]) -> list[Entity]:
    """Sort by place and drop what begins inside another: a ``#`` in a link is no hashtag."""
    kept: list[Entity] = []
    for entity in sorted(entities, key=lambda entity: (entity.start, -entity.end)):
        if not kept or entity.start >= kept[-1].end:
            kept.append(entity)
    return kept


def byte_spans(text: str, entities: Iterable[Entity]) -> list[tuple[int, int]]:
    """Return where entities stand in the text's UTF-8 bytes, as Bluesky's facets want it.

    Args:
        text: The text they stand in.
        entities: In order of place and apart from each other.
    """
    spans: list[tuple[int, int]] = []
    place = position = 0
    for entity in entities:
        start = position + len(text[place : entity.start].encode("utf-8", errors="surrogatepass"))
        place = entity.end
        position = start + len(text[entity.start : entity.end].encode("utf-8", errors="surrogatepass"))
        spans.append((start, position))
    return spans
