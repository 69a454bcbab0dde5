"""A session in one row: a fold over its journal."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.session.journal import Reading
    from tutor.session.state import Attempt, SessionState


@dataclass(frozen=True, slots=True)
class Summary:
    """A session as the list knows it."""

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
    at_once: bool = False
    """Whether every step was answered, and the first answer that counts had the essentials."""
    certainty: int = 0
    """The least certainty that came with these first answers, 1 to 3; 0 where none came with any."""
    guessable: bool = False
    """Whether no step asked for a text: what is picked may be guessed."""

    @property
    def resumable(self) -> bool:
        """Whether the learner can go on with it."""
        return not self.finished and not self.broken and bool(self.scenario)


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
    finished = state.closed is not None
    passed = all(state.record(step).passed for step in _steps(state))
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
        finished and passed,
        finished and state.autonomous,
        bool(reading.broken_at),
        purpose=header.purpose,
        at_once=bool(firsts) and all(first and first.verdict and first.verdict.passed for first in firsts),
        certainty=min((first.certainty for first in firsts if first and first.certainty), default=0),
        guessable=all(_is_closed(first) for first in firsts if first),
    )


def _steps(state: SessionState) -> list[str]:
    """Return the steps that were entered."""
    from tutor.session.state import END

    return [step for step in state.visited if step != END]


def _is_closed(attempt: Attempt) -> bool:
    """Tell whether an answer was picked, ordered or computed: its verdict has the one finding of a closed answer."""
    from tutor.checkers.finding import CLOSED

    verdict = attempt.verdict
    return verdict is not None and [finding.criterion for finding in verdict.findings] == [CLOSED]
