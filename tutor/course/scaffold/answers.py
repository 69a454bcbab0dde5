"""An answers file: its models, its reading, and every problem in it at once."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import Field as Bound

from tutor.checkers.settings import Languages, Text, Texts
from tutor.course.header import Area, Department
from tutor.course.homes import nearest
from tutor.course.part import Id, Part
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.scaffold.questions import LANGUAGES_KEY, Field, Question, current, languages_of
from tutor.course.scaffold.rules import complaint, tidy, unequal
from tutor.course.shape import validate
from tutor.course.source import Source
from tutor.i18n import LANGUAGES

A = TypeVar("A", bound="Answers")


class Answers(Part):
    """What both kinds of answers share."""

    languages: tuple[str, ...] = Bound(min_length=1)
    """Codes of the languages it is written in."""


class ScenarioAnswers(Answers):
    """What a scenario is made of, in one language."""

    area: Area
    company: Id | None = None
    """Id of a company of the course; without it, a new one is made."""
    company_name: Text = ""
    company_about: Text = ""
    role: Text
    department: Department
    situation: Text
    facts: Texts
    """Facts, those that stay inside with a ``!`` before them."""
    reader: Text
    goal: Text
    ask: Text
    where: str
    """``text``, or the id of a network."""
    model: Text
    mistake: Text
    mistake_says: Text = ""
    title: Text = ""
    """Without one, the beginning of the situation."""
    as_note: tuple[str, ...] = ()
    """Criteria that are advice only, since the good answer does not meet them."""


class CompanyAnswers(Answers):
    """What a company is made of, in one language."""

    name: Text
    about: Text
    people: tuple[str, ...] = ()
    readers: Texts = ()
    facts: Texts = ()
    products: Texts = ()
    tone: Texts = ()
    confidential: Texts = ()
    channels: tuple[str, ...] = ()


def read_answers(source: Source, model: type[A], questions: tuple[Question, ...]) -> tuple[dict[str, A], list[Problem]]:
    """Read an answers file.

    Args:
        source: The file.
        model: `ScenarioAnswers` or `CompanyAnswers`.
        questions: The questions it answers.

    Returns:
        The answers by language, and every problem. With a problem the answers are not to be used.
    """
    languages = languages_of(source.data)
    asked = [field for _, fields in current(questions, source.data) for field in fields]
    problems = [] if languages == tuple(source.data.get(LANGUAGES_KEY, languages)) else [_strange_language(source)]
    by_language: dict[str, A] = {}
    for language in languages:
        answers, wrong = validate(source, model, Languages(language, languages[0], LANGUAGES))
        problems += [problem for problem in wrong if problem not in problems]
        if answers is not None:
            by_language[language] = _tidied(answers, asked)
    taken = {problem.place for problem in problems if problem.code is not Code.MISSING_KEY}
    for field in asked:
        if field.key in source.data:
            problems += [found for found in _written(source, field, languages) if found.place not in taken]
        elif field.needed and not model.model_fields[field.key].is_required():
            cure = f"add {field.key} = …: {field.about}"
            problems.append(source.problem(Code.MISSING_KEY, (), f"the key '{field.key}' is missing here", cure))
    return by_language, sorted(problems)


def _tidied(answers: A, asked: list[Field]) -> A:
    """Bring every text into its shape, as what is typed is."""
    held = {field.key: (field, getattr(answers, field.key)) for field in asked if field.key != LANGUAGES_KEY}
    values = {key: tidy(field, value) for key, (field, value) in held.items() if value}
    return answers.model_copy(update={key: tuple(v) if isinstance(v, list) else v for key, v in values.items()})


def _strange_language(source: Source) -> Problem:
    listed = ", ".join(LANGUAGES)
    return source.problem(Code.WRONG_VALUE, (LANGUAGES_KEY,), f"'languages' is a list of what I speak: {listed}")


def _written(source: Source, field: Field, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Hold what is written for a field against its rule, in each language."""
    key, written = field.key, source.data[field.key]
    if field.translated and len(languages) > 1 and not isinstance(written, dict):
        listed = " and ".join(f"{key}.{language} = …" for language in languages)
        message = f"'{key}' is there once, and there are {len(languages)} languages"
        yield source.problem(Code.MISSING_TRANSLATION, (key,), message, f"write {listed}", at_key=True)
        return
    tables: dict[Path, Any] = {(key,): written}
    if field.translated and isinstance(written, dict):
        tables = {(key, language): written.get(language) for language in languages}
    for path, value in tables.items():
        if value is None:
            message, cure = f"'{key}' has no text in '{path[-1]}'", f"add {key}.{path[-1]} = …"
            yield source.problem(Code.MISSING_TRANSLATION, path[:1], message, cure, at_key=True)
        elif isinstance(value, str | list) and key != LANGUAGES_KEY and (found := complaint(field, value)):
            said = f"'{key}': {found.message.format(**found.values)}"
            known = [option.value for option in field.options if option.value]
            cure = nearest(value, known) if known and isinstance(value, str) else field.about
            yield source.problem(Code.WRONG_VALUE, path, said, cure)
    if found := unequal(field, source.data):
        yield source.problem(Code.WRONG_VALUE, (key,), f"'{key}': {found.message}", at_key=True)
