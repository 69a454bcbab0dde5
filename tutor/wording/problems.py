"""Words for problems: for people, for editors, for the annotations of a workflow, for programs."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from tutor.course.coverage import Coverage, table
from tutor.course.explain import read_page
from tutor.course.problems import Problem, Severity
from tutor.text.clean import clean_line


def located(problem: Problem, root: Path, here: Path) -> Problem:
    """Name a problem's file so that an editor opens it.

    Args:
        problem: A problem whose file is named as seen from the course.
        root: The course's folder.
        here: The folder in which the person stands.

    Returns:
        The problem with its file as seen from `here`; in full where the course lies elsewhere.
    """
    path = root.resolve() / problem.file
    seen = path.relative_to(here) if path.is_relative_to(here) else path
    return replace(problem, file=clean_line(seen.as_posix()))


def full(problems: Iterable[Problem]) -> Iterator[str]:
    """Write each problem with its line, a caret under the place, and the cure."""
    return (problem.full() for problem in problems)


def lines(problems: Iterable[Problem]) -> Iterator[str]:
    """Write each problem as ``file:line:column: code message``."""
    return (problem.one_line() for problem in problems)


def workflow_commands(problems: Iterable[Problem]) -> Iterator[str]:
    """Write each problem as a workflow command that GitHub shows beside the line."""
    for problem in problems:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        places = {"line": problem.line, "col": problem.column, "endColumn": problem.end_column}
        known = {name: str(number) for name, number in places.items() if number}
        properties = {"file": problem.file, **known, "title": problem.code.value}
        written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
        yield f"::{level} {written}::{_data('. '.join(filter(None, (problem.message, problem.cure))))}"


def rows(problems: Iterable[Problem]) -> Iterator[str]:
    """Write all problems as one JSON list."""
    yield json.dumps([problem_data(problem) for problem in problems], ensure_ascii=False, indent=2)


def rows_and_coverage(problems: Iterable[Problem], covered: Mapping[str, Coverage]) -> Iterator[str]:
    """Write all problems, and what each course covers by its name, as one JSON object."""
    data = {
        "problems": [problem_data(problem) for problem in problems],
        "coverage": {name: found.data() for name, found in covered.items()},
    }
    yield json.dumps(data, ensure_ascii=False, indent=2)


def coverage_lines(covered: Mapping[str, Coverage]) -> Iterator[str]:
    """Write what each course covers, by its name, as tables."""
    for name, found in covered.items():
        yield from (f"{name} covers", "", *table(found), "")


def problem_data(problem: Problem) -> dict[str, Any]:
    """Return a problem as plain data, for programs."""
    return {
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "end_column": problem.end_column,
        "code": problem.code.value,
        "severity": problem.severity.value,
        "message": problem.message,
        "cure": problem.cure,
        "summary": read_page(problem.code.value).title,
    }


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


FORMATS: dict[str, Callable[[Iterable[Problem]], Iterator[str]]] = {
    "full": full,
    "line": lines,
    "github": workflow_commands,
    "json": rows,
}
"""How `tutor check` can say what it found, by the name of the format."""
