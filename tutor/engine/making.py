"""A file being made by `tutor new`: what has been answered, kept between times, and what comes of it."""

from __future__ import annotations

import contextlib
import json
from abc import ABC, abstractmethod
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.course.problems import Problem
from tutor.course.scaffold.questions import LANGUAGES_KEY, Complaint, Field, Kind, Question, current, languages_of
from tutor.course.scaffold.rules import complaint, tidy, unequal
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
    def extra(self) -> tuple[Field, ...]:
        """Keys that only an answers file has."""
        return ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which texts are asked for."""
        return languages_of(self.given)

    def value(self, field: Field, language: str) -> Any:
        """Return what has been answered in a field: a text or a list; empty where nothing has."""
        held = self.given.get(field.key, "")
        if field.translated:
            held = held.get(language, "") if isinstance(held, dict) else held
        return " ".join(held) if field.key == LANGUAGES_KEY and isinstance(held, list) else held

    def answer(self, field: Field, language: str, typed: Any) -> Complaint | None:
        """Take an answer as it was typed. Returns what keeps it from being used; it is held all the same."""
        value = tidy(field, typed)
        if field.key == LANGUAGES_KEY:
            self.given[field.key] = value.split() if value else []
            return None if value else complaint(field, value)
        if field.translated:
            held = self.given.get(field.key)
            self.given[field.key] = {**(held if isinstance(held, dict) else {}), language: value}
        elif value or field.kind is Kind.LIST:
            self.given[field.key] = value
        else:
            self.given.pop(field.key, None)
        wrong = complaint(field, value)
        last = language == self.languages[-1]
        return wrong or (unequal(field, self.given) if last else None)

    def open_question(self) -> int:
        """Return the index of the first question that still needs an answer; their number where none does."""
        for at, (_, fields) in enumerate(self.asked):
            for field in fields:
                each = self.languages if field.translated else self.languages[:1]
                if field.needed and not all(self.value(field, language) for language in each):
                    return at
        return len(self.asked)

    def make_advice(self, criteria: tuple[str, ...]) -> None:
        """Make advice of the criteria that the good answer does not meet."""
        self.given["as_note"] = [*self.given.get("as_note", ()), *criteria]

    def begin_mending(self) -> int:
        """Return the index of the question about the good answer; what was made advice before counts again."""
        self.given.pop("as_note", None)
        return next(at for at, (question, _) in enumerate(self.asked) if question.id == "model")

    def source(self) -> Source:
        """Return what has been answered as an answers file."""
        import tomli_w

        told = {key: _trimmed(value, self.languages) for key, value in self.given.items()}
        read = read_toml_bytes(tomli_w.dumps(told).encode(), "answers.toml")
        if isinstance(read, Problem):
            raise Unusable(marked("these answers cannot be used"), [read])
        return read

    def beginning(self) -> dict[str, Any]:
        """Return what is answered before anything has been asked."""
        return {}

    def begin_anew(self) -> None:
        """Forget what was answered."""
        self.given = self.beginning()
        with contextlib.suppress(OSError):
            self._draft.unlink(missing_ok=True)

    def take_up(self) -> bool:
        """Go on from the draft of an earlier time; False where there is none."""
        try:
            given = json.loads(self._draft.read_bytes())
        except (OSError, ValueError, RecursionError):
            return False
        if not isinstance(given, dict):
            return False
        known = {field.key for question in self.questions for field in question.fields}
        known |= {field.key for field in self.extra}
        kept = {key: value for key, value in clean_data(given).items() if key in known}
        self.given = {**self.beginning(), **kept}
        return self.given != self.beginning()

    def keep(self) -> str:
        """Keep what has been answered for another time. Returns why it could not be kept; empty where it was."""
        if self.given == self.beginning():
            return ""
        try:
            write_whole(self._draft, json.dumps(self.given, ensure_ascii=True).encode())
        except OSError as error:
            return f"{error.filename or self._draft}: {error.strerror or error}"
        return ""

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


def _trimmed(value: Any, languages: tuple[str, ...]) -> Any:
    """Leave out what was answered in a language that is no longer asked for."""
    return {key: value[key] for key in languages if key in value} if isinstance(value, dict) else value


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
