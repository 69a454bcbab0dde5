"""A course being made: a folder with a header, a first company, and a place for each skill area."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tutor.course.catalogue import COMPANIES, COURSE_FILE
from tutor.course.scaffold.answers import CompanyAnswers
from tutor.course.scaffold.defaults import sentence
from tutor.course.scaffold.outline import slug
from tutor.course.scaffold.places import AREAS, company_text, course_text
from tutor.engine.making import write_files
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line


def new_course(root: Path, title: str, languages: Sequence[str]) -> list[Path]:
    """Make a course.

    Args:
        root: Its folder; it may be there, and holds no course yet.
        title: Its title; empty for the folder's name.
        languages: Codes of its languages, the most complete first.

    Returns:
        The files written.

    Raises:
        TutorError: There is a course already, or the folder cannot be written.
    """
    header = root / COURSE_FILE
    if header.exists():
        raise TutorError(
            marked("there is a course already"), str(root), marked("give another name"), ExitCode.UNWRITABLE
        )
    codes = tuple(dict.fromkeys(languages))
    name = root.absolute().name
    described = {
        language: CompanyAnswers(
            languages=codes,
            name=sentence("first_company", "name", language),
            about=sentence("first_company", "about", language),
        )
        for language in codes
    }
    company = slug(sentence("first_company", "name", codes[0]), "company")
    files = {
        header: course_text(slug(name, "course"), clean_line(title or name), codes),
        root / COMPANIES / f"{company}.toml": company_text(company, described),
    }
    write_files(files)
    for area in AREAS:
        (root / area).mkdir(exist_ok=True)
    return list(files)
