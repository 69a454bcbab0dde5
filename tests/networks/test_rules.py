"""The networks' rules: complete, dated, sourced, and only the sure ones may fail a learner."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from tutor.checkers.finding import Answer, Context, Outcome
from tutor.checkers.networks.fits import Fits
from tutor.errors import ExitCode, TutorError
from tutor.networks.count import count
from tutor.networks.rules import Network, Rule, may_fail, network_named, networks, stale
from tutor.text.clean import clean

FIFTEEN = "x bluesky mastodon threads linkedin instagram facebook tiktok youtube pinterest telegram whatsapp reddit discord google_business"
FACTS = [pytest.param(rule, id=f"{network.id} {rule.key}") for network in networks().values() for rule in network.rules]
NETWORKS = [pytest.param(network, id=network.id) for network in networks().values()]


def test_there_are_fifteen() -> None:
    assert list(networks()) == FIFTEEN.split()


@pytest.mark.parametrize("rule", FACTS)
def test_every_fact_has_unit_source_date_and_confidence(rule: Rule) -> None:
    assert rule.unit
    assert rule.sources
    assert all(rule.sources)
    assert re.fullmatch(r"20\d\d(-(0[1-9]|1[0-2])(-[0-3]\d)?)?", rule.dated)
    assert rule.confidence in ("high", "medium", "low")
    stale(rule, date(2026, 11, 23))


@pytest.mark.parametrize("rule", FACTS)
def test_the_unit_suits_the_value(rule: Rule) -> None:
    if isinstance(rule.value, bool):
        assert rule.unit == "bool"
    elif isinstance(rule.value, int | float):
        assert rule.value >= 0
        assert rule.unit not in ("bool", "rule", "enum", "unit")
    else:
        assert rule.value == clean(rule.value)
        assert rule.unit not in ("bool", "x_weighted", "grapheme")


@pytest.mark.parametrize("network", NETWORKS)
def test_the_named_rules_are_there(network: Network) -> None:
    assert len({rule.key for rule in network.rules}) == len(network.rules)
    assert network.limit is not None
    assert isinstance(network.limit.value, int)
    assert count("x", network).used == 1
    for key, rule in (
        (network.fold_key, network.fold),
        (network.fold_lines_key, network.fold_lines),
        (network.second_limit_key, network.second_limit),
    ):
        assert not key or (rule is not None and isinstance(rule.value, int))
    if network.link_key != "link.clickable":
        assert network.link is not None


FACT = Rule("post.max", 280, "x_weighted", ("somebody",), "2026", "high")


@pytest.mark.parametrize(
    ("dated", "today", "old"),
    [
        ("2025-11-23", date(2026, 11, 23), False),
        ("2025-11-23", date(2026, 11, 24), True),
        ("2025-11", date(2026, 11, 30), False),
        ("2025-11", date(2026, 12, 1), True),
        ("2025", date(2026, 12, 31), False),
        ("2025", date(2027, 1, 1), True),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
        ("2026", date(2026, 1, 1), False),
    ],
)
def test_a_fact_grows_old_after_twelve_months(dated: str, today: date, old: bool) -> None:
    assert stale(replace(FACT, dated=dated), today) is old


def test_only_the_sure_ones_may_fail() -> None:
    assert [may_fail(replace(FACT, confidence=level)) for level in ("high", "medium", "low")] == [True, True, False]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("confidence", "outcome"), [("high", Outcome.UNMET), ("medium", Outcome.UNMET), ("low", Outcome.UNSURE)]
)
@pytest.mark.parametrize("network", NETWORKS)
def test_a_failing_verdict_rests_only_on_what_is_sure(
    network: Network, confidence: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every network, its limit held to be so sure: a text that is far too long fails, or is left to the learner."""
    assert network.limit is not None
    doubted = tuple(replace(rule, confidence=confidence) for rule in network.rules)  # type: ignore[arg-type]
    table = {**networks(), network.id: replace(network, rules=doubted)}
    monkeypatch.setattr("tutor.checkers.networks.fits.networks", lambda: table)
    text = clean("x" * (int(network.limit.value) + 1))
    finding = Fits().check(Answer(text), Context("en", network=network.id))
    assert finding.outcome is outcome


@pytest.mark.parametrize(
    "name", ["linkedin", "LinkedIn", " LINKEDIN ", "twitter", "Google Business Profile", "google business"]
)
def test_a_network_is_found_by_its_names(name: str) -> None:
    assert network_named(name).id in ("linkedin", "x", "google_business")


def test_a_wrong_name_leads_to_the_nearest() -> None:
    with pytest.raises(TutorError) as caught:
        network_named("instagarm")
    assert caught.value.exit_code is ExitCode.NOT_FOUND
    assert "instagram" in caught.value.hint
    with pytest.raises(TutorError) as caught:
        network_named("\x1b]0;qqqqqqq\x07")
    assert "\x1b" not in str(caught.value)
    assert "mastodon" in caught.value.hint
