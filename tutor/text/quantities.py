"""Pieces that say one thing together: dates, times, sums of money, per cent, numbers in words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from tutor.text.calendar import MONTHS, WEEKDAYS
from tutor.text.clock import CLOCK_OPENERS, clock, clock_range
from tutor.text.dates import DATE_OPENERS, ORDINALS, date
from tutor.text.numbers import english_number, number_words
from tutor.text.pieces import CURRENCIES, NOTHING, Found, at, join
from tutor.text.spelling import MIN_LETTERS
from tutor.text.tokens import Kind, Token

_WEEKDAY_SHORT = {
    "it": ["lun", "mar", "mer", "gio", "ven", "sab", "dom"],
    "en": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
}

_ALSO_SHORT = {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
"""English weekdays cut less short."""


def _typed_wrong(name: str) -> Iterator[str]:
    """Say how a name comes out of hurried hands: *febuary*, *thurdsay*, *dicenbre*; its first and last letter stand."""
    for place in range(1, len(name) - 1):
        yield name[:place] + name[place + 1 :]
        if place < len(name) - 2:
            yield name[:place] + name[place + 1] + name[place] + name[place + 2 :]
    yield name.replace("mb", "nb")


@cache
def _calendar(language: str) -> Mapping[str, tuple[Kind, int]]:
    """Return the months and days of the week by their names, short ones and those typed wrong among them."""
    language = language if language in MONTHS else "en"
    names: dict[str, tuple[Kind, int]] = {}
    for number, month in enumerate(MONTHS[language], 1):
        names[month] = (Kind.MONTH, number)
        if month not in ("may", "march", "marzo", "maggio"):
            names.setdefault(month[:3], (Kind.MONTH, number))
    for number, day in enumerate(WEEKDAYS[language]):
        names[day] = (Kind.WEEKDAY, number)
        names[_WEEKDAY_SHORT[language][number]] = (Kind.WEEKDAY, number)
        if language == "en":
            names[f"{day}s"] = (Kind.WEEKDAY, number)
    for name, said in list(names.items()):
        for slip in _typed_wrong(name) if len(name) >= MIN_LETTERS else ():
            names.setdefault(slip, said)
    if language == "en":
        names |= {short: (Kind.WEEKDAY, number) for short, number in _ALSO_SHORT.items()}
    return names


_PLAIN_KINDS = (Kind.WORD, Kind.MARK)
"""Kinds at which no quantity begins, but for a few words and marks."""
_OPENERS = CLOCK_OPENERS | DATE_OPENERS | frozenset(CURRENCIES)
_AMBIGUOUS = frozenset(["mar", "mer", "dom", "sun", "sat", "wed", "may", "march", "set", "dec", "gen", "mag", "giu"])
"""Words that are a day or a month only beside a number, or in the company of time."""
_ADVERBS_TOO = ("giu",)
"""Short months that are adverbs as well, *giù*: right beside a number they are months."""
_VERBS_TOO = ("may", "march")
"""English months that are verbs as well: they need the company of time where no number stands beside them."""
_OF_TIME = frozenset("in by until till from since during before after late early mid last through throughout".split())
"""What stands before a month, and before no verb: *in May*, *late March*."""
_PARTS_OF_TIME = frozenset("end start beginning middle rest half week weeks days month whole all first second".split())
"""What *of* leads from to a month: *the end of March*."""
_PAIRING = ("and", "or", "to", "-", "/", ",", "&", "till", "until", "than", "with", "against", "versus", "vs")
"""What joins a month to another."""
_AFTER_MAY = frozenset("be have not also well still i we you he she they it".split())
"""What follows *may* where it is a verb."""


def read_together(tokens: list[Token], language: str) -> list[Token]:
    """Join the tokens that say one quantity.

    Args:
        tokens: What `split` returned.
        language: ``it`` or ``en``.

    Returns:
        Fewer tokens: ``9 novembre`` and ``November 9th`` are one date, ``12 €`` one sum, ``venti per
        cento`` one percentage, ``dalle 10 alle 17`` two times, ``trentotto`` a number.
    """
    known = _known_words(language)
    named = [
        _named(token, tokens, index, language) if token.folded in known else token for index, token in enumerate(tokens)
    ]
    named = _spelled_out(named) if language == "en" else _counted_in_dozens(named)
    joined: list[Token] = []
    after = 0
    for position, token in enumerate(named):
        if position < after:
            continue
        if token.kind not in _PLAIN_KINDS or token.folded in _OPENERS:
            found, taken = _quantity(named, position, language)
            if taken:
                joined.extend(found)
                after = position + taken
                continue
        joined.append(token)
    return joined


def _quantity(tokens: list[Token], position: int, language: str) -> Found:
    """Read the quantity that begins at a position; the first rule that applies wins."""
    for rule in (date, _money, _percent, clock_range, clock):
        found, taken = rule(tokens, position, language)
        if taken:
            return found, taken
    return NOTHING


@cache
def _known_words(language: str) -> frozenset[str]:
    """Return the words that may be a month, a day of the week or a number: most words are passed over at once."""
    calendar = _calendar(language)
    return frozenset([*calendar, *(f"{name}'s" for name in calendar), *number_words(language)])


def _named(token: Token, tokens: list[Token], index: int, language: str) -> Token:
    """Read months, weekdays and number words."""
    if token.kind is not Kind.WORD:
        return token
    calendar = _calendar(language).get(token.folded.removesuffix("'s"))
    plain = token.folded not in _AMBIGUOUS or _beside_number(tokens, index)
    if calendar and (plain or _in_company_of_time(tokens, index)):
        return token._replace(kind=calendar[0], value=calendar[1])
    value = number_words(language).get(token.folded)
    if token.folded == "mille" and index and tokens[index - 1].folded == "grazie":
        return token
    return token if value is None else token._replace(kind=Kind.NUMBER, value=Decimal(value))


def _in_company_of_time(tokens: list[Token], index: int) -> bool:
    """Tell *in May*, *the end of March* and *April and May* from *you may* and *the march*."""
    if tokens[index].folded not in _VERBS_TOO:
        return False
    before = [at(tokens, place).folded if place >= 0 else "" for place in (index - 1, index - 2)]
    after = [at(tokens, index + 1).folded, at(tokens, index + 2).folded]
    if tokens[index].folded == "may" and after[0] in _AFTER_MAY:
        return False
    led = before[0] in _OF_TIME or (before[0] == "of" and before[1] in _PARTS_OF_TIME)
    hyphen = before == ["-", "mid"]
    months = _calendar("en")
    paired = [link in _PAIRING and months.get(month, (None,))[0] is Kind.MONTH for link, month in (before, after)]
    return led or hyphen or any(paired)


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
            joined.append(join(tokens, position, last, Kind.NUMBER, Decimal(number)))
        else:
            joined.append(tokens[position])
        position = last + 1
    return joined


def _counted_in_dozens(tokens: list[Token]) -> list[Token]:
    """Join a number and the dozens it counts: *due dozzine*."""
    joined: list[Token] = []
    for token in tokens:
        counts = joined and joined[-1].kind is Kind.NUMBER and joined[-1].value is not None
        if token.folded == "dozzine" and counts:
            joined[-1] = join([joined[-1], token], 0, 1, Kind.NUMBER, joined[-1].value * token.value)
        else:
            joined.append(token)
    return joined


def _beside_number(tokens: list[Token], index: int) -> bool:
    reach = 1 if tokens[index].folded in _ADVERBS_TOO else 2
    near = tokens[max(0, index - reach) : index] + tokens[index + 1 : index + 1 + reach]
    return any(token.kind in (Kind.NUMBER, Kind.DATE) or token.folded in ORDINALS for token in near)


def _money(tokens: list[Token], position: int, _: str) -> Found:
    """``12 €``, ``12 euro``, ``€12``, ``EUR 12``."""
    first, second = tokens[position], at(tokens, position + 1)
    amount, sign = (second, first) if first.folded in CURRENCIES else (first, second)
    if amount.kind is not Kind.NUMBER or amount.value is None or sign.folded not in CURRENCIES:
        return NOTHING
    joined = join(tokens, position, position + 1, Kind.MONEY, amount.value)
    return [joined._replace(unit=CURRENCIES[sign.folded])], 2


def _percent(tokens: list[Token], position: int, _: str) -> Found:
    """``20%``, ``20 per cento``, ``venti per cento``, ``20 percent``."""
    first, second, third = tokens[position], at(tokens, position + 1), at(tokens, position + 2)
    if first.kind is not Kind.NUMBER or first.value is None:
        return NOTHING
    if second.folded in ("%", "percent", "percento"):
        return [join(tokens, position, position + 1, Kind.PERCENT, first.value)], 2
    if second.folded == "per" and third.folded in ("cento", "cent", "100"):
        return [join(tokens, position, position + 2, Kind.PERCENT, first.value)], 3
    return NOTHING
