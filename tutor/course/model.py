"""A scenario and its parts, as frozen models in one language.

An author writes a text once or by language; the models hold the language they were loaded in. Attribute docstrings are
what editors show on hover.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import ConfigDict, Field

from tutor.checkers.base import Checker
from tutor.checkers.finding import Outcome, Weight
from tutor.checkers.gates import GateId
from tutor.checkers.settings import Patterns, Text, Texts
from tutor.course.answers import AnswerKind, DecisionAnswer
from tutor.course.fact import Fact
from tutor.course.header import Area, Department
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
from tutor.course.part import Id, Language, Part

FORMAT: Literal[1] = 1
"""The version of the format that this tutor reads and writes."""


class Criterion(Part):
    """One thing an answer is looked at for. Keys beside these are the checker's own settings."""

    model_config = ConfigDict(frozen=True, extra="allow")

    id: Id
    """By which mistakes, samples and branches name it."""
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
    """By which samples and branches name it."""
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
    """The answer."""
    alt: Text = ""
    """Its alternative text, where the step has a picture."""


class Expectation(Part):
    """How a sample has to end, in detail."""

    unmet: tuple[Id, ...] = ()
    """Criteria that are not met; every other *must* is."""
    mistake: Id | None = None
    """The typical mistake that is recognised."""


class Sample(Part):
    """A test answer that travels with the scenario."""

    language: Language
    """The language it is written in."""
    text: str = ""
    """What was written: a text, a link, a number."""
    alt: str = ""
    """The alternative text of the picture."""
    chosen: tuple[str, ...] = ()
    """Ids of the options picked, or of the items in the order given."""
    pairs: tuple[tuple[str, str], ...] = ()
    """For a match: each item's id with the id of the class it was put in."""
    expect: Literal["pass", "fail", "invalid"] | Expectation
    """`pass`, `fail`, `invalid`, or a table with the criteria that are not met, or with the mistake."""
    about: str = ""
    """What it tries out: minimal, telegraphic, no accents, …"""


class When(Part):
    """A class of answers. All that is given has to hold."""

    mistake: Id | None = None
    """The typical mistake that was recognised."""
    passed: bool | None = None
    """Whether the essentials are there."""
    unmet: Id | None = None
    """A criterion that is not met."""
    chosen: str | None = None
    """Id of an option that was picked."""


class Next(Part):
    """Where to go from a step. The first that fits is taken; without one, the next step in the file."""

    when: When = Field(default_factory=When)
    """For which answers; without it, for all."""
    goto: Id
    """Id of a step, or `end`."""


class Example(Part):
    """The same task, done by another company."""

    about: Text
    """Who, for whom, about what."""
    text: Text
    """What that company wrote."""
    notes: Texts = ()
    """What is worth noticing in it."""


class Step(Part):
    """One thing to do, with one answer."""

    id: Id
    """By which branches and learners' progress know it."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before, so that progress survives a renaming."""
    ask: Text
    """What to do."""
    answer: AnswerKind = Field(discriminator="kind")
    material: tuple[Material, ...] = ()
    """What the learner works on: a message, a table, an export, a thread."""
    example: Example | None = None
    """The same task, done by another company."""
    criteria: tuple[Criterion, ...] = Field(default=(), max_length=MAX_CRITERIA)
    """What a written answer is looked at for."""
    mistakes: tuple[Mistake, ...] = Field(default=(), max_length=MAX_MISTAKES)
    """Typical wrong answers, tried before the criteria."""
    models: tuple[Model, ...] = Field(default=(), max_length=MAX_MODELS)
    """Good answers in different styles, shown after the last attempt."""
    samples: tuple[Sample, ...] = Field(default=(), max_length=MAX_SAMPLES)
    """Answers that `tutor check` grades, with how each has to end."""
    next: tuple[Next, ...] = Field(default=(), max_length=MAX_BRANCHES)
    """Where to go from here; without it, to the next step in the file."""
    relax: tuple[GateId, ...] = ()
    """Gates that do not apply here: `word-list` where a list is asked for."""

    @property
    def closed(self) -> bool:
        """Whether the answer is picked, ordered or computed, not written."""
        return self.answer.closed

    @property
    def checker(self) -> Checker | None:
        """What judges a closed answer: its own key; None for a written answer, which has criteria."""
        return self.answer if isinstance(self.answer, Checker) else None

    @property
    def decides(self) -> bool:
        """Whether the answer is a decision, which has no right one."""
        return isinstance(self.answer, DecisionAnswer)

    def criterion(self, criterion_id: str) -> Criterion | None:
        """Return a criterion by its id."""
        return next((criterion for criterion in self.criteria if criterion.id == criterion_id), None)


class Header(Part):
    """What a scenario is about: the table `[scenario]`."""

    id: Id
    """By which progress and `tutor start` know it."""
    formerly: tuple[Id, ...] = ()
    """Ids it had before, so that progress survives a renaming."""
    area: Area
    """The skill area; the file lies in its folder."""
    level: int = Field(ge=1, le=5)
    """How much it asks of a learner: 1 for the first day, 5 for somebody who could teach it."""
    minutes: int = Field(ge=1, le=30)
    """How long it takes."""
    company: Id
    """Id of the company it plays in: a file in `companies/`."""
    department: Department
    """Whose work it comes from."""
    tags: tuple[str, ...] = ()
    """Words to find it by."""
    twin: Id | None = None
    """A scenario of the same structure in another company: the delayed review uses it."""
    placement: bool = False
    """Whether it shows where a learner starts: *Prove it* asks it, and no list or proposal does."""
    title: Text
    """What it is called in lists."""
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

    format: Literal[1]
    """The version of the format: 1."""
    scenario: Header
    """What the scenario is about."""
    facts: tuple[Fact, ...] = Field(default=(), max_length=MAX_FACTS)
    """What is true in it, numbered for the learner in this order."""
    steps: tuple[Step, ...] = Field(min_length=1, max_length=MAX_STEPS)
    """What there is to do, one after the other."""

    @property
    def id(self) -> str:
        """The scenario's id."""
        return self.scenario.id

    def step(self, step_id: str) -> Step | None:
        """Return a step by its id, or by one it had before."""
        return next((step for step in self.steps if step_id == step.id or step_id in step.formerly), None)


NOT_MET = (Outcome.UNMET, Outcome.PARTLY)
"""Outcomes that leave a *must* open."""
