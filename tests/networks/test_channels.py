"""Channels: where Google Analytics files a visit, and why."""

from __future__ import annotations

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.networks.channels import (
    PIECES,
    UNASSIGNED,
    Because,
    Condition,
    Filed,
    Ground,
    category,
    filed,
    lists,
    rules,
)

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=60)
SOMETHING = st.sampled_from(
    ["", "(direct)", "(none)", "google", "facebook", "vimeo", "etsy", "cpc", "social", "email", "x-push", "spring shop"]
)
LOADING_LIMIT = 0.015
"""Seconds that rules and lists may take to load."""


@pytest.mark.parametrize(
    ("source", "medium", "campaign", "channel"),
    [
        ("(direct)", "(none)", "", "Direct"),
        ("", "", "", "Direct"),
        ("google", "cpc", "pmax cross-network", "Cross-network"),
        ("etsy", "cpc", "", "Paid Shopping"),
        ("bing", "ppc", "", "Paid Search"),
        ("instagram", "paid-social", "", "Paid Social"),
        ("vimeo.com", "cpv-cpm", "", "Paid Video"),
        ("newspaper", "banner", "", "Display"),
        ("newspaper", "cpm", "", "Display"),
        ("facebook", "cpm", "", "Paid Social"),
        ("newspaper", "cpc", "", "Paid Other"),
        ("newspaper", "", "eshop-spring", "Organic Shopping"),
        ("newspaper", "", "workshop-may", UNASSIGNED),
        ("ig", "", "", "Organic Social"),
        ("newspaper", "social-media", "", "Organic Social"),
        ("newspaper", "video-page", "", "Organic Video"),
        ("duckduckgo", "", "", "Organic Search"),
        ("newspaper", "link", "", "Referral"),
        ("newsletter", "e-mail", "", "Email"),
        ("partner", "affiliate", "", "Affiliates"),
        ("radio", "audio", "", "Audio"),
        ("shop", "sms", "", "SMS"),
        ("app", "web-push", "", "Mobile Push Notifications"),
        ("chatgpt.com", "ai-assistant", "(ai-assistant)", "AI Assistant"),
        ("newsletter", "post", "may", UNASSIGNED),
    ],
)
def test_the_channel_of_a_visit(source: str, medium: str, campaign: str, channel: str) -> None:
    assert filed(source, medium, campaign).channel == channel


@pytest.mark.parametrize(
    "source", ["threads", "threads.net", "x", "x.com", "bsky.app", "mastodon.social", "discord.com", "telegram"]
)
def test_google_does_not_know_the_younger_networks(source: str) -> None:
    """Without utm_medium=social such a visit ends up where nobody can read it."""
    assert category(source) == ""
    assert filed(source).channel == UNASSIGNED
    assert filed(source, "social").channel == "Organic Social"


def test_it_says_what_decided() -> None:
    assert filed(" Facebook ", "paid-social") == Filed(
        "Paid Social",
        Because(
            "paid-social",
            (
                Ground("source", "Facebook", Condition.LISTED, "social"),
                Ground("medium", "paid-social", Condition.STARTS, "paid"),
            ),
        ),
    )


def test_it_says_why_nothing_did() -> None:
    assert filed("threads") == Filed(
        UNASSIGNED,
        Because("", (Ground("source", "threads", Condition.UNKNOWN), Ground("medium", "", Condition.EMPTY))),
    )


def test_every_rule_can_decide() -> None:
    """No rule stands where an earlier one takes all its visits, and each names pieces and lists that exist."""
    for rule in rules():
        tests = [test for group in rule.groups for test in group]
        assert {test.piece for test in tests} <= set(PIECES)
        assert {test.wanted for test in tests if test.asked is Condition.LISTED} <= set(lists())
    assert len({rule.id for rule in rules()}) == len(rules()) == 20


def test_lists_are_folded_and_do_not_overlap() -> None:
    names = [name for sites in lists().values() for name in sites]
    assert len(names) == len(set(names)) == 819
    assert all(name == name.casefold().strip() and name for name in names)


@given(ANY_TEXT | SOMETHING, ANY_TEXT | SOMETHING, ANY_TEXT | SOMETHING)
def test_any_text_is_filed_and_case_does_not_matter(source: str, medium: str, campaign: str) -> None:
    found = filed(source, medium, campaign)
    assert found.channel in {UNASSIGNED, *(rule.channel for rule in rules())}
    assert found.because.grounds
    assert filed(source.casefold(), medium.casefold(), campaign.casefold()).channel == found.channel


def test_loading_is_quick() -> None:
    code = (
        "import time, tutor.networks.channels as channels\n"
        "start = time.perf_counter(); channels.rules(); channels.lists(); print(time.perf_counter() - start)"
    )
    times = [float(subprocess.check_output([sys.executable, "-c", code], text=True)) for _ in range(3)]
    assert min(times) < LOADING_LIMIT
