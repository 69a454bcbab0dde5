"""Which weekday a date is: an answer that pairs them is held against the brief's own pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from tutor.text.pieces import at, day_number, stands_alone
from tutor.text.reading import Reading, Span
from tutor.text.tokens import Kind, Token

_CALENDARS = range(2001, 2029)
"""Years among which each calendar there is stands once at least."""
_ARTICLES = ("il", "the")
_ON_TO = ("-", "–", "a", "to", "till", "until")
"""What makes the number before it the first of two hours: *Saturday 10-17*."""
_DAYS = (Kind.DATE, Kind.NUMBER)


class Paired(NamedTuple):
    """A weekday and the day of a month that stand side by side."""

    span: Span
    weekday: int
    """0–6, Monday first."""
    day: int
    month: int
    """0 where none is said."""


def paired(reading: Reading) -> Iterator[Paired]:
    """Find the days that a text names twice: *Saturday 9 November*, *Saturday the 9th*, *9 November (Saturday)*."""
    tokens = [token for token in reading.tokens if token.folded not in _ARTICLES]
    for place, token in enumerate(tokens):
        if token.kind is not Kind.WEEKDAY or token.folded.endswith("days"):
            continue
        behind = place + (2 if at(tokens, place + 1).folded == "," else 1)
        if (said := _day(tokens, behind)) and (said.month or behind == place + 1) and _one_line(reading, token, said):
            yield Paired((token.start, said.span[1]), int(token.value), said.day, said.month)
        elif place > 1 and tokens[place - 1].folded == "(" and (said := _day(tokens, place - 2)) and said.month:
            yield Paired((said.span[0], token.end), int(token.value), said.day, said.month)


def misnamed(reading: Reading, sources: Iterable[Reading], known: Iterable[Token]) -> list[Span]:
    """Return the days of a text that are not in the brief, or have another weekday there.

    Args:
        reading: The text.
        sources: The texts of the brief. Where they pair no weekday with a date, any weekday is right.
        known: The figures of the brief.
    """
    named = list(paired(reading))
    told = [pair for source in sources for pair in paired(source)] if named else []
    years = _years(pair for pair in told if pair.month)
    if not years:
        return []
    days = {source.value[0] if source.kind is Kind.DATE else source.value for source in known if source.kind in _DAYS}
    dates = {(token.value[0], token.value[1]) for token in known if token.kind is Kind.DATE and token.value[1]}
    right = {(pair.weekday, pair.day) for pair in told}

    def fits(pair: Paired) -> bool:
        if not pair.month and (pair.weekday, pair.day) in right:
            return True
        if not pair.month and pair.day not in days:
            return False
        said = [month for day, month in dates if day == pair.day] or [month for _, month in dates]
        months = [pair.month] if pair.month else said
        return any(_weekday(year, month, pair.day) == pair.weekday for year in years for month in months)

    return [pair.span for pair in named if not fits(pair)]


def _years(pairs: Iterable[Paired]) -> list[int]:
    """Return the calendars in which each date has its weekday; none where the brief has no pair, or speaks of two
    years.
    """
    pairs = list(pairs)
    fitting = (all(_weekday(year, pair.month, pair.day) == pair.weekday for pair in pairs) for year in _CALENDARS)
    return [year for year, fits in zip(_CALENDARS, fitting, strict=True) if fits and pairs]


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


def _one_line(reading: Reading, weekday: Token, day: Paired) -> bool:
    return "\n" not in reading.text[weekday.end : day.span[0]]


def _day(tokens: list[Token], place: int) -> Paired | None:
    """Return the day that stands at a place, its weekday left open; None where no day stands there."""
    token, following = at(tokens, place), at(tokens, place + 1)
    if token.kind is Kind.DATE:
        return Paired((token.start, token.end), -1, token.value[0], token.value[1])
    alone = stands_alone(tokens, place + 1) and following.folded not in (*_ON_TO, ")")
    day = day_number(token) if alone and token.folded.isdigit() else 0
    return Paired((token.start, token.end), -1, day, 0) if day else None
