"""Tables for spreadsheets, with nothing in them that a spreadsheet would run."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from tutor.text.clean import clean_line

Cell = str | int | float
"""A number goes out as a number, a text as a text, whatever it looks like."""
FORMULA = re.compile(r"[\s'\"]*[=+\-@|%\uff1d\uff0b\uff0d\uff20\u2212]")
"""How a text begins that a spreadsheet may take for a formula, behind blanks and quotes too; full-width signs count."""
MARK = "\ufeff"
"""Stands at the beginning of a file, so that spreadsheets read accents as they are."""
LONGEST = 32_000
"""Characters of a cell: a little less than the common spreadsheets hold."""
NUMBER = re.compile(r"[+\-]?\d+(?:[.,]\d+)*\s?%?")
"""A figure with its sign: it is none, and stays as it is."""


def csv_text(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> str:
    """Write a table.

    Args:
        columns: Their names.
        rows: Each as long as the columns.

    Returns:
        CSV as RFC 4180 has it, every text in quotation marks.
    """
    written = io.StringIO()
    writer = csv.writer(written, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    writer.writerow([inert(column) for column in columns])
    writer.writerows([[inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows])
    return written.getvalue()


def inert(text: str) -> str:
    """Return a text on one line that no spreadsheet runs: an apostrophe stands before what looks like a formula."""
    line = clean_line(text, characters=LONGEST)
    return f"'{line}" if FORMULA.match(line) and not NUMBER.fullmatch(line) else line
