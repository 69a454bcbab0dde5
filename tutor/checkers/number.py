"""The closed answer that is a number: units, tolerance, and the ways people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.settings import Text
from tutor.i18n import speaker
from tutor.text.reading import Reading, read
from tutor.text.tokens import Kind, Token

_NUMBERS = (Kind.NUMBER, Kind.PERCENT, Kind.MONEY)
_FRACTION = re.compile(r"(?<![\d.,])(\d{1,9})\s*/\s*([1-9]\d{0,8})(?![\d.,])")
_OVER = frozenset(["/", "su", "of", "out", "diviso", "fratto", "over", ":"])


class Number(Checker):
    """A number, read as Italians and English write it.

    ``5,3``, ``5.3 %``, ``0,053`` and ``18 su 340`` are the same rate. Where several numbers stand in the answer, the
    one
    after the last ``=`` counts, or the one with the unit.
    """

    value: float
    """The right value, in `unit`."""
    unit: Text = ""
    """Shown beside the box. ``%`` makes a share, such as 0.053, and a fraction, such as 18/340, count too."""
    tolerance: float = 0.0
    """How far from the value still counts, in the same unit."""
    relative: float = 0.0
    """How far still counts, as a share of the value: 0.01 is one per cent. The wider of the two holds."""
    sign: bool = True
    """Whether the sign matters: a fall of 22.6 % may be written 22.6."""
    high: Text = ""
    """Said when the answer is above the value."""
    low: Text = ""
    """Said when the answer is below the value."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Read the number and compare it."""
        voice = speaker(context.language)
        reading = read(answer.text, context.language)
        found = self._candidates(reading)
        if not found:
            return Finding(Outcome.INVALID, voice.say("I found no number to read."))
        if len({value for value, _ in found}) > 1:
            listed = ", ".join(_shown(value, context.language) for value, _ in found)
            return Finding(Outcome.INVALID, voice.say("I read {listed}: which one is your answer?", listed=listed))
        value, span = found[-1]
        right = [form for form in self._forms(value) if self._right(form)]
        shown = f"{_shown(right[0] if right else value, context.language)} {self.unit}".strip()
        if right:
            return Finding(Outcome.MET, voice.say("I read {value}: it adds up.", value=shown), spans=(span,))
        above = abs(value) > abs(self.value) if not self.sign else value > self.value
        hint = self.high if above else self.low
        said = voice.say("I read {value}: it does not add up yet.", value=shown)
        return Finding(Outcome.UNMET, said, move=hint, spans=(span,))

    def _candidates(self, reading: Reading) -> list[tuple[Decimal, tuple[int, int]]]:
        """Return the numbers that may be the answer, with their places."""
        ratio = self._ratios(reading)
        tokens = list(reading.tokens)
        equals = [index for index, token in enumerate(tokens) if token.folded == "="]
        if equals:
            tokens = tokens[equals[-1] + 1 :]
        plain = [
            (_signed(reading, token), (token.start, token.end))
            for token in tokens
            if token.kind in _NUMBERS and token.value is not None and token.start not in ratio[1]
        ]
        marked = [pair for pair in plain if reading.quote(pair[1]).rstrip().endswith("%")]
        if self.unit == "%" and marked:
            return marked
        return plain or (ratio[0] if not equals else [])

    def _ratios(self, reading: Reading) -> tuple[list[tuple[Decimal, tuple[int, int]]], set[int]]:
        """Return the fractions in the text, such as *18 su 340*, and where their two numbers start."""
        found: list[tuple[Decimal, tuple[int, int]]] = []
        places: set[int] = set()
        for match in _FRACTION.finditer(reading.text):
            share = Decimal(match[1]) / Decimal(match[2])
            found.append((share * 100 if self.unit == "%" else share, match.span()))
            places |= {match.start(1), match.start(2)}
        tokens = [token for token in reading.tokens if token.folded != "out"]
        for left, middle, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
            numbers = left.kind is Kind.NUMBER and right.kind is Kind.NUMBER
            if numbers and middle.folded in _OVER and left.value is not None and right.value:
                share = left.value / right.value
                found.append((share * 100 if self.unit == "%" else share, (left.start, right.end)))
                places |= {left.start, right.start}
        return found, places

    def _forms(self, value: Decimal) -> list[Decimal]:
        """Return the ways a value may be meant: as it is, or as a share of one."""
        return [value, value * 100] if self.unit == "%" and abs(value) < 1 else [value]

    def _right(self, value: Decimal) -> bool:
        given, wanted = float(value), self.value
        if not self.sign:
            given, wanted = abs(given), abs(wanted)
        margin = max(self.tolerance, abs(wanted) * self.relative)
        return abs(given - wanted) <= margin + 1e-9

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the ways of writing one rate."""
        settings = {"value": 5.29, "unit": "%", "tolerance": 0.1}
        for text in ("5,3", "5.3 %", "0,053", "18 su 340", "18/340 = 5,3%"):
            yield SelfTest(Outcome.MET, text, "it", settings)
        yield SelfTest(Outcome.UNMET, "18", "it", settings)
        yield SelfTest(Outcome.INVALID, "boh", "it", settings)
        yield SelfTest(Outcome.INVALID, "5 oppure 6", "it", settings)


def _signed(reading: Reading, token: Token) -> Decimal:
    """Give a number the minus that stands right before it."""
    before = reading.text[max(0, token.start - 1) : token.start]
    return -Decimal(token.value) if before in ("-", "−", "–") else Decimal(token.value)


def _shown(value: Decimal, language: str) -> str:
    """Write a number back as people of the language do, so that they see how it was read."""
    text = f"{value.normalize():,.4f}".rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language == "it" else text
