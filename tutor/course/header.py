"""What stands around the scenarios: the course's header and its companies."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from tutor.checkers.settings import Patterns, Text, Texts
from tutor.course.limits import MAX_OBJECTIONS
from tutor.course.part import Channel, Id, Language, Part

Area = Literal["content", "networks", "tracking", "internal", "engagement"]
Department = Literal["shop-floor", "hr", "sales", "support", "admin", "production", "it", "management"]


class Company(Part):
    """A company's lasting facts: the file in `companies/`."""

    format: Literal[1]
    """The version of the format: 1."""
    id: Id
    """By which scenarios name it; the file's name without `.toml`."""
    name: Text
    """What it is called."""
    about: Text = ""
    """What it does, for whom, with how many people."""
    people: tuple[str, ...] = ()
    """Names that may stand in an answer, and that may own an action."""
    readers: Texts = ()
    """Whom it writes for."""
    facts: Texts = ()
    """What is true all year round: a figure that stands here is not invented."""
    products: Texts = ()
    """What it makes or does, in the words of its customers."""
    tone: Texts = ()
    """Words in which this company speaks."""
    inside: Texts = ()
    """What stays inside, in words, as it is told to who works there."""
    confidential: Patterns = ()
    """What stays inside, whatever the scenario: forms that give it away."""
    channels: tuple[Channel, ...] = ()
    """Networks it uses."""


class CoverageAsked(Part):
    """What a course sets out to cover: `tutor check` says what is missing. A course without it is asked for nothing."""

    areas: Literal["all"] | tuple[Area, ...] = ()
    """Skill areas that need a scenario."""
    levels: tuple[int, ...] = ()
    """Levels that each of these areas needs a scenario at."""
    departments: Literal["all"] | tuple[Department, ...] = ()
    """Departments that need a scenario."""
    in_each_area: bool = False
    """Whether each of these areas needs each of these departments."""
    tags: tuple[str, ...] = ()
    """Tags that some scenario carries."""
    networks: tuple[Channel, ...] = ()
    """Networks that some step asks a post for."""


class Objection(Part):
    """What a sceptic says of all this, and an answer that takes it seriously."""

    id: Id
    """By which it is known."""
    says: Text
    """The objection, in the words of whoever makes it."""
    answer: Text
    """What the course answers: also where the objector is right."""
    areas: tuple[Area, ...] = ()
    """Skill areas in which it stands first; without any, it stands after those that name the area."""


class CourseHeader(Part):
    """A course: the file `course.toml`."""

    format: Literal[1]
    """The version of the format: 1."""
    id: Id
    """By which progress knows it."""
    title: Text
    """What it is called in lists."""
    languages: tuple[Language, ...] = Field(min_length=1)
    """Codes of the languages, the most complete first."""
    about: Text = ""
    """What it teaches, to whom."""
    licence: str = ""
    """Under which licence others may use it: `CC BY-SA 4.0`."""
    coverage: CoverageAsked | None = None
    """What the course sets out to cover."""
    objections: tuple[Objection, ...] = Field(default=(), max_length=MAX_OBJECTIONS)
    """What people say against all this: learners read it, with its answer, whenever they like."""
