"""From pydantic's complaints to problems an author can act on."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from tutor.checkers.settings import Languages
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source

M = TypeVar("M", bound=BaseModel)
"""A part of a course."""

_SAYINGS = {
    "string_type": "this should be a text, or texts by language",
    "int_type": "this should be a whole number",
    "int_from_float": "this should be a whole number",
    "int_parsing": "this should be a whole number",
    "float_type": "this should be a number",
    "float_parsing": "this should be a number",
    "bool_type": "this should be true or false",
    "bool_parsing": "this should be true or false",
    "tuple_type": "this should be a list, or lists by language: […]",
    "model_type": "this should be a table",
    "model_attributes_type": "this should be a table",
    "dict_type": "this should be a table",
    "too_short": "there are too few of them here",
    "string_pattern_mismatch": "an id is lower-case words joined by hyphens: open-day",
    "string_too_long": "this is too long",
}


def validate(source: Source, model: type[M], languages: Languages) -> tuple[M | None, list[Problem]]:
    """Check a file against a model.

    Returns:
        The model, or None with every problem of its shape.
    """
    return validate_part(source, model, source.data, (), languages)


def validate_part(
    source: Source, model: type[M], data: Any, base: Path, languages: Languages
) -> tuple[M | None, list[Problem]]:
    """Check a part of a file; `base` says where the part stands."""
    try:
        return model.model_validate(data, context=languages), []
    except ValidationError as error:
        problems: dict[Path, Problem] = {}
        for complaint in error.errors(include_url=False, include_input=True):
            path = (*base, *_real_path(complaint["loc"], data, languages))
            problem = _problem(source, model, complaint, path)
            problems.setdefault((*path, problem.code.value if problem.code is Code.MISSING_KEY else ""), problem)
        return None, _without_misspelt(problems)


def _without_misspelt(problems: dict[Path, Problem]) -> list[Problem]:
    """Leave out a missing key where it is there, misspelt: one slip is one problem."""
    unknown = [(path[:-2], str(path[-2])) for path, problem in problems.items() if problem.code is Code.UNKNOWN_KEY]
    kept = []
    for path, problem in problems.items():
        beside = [name for parent, name in unknown if parent == path[:-2]]
        misspelt = problem.code is Code.MISSING_KEY and get_close_matches(str(path[-2]), beside, n=1, cutoff=0.6)
        if not misspelt:
            kept.append(problem)
    return kept


def _real_path(loc: tuple[str | int, ...], data: Any, languages: Languages) -> Path:
    """Follow pydantic's location through the file: tags of unions are left out, languages put in."""
    path: list[str | int] = []
    here: Any = data
    for position, step in enumerate(loc):
        if isinstance(here, dict) and isinstance(step, int):
            here = _in_language(here, path, languages)
        if _holds(here, step):
            path.append(step)
            here = here[step]
        elif position == len(loc) - 1 and isinstance(step, str) and isinstance(here, dict) and step.isidentifier():
            path.append(step)
    if isinstance(here, dict) and here and set(here) <= set(languages.known):
        _in_language(here, path, languages)
    return tuple(path)


def _in_language(table: dict[str, Any], path: list[str | int], languages: Languages) -> Any:
    """Step into the language that was read, and note it in the path."""
    for code in (languages.language, languages.fallback, *table):
        if code in table:
            path.append(code)
            return table[code]
    return table


def _holds(here: Any, step: str | int) -> bool:
    """Tell whether a table has a key, or a list a place."""
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _problem(source: Source, model: type[BaseModel], complaint: Any, path: Path) -> Problem:
    kind, name = complaint["type"], str(path[-1]) if path else ""
    if kind == "extra_forbidden":
        fields = _fields_at(model, complaint["loc"][:-1])
        return unknown_key(source, path, fields)
    if kind == "missing":
        return source.problem(
            Code.MISSING_KEY, path[:-1], f"the key '{name}' is missing here", f"add {name} = …", at_key=True
        )
    if kind in ("literal_error", "enum", "union_tag_invalid", "union_tag_not_found"):
        return _choice(source, complaint, path)
    name = next((str(part) for part in reversed(path) if isinstance(part, str)), "")
    message = _SAYINGS.get(kind) or complaint["msg"].removeprefix("Value error, ")
    return source.problem(Code.WRONG_VALUE, path, f"'{name}': {message}")


def unknown_key(source: Source, path: Path, known: Iterable[str]) -> Problem:
    """Make the problem of a key that nobody reads, with the nearest one that exists."""
    fields = sorted(known)
    return source.problem(
        Code.UNKNOWN_KEY, path, f"nobody reads the key '{path[-1]}' here", nearest(str(path[-1]), fields), at_key=True
    )


def nearest(word: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or list them all."""
    words = list(known)
    close = get_close_matches(word, words, n=1, cutoff=0.6)
    if close:
        return f"did you mean '{close[0]}'?"
    return f"known here: {', '.join(words[:20])}" if words else ""


def _choice(source: Source, complaint: Any, path: Path) -> Problem:
    """A value outside an enumeration, or a kind of answer that does not exist."""
    context = complaint.get("ctx", {})
    expected = str(context.get("expected") or context.get("expected_tags") or "")
    known = [word.strip(" '") for word in expected.replace(" or ", ", ").split(",") if word.strip()]
    if complaint["type"] == "union_tag_not_found":
        return source.problem(Code.MISSING_KEY, path, "the key 'kind' is missing here", "add kind = …", at_key=True)
    if complaint["type"] == "union_tag_invalid":
        path, given = (*path, "kind"), str(context.get("tag"))
    else:
        given = str(complaint.get("input"))
    return source.problem(Code.WRONG_VALUE, path, f"'{path[-1]}' cannot be '{given[:60]}'", nearest(given, known))


def _fields_at(model: type[BaseModel], loc: tuple[str | int, ...]) -> list[str]:
    """Return the fields of the model that a location leads to; nothing where it leads elsewhere."""
    here: list[type[BaseModel]] = [model]
    for step in loc:
        if isinstance(step, int):
            continue
        tagged = [option for option in here if _tag(option) == step]
        inside = [
            found
            for option in here
            if step in option.model_fields
            for found in _models_in(option.model_fields[str(step)].annotation)
        ]
        here = tagged or inside or here
    return [field for option in here[:1] for field in option.model_fields]


def _tag(model: type[BaseModel]) -> str:
    kind = model.model_fields.get("kind")
    arguments = get_args(kind.annotation) if kind else ()
    return str(arguments[0]) if arguments else model.__name__


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    """Return the models inside an annotation such as ``tuple[Step, ...] | None``."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]
