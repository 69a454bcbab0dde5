"""The steps that answers from anywhere are for, found by name."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.course.load import LoadedScenario
from tutor.course.model import Step
from tutor.engine.library import Library
from tutor.engine.manuscript import step_named
from tutor.errors import ExitCode, TutorError
from tutor.i18n import LANGUAGES, marked
from tutor.text.clean import clean_line


@dataclass(frozen=True)
class Place:
    """A step of a scenario, in one language."""

    loaded: LoadedScenario
    step: Step


class Places:
    """The scenarios of some courses, each opened once a language, however many answers there are.

    Args:
        library: Where scenarios are found.
    """

    def __init__(self, library: Library) -> None:
        self._library = library
        self._opened: dict[tuple[str, str], LoadedScenario] = {}

    def find(self, scenario: str, step: str, language: str) -> Place:
        """Return a step.

        Args:
            scenario: Its file, its path inside a course, or its id.
            step: Its id; empty for the first written one.
            language: ISO 639-1 code.

        Raises:
            TutorError: There is no such scenario, step or language, or the scenario has errors.
        """
        loaded = self.open(scenario, language)
        written = next((each for each in loaded.scenario.steps if not each.closed), None)
        return Place(loaded, step_named(loaded, step) if step or written is None else written)

    def open(self, scenario: str, language: str) -> LoadedScenario:
        """Return a whole scenario.

        Raises:
            TutorError: There is no such scenario or language, or the scenario has errors.
        """
        if language not in LANGUAGES:
            known = ", ".join(LANGUAGES)
            raise TutorError(marked("no such language"), clean_line(language), f"{known}?", ExitCode.NOT_FOUND)
        if (scenario, language) not in self._opened:
            self._opened[scenario, language] = self._library.open_file(*self._library.place(scenario), language)
        return self._opened[scenario, language]
