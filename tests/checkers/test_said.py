"""Wordings that a checker once misread: `tests/cases/said.toml` says what it finds in each."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tutor.checkers.finding import Answer, Context, Fact, Finding, Outcome
from tutor.checkers.registry import checker_class
from tutor.checkers.settings import Languages
from tutor.text.clean import clean

CASES = Path(__file__).parent.parent / "cases" / "said.toml"


def said() -> Iterator[tuple[str, dict[str, Any], Context, str, Outcome]]:
    for row in tomllib.loads(CASES.read_text("utf-8"))["said"]:
        for outcome in Outcome:
            for text in row.get(outcome.value, ()):
                names, facts = tuple(row.get("names", ())), tuple(facts_of(row))
                context = Context(row["language"], names=names, brief=row.get("brief", ""), facts=facts)
                yield row["checker"], row.get("settings", {}), context, text, outcome


def facts_of(row: dict[str, Any]) -> Iterator[Fact]:
    for number, fact in enumerate(row.get("facts", ()), 1):
        yield Fact(fact["id"], number, fact["text"], fact["id"], tuple(fact["accept"]))


def heard(name: str, settings: dict[str, Any], context: Context, text: str) -> Finding:
    checker = checker_class(name).model_validate(settings, context=Languages(context.language))
    return checker.check(Answer(clean(text)).cleaned(), context)


@pytest.mark.parametrize(
    ("name", "settings", "context", "text", "outcome"),
    [pytest.param(*case, id=f"{case[0]}-{case[3][:40]}") for case in said()],
)
def test_a_wording_is_found_as_it_is_meant(
    name: str, settings: dict[str, Any], context: Context, text: str, outcome: Outcome
) -> None:
    finding = heard(name, settings, context, text)
    assert finding.outcome is outcome, finding.found
