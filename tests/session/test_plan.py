"""Plans: the half that one lacks, by the table `tests/cases/plans.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.session.plan import Missing, missing_in
from tutor.text.clean import clean

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/plans.toml").read_text("utf-8"))["case"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["plan"][:40])
def test_a_plan_lacks_this_half(case: dict[str, str]) -> None:
    assert (missing_in(case["plan"], case["language"]) or "") == case["missing"]


@given(plan=st.text(max_size=120).map(clean), language=st.sampled_from(["it", "en", "de"]))
def test_any_text_is_looked_at_without_fail(plan: str, language: str) -> None:
    assert missing_in(plan, language) in (None, *Missing)
