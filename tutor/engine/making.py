"""A file being made by `tutor new`: what has been answered, kept between times, and what comes of it."""

from __future__ import annotations

import contextlib
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.course.problems import Problem
from tutor.course.scaffold.questions import Field, Question, current, languages_of
from tutor.course.source import Source, read_toml, read_toml_bytes
from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_data

if TYPE_CHECKING:
    from tutor.session.trial import Shortfall


class Unusable(TutorError):
    """Answers that cannot be used; the problems are in the message.

    Args:
        title: What cannot be used.
        problems: Why, each with its place and cure.
    """

    def __init__(self, title: str, problems: list[Problem]) -> None:
        listed = "\n".join(problem.full() for problem in problems)
        super().__init__(title, f"\n{listed}", exit_code=ExitCode.PROBLEMS)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that could be written, or why it is not yet."""

    text: str = ""
    """What the file holds; empty where something is in the way."""
    around: tuple[tuple[str, str], ...] = ()
    """Further files that go with it, by name below the course's folder, and their text."""
    shortfalls: tuple[Shortfall, ...] = ()
    """What the author's good answer does not do."""
    problems: tuple[Problem, ...] = ()
    """What `tutor check` says: errors are in the way, warnings are what is left to do."""
    advice: tuple[str, ...] = ()
    """Criteria that are advice only, since the good answer does not meet them."""


class Making(ABC):
    """A file being made.

    Args:
        paths: The program's folders; the draft is kept there.
        out: Where the file goes; None for the usual place.
        force: Whether a file that is there is replaced.
    """

    KIND = ""
    """``scenario`` or ``company``: names the draft."""

    def __init__(self, paths: Paths, out: Path | None = None, *, force: bool = False) -> None:
        self.out = out
        self.force = force
        self.given: dict[str, Any] = {}
        """What has been answered, in the shape of an answers file."""
        self._paths = paths
        self._draft = paths.drafts / f"new-{self.KIND}.json"

    @property
    @abstractmethod
    def questions(self) -> tuple[Question, ...]:
        """Every question, in order."""

    @abstractmethod
    def prepare(self, source: Source) -> Prepared:
        """Make the file of some answers, without writing it.

        Raises:
            Unusable: The answers have problems.
        """

    @abstractmethod
    def target(self) -> Path:
        """Return where the file goes, given what has been answered.

        Raises:
            TutorError: It may not stand there.
        """

    @abstractmethod
    def write(self, prepared: Prepared) -> Path:
        """Write what was prepared, and return the file.

        Raises:
            TutorError: It is there already, or cannot be written.
        """

    @property
    def asked(self) -> tuple[tuple[Question, tuple[Field, ...]], ...]:
        """The questions that apply, each with its fields."""
        return current(self.questions, self.given)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which texts are asked for."""
        return languages_of(self.given)

    def source(self) -> Source:
        """Return what has been answered as an answers file."""
        import tomli_w

        read = read_toml_bytes(tomli_w.dumps(self.given).encode(), "answers.toml")
        if isinstance(read, Problem):
            raise Unusable(marked("these answers cannot be used"), [read])
        return read

    def take_up(self) -> bool:
        """Go on from the draft of an earlier time; False where there is none."""
        try:
            given = json.loads(self._draft.read_bytes())
        except (OSError, ValueError, RecursionError):
            return False
        if not isinstance(given, dict) or not given:
            return False
        known = {field.key for question in self.questions for field in question.fields}
        self.given = {key: value for key, value in clean_data(given).items() if key in known}
        return bool(self.given)

    def keep(self) -> str:
        """Keep what has been answered for another time. Returns why it could not be kept; empty where it was."""
        try:
            write_whole(self._draft, json.dumps(self.given, ensure_ascii=True).encode())
        except OSError as error:
            return f"{error.filename or self._draft}: {error.strerror or error}"
        return ""

    def forget(self) -> None:
        """Drop the draft."""
        with contextlib.suppress(OSError):
            self._draft.unlink(missing_ok=True)

    def may_write(self, path: Path) -> None:
        """Make sure that nothing is overwritten by mistake.

        Raises:
            TutorError: The file is there.
        """
        if path.exists() and not self.force:
            raise TutorError(
                marked("there is a file already"),
                str(path),
                marked("give another name, or --force to replace it"),
                ExitCode.UNWRITABLE,
            )


def read_answers_file(path: Path) -> Source:
    """Read an answers file.

    Raises:
        Unusable: It is no TOML, or cannot be read.
    """
    source = read_toml(path, path.name)
    if isinstance(source, Problem):
        raise Unusable(marked("these answers cannot be used"), [source])
    return source


def write_files(files: dict[Path, str]) -> None:
    """Write some new files.

    Raises:
        TutorError: One cannot be written.
    """
    for path, text in files.items():
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
        except OSError as error:
            raise TutorError(
                marked("this cannot be written"), f"{path}: {error.strerror or error}", "", ExitCode.UNWRITABLE
            ) from error
