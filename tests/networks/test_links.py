"""Tagged links: read, built and mended."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.networks.links import (
    KNOWN,
    Fault,
    Flaw,
    Mended,
    build_link,
    normalised,
    parse_link,
    tag_value,
)

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=120)
LINKISH = st.text(alphabet="?#&=%+ /:utm_sourceUTM-campaign.é\ud800\t[]", max_size=60).map(
    lambda tail: "https://mill.example/" + tail
)
PAGES = st.sampled_from(
    [
        "mill.example",
        "https://mill.example/",
        "https://mill.example/open-day?lang=it&next=/a?b",
        "https://mill.example/#top",
        "https://mill.example/a b?utm_source=old&q=caffè#/route?x=1",
    ]
)


@pytest.mark.parametrize(
    ("link", "faults"),
    [
        ("https://mill.example/?utm_source=ig&utm_medium=social&utm_campaign=may", []),
        ("", [Fault.NO_LINK]),
        ("https://mill.example/?utm_source=ig&utm_medium=social", [Fault.MISSING]),
        ("https://mill.example/?utm_source=ig&utm_medium=social&utm_campaign=", [Fault.EMPTY]),
        ("https://mill.example/?utm_source=IG&utm_medium=social&utm_campaign=may", [Fault.UPPER_CASE]),
        ("https://mill.example/?a=1?utm_source=ig&utm_medium=social&utm_campaign=m", [Fault.SECOND_QUESTION_MARK]),
        ("mill.example/?utm_source=ig&utm_medium=social&utm_campaign=may", [Fault.NO_SCHEME]),
        ("https://[mill/?utm_source=ig", [Fault.NO_LINK]),
        ("mailto:a@b.it", [Fault.NOT_WEB]),
        ("tel:0742555019", [Fault.NOT_WEB]),
        ("https://m.example/?utm_source=ig&amp;utm_medium=x&AMP;amp;utm_campaign=m", [Fault.ESCAPED_AMPERSAND]),
        ("localhost:80/?utm_source=ig&utm_medium=social&utm_campaign=may", [Fault.NO_SCHEME]),
    ],
)
def test_faults_of_a_link(link: str, faults: list[Fault]) -> None:
    assert [flaw.fault for flaw in parse_link(link).flaws] == faults


def test_tags_behind_many_parameters_are_seen() -> None:
    assert (
        parse_link("https://mill.example/?" + "a=1&" * 300 + "utm_source=ig&utm_medium=social&utm_campaign=m").flaws
        == ()
    )


@pytest.mark.parametrize(
    ("said", "spelled"),
    [
        ("Instagram", "instagram"),
        ("Porte Aperte", "porte-aperte"),
        ("Città di Norcia: qualità!", "citta-di-norcia-qualita"),
        ("Straße Ørsted œuvre", "strasse-orsted-oeuvre"),
        ("open_day-2026.v2~b", "open_day-2026.v2~b"),
        ("ﬁne ①", "fine-1"),
        ("日本", "日本"),
        ("🎉", ""),
    ],
)
def test_values_are_spelled_so_that_reports_keep_them_together(said: str, spelled: str) -> None:
    assert tag_value(said) == spelled


def test_a_link_is_built_around_what_is_there() -> None:
    built = build_link(
        "https://mill.example/open?lang=it&utm_source=old#door",
        source="Instagram",
        medium="Social",
        campaign="Porte aperte 2026",
        content="storia 1",
    )
    assert built == (
        "https://mill.example/open?lang=it"
        "&utm_source=instagram&utm_medium=social&utm_campaign=porte-aperte-2026&utm_content=storia-1#door"
    )


def test_a_link_of_nothing_is_nothing() -> None:
    assert build_link("  ", source="a", medium="b", campaign="c") == ""


def test_tags_that_are_not_given_anew_stay() -> None:
    built = build_link("mill.example?utm_term=rye&utm_id=7", source="ig", medium="social", campaign="may")
    assert built == "https://mill.example?utm_term=rye&utm_id=7&utm_source=ig&utm_medium=social&utm_campaign=may"


@pytest.mark.parametrize(
    ("typed", "link", "mended"),
    [
        (
            "https://mill.example/#utm_source=ig&utm_medium=social&utm_campaign=may",
            "https://mill.example/?utm_source=ig&utm_medium=social&utm_campaign=may",
            [Fault.TAGS_AFTER_HASH],
        ),
        (
            "https://mill.example/#/shop?utm_source=ig&page=2&utm_medium=social&utm_campaign=may",
            "https://mill.example/?utm_source=ig&utm_medium=social&utm_campaign=may#/shop?page=2",
            [Fault.TAGS_AFTER_HASH],
        ),
        (
            "mill.example/a?x=1?utm_source=IG&utm_medium=social&utm_campaign=open day",
            "https://mill.example/a?x=1&utm_source=ig&utm_medium=social&utm_campaign=open-day",
            [
                Fault.SPACE,
                Fault.NO_SCHEME,
                Fault.SECOND_QUESTION_MARK,
                Fault.UPPER_CASE,
                Fault.STRANGE_CHARACTER,
            ],
        ),
        (
            "https://mill.example?utm_source=&utm_source=fb&utm_medium=social&utm_medium=post&utm-campaign=may",
            "https://mill.example?utm_source=fb&utm_medium=social&utm_campaign=may",
            [Fault.TWICE, Fault.TWICE, Fault.EMPTY, Fault.UNKNOWN_PARAMETER],
        ),
        (
            "https://mill.example/?utm_source=ig&amp;utm_medium=social&amp;amp;utm_campaign=may",
            "https://mill.example/?utm_source=ig&utm_medium=social&utm_campaign=may",
            [Fault.ESCAPED_AMPERSAND],
        ),
        (
            "htp:/mill.example?next=/a?b&utm_source=ig&utm_medium=social&utm_campaign=may",
            "https://mill.example?next=/a%3Fb&utm_source=ig&utm_medium=social&utm_campaign=may",
            [Fault.NO_SCHEME, Fault.SECOND_QUESTION_MARK],
        ),
    ],
)
def test_what_can_be_mended_without_guessing_is(typed: str, link: str, mended: list[Fault]) -> None:
    done = normalised(typed)
    assert done.link == link
    assert [flaw.fault for flaw in done.mended] == mended
    assert done.left == ()


def test_what_only_the_author_knows_is_left() -> None:
    done = normalised("https://mill.example/?utm_source=IG&utm_medium=&utm_content=日本")
    assert done.mended == (Flaw(Fault.UPPER_CASE, "IG"),)
    assert [(flaw.fault, flaw.piece) for flaw in done.left] == [
        (Fault.MISSING, "utm_campaign"),
        (Fault.EMPTY, "utm_medium"),
        (Fault.STRANGE_CHARACTER, "日本"),
    ]


def test_a_clean_link_stays_as_it_is() -> None:
    link = "http://mill.example/x?b=2&a=1&utm_source=ig&utm_medium=social&utm_campaign=may#top"
    assert normalised(link) == Mended(link, (), ())


@given(ANY_TEXT | LINKISH, ANY_TEXT)
def test_any_text_is_read_built_and_mended(text: str, value: str) -> None:
    parse_link(text)
    for link in (build_link(text, source=value, medium=value, campaign=value, term=value), normalised(text).link):
        assert not any(character.isspace() for character in link)
        link.encode("utf-8")


@given(ANY_TEXT | LINKISH)
def test_mending_a_mended_link_changes_nothing(text: str) -> None:
    once = normalised(text)
    assert normalised(once.link) == Mended(once.link, (), once.left)


@given(ANY_TEXT)
def test_spelling_a_spelled_value_changes_nothing(text: str) -> None:
    assert tag_value(tag_value(text)) == tag_value(text)


@given(PAGES, *[st.text(alphabet="abcXYZ àÉ-_9&#?%", min_size=1).filter(tag_value)] * 5)
def test_what_was_built_is_what_is_read(
    page: str, source: str, medium: str, campaign: str, content: str, term: str
) -> None:
    link = build_link(page, source=source, medium=medium, campaign=campaign, content=content, term=term)
    read = parse_link(link)
    assert read.flaws == ()
    assert read.host == "mill.example"
    values = [tag_value(value) for value in (source, medium, campaign, content, term)]
    assert [read.value(name) for name in KNOWN[:5]] == values


@pytest.mark.parametrize("piece", ["utm_source=a&", "?", "#", " ", "%", "é", "&", "utm_source?"])
def test_time_grows_with_the_length_only(piece: str) -> None:
    text = "https://mill.example/?" + piece * (200_000 // len(piece))
    start = time.perf_counter()
    normalised(text)
    assert time.perf_counter() - start < 5
