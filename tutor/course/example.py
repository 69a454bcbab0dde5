"""How a checker is written into a scenario: an example made of the checker's own self-test."""

from __future__ import annotations

import re
from typing import Any

from tutor.checkers.base import SelfTest
from tutor.checkers.finding import Fact, Outcome
from tutor.checkers.manual import bears
from tutor.checkers.registry import checker_class

QUESTION = "What can a learner ask, to see it for themselves?"
"""Stands where the author writes the criterion as a question."""

_ONWARD = {"decision": '\n[[steps.next]]\ngoto = "end"\n'}
"""What stands behind the answer of a kind that says where it leads."""
SHORT = 60
"""Longest list that stands on one line, in characters."""
_LIST = re.compile(r"\[\n((?:[ ]+\"[^\n]*\",\n)+)[ ]*\]")


def example(name: str) -> str:
    """Write a checker as a criterion, or a closed one as an answer, in TOML.

    Its settings are those of the first self-test that it says yes to; facts that they name stand before it.

    Raises:
        UnknownChecker: No checker has this name.
    """
    tests = list(checker_class(name).samples())
    test = next((one for one in tests if one.expect is Outcome.MET), tests[0])
    family, _, kind = name.rpartition(".")
    if family == "closed":
        return _written("steps.answer", {"kind": kind, **test.settings}) + _ONWARD.get(kind, "")
    criterion = {
        "id": kind.replace("_", "-") or name,
        "use": name,
        "weight": (bears(name) or "should"),
        "question": QUESTION,
        **test.settings,
    }
    facts = [_fact(fact) for fact in _named(test)]
    return "\n".join([*(_written("[facts]", fact) for fact in facts), _written("[steps.criteria]", criterion)])


def _written(header: str, keys: dict[str, Any]) -> str:
    """Write a table under its header, and a short list on one line."""
    import tomli_w

    return f"[{header}]\n" + _LIST.sub(_on_one_line, tomli_w.dumps(keys))


def _on_one_line(found: re.Match[str]) -> str:
    items = ", ".join(line.strip().rstrip(",") for line in found[1].splitlines())
    return f"[{items}]" if len(items) <= SHORT else found[0]


def _named(test: SelfTest) -> list[Fact]:
    """Return the facts of a self-test's brief that its settings name; all where the checker looks at facts unnamed."""
    facts = list(test.context.facts) if test.context else []
    named = test.settings.get("facts", ())
    return [fact for fact in facts if fact.id in named] or facts


def _fact(fact: Fact) -> dict[str, Any]:
    """Write a fact as its author does."""
    keys: dict[str, Any] = {
        "id": fact.id,
        "text": fact.text,
        "label": "" if fact.label == fact.text else fact.label,
        "accept": list(fact.accept),
        "match": list(fact.match),
        "confidential": fact.confidential and not fact.inside_until,
        "inside_until": fact.inside_until,
    }
    return {key: value for key, value in keys.items() if value}
