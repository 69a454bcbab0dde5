"""Days, months and years: their names by language, and which of them there are."""

from __future__ import annotations

WEEKDAYS = {
    "it": ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"],
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
}
"""Names of the weekdays, Monday first, folded as words of a text are."""
MONTHS = {
    "it": """
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    """.split(),
    "en": """
    january february march april may june july august september october november december
    """.split(),
}
"""Names of the months, folded as words of a text are."""
YEARS = range(1900, 2200)
"""Years that people write about."""
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""Days of each month, in a leap year."""
_PIVOT = 69
"""First of the years in two digits that belong to the last century, as POSIX has it."""


def is_day(day: int, month: int, year: int | None = None) -> bool:
    """Tell whether a month has a day; 29 February is one where no year says otherwise."""
    leap = not year or (year % 4 == 0 and (year % 100 != 0 or year % 400 == 0))
    return 1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] - (month == 2 and not leap)


def whole_year(digits: int) -> int:
    """Return the year that is written with its last two digits: 26 is 2026, 98 is 1998; any other as it is."""
    if digits >= 100:
        return digits
    return digits + (1900 if digits >= _PIVOT else 2000)
