"""Measures by their formula: computing one from named quantities, and telling which one a learner has computed.

The same words hide different numbers, so a measure is known here by what stands over and under the line. The formulas
are data, sourced in `formulas.toml`.
"""

from __future__ import annotations

import re
import statistics
import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from functools import cache
from pathlib import Path
from typing import Any

from tutor.text.fold import fold

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
    name: tuple[str, str]
    """What is measured and what it is taken of, as keys: ``("engagement-rate", "reach")``."""
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


@dataclass(frozen=True, slots=True)
class Match:
    """A measure that yields the learner's value."""

    metric: str
    times: Decimal
    """What the learner's value has to be multiplied by: 1, or 100 where a percentage is written as a share of one."""


@dataclass(frozen=True, slots=True)
class Recognition:
    """What a learner has computed, by its name and by its value."""

    named: str
    """The measure with that numerator and denominator; empty where there is none."""
    fits: tuple[Match, ...]
    """The measures that yield the value from the quantities, in the data file's order."""

    @property
    def agrees(self) -> bool:
        """Whether the value is that of the measure that was named."""
        return any(match.metric == self.named for match in self.fits)


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


def recognise(
    numerator: str, denominator: str, value: Number | None = None, quantities: Mapping[str, Number] | None = None
) -> Recognition:
    """Tell which measure a learner has computed.

    Args:
        numerator: What the learner says stands over the line, in English or Italian: ``interactions``.
        denominator: What stands under it: ``copertura``.
        value: The result, rounded as the learner likes.
        quantities: The figures that the exercise gives, by the names of `formulas.toml`.
    """
    sides = (_side_named(numerator), _side_named(denominator))
    named = [metric.id for metric in _ratios() if all(map(_is_side, (metric.numerator, metric.denominator), sides))]
    fits = () if value is None else tuple(_fits(Decimal(value), quantities or {}))
    return Recognition(named[0] if named else "", fits)


def quantity_named(text: str) -> str:
    """Return the quantity that people call by this name: ``reach`` for *la copertura*; empty for none.

    A sum of reactions (*likes + comments + shares*) is ``engagements``.
    """
    if found := _spoken().get(_key(text), ""):
        return found
    parts = [_spoken().get(_key(part), "") for part in _JOINTS.split(text[:300])]
    for total, members in _data()["sums"].items():
        if len(parts) > 1 and set(parts) <= set(members):
            return str(total)
    return ""


@cache
def metrics() -> Mapping[str, Metric]:
    """Return every measure by its id, in the data file's order."""
    return {key: _metric(key, table) for key, table in _data()["metrics"].items()}


@cache
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "formulas.toml").open("rb") as file:
        return tomllib.load(file)


def _metric(key: str, table: dict[str, Any]) -> Metric:
    what, taken_of = table["name"]
    instead = table.get("instead", {})
    over, under = (
        Side(tuple(map(_term, table.get(side, ()))), instead.get(side, "")) for side in ("numerator", "denominator")
    )
    factor = Decimal(table.get("factor", 1))
    return Metric(key, (what, taken_of), table.get("how", "ratio"), over, under, factor, table["unit"], table["source"])


def _term(text: str) -> Term:
    return Term(tuple(text.removeprefix("-").split("*")), text.startswith("-"))


def _ratios() -> list[Metric]:
    return [metric for metric in metrics().values() if metric.how == "ratio"]


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


_OTHER_SCALES = {"percent": (Decimal(100),), "share": (Decimal("0.01"),)}
"""A share of one may be written as a percentage, and the other way round."""


def _fits(value: Decimal, quantities: Mapping[str, Number]) -> Iterable[Match]:
    """Find the measures that yield a value, as written or as a share or percentage of it."""
    for metric in _ratios():
        exact = compute(metric.id, quantities)
        if exact is None or not value.is_finite():
            continue
        for times in (Decimal(1), *_OTHER_SCALES.get(metric.unit, ())):
            if _rounds_to(value, _ARITHMETIC.divide(exact, times)):
                yield Match(metric.id, times)
                break


def _rounds_to(value: Decimal, exact: Decimal) -> bool:
    """Say whether a value is the exact one, rounded to the digits it is written with (either way at a half)."""
    exponent = value.as_tuple().exponent
    assert isinstance(exponent, int)
    half = _ARITHMETIC.scaleb(Decimal(5), Decimal(min(exponent, 0) - 1))
    return _ARITHMETIC.abs(_ARITHMETIC.subtract(value, exact)) <= half


_WORD = re.compile(r"[^\W_]+")
_JOINTS = re.compile(r"\s*(?:[+,&]|\b(?:and|plus|e|più)\b)\s*", re.IGNORECASE)
_PASSED_OVER = frozenset("the of il lo la l i gli le di del dello della dell dei degli delle total number".split())
"""Words that a name may have or not."""


def _key(text: str) -> str:
    """Return what two names of the same quantity share."""
    words = (fold(word) for word in _WORD.findall(text[:300]))
    return " ".join(word for word in words if word not in _PASSED_OVER)


@cache
def _spoken() -> Mapping[str, str]:
    """Map what people say to quantities; a quantity's own name counts too."""
    return {_key(said): quantity for quantity, names in _data()["quantities"].items() for said in (quantity, *names)}


def _side_named(text: str) -> frozenset[str]:
    """Return the quantities named on one side; empty where a part of it is none."""
    if whole := quantity_named(text):
        return frozenset({whole})
    parts = [quantity_named(part) for part in re.split(r"[-−–*×]| per | x |" + _JOINTS.pattern, text[:300])]
    return frozenset(parts) if all(parts) else frozenset()


def _is_side(side: Side, named: frozenset[str]) -> bool:
    """Say whether the quantities named are those of a side."""
    return bool(named) and named in (
        frozenset(name for term in side.terms for name in term.quantities),
        frozenset({side.instead}),
    )
