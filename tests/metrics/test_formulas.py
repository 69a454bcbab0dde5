"""Measures by their formula."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.metrics.formulas import aggregate, compute, metrics, spoken

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "formulas.toml").read_text("utf-8"))["cases"]
NUMBERS = st.integers() | st.decimals(allow_nan=True, allow_infinity=True)
QUANTITIES = sorted({quantity for metric in metrics().values() for quantity in metric.needs})


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['metric']}-{case['value']}")
def test_a_measure_is_computed(case: dict[str, object]) -> None:
    assert compute(case["metric"], case["quantities"]) == Decimal(case["value"])  # type: ignore[arg-type]


def test_every_ratio_has_a_case() -> None:
    assert {case["metric"] for case in CASES} == {key for key, metric in metrics().items() if metric.how == "ratio"}


def test_no_two_measures_stand_over_the_same_line() -> None:
    lines = [(metric.how, metric.numerator, metric.denominator) for metric in metrics().values()]
    assert len(set(lines)) == len(lines)


def test_every_quantity_has_names_of_its_own() -> None:
    """What a learner names tells one side of a formula from the other."""
    for metric in metrics().values():
        sides = [
            {name for term in side.terms for quantity in term.quantities for name in spoken(quantity)}
            for side in (metric.numerator, metric.denominator)
        ]
        assert all(spoken(quantity) for quantity in metric.needs), metric.id
        assert sides[0] != sides[1], metric.id


def test_every_measure_says_where_it_comes_from() -> None:
    assert all(metric.source for metric in metrics().values())


@pytest.mark.parametrize("quantities", [{}, {"engagements": 3}, {"engagements": 3, "reach": 0}])
def test_what_cannot_be_computed_has_no_value(quantities: dict[str, int]) -> None:
    assert compute("er_reach", quantities) is None


def test_the_mean_of_rates_is_not_the_rate_of_sums() -> None:
    rates = [
        compute("er_reach", {"engagements": 50, "reach": 500}),
        compute("er_reach", {"engagements": 9, "reach": 900}),
    ]
    assert aggregate("average_er", [rate for rate in rates if rate is not None]) == Decimal("5.5")
    assert compute("er_reach", {"engagements": 59, "reach": 1400}) != Decimal("5.5")


def test_the_usual_reply_is_the_one_in_the_middle() -> None:
    assert aggregate("response_time", [5, 600, 12]) == 12
    assert aggregate("response_time", [5, 600, 12, 20]) == 16
    assert aggregate("response_time", []) is None
    assert aggregate("ctr", [1]) is None


@given(st.dictionaries(st.sampled_from(QUANTITIES), NUMBERS))
def test_any_numbers_give_a_value_or_none(quantities: dict[str, int | Decimal]) -> None:
    for metric in metrics():
        found = compute(metric, quantities)
        assert found is None or found.is_finite()
        assert aggregate(metric, quantities.values()) is None or metrics()[metric].how != "ratio"
