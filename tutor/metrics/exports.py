"""Tables that networks let people download: read once, with typed cells, and with what is doubtful about them.

A table of an unknown shape is read as a plain one. Any bytes give an `Export` or an `ExportError`, nothing else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from tutor.metrics.cells import number_language, read_moment
from tutor.metrics.columns import Cell, Column, Doubt, Doubtful, Habits, Typed, guessed_kind, typed_column
from tutor.metrics.shapes import (
    ColumnKind,
    Shape,
    column_key,
    is_blank,
    is_total,
    known_names,
    shape_of,
    usual_kind,
)
from tutor.metrics.tables import Block, ExportError, Tables, read_tables

__all__ = ["Cell", "Column", "Doubt", "Doubtful", "Export", "ExportError", "read_export", "read_exports"]

_HEADER_WITHIN = 25
"""Rows among which the header stands: networks explain themselves in one to nine lines above it."""
_COUNTED: tuple[ColumnKind, ...] = ("number", "percent", "share")


@dataclass(frozen=True, slots=True)
class Export:
    """A table that somebody downloaded."""

    kind: str
    """The shape's id in `exports.toml`: ``x-content``; ``table`` for any other."""
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    """One cell for each column; rows that add up the others are not among them."""
    totals: tuple[tuple[Cell, ...], ...]
    """The rows that add up the others."""
    warnings: tuple[Doubt, ...]
    """What is doubtful about it."""
    since: date | None
    """First day that the file says it covers; None where it does not say."""
    until: date | None
    """Last day, as above."""

    def column(self, key: str) -> tuple[Cell, ...]:
        """Return the cells of a column by its key or its name in the file; empty where there is none."""
        places = [place for place, column in enumerate(self.columns) if column.called(key)]
        return tuple(row[places[0]] for row in self.rows) if key and places else ()

    def has(self, key: str) -> bool:
        """Say whether there is a column of this key or name."""
        return bool(key) and any(column.called(key) for column in self.columns)


def read_export(source: bytes | str, *, name: str = "") -> Export:
    """Read the table of a file; of several the first, with a doubt that says how many more there are.

    Args:
        source: The file as it was downloaded, or its text.
        name: The file's name: X writes the period there.

    Raises:
        ExportError: The file is too large, a workbook, or holds no table.
    """
    exports = read_exports(source, name=name)
    others = len(exports) - 1
    told = (Doubt(Doubtful.MORE_TABLES, count=others),) if others else ()
    return replace(exports[0], warnings=(*exports[0].warnings, *told))


def read_exports(source: bytes | str, *, name: str = "") -> tuple[Export, ...]:
    """Read every table of a file: Google Analytics writes one below the other. See `read_export`."""
    tables = read_tables(source)
    return tuple(_export(block, tables, name) for block in tables.blocks)


@dataclass(frozen=True, slots=True)
class _Raw:
    """A table whose cells are still text."""

    names: list[str]
    keys: list[str]
    """Keys of the columns; only the first of a name has it."""
    body: list[list[str]]
    labelled: list[bool]
    """Whether a row says that it adds up the others."""
    shape: Shape
    habits: Habits

    def cells(self, place: int) -> list[str]:
        """Return a column's cells, empty where a row is too short."""
        return [row[place] if place < len(row) else "" for row in self.body]


def _export(block: Block, tables: Tables, name: str) -> Export:
    raw = _raw(block, tables.delimiter)
    typed = [typed_column(column, raw.cells(place), raw.habits) for place, column in enumerate(_columns(raw))]
    adds_up = _adds_up(raw, [column.column.kind for column in typed])
    rows = list(zip(*(column.cells for column in typed), strict=True))
    since, until = _period([*block.comments, name]) or _span(raw.shape, typed)
    return Export(
        kind=raw.shape.id,
        columns=tuple(column.column for column in typed),
        rows=tuple(row for row, total in zip(rows, adds_up, strict=True) if not total),
        totals=tuple(row for row, total in zip(rows, adds_up, strict=True) if total),
        warnings=(*_table_doubts(raw, tables), *(doubt for column in typed for doubt in column.doubts)),
        since=since,
        until=until,
    )


def _raw(block: Block, delimiter: str) -> _Raw:
    """Find the header, and with it what table this is."""
    at = _header_row(block.rows)
    names, body = block.rows[at], block.rows[at + 1 :]
    keys: list[str] = []
    for key in map(column_key, names):
        keys.append("" if key in keys else key)
    shape = shape_of(keys, comments=bool(block.comments))
    language = number_language((cell for row in body for cell in row), "it" if delimiter == ";" else "en")
    labelled = [is_total(next(filter(None, row))) for row in body]
    return _Raw(names, keys, body, labelled, shape, Habits(language, shape.month_first))


def _header_row(rows: list[list[str]]) -> int:
    """Return where the header stands: the row with most known names, else the first that is as wide as most."""
    head = rows[:_HEADER_WITHIN]
    known = [known_names(row) for row in head]
    if max(known) > 1:
        return known.index(max(known))
    widths = [len(row) for row in head]
    return widths.index(Counter(widths).most_common(1)[0][0])


def _columns(raw: _Raw) -> list[Column]:
    """Say what each column holds: as its shape has it, else as its name has it, else as its cells look."""
    here = dict(raw.shape.kinds)
    columns = []
    for place, (key, name) in enumerate(zip(raw.keys, raw.names, strict=True)):
        if key:
            kind = here.get(key) or usual_kind(key)
        else:
            cells = [cell for cell, total in zip(raw.cells(place), raw.labelled, strict=True) if not total]
            kind = guessed_kind(name, cells, raw.habits)
        columns.append(Column(key, name, kind))
    return columns


def _adds_up(raw: _Raw, kinds: Sequence[ColumnKind]) -> list[bool]:
    """Say which rows add up the others: they say so, and say nothing else but numbers (a video may be called Total)."""
    return [
        total and sum(not is_blank(cell) for cell, kind in zip(row, kinds, strict=False) if kind not in _COUNTED) <= 1
        for row, total in zip(raw.body, raw.labelled, strict=True)
    ]


def _table_doubts(raw: _Raw, tables: Tables) -> Iterable[Doubt]:
    """Find what is doubtful about the table as a whole."""
    if tables.guessed:
        yield Doubt(Doubtful.GUESSED_ENCODING)
    width = len(raw.names)
    ragged = [len(row) < width or any(row[width:]) for row in raw.body]
    if any(ragged):
        yield Doubt(Doubtful.RAGGED_ROW, row=ragged.index(True) + 1, count=ragged.count(True))


_STATED = re.compile(r"(?:: ?|_)([0-9]{4}-?[0-9]{2}-?[0-9]{2})(?=$|[_,.])")
"""A day at the end of a comment (``# Start date: 20260501``) or in a file's name (``…_2026-04-27_2026-07-25.csv``)."""


def _period(texts: Iterable[str]) -> tuple[date, date] | None:
    """Read the period that comments or the file's name state: two days, the earlier first."""
    found = (read_moment(stated[1]) for text in texts for stated in _STATED.finditer(text[-300:]))
    days = [moment.date() for moment in found if moment]
    return (days[0], days[1]) if len(days) > 1 and days[0] <= days[1] else None


def _span(shape: Shape, typed: Sequence[Typed]) -> tuple[date | None, date | None]:
    """Return the first and last day of a table that has one row for each day."""
    cells = next((column.cells for column in typed if shape.period and column.column.key == shape.period), ())
    days = [cell.date() if isinstance(cell, datetime) else cell for cell in cells if isinstance(cell, date)]
    return (min(days), max(days)) if days else (None, None)
