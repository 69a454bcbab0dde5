"""Cells of a downloaded table: numbers and dates as spreadsheets and networks write them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal

from tutor.text.fold import fold, plain
from tutor.text.numbers import read_number

LONGEST = 60
"""Longest cell that may be a number or a date, in characters."""
LONGEST_NUMBER = 15
"""Digits that a spreadsheet keeps; what is longer is an id."""
_NUMBER = re.compile(r"([+-]?[0-9][0-9.,' ]*?) ?([KMB]?) ?(%?)", re.IGNORECASE)
_SWAPPED = str.maketrans(",.", ".,")
_THOUSANDS = {"": Decimal(1), "k": Decimal(10**3), "m": Decimal(10**6), "b": Decimal(10**9)}
_MANGLED = re.compile(r"[0-9](?:[.,][0-9]+)?E\+?[0-9]{2}", re.IGNORECASE)
_COMMA_DECIMAL = re.compile(r"-?[0-9.]*[0-9],(?:[0-9]{1,2}|[0-9]{4,})%?|-?[0-9]{1,3}(?:\.[0-9]{3}){2,}%?")
_POINT_DECIMAL = re.compile(r"-?[0-9,]*[0-9]\.(?:[0-9]{1,2}|[0-9]{4,})%?|-?[0-9]{1,3}(?:,[0-9]{3}){2,}%?")


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as a cell held it."""

    value: Decimal
    percent: bool = False
    """Whether a % sign stood there; the value is then what stood before it."""
    rounded: bool = False
    """Whether it was shortened, as in 1.1K."""


def read_figure(text: str, language: str) -> Figure | None:
    """Read a number: ``1,234``, ``1.1K``, ``5.4%``; None where the cell holds something else.

    Args:
        text: The cell.
        language: ``en`` where a point divides the whole from the fraction, ``it`` where a comma does.
    """
    if len(text) <= LONGEST_NUMBER and text.isascii() and text.isdecimal():
        return Figure(Decimal(text))
    found = _NUMBER.fullmatch(plain(text.strip())) if len(text) <= LONGEST else None
    number = read_number(found[1], language) if found else None
    if found is None or number is None:
        return None
    shortened = found[2].casefold()
    value = number * _THOUSANDS[shortened]
    whole = value.to_integral_value()
    return Figure(whole if whole == value else value, bool(found[3]), bool(shortened))


def write_number(value: Decimal, language: str) -> str:
    """Write a number as people of the language do, up to four decimals: ``1,204.5``, in Italian ``1.204,5``."""
    text = f"{value.normalize():,.4f}".rstrip("0").rstrip(".")
    return text.translate(_SWAPPED) if language == "it" else text


def number_language(cells: Iterable[str], otherwise: str) -> str:
    """Say how a table writes fractions, from the cells that leave no doubt: ``en`` (1.5) or ``it`` (1,5)."""
    commas = points = 0
    for cell in cells:
        if len(cell) <= LONGEST and ("," in cell or "." in cell) and cell[0] in "-0123456789":
            commas += _COMMA_DECIMAL.fullmatch(cell) is not None
            points += _POINT_DECIMAL.fullmatch(cell) is not None
    if commas == points:
        return otherwise
    return "it" if commas > points else "en"


def mangled(text: str) -> bool:
    """Say whether a spreadsheet has turned an id into a number: ``1.22158E+17``."""
    return len(text) <= LONGEST and _MANGLED.fullmatch(text) is not None


_TIME = re.compile(
    r"[T,\s]+([0-9]{1,2}):([0-9]{2})(?::[0-9]{2}(?:[.,][0-9]{1,9})?)? ?([ap])?\.?(?:m\.?)?"
    r" ?(?:Z|UTC|GMT|[+-][0-9]{2}:?[0-9]{2})?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"([0-9]{4})([-/.]?)([0-9]{2})\2([0-9]{2})")
_NUMBERS = re.compile(r"([0-9]{1,2})([/.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})")
_MONTH_FIRST = re.compile(r"(?:[^\W\d_]+\.?,? )?([^\W\d_]+)\.? ([0-9]{1,2}),? ([0-9]{4})")
_DAY_FIRST = re.compile(r"(?:[^\W\d_]+\.?,? )?([0-9]{1,2})\.? ([^\W\d_]+)\.?,? ([0-9]{4})")
_MONTHS = {
    name: number
    for number, names in enumerate(
        "jan gen|feb|mar|apr|may mag mai|jun giu|jul lug|aug ago|sep set|oct ott okt|nov|dec dic dez".split("|"), 1
    )
    for name in names.split()
}
"""Beginnings of the months' names in English, Italian and German, without accents."""


def read_moment(text: str, *, day_first: bool = False) -> datetime | None:
    """Read a day with or without a time, as written: a zone is passed over; no time is midnight.

    Args:
        text: ``2026-07-14``, ``20260714``, ``07/14/2026 18:00``, ``Tue, Jul 14, 2026``, ``14 lug 2026``.
        day_first: Whether ``07/08/2026`` is the seventh of August.
    """
    if len(text) > LONGEST:
        return None
    cell = " ".join(text.split())
    clock = _TIME.search(cell)
    if clock and clock.end() != len(cell):
        return None
    day = _day(cell[: clock.start()] if clock else cell, day_first)
    hour = _hour(clock) if clock else time()
    return datetime.combine(day, hour) if day and hour is not None else None


def has_time(text: str) -> bool:
    """Say whether a cell holds a time of day."""
    return len(text) <= LONGEST and _TIME.search(text) is not None


def day_stands_first(cells: Iterable[str]) -> bool | None:
    """Say whether dates are written day first; None where each of them could be either."""
    either = False
    for cell in cells:
        found = _NUMBERS.match(cell) if len(cell) <= LONGEST else None
        if not found:
            continue
        if found[2] == "." or int(found[1]) > 12:
            return True
        if int(found[3]) > 12:
            return False
        either = True
    return None if either else False


def _day(text: str, day_first: bool) -> date | None:
    if found := _YEAR_FIRST.fullmatch(text):
        return _checked(int(found[1]), int(found[3]), int(found[4]))
    if found := _NUMBERS.fullmatch(text):
        first, second = int(found[1]), int(found[3])
        year = int(found[4]) + (2000 if len(found[4]) == 2 else 0)
        dotted = found[2] == "."
        return _checked(year, second, first) if day_first or dotted else _checked(year, first, second)
    if found := _MONTH_FIRST.fullmatch(text):
        return _checked(int(found[3]), _month(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(text):
        return _checked(int(found[3]), _month(found[2]), int(found[1]))
    return None


def _month(name: str) -> int:
    return _MONTHS.get(fold(name)[:3], 0)


def _checked(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hour(clock: re.Match[str]) -> time | None:
    hour, minute, half = int(clock[1]), int(clock[2]), (clock[3] or "").casefold()
    if half:
        hour = hour % 12 + (12 if half == "p" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
