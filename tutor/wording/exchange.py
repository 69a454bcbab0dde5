"""Words for what comes from other programs and goes to them: for people, and for programs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from tutor.course.exchange.scenarios import Imported
from tutor.course.problems import errors
from tutor.text.clean import clean_line
from tutor.wording.problems import problem_data

_WIDTH = 70
"""Characters of a question that a list shows."""


def plan_lines(imported: Imported) -> Iterator[str]:
    """Say what is made of a question file: each scenario with its steps."""
    for draft in imported.drafts:
        yield f"{draft.path}  {clean_line(draft.category)}".rstrip()
        for made in draft.steps:
            line, kind = made.question.place[0], made.data["answer"]["kind"]
            yield f"  line {line:<5} {kind:7} {made.data['id']}  {clean_line(made.data['ask'], characters=_WIDTH)}"


def closing(imported: Imported, written: Sequence[Path], root: Path | None) -> Iterator[str]:
    """Sum up an import, and say what is left to do."""
    steps = sum(len(draft.steps) for draft in imported.drafts)
    unread = len(errors(imported.problems))
    counts = [counted(len(imported.drafts), "scenario"), counted(steps, "step")]
    counts.append(f"{counted(len(imported.problems) - unread, 'thing')} left behind")
    counts += [f"{counted(unread, 'question')} not read"] if unread else []
    yield ", ".join(counts)
    if written:
        yield "What stands in [square brackets] is yours to write: role, reader, goal, links, brief, company."
        yield f"Then `tutor check {root}` looks it over."
    elif imported.drafts:
        yield "Nothing is written yet: -o FOLDER makes a course of it, or adds it to one."


def import_data(imported: Imported, language: str, written: Sequence[Path]) -> dict[str, Any]:
    """Return an import as plain data, for programs."""
    return {
        "language": language,
        "scenarios": [
            {
                "id": draft.id,
                "path": draft.path,
                "category": draft.category,
                "steps": [step.data | {"line": step.question.place[0]} for step in draft.steps],
            }
            for draft in imported.drafts
        ],
        "written": [str(path) for path in written],
        "problems": [problem_data(problem) for problem in imported.problems],
    }


def counted(number: int, thing: str) -> str:
    """Put a number before what it counts: ``1 thing``, ``2 things``."""
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
