"""Pieces of a text that are read side by side: what the readers of dates, times and sums share."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.text.tokens import Kind, Token

Found = tuple[list[Token], int]
"""The tokens that a rule made, and how many it took; none for a rule that does not apply."""
NOTHING: Found = ([], 0)
CURRENCIES = {"€": "EUR", "euro": "EUR", "eur": "EUR", "euros": "EUR", "$": "USD", "£": "GBP"}
"""Signs and names of currencies, and their ISO 4217 codes."""


def at(tokens: Sequence[Token], position: int) -> Token:
    """Return the token at a position; an empty mark beyond the end."""
    if position < len(tokens):
        return tokens[position]
    return Token(Kind.MARK, 0, 0, "")


def day_number(token: Token) -> int:
    """Return the day of the month that a number may be, or 0."""
    if token.kind is Kind.NUMBER and token.value is not None and token.value == int(token.value):
        return int(token.value) if 1 <= token.value <= 31 else 0
    return 0


def join(tokens: list[Token], first: int, last: int, kind: Kind, value: object) -> Token:
    """Make one token of the tokens from `first` to `last`."""
    folded = " ".join(token.folded for token in tokens[first : last + 1])
    return Token(kind, tokens[first].start, tokens[last].end, folded, value)


def stands_alone(tokens: list[Token], position: int) -> bool:
    """Tell a time from a number of things: *alle 10* but not *at 10 places* or *from 10 %*."""
    following, second = at(tokens, position), at(tokens, position + 1)
    if following.folded == "per" and second.folded in ("cento", "cent", "100"):
        return False
    if following.kind is Kind.MARK:
        return following.folded not in CURRENCIES and following.folded not in ("%", "°", "º")
    return following.kind not in (Kind.WORD, Kind.MONTH) or following.folded in _AFTER_A_TIME


_AFTER_A_TIME = frozenset(
    """
    e o di in si and or of in on sharp del della alle a to per for al con with c' ci we you i il la dalle
    fino presso at da nel nella sul since till until oggi stasera stanotte domani domattina ogni today tonight tomorrow
    this every daily as ce
    """.split()
)
