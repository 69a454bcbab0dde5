"""GIFT as others read it: each case and, beside it, the structure it has to parse to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import SHARED
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.questions import (
    Bank,
    Between,
    Body,
    Choice,
    Description,
    Essay,
    Figure,
    Matching,
    Numerical,
    Option,
    Question,
    Rich,
    Short,
    TrueFalse,
)
from tutor.course.exchange.reading import QuestionFile, read_question_file

CASES = SHARED / "conformance" / "gift"
HERE = pytest.mark.skipif(not CASES.is_dir(), reason="the cases of others are not beside this checkout")


def structure(bank: Bank) -> list[dict[str, Any]]:
    """Write a bank in the shape of the cases."""
    placed = [(place, {"type": "Category", "title": title}) for place, title in bank.categories]
    placed += [(question.place, _question(question)) for question in bank.questions]
    return [shape for _, shape in sorted(placed, key=lambda pair: pair[0])]


def _question(question: Question) -> dict[str, Any]:
    shape = {
        "id": question.id or None,
        "tags": list(question.tags) or None,
        "title": question.title or None,
        "stem": _rich(question.stem),
        "hasEmbeddedAnswers": question.embedded,
        **_body(question.body),
    }
    return shape if shape["type"] == "Description" else {**shape, "globalFeedback": _rich(question.general)}


def _body(body: Body) -> dict[str, Any]:
    match body:
        case Description():
            return {"type": "Description"}
        case Essay():
            return {"type": "Essay"}
        case TrueFalse(right, when_wrong, when_right):
            said = {"trueFeedback": _rich(when_wrong), "falseFeedback": _rich(when_right)}
            return {"type": "TF", "isTrue": right, **said}
        case Short(options) | Choice(options):
            kind = "MC" if isinstance(body, Choice) else "Short"
            return {"type": kind, "choices": [_option(option) for option in options]}
        case Matching(pairs):
            rows = [{"subquestion": _rich(pair.item), "subanswer": pair.goes_to} for pair in pairs]
            return {"type": "Matching", "matchPairs": rows}
        case Numerical((Figure(number, None, None),), None):
            return {"type": "Numerical", "choices": _number(number)}
        case Numerical(figures):
            rows = [
                {
                    "isCorrect": True,
                    "weight": each.weight,
                    "text": _number(each.number),
                    "feedback": _rich(each.feedback),
                }
                for each in figures
            ]
            return {"type": "Numerical", "choices": rows}


def _number(number: Any) -> dict[str, Any]:
    if isinstance(number, Between):
        return {"type": "high-low", "numberHigh": number.high, "numberLow": number.low}
    if number.tolerance is None:
        return {"type": "simple", "number": number.value}
    return {"type": "range", "number": number.value, "range": number.tolerance}


def _option(option: Option) -> dict[str, Any]:
    said = {"text": _rich(option.text), "feedback": _rich(option.feedback)}
    return {"isCorrect": option.right, "weight": option.weight, **said}


def _rich(rich: Rich | None) -> dict[str, str] | None:
    return {"format": rich.format.value, "text": rich.text} if rich else None


def cases() -> list[Path]:
    return sorted(CASES.glob("*.gift"))


@HERE
def test_there_are_eighteen_cases() -> None:
    assert len(cases()) == 18


@HERE
@pytest.mark.parametrize("path", cases(), ids=lambda path: path.stem)
def test_a_case_parses_to_the_structure_beside_it(path: Path) -> None:
    file = read_question_file(path, path.name)
    assert isinstance(file, QuestionFile)
    bank = read_gift(file)
    assert [problem.full() for problem in bank.problems] == []
    assert structure(bank) == json.loads(path.with_suffix(".json").read_text("utf-8"))
