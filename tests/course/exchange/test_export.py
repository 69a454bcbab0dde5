"""Scenarios go out as GIFT that others read, and what stays behind is listed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.gift_writer import write_gift
from tutor.course.exchange.outgoing import Outgoing, questions_of
from tutor.course.exchange.questions import (
    Choice,
    Essay,
    Figure,
    Matching,
    Near,
    Numerical,
    Option,
    Pair,
    Rich,
    Short,
    TrueFalse,
)
from tutor.course.exchange.reading import QuestionFile
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Code
from tutor.engine.exporting import export_gift
from tutor.engine.paths import shipped_courses

HEAD = SCENARIO[: SCENARIO.index("[[steps]]")]
COURSES = [path.parent for path in sorted(shipped_courses().glob("*/course.toml"))]


def outgoing(tmp_path: Path, steps: str) -> Outgoing:
    """Return what goes out of the small course with other steps."""
    root = write_course(tmp_path, HEAD + steps)
    loaded, problems = load_scenario(root / "content/01-open-day.toml", load_course(root, "en"))
    assert loaded, [problem.full() for problem in problems]
    return questions_of(loaded)


STEPS = [
    (
        'answer = { kind = "choice", options = [{ id = "a", text = "A", correct = true, picked = "yes" }, { id = "b", text = "B" }] }',
        Choice((Option(Rich("A"), True, None, Rich("yes")), Option(Rich("B"), False))),
        [],
    ),
    (
        'answer = { kind = "choice", options = [{ id = "true", text = "True" }, { id = "false", text = "False", correct = true, picked = "so" }] }',
        TrueFalse(right=False, when_right=Rich("so")),
        [],
    ),
    (
        'answer = { kind = "choice", several = true, credit = "halves", options = [{ id = "a", text = "A", correct = true, missed = "m" }, { id = "b", text = "B" }] }',
        Choice((Option(Rich("A"), False, 100), Option(Rich("B"), False, -100))),
        ["missed", 'credit = "halves"'],
    ),
    (
        'answer = { kind = "match", items = [{ id = "a", text = "A", goes_to = "x", says = "s" }, { id = "b", text = "B", goes_to = "x" }], classes = [{ id = "x", text = "X -> Y" }, { id = "z", text = "Z" }] }',
        Matching((Pair(Rich("A"), "X -> Y"), Pair(Rich("B"), "X -> Y"), Pair(Rich(""), "Z"))),
        ["said about an item"],
    ),
    (
        'answer = { kind = "number", value = 200, relative = 0.01, sign = false, unit = "%", high = "h", low = "l" }',
        Numerical((Figure(Near(200, 2)), Figure(Near(-200, 2)))),
        ["units", "high stays", "low stays"],
    ),
    (
        'answer = { kind = "number", value = 0.5, high = "h", low = "h" }',
        Numerical((Figure(Near(0.5)),), Rich("h")),
        [],
    ),
    (
        'answer = { kind = "text", words = { min = 1 } }\ncriteria = [{ id = "c", use = "content.mentions", weight = "must", question = "q", groups = [["oil", "press*"]] }]',
        Short((Option(Rich("oil"), True), Option(Rich("press*"), True))),
        [],
    ),
    (
        'answer = { kind = "text" }\ncriteria = [{ id = "c", use = "self", weight = "must", question = "q" }]',
        Essay(),
        ["no place for criteria"],
    ),
]


@pytest.mark.parametrize(("step", "body", "messages"), STEPS, ids=[type(row[1]).__name__ for row in STEPS])
def test_a_step_goes_out(tmp_path: Path, step: str, body: object, messages: list[str]) -> None:
    going = outgoing(tmp_path, f'[[steps]]\nid = "s"\nask = "Q"\n{step}\n')
    assert [question.body for question in going.questions[1:]] == [body]
    told = [problem.message for problem in going.problems[:-1]]
    assert len(told) == len(messages)
    assert all(wanted in message for wanted, message in zip(messages, told, strict=True)), told
    assert {problem.code for problem in going.problems} == {Code.NOT_CARRIED_OVER}
    back = read_gift(QuestionFile("back.gift", write_gift(going.questions)))
    assert list(back.questions) == going.questions


STAYING = [
    'answer = { kind = "post", network = "instagram" }',
    'answer = { kind = "link" }',
    'answer = { kind = "order", items = [{ id = "a", text = "A" }, { id = "b", text = "B" }] }',
    'answer = { kind = "match", items = [{ id = "a", text = "A -> B", goes_to = "x" }, { id = "b", text = "B", goes_to = "y" }], classes = [{ id = "x", text = "X" }, { id = "y", text = "Y" }] }',
    'answer = { kind = "choice", several = true, options = [{ id = "a", text = "A" }, { id = "b", text = "B" }] }',
]


@pytest.mark.parametrize("step", STAYING)
def test_a_step_that_gift_cannot_hold_is_listed_with_its_place(tmp_path: Path, step: str) -> None:
    going = outgoing(tmp_path, f'[[steps]]\nid = "s"\nask = "Q"\n{step}\n')
    assert going.questions == []
    assert len(going.problems) == 1
    assert "is left out" in going.problems[0].message
    assert going.problems[0].file == "content/01-open-day.toml"
    assert going.problems[0].line > HEAD.count("\n")


def test_brief_facts_and_material_come_before_their_question(tmp_path: Path) -> None:
    step = '[[steps]]\nid = "s"\nask = "Q"\nanswer = { kind = "text" }\nmaterial = [{ title = "T", text = "one", columns = ["a", "b"], rows = [["1", "2"]] }]\ncriteria = [{ id = "c", use = "self", question = "q" }]\n'
    brief, material, question = outgoing(tmp_path, step).questions
    assert brief.title == "The open day"
    assert brief.stem.text.split("\n") == [
        "It is six and the stone turns. On Saturday everybody is welcome.",
        "1. The day is Saturday 9 November",
        "2. [confidential] The Rossi bakery changes its supplier",
    ]
    assert (material.title, material.stem.text) == ("T", "one\na | b\n1 | 2")
    assert (question.title, question.stem.text, question.category) == ("s", "Q", "The open day")


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("root", COURSES, ids=lambda root: root.name)
def test_the_shipped_courses_go_out_and_read_back(root: Path, language: str) -> None:
    exported = export_gift(root, None, language)
    assert not exported.failed
    bank = read_gift(QuestionFile("back.gift", exported.text))
    assert [problem.full() for problem in bank.problems] == []
    assert len(bank.questions) == exported.questions > 10
    assert write_gift(bank.questions) == exported.text
