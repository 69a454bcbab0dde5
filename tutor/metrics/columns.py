"""Columns of a downloaded table: what they hold, their cells as numbers, days and text, and what is doubtful there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from tutor.metrics.cells import (
    LONGEST_NUMBER,
    Figure,
    day_stands_first,
    has_time,
    mangled,
    read_figure,
    read_moment,
)
from tutor.metrics.shapes import ColumnKind, header_key, is_blank, is_total

Read = TypeVar("Read")
Cell = Decimal | date | str
"""A number, a day (a `datetime` in a column of moments), or text; empty text where nothing is said."""


class Doubtful(StrEnum):
    """What a reader of a table should know."""

    MANGLED_ID = "mangled-id"
    """A spreadsheet has rounded an id: it leads nowhere now."""
    ROUNDED = "rounded"
    """A number was shortened before it was copied: 1.1K."""
    NOT_A_NUMBER = "not-a-number"
    NOT_A_DATE = "not-a-date"
    AMBIGUOUS_DATES = "ambiguous-dates"
    """Every date could be read day first or month first."""
    RAGGED_ROW = "ragged-row"
    """A row has more or fewer cells than the header."""
    GUESSED_ENCODING = "guessed-encoding"
    """The file does not say how its letters are written: accents may be wrong."""
    MORE_TABLES = "more-tables"
    """The file holds further tables."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """One doubt about a table."""

    what: Doubtful
    column: str = ""
    """The column's name in the file; empty for the whole table."""
    row: int = 0
    """The first row it is about, counted from 1 below the header; 0 for all of them."""
    count: int = 1
    """How many cells, rows or tables it is about."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column's name and what it holds."""

    key: str
    """The column's key in `exports.toml`: ``impressions``; empty where it is unknown."""
    name: str
    """Its name in the file."""
    kind: ColumnKind
    """What its cells hold: a cell that could not be read so is text in any column."""

    def called(self, name: str) -> bool:
        """Say whether this is what somebody calls the column: its key, or its name in the file in any case."""
        return name == self.key or header_key(name) == header_key(self.name)


@dataclass(frozen=True, slots=True)
class Habits:
    """How a table writes things."""

    language: str
    """``en`` where a point divides the whole from the fraction, ``it`` where a comma does."""
    month_first: bool | None
    """How dates with slashes are written; None where nobody knows."""


@dataclass(frozen=True, slots=True)
class Typed:
    """A column with its cells read."""

    column: Column
    cells: tuple[Cell, ...]
    doubts: tuple[Doubt, ...]


def guessed_kind(name: str, cells: Sequence[str], habits: Habits) -> ColumnKind:
    """Say what an unknown column holds, from its name and its cells."""
    said = [cell for cell in cells if not is_blank(cell)]
    if not said:
        return "text"
    if "id" in header_key(name).split() or any(len(cell) > LONGEST_NUMBER and cell.isdecimal() for cell in said):
        return "id"
    if figures := _all_read(said, lambda cell: read_figure(cell, habits.language)):
        return "percent" if "%" in name or all(figure.percent for figure in figures) else "number"
    day_first = _day_first(said, habits)
    if _all_read(said, lambda cell: read_moment(cell, day_first=day_first)):
        return "moment" if any(map(has_time, said)) else "day"
    return "text"


def typed_column(column: Column, cells: Sequence[str], habits: Habits) -> Typed:
    """Read a column's cells as what it holds; what cannot be read so stays text and is doubtful."""
    match column.kind:
        case "number" | "percent" | "share":
            return _numbers(column, cells, habits)
        case "day" | "moment":
            return _dates(column, cells, habits)
        case _:
            suspect = column.kind == "id" or not column.key
            spoiled = [suspect and mangled(cell) for cell in cells]
            return Typed(column, tuple(cells), _doubts(column, {Doubtful.MANGLED_ID: spoiled}))


def _numbers(column: Column, cells: Sequence[str], habits: Habits) -> Typed:
    blank = [is_blank(cell) for cell in cells]
    figures = [None if empty else read_figure(cell, habits.language) for cell, empty in zip(cells, blank, strict=True)]
    signed = [figure.percent for figure in figures if figure]
    kind: ColumnKind = "percent" if signed and all(signed) else column.kind
    read: tuple[Cell, ...] = tuple(
        "" if empty else _value(figure, kind) if figure else cell
        for cell, empty, figure in zip(cells, blank, figures, strict=True)
    )
    lost = [isinstance(value, str) and _should_have_read(value) for value in read]
    rounded = [figure is not None and figure.rounded for figure in figures]
    doubts = _doubts(column, {Doubtful.NOT_A_NUMBER: lost, Doubtful.ROUNDED: rounded})
    return Typed(Column(column.key, column.name, kind), read, doubts)


def _value(figure: Figure, kind: ColumnKind) -> Decimal:
    """Return a figure in the unit of its column: 5 % among shares of one is 0.05."""
    return figure.value / 100 if figure.percent and kind == "share" else figure.value


def _dates(column: Column, cells: Sequence[str], habits: Habits) -> Typed:
    day_first = _day_first(cells, habits)
    read: list[Cell] = []
    for cell in cells:
        moment = read_moment(cell, day_first=day_first)
        day = moment.date() if moment and column.kind == "day" else moment
        read.append("" if is_blank(cell) else cell if day is None else day)
    lost = [isinstance(value, str) and _should_have_read(value) for value in read]
    either = habits.month_first is None and day_stands_first(cells) is None
    doubts = _doubts(column, {Doubtful.NOT_A_DATE: lost})
    return Typed(column, tuple(read), (*doubts, *([Doubt(Doubtful.AMBIGUOUS_DATES, column.name)] if either else [])))


def _should_have_read(text: str) -> bool:
    """Say whether text is out of place among numbers or days: the label of a total is not."""
    return bool(text) and not is_total(text)


def _day_first(cells: Sequence[str], habits: Habits) -> bool:
    """Say how to read dates with slashes: as the cells show, else as the network does, else as the language does."""
    shown = day_stands_first(cells)
    if shown is not None:
        return shown
    return habits.language == "it" if habits.month_first is None else not habits.month_first


def _doubts(column: Column, found: dict[Doubtful, list[bool]]) -> tuple[Doubt, ...]:
    """Make one doubt of each sort, with the first row and how many."""
    return tuple(
        Doubt(what, column.name, rows.index(True) + 1, rows.count(True)) for what, rows in found.items() if any(rows)
    )


def _all_read(cells: Sequence[str], read: Callable[[str], Read | None]) -> list[Read]:
    """Read every cell, up to the first that does not read; empty where one does not."""
    values: list[Read] = []
    for cell in cells:
        value = read(cell)
        if value is None:
            return []
        values.append(value)
    return values
