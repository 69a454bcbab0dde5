"""Brings questions of other programs into a course: reads the file, finds the course, writes what is new."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path

from tutor.course.catalogue import COMPANIES, COURSE_FILE, read_entries
from tutor.course.exchange.formats import READERS
from tutor.course.exchange.frame import Frame, language_of
from tutor.course.exchange.naming import slug
from tutor.course.exchange.questions import Bank
from tutor.course.exchange.reading import QuestionFile, read_question_file
from tutor.course.exchange.scenarios import Draft, Imported, scenarios_of
from tutor.course.exchange.toml import table
from tutor.course.load import load_course
from tutor.course.model import FORMAT
from tutor.course.problems import Problem
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.learning.areas import AREAS

COMPANY = "my-company"
"""Id of the company that is made where the course has none."""


@dataclass(frozen=True)
class Target:
    """Where an import goes."""

    frame: Frame
    root: Path | None = None
    """The course's folder; None where nothing is written."""
    file: Path | None = None
    """The one file that was named, if it was one."""
    besides: dict[str, str] = field(default_factory=dict)
    """Further files that the course needs: text by path in its folder."""


@dataclass(frozen=True)
class Wishes:
    """What was asked for on the command line; empty for what was left open."""

    output: Path | None = None
    language: str = ""
    area: str = ""
    company: str = ""


def import_questions(path: Path, kind: str, wishes: Wishes, language: str) -> tuple[Target, Imported]:
    """Turn a question file into scenarios. Nothing is written.

    Args:
        path: The file.
        kind: Its format: see `READERS`.
        wishes: What was asked for.
        language: The language where neither the file nor the course tells.

    Raises:
        TutorError: There is no such file, or the course that was named cannot be used.
    """
    if not path.is_file():
        raise TutorError("no such file", str(path), exit_code=ExitCode.NOT_FOUND)
    file = read_question_file(path, str(path))
    if isinstance(file, Problem):
        return Target(Frame(language, (language,), COMPANY)), Imported((), (file,))
    bank = READERS[kind](file)
    target = _target(wishes, bank, file, language)
    return target, scenarios_of(file, bank, target.frame)


def _target(wishes: Wishes, bank: Bank, file: QuestionFile, language: str) -> Target:
    output = wishes.output
    single = output if output is not None and output.suffix == ".toml" else None
    root = single.resolve().parent.parent if single else output
    area = wishes.area or (single.resolve().parent.name if single else AREAS[0])
    if area not in AREAS:
        raise TutorError("no such skill area", area, f"there are {', '.join(AREAS)}", ExitCode.NOT_FOUND)
    spoken = wishes.language or language_of(bank) or language
    if root is not None and (root / COURSE_FILE).is_file():
        return _existing(root, single, area, wishes, spoken)
    if single is not None:
        hint = "write to course/area/name.toml, or name a folder: it becomes a course"
        raise TutorError("no course here", f"{root} has no {COURSE_FILE}", hint, ExitCode.NOT_FOUND)
    frame = Frame(spoken, (spoken,), wishes.company or COMPANY, area)
    return Target(frame, root, None, _new_course(root, file, frame) if root else {})


def _existing(root: Path, single: Path | None, area: str, wishes: Wishes, spoken: str) -> Target:
    """Find the place in a course that is there."""
    course = load_course(root, spoken)
    companies = sorted(course.companies)
    company = wishes.company or (companies[0] if companies else COMPANY)
    if companies and company not in companies:
        close = get_close_matches(company, companies, n=1)
        hint = f"did you mean '{close[0]}'?" if close else f"there are {', '.join(companies)}"
        raise TutorError("no such company in this course", company, hint, ExitCode.NOT_FOUND)
    frame = Frame(spoken, course.header.languages, company, area)
    return Target(frame, root, single, {} if companies else _company(frame))


def _new_course(root: Path, file: QuestionFile, frame: Frame) -> dict[str, str]:
    title = root.resolve().name or Path(file.name).stem
    header = {"format": FORMAT, "id": slug(title) or "course", "title": title, "languages": [frame.language]}
    return {COURSE_FILE: table("", header)} | _company(frame)


def _company(frame: Frame) -> dict[str, str]:
    """Make the file of a company that its author still has to describe."""
    say = frame.voice.say
    data = {
        "format": FORMAT,
        "id": frame.company,
        "name": say("[The name of the company.]"),
        "about": say("[What it makes, for whom, how many people work there.]"),
    }
    comment = say("What stands in [square brackets] is yours to write.")
    return {f"{COMPANIES}/{frame.company}.toml": table("", data, [comment])}


def write_import(target: Target, imported: Imported) -> list[Path]:
    """Write the scenarios into the course, and never over a file that is there.

    Returns:
        The files, in the order in which they were written.

    Raises:
        TutorError: A file or an id is taken, the folder lies outside the course, or it cannot be written. Nothing was
            written then, unless the disk failed half-way.
    """
    if target.root is None or not imported.drafts:
        return []
    if target.file is not None and len(imported.drafts) > 1:
        names = ", ".join(draft.id for draft in imported.drafts)
        hint = "name a folder, or split the questions"
        raise TutorError("several scenarios for one file", names, hint, ExitCode.UNWRITABLE)
    _refuse_taken(target.root, imported.drafts)
    files = {target.root / name: text for name, text in target.besides.items()}
    files |= {target.file or target.root / draft.path: draft.text for draft in imported.drafts}
    for path in files:
        if path.exists() or path.is_symlink():
            raise TutorError(
                "this file is there already", str(path), "move it, or name another folder", ExitCode.UNWRITABLE
            )
        if not path.resolve().is_relative_to(target.root.resolve()):
            raise TutorError("this folder leads out of the course", str(path.parent), exit_code=ExitCode.UNWRITABLE)
    for path, text in files.items():
        _write_new(path, text)
    return list(files)


def _refuse_taken(root: Path, drafts: tuple[Draft, ...]) -> None:
    """Refuse ids that the course has already."""
    taken = {entry.id: entry.path for entry in read_entries(root)}
    for draft in drafts:
        if draft.id in taken:
            hint = "rename the category or the question file, or name another folder"
            raise TutorError(
                "this scenario is there already", f"{draft.id}: {taken[draft.id]}", hint, ExitCode.UNWRITABLE
            )


def _write_new(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        raise TutorError(
            marked("this cannot be written"), f"{path}: {error.strerror or error}", exit_code=ExitCode.UNWRITABLE
        ) from error
