"""Takes courses out of the program, in formats of others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tutor.course.exchange.gift_writer import write_gift
from tutor.course.exchange.outgoing import questions_of
from tutor.course.exchange.questions import Question
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Problem, errors
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked


@dataclass(frozen=True)
class Exported:
    """What goes out, and what stays."""

    text: str
    """The file."""
    questions: int
    """Questions in it, descriptions included."""
    problems: tuple[Problem, ...]
    """Scenarios with errors, and everything that the format cannot hold."""

    @property
    def failed(self) -> bool:
        """Whether a scenario stayed behind for its errors."""
        return bool(errors(self.problems))


def export_gift(root: Path, only: Path | None, language: str) -> Exported:
    """Write a course, or one of its scenarios, as GIFT.

    Args:
        root: The folder with `course.toml`.
        only: A scenario file of it; None for all.
        language: The language wanted; the course's first one where it has none of it.

    Raises:
        TutorError: There is no course, or its header cannot be used.
    """
    course = load_course(root, language)
    questions: list[Question] = []
    problems: list[Problem] = list(course.problems)
    for path in [only] if only else course.files:
        loaded, found = load_scenario(path, course)
        problems += errors(found)
        if loaded is not None:
            going = questions_of(loaded)
            questions += going.questions
            problems += going.problems
    return Exported(write_gift(questions), len(questions), tuple(sorted(problems)))


def write_export(path: Path, text: str) -> None:
    """Write an export; a file that is there is replaced.

    Raises:
        TutorError: It cannot be written.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise TutorError(
            marked("this cannot be written"), f"{path}: {error.strerror or error}", exit_code=ExitCode.UNWRITABLE
        ) from error
