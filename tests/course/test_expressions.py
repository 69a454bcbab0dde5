"""Patterns that look like regular expressions are pointed at; words, figures and addresses are not."""

from __future__ import annotations

import pytest

from tests.conftest import ROOT
from tutor.course.expressions import expressions
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml, read_toml_bytes

STRANGE = [
    *(r"(a+)+$", r"(?<=x)a", r"\p{L}", r"book(ing)?", r"book.*", r".+ mill", r"\bbook", r"\d+ euro", "[a-z]+ mill"),
    *(r"^book", r"mill$", r"[^x] mill", r"(mill|press)+", r"o{2}il", r"\d{4}", r"a\.it", r"[0-9] euro"),
]
PLAIN = [
    *(
        "book*",
        "mill|press",
        "book* _ mill",
        "german* within 4 sign*",
        "9 november",
        "Moraiolo",
        "10-17",
        "€ 12",
        "12$",
    ),
    *(
        "free (really)",
        "what?",
        "a.it/open?x=1",
        "0742 555 0192",
        "10:30",
        "sell* within 6 shop",
        "[sic]",
        "C++",
        "a.m.",
    ),
]


def told(pattern: str, place: str = "accept = [{}]") -> list[Problem]:
    source = read_toml_bytes(f"[[facts]]\n{place.format(repr(pattern))}\n".encode(), "a.toml")
    assert isinstance(source, Source)
    return list(expressions(source))


@pytest.mark.parametrize("pattern", STRANGE)
@pytest.mark.parametrize("place", ["accept = [{}]", "match.it = ['x', {}]", "groups = [['x'], [{}]]"])
def test_an_expression_is_pointed_at(pattern: str, place: str) -> None:
    (problem,) = told(pattern, place)
    assert (problem.code, problem.line) == (Code.EXPRESSION, 2)
    assert problem.cure


@pytest.mark.parametrize("pattern", PLAIN)
def test_a_pattern_is_left_alone(pattern: str) -> None:
    assert told(pattern) == []


def test_texts_that_learners_read_may_hold_anything() -> None:
    assert told(r"\d+", "hints = [{}]") == []
    assert told(r"\d+", "id = {}") == []


def test_no_pattern_of_the_shipped_course_looks_like_one() -> None:
    for path in sorted((ROOT / "courses").rglob("*.toml")):
        source = read_toml(path, path.name)
        assert not isinstance(source, Source) or list(expressions(source)) == []
