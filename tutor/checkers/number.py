"""The closed answer that is a number: units, tolerance, and the ways people write it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple, Self

from pydantic import model_validator

from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.exported import POINT, SHARE, Key, KeyedByExport
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.gates import too_long
from tutor.checkers.settings import Text
from tutor.i18n import speaker
from tutor.metrics.cells import write_number
from tutor.text.reading import Reading, Span, read
from tutor.text.tokens import Kind, Token

MOST_LISTED = 5
"""Numbers of an answer that are read back to the learner, where it has several."""
_NUMBERS = (Kind.NUMBER, Kind.PERCENT, Kind.MONEY)
_FRACTION = re.compile(r"(?<![\d.,])(\d{1,9})\s*/\s*([1-9]\d{0,8})(?![\d.,])")
_OVER = frozenset(["/", "su", "of", "out", "diviso", "fratto", "over", ":"])


class _Written(NamedTuple):
    """A number as it stands in the answer."""

    value: Decimal
    span: Span
    kind: Kind


class Number(KeyedByExport, Checker):
    """A number, read as Italians and English write it.

    ``5,3``, ``5.3 %``, ``0,053`` and ``18 su 340`` are the same rate; ``0,053 %`` is a hundredth of it. Where several
    numbers stand in the answer, the one after the last ``=`` counts; of a rate, the one with its ``%``.
    """

    value: float | None = None
    """The right value, in `unit`; or it is computed from an export file, see `from_export`."""
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

    @model_validator(mode="after")
    def _has_a_key(self) -> Self:
        if self.value is None and self.from_export is None:
            raise ValueError("give value, or columns of an export file: from_export = { … }")
        return self

    def keyed(self, key: Key) -> Self:
        """Take the value from an export file; a share is asked for in per cents, and rounding is allowed."""
        shares = key.unit in ("percent", "share")
        update: dict[str, object] = {"value": float(key.value * (100 if key.unit == "share" else 1))}
        if shares and not self.unit:
            update["unit"] = "%"
        if not (self.tolerance or self.relative):
            update |= {"tolerance": float(POINT) if shares else 0.0, "relative": float(SHARE)}
        return self.model_copy(update=update)

    def check(self, answer: Answer, context: Context) -> Finding:
        """Read the number and compare it."""
        voice = speaker(context.language)
        if said := too_long(answer, context.language):
            return Finding(Outcome.INVALID, said)
        reading = read(answer.text, context.language)
        found = self._candidates(reading)
        if not found:
            return Finding(Outcome.INVALID, voice.say("I found no number to read."))
        values = list(dict.fromkeys(number.value for number in found))
        if len(values) > 1:
            listed = ", ".join(write_number(value, context.language) for value in values[:MOST_LISTED])
            listed += ", …" if len(values) > MOST_LISTED else ""
            return Finding(Outcome.INVALID, voice.say("I read {listed}: which one is your answer?", listed=listed))
        value, span = found[-1].value, found[-1].span
        right = [form for form in self._forms(found[-1]) if self._right(form)]
        shown = f"{write_number(right[0] if right else value, context.language)} {self.unit}".strip()
        if right:
            return Finding(Outcome.MET, voice.say("I read {value}: it adds up.", value=shown), spans=(span,))
        above = abs(value) > abs(self._wanted) if not self.sign else value > self._wanted
        hint = self.high if above else self.low
        said = voice.say("I read {value}: it does not add up yet.", value=shown)
        return Finding(Outcome.UNMET, said, move=hint, spans=(span,))

    @property
    def _wanted(self) -> float:
        """The value; a course whose key could not be computed is not loaded."""
        assert self.value is not None
        return self.value

    def _candidates(self, reading: Reading) -> list[_Written]:
        """Return the numbers that may be the answer."""
        ratios, taken = self._ratios(reading)
        tokens = list(reading.tokens)
        equals = [index for index, token in enumerate(tokens) if token.folded == "="]
        if equals:
            tokens = tokens[equals[-1] + 1 :]
        plain = [
            _Written(_signed(reading, token), (token.start, token.end), token.kind)
            for token in tokens
            if token.kind in _NUMBERS and token.value is not None and token.start not in taken
        ]
        rates = [number for number in plain if number.kind is Kind.PERCENT]
        if self.unit == "%" and rates:
            return rates
        return plain or (ratios if not equals else [])

    def _ratios(self, reading: Reading) -> tuple[list[_Written], set[int]]:
        """Return the fractions in the text, such as *18 su 340*, and where their two numbers start."""
        found: list[_Written] = []
        places: set[int] = set()
        for match in _FRACTION.finditer(reading.text):
            found.append(self._ratio(Decimal(match[1]) / Decimal(match[2]), match.span()))
            places |= {match.start(1), match.start(2)}
        tokens = [token for token in reading.tokens if token.folded != "out"]
        for left, middle, right in zip(tokens, tokens[1:], tokens[2:], strict=False):
            numbers = left.kind is Kind.NUMBER and right.kind is Kind.NUMBER
            if numbers and middle.folded in _OVER and left.value is not None and right.value:
                found.append(self._ratio(left.value / right.value, (left.start, right.end)))
                places |= {left.start, right.start}
        return found, places

    def _ratio(self, share: Decimal, span: Span) -> _Written:
        """Return a fraction as a number in the unit asked for."""
        return _Written(share * 100, span, Kind.PERCENT) if self.unit == "%" else _Written(share, span, Kind.NUMBER)

    def _forms(self, number: _Written) -> list[Decimal]:
        """Return the ways a number may be meant: as it is, or, without its ``%``, as a share of one."""
        share = self.unit == "%" and number.kind is not Kind.PERCENT and abs(number.value) < 1
        return [number.value, number.value * 100] if share else [number.value]

    def _right(self, value: Decimal) -> bool:
        given, wanted = float(value), self._wanted
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
        yield SelfTest(Outcome.UNMET, "0,053 %", "it", settings)
        yield SelfTest(Outcome.INVALID, "boh", "it", settings)
        yield SelfTest(Outcome.INVALID, "5 oppure 6", "it", settings)


def _signed(reading: Reading, token: Token) -> Decimal:
    """Give a number the minus that stands right before it."""
    before = reading.text[max(0, token.start - 1) : token.start]
    return -Decimal(token.value) if before in ("-", "−", "–") else Decimal(token.value)
