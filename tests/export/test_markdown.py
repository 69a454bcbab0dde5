"""Reports in Markdown: read by a reader of Markdown, every text is the text that it was."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from tests.inert import inert
from tests.session_files import EVIL
from tutor.export.document import Bar, Chart, Document, Section, Table
from tutor.export.markdown import document_markdown, text
from tutor.text.clean import clean_line

READER = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
TRICKS = (
    "# x",
    "- x",
    "+ x",
    "1. x",
    "7) x",
    "---",
    "===",
    "> x",
    "    code",
    "```",
    "~~~",
    "`x` ``y`` \\`z`",
    "**x** _y_ ~~z~~",
    "![x](https://evil.example/x.png)",
    "[x]: https://evil.example",
    "<https://evil.example>",
    "https://evil.example www.evil.example a@evil.example",
    "a | b | c",
    "&lt;script&gt; &#60;",
    "x\\",
    "<details><summary>x",
    "$x$ @dora #12 ^y^ ==z==",
    "[^1] - [ ] x",
)


def read_as(words: str) -> list[tuple[str, str]]:
    """Return the kinds and contents of what a reader makes of a line."""
    blocks = READER.parse(text(words))
    inline = [child for block in blocks for child in block.children or ()]
    assert [block.type for block in blocks] in ([], ["paragraph_open", "inline", "paragraph_close"])
    return [(child.type, child.content) for child in inline]


@pytest.mark.parametrize("words", [*TRICKS, *EVIL])
def test_a_trick_is_read_as_it_was_typed(words: str) -> None:
    found = read_as(words)
    assert {kind for kind, _ in found} <= {"text", "text_special"}
    assert "".join(content for _, content in found) == clean_line(words)


@given(st.text(max_size=80))
def test_whatever_is_written_is_read_as_text(words: str) -> None:
    assert "".join(content for _, content in read_as(words)) == clean_line(words).strip()


@pytest.mark.parametrize("words", ["https://evil.example", "www.evil.example", "a@evil.example", "mailto:x"])
def test_addresses_do_not_become_links_where_bare_ones_do(words: str) -> None:
    assert "\\" in text(words)


def test_an_hour_and_a_sentence_stay_readable() -> None:
    assert (
        text("At 12:40 we met. Dora: posts by Friday (3 Dec.)!") == "At 12:40 we met. Dora: posts by Friday (3 Dec.)\\!"
    )


@pytest.mark.parametrize("words", [*TRICKS, *EVIL])
def test_a_report_has_the_parts_it_was_given_and_no_others(words: str) -> None:
    def kinds(said: str) -> list[str]:
        table = Table(("", said), ((said, said),))
        chart = Chart(said, (said,), (said, said), ((1, 2),), said)
        section = Section(said, (said,), (Bar(said, 0.5, said, said),), table, (said,), (chart,))
        written = document_markdown(Document(said, "en", (section,)))
        assert inert(written, "markdown") == []
        return [token.type for token in READER.parse(written)]

    assert kinds(words) == kinds("x")
