"""Documents that are not TOML: one clear problem with its place and its cure, whatever the slip."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, all_problems, read_toml, read_toml_bytes
from tutor.course.statements import PIECES

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/toml_invalid.toml").read_text("utf-8"))["case"]


def raw(case: dict[str, Any]) -> bytes:
    return bytes.fromhex(case["hex"]) if "hex" in case else case["text"].encode()


@pytest.mark.parametrize("case", CASES, ids=[f"{case['category']}: {case['name']}" for case in CASES])
def test_a_slip_is_told_with_its_place_and_its_cure(case: dict[str, Any]) -> None:
    problem = read_toml_bytes(raw(case), "x.toml")
    assert isinstance(problem, Problem)
    assert [problem.line, problem.column] == case["at"]
    assert problem.code == case.get("code", Code.SYNTAX)
    assert case["says"] in problem.message
    assert case.get("cure", "") in problem.cure
    assert problem.cure
    assert "not TOML" not in problem.message, "this is the parser talking, not the tutor"


@pytest.mark.parametrize("case", [case for case in CASES if "text" in case], ids=lambda case: case["name"])
def test_the_place_is_the_same_with_the_line_ends_of_windows_and_a_byte_order_mark(case: dict[str, Any]) -> None:
    other = b"\xef\xbb\xbf" + raw(case).replace(b"\n", b"\r\n")
    problem = read_toml_bytes(other, "x.toml")
    assert isinstance(problem, Problem)
    assert [problem.line, problem.column] == case["at"]
    assert case["says"] in problem.message


def test_there_are_enough_of_every_kind() -> None:
    assert len(CASES) >= 100
    assert {case["category"] for case in CASES} >= {"string", "escape", "key", "twice", "value", "list", "encoding"}


@pytest.mark.parametrize(
    "text",
    [
        'title = "tabs\tare fine"\n',
        "\ta = 1\n",
        "a = 1\r\nb = 2\n",
        "[a]\n[a.b]\n[[c]]\n[c.d]\n[[c]]\n[c.d]\n",
        'a = """"quoted""""\nb = \'\'\'it\'s\'\'\'\n',
        "rows = [1.5, 2.5, 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5, 0.5]\n",
        "at = 2026-11-09T17:00:00.123456+01:00\n",
        "pi = 3.14159265358979\n",
        'a = """\nends in a backslash \\\n  and goes on"""\n',
        'x = "a.b.c.d.e.f.g.h.i.j.k = [[[[[[[[[[[[[[[[[["\n',
    ],
)
def test_what_is_unusual_and_right_is_read(text: str) -> None:
    assert isinstance(read_toml_bytes(text.encode(), "x.toml"), Source)


def test_slips_that_stand_alone_are_all_told(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text(
        '[scenario]\narea = content\nlevel = 2\ntitle "x"\nrole = "miller\nid = "a" # fine\nid = "b"\n', "utf-8"
    )
    first = read_toml(file, "x.toml")
    assert isinstance(first, Problem)
    assert [problem.line for problem in all_problems(first, file)] == [2, 4, 5, 7]


def test_a_text_that_may_go_on_hides_what_follows(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text('brief = "It is six.\nOn Saturday\neverybody comes."\nid = b\n', "utf-8")
    first = read_toml(file, "x.toml")
    assert isinstance(first, Problem)
    assert [problem.line for problem in all_problems(first, file)] == [1]


def test_what_an_open_bracket_hides_is_not_guessed_at(tmp_path: Path) -> None:
    file = tmp_path / "x.toml"
    file.write_text("tags = [a,\nb = c\nd = e\n", "utf-8")
    first = read_toml(file, "x.toml")
    assert isinstance(first, Problem)
    assert len(all_problems(first, file)) == 1


BOMBS = {
    "texts that nothing closes": b'a = """' + b'\\"""' * 5_000,
    "quotes that nothing closes": b'a = "' + b'\\"' * 9_000,
    "brackets": b"a = " + b"[" * 100_000,
    "braces": b"a = " + b"{a=" * 50_000,
    "dots": b".".join([b"a"] * 100_000) + b" = 1",
    "dots in quotes": b".".join([b'"a"'] * 50_000) + b" = 1",
    "headers of many parts": b"[" + b".".join([b"a"] * 50_000) + b"]",
    "digits": b"a = " + b"1" * 400_000,
    "underscored digits": b"a = " + b"1_" * 200_000 + b"1",
    "hexadecimal digits": b"a = 0x" + b"f" * 400_000,
    "decimals": b"a = 1." + b"1" * 400_000,
    "keys": b"".join(b"k%d = 1\n" % number for number in range(30_000)),
    "values": b"a = [" + b"1," * 200_000 + b"]",
    "one text": b'a = "' + b"x" * 400_000 + b'"',
    "nulls": b"\0" * 400_000,
    "returns": b"a = 1\r" * 60_000,
    "apostrophes": b"'" * 400_001,
    "opened lists": b"a = [\n" * 60_000,
}


@pytest.mark.timeout(20)
@pytest.mark.parametrize("name", BOMBS)
def test_what_is_made_to_cost_is_one_problem_with_a_place(name: str) -> None:
    problem = read_toml_bytes(BOMBS[name], "x.toml")
    assert isinstance(problem, Problem)
    assert problem.line == 1 or name in ("keys", "opened lists")
    assert len(problem.full()) < 1_000


@given(st.text("\"'\\[]{}.,=#\n\r ab1\u0301日\t", max_size=60))
def test_pieces_cover_a_text_without_a_gap(text: str) -> None:
    assert "".join(match[0] for match in PIECES.finditer(text)) == text


@given(st.text("\"'\\[]{}.,=#\n\r \tab1-:“日", max_size=80))
def test_every_slip_has_a_place_inside_the_file(text: str) -> None:
    problem = read_toml_bytes(text.encode(), "x.toml")
    if isinstance(problem, Problem):
        lines = text.replace("\r\n", "\n").split("\n")
        assert 1 <= problem.line <= len(lines)
        assert 0 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.full().startswith("x.toml:")
