"""The words of a list of sessions: the same in both fronts."""

from __future__ import annotations

from datetime import date

from tutor.i18n import Speaker
from tutor.learning.summary import Summary
from tutor.session.events import PLACEMENT
from tutor.text.days import written_day
from tutor.wording.names import AREA_NAMES


def session_title(row: Summary, titles: dict[str, str]) -> str:
    """Return what a session is called: its scenario's title where that is at hand."""
    return titles.get(row.scenario) or row.scenario or row.id


def day_of(time: str, voice: Speaker) -> str:
    """Write the day of a time in ISO 8601; a dash for what is none."""
    try:
        return written_day(date.fromisoformat(time[:10]), voice.language)
    except ValueError:
        return "–"


def session_aside(row: Summary, voice: Speaker) -> str:
    """Say of a session its last day, its area and how it ended."""
    area = voice.say(AREA_NAMES[row.area]) if row.area in AREA_NAMES else ""
    return " · ".join(part for part in (day_of(row.last, voice), area, _ended(row, voice)) if part)


def _ended(row: Summary, voice: Speaker) -> str:
    if row.broken:
        return voice.say("damaged: shown as far as it goes")
    if not row.finished:
        return voice.say("left open")
    if row.purpose == PLACEMENT:
        return voice.say("one of the tasks of “Prove it”")
    return voice.say("finished") if row.passed else voice.say("finished, guided for now")
