"""A session in one row: a fold over its journal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tutor.errors import TutorError
from tutor.learning.rating import Rating, rate
from tutor.learning.steps import StepSummary, read_steps, summarise_step, written
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.session.journal import Reading
    from tutor.session.state import Attempt, SessionState


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
    """Whether its last step is done: the questions at the end may be skipped."""
    passed: bool = False
    """Whether every step taken has its essentials."""
    autonomous: bool = False
    """Whether it was passed with no help deeper than a first hint."""
    broken: bool = False
    """Whether its chain does not hold, or it cannot be read."""
    purpose: str = ""
    """What it was opened for: ``placement``, ``own``; empty for practice."""
    at_once: bool = False
    """Whether every step was answered, and the first answer that counts had the essentials."""
    certainty: int = 0
    """The least certainty that came with these first answers, 1 to 3; 0 where none came with any."""
    guessable: bool = False
    """Whether no step asked for a text: what is picked may be guessed."""
    deepest_hint: int = 0
    """The deepest rung opened in any step; 0 for none."""
    models_seen: bool = False
    """Whether models were looked at in any step."""
    ease: int = Rating.AGAIN
    """How well it went, taken by itself, as `tutor.learning.rating` rates it."""
    closed: bool = False
    """Whether it was closed: nothing more will come of it."""
    details: str = "[]"
    """The steps taken that were judged, as `steps` reads them."""

    @property
    def resumable(self) -> bool:
        """Whether the learner can go on with it."""
        return not self.finished and not self.broken and bool(self.scenario)

    @property
    def steps(self) -> tuple[StepSummary, ...]:
        """The steps taken, in their order; a decision is none of them."""
        return read_steps(self.details)

    def as_row(self) -> list[Any]:
        """Return it as an index keeps it: values alone, in the order of the fields."""
        return list(self)

    def as_dict(self) -> dict[str, Any]:
        """Return it for programs: values by the names of their fields."""
        values = {name: value for name, value in self._asdict().items() if name != "details"}
        return {**values, "steps": [step._asdict() for step in self.steps]}

    @classmethod
    def from_row(cls, row: list[Any]) -> Summary:
        """Return what an index kept.

        Raises:
            ValueError: The row is of another shape.
        """
        if tuple(map(type, row)) != _KINDS:
            raise ValueError(row)
        summary = cls._make(row)
        Rating(summary.ease)
        return summary


_KINDS = (str, *(int if isinstance(value, Rating) else type(value) for value in Summary._field_defaults.values()))
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
    firsts = [record.counted[0] if record.counted else None for record in map(state.record, _steps(state))]
    finished, steps = _finished(state), [summarise_step(step, state.record(step)) for step in state.judged]
    passed = finished and state.passed
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
        passed,
        finished and state.autonomous,
        bool(reading.broken_at),
        purpose=header.purpose,
        at_once=bool(firsts) and all(first and first.verdict and first.verdict.passed for first in firsts),
        certainty=min((first.certainty for first in firsts if first and first.certainty), default=0),
        guessable=all(_is_closed(first) for first in firsts if first),
        deepest_hint=max((step.hint for step in steps), default=0),
        models_seen=any(step.models_seen for step in steps),
        ease=int(rate(steps, passed=passed)),
        closed=state.closed is not None,
        details=written(steps),
    )


def _finished(state: SessionState) -> bool:
    """Tell whether the last step is done."""
    from tutor.session.state import END

    return state.closed is not None or (state.current == END and bool(state.visited))


def _steps(state: SessionState) -> list[str]:
    """Return the steps that were entered."""
    from tutor.session.state import END

    return [step for step in state.visited if step != END]


def _is_closed(attempt: Attempt) -> bool:
    """Tell whether an answer was picked, ordered or computed: its verdict has the one finding of a closed answer."""
    from tutor.checkers.finding import CLOSED

    verdict = attempt.verdict
    return verdict is not None and [finding.criterion for finding in verdict.findings] == [CLOSED]
