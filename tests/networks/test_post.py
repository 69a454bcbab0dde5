"""A post as a network shows it: what is seen, what is hidden, what is not taken; and in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.i18n import speaker
from tutor.networks.post import post
from tutor.networks.rules import networks
from tutor.text.clean import clean
from tutor.wording.posts import Line, counter, post_lines

LONG = "38 quintals in three days, then the rain. Come on Saturday 9. " * 8


def lines(text: str, network: str) -> dict[Line, str]:
    return dict(post_lines(post(text, networks()[network]), speaker("en")))


def test_a_short_post_is_seen_whole() -> None:
    seen = post("Come on Saturday 9.", networks()["instagram"])
    assert (seen.shown, seen.hidden, seen.refused) == ("Come on Saturday 9.", "", "")
    assert list(lines("Come on Saturday 9.", "instagram")) == [Line.SHOWN, Line.NOTE]


def test_what_stands_behind_the_cut_is_told_apart() -> None:
    said = lines(LONG, "instagram")
    assert LONG.startswith(said[Line.SHOWN])
    assert len(said[Line.SHOWN]) < len(LONG) / 2
    assert said[Line.CUT] == "┄ Instagram cuts about here ┄"
    assert said[Line.HIDDEN].rstrip("…") in LONG


def test_what_a_network_does_not_take_is_told_from_where() -> None:
    seen = post(LONG, networks()["x"])
    assert seen.refused
    assert LONG.rstrip().endswith(seen.refused)
    assert lines(LONG, "x")[Line.REFUSED].startswith("Too long from here: ")


def test_a_link_that_cannot_be_tapped_is_said() -> None:
    dead = list(post_lines(post("Book at https://example.org", networks()["instagram"]), speaker("en")))
    live = list(post_lines(post("Book at https://example.org", networks()["telegram"]), speaker("en")))
    assert (Line.NOTE, "A link here cannot be tapped.") in dead
    assert (Line.NOTE, "A link here cannot be tapped.") not in live


def test_an_empty_post_has_nothing_to_show() -> None:
    assert lines("  \n", "facebook") == {Line.NOTE: "nothing yet"}


@pytest.mark.parametrize(
    ("network", "language", "said"),
    [
        ("instagram", "en", "27 of 2,200 characters · 6 words · 1 of 5 hashtags"),
        ("instagram", "it", "27 di 2.200 caratteri · 6 parole · 1 di 5 hashtag"),
        ("x", "en", "27 of 280 characters · 6 words · 1 hashtag"),
    ],
)
def test_it_is_counted_in_the_networks_own_unit(network: str, language: str, said: str) -> None:
    assert counter(post("Sabato si apre alle 9 #olio", networks()[network]), speaker(language)) == said


@given(text=st.text(max_size=400).map(clean), network=st.sampled_from(sorted(networks())))
def test_the_three_parts_are_the_text(text: str, network: str) -> None:
    seen = post(text, networks()[network])
    assert "".join("".join((seen.shown, seen.hidden, seen.refused)).split()) == "".join(text.split())
