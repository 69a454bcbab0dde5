"""Times of day, as people write them."""

from __future__ import annotations

from decimal import Decimal

from tutor.text.pieces import NOTHING, Found, at, join, stands_alone
from tutor.text.tokens import Kind, Token

_CLOCK_CUES = {
    "it": frozenset("ore alle dalle delle h entro dopo verso fino".split()),
    "en": frozenset("at from by until till til after before past".split()),
}
NAMED_HOURS = {"mezzogiorno": 12 * 60, "noon": 12 * 60, "midday": 12 * 60, "mezzanotte": 24 * 60, "midnight": 24 * 60}
"""Hours with a name of their own, in minutes since midnight."""
_WITH_HALF_OF_DAY = (2, 5)
"""Tokens of *5 pm*, and of *5 p.m.*: a time whatever stands before it."""
_ELIDED = frozenset(("l'", "all'", "dall'"))
"""What stands before *una*, one o'clock."""
CLOCK_OPENERS = frozenset().union(*_CLOCK_CUES.values()) | {"half", "quarter"} | _ELIDED | frozenset(NAMED_HOURS)
"""Words that a time of day may begin with."""
_HALVES = {"mezza": 30, "mezzo": 30, "un quarto": 15, "tre quarti": 45}
_LEADS = {"half": 30, "quarter": 15}
"""Words of minutes before *past* and *to*; numbers may stand there too."""
_FIVES = range(5, 60, 5)
"""Minutes that people say in words before or after an hour."""
_UNITS = frozenset("minuti giorni settimane mesi anni euro km minutes days weeks months years euros people".split())
"""Words after which a range counts something else than hours: *6 to 9 minutes*."""
_RANGE_WORDS = frozenset(["-", "alle", "a", "to", "till", "until"])


def _minutes(tokens: list[Token], position: int) -> tuple[int, int]:
    """Read a time of day: minutes since midnight, and tokens taken; ``(0, 0)`` where there is none."""
    token = at(tokens, position)
    if half := _half_said(tokens, position):
        return half, 2
    if token.kind is Kind.TIME:
        minutes, taken = int(token.value), 1
    elif (hour := _hour(tokens, position)) is not None:
        minutes, taken = hour, 1
        if minutes % 60 == 0 and at(tokens, position + 1).folded in ("e", "meno"):
            sign = -1 if tokens[position + 1].folded == "meno" else 1
            minutes, taken = _and_a_half(tokens, position + 2, minutes, sign)
    else:
        return 0, 0
    if not 0 <= minutes <= 24 * 60:
        return 0, 0
    suffix, marks = _half_of_day(tokens, position + taken)
    if suffix and minutes < 13 * 60:
        minutes = minutes % (12 * 60) + (12 * 60 if suffix == "pm" else 0)
    return minutes, taken + marks


def _half_of_day(tokens: list[Token], position: int) -> tuple[str, int]:
    """Read *am*, *pm* or *p.m.* close behind a time, and how many tokens it takes."""
    first = at(tokens, position)
    if not position or tokens[position - 1].end + 2 < first.start:
        return "", 0
    if first.folded in ("am", "pm"):
        return first.folded, 1
    dotted = "".join(at(tokens, here).folded for here in range(position, position + 4))
    return (dotted[0] + "m", 4) if dotted in ("a.m.", "p.m.") else ("", 0)


def _hour(tokens: list[Token], position: int) -> int | None:
    """Read an hour: a number, *noon*, or *una* after its article; minutes since midnight, None where there is none."""
    token = at(tokens, position)
    if token.folded in NAMED_HOURS:
        return NAMED_HOURS[token.folded]
    if _is_one(tokens, position):
        return 60
    if token.kind is Kind.NUMBER and token.value is not None and 0 <= token.value <= 24:
        return decimal_clock(token.value)
    return None


def _is_one(tokens: list[Token], position: int) -> bool:
    """Tell *all'una*, one o'clock, from *all'una e all'altra*: one thing and the other."""
    if at(tokens, position).folded != "una" or at(tokens, max(position - 1, 0)).folded not in _ELIDED:
        return False
    following, after = at(tokens, position + 1), at(tokens, position + 2)
    if following.folded in ("e", "meno"):
        return after.folded in (*_HALVES, "un", "tre") or after.kind is Kind.NUMBER
    return stands_alone(tokens, position + 1) and following.folded not in ("o", "all'", "per", "con")


def _half_said(tokens: list[Token], position: int) -> int:
    """Read *half eight*, half past it; 0 where nothing of the kind is said."""
    hour = at(tokens, position + 1)
    if at(tokens, position).folded != "half" or hour.kind is not Kind.NUMBER or hour.value not in range(1, 13):
        return 0
    return int(hour.value) * 60 + 30 if stands_alone(tokens, position + 2) else 0


def _and_a_half(tokens: list[Token], position: int, minutes: int, sign: int) -> tuple[int, int]:
    """Read *mezza*, *un quarto*, *30* after an hour and its *e*, or, with a negative sign, its *meno*; the hour alone
    where none follows.
    """
    here = at(tokens, position)
    pair = f"{here.folded} {at(tokens, position + 1).folded}"
    if pair in _HALVES:
        return minutes + sign * _HALVES[pair], 4
    if here.folded in _HALVES:
        return minutes + sign * _HALVES[here.folded], 3
    if here.kind is Kind.NUMBER and here.value in _FIVES:
        return minutes + sign * int(here.value), 3
    return minutes, 1


def decimal_clock(value: Decimal) -> int:
    """Read ``10.30`` and ``10,30`` as half past ten, in minutes since midnight; -1 where it is no time."""
    hours, fraction = divmod(value, 1)
    minutes = fraction * 100
    return int(hours * 60 + minutes) if minutes == int(minutes) and minutes < 60 else -1


def clock_range(tokens: list[Token], position: int, _: str) -> Found:
    """``10-17``, ``dalle 10 alle 17``, ``from 10 am to 5 pm``: two times."""
    first = position
    cued = tokens[position].folded in ("dalle", "from", "ore") or _is_one(tokens, position + 1)
    if cued:
        first += 1
    start, taken = _minutes(tokens, first)
    link = first + taken
    if not taken or not (at(tokens, link).folded in _RANGE_WORDS or _is_one(tokens, link + 1)):
        return NOTHING
    after = link + 1
    if at(tokens, after).folded in ("le", "ore"):
        after += 1
    end, taken = _minutes(tokens, after)
    if end <= start and end < 12 * 60:
        # *from 9 to 6*: the second hour is in the afternoon.
        end += 12 * 60
    hyphen = at(tokens, link).folded == "-"
    if (
        not taken
        or end <= start
        or not (cued or hyphen or taken in _WITH_HALF_OF_DAY or tokens[first].folded == "half")
    ):
        return NOTHING
    if _leads_to_month(tokens, after + taken) or at(tokens, after + taken).folded in _UNITS:
        return NOTHING
    last = after + taken - 1
    opening = join(tokens, position, link - 1, Kind.TIME, start)
    closing = join(tokens, link, last, Kind.TIME, end)
    return [opening, closing], last + 1 - position


def clock(tokens: list[Token], position: int, language: str) -> Found:
    """``alle 10.30``, ``5 pm``, ``10:30``, ``le cinque meno venti``, ``all'una``, ``ten to six``, ``noon``."""
    cue = tokens[position].folded in _CLOCK_CUES.get(language, frozenset()) or _is_one(tokens, position + 1)
    first = position + 1 if cue else position
    if cue and (at(tokens, first).folded in ("le", "ore", "alle") or _is_one(tokens, first + 1)):
        first += 1
    if language == "en" and (told := _past_or_to(tokens, position, first)) is not NOTHING:
        return told
    minutes, taken = _minutes(tokens, first)
    alone = stands_alone(tokens, first + taken) and not _leads_to_month(tokens, first + taken)
    half = taken == 3 and at(tokens, first + 2).folded == "mezza"
    alone = alone or half
    named = at(tokens, first).folded in NAMED_HOURS
    spoken = (
        named
        or taken in _WITH_HALF_OF_DAY
        or half
        or (taken > 2 and position > 0 and tokens[position - 1].folded == "le")
    )
    if not taken or not (cue or spoken) or (cue and not alone):
        return NOTHING
    if (named and cue) or (tokens[position].folded == "l'" and taken == 1):
        # *At noon* is read when its name is reached, and *l'una* by itself is somebody.
        return NOTHING
    last = first + taken - 1
    return [join(tokens, position, last, Kind.TIME, minutes)], last + 1 - position


def _leads_to_month(tokens: list[Token], position: int) -> bool:
    """Tell hours from days: *from 9 to 20 August* speaks of days."""
    for here in range(position, position + 4):
        token = at(tokens, here)
        if token.kind is Kind.MONTH:
            return True
        if token.kind is not Kind.NUMBER and token.folded not in (*_RANGE_WORDS, "the", "al", "of"):
            return False
    return False


def _past_or_to(tokens: list[Token], position: int, first: int) -> Found:
    """``half past eight``, ``quarter past 9``, ``20 past 3``, ``at twenty to five``.

    Args:
        tokens: The pieces of the text.
        position: Where the time begins, with the cue before it.
        first: Where its minutes stand. *Ten to five* by itself is rather a range; after *at* it is no more.
    """
    lead, link = at(tokens, first), at(tokens, first + 1)
    minutes = _LEADS.get(lead.folded) or (int(lead.value) if lead.kind is Kind.NUMBER and lead.value in _FIVES else 0)
    spoken = first > position or minutes in (15, 20, 25)
    told = link.folded == "past" or (link.folded == "to" and spoken and lead.folded[0].isalpha())
    if not minutes or not told or tokens[position].folded == "from":
        return NOTHING
    hour, taken = _minutes(tokens, first + 2)
    after = first + 2 + taken
    if not taken or hour % 60 or not (link.folded == "past" or stands_alone(tokens, after)):
        return NOTHING
    value = hour + (minutes if link.folded == "past" else -minutes)
    return [join(tokens, position, after - 1, Kind.TIME, value)], after - position
