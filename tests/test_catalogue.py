"""The tutor's own words: none missing in Italian, none that it would not say."""

from __future__ import annotations

import ast
import string
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

import tutor
from tutor.course.wording import shouts, stern_words
from tutor.i18n import LANGUAGES, speaker

PACKAGE = Path(tutor.__file__).parent
ITALIAN = PACKAGE / "locale/it/LC_MESSAGES"
KEYWORDS = {"say": None, "plural": (1, 2), "marked": None}
TECHNICAL = {"this scenario has errors", "questo scenario ha degli errori", "`tutor check` shows how to mend them"}
"""Said to authors, in their trade's words."""


def extracted() -> set[str | tuple[str, str]]:
    found: set[str | tuple[str, str]] = set()
    for _, _, message, _, _ in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=KEYWORDS):
        if isinstance(message, tuple):
            found.add((message[0], message[1]))
        elif message.strip():
            found.add(message)
    return found


def italian() -> Catalog:
    return read_po(BytesIO((ITALIAN / "tutor.po").read_bytes()), locale="it")


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def said() -> dict[str, list[str]]:
    """Return everything the tutor says, by language."""
    english = [text for message in extracted() for text in (message if isinstance(message, tuple) else (message,))]
    return {"en": english, "it": [text for message in italian() if message.id for text in strings(message)]}


def strings(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple | list) else (message.string,)


def spoken(catalogue: Catalog) -> dict[str, tuple[str, ...]]:
    """Return what a catalogue says, by the English of it."""
    return {
        message.id if isinstance(message.id, str) else message.id[0]: tuple(strings(message))
        for message in catalogue
        if message.id
    }


def test_no_sentence_hides_in_an_f_string() -> None:
    """Before Python 3.12 nothing finds it there."""
    hidden = [
        f"{path.name}:{call.lineno}"
        for path in PACKAGE.rglob("*.py")
        for text in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(text, ast.JoinedStr)
        for call in ast.walk(text)
        if isinstance(call, ast.Call) and getattr(call.func, "attr", getattr(call.func, "id", "")) in KEYWORDS
        if call.args and isinstance(call.args[0], ast.Constant)
    ]
    assert hidden == []


def test_no_sentence_is_missing_and_none_is_left_over() -> None:
    known = {
        tuple(message.id) if isinstance(message.id, list | tuple) else message.id for message in italian() if message.id
    }
    assert extracted() - known == set(), "add them to tutor.po: CONTRIBUTING.md says how"
    assert known - extracted() == set(), "nobody says them any more"


def test_every_sentence_is_translated_with_the_same_places() -> None:
    for message in italian():
        if not message.id:
            continue
        source = message.id[-1] if isinstance(message.id, list | tuple) else message.id
        for text in strings(message):
            assert text.strip(), message.id
            assert places(text) == places(source), message.id
            assert not message.fuzzy, message.id


def test_the_compiled_catalogue_is_up_to_date() -> None:
    compiled = read_mo(BytesIO((ITALIAN / "tutor.mo").read_bytes()))
    assert spoken(compiled) == spoken(italian())


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_tutor_is_no_schoolmaster(language: str) -> None:
    """The interface is held to the list that courses are held to."""
    spoken_to_learners = [text for text in said()[language] if text not in TECHNICAL]
    assert {text: words for text in spoken_to_learners if (words := stern_words(text, language))} == {}
    assert [text for text in spoken_to_learners if shouts(text)] == []


def test_plurals_and_places() -> None:
    assert speaker("it").plural("{number} word", "{number} words", 1) == "1 parola"
    assert speaker("it").plural("{number} word", "{number} words", 3) == "3 parole"
    assert speaker("en").say("You are {role}.", role="{role}") == "You are {role}."
    assert speaker("de").language == "en"
    assert speaker("it").say("") == ""
