"""Links, mentions and hashtags as each network finds them."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.networks.domains import fits_names, is_top_level, top_level_at_start, top_level_domains
from tutor.networks.extract import EntityKind, byte_spans, extract, hashtags, links, mentions
from tutor.networks.rules import networks

IDS = list(networks())
PIECES = st.lists(
    st.one_of(
        st.text(max_size=6),
        st.sampled_from(
            [
                "http://",
                "https://",
                "a.it",
                ".",
                "/",
                "?",
                "#",
                "@",
                "＠",
                "＃",
                "(",
                ")",
                " ",
                "\n",
                "é",
                "日本",
                "👩‍👩‍👧",
                "\u200d",
                "x_",
                "-",
                "1",
                "RT",
                "://",
                "t.co/",
            ]
        ),
    ),
    max_size=12,
).map("".join)


def values(text: str, network: str, kind: EntityKind) -> list[str]:
    return [entity.value for entity in extract(text, network) if entity.kind is kind]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://site.it/a.", ["https://site.it/a"]),
        ("See site.it/a?x=1, and www.shop.co.uk!", ["site.it/a?x=1", "www.shop.co.uk"]),
        ("HTTPS://SITE.IT", ["HTTPS://SITE.IT"]),
        ("(site.it) «site.it» “site.it”", ["site.it", "site.it", "site.it"]),
        ("https://en.wikipedia.org/wiki/Oil_(food)) x", ["https://en.wikipedia.org/wiki/Oil_(food)"]),
        ("me@site.it @site.it #site.it $site.it", []),
        ("e.g. this.That and 3.5 a.b", []),
        ("site.it-x site.it+x", []),
        ("-site.it .site.it _site.it /site.it", []),
        ("xhttps://site.it", []),
        ("日本https://site.it/日本", ["https://site.it/"]),
        ("日本site.itです", ["site.it"]),
        ("http://日本語.みんな", ["http://日本語.みんな"]),
        ("http://localhost http://10.0.0.1", []),
        ("http://" + "a" * 64 + ".it http://" + "a" * 63 + ".it", ["http://" + "a" * 63 + ".it"]),
        ("https://t.co/abc…", ["https://t.co/abc"]),
        ("https://t.co/" + "a" * 41, []),
        ("colleverde.example/prenota", ["colleverde.example/prenota"]),
        ("site.it:8080/a?b=c#d", ["site.it:8080/a?b=c#d"]),
        ("http://a_b.site.it http://a_b.it", ["http://a_b.site.it"]),
    ],
)
def test_links_on_x(text: str, found: list[str]) -> None:
    assert values(text, "x", EntityKind.LINK) == found


@pytest.mark.parametrize(
    ("text", "network", "found"),
    [
        ("site.it http://site.it/日本.", "mastodon", ["http://site.it/日本"]),
        ("wordhttp://site.it", "mastodon", []),
        ("site.it http://site.it/日本.", "instagram", ["site.it", "http://site.it/日本"]),
        (
            "https://anything. (site.it) my-shop.it https://my-shop.it/x)",
            "bluesky",
            ["https://anything", "site.it", "https://my-shop.it/x"],
        ),
        ("https://site.it/a_(b)", "bluesky", ["https://site.it/a_(b)"]),
        ("site.bogus bad.example,", "bluesky", ["bad.example"]),
    ],
)
def test_links_elsewhere(text: str, network: str, found: list[str]) -> None:
    assert values(text, network, EntityKind.LINK) == found


@pytest.mark.parametrize(
    ("text", "network", "found"),
    [
        ("Hi @anna, RT @bob RT@carl .@dora", "x", ["anna", "bob", "carl", "dora"]),
        ("a@anna @@bob @carl@x @dorà @éva @fred://", "x", []),
        ("@" + "a" * 25, "x", ["a" * 20]),
        ("日本@anna ＠bob", "x", ["anna", "bob"]),
        ("@anna @bob@host.social x@carl /@dora", "mastodon", ["anna", "bob@host.social"]),
        ("@anna@" + "b" * 300 + ".com", "mastodon", []),
        ("@anna.bsky.social. (@bob.it) @carl @dora.bogus", "bluesky", ["anna.bsky.social", "bob.it"]),
        ("@colle.verde. @a_b me@site.it", "instagram", ["colle.verde", "a_b"]),
    ],
)
def test_mentions(text: str, network: str, found: list[str]) -> None:
    assert values(text, network, EntityKind.MENTION) == found
    assert set(found) <= {entity.value for entity in mentions(text, network)}


def test_a_list_on_x_is_no_mention() -> None:
    assert [entity.kind for entity in extract("@anna/friends", "x")] == [EntityKind.LIST]


@pytest.mark.parametrize(
    ("text", "network", "found"),
    [
        ("#Olio #1st #12 #a_b ＃日本 #été", "x", ["Olio", "1st", "a_b", "日本", "été"]),
        ("a#b &#c #d#e #f://g #🦋", "x", []),
        ("🦋️#tag https://site.it/#no #yes.", "x", ["tag", "yes"]),
        ("#12 #a1 /#b )#c #d·e #f·", "mastodon", ["a1", "d·e", "f"]),
        ("#new-oil! a#b #NewOil.", "instagram", ["new", "NewOil"]),
        ("#new-oil! #🦋 #1", "bluesky", ["new-oil", "🦋"]),
    ],
)
def test_hashtags(text: str, network: str, found: list[str]) -> None:
    assert [entity.value for entity in hashtags(text, network)] == found


@given(PIECES, st.sampled_from(IDS))
def test_any_text_is_read_and_every_place_is_inside(text: str, network: str) -> None:
    found = extract(text, network)
    assert all(0 <= entity.start < entity.end <= len(text) for entity in found)
    assert all(first.end <= second.start for first, second in pairwise(found))
    assert all(entity.value in text[entity.start : entity.end] for entity in found)
    assert all(not any(sign.isspace() for sign in entity.value) for entity in found)
    raw = text.encode("utf-8", errors="surrogatepass")
    for entity, (start, end) in zip(found, byte_spans(text, found), strict=True):
        assert raw[start:end].decode("utf-8", errors="surrogatepass") == text[entity.start : entity.end]


@given(PIECES, PIECES, st.sampled_from(IDS))
def test_a_space_keeps_two_texts_apart(first: str, second: str, network: str) -> None:
    together = [(entity.kind, entity.value) for entity in extract(f"{first} {second}", network)]
    apart = [(entity.kind, entity.value) for text in (first, second) for entity in extract(text, network)]
    assert together == apart


HOSTILE = (
    *"a . @ # é あ a. a.it a.it/ a.it/( a.it/((( http:// https://a. @a @a. @a@b. #a #é a- .. () あ. a.it?".split(),
    *("a.it ", "@a ", "#a ", " ", "\u0301", "\u200d"),
)
LONG = 200_000
"""Characters; what takes time with their square would take minutes."""


@pytest.mark.parametrize("network", ["x", "bluesky", "mastodon", "instagram"])
@pytest.mark.parametrize("piece", HOSTILE)
def test_a_long_text_takes_time_in_proportion(piece: str, network: str) -> None:
    text = piece * (LONG // len(piece))
    start = time.process_time()
    extract(text, network)
    assert time.process_time() - start < 5


def test_top_level_domains() -> None:
    assert {"it", "com", "social", "みんな", "example"} <= top_level_domains()
    assert 1400 < len(top_level_domains()) < 1700
    assert is_top_level("IT")
    assert is_top_level("xn--q9jyb4c")
    assert not is_top_level("xn--")
    assert not is_top_level("bogus")
    assert top_level_at_start("itです", "") == 2
    assert top_level_at_start("items", "") == 0
    assert top_level_at_start("it", "@") == 0
    assert fits_names("あ" * 30 + ".it")
    assert not fits_names("あ" * 64 + ".it")


def test_links_are_found_without_the_rest() -> None:
    assert [entity.value for entity in links("site.it @a #b", "facebook")] == ["site.it"]


@pytest.mark.parametrize(
    ("text", "on_x", "on_bluesky"),
    [
        ("$AAPL and $msft", ["AAPL", "MSFT"], ["AAPL", "MSFT"]),
        ("$BRK.B, $TEST.TXT.", ["BRK.B", "TEST"], ["BRK", "TEST"]),
        ("$BTC1 $1 $ EUR $9.50", [], ["BTC1"]),
        ("$GOOGLE $TOOLONGNAME", ["GOOGLE"], []),
        ("US$AAPL x$A $A$B", ["A"], []),
        ("($AAPL)", [], ["AAPL"]),
        ("$AAPLé", [], []),
        ("https://a.it/$AAPL $IBM", ["IBM"], ["IBM"]),
    ],
)
def test_cashtags_as_each_network_takes_them(text: str, on_x: list[str], on_bluesky: list[str]) -> None:
    assert values(text, "x", EntityKind.CASHTAG) == on_x
    assert values(text, "bluesky", EntityKind.CASHTAG) == on_bluesky
    assert values(text, "instagram", EntityKind.CASHTAG) == []


@given(PIECES, st.sampled_from(["x", "bluesky"]))
def test_a_cashtag_stands_where_it_is_said_to(text: str, network: str) -> None:
    mixed = f"$AAPL {text} $b"
    for entity in extract(mixed, network):
        if entity.kind is EntityKind.CASHTAG:
            assert mixed[entity.start : entity.end].upper() == f"${entity.value}"
