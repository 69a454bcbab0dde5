"""How well a case went: the table of `tests/cases/ratings.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tutor.learning.rating import Rating, rate
from tutor.learning.steps import StepSummary

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/ratings.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_a_session_is_rated_by_what_it_holds(case: dict[str, Any]) -> None:
    steps = tuple(StepSummary("line", **step) for step in case["steps"])
    passed = case.get("passed", all(step.passed_at for step in steps))
    assert rate(steps, passed=passed, models_before=case.get("models_before", False)).name == case["rating"].upper()


def test_every_rating_has_a_case() -> None:
    assert {case["rating"].upper() for case in CASES} == set(Rating.__members__)
