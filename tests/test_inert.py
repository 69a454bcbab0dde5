"""The check of outputs can fail: each kind of payload, put out raw, is told; put out well, it is not."""

from __future__ import annotations

import csv
import html
import io
import json

import pytest

from tests.inert import inert
from tests.session_files import EVIL, FORMULAS
from tutor.text.clean import clean

PAGE = '<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><p>{}</p></body></html>'


@pytest.mark.parametrize("payload", ["\x1b]52;c;UFdO\x07", "\x9b31m", "\u202eexe", "good\x08evil"])
@pytest.mark.parametrize("medium", ["terminal", "html", "csv", "markdown"])
def test_a_control_character_is_told_everywhere(payload: str, medium: str) -> None:
    assert inert(payload, medium)


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<svg onload=alert(1)>",
        '<a href="http://evil.example">x</a>',
        "<p onmouseover='x'>y</p>",
        "<style>@import 'http://evil.example'</style>",
        "<iframe></iframe>",
        "<!-- x -->",
    ],
)
def test_a_tag_that_runs_or_loads_is_told(payload: str) -> None:
    assert inert(PAGE.format(payload), "html")
    assert inert(PAGE.format(html.escape(payload)), "html") == []


@pytest.mark.parametrize("payload", FORMULAS)
def test_a_formula_at_the_start_of_a_cell_is_told(payload: str) -> None:
    for text, wanted in ((payload, True), (f"'{payload}".replace("\t", " ").replace("\r", " "), False)):
        table = io.StringIO()
        csv.writer(table, quoting=csv.QUOTE_ALL).writerow(["Ada", text, "-2", "0,5"])
        assert bool(inert(table.getvalue(), "csv")) is wanted


def test_numbers_below_nought_are_no_formulas() -> None:
    assert inert('"-2","-0.5","+3","12%"\n', "csv") == []


@pytest.mark.parametrize("payload", EVIL)
def test_what_is_cleaned_and_written_well_is_inert(payload: str) -> None:
    text = clean(payload)
    assert inert(text, "terminal") == []
    assert inert(json.dumps({"text": text}), "json") == []
    assert inert(PAGE.format(html.escape(text)), "html") == []


def test_a_drawing_with_a_script_or_a_strange_link_is_told() -> None:
    assert inert('<svg xmlns="http://www.w3.org/2000/svg"><script>x</script></svg>', "svg")
    assert inert('<svg xmlns="http://www.w3.org/2000/svg"><text onclick="x">y</text></svg>', "svg")
    assert inert("<svg><text>\x1b</text></svg>", "svg")
    assert inert('<svg xmlns="http://www.w3.org/2000/svg"><text>y</text></svg>', "svg") == []
