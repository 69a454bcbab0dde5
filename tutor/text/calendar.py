"""Names of days and months, by language."""

from __future__ import annotations

from calendar import monthrange

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


def is_a_day(day: int, month: int) -> bool:
    """Tell whether a month has a day in some year: June has no 31st, February a 29th now and then."""
    leap_year = 2000
    return 1 <= day <= monthrange(leap_year, month)[1]
