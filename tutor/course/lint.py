"""What a course as a whole should have, beyond each file being right."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tutor.checkers.settings import Languages
from tutor.course.catalogue import COMPANIES, COURSE_FILE, company_files, refused_files
from tutor.course.expressions import expressions
from tutor.course.load import Course
from tutor.course.positions import Path
from tutor.course.precedents import out_of_step
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml
from tutor.course.twins import twins
from tutor.course.wording import wording


def lint(course: Course) -> Iterator[Problem]:
    """Look over a course: files that are not read, header, companies, translations, ids, twins, precedents."""
    yield from refused_files(course.root)
    yield from _header(course)
    yield from _companies(course)
    taken: dict[str, str] = {}
    sources: list[Source] = []
    for path in course.files:
        source = read_toml(path, f"{path.parent.name}/{path.name}")
        if isinstance(source, Problem):
            continue
        yield from missing_translations(source, course.header.languages)
        head = source.data.get("scenario")
        if not isinstance(head, dict):
            continue
        name = str(head.get("id", ""))
        if name in taken:
            message = f"the id '{name}' is already taken by {taken[name]}"
            yield source.problem(Code.DUPLICATE_ID, ("scenario", "id"), message, "give each scenario its own")
        taken.setdefault(name, source.name)
        sources.append(source)
    yield from twins(sources, course.header.languages)
    yield from out_of_step(course.root)


def _header(course: Course) -> Iterator[Problem]:
    """Look over `course.toml`: translations, how it speaks, and objections with the same id."""
    source = read_toml(course.root / COURSE_FILE, COURSE_FILE)
    if isinstance(source, Problem):
        return
    yield from missing_translations(source, course.header.languages)
    yield from wording(source, course.header.languages)
    yield from expressions(source)
    names = [objection.id for objection in course.header.objections]
    for at, name in enumerate(names):
        if name in names[:at]:
            message = f"the id '{name}' is taken by another objection"
            yield source.problem(Code.DUPLICATE_ID, ("objections", at, "id"), message, "give each its own")


def _companies(course: Course) -> Iterator[Problem]:
    """Look over the patterns of the companies; what else is wrong with them is told when the course is loaded."""
    for path in company_files(course.root):
        source = read_toml(path, f"{COMPANIES}/{path.name}")
        if isinstance(source, Source):
            yield from expressions(source)


def missing_translations(source: Source, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Point at every text that is there in some language and not in all of the course's."""
    for path, table in _tables_by_language(source.data, (), {*languages, *Languages("").known}):
        for language in languages:
            if language not in table:
                message = f"'{path[-1]}' has no text in '{language}'"
                yield source.problem(
                    Code.MISSING_TRANSLATION, path, message, f"add {path[-1]}.{language} = …", at_key=True
                )


def _tables_by_language(data: Any, path: Path, languages: set[str]) -> Iterator[tuple[Path, dict[str, Any]]]:
    if isinstance(data, dict):
        if data and set(data) <= languages:
            yield path, data
            return
        for key, value in data.items():
            yield from _tables_by_language(value, (*path, key), languages)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _tables_by_language(value, (*path, index), languages)
