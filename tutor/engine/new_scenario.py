"""A scenario being made: from answers to a file that passes `tutor check`, in a course that is there or a new one."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tutor.course.catalogue import COMPANIES, COURSE_FILE, read_entries
from tutor.course.homes import nearest
from tutor.course.load import Course, load_course
from tutor.course.problems import Code, errors
from tutor.course.scaffold.answers import CompanyAnswers, ScenarioAnswers, read_answers
from tutor.course.scaffold.defaults import criteria_of
from tutor.course.scaffold.outline import Outline, outline, slug, title_of
from tutor.course.scaffold.places import AREAS, company_text, course_text, misplaced, scenario_id
from tutor.course.scaffold.questions import LANGUAGES_KEY, Field, Question
from tutor.course.scaffold.scenario_questions import EXTRA, scenario_questions
from tutor.course.scaffold.write import scenario_text
from tutor.course.source import Source
from tutor.engine.desk import Desk
from tutor.engine.making import Making, Prepared, Unusable, write_files
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.session.trial import shortfalls

NEW_COURSE = "course"
"""Folder of a course that is made where none was named."""


class NewScenario(Making):
    """A scenario being made.

    Args:
        paths: The program's folders.
        out: The scenario's file, ``COURSE/AREA/NAME.toml``; None for the course around the current folder, or a new
            one in it.
        force: Whether a file that is there is replaced.
    """

    KIND = "scenario"

    def __init__(self, paths: Paths, out: Path | None = None, *, force: bool = False) -> None:
        super().__init__(paths, out, force=force)
        self.root = out.absolute().parent.parent if out else _course_here()
        """Folder of the course, there already or not."""
        self.course: Course | None = load_course(self.root, "it") if (self.root / COURSE_FILE).is_file() else None
        if out and (why := misplaced(out, out.parent.name if out.parent.name in AREAS else "")):
            raise _astray(why, out, "")
        if out:
            self.may_write(out)
        self.given = self.beginning()

    @property
    def questions(self) -> tuple[Question, ...]:
        """The ten questions; nine in a course, which says itself in which languages it is."""
        known = self.course.companies if self.course else {}
        names = {name: str(company.name) for name, company in known.items()}
        return scenario_questions(names, speaks=self.course is not None)

    def beginning(self) -> dict[str, Any]:
        """Return what the course says: its languages, and its first company as the one to go with."""
        if self.course is None:
            return {}
        known: dict[str, Any] = {LANGUAGES_KEY: list(self.course.header.languages)}
        return {**known, "company": next(iter(self.course.companies))} if self.course.companies else known

    @property
    def extra(self) -> tuple[Field, ...]:
        """The title, and the criteria that are advice only."""
        return EXTRA

    def target(self) -> Path:
        """Return the file: the one that was named, or the next number in its area's folder."""
        area = str(self.given.get("area", ""))
        if self.out:
            if why := misplaced(self.out, area):
                raise _astray(why, self.out, area)
            return self.out
        folder = self.root / area
        numbers = [int(found[0]) for path in folder.glob("*.toml") if (found := re.match(r"\d+", path.name))]
        return folder / f"{max(numbers, default=0) + 1:02}-{slug(self._title(), 'scenario')}.toml"

    def _title(self) -> str:
        written = self.given.get("title") or self.given.get("situation") or ""
        text = next(iter(written.values()), "") if isinstance(written, dict) else str(written)
        return title_of(text)

    def prepare(self, source: Source) -> Prepared:
        """Try the answers out: the good answer is graded, samples are chosen, the whole is checked.

        Raises:
            Unusable: The answers have problems.
            TutorError: The file may not stand where it should go.
        """
        self.given = dict(source.data)
        answers, problems = read_answers(source, ScenarioAnswers, self.questions)
        area = str(source.data.get("area", ""))
        known = criteria_of(area) if area in AREAS else ()
        for at, name in enumerate(next(iter(answers.values())).as_note if answers and known else ()):
            if name not in known:
                message = f"there is no criterion '{name}' in this area"
                problems.append(source.problem(Code.UNKNOWN_CRITERION, ("as_note", at), message, nearest(name, known)))
        if problems or not answers:
            raise Unusable(marked("these answers cannot be used"), problems)
        return self._try_out(answers)

    def _try_out(self, answers: dict[str, ScenarioAnswers]) -> Prepared:
        path = self.target()
        company, around = self._around(answers)
        plan = outline(answers, self._id(path, answers), company)
        with TemporaryDirectory() as folder:
            existing = self.root if self.course else None
            desk = Desk(Path(folder), existing, dict(around), f"{path.parent.name}/{path.name}")
            loaded = desk.load(plan)
            short = tuple(each for language in plan.languages for each in shortfalls(loaded[language]))
            advice = _advice(plan)
            if short:
                return Prepared(shortfalls=short, advice=advice)
            plan = desk.prove(plan, loaded)
            problems = tuple(desk.check(plan))
        text = "" if errors(problems) else scenario_text(plan)
        return Prepared(text, around, (), problems, advice)

    def _around(self, answers: dict[str, ScenarioAnswers]) -> tuple[str, tuple[tuple[str, str], ...]]:
        """Return the company's id, and the files that go with the scenario: a new company, a new course."""
        first = next(iter(answers.values()))
        around: list[tuple[str, str]] = []
        if self.course is None:
            name = self.root.name or NEW_COURSE
            around.append((COURSE_FILE, course_text(slug(name, NEW_COURSE), name, answers)))
        elif set(answers) != set(self.course.header.languages):
            raise TutorError(
                marked("a scenario speaks all the languages of its course"),
                f"{', '.join(answers)} / {', '.join(self.course.header.languages)}",
                marked("write languages as course.toml has it, and each text once for each"),
                ExitCode.PROBLEMS,
            )
        if first.company:
            return first.company, tuple(around)
        company = _free(slug(first.company_name, "company"), self.course.companies if self.course else ())
        described = {
            language: CompanyAnswers(languages=given.languages, name=given.company_name, about=given.company_about)
            for language, given in answers.items()
        }
        around.append((f"{COMPANIES}/{company}.toml", company_text(company, described)))
        return company, tuple(around)

    def _id(self, path: Path, answers: dict[str, ScenarioAnswers]) -> str:
        """Return an id that no other scenario of the course has."""
        first = next(iter(answers.values()))
        wanted = scenario_id(path.name, first.title or title_of(first.situation))
        others = read_entries(self.root)
        return _free(wanted, [entry.id for entry in others if Path(entry.path).resolve() != path.resolve()])

    def write(self, prepared: Prepared) -> Path:
        """Write the scenario, and the course or company around it where there is none."""
        assert prepared.text, "something is in the way of it"
        path = self.target()
        self.may_write(path)
        files = {self.root / name: text for name, text in prepared.around}
        write_files({**files, path: prepared.text})
        return path


def _advice(plan: Outline) -> tuple[str, ...]:
    return tuple(each.id for each in plan.criteria if each.remark == "noted")


def _free(wanted: str, taken: object) -> str:
    """Return a name that nobody has yet: the wanted one, or with a number after it."""
    names = set(taken)  # type: ignore[call-overload]
    number, name = 1, wanted
    while name in names:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _course_here() -> Path:
    """Return the course around the current folder; a new one in it where there is none."""
    here = Path.cwd()
    found = next((folder for folder in (here, *here.parents) if (folder / COURSE_FILE).is_file()), None)
    return found or here / NEW_COURSE


def _astray(why: str, out: Path, area: str) -> TutorError:
    where = out.parent.parent / area if out.parent.name in AREAS else out.parent / (area or "content")
    return TutorError(
        marked("a scenario cannot stand there"),
        why,
        f"{where / out.with_suffix('.toml').name}",
        ExitCode.USAGE,
    )
