"""A company being made: an author's, in a course; or the learner's own, in their data folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tutor.course.problems import Problem
from tutor.course.scaffold.answers import CompanyAnswers, read_answers
from tutor.course.scaffold.company_questions import COMPANY_QUESTIONS
from tutor.course.scaffold.outline import slug
from tutor.course.scaffold.places import company_text
from tutor.course.scaffold.questions import LANGUAGES_KEY, Question
from tutor.course.source import Source, read_toml
from tutor.engine.making import Making, Prepared, Unusable, write_files
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import LANGUAGES, marked


class NewCompany(Making):
    """A company being made.

    Args:
        paths: The program's folders; without `out` the file goes there.
        out: The company's file, ``COURSE/companies/NAME.toml``.
        force: Whether a file that is there is replaced.
        known: What it is called, where the learner said so before; empty where they did not.
    """

    KIND = "company"

    def __init__(self, paths: Paths, out: Path | None = None, *, force: bool = False, known: str = "") -> None:
        super().__init__(paths, out, force=force)
        self._known = known
        self.given = self.beginning()
        if out and out.suffix != ".toml":
            raise TutorError(
                marked("a company cannot stand there"), str(out), f"{out.with_suffix('.toml')}", ExitCode.USAGE
            )
        if out:
            self.may_write(out)

    @property
    def questions(self) -> tuple[Question, ...]:
        """The seven questions."""
        return COMPANY_QUESTIONS

    def beginning(self) -> dict[str, Any]:
        """Return the name, where it is known."""
        return {"name": dict.fromkeys(LANGUAGES, self._known)} if self._known else {}

    def target(self) -> Path:
        """Return the file: the one that was named, or one of the learner's own."""
        written = self.given.get("name", "")
        name = next(iter(written.values()), "") if isinstance(written, dict) else str(written)
        return self.out or self._paths.companies / f"{slug(name, 'company')}.toml"

    def prepare(self, source: Source) -> Prepared:
        """Make the file of the answers.

        Raises:
            Unusable: The answers have problems.
        """
        self.given = dict(source.data)
        answers, problems = read_answers(source, CompanyAnswers, self.questions)
        if problems or not answers:
            raise Unusable(marked("these answers cannot be used"), problems)
        return Prepared(company_text(slug(self.target().stem, "company"), answers))

    def write(self, prepared: Prepared) -> Path:
        """Write the company."""
        path = self.target()
        self.may_write(path)
        write_files({path: prepared.text})
        return path


class EditedCompany(NewCompany):
    """One of the learner's own companies, asked about once more with what is known of it.

    Args:
        paths: The program's folders.
        file: Its description, which is replaced at the end.
    """

    def __init__(self, paths: Paths, file: Path) -> None:
        self._file = file
        super().__init__(paths, force=True)
        self._draft = paths.drafts / f"company-{file.stem}.json"

    def target(self) -> Path:
        """Return the file that is replaced, whatever the company is called now."""
        return self._file

    def beginning(self) -> dict[str, Any]:
        """Return what the description says, in the shape of an answers file; nothing where it cannot be read."""
        source = read_toml(self._file, self._file.name)
        if isinstance(source, Problem):
            return {}
        name = source.data.get("name")
        languages = [code for code in name if code in LANGUAGES] if isinstance(name, dict) else []
        known = {field.key for question in self.questions for field in question.fields}
        held = {key: value for key, value in source.data.items() if key in known and key != "confidential"}
        inside = {"confidential": source.data["inside"]} if "inside" in source.data else {}
        return {LANGUAGES_KEY: languages or [LANGUAGES[0]], **held, **inside}

    def open_question(self) -> int:
        """Begin with the first question: all of them may be answered anew."""
        return 0
