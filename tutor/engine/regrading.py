"""Grades sessions of others again on arrival, where their scenario is at hand: a verdict in a file is a claim."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.replay.shared import Collection, Difference, SharedSession
from tutor.session.events import AnswerGraded, AnswerSubmitted
from tutor.session.state import SessionState, evolve

if TYPE_CHECKING:
    from tutor.checkers.finding import Verdict
    from tutor.course.load import LoadedScenario
    from tutor.engine.engine import Engine


def regraded(engine: Engine, collection: Collection, tell: Callable[[int, int], None] | None = None) -> Collection:
    """Grade what can be graded again, and note where this machine comes to another verdict.

    An answer in which words were hidden is not what was graded then: it and what builds on it is left out.

    Args:
        engine: Has the courses.
        collection: What arrived.
        tell: Called after each session with how many are done, and how many there are.
    """
    grading = _Grading(engine)
    sessions = []
    for number, session in enumerate(collection.sessions, 1):
        sessions.append(grading.session(session))
        if tell is not None:
            tell(number, len(collection.sessions))
    return replace(collection, sessions=tuple(sessions))


MOST_ANSWERS = 200
"""Answers of one session that are graded again; nobody gives as many, and each may take its time."""


class _Grading:
    """Grades, each answer once however often it was given."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._scenarios: dict[tuple[str, str, str], LoadedScenario | None] = {}
        self._verdicts: dict[object, Verdict] = {}

    def session(self, session: SharedSession) -> SharedSession:
        """Grade a session again."""
        loaded = self._scenario(session)
        if loaded is None:
            return session
        answers = (entry.seq for entry in session.reading.entries if isinstance(entry.event, AnswerSubmitted))
        if next(answers, 0) in session.hidden:
            return session
        return replace(session, differences=tuple(self._differences(session, loaded)), graded_here=True)

    def _scenario(self, session: SharedSession) -> LoadedScenario | None:
        """Return the scenario where it is at hand, in the session's language and to the letter."""
        header = session.reading.header
        if header is None:
            return None
        key = (header.scenario, header.language, header.digest)
        if key not in self._scenarios:
            loaded = self._engine.scenario_of(session.reading)
            same = loaded is not None and (loaded.digest, loaded.language) == (header.digest, header.language)
            self._scenarios[key] = loaded if same else None
        return self._scenarios[key]

    def _differences(self, session: SharedSession, loaded: LoadedScenario) -> Iterator[Difference]:
        state, left = SessionState(), MOST_ANSWERS
        for entry in session.reading.entries:
            event = entry.event
            left -= isinstance(event, AnswerGraded)
            if left < 0 or (isinstance(event, AnswerSubmitted) and entry.seq in session.hidden):
                return
            here = self._verdict(loaded, state, event) if isinstance(event, AnswerGraded) else None
            if here is not None and isinstance(event, AnswerGraded) and not _same(here, event.verdict):
                yield Difference(entry.seq, event.verdict, here)
            state = evolve(state, event)

    def _verdict(self, loaded: LoadedScenario, state: SessionState, event: AnswerGraded) -> Verdict | None:
        """Grade the answer that a recorded verdict is about; None where there is none, or no such step."""
        from tutor.session.grading import grade

        step, here = loaded.scenario.step(event.step), state.record(event.step)
        if step is None or here.last is None:
            return None
        answer, attempts = here.last.answer, tuple(attempt.answer for attempt in here.counted[:-1])
        earlier = replace(state, current=event.step).elsewhere
        key = (loaded.digest, loaded.language, step.id, answer, attempts, tuple(earlier.items()))
        if key not in self._verdicts:
            self._verdicts[key] = grade(loaded, step, answer, earlier=earlier, attempts=attempts)
        return self._verdicts[key]


def _same(one: Verdict, other: Verdict) -> bool:
    """Tell whether two verdicts say the same, in whatever words."""
    return _told(one) == _told(other)


def _told(verdict: Verdict) -> tuple[object, ...]:
    findings = tuple((finding.criterion, finding.outcome, finding.weight) for finding in verdict.findings)
    return verdict.band, verdict.score, verdict.mistake, findings
