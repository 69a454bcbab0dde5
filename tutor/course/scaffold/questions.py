"""The questions of `tutor new` as data: both fronts ask them, and an answers file has their keys."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from tutor.i18n import LANGUAGES, marked
from tutor.networks.rules import networks

Given = Mapping[str, Any]
"""What has been answered so far, in the shape of an answers file: ``{"area": "content", "facts": {"it": [...]}}``."""
TEXT = "text"
"""In place of a network: a text for people."""
NEW = ""
"""In place of a company's id: one that is not there yet."""


class Kind(StrEnum):
    """How a field is filled in."""

    CHOICE = "choice"
    LINE = "line"
    LINES = "lines"
    """A text of several lines."""
    LIST = "list"
    """Several things, one a line."""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several things to choose from."""

    value: str
    label: str = ""
    """In English; spoken where it is shown. Empty where the front has a name for it, as for departments."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """Why an answer cannot be used yet."""

    message: str
    """In English, with ``{named}`` places."""
    values: Mapping[str, object] = field(default_factory=dict)


def no_rule(_: Any) -> Complaint | None:
    """Find nothing to complain about: most fields have no rule of their own."""
    return None


@dataclass(frozen=True, slots=True)
class Field:
    """One key of an answers file."""

    key: str
    kind: Kind
    label: str
    """A few words beside the box."""
    about: str = ""
    """What the key is for, for who writes the file by hand."""
    options: tuple[Option, ...] = ()
    translated: bool = False
    """Whether each language has a text of its own."""
    needed: bool = True
    applies: Callable[[Given], bool] = lambda _: True
    """Whether it is asked, given what has been answered."""
    rule: Callable[[Any], Complaint | None] = no_rule
    """What a value of one language has to be like, beyond being there."""


@dataclass(frozen=True, slots=True)
class Question:
    """One thing to ask, with one to three fields to fill in."""

    id: str
    ask: str
    help: str
    fields: tuple[Field, ...]


LANGUAGES_KEY = "languages"
"""The one choice that is kept as a list: of codes."""
AREAS = {
    "content": marked("content: a small, true, useful piece for one's own niche"),
    "networks": marked("networks: the same facts in the form that each place wants"),
    "tracking": marked("tracking: a goal, a figure, a decision"),
    "internal": marked("internal: a note on which a colleague can act"),
    "engagement": marked("engagement: a reply, a question, a calm word"),
}
"""The skill areas, with what is trained in them."""


def options(names: Mapping[str, str]) -> tuple[Option, ...]:
    """Make options of values and their labels."""
    return tuple(Option(each, label) for each, label in names.items())


def spoken(key: str, kind: Kind, label: str, about: str, **more: Any) -> Field:
    """Make a field that each language has a text of its own for."""
    return Field(key, kind, label, about, translated=True, **more)


def places() -> tuple[Option, ...]:
    """Return where a text may go: to people, or to a network."""
    return (
        Option(TEXT, marked("a text for people: a note, a message, a line")),
        *(Option(network.id, network.name) for network in networks().values()),
    )


def new_company(given: Given) -> bool:
    """Tell whether the company is one that has no file yet."""
    return not given.get("company")


def current(questions: tuple[Question, ...], given: Given) -> tuple[tuple[Question, tuple[Field, ...]], ...]:
    """Return the questions that apply, each with the fields that do."""
    asked = ((question, tuple(field for field in question.fields if field.applies(given))) for question in questions)
    return tuple((question, fields) for question, fields in asked if fields)


def languages_of(given: Given) -> tuple[str, ...]:
    """Return the languages in which texts are asked for; the first known one where nothing has been said."""
    said = given.get(LANGUAGES_KEY)
    known = [code for code in said if code in LANGUAGES] if isinstance(said, list | tuple) else []
    return tuple(known) or LANGUAGES[:1]
