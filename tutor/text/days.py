"""Days, as the tutor writes them."""

from __future__ import annotations

from datetime import date

from tutor.i18n import Speaker
from tutor.text.calendar import MONTHS, WEEKDAYS


def until_words(until: str, voice: Speaker) -> str:
    """Say until when something holds.

    Args:
        until: A day as ISO 8601 writes it, which is said as *until Tuesday 1 December*; anything else is said as it is.
        voice: Says it.
    """
    day = day_words(until, voice)
    return until if day == until else voice.say("until {day}", day=day)


def day_words(day: str, voice: Speaker) -> str:
    """Write a day, given as ISO 8601, with its weekday; anything else as it is."""
    try:
        return written_day(date.fromisoformat(day), voice.language)
    except ValueError:
        return day


def written_day(day: date, language: str) -> str:
    """Write a day with its weekday: *Tuesday 1 December*, *martedì 1º dicembre*."""
    weekday, month = WEEKDAYS[language][day.weekday()], MONTHS[language][day.month - 1]
    if language == "it":
        spoken = weekday.removesuffix("i") + "ì" if weekday.endswith("di") else weekday
        return f"{spoken} {'1º' if day.day == 1 else day.day} {month}"
    return f"{weekday.title()} {day.day} {month.title()}"


def short_day(day: date, language: str) -> str:
    """Write a day in few signs: *1 Dec*, *1 dic*."""
    month = MONTHS[language][day.month - 1][:3]
    return f"{day.day} {month if language == 'it' else month.title()}"
