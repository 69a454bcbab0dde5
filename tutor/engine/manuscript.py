"""A scenario that somebody is writing: where it lies, and what stands in its files right now."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.course.model import Step
    from tutor.course.problems import Problem
    from tutor.engine.library import Library


@dataclass(frozen=True, slots=True)
class Manuscript:
    """A scenario's file, the folder of its course, and the language in which it is read."""

    path: Path
    root: Path
    language: str

    @classmethod
    def find(cls, name: str, library: Library, language: str) -> Manuscript:
        """Find a scenario by its file, by its path inside a course, or by its id.

        Raises:
            TutorError: There is none.
        """
        path, root = library.place(name)
        return cls(path, root, language)

    def read(self) -> tuple[LoadedScenario | None, tuple[Problem, ...]]:
        """Read the scenario and all that it stands on anew; nothing is remembered from the last time.

        Returns:
            The scenario, or None where something keeps it from being used; and every problem, sorted by file and line.
        """
        from tutor.course.load import UnusableCourse, load_course, load_scenario
        from tutor.course.problems import Code, whole_file

        try:
            course = load_course(self.root, self.language)
            loaded, problems = load_scenario(self.path, course)
        except UnusableCourse as unusable:
            return None, tuple(sorted(unusable.problems))
        except OSError as error:  # a file that goes away between two looks at it
            name = f"{self.path.parent.name}/{self.path.name}"
            return None, (whole_file(name, Code.UNREADABLE, f"the file cannot be read: {error.strerror or error}"),)
        return loaded, tuple(sorted({*course.problems, *problems}))


def step_named(loaded: LoadedScenario, name: str) -> Step:
    """Return a step of a scenario by its id.

    Raises:
        TutorError: There is no such step; those that are there are named.
    """
    step = loaded.scenario.step(name)
    if step is None:
        listed = ", ".join(each.id for each in loaded.scenario.steps)
        raise TutorError(marked("no such step"), clean_line(name), f"{listed}?", ExitCode.NOT_FOUND)
    return step
