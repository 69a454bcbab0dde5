"""What a step puts before the learner: a message, a table, an export, a thread of comments."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from tutor.checkers.settings import Text, Texts, by_language, pick
from tutor.course.part import Part

MOST_COMMENTS = 50
"""Longest thread: more than anybody reads before writing an answer."""
Rows = Annotated[
    tuple[tuple[str, ...], ...],
    BeforeValidator(pick),
    WithJsonSchema(
        by_language(
            "Rows",
            "Rows of a table, each a list of cells, or rows by language: `rows.it = [['a', 'b']]`.",
            {"type": "array", "items": {"type": "array", "items": {"type": "string"}}},
        )
    ),
]
"""Rows of cells, or rows by language."""


class Comment(Part):
    """One comment of a thread."""

    who: Text
    """Who wrote it, as the thread shows it."""
    when: Text = ""
    """When it was written, in words: *yesterday, 21:40*."""
    text: Text
    """The comment itself."""
    to: int = Field(default=0, ge=0)
    """Number of the comment that it replies to, the first being 1; 0 where it begins a conversation."""


class Material(Part):
    """Something the learner works on: a message, a table, an export as a network gives it, a thread of comments."""

    title: Text = ""
    """What stands above it: whose message, which table."""
    text: Text = ""
    """Its words, where it is a message or needs a line of introduction."""
    columns: Texts = ()
    """Names of the columns. With `export`, the columns of the file to show, by their names there or by the keys of
    `exports.toml` (*impressions*); without them, all but ids, links and empty ones."""
    rows: Rows = ()
    """The table's rows; each has a cell for each column."""
    export: str = ""
    """A file as it was downloaded from a network, relative to the course's folder: `exports/linkedin.csv`. Its rows are
    shown as a table, and its figures may be used in an answer."""
    thread: tuple[Comment, ...] = Field(default=(), max_length=MOST_COMMENTS)
    """Comments in the order in which they were written."""

    def as_text(self) -> str:
        """Return all of it in lines, as checkers read it."""
        said = (part for comment in self.thread for part in (comment.who, comment.when, comment.text))
        return "\n".join([self.title, self.text, *self.columns, *(" ".join(row) for row in self.rows), *said])

    @field_validator("export")
    @classmethod
    def _rows_once(cls, name: str, info: ValidationInfo) -> str:
        if name and info.data.get("rows"):
            raise ValueError("the rows come from this file: leave rows out")
        return name

    @field_validator("thread")
    @classmethod
    def _replies_stand_below(cls, thread: tuple[Comment, ...]) -> tuple[Comment, ...]:
        for number, comment in enumerate(thread, 1):
            if comment.to >= number:
                raise ValueError(f"comment {number} replies to {comment.to}, which does not stand above it")
        return thread
