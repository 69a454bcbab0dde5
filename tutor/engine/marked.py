"""Lines of marked answers: `{"scenario", "step", "language", "answer", "earlier", "marks"}`, from anywhere."""

from __future__ import annotations

import json
from typing import Any

from tutor.checkers.finding import Answer, Outcome
from tutor.engine.given import json_fault
from tutor.engine.places import Place
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.text.clean import Clean, clean, clean_line

MARKS = (Outcome.MET, Outcome.PARTLY, Outcome.UNMET)
"""What people may say of a criterion."""
LONGEST_LINE = 1_000_000
"""Characters of a line of a batch: more is no answer."""


def object_in(line: str) -> dict[str, Any]:
    """Read a line.

    Raises:
        TutorError: It is no JSON object.
    """
    if len(line) > LONGEST_LINE:
        raise TutorError(marked("line too long"), f"{len(line)} > {LONGEST_LINE}", marked("an answer is shorter"))
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise TutorError(marked("not JSON"), json_fault(error), marked("one object a line")) from error
    if not isinstance(row, dict):
        raise TutorError(marked("not an object"), clean_line(line)[:60], marked('write {"scenario": …, "answer": …}'))
    return row


def word_in(row: dict[str, Any], key: str) -> str:
    """Return what a line says under a key.

    Raises:
        TutorError: It says nothing there, or no text.
    """
    value = row.get(key)
    if not isinstance(value, str) or not value:
        raise TutorError(marked("something is missing in the line"), key, f'"{key}": "…"')
    return value


def earlier_in(row: dict[str, Any], place: Place) -> dict[str, Answer]:
    """Read the answers to other steps of the same session, by step id; none where the line has no such key.

    Raises:
        TutorError: There is no such step beside this one, or an answer cannot be read.
    """
    given = row.get("earlier") or {}
    others = {step.id for step in place.loaded.scenario.steps} - {place.step.id}
    if not isinstance(given, dict) or not set(given) <= others:
        known = f"{', '.join(sorted(others))}?" if others else marked("this scenario has one step only")
        raise TutorError(marked("no such step beside this one"), _strange(given, others), known)
    return {step: answer_in(answer) for step, answer in given.items()}


def answer_in(given: Any) -> Answer:
    """Read the answer of a line: a text, or a table with the fields of an answer.

    Raises:
        TutorError: It is neither, or a field of the table holds something else.
    """
    if isinstance(given, str):
        return Answer(clean(given))
    if isinstance(given, dict) and all(_holds(field, value) for field, value in given.items()):
        pairs = tuple((left, right) for left, right in given.get("pairs", ()))
        chosen = tuple(given.get("chosen", ()))
        return Answer(Clean(given.get("text", "")), Clean(given.get("alt", "")), chosen, pairs).cleaned()
    raise TutorError(
        marked("no answer that can be read"),
        clean_line(str(given))[:60],
        marked('"answer" is a text, or a table: "text", "alt", "chosen": ["…"], "pairs": [["…", "…"]]'),
    )


def marks_in(marks: Any, place: Place) -> dict[str, Outcome]:
    """Read what people found, criterion by criterion.

    Raises:
        TutorError: There is no such criterion, or people cannot say that of one.
    """
    known = {criterion.id for criterion in place.step.criteria}
    if not isinstance(marks, dict) or not set(marks) <= known:
        raise TutorError(marked("no such criterion"), _strange(marks, known), f"{', '.join(sorted(known))}?")
    odd = [str(mark) for mark in marks.values() if mark not in MARKS]
    if odd:
        raise TutorError(marked("no such mark"), clean_line(odd[0])[:40], f"{', '.join(MARKS)}?")
    return {name: Outcome(mark) for name, mark in marks.items()}


def _holds(field: str, value: Any) -> bool:
    """Tell whether a field of an answer may hold a value."""
    match field:
        case "text" | "alt":
            return isinstance(value, str)
        case "chosen":
            return _are_texts(value)
        case "pairs":
            return isinstance(value, list) and all(_are_texts(pair) and len(pair) == 2 for pair in value)
        case _:
            return False


def _are_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(each, str) for each in value)


def _strange(given: Any, known: set[str]) -> str:
    """Return the names that nothing has, or what stands where names should."""
    return clean_line(", ".join(sorted(set(given) - known)) if isinstance(given, dict) else str(given))[:80]
