"""How a course speaks to its learners: no schoolmaster, no shouting, no markup, nothing longer than the screen."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path as File
from typing import Any

from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source
from tutor.i18n import FALLBACK
from tutor.text.concepts import find_any
from tutor.text.patterns import compile_patterns
from tutor.text.reading import read

SAID = frozenset("ask question hints why move says picked missed high low notes answer".split())
"""Keys of the texts in which the tutor speaks; in all others somebody else may, and may be rude."""
SHOWN = SAID | frozenset("title role reader goal link_in link_out brief label style text about".split())
"""Keys of the texts that a learner reads."""
_NOT_SHOWN = frozenset("samples match accept criteria/about mistakes/about combinations/picked material/text".split())
"""Places where such a key holds something else: patterns, ids, test answers, material that may be about markup."""
_HEARD = frozenset(("objections/says",))
"""Places where such a key holds what somebody says to the tutor."""
_QUOTES = re.compile(r"«[^»]*»|“[^”]*”|\"[^\"]*\"")
_MARKUP = re.compile(r"</?[A-Za-z][^<>]*>|<!--|&(?:[a-z]{2,8}|#\d{1,6});")
_CAPITALS = re.compile(r"\b[^\W\d_a-z]{5,}\b|\b[^\W\d_a-z]{3,}(?: [^\W\d_a-z]{3,})+\b")


@dataclass(frozen=True, slots=True)
class Stern:
    """A word of the schoolmaster."""

    word: str
    instead: str
    """What to say in its place."""


@dataclass(frozen=True, slots=True)
class _Text:
    """A text of a course and where it stands."""

    path: Path
    key: str
    language: str
    text: str
    spoken: bool
    """Whether it is the tutor who speaks."""


def wording(source: Source, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Read every text of a scenario, or of a course's header, that a learner sees.

    Args:
        source: The file.
        languages: The course's languages; a text without one is in the first.
    """
    for found in _texts(source.data, (), languages):
        if found.spoken:
            yield from _spoken(source, found)
        if match := _MARKUP.search(found.text):
            message = f"'{match[0][:30]}' is shown as it stands: texts are plain"
            yield source.problem(
                Code.MARKUP, found.path, message, "write the word itself, and a new line where one begins"
            )
        most = _lists()["longest"].get(found.key, 0)
        if most and (long := len(found.text.strip())) > most:
            message = f"{long} characters, and the screen shows about {most} of '{found.key}'"
            yield source.problem(Code.OVERLONG, found.path, message, "shorten it, or move a part to the brief")


def stern_words(text: str, language: str) -> list[Stern]:
    """Return the words of a text that the tutor would not say; negated or in quotation marks they are fine.

    Args:
        text: A sentence in which the tutor speaks.
        language: ``it`` or ``en``; another language has no list.
    """
    lists = _lists()
    reading = read(unquoted(text), language if language in lists else FALLBACK)
    return [
        Stern(reading.quote(hit.span), lists["instead"][group])
        for group, words in lists.get(language, {}).items()
        for hit in find_any(compile_patterns(words, language, exact=True), reading)
    ]


def shouts(text: str) -> str:
    """Return what of a text is shouted, an exclamation mark or capitals; empty for nothing."""
    spoken = unquoted(text)
    if "!" in spoken:
        return "!"
    loud = (match[0] for match in _CAPITALS.finditer(spoken) if match[0].isupper())
    return next((word for word in loud if word not in _lists()["acronyms"]), "")


def unquoted(text: str) -> str:
    """Return a text with what stands between quotation marks blanked out: those are other people's words."""
    return _QUOTES.sub(lambda match: " " * len(match[0]), text)


def _spoken(source: Source, found: _Text) -> Iterator[Problem]:
    for stern in stern_words(found.text, found.language):
        message = f"[{found.language}] the tutor would not say '{stern.word}' to a learner"
        yield source.problem(Code.STERN_WORD, found.path, message, stern.instead)
    if loud := shouts(found.text):
        message = f"[{found.language}] '{loud}' shouts"
        yield source.problem(
            Code.SHOUTING, found.path, message, "say it calmly; a character's words go between «» or “”"
        )


def _texts(data: Any, path: Path, languages: Collection[str]) -> Iterator[_Text]:
    """Give every text that a learner reads."""
    if isinstance(data, str):
        names = [str(part) for part in path if isinstance(part, str) and part not in languages]
        language = next((str(part) for part in reversed(path) if part in languages), next(iter(languages)))
        place = "/".join(names[-2:])
        hidden = {*names, place} & _NOT_SHOWN
        if names and names[-1] in SHOWN and not hidden:
            yield _Text(path, names[-1], language, data, names[-1] in SAID and place not in _HEARD)
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key), languages)
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _texts(value, (*path, index), languages)


@cache
def _lists() -> dict[str, Any]:
    with (File(__file__).parent / "wording.toml").open("rb") as file:
        return tomllib.load(file)
