"""Dates, as people write them."""

from __future__ import annotations

from decimal import Decimal

from tutor.text.calendar import YEARS, is_day
from tutor.text.pieces import NOTHING, Found, at, day_number, join, stands_alone
from tutor.text.tokens import Kind, Token

ORDINALS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
"""English ordinals that may be a day of the month."""
DATE_OPENERS = frozenset([*ORDINALS, "primo"])
"""Words that a date may begin with."""
_DEGREES = ("°", "º")
_ORDINAL_MARKS = ("st", "nd", "rd", "th", *_DEGREES)
_OF = ("of", "di")
"""What may stand between the day and the month: *the 9th of November*, *il primo di dicembre*."""
_LINKS = ("-", "al", "to", "until", "till", "e", "and")
"""What joins the two ends of a stretch of days; it is read as part of the second."""
_LONE_LINKS = ("al", "to", "until", "till")
_DAY_CUES = frozenset("il dal al del l' entro the".split())
"""Words after which a lone number is a day of the month: *dal 16*."""


def date(tokens: list[Token], position: int, language: str) -> Found:
    """``9 novembre (2026)``, ``dal 9 al 20 agosto``, ``9th of November``, ``November 9(th)``, ``November the 9th``,
    ``the 16th``, ``dal 16``.
    """
    first = tokens[position]
    if first.kind is Kind.MONTH and language == "en" and _in_digits(at(tokens, position + 1)):
        after = position + 2
        last = after if at(tokens, after).folded in _ORDINAL_MARKS else position + 1
        return _dated(tokens, position, last, day_number(tokens[position + 1]), first.value)
    if first.kind is Kind.MONTH and at(tokens, position + 1).folded == "the":
        day, after = _day_said(tokens, position + 2)
        return _dated(tokens, position, after - 1, day, first.value) if day else NOTHING
    day, after = _day_said(tokens, position)
    if not day:
        return NOTHING
    month = at(tokens, after + 1) if at(tokens, after).folded in _OF else at(tokens, after)
    if month.kind is Kind.MONTH:
        last = after + 1 if at(tokens, after).folded in _OF else after
        return _dated(tokens, position, last, day, month.value)
    if (span := _day_range(tokens, position, after, day)) is not NOTHING:
        return span
    marked = after - position > 1 or first.kind is Kind.WORD
    if marked or (language == "it" and _cued(tokens, position, after)):
        return [join(tokens, position, after - 1, Kind.DATE, (day, 0, None))], after - position
    return NOTHING


def _in_digits(token: Token) -> bool:
    """Tell *March 9* from *in March one of us*."""
    return bool(day_number(token)) and token.folded[0].isdigit()


def _cued(tokens: list[Token], position: int, after: int) -> bool:
    """Tell whether a number in digits is a day by the word before it: *dal 16*; after *il* it is one whatever follows
    (*il 30 ricontiamo*), but for a share (*il 30 per cento*) and what is no day but its name (*il 24 ore*).
    """
    cue = tokens[position - 1].folded if position else ""
    following, second = at(tokens, after), at(tokens, after + 1)
    share = following.folded == "per" and second.folded in ("cento", "100")
    if cue not in _DAY_CUES or not tokens[position].folded.isdigit() or share:
        return False
    return stands_alone(tokens, after) or (cue == "il" and following.kind is Kind.WORD and following.folded != "ore")


def _day_said(tokens: list[Token], position: int) -> tuple[int, int]:
    """Return the day of the month that is said here, and the position after it; ``(0, position)`` for none."""
    first, second = at(tokens, position), at(tokens, position + 1)
    if first.folded in ("primo", "first") and second.kind is Kind.MONTH:
        return 1, position + 1
    if first.folded in ("primo", *ORDINALS):
        day = 1 if first.folded == "primo" else ORDINALS.index(first.folded) + 1
        named = at(tokens, position + 2) if second.folded == "di" else second
        follows = named.kind is Kind.MONTH or second.folded == "of"
        before = tokens[position - 2].kind if position > 1 else None
        alone = (day > 4 or before is Kind.MONTH) and position > 0 and tokens[position - 1].folded == "the"
        return (day, position + 1) if follows or alone else (0, position)
    day = day_number(first)
    return day, position + (2 if day and _is_ordinal(tokens, position) else 1)


def _is_ordinal(tokens: list[Token], position: int) -> bool:
    """Tell whether a mark makes a number a day: *9th*, *1°*, *3° maggio*, but not *3 °C*; the *º* of *1º* is read as an
    o, glued to its number.
    """
    day, mark = tokens[position], at(tokens, position + 1)
    if mark.folded in _DEGREES and day.value != 1:
        return at(tokens, position + 2).kind is Kind.MONTH
    return mark.folded in _ORDINAL_MARKS or (mark.folded == "o" and mark.start == day.end)


def _day_range(tokens: list[Token], position: int, after: int, day: int) -> Found:
    """``9-20 agosto``, ``dal 9 al 20 agosto``: two dates of one month."""
    link = at(tokens, after)
    start = after + 2 if at(tokens, after + 1).folded == "the" else after + 1
    last_day, end = _day_said(tokens, start) if start < len(tokens) else (0, start)
    month = at(tokens, end + 1) if at(tokens, end).folded in _OF else at(tokens, end)
    if not last_day or link.folded not in _LINKS:
        return NOTHING
    if month.kind is not Kind.MONTH:
        if link.folded not in _LONE_LINKS or at(tokens, end).folded in ("am", "pm", ":"):
            return NOTHING
        spoken = after - position > 1 or link.folded == "al" or tokens[position].folded in DATE_OPENERS
        if last_day <= day and not spoken:
            return NOTHING
        ends: tuple[object, object] = (
            ((day, 0, None), (last_day, 0, None)) if spoken else (Decimal(day), Decimal(last_day))
        )
        kind = Kind.DATE if spoken else Kind.NUMBER
        pair = [join(tokens, position, after - 1, kind, ends[0]), join(tokens, after, end - 1, kind, ends[1])]
        return pair, end - position
    if not all(is_day(each, month.value) for each in (day, last_day)):
        return NOTHING
    last = end + 1 if at(tokens, end).folded in _OF else end
    opening = join(tokens, position, after - 1, Kind.DATE, (day, month.value, None))
    return [opening, join(tokens, after, last, Kind.DATE, (last_day, month.value, None))], last + 1 - position


def _dated(tokens: list[Token], first: int, last: int, day: int, month: int) -> Found:
    """Make one date, with the year where one follows; none of a day that the month does not have."""
    year = at(tokens, last + 1)
    has_year = year.kind is Kind.NUMBER and year.value in YEARS
    last += 1 if has_year else 0
    value = (day, month, int(year.value) if has_year else None)
    if not is_day(*value):
        return NOTHING
    return [join(tokens, first, last, Kind.DATE, value)], last + 1 - first
