"""Measures by their formula."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.metrics.formulas import Match, Recognition, aggregate, compute, metrics, quantity_named, recognise

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "formulas.toml").read_text("utf-8"))["cases"]
ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=80)
NUMBERS = st.integers() | st.decimals(allow_nan=True, allow_infinity=True)
POST = {"engagements": 275, "reach": 5000, "impressions": 9000, "followers": 11000, "likes": 240, "shares": 9}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['metric']}-{case['value']}")
def test_a_measure_is_computed(case: dict[str, object]) -> None:
    assert compute(case["metric"], case["quantities"]) == Decimal(case["value"])  # type: ignore[arg-type]


def test_every_ratio_has_a_case() -> None:
    assert {case["metric"] for case in CASES} == {key for key, metric in metrics().items() if metric.how == "ratio"}


def test_no_two_measures_stand_over_the_same_line() -> None:
    lines = [(metric.how, metric.numerator, metric.denominator) for metric in metrics().values()]
    assert len(set(lines)) == len(lines)


def test_every_quantity_has_a_name_that_leads_to_it() -> None:
    for metric in metrics().values():
        for quantity in (*metric.needs, metric.numerator.instead, metric.denominator.instead):
            assert not quantity or quantity_named(quantity) == quantity


def test_every_measure_says_where_it_comes_from() -> None:
    assert all(metric.source and len(metric.name) == 2 for metric in metrics().values())


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


@pytest.mark.parametrize(
    ("said", "quantity"),
    [
        ("Reach", "reach"),
        ("la copertura", "reach"),
        ("impression", "impressions"),
        ("Interazioni totali", ""),
        ("the total number of interactions", "engagements"),
        ("likes + comments + shares", "engagements"),
        ("mi piace, commenti e condivisioni", "engagements"),
        ("Mi piace", "likes"),
        ("follower al momento del post", "followers"),
        ("followers_at_post_time", "followers"),
        ("bananas", ""),
        ("", ""),
    ],
)
def test_quantities_are_known_by_what_people_call_them(said: str, quantity: str) -> None:
    assert quantity_named(said) == quantity


@pytest.mark.parametrize(
    ("numerator", "denominator", "metric"),
    [
        ("interactions", "reach", "er_reach"),
        ("interazioni", "impression", "er_impressions"),
        ("engagements", "follower", "er_followers"),
        ("shares", "followers", "amplification_rate"),
        ("shares", "impressions", "virality_rate"),
        ("engaged sessions", "sessions", "ga4_engagement_rate"),
        ("own mentions", "own mentions + competitors' mentions", "share_of_voice"),
        ("own mentions", "all mentions", "share_of_voice"),
        ("followers at end - followers at start", "followers at start", "follower_growth_rate"),
        ("nuovi follower", "follower iniziali", "follower_growth_rate"),
        ("reach", "interactions", ""),
        ("shares", "", ""),
    ],
)
def test_a_measure_is_known_by_what_stands_over_and_under(numerator: str, denominator: str, metric: str) -> None:
    assert recognise(numerator, denominator).named == metric


def test_a_value_tells_what_was_really_divided() -> None:
    """The learner says reach and has divided by impressions."""
    found = recognise("engagements", "reach", Decimal("3.06"), POST)
    assert found == Recognition("er_reach", (Match("er_impressions", Decimal(1)),))
    assert not found.agrees


def test_a_value_that_agrees_may_be_rounded_or_a_share_of_one() -> None:
    assert recognise("engagements", "reach", Decimal("5.5"), POST).agrees
    assert recognise("engagements", "impressions", Decimal("3.1"), POST).agrees
    assert recognise("engagements", "reach", Decimal("0.055"), POST).fits == (Match("er_reach", Decimal(100)),)
    assert recognise("engaged sessions", "sessions", 71, {"engaged_sessions": 852, "sessions": 1200}).fits == (
        Match("ga4_engagement_rate", Decimal("0.01")),
    )


@given(ANY_TEXT, ANY_TEXT)
def test_any_words_are_recognised_or_not(numerator: str, denominator: str) -> None:
    assert recognise(numerator, denominator).named in {"", *metrics()}


@given(st.dictionaries(st.sampled_from(sorted(POST)), NUMBERS), NUMBERS)
def test_any_numbers_give_a_value_or_none(quantities: dict[str, int | Decimal], value: int | Decimal) -> None:
    for metric in metrics():
        found = compute(metric, quantities)
        assert found is None or found.is_finite()
        assert aggregate(metric, quantities.values()) is None or metrics()[metric].how != "ratio"
    recognise("engagements", "reach", value, quantities)
