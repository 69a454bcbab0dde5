"""Checks a course: its files, its references, and its own answers through the grader."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from tutor.course.lint import lint
from tutor.course.load import Course, load_course, load_scenario
from tutor.course.problems import Problem, errors
from tutor.engine.paths import shipped_courses
from tutor.session.rehearsal import rehearse


@dataclass
class Report:
    """What a check found."""

    scenarios: int = 0
    samples: int = 0
    """Samples that went through the grader, all languages."""
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
        counts = (_counted(self.scenarios, "scenario"), _counted(self.samples, "sample"))
        return f"{', '.join(counts)}: {_counted(len(self.problems), 'problem')}, {ended}"


def check(root: Path, only: Path | None = None) -> Report:
    """Check a course, or one of its scenarios.

    Args:
        root: The folder with `course.toml`.
        only: A scenario file of it; None for all.

    Raises:
        TutorError: There is no course, or its header cannot be used.
    """
    report = Report()
    found: set[Problem] = set()
    first = load_course(root, "it")
    courses = [first if language == "it" else load_course(root, language) for language in first.header.languages]
    for course in courses:
        found.update(course.problems)
    for path in [only] if only else first.files:
        report.scenarios += 1
        for problem in _scenario(path, courses, report):
            found.add(problem)
    if not only:
        found.update(lint(first))
    report.problems = sorted(found)
    return report


def _scenario(path: Path, courses: list[Course], report: Report) -> Iterator[Problem]:
    """Load a scenario in each language and rehearse it."""
    for course in courses:
        loaded, problems = load_scenario(path, course)
        yield from problems
        if loaded is not None:
            language = course.languages.language
            report.samples += sum(
                sample.language == language for step in loaded.scenario.steps for sample in step.samples
            )
            yield from rehearse(loaded)


def place_of(path: Path) -> tuple[Path, Path | None]:
    """Return the course's folder and, where a scenario's file was named, that file."""
    return (path.resolve().parent.parent, path.resolve()) if path.is_file() else (path, None)


def places_of(path: Path | None) -> list[tuple[Path, Path | None]]:
    """Return the courses that a path names, each with the one scenario that is meant; without one, the shipped ones."""
    if path:
        return [place_of(path)]
    return [(folder.parent, None) for folder in sorted(shipped_courses().glob("*/course.toml"))]


def _counted(number: int, thing: str) -> str:
    return f"{number} {thing}" if number == 1 else f"{number} {thing}s"
