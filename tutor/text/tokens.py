"""Tokens with kinds and places: what stands where in an answer."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from tutor.text.calendar import is_day, whole_year
from tutor.text.fold import fold, plain
from tutor.text.numbers import read_number


class Kind(StrEnum):
    """What a token is."""

    WORD = "word"
    CODE = "code"
    """Letters with digits: PN16, M24."""
    NUMBER = "number"
    DATE = "date"
    WEEKDAY = "weekday"
    MONTH = "month"
    TIME = "time"
    MONEY = "money"
    PERCENT = "percent"
    URL = "url"
    EMAIL = "email"
    PHONE = "phone"
    HANDLE = "handle"
    HASHTAG = "hashtag"
    EMOJI = "emoji"
    MARK = "mark"
    """Punctuation and symbols."""

    __hash__ = str.__hash__


class Token(NamedTuple):
    """A piece of a text."""

    kind: Kind
    start: int
    """Offset of the first character in the original text."""
    end: int
    """Offset after the last character."""
    folded: str
    """The piece as it is compared."""
    value: Any = None
    """What it says, where it says a quantity: a Decimal for numbers, money (with `unit`) and per cent;
    ``(day, month, year or None)`` for dates; minutes since midnight for times; 0–6 for weekdays, Monday
    first; 1–12 for months."""
    unit: str = ""
    """ISO 4217 code of a sum of money."""

    @property
    def says(self) -> tuple[Kind, Any, str, str]:
        """What it says, wherever it stands: two tokens that say the same are alike in it."""
        return self.kind, self.value, self.unit, self.folded


_EMOJI = (
    r"(?:[\U0001F1E6-\U0001F1FF]{2}|[0-9#*]\ufe0f?\u20e3"
    r"|[\u203c\u2049\u2122\u2139\u2194-\u21aa\u231a-\u23ff\u24c2\u25aa-\u27bf\u2934\u2935\u2b05-\u2b55\u3030"
    r"\U0001F000-\U0001FAFF]"
    r"(?:\ufe0f|[\U0001F3FB-\U0001F3FF]|[\U000E0020-\U000E007F]|\u200d[\u2640-\U0001FAFF])*)"
)
_TLD = "it|com|org|net|eu|io|info|example|test|edu|gov|co|uk|de|fr|es|ch|me|app|dev|shop|blog|biz|tv|ly|fm|social|news"
_APART = r"(?:[ ]{1,2}|[./-])"
"""What may stand between the digits of a telephone number: a blank, typed twice or once, a dot, a slash, a hyphen."""
_PHONE = (
    rf"(?:\+|00)[1-9]\d(?:{_APART}?\d){{5,11}}"
    rf"|0[1-9](?:{_APART}?\d){{4,9}}"
    rf"|3\d\d{_APART}?\d{{3}}{_APART}?\d{{3,4}}"
    rf"|800{_APART}?\d{{3}}{_APART}?\d{{3}}"
)
_HOUR = r"(?:(?:[01]\d|2[0-3])[0-5]\d|2400)"
_ROTA = (
    rf"(?<![\w.,/+])(?:(?=0|1[0-7]\d[05]){_HOUR}[ ]?[-–—][ ]?{_HOUR}(?![ ./-]{{0,2}}\d)"
    r"|(?<!\d[ -])(?<!\d[ ]{2})0\d[0-5]\d(?![ ./-]{0,2}\d))(?!\w)"
)
"""Hours as rotas write them, four digits without a mark: *0745*, *0700-0900*. Years and numbers to call are none."""
_PLAIN = r"[A-Za-zÀ-ÖØ-öø-ÿ]+(?=[\s,;!?)»”\"]|\.?(?:\s|\Z))"
"""A word before a space or the mark of a sentence: most of a text, and nothing else could begin there."""
_LETTER = r"(?:[^\W\d_][\u0300-\u036f]*)"
"""A letter, with the accents that some keyboards and copied texts put behind it as characters of their own."""
_KINDS = {**{kind.value: kind for kind in Kind}, "plain": Kind.WORD, "point": Kind.MARK, "rota": Kind.TIME}
"""What each group of the expression is."""
_ELIDED = frozenset(
    """
    l un d dell all dall nell sull coll quell quest bell sant c s m t v n com dov cos anch vent trent mezz
    tutt senz qualcos nessun ciascun quand pover grand ogn
    """.split()
)
_NO_DIGIT = re.compile(r"\D")
_TRAILING = ".,;:!?…)]}'\"’»"


@cache
def _pieces() -> re.Pattern[str]:
    """Return the expression of all pieces; it is large, and compiled when a text is first cut."""
    return re.compile(
        rf"""
        (?P<plain>{_PLAIN})
        |(?P<point>[,;:!?()]|\.(?=\s))
        |(?P<email>[\w.+-]{{1,64}}@(?:[\w-]{{1,63}}\.){{1,4}}[A-Za-z]{{2,24}})
        |(?P<url>(?:[Hh][Tt][Tt][Pp][Ss]?://|www\.)[^\s<>«»"“”]+
            |(?<![\w@.])(?:[A-Za-z0-9-]{{1,63}}\.){{1,4}}(?:{_TLD})\b(?:/[^\s<>«»"“”]*)?)
        |(?P<handle>@[\w.]{{1,64}})
        |(?P<hashtag>[#＃]\w+)
        |(?P<emoji>{_EMOJI})
        |(?P<date>\b\d{{4}}-\d\d-\d\d\b|(?<![\d/.])\d{{1,2}}/\d{{1,2}}(?:/\d{{4}}|/\d\d)?(?![\d/])
            |(?<![\d.-])\d{{1,2}}(?P<apart>[.-])\d{{1,2}}(?P=apart)\d{{4}}(?![\d.-]?\d))
        |(?P<time>(?<![\d:])(?:[01]?\d|2[0-4])[:eh][0-5]\d(?![\d:]))
        |(?P<rota>{_ROTA})
        |(?P<phone>(?<![\w.,])(?:{_PHONE})(?!\d))
        |(?P<code>[^\W\d_]{{1,4}}\d[\w]{{0,20}})
        |(?P<number>(?:(?<!\w)['’‘](?=\d\d(?!\d)))?\d+(?:[.,'\u00a0\u202f ]\d{{3}}(?!\d))*(?:[.,]\d+)?)
        |(?P<word>{_LETTER}+(?:['’ʼ]{_LETTER}+)*['’ʼ]?)
        |(?P<mark>\S)
        """,
        re.VERBOSE,
    )


def split(text: str, language: str) -> list[Token]:
    """Cut a text into its pieces, before words are read together as dates, times and sums.

    Args:
        text: Any clean text.
        language: ``it`` or ``en``: decides how apostrophes and separators in numbers are read.
    """
    tokens: list[Token] = []
    for match in _pieces().finditer(text):
        group = match.lastgroup or "mark"
        kind = _KINDS[group]
        if group in ("plain", "point"):
            tokens.append(Token(kind, *match.span(), fold(match[0])))
        elif group == "rota":
            _add_rota(tokens, match[0], match.start())
        elif kind is Kind.WORD:
            _add_word(tokens, match[0], match.start(), language)
        elif kind in (Kind.URL, Kind.EMAIL):
            _add_address(tokens, kind, match[0], match.start())
        else:
            tokens.append(_quantity(kind, match, language))
    return tokens


def _add_word(tokens: list[Token], word: str, start: int, language: str) -> None:
    """Add a word; Italian elisions become two: *l'* and *olio*."""
    straight = plain(word)
    end = start + len(word)
    if straight.endswith("'"):
        end -= 1
        straight = straight[:-1]
        if fold(straight) in _ELIDED:
            end += 1
            straight += "'"
    head, quote, tail = straight.partition("'")
    while quote and tail and (language == "it" or fold(head) in ("l", "d", "dell", "all")):
        middle = start + len(head) + 1
        tokens.append(Token(Kind.WORD, start, middle, fold(head) + "'"))
        start = middle
        straight = tail
        head, quote, tail = tail.partition("'")
    tokens.append(Token(Kind.WORD, start, end, fold(straight)))
    if end < start + len(straight):
        tokens.append(Token(Kind.MARK, end, end + 1, "'"))


def _add_rota(tokens: list[Token], found: str, start: int) -> None:
    """Add the hours of a rota, with the mark between them: *0700*, *-*, *0900*."""
    for piece in re.finditer(r"\d{4}|\S", found):
        hour = piece[0].isdigit()
        value = int(piece[0][:2]) * 60 + int(piece[0][2:]) if hour else None
        token = Token(
            Kind.TIME if hour else Kind.MARK, start + piece.start(), start + piece.end(), fold(piece[0]), value
        )
        tokens.append(token)


def _add_address(tokens: list[Token], kind: Kind, found: str, start: int) -> None:
    """Add a link or e-mail address without the punctuation of the sentence around it."""
    bare = found.rstrip(_TRAILING)
    if found[len(bare) : len(bare) + 1] == ")" and bare.count("(") > bare.count(")"):
        bare += ")"
    tokens.append(Token(kind, start, start + len(bare), bare.casefold()))
    tokens.extend(
        Token(Kind.MARK, start + offset, start + offset + 1, plain(found[offset]))
        for offset in range(len(bare), len(found))
    )


def _quantity(kind: Kind, match: re.Match[str], language: str) -> Token:
    """Make a token of any other kind, with its value."""
    found = match[0]
    value: Any = None
    if kind is Kind.NUMBER:
        value = read_number(plain(found).removeprefix("'"), language)
    elif kind is Kind.TIME:
        hours, minutes = re.split("[:eh]", found)
        value = int(hours) * 60 + int(minutes)
    elif kind is Kind.DATE:
        value = _date(found)
        kind = Kind.DATE if value else Kind.CODE
    elif kind is Kind.PHONE:
        return Token(kind, match.start(), match.end(), _NO_DIGIT.sub("", found))
    return Token(kind, match.start(), match.end(), fold(found), value)


def _date(found: str) -> tuple[int, int, int | None] | None:
    """Read ``9/11``, ``9/11/26``, ``9.11.2026`` (day first) or ``2026-11-09``; None for what no calendar has."""
    parts = [int(part) for part in re.split("[-/.]", found)]
    if found[:4].isdigit():
        year, month, day = parts
    else:
        day, month = parts[:2]
        year = whole_year(parts[2]) if len(parts) == 3 else 0
    return (day, month, year or None) if is_day(day, month, year) else None
