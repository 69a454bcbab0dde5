"""Spreadsheets run nothing of what stands in a table, and keep their numbers."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.export.csv import csv_text, inert

FORMULAS = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-1+1",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)",
    "\t=1+1",
    "\r=1+1",
    "\n=1+1",
    " =1+1",
    "\u00a0=1+1",
    "\ufeff=1+1",
    "＝1+1",
    "＋1",
    "－1+A1",
    "＠x",
    "|calc",
    "%0A=1",
    "'=1+1",
    '"=1+1',
    '=HYPERLINK("http://evil.example","x")',
    "-",
    "--1",
    "=",
    "+39 02 555=1",
)
RUNS = tuple("=+-@|%＝＋－＠")
KEPT = ("-5", "+3,5", "-12 %", "-1.234,5", "12", "A", "a=b", "Rossi - Bianchi", "tutor@home", "")


@pytest.mark.parametrize("text", FORMULAS)
def test_a_formula_becomes_a_text(text: str) -> None:
    assert inert(text)[0] in "'␍\ufffd", "an apostrophe, or the sign that stands for what no terminal should get"


@pytest.mark.parametrize("text", KEPT)
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert inert(text) == text


def test_numbers_go_out_as_numbers_and_texts_in_quotation_marks() -> None:
    assert csv_text(["a", "b"], [["=x", -5], ['say "hi"', 0.25]]) == '"a","b"\r\n"\'=x",-5\r\n"say ""hi""",0.25\r\n'


@given(st.lists(st.lists(st.text(max_size=30), min_size=2, max_size=2), max_size=4))
def test_any_text_comes_back_in_its_own_cell_and_inert(rows: list[list[str]]) -> None:
    back = list(csv.reader(io.StringIO(csv_text(["x", "y"], rows))))
    assert [len(row) for row in back] == [2] * (len(rows) + 1)
    for row in back:
        assert not [cell for cell in row if cell.lstrip()[:1] in RUNS and cell.strip("+-.,% \xa0\u202f0123456789")]
        assert not any(character in cell for cell in row for character in "\r\n\t\x1b")
