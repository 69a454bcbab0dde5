"""A company being made: an author's, in a course; or the learner's own, in their data folder."""

from __future__ import annotations

from pathlib import Path

from tutor.course.scaffold.answers import CompanyAnswers, read_answers
from tutor.course.scaffold.company_questions import COMPANY_QUESTIONS
from tutor.course.scaffold.outline import slug
from tutor.course.scaffold.places import company_text
from tutor.course.scaffold.questions import Question
from tutor.course.source import Source
from tutor.engine.making import Making, Prepared, Unusable, write_files
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked


class NewCompany(Making):
    """A company being made.

    Args:
        paths: The program's folders; without `out` the file goes there.
        out: The company's file, ``COURSE/companies/NAME.toml``.
        force: Whether a file that is there is replaced.
    """

    KIND = "company"

    def __init__(self, paths: Paths, out: Path | None = None, *, force: bool = False) -> None:
        super().__init__(paths, out, force=force)
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
