"""What is seen before the cut, and where a link can be tapped."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.networks.test_extract import IDS, PIECES
from tutor.networks.preview import link_rules, link_works, visible
from tutor.networks.rules import networks


def test_a_cut_by_characters_as_a_reader_sees_them() -> None:
    seen = visible("👨‍👩‍👧‍👦" * 130, networks()["instagram"])
    assert seen.cut
    assert seen.span == (0, 125 * len("👨‍👩‍👧‍👦"))
    assert seen.rule is not None
    assert (seen.rule.key, seen.rule.confidence) == ("fold.chars", "medium")


def test_a_cut_by_lines_comes_first_where_lines_are_short() -> None:
    seen = visible("one\ntwo\nthree\nfour", networks()["linkedin"])
    assert seen.span == (0, len("one\ntwo\nthree"))
    assert seen.rule is not None
    assert (seen.rule.key, seen.rule.confidence) == ("fold.lines", "medium")


def test_a_cut_by_characters_comes_first_where_lines_are_long() -> None:
    seen = visible("x" * 200 + "\n" + "y" * 200, networks()["linkedin"])
    assert seen.span == (0, 140)
    assert seen.rule is not None
    assert (seen.rule.key, seen.rule.confidence) == ("fold.mobile_chars", "low")


def test_a_blank_third_line_shows_two() -> None:
    text = "one\ntwo\n\nthree"
    assert visible(text, networks()["linkedin"]).span == (0, len("one\ntwo"))


@pytest.mark.parametrize("text", ["", "short", "short\n\n\n\n\n", "x" * 125])
def test_nothing_is_hidden_of_a_short_text(text: str) -> None:
    seen = visible(text, networks()["instagram"])
    assert (seen.span, seen.cut) == ((0, len(text)), False)
    assert seen.rule is not None


def test_where_nobody_knows_of_a_cut_all_is_seen() -> None:
    seen = visible("x" * 5000, networks()["mastodon"])
    assert (seen.span, seen.rule, seen.cut) == ((0, 5000), None, False)


@given(PIECES.map(lambda text: text * 60), st.sampled_from(IDS))
def test_any_text_has_a_part_that_is_seen(text: str, network: str) -> None:
    seen = visible(text, networks()[network])
    assert seen.span[0] == 0 <= seen.span[1] <= len(text)
    assert seen.cut or seen.span[1] == len(text)
    assert not seen.cut or text[seen.span[1] :].strip()


@pytest.mark.parametrize(
    ("network", "works"),
    [
        ("x", True),
        ("bluesky", True),
        ("mastodon", True),
        ("threads", True),
        ("linkedin", True),
        ("facebook", True),
        ("telegram", True),
        ("youtube", True),
        ("instagram", False),
        ("tiktok", False),
        ("pinterest", False),
        ("whatsapp", None),
        ("reddit", None),
        ("discord", None),
        ("google_business", None),
    ],
)
def test_where_a_link_can_be_tapped(network: str, works: bool | None) -> None:
    assert link_works(networks()[network]) is works


def test_what_is_not_sure_is_not_relied_on() -> None:
    instagram = networks()["instagram"]
    doubted = tuple(replace(rule, confidence="low") for rule in instagram.rules)
    assert link_works(replace(instagram, rules=doubted)) is None


def test_other_places_of_a_network_are_told_too() -> None:
    assert {rule.key: rule.value for rule in link_rules(networks()["youtube"])} == {
        "link.clickable_in_description": True,
        "link.clickable_in_shorts": False,
    }
    assert [rule.value for rule in link_rules(networks()["whatsapp"])] == [False]
