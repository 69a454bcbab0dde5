"""What a step puts before the learner, as every front paints it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.course.material import Comment, Material

MOST_ROWS = 20
"""Rows of a table that are shown; the others are counted."""


@dataclass(frozen=True, slots=True)
class CommentView:
    """A comment of a thread."""

    who: str
    when: str
    text: str
    replies_to: str
    """Who wrote the comment it replies to; empty where it begins a conversation."""
    depth: int
    """How deep in the conversation it stands: 0 for a comment, 1 for a reply to it, …"""


@dataclass(frozen=True, slots=True)
class MaterialView:
    """Something to work on: a text, a table, a thread of comments."""

    title: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """The rows to show, from the top."""
    left_out: int = 0
    """How many rows there are beyond those."""
    thread: tuple[CommentView, ...] = ()
    """Each comment followed by its replies."""


def material_view(piece: Material) -> MaterialView:
    """Return what is shown of something to work on: the first rows of a table, a thread as a conversation."""
    rows = piece.rows[:MOST_ROWS]
    return MaterialView(
        piece.title, piece.text, piece.columns, rows, len(piece.rows) - len(rows), tuple(_conversation(piece.thread))
    )


def _conversation(thread: tuple[Comment, ...], to: int = 0, depth: int = 0) -> Iterator[CommentView]:
    """Yield the comments that reply to one, each followed by its own replies."""
    for number, comment in enumerate(thread, 1):
        if comment.to == to:
            replies_to = thread[to - 1].who if to else ""
            yield CommentView(comment.who, comment.when, comment.text.strip(), replies_to, depth)
            yield from _conversation(thread, number, depth + 1)
