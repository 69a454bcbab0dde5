"""Names of days and months, by language."""

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
