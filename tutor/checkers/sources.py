"""What the brief says, as checkers compare it: its figures, its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
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
    return tuple({token.says: token for token in found}.values())


def _bare_sums(source: Reading) -> Iterator[Token]:
    """Read the numbers that count nothing, beside a sum, as sums: *18 euros? At the coin laundry it's 6*."""
    sums = {source.sentence_at(token.start): token.unit for token in source.of_kind(Kind.MONEY)}
    for place, token in enumerate(source.tokens) if sums else ():
        here = source.sentence_at(token.start)
        unit = sums.get(here) or sums.get(here - 1)
        if token.kind is Kind.NUMBER and unit and counts_nothing(source, place):
            yield token._replace(kind=Kind.MONEY, unit=unit)


def counts_nothing(reading: Reading, place: int) -> bool:
    """Tell a number with no thing behind it, which may be a sum, from *9 bikes* and *9 %*.

    Args:
        reading: The text.
        place: The number's index among the tokens.
    """
    following = at(reading.tokens, place + 1)
    if following.kind is Kind.MARK:
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
    if token.kind is Kind.TIME and token.value % 60 == 0 and not _CLOCK_MARK.search(token.folded):
        # *The price stays at 12* and *from 19 to 8* read like hours, and are none; *until six* may be the brief's 18.
        hours = (token.value // 60 % 12, token.value // 60 % 12 + 12)
        if any(source.kind in (Kind.MONEY, Kind.NUMBER) and source.value in hours for source in known):
            return True
    if token.kind is Kind.CODE and _is_range(token, known):
        return True
    if token.kind is Kind.PERCENT and token.value == 100:
        # *One hundred per cent Moraiolo* says no more than *all Moraiolo*.
        return True
    if token.kind is Kind.URL:
        return any(source.kind is Kind.URL and _host(source) == _host(token) for source in known)
    if token.kind is Kind.DATE and not token.value[1]:
        return any(same_quantity(source, token) for source in known if source.kind in (Kind.DATE, Kind.NUMBER))
    if token.kind in (Kind.MONEY, Kind.PERCENT, Kind.DATE):
        # The fourteen people of the brief do not make a price of 14 euros true.
        return any(source.kind is token.kind and same_quantity(source, token) for source in known)
    if token.kind is Kind.TIME:
        # A five in the brief does not make 17 o'clock true.
        others = [source for source in known if source.kind is not Kind.NUMBER]
        return any(same_quantity(source, token) for source in known) or any(same_quantity(token, one) for one in others)
    return any(same_quantity(source, token) or same_quantity(token, source) for source in known)


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
