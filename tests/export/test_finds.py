"""What is proposed to be hidden: a table that anybody can add to."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as some

from tests.session_files import EVIL
from tutor.checkers.finding import Context
from tutor.export.finds import INSTEAD, Find, Mark, finds

CASES = tomllib.loads((Path(__file__).parent.parent / "cases/finds.toml").read_text("utf-8"))["cases"]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:40])
def test_case(case: dict[str, Any]) -> None:
    context = Context(case["language"], brief=case.get("brief", ""), confidential=tuple(case.get("confidential", ())))
    found = finds(case["text"], context, case.get("people", ()))
    wanted = {(mark, quote) for mark, quotes in case["hidden"].items() for quote in quotes}
    assert {(find.mark.value, find.quote) for find in found} == wanted


def test_everything_that_can_be_hidden_has_words_for_its_place() -> None:
    assert set(INSTEAD) == set(Mark)


@pytest.mark.parametrize(("word", "covered"), [("Bianchi", True), ("mrs bianchi", True), ("an", False), ("", False)])
def test_a_word_taken_back_is_a_whole_word(word: str, covered: bool) -> None:
    assert Find(Mark.NAME, "Mrs Bianchi").covers(word) is covered


@given(some.text() | some.sampled_from(EVIL), some.sampled_from(["it", "en"]))
def test_any_text_can_be_looked_at(text: str, language: str) -> None:
    for find in finds(text, Context(language), ["Dario", text[:20]]):
        assert find.quote.strip()
