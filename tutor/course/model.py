"""A course and its parts, as frozen models in one language.

An author writes a text once or by language; the models hold the language they were loaded in. Attribute docstrings are
what editors show on hover.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from tutor.checkers.finding import Outcome, Weight
from tutor.checkers.gates import GateId
from tutor.checkers.settings import Patterns, Text, Texts
from tutor.course.answers import AnswerKind
from tutor.course.fact import Fact
from tutor.course.limits import (
    MAX_BRANCHES,
    MAX_CRITERIA,
    MAX_FACTS,
    MAX_MISTAKES,
    MAX_MODELS,
    MAX_SAMPLES,
    MAX_STEPS,
)
from tutor.course.material import Material
from tutor.course.part import Id, Part

FORMAT = 1
"""The version of the format that this tutor reads and writes."""
Area = Literal["content", "networks", "tracking", "internal", "engagement"]
Department = Literal["shop-floor", "hr", "sales", "support", "admin", "production", "it", "management"]


class Criterion(Part):
    """One thing an answer is looked at for. Keys beside these are the checker's own settings."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Id
    use: str
    """Name of a checker, or `self` for what only the learner can judge."""
    weight: Weight = Weight.SHOULD
    """`must`: without it the task is not done. `should`: makes it better. `note`: advice."""
    question: Text
    """The criterion as a question to the learner, for the self-check."""
    hints: Texts = ()
    """A ladder: a question, then where to look, then the same move for another company, then a finished piece."""
    why: Text = ""
    """Why it matters to the reader; replaces the checker's own words."""
    move: Text = ""
    """One thing to try; replaces the checker's own words."""

    @property
    def settings(self) -> dict[str, Any]:
        """The checker's settings, as written, all languages."""
        return dict(self.model_extra or {})


class Mistake(Part):
    """A typical wrong answer. It is tried before the criteria: the specific word beats the generic one."""

    id: Id
    match: Patterns
    """Forms by which it is recognised."""
    about: Id | None = None
    """The criterion it spoils: that one counts as not met, and says these words."""
    unless: Id | None = None
    """A criterion which, when met, excuses it."""
    even_negated: bool = False
    """Whether a form counts after a *not* too."""
    says: Text
    """What the learner reads."""


class Model(Part):
    """A good answer, shown only after the last attempt."""

    style: Text
    """How it differs from the others: *dry*, *warm*."""
    text: Text
    alt: Text = ""


class Expectation(Part):
    """How a sample has to end, in detail."""

    unmet: tuple[Id, ...] = ()
    """Criteria that are not met; every other *must* is."""
    mistake: Id | None = None
    """The typical mistake that is recognised."""


class Sample(Part):
    """A test answer that travels with the scenario."""

    language: str
    text: str = ""
    alt: str = ""
    chosen: tuple[str, ...] = ()
    pairs: tuple[tuple[str, str], ...] = ()
    expect: Literal["pass", "fail", "invalid"] | Expectation
    """`pass`, `fail`, `invalid`, or a table with the criteria that are not met, or with the mistake."""
    about: str = ""
    """What it tries out: minimal, telegraphic, no accents, …"""


class When(Part):
    """A class of answers. All that is given has to hold."""

    mistake: Id | None = None
    passed: bool | None = None
    unmet: Id | None = None
    chosen: str | None = None


class Next(Part):
    """Where to go from a step. The first that fits is taken; without one, the next step in the file."""

    when: When = Field(default_factory=When)
    goto: Id
    """Id of a step, or `end`."""


class Example(Part):
    """The same task, done by another company."""

    about: Text
    """Who, for whom, about what."""
    text: Text
    notes: Texts = ()
    """What is worth noticing in it."""


class Step(Part):
    """One thing to do, with one answer."""

    id: Id
    formerly: tuple[Id, ...] = ()
    """Ids it had before, so that progress survives a renaming."""
    ask: Text
    """What to do."""
    answer: AnswerKind = Field(discriminator="kind")
    material: tuple[Material, ...] = ()
    example: Example | None = None
    criteria: tuple[Criterion, ...] = Field(default=(), max_length=MAX_CRITERIA)
    mistakes: tuple[Mistake, ...] = Field(default=(), max_length=MAX_MISTAKES)
    models: tuple[Model, ...] = Field(default=(), max_length=MAX_MODELS)
    samples: tuple[Sample, ...] = Field(default=(), max_length=MAX_SAMPLES)
    next: tuple[Next, ...] = Field(default=(), max_length=MAX_BRANCHES)
    relax: tuple[GateId, ...] = ()
    """Gates that do not apply here: `word-list` where a list is asked for."""

    @property
    def closed(self) -> bool:
        """Whether the answer is picked, ordered or computed, not written."""
        return self.answer.closed

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion by its id."""
        return next((criterion for criterion in self.criteria if criterion.id == criterion_id), None)


class Header(Part):
    """What a scenario is about: the table `[scenario]`."""

    id: Id
    formerly: tuple[Id, ...] = ()
    area: Area
    level: int = Field(ge=1, le=5)
    minutes: int = Field(ge=1, le=30)
    company: Id
    department: Department
    tags: tuple[str, ...] = ()
    twin: Id | None = None
    """A scenario of the same structure in another company: the delayed review uses it."""
    title: Text
    role: Text
    """Who the learner is."""
    reader: Text
    """Who reads what the learner writes."""
    goal: Text
    """What is to be reached, in a form that can be measured."""
    link_in: Text
    """The business activity that feeds this task."""
    link_out: Text
    """What goes back to that department."""
    brief: Text
    """The situation."""


class Scenario(Part):
    """A scenario file."""

    format: int
    scenario: Header
    facts: tuple[Fact, ...] = Field(default=(), max_length=MAX_FACTS)
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MAX_STEPS)

    @property
    def id(self) -> str:
        """The scenario's id."""
        return self.scenario.id

    def step(self, step_id: str) -> Step | None:
        """Return a step by its id, or by one it had before."""
        return next((step for step in self.steps if step_id == step.id or step_id in step.formerly), None)


class Company(Part):
    """A company's lasting facts: the file in `companies/`."""

    format: int
    id: Id
    name: Text
    about: Text = ""
    people: tuple[str, ...] = ()
    """Names that may stand in an answer, and that may own an action."""
    readers: Texts = ()
    """Whom it writes for."""
    facts: Texts = ()
    """What is true all year round: a figure that stands here is not invented."""
    products: Texts = ()
    tone: Texts = ()
    """Words in which this company speaks."""
    confidential: Patterns = ()
    """What stays inside, whatever the scenario."""
    channels: tuple[str, ...] = ()
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
    networks: tuple[str, ...] = ()
    """Networks that some step asks a post for."""


class CourseHeader(Part):
    """A course: the file `course.toml`."""

    format: int
    id: Id
    title: Text
    languages: tuple[str, ...] = Field(min_length=1)
    """Codes of the languages, the most complete first."""
    about: Text = ""
    licence: str = ""
    coverage: CoverageAsked | None = None
    """What the course sets out to cover."""


NOT_MET = (Outcome.UNMET, Outcome.PARTLY)
"""Outcomes that leave a *must* open."""
