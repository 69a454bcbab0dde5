"""Tables as text: bytes to rows of cells, whatever saved them. Bounded, and total on any bytes."""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice

from tutor.errors import TutorError
from tutor.metrics.shapes import known_names
from tutor.text.clean import clean

LARGEST_FILE = 5_000_000
"""Largest file that is read, in bytes: a year of posts is a fiftieth of it."""
MOST_ROWS = 20_000
"""Most rows that are read, header and comments included."""
MOST_COLUMNS = 200
"""Most columns that are read; the widest export known has 40."""
MOST_CELLS = 500_000
"""Most cells that are read: the longest table by the widest would keep a learner waiting for half a minute."""
_HEAD = 60_000
"""Characters looked at to find the delimiter; csv refuses a cell of 131,072."""
_HEAD_ROWS = 25
_LONG_CELL = 2_000
"""Characters from which a cell goes through the gate once more, on its own: the whole text has been through it."""
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
"""How .xlsx and .xls files begin."""
_SEPARATOR_LINE = re.compile(r"\s*sep=([,;\t])[ \t]*\n", re.IGNORECASE)


class ExportError(TutorError):
    """A file that holds no table to read."""


@dataclass(slots=True)
class Block:
    """One table of a file, with the comments above it."""

    comments: list[str] = field(default_factory=list)
    rows: list[list[str]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Tables:
    """What a file holds, as text."""

    blocks: tuple[Block, ...]
    delimiter: str
    guessed: bool
    """Whether the file does not say its encoding and is no UTF-8: letters with accents may be wrong."""


def read_tables(source: bytes | str) -> Tables:
    """Read the tables of a file, as rows of clean cells.

    Raises:
        ExportError: The file is too large, a workbook, or holds no table.
    """
    text, guessed = _text(source)
    if separator := _SEPARATOR_LINE.match(text):
        text, delimiter = text[separator.end() :], separator[1]
    else:
        delimiter = max(",;\t", key=lambda mark: _likelihood(text, mark))
    blocks = tuple(block for block in _blocks(_rows(text, delimiter), delimiter) if block.rows)
    if not blocks:
        raise ExportError("There is no table in this file", "It has no row with anything in it.")
    return Tables(blocks, delimiter, guessed)


def _text(source: bytes | str) -> tuple[str, bool]:
    """Decode and clean; say whether the encoding was guessed."""
    size = len(source) if isinstance(source, bytes) else len(source.encode("utf-8", "replace"))
    if size > LARGEST_FILE:
        raise ExportError(
            "This file is too large", f"{size:,} bytes; I read up to {LARGEST_FILE:,}.", "Choose a shorter period."
        )
    if isinstance(source, bytes) and source.startswith(_WORKBOOKS):
        raise ExportError(
            "This is a workbook, not a table", "I read CSV files.", "Open it in a spreadsheet and save it as CSV."
        )
    text, guessed = (source, False) if isinstance(source, str) else _decoded(source)
    text = text.removeprefix("\ufeff")
    if "\n" not in text:
        text = text.replace("\r", "\n")
    return clean(text, characters=LARGEST_FILE + 1, lines=LARGEST_FILE + 1), guessed


def _decoded(data: bytes) -> tuple[str, bool]:
    """Decode by the byte order mark, else as UTF-8, else by what the zero bytes say, else as Windows does."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), False
    head = data[:2_000]
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[::2])):
        if zeros and zeros.count(0) * 2 > len(zeros):
            return data.decode(encoding, "replace"), True
    try:
        return data.decode("utf-8-sig"), False
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), True


def _rows(text: str, delimiter: str) -> Iterator[list[str]]:
    """Read the rows that hold anything; cells without white space around them."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    read = 0
    try:
        for number, row in enumerate(reader):
            read += len(row)
            if number >= MOST_ROWS or len(row) > MOST_COLUMNS or read > MOST_CELLS:
                raise ExportError(
                    "This table is too large",
                    f"I read up to {MOST_ROWS:,} rows, {MOST_COLUMNS} columns and {MOST_CELLS:,} cells.",
                    "Choose a shorter period or fewer columns.",
                )
            cells = [cell.strip() if len(cell) < _LONG_CELL else str(clean(cell.strip())) for cell in row]
            if any(cells):
                yield cells
    except csv.Error as error:
        raise ExportError("This table cannot be read", str(error), "Look for a quote that is never closed.") from error


def _likelihood(text: str, delimiter: str) -> tuple[int, int]:
    """Rate a delimiter: known names that it cuts out in one row, then how regular the rows are."""
    rows = list(islice(csv.reader(io.StringIO(text[:_HEAD], newline=""), delimiter=delimiter), _HEAD_ROWS))
    names = max((known_names(row[:MOST_COLUMNS]) for row in rows), default=0)
    width, times = Counter(map(len, rows)).most_common(1)[0] if rows else (1, 0)
    return names, times if width > 1 else 0


def _blocks(rows: Iterator[list[str]], delimiter: str) -> list[Block]:
    """Part the tables of a file: each begins with comments. Only a file that begins with one has more."""
    blocks: list[Block] = [Block()]
    for row in rows:
        current = blocks[-1]
        commented = row[0].startswith("#") and (bool(current.comments) or not current.rows)
        if commented and current.rows and any(row[1:]):
            commented = False
        if commented and current.rows:
            blocks.append(current := Block())
        if commented:
            current.comments.append(delimiter.join(row))
        else:
            current.rows.append(row)
    return blocks
