"""The files around a scenario: a course, a company, and where a new file may stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import get_args

from tutor.course.header import Area
from tutor.course.model import FORMAT
from tutor.course.scaffold.answers import CompanyAnswers
from tutor.course.scaffold.defaults import sentence
from tutor.course.scaffold.document import Document
from tutor.course.scaffold.forms import giving_away
from tutor.course.scaffold.outline import slug

AREAS: tuple[str, ...] = get_args(Area)
"""The folders of a course that hold scenarios."""


def course_text(course: str, title: str, languages: Iterable[str]) -> str:
    """Write a course's header.

    Args:
        course: Its id.
        title: Its title, the same in every language.
        languages: Codes, the most complete first.
    """
    codes = tuple(languages)
    document = Document()
    document.comment(sentence("comments", "course", codes[0]))
    document.set("format", FORMAT)
    document.set("id", course)
    document.texts("title", dict.fromkeys(codes, title))
    document.set("languages", codes)
    return document.text()


def company_text(company: str, answers: Mapping[str, CompanyAnswers]) -> str:
    """Write a company's file.

    Args:
        company: Its id.
        answers: By language.
    """
    first = next(iter(answers))
    document = Document()
    document.comment(sentence("comments", "company", first))
    document.set("format", FORMAT)
    document.set("id", company)
    document.texts("name", {language: given.name for language, given in answers.items()})
    document.texts("about", {language: given.about for language, given in answers.items()})
    for key in ("people", "readers", "facts", "products", "tone", "inside", "confidential", "channels"):
        _list(document, key, answers, first)
    return document.text()


def _list(document: Document, key: str, answers: Mapping[str, CompanyAnswers], first: str) -> None:
    """Write one of the lists; an empty one as a comment that shows where it would stand."""
    document.space()
    named = f"company_{key}" if key in ("facts", "confidential") else key
    document.comment(sentence("comments", named, first))
    if key in ("people", "channels"):
        document.set(key, getattr(answers[first], key))
        return
    if key == "confidential":
        held = {language: _patterns(given, language) for language, given in answers.items()}
    else:
        told = "confidential" if key == "inside" else key
        held = {language: getattr(given, told) for language, given in answers.items()}
    if any(held.values()):
        document.texts(key, held)
    else:
        document.comment(f"{key}.{first} = []")


def _patterns(given: CompanyAnswers, language: str) -> tuple[str, ...]:
    """Return the forms that give away what stays inside, and that no public word of the company has."""
    told = (given.name, given.about, *given.facts, *given.readers, *given.products)
    return tuple(dict.fromkeys(form for line in given.confidential for form in giving_away(line, language, told)))


def scenario_id(file_name: str, title: str) -> str:
    """Make a scenario's id of its file's name, numbers before it left out; of its title where nothing is left."""
    return slug(re.sub(r"^\d+[-_ ]*", "", Path(file_name).stem), slug(title, "scenario"))


def misplaced(path: Path, area: str) -> str:
    """Say why a scenario's file may not stand at a place: its folder is the skill area; empty where it may."""
    if path.suffix != ".toml":
        return f"{path} does not end in .toml"
    folder = path.parent.name
    if folder == area:
        return ""
    if folder in AREAS:
        return f"the folder says '{folder}', and the answers say '{area}'"
    return f"the folder of a scenario is its skill area, and '{folder or '.'}' is none"
