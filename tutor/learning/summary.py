"""A session in one row: a fold over its journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.errors import TutorError
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.session.journal import Reading
    from tutor.session.state import StepRecord


class StepSummary(NamedTuple):
    """What a learner did in one step."""

    id: str
    """As it was called in this session."""
    attempts: int = 0
    """Those that no gate held back."""
    passed_at: int = 0
    """The attempt that first had the essentials, from 1; 0 for none."""
    predicted: int | None = None
    """Essentials that the learner said they would hit at the first attempt; None where it was not asked or skipped."""
    met: int = 0
    """Essentials that the first attempt hit."""
    essentials: int = 0
    """Of how many."""
    certainty: int | None = None
    """Of the first attempt at a closed question: 1 a guess, 2 fairly sure, 3 sure; None where it was not said."""
    hint: int = 0
    """The deepest rung opened; 0 for none."""
    models_seen: bool = False
    missed: tuple[str, ...] = ()
    """Criteria of the essentials that the first attempt did not meet."""


class Summary(NamedTuple):
    """A session as the list knows it: a tuple, as a learner may have thousands, and the first screen reads them all."""

    id: str
    """Name of its file, without the ending."""
    course: str = ""
    scenario: str = ""
    area: str = ""
    level: int = 0
    language: str = ""
    started: str = ""
    """UTC, ISO 8601."""
    last: str = ""
    events: int = 0
    attempts: int = 0
    finished: bool = False
    """Whether it was closed."""
    passed: bool = False
    """Whether every step taken has its essentials."""
    autonomous: bool = False
    """Whether it was passed with no help deeper than a first hint."""
    broken: bool = False
    """Whether its chain does not hold, or it cannot be read."""
    purpose: str = ""
    """What it was opened for: ``placement``, ``own``; empty for practice."""
    steps: tuple[StepSummary, ...] = ()
    """The steps taken, in their order."""

    @property
    def resumable(self) -> bool:
        """Whether the learner can go on with it."""
        return not self.finished and not self.broken and bool(self.scenario)

    @property
    def deepest_hint(self) -> int:
        """The deepest rung opened in any step; 0 for none."""
        return max((step.hint for step in self.steps), default=0)

    @property
    def models_seen(self) -> bool:
        """Whether models were looked at in any step."""
        return any(step.models_seen for step in self.steps)

    def as_row(self) -> list[Any]:
        """Return it as an index keeps it: values alone, in the order of the fields."""
        return list(self)

    def as_dict(self) -> dict[str, Any]:
        """Return it for programs: values by the names of their fields."""
        return {**self._asdict(), "steps": [step._asdict() for step in self.steps]}

    @classmethod
    def from_row(cls, row: list[Any]) -> Summary:
        """Return what an index kept.

        Raises:
            TypeError: A step in it is of another shape.
            ValueError: The row itself is.
        """
        if tuple(map(type, row)) != _KINDS:
            raise ValueError(row)
        row[-1] = tuple(StepSummary._make((*step[:-1], tuple(step[-1]))) for step in row[-1])
        return cls._make(row)


_KINDS = (str, *(type(value) for value in list(Summary._field_defaults.values())[:-1]), list)
"""What a row holds, value by value."""


def summarise(path: Path) -> Summary:
    """Read a journal and say in one row what it holds."""
    from tutor.session.journal import read_journal

    name = clean_line(path.stem)
    try:
        return summary_of(name, read_journal(path))
    except TutorError:
        return Summary(name, broken=True)


def summary_of(name: str, reading: Reading) -> Summary:
    """Say in one row what a session holds that was read already.

    Args:
        name: What it is called: the name of its file, without the ending.
        reading: The session.
    """
    from tutor.session.state import fold

    header = reading.header
    if header is None:
        return Summary(name, broken=bool(reading.entries) or bool(reading.broken_at))
    state = fold(reading.events)
    finished = state.closed is not None
    return Summary(
        name,
        header.course,
        header.scenario,
        header.area,
        header.level,
        header.language,
        reading.entries[0].at,
        reading.entries[-1].at,
        len(reading.entries),
        sum(len(record.counted) for record in state.records.values()),
        finished,
        finished and state.passed,
        finished and state.autonomous,
        bool(reading.broken_at),
        header.purpose,
        tuple(_step(step, state.record(step)) for step in state.taken),
    )


def _step(name: str, record: StepRecord) -> StepSummary:
    first = record.counted[0] if record.counted else None
    verdict = first.verdict if first else None
    passed = next((attempt.number for attempt in record.attempts if attempt.verdict and attempt.verdict.passed), 0)
    summary = StepSummary(
        name,
        len(record.counted),
        passed,
        record.expected,
        certainty=first.certainty if first else None,
        hint=record.deepest_hint,
        models_seen=record.models_opened,
    )
    if verdict is None:
        return summary
    met, essentials = verdict.essentials()
    return summary._replace(met=met, essentials=essentials, missed=verdict.missed())
