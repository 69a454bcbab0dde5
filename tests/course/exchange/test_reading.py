"""GIFT and Aiken are read: what they say, what cannot be read, and that nothing else can happen."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.conftest import ROOT
from tutor.course.exchange.aiken import read_aiken
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.questions import (
    Bank,
    Between,
    Choice,
    Essay,
    Figure,
    Format,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Question,
    Rich,
    Short,
    TrueFalse,
)
from tutor.course.exchange.reading import MAX_BYTES, MAX_QUESTION, MAX_QUESTIONS, QuestionFile, read_question_file
from tutor.course.problems import Code, Problem
from tutor.text.clean import unsafe_characters

CASES: dict[str, list[dict[str, Any]]] = tomllib.loads((ROOT / "tests/cases/gift.toml").read_text("utf-8"))


def gift(text: str) -> Bank:
    return read_gift(QuestionFile("q.gift", text))


def aiken(text: str) -> Bank:
    return read_aiken(QuestionFile("q.txt", text))


def the(bank: Bank) -> Question:
    assert [problem.full() for problem in bank.problems] == []
    assert len(bank.questions) == 1
    return bank.questions[0]


@pytest.mark.parametrize("case", CASES["bad"], ids=lambda case: case["about"])
def test_what_is_no_gift_is_told_and_costs_no_other_question(case: dict[str, Any]) -> None:
    bank = gift(f"First {{T}}\n\n{case['text']}\n\nLast {{F}}")
    assert [bank.questions[0].stem.text, bank.questions[-1].stem.text] == ["First", "Last"]
    problem = bank.problems[0]
    assert (problem.line, problem.column) == tuple(case["place"])
    assert problem.code is Code.UNREADABLE_QUESTION
    assert case["says"] in problem.message
    assert problem.cure


@pytest.mark.parametrize("case", CASES["aiken"], ids=lambda case: case["about"])
def test_what_is_no_aiken_is_told_and_costs_no_other_question(case: dict[str, Any]) -> None:
    bank = aiken(f"\n\n\n{case['text']}\n\nLast\nA) yes\nB) no\nANSWER: A\n")
    assert [question.stem.text for question in bank.questions] == ["Last"]
    assert len(bank.problems) == 1
    problem = bank.problems[0]
    assert (problem.line, problem.column) == tuple(case["place"])
    assert case["says"] in problem.message
    assert problem.cure


BODIES = [
    ("{T#no#yes}", TrueFalse(right=True, when_wrong=Rich("no"), when_right=Rich("yes"))),
    ("{FALSE}", TrueFalse(right=False)),
    ("{true}", Short((Option(Rich("true"), True),))),
    ("{#4:0.5}", Numerical((Figure(Near(4, 0.5)),))),
    ("{#-1..2.5#yes}", Numerical((Figure(Between(-1, 2.5), None, Rich("yes")),))),
    (
        "{#=4#all =%50%4:1#near ~#none}",
        Numerical((Figure(Near(4), None, Rich("all")), Figure(Near(4, 1), 50, Rich("near"))), Rich("none")),
    ),
    (
        "{=a -> x#why\n= -> y}",
        Matching((Pair(Rich("a"), "x", Rich("why")), Pair(Rich(""), "y"))),
    ),
    ("{~a = b\\=c}", Choice((Option(Rich("a"), False), Option(Rich("b=c"), True)))),
    (
        "{~%33,333%a ~[html]<b>b</b>#[plain]no}",
        Choice(
            (
                Option(Rich("a"), False, 33.333),
                Option(Rich("<b>b</b>", Format.HTML), False, None, Rich("no", Format.PLAIN)),
            )
        ),
    ),
    ("{}", Essay()),
    ("{####}", Essay()),
]


@pytest.mark.parametrize(("text", "body"), BODIES, ids=[text for text, _ in BODIES])
def test_each_kind_of_answer(text: str, body: object) -> None:
    assert the(gift(f"Q {text}")).body == body


def test_everything_around_a_question() -> None:
    bank = gift(
        "// [id:q1] [tag:a] [tag:b c] why\n$CATEGORY: $course$/top/oil // x\n"
        "::A\\:b::[markdown]* one\n// inside\n* two {=x####[html]so} three\n// after\n\n// end"
    )
    question = the(bank)
    assert (question.id, question.tags, question.title) == ("q1", ("a", "b c"), "A:b")
    assert question.category == "$course$/top/oil // x"
    assert question.stem == Rich("* one\n* two _____ three", Format.MARKDOWN)
    assert question.general == Rich("so", Format.HTML)
    assert question.embedded
    assert question.comments == ("why", "inside", "after")
    assert bank.comments == (((8, 3), "end"),)
    assert question.place == (3, 1)


def test_aiken() -> None:
    bank = aiken("Which one\n  is oil?\nA. this\nB) that\nAnswer: b\nNext?\nA) x\nB) y\nANSWER: A")
    assert [question.stem.text for question in bank.questions] == ["Which one is oil?", "Next?"]
    assert bank.questions[0].body == Choice((Option(Rich("this"), False), Option(Rich("that"), True)))
    assert bank.problems == ()


_TEXTS = st.text(st.sampled_from("ab AB.)\n\r\t ::~=#{}\\%->/[]$*1,_é\x1b\u202e\ud800") | st.characters(), max_size=200)


@settings(max_examples=300)
@given(_TEXTS)
def test_any_text_is_read_without_a_fall_and_comes_out_clean(text: str) -> None:
    for bank in (gift(text), aiken(text), aiken(f"Q\n{text}\nA) {text}\nB) b\nANSWER: A"), gift(f"Q{{{text}}}")):
        for question in bank.questions:
            assert [unsafe_characters(piece) for piece in question.texts() if unsafe_characters(piece)] == []
        for problem in bank.problems:
            assert problem.line > 0
            assert problem.cure
            assert unsafe_characters(problem.full()) == []


def test_limits_are_told() -> None:
    assert "longer than" in gift("x" * (MAX_QUESTION + 1)).problems[0].message
    assert "at most 100 answers" in gift(f"Q{{{'=a' * 101}}}").problems[0].message
    assert "longer than" in aiken("x" * (MAX_QUESTION + 1)).problems[0].message
    many = gift("Q{T}\n\n" * (MAX_QUESTIONS + 1))
    assert len(many.questions) == MAX_QUESTIONS
    assert [(problem.code, problem.line) for problem in many.problems] == [(Code.TOO_BIG, 2 * MAX_QUESTIONS + 1)]
    listed = aiken("Q\nA) a\nB) b\nANSWER: A\n" * (MAX_QUESTIONS + 1))
    assert len(listed.questions) == MAX_QUESTIONS
    assert [problem.code for problem in listed.problems] == [Code.TOO_BIG]


def test_a_file_from_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "q.gift"
    path.write_bytes(b"\xef\xbb\xbfQ{T}\r\n\r\nR{F}\r")
    file = read_question_file(path, "q.gift")
    assert isinstance(file, QuestionFile)
    assert [question.stem.text for question in read_gift(file).questions] == ["Q", "R"]
    path.write_bytes(b"Q{T}\n\nPerch\xe9{T}")
    problem = read_question_file(path, "q.gift")
    assert isinstance(problem, Problem)
    assert (problem.code, problem.line) == (Code.UNREADABLE, 3)
    path.write_bytes(b"x" * (MAX_BYTES + 1))
    problem = read_question_file(path, "q.gift")
    assert isinstance(problem, Problem)
    assert problem.code is Code.TOO_BIG
    problem = read_question_file(tmp_path, "folder")
    assert isinstance(problem, Problem)
    assert problem.code is Code.UNREADABLE
