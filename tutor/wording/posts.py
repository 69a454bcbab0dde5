"""A post as a network shows and counts it, in words."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum

from tutor.i18n import Speaker
from tutor.networks.post import Post
from tutor.text.measures import word_count

HIDDEN = 200
"""Characters shown of what stands behind *more*, or beyond the limit: what is above is what counts."""


class Line(StrEnum):
    """What a line of a preview is."""

    SHOWN = "shown"
    CUT = "cut"
    HIDDEN = "hidden"
    REFUSED = "refused"
    NOTE = "note"


def post_lines(post: Post, voice: Speaker, *, counted: bool = True) -> Iterator[tuple[Line, str]]:
    """Say what is seen of a post, line by line: the text, the cut, what is behind it, how long it is.

    Args:
        post: The post.
        voice: Says sentences.
        counted: Whether to say how long it is: not where a counter stands right above.
    """
    say = voice.say
    if not post.shown:
        yield Line.NOTE, say("nothing yet")
        return
    yield Line.SHOWN, post.shown
    if post.hidden:
        yield Line.CUT, say("┄ {network} cuts about here ┄", network=post.network.name)
        yield Line.HIDDEN, _short(post.hidden)
    if post.refused:
        yield Line.REFUSED, say("Too long from here: {quote}", quote=_short(post.refused))
    if counted:
        yield Line.NOTE, counter(post, voice)
    if post.dead_links:
        yield Line.NOTE, say("A link here cannot be tapped.")


def counter(post: Post, voice: Speaker, *more: str) -> str:
    """Count a post in its network's own unit: characters, words, hashtags.

    Args:
        post: The post.
        voice: Says sentences.
        more: What else there is to say of its length.
    """
    say, counted = voice.say, post.counted
    parts = []
    if counted.limit is not None:
        used, limit = voice.grouped(counted.used), voice.grouped(counted.limit)
        parts.append(say("{used} of {limit} characters", used=used, limit=limit))
    parts += [words_counted(word_count(post.text), voice), *more]
    most = post.network.rule("hashtags.max")
    if most and isinstance(most.value, int):
        parts.append(say("{used} of {limit} hashtags", used=post.hashtags, limit=most.value))
    elif post.hashtags:
        parts.append(voice.plural("{number} hashtag", "{number} hashtags", post.hashtags))
    return " · ".join(parts)


def words_counted(number: int, voice: Speaker) -> str:
    """Say how many words there are."""
    return voice.plural("{number} word", "{number} words", number)


def _short(text: str) -> str:
    return text if len(text) <= HIDDEN else text[: HIDDEN - 1].rstrip() + "…"
