"""Numbers as Italians and English write them, in digits and in words."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache

_DIGITS = re.compile(r"[+-]?\d[\d.,' ]*")
_GROUPED = re.compile(r"\d{1,3}(?:([.,' ])\d{3})(?:\1\d{3})*")
_IT_UNITS = """
zero uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici
diciassette diciotto diciannove
""".split()
_IT_TENS = ("venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta")
_EN_UNITS = """
zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
seventeen eighteen nineteen
""".split()
_FACTORS = {"dozen": 12, "hundred": 100, "thousand": 1000}
"""Words that count in their own number what stands before them: *five dozen*, *two hundred*."""
_EN_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


@lru_cache(maxsize=1024)
def read_number(text: str, language: str) -> Decimal | None:
    """Read a number written in digits.

    Args:
        text: The digits with their separators and an optional sign: ``1.200``, ``1 200``, ``1,5``.
        language: ``it`` or ``en``; decides what a lone dot or comma before three digits means.

    Returns:
        The number, or None where the text is none. ``1.200`` is 1200 in Italian and 1.2 in English;
        ``1,5`` and ``1.5`` are one and a half in both.
    """
    digits = text.strip().replace("−", "-")
    if not _DIGITS.fullmatch(digits):
        return None
    sign = -1 if digits.startswith("-") else 1
    whole, fraction = _split(digits.lstrip("+-"), "," if language == "it" else ".")
    if not (_GROUPED.fullmatch(whole) or whole.isdigit()) or (fraction and not fraction.isdigit()):
        return None
    return sign * Decimal(f"{re.sub(r'[^0-9]', '', whole)}.{fraction or '0'}")


def _split(digits: str, decimal_mark: str) -> tuple[str, str]:
    """Tell the whole part, still grouped, from the fraction."""
    marks = [mark for mark in digits if mark in ".,"]
    if not marks:
        return digits, ""
    last = marks[-1]
    whole, _, fraction = digits.rpartition(last)
    if len(set(marks)) == 2:
        return (whole, fraction) if marks.count(last) == 1 else (digits, "")
    if len(marks) > 1:
        return digits, ""
    thousands = len(fraction) == 3 and last != decimal_mark and 1 <= len(whole) <= 3 and whole != "0"
    return (digits, "") if thousands else (whole, fraction)


@cache
def number_words(language: str) -> dict[str, int]:
    """Map single words, folded, to their number: Italian up to 9999 and whole thousands in one word,
    English up to 20 and tens.
    """
    if language == "it":
        return _italian_words()
    words = {word: value for value, word in enumerate(_EN_UNITS)}
    words |= {word: 20 + 10 * index for index, word in enumerate(_EN_TENS)}
    return words | _FACTORS


def _italian_words() -> dict[str, int]:
    """Build the Italian words; vowels fall before *uno* and *otto*: trentotto, ventuno, centotto."""
    small = {word: value for value, word in enumerate(_IT_UNITS)}
    for index, tens in enumerate(_IT_TENS):
        base = 20 + 10 * index
        small[tens] = base
        for unit in range(1, 10):
            stem = tens[:-1] if unit in (1, 8) else tens
            small[stem + _IT_UNITS[unit]] = base + unit
    words = dict(small)
    for hundreds in range(1, 10):
        head = ("" if hundreds == 1 else _IT_UNITS[hundreds]) + "cento"
        words[head] = hundreds * 100
        for word, value in small.items():
            if value:
                words[head + word] = hundreds * 100 + value
                if word[0] in "uo":
                    words[head[:-1] + word] = hundreds * 100 + value
    below = {word: value for word, value in words.items() if value}
    words |= {f"{word}mila": value * 1000 for word, value in below.items() if value > 1}
    for thousands in range(1, 10):
        head = "mille" if thousands == 1 else f"{_IT_UNITS[thousands]}mila"
        words |= {head + word: thousands * 1000 + value for word, value in below.items()}
    return words | {"mille": 1000, "dozzina": 12, "dozzine": 12}


def english_number(words: list[str]) -> tuple[int, int]:
    """Read the longest English number at the start of `words`, folded.

    Returns:
        The number and how many words it takes; ``(0, 0)`` where there is none.
    """
    known = number_words("en")
    total = current = used = 0
    for position, word in enumerate(words):
        if word == "and" and used == position and position and current % 100 == 0:
            continue
        value = known.get(word)
        if value is None:
            break
        if word in _FACTORS:
            current = max(current, 1) * value
            if value == 1000:
                total, current = total + current, 0
        elif (value < 10 and current % 100 >= 20 and current % 10 == 0) or current % 100 == 0:
            current += value
        else:
            break
        used = position + 1
    return (total + current, used) if used else (0, 0)
