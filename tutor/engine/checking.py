"""Checks a course: its files, its references, and its own answers through the grader."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from tutor.course.coverage import Coverage, coverage_of, not_covered
from tutor.course.lint import lint
from tutor.course.problems import Problem, errors
from tutor.course.source import read_toml
from tutor.engine.engine import utc_now
from tutor.engine.memory import Memory
from tutor.engine.paths import shipped_courses
from tutor.engine.rehearsing import Result, Task, courses_of, rehearse_all
from tutor.session.rehearsal.tally import Tally

STRANGERS = 2
"""Scenarios of other companies whose models are tried on each."""
LOOKED_AT = 8
"""Scenarios after one in the course among which these are looked for."""


@dataclass
class Report:
    """What a check found."""

    scenarios: int = 0
    unchanged: int = 0
    """Scenarios that were clean at the last check and have not changed since: they were not run again."""
    tally: Tally = field(default_factory=Tally)
    """What was gone through, all languages."""
    coverage: Coverage | None = None
    """What the course covers; None where one scenario was checked."""
    problems: list[Problem] = field(default_factory=list)
    """Each once, sorted by file and line."""

    @property
    def failed(self) -> bool:
        """Whether any problem is an error."""
        return bool(errors(self.problems))

    def closing(self) -> str:
        """Sum up in one line."""
        wrong = len(errors(self.problems))
        ended = "every sample as expected" if not wrong else _counted(wrong, "error")
        unchanged = f" ({self.unchanged} unchanged)" if self.unchanged else ""
        tally = self.tally
        parts = (
            f"{_counted(self.scenarios, 'scenario')}{unchanged}",
            _counted(tally.samples, "sample"),
            _counted(tally.generated, "generated answer"),
            f"{_counted(tally.walks, 'walk')} through {self._ground()}",
        )
        return f"{', '.join(parts)}: {_counted(len(self.problems), 'problem')}, {ended}"

    def _ground(self) -> str:
        """Say how much of what there is was visited."""
        there, visited = self.tally.there, self.tally.visited
        pairs = (
            ("step", visited.steps, there.steps),
            ("branch", visited.branches, there.branches),
            ("ending", visited.endings, there.endings),
        )
        shown = [f"{len(seen)} of {_counted(len(all_), name)}" for name, seen, all_ in pairs if all_ or name == "step"]
        return ", ".join(shown)


def check(
    root: Path,
    only: Path | None = None,
    *,
    memory: Memory | None = None,
    clock: Callable[[], datetime] = utc_now,
    cores: int | None = None,
    watch: Callable[[int, int], None] | None = None,
) -> Report:
    """Check a course, or one of its scenarios.

    Args:
        root: The folder with `course.toml`.
        only: A scenario file of it; None for all.
        memory: What was clean at the last check; None runs everything and remembers nothing.
        clock: Tells the day on which the networks' values are looked at.
        cores: How many scenarios may be rehearsed at the same time; None for what the machine has.
        watch: Told how many scenarios are done, and of how many, after each.

    Raises:
        TutorError: There is no course, or its header cannot be used.
    """
    courses = courses_of(root)
    first = courses[0]
    strangers, today = _Strangers(first.files), clock().date()
    tasks = [Task(courses, path, today, strangers.to(path)) for path in ([only] if only else first.files)]
    found = {problem for course in courses for problem in course.problems}
    report = Report(scenarios=len(tasks))
    for result in _results(tasks, report, memory, cores or os.cpu_count() or 1, watch or _nobody):
        report.tally += result.tally
        found.update(result.problems)
    if not only:
        found.update(lint(first))
        report.coverage = coverage_of(first)
        found.update(not_covered(first, report.coverage))
    report.problems = sorted(found)
    return report


def place_of(path: Path) -> tuple[Path, Path | None]:
    """Return the course's folder and, where a scenario's file was named, that file."""
    return (path.resolve().parent.parent, path.resolve()) if path.is_file() else (path, None)


def places_of(path: Path | None) -> list[tuple[Path, Path | None]]:
    """Return the courses that a path names, each with the one scenario that is meant; without one, the shipped ones."""
    if path:
        return [place_of(path)]
    return [(folder.parent, None) for folder in sorted(shipped_courses().glob("*/course.toml"))]


def _results(
    tasks: Sequence[Task], report: Report, memory: Memory | None, cores: int, watch: Callable[[int, int], None]
) -> Iterator[Result]:
    """Give what is remembered, then what comes of running the rest."""
    known = {task.path: memory.recall(task) if memory else None for task in tasks}
    fresh = [task for task in tasks if known[task.path] is None]
    report.unchanged = len(tasks) - len(fresh)
    yield from (result for result in known.values() if result is not None)
    watch(report.unchanged, len(tasks))
    with closing(rehearse_all(fresh, cores)) as results:
        for done, (task, result) in enumerate(zip(fresh, results, strict=True), 1):
            if memory:
                memory.keep(task, result)
            watch(report.unchanged + done, len(tasks))
            yield result
    if memory:
        memory.write()


class _Strangers:
    """Models of scenarios in other companies than a scenario's own; each file is read once."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = list(files)
        self._heard: dict[Path, _Heard] = {}

    def to(self, path: Path) -> dict[str, tuple[str, ...]]:
        """Return the first models of the scenarios that stand after one in the course, around its end, by language."""
        at = sum(str(other) < str(path) for other in self._files)
        after = [*self._files[at:], *self._files[:at]][: LOOKED_AT + 1]
        own = self._hear(path)
        others = [heard for other in after if (heard := self._hear(other)).company != own.company][:STRANGERS]
        languages = {language for heard in others for language in heard.model}
        return {
            language: tuple(heard.model[language] for heard in others if language in heard.model)
            for language in sorted(languages)
        }

    def _hear(self, path: Path) -> _Heard:
        if path not in self._heard:
            self._heard[path] = _heard(path)
        return self._heard[path]


@dataclass(frozen=True, slots=True)
class _Heard:
    """What is known of another scenario: its company, and its first model by language."""

    company: str = ""
    model: dict[str, str] = field(default_factory=dict)


def _heard(path: Path) -> _Heard:
    """Read a scenario's company and first model as they stand in the file; nothing where there is none to read."""
    source = read_toml(path, path.name)
    if isinstance(source, Problem):
        return _Heard()
    head, steps = source.data.get("scenario"), source.data.get("steps")
    rows = [step.get("models") for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    models = [model for row in rows if isinstance(row, list) for model in row if isinstance(model, dict)]
    text = models[0].get("text") if models else None
    company = str(head.get("company", "")) if isinstance(head, dict) else ""
    return _Heard(company, {str(key): str(said) for key, said in text.items()} if isinstance(text, dict) else {})


def _nobody(_done: int, _all: int) -> None:
    """Watch nothing."""


def _counted(number: int, thing: str) -> str:
    plural = f"{thing}es" if thing.endswith("ch") else f"{thing}s"
    return f"{number} {thing if number == 1 else plural}"
