"""What the brief says, as checkers compare it: its figures, its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from tutor.checkers.finding import Context
from tutor.text.clock import NAMED_HOURS
from tutor.text.concepts import same_quantity
from tutor.text.lexicon import lexicon
from tutor.text.pieces import at
from tutor.text.reading import Reading, read
from tutor.text.tokens import Kind, Token

TRACEABLE = (Kind.NUMBER, Kind.DATE, Kind.TIME, Kind.MONEY, Kind.PERCENT, Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.CODE)
"""Kinds of tokens that come from somewhere."""
FIGURES = tuple(kind for kind in TRACEABLE if kind not in (Kind.URL, Kind.EMAIL))
"""Those of them that people would call figures."""
FREE_COUNT = 10
"""Counts up to here are free: *four friends* is not an invention."""
LAST_HOUR = 24
"""Numbers up to here may be hours."""
_LIKE_HOURS = {Kind.MONEY: ("at", "from", "to"), Kind.NUMBER: ("from", "to")}
"""Words before a bare number that make an hour of it in English, and stand before a price or a count as well."""
_CLOCK_MARK = re.compile(r":|\b(?:[ap]m|h|ore)\b")
"""What makes an hour of a number beyond doubt: *17:00*, *5 pm*, *h 17*."""


def source_readings(context: Context) -> list[Reading]:
    """Read the texts that a learner may take facts from, facts' accepted forms included."""
    return [read(source, context.language) for source in _texts(context)]


def _texts(context: Context) -> tuple[str, ...]:
    accepted = (form for fact in context.facts for form in fact.accept)
    return tuple(source for source in (*context.sources(), *accepted) if source)


def known_quantities(context: Context) -> tuple[Token, ...]:
    """Return every figure, date, sum and address of the brief, the days of its feasts and its bare sums among them."""
    return _quantities_of(_texts(context), context.language)


@lru_cache(maxsize=32)
def _quantities_of(sources: tuple[str, ...], language: str) -> tuple[Token, ...]:
    """Gather them once a step, whatever was answered before: all attempts have the same brief."""
    found: list[Token] = []
    for source in (read(text, language) for text in sources):
        found += source.of_kind(*TRACEABLE)
        found += (feast for feast, _ in source.feasts)
        found += _bare_sums(source)
        found += _bare_hours(source)
    return tuple({token.says: token for token in found}.values())


def _bare_sums(source: Reading) -> Iterator[Token]:
    """Read the numbers that count nothing, beside a sum, as sums: *18 euros? At the coin laundry it's 6*."""
    sums = {source.sentence_at(token.start): token.unit for token in source.of_kind(Kind.MONEY)}
    for token in _counting_nothing(source) if sums else ():
        here = source.sentence_at(token.start)
        if unit := sums.get(here) or sums.get(here - 1):
            yield token._replace(kind=Kind.MONEY, unit=unit)


def _bare_hours(source: Reading) -> Iterator[Token]:
    """Read the numbers that count nothing as hours: *it is seven in the evening*, *Monday to Saturday, 9 to 18*."""
    for token in _counting_nothing(source):
        if token.value is not None and token.value in range(LAST_HOUR + 1):
            yield token._replace(kind=Kind.TIME, value=int(token.value) * 60)


def _counting_nothing(source: Reading) -> Iterator[Token]:
    places = (place for place, token in enumerate(source.tokens) if token.kind is Kind.NUMBER)
    return (source.tokens[place] for place in places if counts_nothing(source, place))


def counts_nothing(reading: Reading, place: int) -> bool:
    """Tell a number with no thing behind it, which may be a sum or an hour, from *9 bikes* and *9 %*.

    Args:
        reading: The text.
        place: The number's index among the tokens.
    """
    following = at(reading.tokens, place + 1)
    if following.kind in (Kind.MARK, Kind.NUMBER):
        return following.folded != "%"
    return following.folded in lexicon(reading.language).words("function_words")


def is_free(token: Token) -> bool:
    """Tell whether a figure is a count too small to matter."""
    return token.kind is Kind.NUMBER and token.value in range(FREE_COUNT + 1)


def is_known(token: Token, known: tuple[Token, ...]) -> bool:
    """Tell whether a figure of the answer stands in the brief, or is too small to matter."""
    if is_free(token):
        return True
    if token.kind is Kind.TIME and token.folded.split()[-1] in NAMED_HOURS:
        # *The pasta at noon* names a part of the day.
        return True
    if token.kind is Kind.TIME and not _CLOCK_MARK.search(token.folded) and _is_no_hour(token, known):
        return True
    if token.kind is Kind.CODE and _is_range(token, known):
        return True
    if token.kind is Kind.MONEY and token.value == 0:
        # *Zero euros* is a promise, not a sum.
        return True
    if token.kind is Kind.PERCENT and token.value == 100:
        # *One hundred per cent Moraiolo* says no more than *all Moraiolo*.
        return True
    if token.kind is Kind.URL:
        return any(source.kind is Kind.URL and _host(source) == _host(token) for source in known)
    if token.kind is Kind.DATE:
        return _is_known_day(token, known)
    if token.kind in (Kind.MONEY, Kind.PERCENT):
        # The fourteen people of the brief do not make a price of 14 euros true.
        return any(source.kind is token.kind and same_quantity(source, token) for source in known)
    if token.kind is Kind.TIME:
        return _is_known_hour(token, known)
    return any(same_quantity(source, token) or same_quantity(token, source) for source in known)


def _is_known_hour(token: Token, known: tuple[Token, ...]) -> bool:
    """Tell whether an hour stands in the brief; *until six* may be its 18, and *at 19* its *seven in the evening*. A
    five that counts something does not make five o'clock true, nor a bare one *17:00*.
    """
    said = [source for source in known if source.kind is not Kind.NUMBER or _written_like_hours(source)]
    bare = [
        source
        for source in said
        if not _CLOCK_MARK.search(token.folded) or " " in source.folded or ":" in source.folded
    ]
    return any(same_quantity(source, token) for source in said) or any(same_quantity(token, source) for source in bare)


def _is_no_hour(token: Token, known: tuple[Token, ...]) -> bool:
    """Tell a price or a count of the brief that reads like an hour: *the price stays at 12*, *down from 19 to 8*."""
    cue, _, figure = token.folded.partition(" ")
    hour = token.value / 60
    values = (int(figure),) if figure.isdigit() else (hour, hour - 12)
    return " " not in figure and any(
        cue in _LIKE_HOURS.get(source.kind, ()) and source.value in values for source in known
    )


def _written_like_hours(source: Token) -> bool:
    return isinstance(source.value, Decimal) and source.value.as_tuple().exponent == -2


def _is_known_day(token: Token, known: tuple[Token, ...]) -> bool:
    """Tell whether a day stands in the brief: one of a month as such, or where the brief names the day and, apart, the
    month; one without month by its number.
    """
    alike = [source for source in known if source.kind is Kind.DATE and same_quantity(source, token)]
    if not token.value[1]:
        return bool(alike) or any(source.kind is Kind.NUMBER and same_quantity(source, token) for source in known)
    dated = [source for source in known if source.kind is Kind.DATE and source.value[1]]
    named_so = any(source.value[0] == token.value[0] for source in dated)
    month_said = any(source.value[1] == token.value[1] for source in dated)
    return any(source.value[1] for source in alike) or bool(alike and not named_so and month_said)


def _is_range(token: Token, known: tuple[Token, ...]) -> bool:
    """Tell whether something like *10/17* is two hours or figures of the brief with a slash between them."""
    ends = token.folded.split("/")
    if len(ends) != 2 or not all(end.isdigit() for end in ends):
        return False
    minutes = {source.value for source in known if source.kind is Kind.TIME}
    numbers = {source.value for source in known if source.kind is Kind.NUMBER}
    return all(int(end) * 60 in minutes or int(end) in numbers for end in ends)


def _host(token: Token) -> str:
    """Return the site a link leads to; a tagged link leads to the same site."""
    bare = token.folded.removeprefix("https://").removeprefix("http://").removeprefix("www.")
    return bare.partition("/")[0].partition("?")[0]
