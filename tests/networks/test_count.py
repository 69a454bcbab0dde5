"""Counting as each network counts, and saying why."""

from __future__ import annotations

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import iter_graphemes

from tests.networks.test_extract import IDS, LONG, PIECES
from tutor.networks.characters import first_graphemes, graphemes, utf8, utf16
from tutor.networks.count import What, count
from tutor.networks.emoji import EMOJI
from tutor.networks.rules import Network, networks

FAMILY = "👨‍👩‍👧‍👦"
LINK = "https://colleverde.example/prenota?utm_source=x"


def length(text: str, network: Network) -> int:
    return count(text, network).used


def drivers(text: str, network: str) -> dict[str, tuple[int, int]]:
    return {driver.what.value: (driver.number, driver.cost) for driver in count(text, networks()[network]).drivers}


@pytest.mark.parametrize(
    ("text", "network", "used"),
    [
        ("olio", "x", 4),
        (LINK, "x", 23),
        ("a.it", "x", 23),
        ("日本", "x", 4),
        (FAMILY, "x", 2),
        ("e\u0301", "x", 1),
        ("©", "x", 1),
        ("©️", "x", 2),
        ("“olio” — sì…", "x", 13),
        (FAMILY, "bluesky", 1),
        (LINK, "bluesky", len(LINK)),
        ("e\u0301", "bluesky", 1),
        ("a\r\nb", "bluesky", 3),
        (LINK, "mastodon", 23),
        ("site.it", "mastodon", 7),
        ("@anna@mastodon.uno", "mastodon", 5),
        ("@anna", "mastodon", 5),
        ("a" * 476 + "http://bbb.com/example", "mastodon", 498),
        ("@anna@" + "b" * 300 + ".com", "mastodon", 310),
        ("http://site.it/" + "a" * 4096, "mastodon", 4111),
        ("😀", "threads", 4),
        (FAMILY, "threads", 25),
        ("sì 日本", "threads", 5),
        ("😀", "linkedin", 2),
        ("𝗯𝗼𝗹𝗱", "linkedin", 8),
        ("sì 😀", "youtube", 8),
        ("😀", "reddit", 1),
    ],
)
def test_lengths(text: str, network: str, used: int) -> None:
    assert length(text, networks()[network]) == used


def test_what_made_the_number_is_told() -> None:
    text = f"Olio nuovo 🫒👍🏽 a.it b.it {LINK} 日本"
    assert drivers(text, "x") == {"links": (3, 69), "emoji": (2, 4), "wide": (2, 4), "letters": (15, 15)}
    assert drivers("@anna@uno.social sì", "mastodon") == {"mentions": (1, 5), "letters": (3, 3)}
    assert drivers("𝗯𝗼 😀", "linkedin") == {"emoji": (1, 2), "wide": (2, 4), "letters": (1, 1)}
    assert drivers("sì 😀", "youtube") == {"emoji": (1, 4), "wide": (1, 2), "letters": (2, 2)}
    assert drivers("", "x") == {}


def test_bluesky_sets_two_bounds() -> None:
    counted = count(FAMILY * 130, networks()["bluesky"])
    assert (counted.used, counted.limit, counted.fits) == (130, 300, True)
    assert counted.also is not None
    assert (counted.also.used, counted.also.limit, counted.also.unit, counted.also.fits) == (
        3250,
        3000,
        "utf8_bytes",
        False,
    )
    assert counted.also.end == 120 * len(FAMILY)


@pytest.mark.parametrize(
    ("text", "network", "end"),
    [
        ("x" * 300, "x", 280),
        ("x" * 270 + " " + LINK, "x", 271),
        ("x" * 279 + FAMILY, "x", 279),
        ("e\u0301" * 300, "x", 560),
        ("日" * 200, "x", 140),
        ("e\u0301" * 301, "bluesky", 600),
        ("x" * 2199 + "😀", "instagram", 2199),
        ("x" * 4999 + "ì", "youtube", 4999),
        ("x" * 498 + "😀", "threads", 498),
        ("x" * 490 + " " + LINK, "mastodon", 491),
        ("fits", "x", 4),
        ("ab\ufeffcd", "x", 2),
    ],
)
def test_where_it_becomes_too_long(text: str, network: str, end: int) -> None:
    counted = count(text, networks()[network])
    assert counted.end == end
    assert counted.fits is (end == len(text))


@pytest.mark.parametrize("emoji", ["😀", "☺", "☺️", "👍🏽", FAMILY, "🇮🇹", "1️⃣", "#⃣", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "❤️", "🏳️‍🌈", "©️", "🫒", "👩‍⚕️"])
def test_one_emoji_is_one(emoji: str) -> None:
    assert EMOJI.findall(f"a{emoji}b") == [emoji]
    assert length(emoji, networks()["x"]) == 2
    assert length(emoji, networks()["threads"]) == len(emoji.encode())
    assert length(emoji, networks()["bluesky"]) == 1


@pytest.mark.parametrize("text", ["a", "1", "#", "©", "★", "→", "✓", "☺\ufe0e", "🇮", "🏽", "\u200d", "…"])
def test_what_is_no_emoji(text: str) -> None:
    assert EMOJI.findall(text) == []


@given(PIECES, st.sampled_from(IDS))
def test_any_text_is_counted_and_the_parts_add_up(text: str, network: str) -> None:
    counted = count(text, networks()[network])
    for bound in (counted, counted.also):
        if bound is not None:
            assert sum(driver.cost for driver in bound.drivers) == bound.used
            assert all(driver.cost >= 0 and driver.number > 0 for driver in bound.drivers)
            assert 0 <= bound.end <= len(text)
            assert not bound.fits or bound.end == len(text)


@given(PIECES, PIECES, st.sampled_from(IDS))
def test_a_line_break_between_two_texts_costs_one(first: str, second: str, network: str) -> None:
    """Nothing reaches across a line: neither links nor joined characters, but for what a `\\r` before it is."""
    first = first.rstrip("\r")
    place = networks()[network]
    assert length(f"{first}\n{second}", place) == length(first, place) + 1 + length(second, place)


@given(PIECES.map(lambda text: text * 40), st.sampled_from(IDS))
def test_what_is_said_to_fit_does(text: str, network: str) -> None:
    """X is held to it where a text is composed already; a link that loses its end may become another, or none."""
    place = networks()[network]
    counted = count(text, place)
    taken = unicodedata.normalize("NFC", text[: counted.end])
    plain = {What.EMOJI, What.WIDE, What.LETTERS}
    if counted.limit is not None and {driver.what for driver in counted.drivers} <= plain:
        assert length(taken, place) <= counted.limit


@given(st.text(st.sampled_from("ae\u0301\u0308\u200d\ufe0f👩👧🏽🇮🇹कषि्가각\u0600\r\n©☺1\u20e3★שّ"), max_size=30))
def test_characters_are_those_of_unicode(text: str) -> None:
    pieces = list(iter_graphemes(text))
    assert graphemes(text) == len(pieces)
    assert first_graphemes(text, 3) == len("".join(pieces[:3]))


@given(st.text(st.characters(), max_size=20))
def test_units_are_those_of_the_encodings(text: str) -> None:
    assert utf16(text) == len(text.encode("utf-16-le", errors="surrogatepass")) // 2
    assert utf8(text) == len(text.encode("utf-8", errors="surrogatepass"))
    assert utf16(text) <= utf8(text)


def test_a_lone_half_of_a_character_is_counted_too() -> None:
    for network in networks().values():
        assert length("a\ud83d", network) >= 2


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "threads", "linkedin", "youtube"])
@pytest.mark.parametrize(
    "piece", ["olio ", "e\u0301", "\u0301", "🇮", "👩\u200d", FAMILY, "日本", "a.it ", "@a@b.it ", "👍🏽", "क्", "ᄀ"]
)
def test_a_long_text_takes_time_in_proportion(piece: str, network: str) -> None:
    text = piece * (LONG // len(piece))
    start = time.process_time()
    count(text, networks()[network])
    assert time.process_time() - start < 5
