"""Pages are one file without scripts, whatever the texts in them try."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import EVERYTHING
from tutor.export.document import Bar, Chart, Document, Section, Table
from tutor.export.html import ATTRIBUTES, ELEMENTS, EMPTY, POLICY, Markup, document_page, drawing, element

SCRIPTS = (
    "<script>alert(1)</script>",
    "</title><script>x</script>",
    "</style><img src=x onerror=alert(1)>",
    '" onmouseover="x',
    "'><svg/onload=x>",
    "javascript:alert(1)",
    "<!--",
    "]]>",
    "&lt;b&gt;",
    EVERYTHING,
)


class Look(HTMLParser):
    """Gathers what a browser would see."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.names: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""
        self.odd: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.names.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)


def look(page: str) -> Look:
    seen = Look()
    seen.feed(page)
    seen.close()
    return seen


def document(text: str) -> Document:
    table = Table(("", text), ((text, text),))
    chart = Chart(text, (text,), (text,), ((3,),), text)
    return Document(text, "en", (Section(text, (text,), (Bar(text, 0.5, text, text),), table, (text,), (chart,)),))


@pytest.mark.parametrize("text", SCRIPTS)
def test_no_text_becomes_an_element_or_an_attribute(text: str) -> None:
    plain, tried = look(document_page(document("x"))), look(document_page(document(text)))
    assert (tried.names, tried.attributes, tried.odd, tried.open) == (plain.names, plain.attributes, [], [])
    assert not {"\x1b", "\x9b", "\x07", "\u202e"} & set(document_page(document(text)))


@given(st.text(max_size=80))
def test_whatever_is_written_is_read_as_text(text: str) -> None:
    seen = look(document_page(document(f"a{text}z")))
    assert seen.names <= ELEMENTS
    assert {name.replace("-", "_") for name in seen.attributes} <= ATTRIBUTES
    assert seen.open == []


def test_a_page_fetches_nothing_and_runs_nothing() -> None:
    page = document_page(document("x"))
    assert f'content="{POLICY.replace(chr(39), "&#x27;")}"' in page
    assert page.index("Content-Security-Policy") < page.index("<title>")
    assert not any(word in page for word in ("http://", "https://", "url(", "@import", "src=", "href="))


@pytest.mark.parametrize(
    ("name", "attributes"),
    [("script", {}), ("img", {}), ("iframe", {}), ("p", {"onclick": "x"}), ("p", {"style": "x"}), ("p", {"href": "x"})],
)
def test_what_could_run_or_fetch_is_no_part_of_a_page(name: str, attributes: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="no part of a page"):
        element(name, **attributes)


def test_markup_stands_as_it_is_and_text_does_not() -> None:
    inner = element("em", "a < b")
    assert element("p", inner, "<i>") == "<p><em>a &lt; b</em>&lt;i&gt;</p>"
    assert isinstance(inner, Markup)


def test_votes_are_drawn_with_their_figures_beside_them() -> None:
    chart = Chart("When?", ("first vote", "second vote"), ("yes", "<no>"), ((9, 1), (2, 8)), "Open day [cafe0123#4]")
    seen = look(document_page(Document("x", "en", (Section("Votes", charts=(chart,)),))))
    assert {"svg", "rect", "figure", "figcaption"} <= seen.names
    for words in ("When?", "Open day [cafe0123#4]", "9 · first vote", "8 · second vote", "<no>"):
        assert words in seen.text
    drawn = drawing(chart)
    assert drawn.count("<rect") == 4
    assert 'aria-label="yes: first vote 9; second vote 2; &lt;no&gt;: first vote 1; second vote 8"' in drawn
    assert re.findall(r'width="(\d+)" height', drawn) == ["420", "93", "47", "373"], "as long as there are hands"


def test_votes_without_hands_are_drawn_without_bars() -> None:
    assert 'width="0"' in drawing(Chart("x", ("a",), ("yes",), ((0,),)))
    assert drawing(Chart("x", (), (), ())).startswith("<svg")
