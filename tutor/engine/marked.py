"""Lines of marked answers: `{"scenario", "step", "language", "answer", "earlier", "marks"}`, from anywhere."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from tutor.checkers.finding import Answer, Outcome
from tutor.course.load import LoadedScenario
from tutor.course.model import Step
from tutor.engine.given import json_fault
from tutor.errors import TutorError
from tutor.text.clean import Clean, clean, clean_line

MARKS = (Outcome.MET, Outcome.PARTLY, Outcome.UNMET)
"""What people may say of a criterion."""
LONGEST_LINE = 1_000_000
"""Characters of a line of a batch: more is no answer."""


@dataclass(frozen=True)
class Place:
    """A step of a scenario, in one language."""

    loaded: LoadedScenario
    step: Step


def object_in(line: str) -> dict[str, Any]:
    """Read a line.

    Raises:
        TutorError: It is no JSON object.
    """
    if len(line) > LONGEST_LINE:
        raise TutorError("line too long", f"{len(line)} characters", "an answer is shorter")
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TutorError("not JSON", json_fault(error), "one object a line") from error
    if not isinstance(row, dict):
        raise TutorError("not an object", clean_line(line)[:60], 'write {"scenario": …, "answer": …}')
    return row


def word_in(row: dict[str, Any], key: str) -> str:
    """Return what a line says under a key.

    Raises:
        TutorError: Nothing.
    """
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise TutorError("key missing", key, f'add "{key}"')
    return value


def earlier_in(row: dict[str, Any], place: Place) -> dict[str, Answer]:
    """Read the answers to other steps of the same session, by step id; none where the line has no such key."""
    given = row.get("earlier") or {}
    others = {step.id for step in place.loaded.scenario.steps} - {place.step.id}
    if not isinstance(given, dict) or not set(given) <= others:
        strange = ", ".join(sorted(map(str, set(given) - others))) if isinstance(given, dict) else str(given)
        known = f"there are: {', '.join(sorted(others))}" if others else "this scenario has one step only"
        raise TutorError("unknown earlier step", clean_line(strange)[:80], known)
    return {step: answer_in(answer) for step, answer in given.items()}


def answer_in(given: Any) -> Answer:
    """Read the answer of a line: a text, or a table with the fields of an answer."""
    if isinstance(given, str):
        return Answer(clean(given))
    if isinstance(given, dict) and set(given) <= {"text", "alt", "chosen", "pairs"}:
        chosen = tuple(Clean(str(each)) for each in given.get("chosen", ()))
        pairs = tuple((str(pair[0]), str(pair[1])) for pair in given.get("pairs", ()) if len(pair) == 2)
        return Answer(clean(str(given.get("text", ""))), clean(str(given.get("alt", ""))), chosen, pairs).cleaned()
    raise TutorError("answer missing", clean_line(str(given))[:60], '"answer" is a text, or text, alt, chosen, pairs')


def marks_in(marks: Any, place: Place) -> dict[str, Outcome]:
    """Read what people found, criterion by criterion."""
    known = {criterion.id for criterion in place.step.criteria}
    if not isinstance(marks, dict) or not set(marks) <= known:
        strange = ", ".join(sorted(map(str, set(marks) - known))) if isinstance(marks, dict) else str(marks)
        raise TutorError("unknown criterion", clean_line(strange)[:80], f"there are: {', '.join(sorted(known))}")
    odd = [str(mark) for mark in marks.values() if mark not in [each.value for each in MARKS]]
    if odd:
        raise TutorError("unknown mark", clean_line(odd[0])[:40], "met, partly or unmet")
    return {name: Outcome(mark) for name, mark in marks.items()}
