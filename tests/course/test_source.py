"""Files from anywhere: one clear problem with a place, never an exception, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.material import write_course
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml, read_toml_bytes

REFUSED = [
    (b"a = ", Code.SYNTAX, 1),
    (b"a = 1\na = 2\n", Code.SYNTAX, 2),
    (b'a = "\\q"', Code.SYNTAX, 1),
    (b'a = "x\nb = 1', Code.SYNTAX, 1),
    (b"a = \x00", Code.SYNTAX, 1),
    (b"a = '\x1b'", Code.SYNTAX, 1),
    (b"ok = 1\nb = \xff\xfe", Code.UNREADABLE, 2),
    ("a = 1".encode("utf-16"), Code.UNREADABLE, 1),
    (b"a = " + b"[" * 500 + b"]" * 500, Code.NESTED, 1),
    (b"[" * 20_000, Code.NESTED, 1),
    (b"x = 1\n" + b".".join([b"a"] * 50_000) + b" = 1", Code.LONG_KEY, 2),
    (b"a = " + b"9" * 5000, Code.LONG_NUMBER, 1),
    (b"a = {b = 1,\n c = 2", Code.SYNTAX, 1),
    (b"[t]\n[t]\n", Code.SYNTAX, 2),
    (b'"""', Code.SYNTAX, 1),
]


@pytest.mark.parametrize(("raw", "code", "line"), REFUSED, ids=[repr(each[0][:18]) for each in REFUSED])
def test_what_cannot_be_read_is_one_problem_with_a_place(raw: bytes, code: Code, line: int) -> None:
    problem = read_toml_bytes(raw, "x.toml")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == (code, line)
    assert problem.message


def test_a_byte_order_mark_and_dos_lines_are_fine() -> None:
    source = read_toml_bytes(b"\xef\xbb\xbfa = 1\r\nb = 'x'\r\n", "x.toml")
    assert isinstance(source, Source)
    assert source.data == {"a": 1, "b": "x"}


def test_dots_and_brackets_in_texts_do_not_count() -> None:
    text = (
        'a = """\n' + "[[[[ a.b.c.d.e.f.g.h.i.j ]]]] " * 50 + '"""\nb = 1.5\nc = ["x.y.z", "[[["]\n# [[[[[[[[[[[[[[[[\n'
    )
    assert isinstance(read_toml_bytes(text.encode(), "x.toml"), Source)


def test_a_file_that_is_too_large_or_gone(tmp_path: Path) -> None:
    large = tmp_path / "large.toml"
    large.write_bytes(b"# " + b"x" * 600_000)
    for path, code in ((large, Code.TOO_BIG), (tmp_path / "gone.toml", Code.UNREADABLE), (tmp_path, Code.UNREADABLE)):
        problem = read_toml(path, path.name)
        assert isinstance(problem, Problem)
        assert problem.code is code


@given(st.binary(max_size=400))
def test_any_bytes_give_a_source_or_a_problem(raw: bytes) -> None:
    assert isinstance(read_toml_bytes(raw, "x.toml"), Source | Problem)


@given(st.text("[]{}=.\"'#\n ab1\\", max_size=120))
def test_any_near_toml_gives_a_source_or_a_problem(text: str) -> None:
    assert isinstance(read_toml_bytes(text.encode(), "x.toml"), Source | Problem)


def test_positions_are_found_in_every_way_of_writing_a_table() -> None:
    text = 'a.b = 1\n"quo ted" = {x = 1, y.z = [10, {q = 2}]}\n[t]\nk = 3\n[[t.list]]\nid = 1\n[[t.list]]\nid = 2\n  [t.list.sub]\n  z = 4\n'
    source = read_toml_bytes(text.encode(), "x.toml")
    assert isinstance(source, Source)
    places = {
        ("a", "b"): (1, 7),
        ("quo ted", "x"): (2, 18),
        ("quo ted", "y", "z", 1, "q"): (2, 37),
        ("t", "k"): (4, 5),
        ("t", "list", 0, "id"): (6, 6),
        ("t", "list", 1, "id"): (8, 6),
        ("t", "list", 1, "sub", "z"): (10, 7),
    }
    assert {path: source.positions.value(path)[:2] for path in places} == places
    assert source.positions.key(("t", "list", 1, "missing"))[0] == 7


ODD_AND_RIGHT = {"bidi", "bom", "c1", "crlf", "date", "empty", "escapes", "inf", "asset-traversal"}
"""Hostile files that are TOML: they are read, and their shape is what is told."""


def test_the_hostile_files_of_others(shared: Path, tmp_path: Path) -> None:
    write_course(tmp_path)
    course = load_course(tmp_path, "en")
    for path in sorted((shared / "hostile/course").iterdir()):
        target = tmp_path / "content" / path.name
        target.write_bytes(path.read_bytes())
        loaded, problems = load_scenario(target, course)
        assert loaded is None
        assert problems
        assert all(problem.message and problem.line for problem in problems), path.name
        assert isinstance(read_toml(target, path.name), Source) is (path.stem in ODD_AND_RIGHT)
        if path.stem not in ODD_AND_RIGHT:
            assert len(problems) == 1
