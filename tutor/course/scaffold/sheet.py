"""An empty answers file: every key, and what it is for."""

from __future__ import annotations

from typing import Any

from tutor.course.scaffold.document import Document
from tutor.course.scaffold.questions import LANGUAGES_KEY, Field, Kind, Question
from tutor.i18n import Speaker


def answers_sheet(questions: tuple[Question, ...], extra: tuple[Field, ...], voice: Speaker) -> str:
    """Write an answers file to fill in.

    Args:
        questions: What is asked.
        extra: Further keys that a file may have.
        voice: Says the questions.

    Returns:
        TOML with an empty value for each key; those that may stay away stand in comments.
    """
    document = Document()
    document.comment(
        voice.say("Answers for `tutor new`: fill in what is empty. A text may be one by language: role.it, role.en.")
    )
    for question in questions:
        document.space()
        document.comment(f"{voice.say(question.ask)} {voice.say(question.help)}")
        for field in question.fields:
            _field(document, field)
    document.space()
    for field in extra:
        _field(document, field)
    return document.text()


def _field(document: Document, field: Field) -> None:
    listed = field.key == LANGUAGES_KEY
    known = ", ".join(option.value for option in field.options if option.value and not listed)
    about = f"{field.about}: {known}" if known else field.about
    empty: Any = [] if field.kind is Kind.LIST or listed else ""
    if field.needed and len(about) < 60:
        document.set(field.key, empty, about)
    else:
        document.comment(about)
        if field.needed:
            document.set(field.key, empty)
        else:
            document.comment(f"{field.key} = {'[]' if empty == [] else chr(34) * 2}")


def questions_data(questions: tuple[Question, ...], extra: tuple[Field, ...], voice: Speaker) -> list[dict[str, Any]]:
    """Return the questions for a program: each with its fields, their kinds and what may be chosen."""
    rows = [
        {
            "id": question.id,
            "ask": voice.say(question.ask),
            "help": voice.say(question.help),
            "fields": _data(question.fields),
        }
        for question in questions
    ]
    return rows + ([{"id": "extra", "ask": "", "help": "", "fields": _data(extra)}] if extra else [])


def _data(fields: tuple[Field, ...]) -> list[dict[str, Any]]:
    return [
        {
            "key": field.key,
            "kind": str(field.kind),
            "about": field.about,
            "options": [option.value for option in field.options if option.value],
            "by_language": field.translated,
            "needed": field.needed,
        }
        for field in fields
    ]
