"""Tables that fit: no line is wider than its place, and no figure is cut in half."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from tutor.wording.material import table_lines

CELL = st.text(alphabet="ab 1234.,%è漢🙂", max_size=30).map(str.strip)
ROWS = st.lists(st.lists(CELL, min_size=1, max_size=6), min_size=1, max_size=5)


def test_a_table_stands_in_columns_with_figures_to_the_right() -> None:
    lines = table_lines(("Post", "Clicks"), [("Open day", "60"), ("Flour", "1,200")], 30)
    assert lines == ["Post      Clicks", "Open day      60", "Flour      1,200"]


def test_long_words_are_cut_and_figures_are_not() -> None:
    lines = table_lines(("Post title", "Impressions"), [("Open day, the day after", "1,200,000")], 28)
    assert lines == ["Post title       Impressions", "Open day, the…     1,200,000"]


def test_what_fits_no_columns_becomes_a_list() -> None:
    columns = ("Post", "Impressions", "Clicks", "Likes")
    lines = table_lines(columns, [("Open day", "1,200", "60", ""), ("Flour", "800", "10", "12")], 20)
    assert lines[:4] == ["Post: Open day", "Impressions: 1,200", "Clicks: 60", ""]
    assert lines[-1] == "Likes: 12"


def test_a_name_is_cut_before_its_figure() -> None:
    columns = ("Impressions click-through rate", "Clicks")
    assert table_lines(columns, [("1,204,300", "1,200,100")], 16) == [
        "Impressions cl…:",
        "1,204,300",
        "Clicks:",
        "1,200,100",
    ]


@given(ROWS, st.integers(4, 90))
def test_no_line_is_wider_than_its_place(rows: list[list[str]], width: int) -> None:
    for line in table_lines(rows[0], rows[1:], width):
        assert wcswidth(line) <= width


@given(st.lists(st.lists(st.integers(0, 10**7).map(str), min_size=3, max_size=3), min_size=1, max_size=5))
def test_every_figure_is_there_whole(rows: list[list[str]]) -> None:
    shown = " ".join(table_lines(("one", "two", "three"), rows, 16)).split()
    assert {cell for row in rows for cell in row} <= {word.removeprefix(":") for word in shown}
