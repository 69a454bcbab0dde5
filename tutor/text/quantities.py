"""Pieces that say one thing together: dates, times, sums of money, per cent, numbers in words."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from tutor.text.numbers import english_number, number_words
from tutor.text.tokens import Kind, Token

_WEEKDAYS = {
    "it": ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"],
    "en": ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
}
_WEEKDAY_SHORT = {
    "it": ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    "en": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
}
_MONTHS = {
    "it": """
    gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    """.split(),
    "en": """
    january february march april may june july august september october november december
    """.split(),
}
_CURRENCIES = {"€": "EUR", "euro": "EUR", "eur": "EUR", "euros": "EUR", "$": "USD", "£": "GBP"}
_CLOCK_CUES = {
    "it": frozenset(["ore", "alle", "dalle", "h", "entro"]),
    "en": frozenset(["at", "from", "by", "until", "till"]),
}
_RANGE_WORDS = frozenset(["-", "alle", "a", "to", "till", "until"])


def _names(language: str) -> dict[str, tuple[Kind, int]]:
    names: dict[str, tuple[Kind, int]] = {}
    for number, month in enumerate(_MONTHS[language], 1):
        names[month] = (Kind.MONTH, number)
        if month not in ("may", "march", "marzo", "maggio"):
            names.setdefault(month[:3], (Kind.MONTH, number))
    for number, day in enumerate(_WEEKDAYS[language]):
        names[day] = (Kind.WEEKDAY, number)
        names[_WEEKDAY_SHORT[language][number]] = (Kind.WEEKDAY, number)
    return names


_CALENDAR = {language: _names(language) for language in ("it", "en")}
_AMBIGUOUS = frozenset(["mar", "mer", "dom", "sun", "sat", "wed", "may", "march", "set", "dec", "gen", "mag"])
"""Words that are a day or a month only beside a number."""


def read_together(tokens: list[Token], language: str) -> list[Token]:
    """Join the tokens that say one quantity.

    Args:
        tokens: What `split` returned.
        language: ``it`` or ``en``.

    Returns:
        Fewer tokens: ``9 novembre`` and ``November 9th`` are one date, ``12 €`` one sum, ``venti per
        cento`` one percentage, ``dalle 10 alle 17`` two times, ``trentotto`` a number.
    """
    named = [_named(token, tokens, index, language) for index, token in enumerate(tokens)]
    if language == "en":
        named = _spelled_out(named)
    joined: list[Token] = []
    position = 0
    rules = (_date, _money, _percent, _clock_range, _clock)
    while position < len(named):
        taken = 0
        if named[position].kind is not Kind.MARK or named[position].folded in _CURRENCIES:
            for rule in rules:
                found, taken = rule(named, position, language)
                if taken:
                    joined.extend(found)
                    break
        if not taken:
            joined.append(named[position])
        position += taken or 1
    return joined


def _named(token: Token, tokens: list[Token], index: int, language: str) -> Token:
    """Read months, weekdays and number words."""
    if token.kind is not Kind.WORD:
        return token
    calendar = _CALENDAR.get(language, _CALENDAR["en"]).get(token.folded)
    if calendar and (token.folded not in _AMBIGUOUS or _beside_number(tokens, index)):
        return replace(token, kind=calendar[0], value=calendar[1])
    value = number_words(language).get(token.folded)
    return token if value is None else replace(token, kind=Kind.NUMBER, value=Decimal(value))


def _spelled_out(tokens: list[Token]) -> list[Token]:
    """Join the words of an English number: *thirty-eight*, *two hundred and forty*."""
    joined: list[Token] = []
    position = 0
    while position < len(tokens):
        last = position
        if tokens[position].kind is Kind.NUMBER and tokens[position].folded.isalpha():
            ahead = tokens[position : position + 12]
            words = [(index, token.folded) for index, token in enumerate(ahead) if token.folded != "-"]
            number, used = english_number([word for _, word in words])
            last = position + words[used - 1][0]
            joined.append(_join(tokens, position, last, Kind.NUMBER, Decimal(number)))
        else:
            joined.append(tokens[position])
        position = last + 1
    return joined


def _beside_number(tokens: list[Token], index: int) -> bool:
    near = tokens[max(0, index - 1) : index] + tokens[index + 1 : index + 3]
    return any(token.kind in (Kind.NUMBER, Kind.DATE) for token in near)


_Found = tuple[list[Token], int]
_NOTHING: _Found = ([], 0)


def _at(tokens: list[Token], position: int) -> Token:
    if position < len(tokens):
        return tokens[position]
    return Token(Kind.MARK, 0, 0, "")


def _day(token: Token) -> int:
    """Return the day of the month that a number may be, or 0."""
    if token.kind is Kind.NUMBER and token.value is not None and token.value == int(token.value):
        return int(token.value) if 1 <= token.value <= 31 else 0
    return 0


def _date(tokens: list[Token], position: int, language: str) -> _Found:
    """``9 novembre (2026)``, ``9th of November``, ``November 9(th)``, ``1° maggio``, ``primo maggio``."""
    first = tokens[position]
    day, month, after = _day(first), _at(tokens, position + 1), position + 2
    if first.folded in ("primo", "first"):
        day = 1
    if day and month.folded in ("st", "nd", "rd", "th", "°", "º"):
        month, after = _at(tokens, after), after + 1
    if day and month.folded == "of":
        month, after = _at(tokens, after), after + 1
    if first.kind is Kind.MONTH and language == "en" and _day(month):
        day, month = _day(month), first
        if _at(tokens, after).folded in ("st", "nd", "rd", "th"):
            after += 1
    if not day or month.kind is not Kind.MONTH:
        return _NOTHING
    year = _at(tokens, after)
    has_year = year.kind is Kind.NUMBER and year.value and 1900 <= year.value <= 2200
    last = after if has_year else after - 1
    value = (day, month.value, int(year.value) if has_year else None)
    return [_join(tokens, position, last, Kind.DATE, value)], last + 1 - position


def _join(tokens: list[Token], first: int, last: int, kind: Kind, value: object) -> Token:
    """Make one token of the tokens from `first` to `last`."""
    folded = " ".join(token.folded for token in tokens[first : last + 1])
    return Token(kind, tokens[first].start, tokens[last].end, folded, value)


def _money(tokens: list[Token], position: int, _: str) -> _Found:
    """``12 €``, ``12 euro``, ``€12``, ``EUR 12``."""
    first, second = tokens[position], _at(tokens, position + 1)
    amount, sign = (second, first) if first.folded in _CURRENCIES else (first, second)
    if amount.kind is not Kind.NUMBER or amount.value is None or sign.folded not in _CURRENCIES:
        return _NOTHING
    joined = _join(tokens, position, position + 1, Kind.MONEY, amount.value)
    return [replace(joined, unit=_CURRENCIES[sign.folded])], 2


def _percent(tokens: list[Token], position: int, _: str) -> _Found:
    """``20%``, ``20 per cento``, ``venti per cento``, ``20 percent``."""
    first, second, third = tokens[position], _at(tokens, position + 1), _at(tokens, position + 2)
    if first.kind is not Kind.NUMBER or first.value is None:
        return _NOTHING
    if second.folded in ("%", "percent", "percento"):
        return [_join(tokens, position, position + 1, Kind.PERCENT, first.value)], 2
    if second.folded == "per" and third.folded in ("cento", "cent", "100"):
        return [_join(tokens, position, position + 2, Kind.PERCENT, first.value)], 3
    return _NOTHING


def _minutes(tokens: list[Token], position: int, _: str) -> tuple[int, int]:
    """Read a time of day: minutes since midnight, and tokens taken; ``(0, 0)`` where there is none."""
    token, suffix = _at(tokens, position), _at(tokens, position + 1)
    if token.kind is Kind.TIME:
        minutes, taken = int(token.value), 1
    elif token.kind is Kind.NUMBER and token.value is not None and 0 <= token.value <= 24:
        minutes, taken = _decimal_clock(token.value), 1
    else:
        return 0, 0
    if minutes < 0 or minutes > 24 * 60:
        return 0, 0
    if suffix.folded in ("am", "pm") and token.end + 1 >= suffix.start:
        taken = 2
        minutes += 12 * 60 if suffix.folded == "pm" and minutes < 12 * 60 else 0
    return minutes, taken


def _decimal_clock(value: Decimal) -> int:
    """Read ``10.30`` and ``10,30`` as half past ten; -1 where it is no time."""
    hours, fraction = divmod(value, 1)
    minutes = fraction * 100
    return int(hours * 60 + minutes) if minutes == int(minutes) and minutes < 60 else -1


def _clock_range(tokens: list[Token], position: int, language: str) -> _Found:
    """``10-17``, ``dalle 10 alle 17``, ``from 10 am to 5 pm``: two times."""
    first = position
    cued = tokens[position].folded in ("dalle", "from", "ore")
    if cued:
        first += 1
    start, taken = _minutes(tokens, first, language)
    link = first + taken
    if not taken or _at(tokens, link).folded not in _RANGE_WORDS:
        return _NOTHING
    after = link + 1
    if _at(tokens, after).folded in ("le", "ore"):
        after += 1
    end, taken = _minutes(tokens, after, language)
    hyphen = _at(tokens, link).folded == "-"
    if not taken or end <= start or not (cued or hyphen or taken == 2):
        return _NOTHING
    last = after + taken - 1
    opening = _join(tokens, position, link - 1, Kind.TIME, start)
    closing = _join(tokens, link, last, Kind.TIME, end)
    return [opening, closing], last + 1 - position


def _clock(tokens: list[Token], position: int, language: str) -> _Found:
    """``ore 10``, ``alle 10.30``, ``at 5``, ``5 pm``, ``10:30``."""
    cue = tokens[position].folded in _CLOCK_CUES.get(language, frozenset())
    first = position + 1 if cue else position
    if cue and _at(tokens, first).folded in ("le", "ore"):
        first += 1
    minutes, taken = _minutes(tokens, first, language)
    if not taken or not (cue or taken == 2) or (cue and not _stands_alone(tokens, first + taken)):
        return _NOTHING
    last = first + taken - 1
    return [_join(tokens, position, last, Kind.TIME, minutes)], last + 1 - position


def _stands_alone(tokens: list[Token], position: int) -> bool:
    """Tell a time from a number of things: *alle 10* but not *at 10 places* or *from 10 %*."""
    following = _at(tokens, position)
    if following.kind is Kind.MARK:
        return following.folded not in _CURRENCIES and following.folded not in ("%", "°", "º")
    return following.kind not in (Kind.WORD, Kind.MONTH) or following.folded in _AFTER_A_TIME


_AFTER_A_TIME = frozenset(
    """
    e o di in si and or of in on sharp del della alle a to per for al con with c' ci we you i il la dalle
    fino presso at da nel nella sul since
    """.split()
)
