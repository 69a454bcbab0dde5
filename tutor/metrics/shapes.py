"""The known shapes of downloaded tables, read from `exports.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal, get_args

from tutor.text.fold import fold, plain

ColumnKind = Literal["number", "percent", "share", "day", "moment", "id", "text", "link"]
"""What the cells of a column hold."""
KINDS: tuple[ColumnKind, ...] = get_args(ColumnKind)
PLAIN_TABLE = "table"
"""The kind of a table of no known shape."""

_LONGEST_LABEL = 40
_LONGEST_BLANK = 4


@dataclass(frozen=True, slots=True)
class Shape:
    """What tells one network's table from another's, and how it writes things."""

    id: str
    needs: frozenset[str] = frozenset()
    """Keys of columns that all have to be there."""
    month_first: bool | None = None
    """How dates with slashes are written; None where nobody knows."""
    period: str = ""
    """The column whose first and last day bound the table; empty for none."""
    kinds: tuple[tuple[str, ColumnKind], ...] = ()
    """Columns that hold something else here than elsewhere."""
    comments: bool = False
    """Whether lines with # have to stand above the header."""


def header_key(text: str) -> str:
    """Return what two spellings of a column's name share: no case, accents, quotes, doubled spaces."""
    return " ".join(fold(word) for word in plain(text[:200]).replace('"', " ").split())


def column_key(name: str) -> str:
    """Return the key of a column by its name in the file: ``likes`` for *Total likes*; empty for none."""
    return _names().get(header_key(name), "")


def known_names(cells: Sequence[str]) -> int:
    """Count the cells that are names of known columns: a row with many is a header."""
    return len({key for cell in cells if (key := column_key(cell))})


def usual_kind(key: str) -> ColumnKind:
    """Return what a known column holds.

    Raises:
        KeyError: There is no such column.
    """
    return _kind(_data()["columns"][key]["kind"])


def shape_of(keys: Sequence[str], *, comments: bool) -> Shape:
    """Return the shape of a table with these columns; a plain one where none fits.

    Args:
        keys: Keys of its columns, in any order.
        comments: Whether lines with # stand above the header.
    """
    there = frozenset(keys)
    fitting = [shape for shape in shapes() if shape.needs <= there and (comments or not shape.comments)]
    return max(fitting, key=lambda shape: len(shape.needs), default=Shape(PLAIN_TABLE))


def is_total(label: str) -> bool:
    """Say whether a row's first cell says that it adds up the others."""
    return len(label) <= _LONGEST_LABEL and header_key(label) in _words("totals")


def is_blank(cell: str) -> bool:
    """Say whether a cell says nothing: empty, a dash, *n/a*."""
    return not cell or (len(cell) <= _LONGEST_BLANK and header_key(cell) in _words("blank"))


@cache
def shapes() -> tuple[Shape, ...]:
    """Return the known shapes, in the data file's order."""
    return tuple(
        Shape(
            key,
            frozenset(table["needs"]),
            table["order"] == "month-first" if "order" in table else None,
            table.get("period", ""),
            tuple((column, _kind(kind)) for column, kind in table.get("kinds", {}).items()),
            table.get("comments", False),
        )
        for key, table in _data()["shapes"].items()
    )


@cache
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "exports.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _names() -> Mapping[str, str]:
    return {header_key(name): key for key, column in _data()["columns"].items() for name in column["names"]}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(header_key(word) for word in _data()[name])


def _kind(name: str) -> ColumnKind:
    return next(kind for kind in KINDS if kind == name)
