"""From pydantic's complaints to problems an author can act on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from tutor.checkers.settings import Languages
from tutor.course.complaints import Name, said
from tutor.course.homes import closest, home, keys_of, models_in, nearest
from tutor.course.limits import MAX_PROBLEMS
from tutor.course.model import Scenario
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source

M = TypeVar("M", bound=BaseModel)
"""A part of a course."""
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
_CHOICES = ("literal_error", "enum", "union_tag_invalid", "union_tag_not_found")


def validate(source: Source, model: type[M], languages: Languages) -> tuple[M | None, list[Problem]]:
    """Check a file against a model.

    Returns:
        The model, or None with every problem of its shape.
    """
    return validate_part(source, model, source.data, (), languages, model)


def validate_part(
    source: Source,
    model: type[M],
    data: Any,
    base: Path,
    languages: Languages,
    whole: type[BaseModel] = Scenario,
    beside: tuple[str, ...] = (),
) -> tuple[M | None, list[Problem]]:
    """Check a part of a file.

    Args:
        source: The file.
        model: What the part has to be.
        data: The part.
        base: Where the part stands in the file.
        languages: Which language is read.
        whole: What the whole file is, for keys that belong elsewhere in it.
        beside: Keys that may stand in the same table and are read by somebody else.
    """
    try:
        return model.model_validate(data, context=languages), []
    except ValidationError as error:
        found: dict[Path, Problem] = {}
        for complaint in error.errors(include_url=False, include_input=True):
            path = (*base, *real_path(complaint, data, languages))
            known = [*_fields_at(model, complaint["loc"][:-1]), *(beside if len(complaint["loc"]) == 1 else ())]
            for place, problem in _problems(source, complaint, path, languages, whole, known):
                found.setdefault(place, problem)
            if len(found) > MAX_PROBLEMS:
                break
        return None, _told(source, found, whole)


def _told(source: Source, problems: dict[Path, Problem], whole: type[BaseModel]) -> list[Problem]:
    """Leave out what another problem has said already: one slip is one problem."""
    kept = [problem for path, problem in problems.items() if not _follows(path, problem, problems, whole)]
    if len(kept) <= MAX_PROBLEMS:
        return kept
    message = f"the file has more than {MAX_PROBLEMS} problems; the rest waits until these are mended"
    return [*kept[:MAX_PROBLEMS], source.problem(Code.TOO_MANY, (), message, "mend these, then check again")]


def _follows(path: Path, problem: Problem, problems: dict[Path, Problem], whole: type[BaseModel]) -> bool:
    """Tell whether a problem is there because of another: a key missing that is there misspelt or misplaced, a list
    too short because one of its items is broken.
    """
    if problem.code is Code.MISSING_KEY:
        unknown = [other for other, found in problems.items() if found.code is Code.UNKNOWN_KEY]
        name = str(path[-1])
        beside = [str(other[-1]) for other in unknown if other[:-1] == path[:-1]]
        elsewhere = any(other[-1] == name and len(path) == 1 and home(name, whole) for other in unknown)
        return bool(closest(name, beside)) or elsewhere
    return any(len(other) > len(path) and other[: len(path)] == path for other in problems)


def real_path(complaint: Any, data: Any, languages: Languages) -> Path:
    """Follow the location of a complaint of pydantic's through the file: tags of unions are left out, languages put in
    where it is about a text and not about its key.
    """
    path: list[str | int] = []
    here: Any = data
    loc = complaint["loc"]
    for position, step in enumerate(loc):
        if isinstance(here, dict) and isinstance(step, int):
            here = _in_language(here, path, languages)
        if holds(here, step):
            path.append(step)
            here = here[step]
        elif position == len(loc) - 1 and isinstance(step, str) and isinstance(here, dict) and step.isidentifier():
            path.append(step)
    of_key = complaint["type"] == "extra_forbidden"
    if isinstance(here, dict) and here and set(here) <= set(languages.known) and not of_key:
        _in_language(here, path, languages)
    return tuple(path)


def _in_language(table: dict[str, Any], path: list[str | int], languages: Languages) -> Any:
    """Step into the language that was read, and note it in the path."""
    for code in (languages.language, languages.fallback, *table):
        if code in table:
            path.append(code)
            return table[code]
    return table


def holds(here: Any, step: str | int) -> bool:
    """Tell whether a table has a key, or a list a place."""
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _problems(
    source: Source, complaint: Any, path: Path, languages: Languages, whole: type[BaseModel], known: Iterable[str]
) -> Iterator[tuple[Path, Problem]]:
    """Make the problems of one complaint, each with the path that it is about."""
    kind, given = complaint["type"], complaint.get("input")
    if kind == "extra_forbidden":
        path = path if path[-1] == complaint["loc"][-1] else path[:-1]  # its texts may be by language: raeder.en
        yield path, unknown_key(source, path, known, whole)
    elif kind == "missing" and isinstance(complaint["loc"][-1], str):
        yield path, _missing(source, path[:-1], str(path[-1]))
    elif kind in _CHOICES:
        yield path, _choice(source, complaint, path)
    elif kind in ("string_type", "tuple_type") and (strange := _strange_languages(given, languages)):
        for code in strange:
            yield (*path, code), _unknown_language(source, (*path, code), languages)
    else:
        code = Code.TOO_MANY if kind == "too_long" else Code.WRONG_VALUE
        yield path, source.problem(code, path, *said(complaint, _name_of(path, languages)))


def _name_of(path: Path, languages: Languages) -> Name:
    """Name a value as its author does."""
    names = [str(step) for step in path if isinstance(step, str)]
    key = ".".join(names[-2:] if names[-1:] and names[-1] in languages.known else names[-1:]) or "this file"
    called = f"an item of '{key}'" if path and isinstance(path[-1], int) else f"'{key}'"
    return Name(key, called, ".".join(names))


def _missing(source: Source, above: Path, key: str) -> Problem:
    return source.problem(Code.MISSING_KEY, above, f"the key '{key}' is missing here", f"add {key} = …", at_key=True)


def _strange_languages(given: Any, languages: Languages) -> list[str]:
    """Return the languages that the course does not have in a table that was meant to hold one text a language."""
    if not isinstance(given, dict):
        return []
    meant = not set(languages.known).isdisjoint(given) or all(_LANGUAGE.fullmatch(code) for code in given)
    return [code for code in given if code not in languages.known] if meant else []


def _unknown_language(source: Source, path: Path, languages: Languages) -> Problem:
    code = str(path[-1])
    close = closest(code, list(languages.known)) if not _LANGUAGE.fullmatch(code) else ""
    cure = f"did you mean '{close}'?" if close else f"add '{code}' to languages in course.toml, or take this out"
    message = f"'{code}' is not a language of this course, which has {', '.join(languages.known)}"
    return source.problem(Code.UNKNOWN_LANGUAGE, path, message, cure, at_key=True)


def unknown_key(source: Source, path: Path, known: Iterable[str], whole: type[BaseModel] = Scenario) -> Problem:
    """Make the problem of a key that nobody reads, with the place where it belongs or the nearest one that exists."""
    key, fields = str(path[-1]), sorted(known)
    here = ".".join(str(name) for name in path[:-1] if isinstance(name, str))
    cure = home(key, whole, here) or nearest(key, fields)
    return source.problem(Code.UNKNOWN_KEY, path, f"nobody reads the key '{key}' here", cure, at_key=True)


def _choice(source: Source, complaint: Any, path: Path) -> Problem:
    """A value outside an enumeration, or a kind of answer that does not exist."""
    context = complaint.get("ctx", {})
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    known = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",") if word.strip()]
    if complaint["type"] == "union_tag_not_found":
        return _missing(source, path, "kind")
    if complaint["type"] == "union_tag_invalid":
        path, given = (*path, "kind"), str(context.get("tag"))
    else:
        given = str(complaint.get("input"))
    return source.problem(Code.WRONG_VALUE, path, f"'{path[-1]}' cannot be '{given[:60]}'", nearest(given, known))


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the keys of the model that a location leads to; nothing where it leads elsewhere."""
    here: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        tagged = [option for option in here if _tag(option) == step]
        inside = [
            found
            for option in here
            if step in option.model_fields
            for found in models_in(option.model_fields[str(step)].annotation)
        ]
        here = tagged or inside or here
    return [key for option in here[:1] for key in keys_of(option)]


def _tag(model: type[BaseModel]) -> str:
    kind = model.model_fields.get("kind")
    arguments = get_args(kind.annotation) if kind else ()
    return str(arguments[0]) if arguments else model.__name__
