"""Two rates side by side."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.metrics.proportions import LARGEST_TRIALS, compare

CASES = tomllib.loads((Path(__file__).parent.parent / "cases" / "proportions.toml").read_text("utf-8"))["cases"]
ARM = st.integers(1, LARGEST_TRIALS).flatmap(lambda trials: st.tuples(st.integers(0, trials), st.just(trials)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: "-".join(map(str, case["counts"])))
def test_figures_are_those_of_a_second_source(case: dict[str, object]) -> None:
    found = compare(*case["counts"])  # type: ignore[misc]
    assert found.z == pytest.approx(case["z"], abs=1e-6)
    assert found.p_value == pytest.approx(case["p"], abs=1e-6)
    assert (found.low, found.high) == pytest.approx(case["interval"], abs=1e-6)
    assert found.lift == pytest.approx(case["lift"], abs=1e-6)
    assert found.too_small is case.get("too_small", False)


@pytest.mark.parametrize("counts", [(0, 500, 0, 400), (500, 500, 400, 400)])
def test_rates_that_do_not_vary_do_not_differ(counts: tuple[int, int, int, int]) -> None:
    found = compare(*counts)
    assert (found.z, found.p_value, found.difference) == (0, 1, 0)
    assert found.too_small


def test_no_rate_has_no_lift() -> None:
    assert compare(0, 100, 10, 100).lift is None


@pytest.mark.parametrize("counts", [(1, 0, 1, 1), (2, 1, 1, 1), (-1, 10, 1, 10), (1, 10, 1, LARGEST_TRIALS + 1)])
def test_what_is_no_rate_is_refused(counts: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="is no rate"):
        compare(*counts)


def test_five_expected_are_enough_and_fewer_are_not() -> None:
    assert not compare(5, 50, 5, 50).too_small
    assert compare(5, 50, 4, 50).too_small


@given(ARM, ARM)
def test_turning_the_two_round_turns_the_sign(first: tuple[int, int], second: tuple[int, int]) -> None:
    there, back = compare(*first, *second), compare(*second, *first)
    assert there.z == -back.z
    assert there.p_value == back.p_value
    assert (there.low, there.high) == (-back.high, -back.low)
    assert there.too_small is back.too_small


@given(ARM, ARM)
def test_every_comparison_is_sound(first: tuple[int, int], second: tuple[int, int]) -> None:
    found = compare(*first, *second)
    assert 0 <= found.p_value <= 1
    assert found.low <= found.difference <= found.high
