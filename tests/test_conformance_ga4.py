"""Conformance with material beside the project: channel cases, two-rate vectors, metric vectors, export samples."""

from __future__ import annotations

import csv
import json
import tomllib
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from tutor.metrics.exports import read_exports
from tutor.metrics.formulas import compute
from tutor.metrics.proportions import compare
from tutor.networks.channels import category, filed

CONTRADICTS_ITSELF = "alibaba"
"""A case whose expected channel is not that of its own suite's rule."""
QUANTITIES = {"engaged": "engaged_sessions"}
"""Names of quantities that the vectors abbreviate."""


@pytest.fixture
def ga4(shared: Path) -> Path:
    folder = shared / "conformance" / "ga4"
    if not folder.is_dir():
        pytest.skip("the conformance cases are not beside the project")
    return folder


@pytest.fixture
def reference(shared: Path) -> Path:
    folder = shared / "reference"
    if not folder.is_dir():
        pytest.skip("the reference material is not beside the project")
    return folder


def test_channels(ga4: Path) -> None:
    cases = json.loads((ga4 / "default-channel-cases.json").read_text("utf-8"))
    usable = [case for case in cases if case["source"] != CONTRADICTS_ITSELF]
    wrong = [
        case
        for case in usable
        if filed(case["source"], case["medium"], case["campaign"]).channel != case["expected_channel"]
    ]
    assert wrong == []
    assert len(usable) == 29


def test_categories_of_sources(ga4: Path) -> None:
    with (ga4 / "ga4_source_categories.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 819
    assert [row for row in rows if row["source_category"] != f"SOURCE_CATEGORY_{category(row['source']).upper()}"] == []


def test_two_rates(reference: Path) -> None:
    cases = json.loads((reference / "ab_test_vectors.json").read_text("utf-8"))["cases"]
    for case in cases:
        found = compare(case["x1"], case["n1"], case["x2"], case["n2"])
        assert found.z == pytest.approx(case["z"], abs=1e-6)
        assert found.p_value == pytest.approx(case["p_two_sided"], abs=1e-6)
        assert (found.low, found.high) == pytest.approx(case["ci95_diff"], abs=1e-6)
        assert found.lift == pytest.approx(case["rel_lift"], abs=1e-6)
    assert len(cases) == 6


def vectors(path: Path) -> Iterator[tuple[str, dict[str, int], Decimal]]:
    data = tomllib.loads(path.read_text("utf-8"), parse_float=Decimal)
    for metric, table in data.items():
        for vector in table.get("vectors", []) if isinstance(table, dict) else []:
            value = vector.pop("value")
            yield metric, {QUANTITIES.get(name, name): count for name, count in vector.items()}, value


def test_measures(reference: Path) -> None:
    found = list(vectors(reference / "metrics.toml"))
    assert [(metric, value) for metric, counts, value in found if compute(metric, counts) != value] == []
    assert len(found) == 4


def test_samples_of_exports(reference: Path) -> None:
    kinds = {
        "ga4_traffic_acquisition": "ga4-traffic-acquisition",
        "linkedin_page_content_all_posts": "linkedin-posts",
        "meta_instagram_posts": "instagram-posts",
        "tiktok_content": "tiktok-content",
        "x_account_analytics_content_2026-04-27_2026-07-25": "x-content",
        "x_account_overview": "x-overview",
        "youtube_Table data": "youtube-content",
    }
    for path in sorted((reference / "exports").glob("*.csv")):
        (table,) = read_exports(path.read_bytes(), name=path.name)
        assert table.kind == kinds.pop(path.stem)
        assert table.rows
        assert table.warnings == ()
        assert [column.name for column in table.columns if not column.key] == []
    assert kinds == {}
