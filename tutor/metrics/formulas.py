"""Measures by their formula: computing one from named quantities, and what people call those.

The same words hide different numbers, so a measure is known here by what stands over and under the line. The formulas
are data, sourced in `formulas.toml`.
"""

from __future__ import annotations

import statistics
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from pathlib import Path
from typing import Any

Number = int | Decimal
_ARITHMETIC = Context(prec=28, traps=[])
"""Traps nothing: what has no result comes out as not a number, and is then no result."""


@dataclass(frozen=True, slots=True)
class Term:
    """A quantity, or several multiplied, to add or to take away."""

    quantities: tuple[str, ...]
    taken_away: bool = False


@dataclass(frozen=True, slots=True)
class Side:
    """What stands over or under the line: a sum of terms."""

    terms: tuple[Term, ...]
    instead: str = ""
    """A quantity that stands for the whole sum; empty for none."""


@dataclass(frozen=True, slots=True)
class Metric:
    """A measure and how it is made."""

    id: str
    how: str
    """``ratio``; ``mean`` or ``median`` of many values."""
    numerator: Side
    denominator: Side
    """Empty for a mean or a median."""
    factor: Decimal
    unit: str
    """``percent``, ``share`` of one, ``money``, ``times``, ``each``, ``minutes``."""
    source: str

    @property
    def needs(self) -> tuple[str, ...]:
        """Every quantity of the formula, once, in its order."""
        terms = (*self.numerator.terms, *self.denominator.terms)
        return tuple(dict.fromkeys(name for term in terms for name in term.quantities))


def compute(metric: str, quantities: Mapping[str, Number]) -> Decimal | None:
    """Compute a measure that is a ratio.

    Args:
        metric: Its id: ``er_reach``.
        quantities: What is known, by the names of `formulas.toml`.

    Returns:
        The measure in its own unit, to 28 digits; None where a quantity is missing or the denominator is zero.

    Raises:
        KeyError: There is no such measure.
    """
    formula = metrics()[metric]
    over, under = _sum(formula.numerator, quantities), _sum(formula.denominator, quantities)
    if over is None or not under:
        return None
    return _finite(_ARITHMETIC.divide(_ARITHMETIC.multiply(over, formula.factor), under))


def quantities(metric: str, over: Sequence[Number], under: Sequence[Number]) -> dict[str, Number] | None:
    """Give figures the names that a formula has for them.

    Args:
        metric: Id of a measure that is a ratio.
        over: What stands over the line: a figure for each of the formula's terms, or figures that are added up to the
            only one.
        under: What stands under it, as above.

    Returns:
        The figures for `compute`; None where they are not as many as the formula has terms.

    Raises:
        KeyError: There is no such measure.
    """
    formula = metrics()[metric]
    named: dict[str, Number] = {}
    for side, figures in ((formula.numerator, over), (formula.denominator, under)):
        names = [name for term in side.terms for name in term.quantities]
        if len(figures) == len(names):
            named |= dict(zip(names, figures, strict=True))
        elif figures and (len(names) == 1 or (side.instead and len(figures) == 1)):
            named[side.instead if len(names) > 1 else names[0]] = sum(figures)
        else:
            return None
    return named


def spoken(quantity: str) -> tuple[str, ...]:
    """Return what people call a quantity, in English and Italian."""
    return tuple(_data()["quantities"].get(quantity, ()))


def aggregate(metric: str, values: Iterable[Number]) -> Decimal | None:
    """Compute a measure that is a mean or a median of many values; None for no values, or for a ratio.

    Raises:
        KeyError: There is no such measure.
    """
    formula, numbers = metrics()[metric], [Decimal(value) for value in values]
    if not numbers or not all(number.is_finite() for number in numbers):
        return None
    if formula.how == "median":
        ordered = sorted(numbers)
        return _mean([statistics.median_low(ordered), statistics.median_high(ordered)])
    return _mean(numbers) if formula.how == "mean" else None


@cache
def metrics() -> Mapping[str, Metric]:
    """Return every measure by its id, in the data file's order."""
    return {key: _metric(key, table) for key, table in _data()["metrics"].items()}


@cache
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "formulas.toml").open("rb") as file:
        return tomllib.load(file)


def _metric(key: str, table: dict[str, Any]) -> Metric:
    instead = table.get("instead", {})
    over, under = (
        Side(tuple(map(_term, table.get(side, ()))), instead.get(side, "")) for side in ("numerator", "denominator")
    )
    factor = Decimal(table.get("factor", 1))
    return Metric(key, table.get("how", "ratio"), over, under, factor, table["unit"], table["source"])


def _term(text: str) -> Term:
    return Term(tuple(text.removeprefix("-").split("*")), text.startswith("-"))


def _sum(side: Side, quantities: Mapping[str, Number]) -> Decimal | None:
    """Add up one side; None where something is missing."""
    if any(name not in quantities for term in side.terms for name in term.quantities):
        return Decimal(quantities[side.instead]) if side.instead in quantities else None
    total = Decimal(0)
    for term in side.terms:
        product = Decimal(-1 if term.taken_away else 1)
        for name in term.quantities:
            product = _ARITHMETIC.multiply(product, Decimal(quantities[name]))
        total = _ARITHMETIC.add(total, product)
    return _finite(total)


def _finite(number: Decimal) -> Decimal | None:
    return number if number.is_finite() else None


def _mean(numbers: list[Decimal]) -> Decimal | None:
    total = Decimal(0)
    for number in numbers:
        total = _ARITHMETIC.add(total, number)
    return _finite(_ARITHMETIC.divide(total, Decimal(len(numbers))))
