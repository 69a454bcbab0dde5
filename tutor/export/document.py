"""A report in parts, said already in somebody's language: writers and screens paint it, and decide nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bar:
    """A share, and what it means."""

    label: str
    share: float
    """0 to 1."""
    words: str
    """The same in words: nothing is told by the bar alone."""
    more: str = ""
    """What else is worth knowing, below."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under columns; the first column names the row."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    """Each as long as the columns."""


@dataclass(frozen=True, slots=True)
class Chart:
    """Votes on one question, one against the other."""

    title: str
    """What was asked."""
    votes: tuple[str, ...]
    """What each vote is called, the first one first."""
    options: tuple[str, ...]
    hands: tuple[tuple[int, ...], ...]
    """For each vote, the hands for each option."""
    place: str = ""
    """Where it was asked."""

    @property
    def table(self) -> Table:
        """The same in figures: an option a row, a vote a column."""
        rows = zip(self.options, *self.hands, strict=True)
        return Table(("", *self.votes), tuple((option, *map(str, figures)) for option, *figures in rows))


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a report. What is empty is not shown."""

    title: str
    lines: tuple[str, ...] = ()
    bars: tuple[Bar, ...] = ()
    table: Table | None = None
    notes: tuple[str, ...] = ()
    """What is worth knowing about it, below the rest."""
    charts: tuple[Chart, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report."""

    title: str
    language: str
    """ISO 639-1."""
    sections: tuple[Section, ...]


def document_lines(document: Document) -> Iterator[str]:
    """Say a report in lines, as it can be read aloud: no bar, no column, no drawing."""
    yield document.title
    for section in document.sections:
        yield ""
        yield section.title
        yield from section.lines
        yield from (f"{bar.label}: {'; '.join(filter(None, (bar.words, bar.more)))}" for bar in section.bars)
        if section.table:
            yield from table_lines(section.table)
        for chart in section.charts:
            yield " · ".join(filter(None, (chart.title, chart.place)))
            yield from table_lines(chart.table)
        yield from section.notes


def table_lines(table: Table) -> Iterator[str]:
    """Say a table in sentences, a row each."""
    for first, *others in table.rows:
        named = (f"{column} {cell}".strip() for column, cell in zip(table.columns[1:], others, strict=True) if cell)
        yield f"{first}: {'; '.join(named)}"
