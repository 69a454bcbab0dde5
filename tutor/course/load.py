"""Reads a course: every problem at once, never an exception for what an author wrote."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from tutor.checkers.base import Checker
from tutor.checkers.exported import KeyedByExport
from tutor.checkers.registry import SELF, UnknownChecker, checker_class
from tutor.checkers.settings import Languages
from tutor.course.answers import NumberAnswer
from tutor.course.catalogue import COMPANIES, COURSE_FILE, company_files, scenario_files
from tutor.course.decisions import decisions
from tutor.course.exports import Exports, export_files, read_exports, with_tables
from tutor.course.header import Company, CourseHeader
from tutor.course.inside import Refusal, read_bytes, within
from tutor.course.keys import with_key
from tutor.course.mending import mended
from tutor.course.model import FORMAT, Criterion, Scenario
from tutor.course.precedents import LARGEST, Leanings, UnreadableLeanings, leanings_file, read_leanings
from tutor.course.problems import Code, Problem, errors, whole_file
from tutor.course.references import references
from tutor.course.shape import unknown_key, validate, validate_part
from tutor.course.source import Source, all_problems, control_characters, read_toml
from tutor.errors import ExitCode, TutorError
from tutor.i18n import LANGUAGES


@dataclass(frozen=True)
class Course:
    """A course in one language: its header and companies. Scenarios are read one by one, when they are needed."""

    root: Path
    header: CourseHeader
    companies: dict[str, Company]
    languages: Languages
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The course's id."""
        return self.header.id

    @cached_property
    def files(self) -> tuple[Path, ...]:
        """The scenario files, in the order of their names."""
        return scenario_files(self.root)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What another company wrote for a task of the same kind."""

    who: str
    """The company, and how it writes; or who wrote to whom."""
    text: str
    alt: str = ""


@dataclass(frozen=True)
class LoadedScenario:
    """A scenario in one language, ready to be played and graded."""

    scenario: Scenario
    company: Company
    language: str
    course: str
    """Id of the course."""
    digest: str
    """SHA-256 of the scenario's, the company's and the export files: the same digest, the same grading."""
    source: Source = field(repr=False, compare=False)
    """The file, for problems that point at it."""
    checkers: dict[tuple[str, str], Checker] = field(default_factory=dict)
    """The checker of each criterion, by step and criterion id; none for what the learner judges."""
    leanings: Leanings = field(default_factory=dict)
    """What answers that people judged have taught, by step and criterion id; empty where there are none."""
    elsewhere: Mapping[str, tuple[Elsewhere, ...]] = field(default_factory=dict, compare=False)
    """For steps without models, by id: what there is to compare with all the same."""


def load_course(root: Path, language: str) -> Course:
    """Read a course's header and companies.

    Args:
        root: The folder with `course.toml`.
        language: The language wanted; the course's first one is read where it is missing.

    Raises:
        TutorError: There is no course in the folder, or its header cannot be used; the problems are in the message.
    """
    header_path = within(root, root / COURSE_FILE)
    if isinstance(header_path, Refusal):
        raise _no_course(root, header_path)
    source = read_toml(header_path, COURSE_FILE)
    header, problems = (
        (None, all_problems(source, header_path)) if isinstance(source, Problem) else _header(source, language)
    )
    if header is None:
        raise UnusableCourse("unusable course", "\n".join(problem.full() for problem in problems), problems=problems)
    languages = Languages(language, header.languages[0], tuple(dict.fromkeys([*header.languages, *LANGUAGES])))
    companies, more = _companies(root, languages)
    return Course(root, header, companies, languages, tuple(problems + more))


def _no_course(root: Path, refused: Refusal) -> UnusableCourse:
    """Say why the folder of a course has no header that is read."""
    if refused.code is not Code.NO_FILE:
        problem = whole_file(COURSE_FILE, refused.code, refused.message, refused.cure)
        return UnusableCourse("unusable course", problem.full(), problems=[problem])
    message, cure = f"{root} has no {COURSE_FILE}", "name the folder that holds it; more: `tutor explain T004`"
    problem = whole_file(COURSE_FILE, Code.NO_COURSE, message, cure)
    return UnusableCourse("no course here", message, cure, ExitCode.NOT_FOUND, problems=[problem])


class UnusableCourse(TutorError):
    """There is no course, or its header cannot be used.

    Args:
        title: What happened, in a few words.
        message: What it means here.
        hint: What the person can do next.
        exit_code: How the program ends when nobody handles it.
        problems: The same, for authors.
    """

    def __init__(
        self,
        title: str,
        message: str,
        hint: str = "",
        exit_code: ExitCode = ExitCode.UNREADABLE,
        *,
        problems: list[Problem],
    ) -> None:
        super().__init__(title, message, hint, exit_code)
        self.problems = problems


def _header(source: Source, language: str) -> tuple[CourseHeader | None, list[Problem]]:
    """Check a course's header; the languages that it names may stand in its own texts."""
    if later := _later(source):
        return None, [later]
    named = source.data.get("languages")
    own = [code for code in named if isinstance(code, str)] if isinstance(named, list) else []
    known = tuple(dict.fromkeys([*own, *LANGUAGES]))
    return validate(source, CourseHeader, Languages(language, own[0] if own else "", known))


def _later(source: Source) -> Problem | None:
    """Refuse a file of a format that is not known yet."""
    later = source.data.get("format")
    if not isinstance(later, int) or later <= FORMAT:
        return None
    message = f"format {later} is newer than this tutor reads, which is {FORMAT}"
    return source.problem(Code.FORMAT_VERSION, ("format",), message, "update tutor")


def _companies(root: Path, languages: Languages) -> tuple[dict[str, Company], list[Problem]]:
    companies: dict[str, Company] = {}
    problems: list[Problem] = []
    for path in company_files(root):
        source = read_toml(path, f"{COMPANIES}/{path.name}")
        if isinstance(source, Problem):
            problems += all_problems(source, path)
            continue
        company, wrong = validate(source, Company, languages)
        problems += [*wrong, *control_characters(source)]
        if company is not None:
            companies[company.id] = company
    return companies, problems


def read_scenario(path: Path) -> Source | Problem:
    """Read a scenario's file for `load_scenario`: once for all languages, as parsing is most of what loading costs."""
    return read_toml(path, f"{path.parent.name}/{path.name}")


def load_scenario(
    path: Path, course: Course, read: Source | Problem | None = None
) -> tuple[LoadedScenario | None, list[Problem]]:
    """Read one scenario in the course's language.

    Args:
        path: The scenario's file.
        course: Its course, in the language wanted.
        read: What `read_scenario` made of the file; None to read it here.

    Returns:
        The scenario, or None where an error keeps it from being used; and every problem, warnings included.
    """
    source = read or read_scenario(path)
    if isinstance(source, Problem):
        return None, all_problems(source, path)
    if later := _later(source):
        return None, [later]
    scenario, problems = validate(source, Scenario, course.languages)
    problems += control_characters(source)
    readable = scenario or mended(source.data, Scenario, course.languages)
    if readable is None:
        return None, problems
    exports, unread = read_exports(source, readable, course.root)
    readable, strange = with_tables(source, readable, exports, course.languages.language)
    readable, unkeyed = _with_keys(source, readable, exports, course.languages)
    checkers, wrong = _checkers(source, readable, exports, course.languages)
    problems += [*unread, *strange, *unkeyed, *wrong, *references(source, readable, set(course.companies), checkers)]
    problems += decisions(source, readable)
    if scenario is None or errors(problems):
        return None, problems
    company = course.companies[readable.scenario.company]
    language, learnt = course.languages.language, leanings_file(course.root, readable.scenario.id)
    leanings, strange = _leanings(course.root, learnt, language)
    files = (path, course.root / COMPANIES / f"{company.id}.toml", *export_files(readable, course.root), learnt)
    loaded = LoadedScenario(readable, company, language, course.id, _digest(*files), source, checkers, leanings)
    return loaded, [*problems, *strange]


def _leanings(root: Path, learnt: Path, language: str) -> tuple[Leanings, list[Problem]]:
    """Read what was learnt of a scenario's judged answers; nothing where that cannot be used."""
    if not learnt.exists():
        return {}, []
    found = within(root, learnt)
    name = f"{learnt.parent.name}/{learnt.name}"
    if isinstance(found, Refusal):
        return {}, [whole_file(name, found.code, found.message, found.cure)]
    try:
        return read_leanings(read_bytes(found, LARGEST), language)[1], []
    except (UnreadableLeanings, OSError) as error:
        message = f"what was learnt of judged answers cannot be read: {error}"
        return {}, [whole_file(name, Code.STALE_PRECEDENTS, message, "write it anew: tutor learn")]


def _with_keys(
    source: Source, scenario: Scenario, exports: Exports, languages: Languages
) -> tuple[Scenario, list[Problem]]:
    """Compute the keys of closed answers that come from export files."""
    steps, problems = list(scenario.steps), []
    for at, step in enumerate(steps):
        if isinstance(step.answer, NumberAnswer):
            answer, wrong = with_key(source, step.answer, exports, ("steps", at, "answer"), languages.language)
            steps[at] = step.model_copy(update={"answer": answer or step.answer})
            problems += wrong
    return scenario.model_copy(update={"steps": tuple(steps)}), problems


def _checkers(
    source: Source, scenario: Scenario, exports: Exports, languages: Languages
) -> tuple[dict[tuple[str, str], Checker], list[Problem]]:
    """Make the checker of each criterion."""
    made: dict[tuple[str, str], Checker] = {}
    problems: list[Problem] = []
    for at, step in enumerate(scenario.steps):
        for index, criterion in enumerate(step.criteria):
            where = ("steps", at, "criteria", index)
            if criterion.use == SELF:
                problems += [
                    unknown_key(source, (*where, key), list(Criterion.model_fields)) for key in criterion.settings
                ]
                continue
            checker, wrong = _checker(source, criterion, where, languages)
            problems += wrong
            if isinstance(checker, KeyedByExport):
                checker, wrong = with_key(source, checker, exports, where, languages.language)
                problems += wrong
            if checker is not None:
                made[step.id, criterion.id] = checker
    return made, problems


def _checker(
    source: Source, criterion: Criterion, where: tuple[str | int, ...], languages: Languages
) -> tuple[Checker | None, list[Problem]]:
    try:
        found = checker_class(criterion.use)
    except UnknownChecker as error:
        cure = f"did you mean '{error.nearest}'?" if error.nearest else "`tutor checkers` lists them"
        return None, [
            source.problem(Code.UNKNOWN_CHECKER, (*where, "use"), f"there is no checker '{criterion.use}'", cure)
        ]
    except TutorError as error:
        return None, [source.problem(Code.UNKNOWN_CHECKER, (*where, "use"), str(error), error.hint)]
    beside = tuple(Criterion.model_fields)
    try:
        return validate_part(source, found, criterion.settings, where, languages, beside=beside)
    except Exception as error:  # noqa: BLE001 - another package's class may raise anything when it is made
        message = f"the checker '{criterion.use}' cannot be made: {type(error).__name__}: {error}"
        return None, [source.problem(Code.CHECKER_BREAKS, (*where, "use"), message, "tell its author, or leave it out")]


def _digest(*files: Path) -> str:
    """Hash some files together."""
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes() if path.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()
