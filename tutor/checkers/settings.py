"""Types for settings and texts that an author may write once or by language."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, ValidationInfo, WithJsonSchema

from tutor.i18n import LANGUAGES
from tutor.text.patterns import PatternError, compile_pattern


@dataclass(frozen=True, slots=True)
class Languages:
    """Which of an author's languages is read. Given to pydantic as the validation context."""

    language: str
    fallback: str = ""
    """Read where `language` is missing; any language where this is missing too."""
    known: tuple[str, ...] = LANGUAGES
    """Codes that make a table a table by language."""


def pick(value: Any, info: ValidationInfo) -> Any:
    """Take one language out of ``{it = …, en = …}``; anything else stays as it is."""
    languages = info.context
    if not isinstance(value, dict) or not isinstance(languages, Languages):
        return value
    if not value or not set(value) <= {*languages.known, languages.language, languages.fallback}:
        return value
    for code in (languages.language, languages.fallback, *value):
        if code in value:
            return value[code]
    return value


def _compiles(sources: tuple[str, ...], info: ValidationInfo) -> tuple[str, ...]:
    language = info.context.language if isinstance(info.context, Languages) else "en"
    for source in sources:
        try:
            compile_pattern(source, language)
        except PatternError as error:
            raise ValueError(f"pattern '{source}': {error}") from error
    return sources


LANGUAGE = "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})?$"
"""The code of a language, as a table by language has it."""


_LINES = {"type": "array", "items": {"type": "string"}}


def by_language(name: str, note: str, schema: dict[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a value that may be written once or by language.

    Keywords of a type hold for that type alone, so one schema says both: editors complete the languages, and an error
    is told where it stands.

    Args:
        name: Under which the schema is kept once, however many fields have it.
        note: What editors show.
        schema: The value, written once.
    """
    return {
        "title": name,
        "description": note,
        **schema,
        "type": [schema["type"], "object"],
        "minProperties": 1,
        "properties": dict.fromkeys(Languages("").known, schema),
        "patternProperties": {LANGUAGE: schema},
        "additionalProperties": False,
    }


Text = Annotated[
    str,
    BeforeValidator(pick),
    WithJsonSchema(by_language("Text", "A text, or one by language: `title.it = …`.", {"type": "string"})),
]
"""A text, or one by language."""

Texts = Annotated[
    tuple[str, ...],
    BeforeValidator(pick),
    WithJsonSchema(by_language("Texts", "Texts, or texts by language: `hints.it = […]`.", _LINES)),
]
"""Several texts, or several by language."""

Patterns = Annotated[
    tuple[str, ...],
    BeforeValidator(pick),
    AfterValidator(_compiles),
    WithJsonSchema(
        by_language("Patterns", "Concept patterns, or patterns by language: `accept.it = ['prenot*']`.", _LINES)
    ),
]
"""Concept patterns, or patterns by language; each is tried out when the course is loaded."""

Groups = Annotated[
    tuple[Annotated[tuple[str, ...], AfterValidator(_compiles)], ...],
    BeforeValidator(pick),
    WithJsonSchema(
        by_language(
            "Groups",
            "Groups of concept patterns: one of each group counts. `groups.it = [['oliv*'], ['frantoi*']]`.",
            {"type": "array", "items": _LINES},
        )
    ),
]
"""Groups of concept patterns, or groups by language."""
