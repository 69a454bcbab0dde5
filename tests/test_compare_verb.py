"""`tutor compare`: two rates, and whether they differ by more than chance."""

from __future__ import annotations

import json

import pytest

from tests.hostile import PAYLOADS, RAW
from tests.test_cli import run
from tutor.errors import ExitCode
from tutor.i18n import speaker
from tutor.metrics.proportions import counts_in
from tutor.wording.rates import comparison_lines


def told(first: str, second: str, language: str = "en") -> list[str]:
    return list(comparison_lines(counts_in(first), counts_in(second), speaker(language)))


def test_two_rates_are_compared_in_a_few_lines() -> None:
    done = run("compare", "18/340", "25/360", "--language", "en")
    assert (done.returncode, done.stderr) == (ExitCode.OK, "")
    assert done.stdout.splitlines() == [
        "18 of 340 is 5.3 %.",
        "25 of 360 is 6.9 %.",
        "The gap can be chance, which alone parts two rates this far 36 times in a hundred.",
        "The second against the first: +1.7 points; with more to count, likely between −1.9 and +5.2.",
    ]


def test_in_italian_figures_have_a_comma() -> None:
    shown = told("250/10000", "200/10000", "it")
    assert shown[0] == "250 su 10000 fa il 2,5 %."
    assert shown[2] == "La differenza va oltre il caso, che da solo allontana così due tassi 2 volte su cento."
    assert "−0,5 punti" in shown[3]


@pytest.mark.parametrize(
    ("first", "second", "begins", "often"),
    [
        ("18/340", "25/360", "The gap can be chance", "36 times in a hundred"),
        ("200/10000", "250/10000", "They differ by more than chance", "2 times in a hundred"),
        ("200/10000", "254/10000", "They differ by more than chance", "1 time in a hundred"),
        ("200/10000", "262/10000", "They differ by more than chance", "4 times in a thousand"),
        ("12/340", "60/360", "They differ by more than chance", "less than once in a thousand"),
        ("18/340", "18/340", "The two are alike", ""),
        ("1/20", "8/20", "Too few to tell yet", ""),
        ("0/500", "0/500", "Too few to tell yet", ""),
    ],
)
def test_what_is_said_follows_from_the_chance(first: str, second: str, begins: str, often: str) -> None:
    shown = told(first, second)
    assert shown[2].startswith(begins)
    assert often in shown[2]
    assert (len(shown) == 3) is begins.startswith("Too few"), "no figure where none is to be trusted"


def test_a_program_reads_the_same() -> None:
    data = json.loads(run("compare", "200/10000", "250/10000", "--json").stdout)
    assert data["first_counts"] == {"hits": 200, "trials": 10000}
    assert data["second"] == 0.025
    assert data["p_value"] == pytest.approx(0.017126, abs=1e-6)
    assert (data["beyond_chance"], data["too_small"]) == (True, False)
    assert json.loads(run("compare", "1/20", "8/20", "--json").stdout)["beyond_chance"] is False


@pytest.mark.parametrize(
    "text", ["18", "340/18", "1/0", "-1/5", "5.3/100", "18/", "", "1/1000000000001", "9" * 5000, PAYLOADS[0]]
)
def test_what_is_no_rate_is_told_with_the_cure(text: str) -> None:
    done = run("compare", "--language", "en", "--", "18/340", text)
    assert (done.returncode, done.stdout) == (ExitCode.USAGE, "")
    assert done.stderr.startswith("tutor: this is no rate")
    assert done.stderr.splitlines()[1].endswith("in whole numbers: 18/340")
    assert not any(raw in done.stderr for raw in RAW)


@pytest.mark.parametrize("text", ["18/340", " 18 / 340 ", "018/0340"])
def test_a_rate_is_read_with_and_without_blanks(text: str) -> None:
    assert counts_in(text) == (18, 340)
