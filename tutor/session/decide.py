"""What comes of a command: which phase a session is in, what fits it, and which events follow."""

from __future__ import annotations

from collections.abc import Collection
from enum import StrEnum
from typing import TypeVar, assert_never

from tutor.checkers.finding import Answer, Verdict
from tutor.checkers.registry import SELF
from tutor.course.load import LoadedScenario
from tutor.course.model import Next, Step, When
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.session.commands import (
    CheckSelf,
    CloseSession,
    Command,
    Disagree,
    MoveOn,
    OpenExample,
    OpenHint,
    OpenModels,
    Predict,
    RecordVerdict,
    Revise,
    SubmitAnswer,
)
from tutor.session.events import (
    PLACEMENT,
    AnswerGraded,
    AnswerSubmitted,
    Event,
    ExampleOpened,
    HintOpened,
    ModelsOpened,
    PredictionMade,
    RevisionDropped,
    RevisionStarted,
    SelfChecked,
    SessionClosed,
    StepLeft,
    VerdictDisputed,
)
from tutor.session.state import END, SessionState

T = TypeVar("T")

MAX_ATTEMPTS = 3
"""Attempts at one step; then the models are compared."""


class Phase(StrEnum):
    """What the learner is doing."""

    PREDICT = "predict"
    WRITE = "write"
    GRADING = "grading"
    SELF_CHECK = "self-check"
    FEEDBACK = "feedback"
    COMPARE = "compare"
    CLOSE = "close"
    DONE = "done"


class NotNow(TutorError):
    """The command does not fit what the learner is doing."""

    def __init__(self) -> None:
        super().__init__(marked("not possible at this point"))


def is_short(state: SessionState) -> bool:
    """Tell whether a session takes the short path: for the placement there is one attempt a step, with no prediction,
    no help, no self-check, nothing to compare with, and no questions at the end.
    """
    return state.header is not None and state.header.purpose == PLACEMENT


def phase_of(loaded: LoadedScenario, state: SessionState) -> Phase:
    """Return what the learner is doing."""
    if state.closed is not None:
        return Phase.DONE
    step = loaded.scenario.step(state.current)
    if step is None:
        return Phase.CLOSE
    here, last, judged = state.here, state.here.last, step.closed or is_short(state)
    if here.models_opened:
        return Phase.COMPARE
    if last is None and not judged and not here.predicted and essentials(step):
        return Phase.PREDICT
    if last is None or here.revising or not last.counts:
        return Phase.WRITE
    if last.verdict is None:
        return Phase.GRADING
    if not judged and not here.checked and step.criteria:
        return Phase.SELF_CHECK
    return Phase.FEEDBACK


def essentials(step: Step) -> int:
    """Return how many *must* criteria a step has that a checker judges."""
    return sum(criterion.weight == "must" and criterion.use != SELF for criterion in step.criteria)


def attempts_left(state: SessionState) -> int:
    """Return how many attempts the step at hand has left."""
    return max(0, (1 if is_short(state) else MAX_ATTEMPTS) - len(state.here.counted))


def next_hint(step: Step, state: SessionState) -> tuple[str, int] | None:
    """Return the criterion and rung that would be opened next; None where no ladder is left.

    It is the first criterion that the last verdict left open, or that was not judged yet, in the order of the file; a
    ladder
    climbed to its end gives way to the next.
    """
    here = state.here
    verdict = next((attempt.verdict for attempt in reversed(here.attempts) if attempt.verdict and attempt.counts), None)
    for criterion in sorted(step.criteria, key=lambda each: ["must", "should", "note"].index(each.weight)):
        finding = verdict.of(criterion.id) if verdict else None
        if finding is not None and finding.outcome == "met":
            continue
        opened = max((rung for name, rung in here.hints if name == criterion.id), default=0)
        if opened < len(criterion.hints):
            return criterion.id, opened + 1
    return None


_ANY = frozenset(Phase)
_ALLOWED: dict[type, frozenset[Phase]] = {
    Predict: frozenset({Phase.PREDICT}),
    OpenHint: frozenset({Phase.PREDICT, Phase.WRITE, Phase.FEEDBACK}),
    OpenExample: _ANY,
    SubmitAnswer: frozenset({Phase.PREDICT, Phase.WRITE}),
    RecordVerdict: _ANY,
    CheckSelf: frozenset({Phase.SELF_CHECK}),
    Disagree: frozenset({Phase.FEEDBACK, Phase.COMPARE}),
    Revise: frozenset({Phase.FEEDBACK}),
    OpenModels: frozenset({Phase.FEEDBACK}),
    MoveOn: frozenset({Phase.WRITE, Phase.FEEDBACK, Phase.COMPARE}),
    CloseSession: frozenset({Phase.CLOSE}),
}
"""Phases in which each command fits; some ask for more."""


def decide(loaded: LoadedScenario, state: SessionState, command: Command) -> tuple[Event, ...]:
    """Return what comes of a command. Pure: no clock, no disk, no chance.

    Args:
        loaded: The scenario.
        state: Where the session stands.
        command: What is asked for.

    Raises:
        NotNow: The command does not fit the phase.
    """
    step = loaded.scenario.step(state.current)
    phase = phase_of(loaded, state)
    if phase not in _ALLOWED[type(command)] or not _fits_length(command, phase, short=is_short(state)):
        raise NotNow
    return _at_step(loaded, step, state, command) if step is not None else (_closing(command),)


def _fits_length(command: Command, phase: Phase, *, short: bool) -> bool:
    """Tell whether a command is there on the short path, or off it: only there a step is passed over unanswered."""
    if isinstance(command, OpenHint | OpenExample | OpenModels):
        return not short
    return short or not (isinstance(command, MoveOn) and phase is Phase.WRITE)


def _at_step(loaded: LoadedScenario, step: Step, state: SessionState, command: Command) -> tuple[Event, ...]:
    """Return what comes of a command at a step."""
    here, last, name = state.here, state.here.last, state.current
    match command:
        case Predict():
            return (PredictionMade(name, command.expected),)
        case OpenHint():
            return (HintOpened(name, *_or_not_now(next_hint(step, state))),)
        case OpenExample():
            _or_not_now(step.example)
            return () if here.example_seen else (ExampleOpened(name),)
        case SubmitAnswer() if not step.closed and here.revising and last and command.answer == last.answer:
            return (RevisionDropped(name),)
        case SubmitAnswer():
            _or_not_now(attempts_left(state))
            certainty = None if step.decides else command.certainty
            return (AnswerSubmitted(name, len(here.counted) + 1, command.answer, certainty),)
        case RecordVerdict():
            return (AnswerGraded(name, _or_not_now(state.ungraded).number, command.verdict),)
        case CheckSelf():
            return (SelfChecked(name, command.replies),)
        case Disagree():
            _or_not_now(not here.road)
            dispute = VerdictDisputed(name, _or_not_now(last).number, command.criterion, command.reason)
            return () if (dispute.attempt, dispute.criterion) in here.disputes else (dispute,)
        case Revise():
            _or_not_now(attempts_left(state))
            return (RevisionStarted(name),)
        case OpenModels():
            return (ModelsOpened(name),)
        case MoveOn():
            left = StepLeft(name, next_step(loaded, step, state))
            return (left, SessionClosed()) if is_short(state) and left.to == END else (left,)
        case CloseSession():
            raise NotNow
        case _:
            assert_never(command)


def _closing(command: Command) -> SessionClosed:
    """Return the last event; once the steps are done nothing else fits."""
    if not isinstance(command, CloseSession):
        raise NotNow
    return SessionClosed(command.satisfied, command.would_publish, command.plan)


def _or_not_now(thing: T | None) -> T:
    """Return what a command needs; without it the command does not fit."""
    if not thing:
        raise NotNow
    return thing


def next_step(loaded: LoadedScenario, step: Step, state: SessionState) -> str:
    """Return the id of the step that the last answer leads to, or `END`.

    Args:
        loaded: The scenario.
        step: The step at hand.
        state: Where the session stands.
    """
    last = state.here.last
    spent = {other.id for name in spent_steps(state) if (other := loaded.scenario.step(name))}
    branch = branch_taken(step, last.answer, last.verdict, spent) if last else None
    if branch is not None:
        return branch.goto
    steps = [other.id for other in loaded.scenario.steps]
    following = steps.index(step.id) + 1
    return steps[following] if following < len(steps) else END


def spent_steps(state: SessionState) -> frozenset[str]:
    """Return the steps where nothing is left to try, attempts used up or models seen, and those where a text was left
    as it was: nobody is led back there.
    """
    return frozenset(
        name
        for name, record in state.records.items()
        if record.models_opened or record.unchanged or len(record.counted) >= MAX_ATTEMPTS
    )


def branch_taken(
    step: Step, answer: Answer, verdict: Verdict | None, spent: Collection[str] = frozenset()
) -> Next | None:
    """Return the branch that an answer takes; None where none fits, and the next step in the file follows.

    Args:
        step: The step answered.
        answer: What was handed in.
        verdict: What was said of it; None before it is graded.
        spent: Steps to which no branch leads any more.
    """
    return next(
        (branch for branch in step.next if branch.goto not in spent and _fits(branch.when, answer, verdict)), None
    )


def _fits(when: When, answer: Answer, verdict: Verdict | None) -> bool:
    """Tell whether an answer is of the class that a branch names."""
    if verdict is None:
        return when == When()
    finding = verdict.of(when.unmet) if when.unmet else None
    return all(
        (
            when.mistake is None or verdict.mistake == when.mistake,
            when.passed is None or verdict.passed == when.passed,
            when.unmet is None or (finding is not None and finding.decided and finding.outcome != "met"),
            when.chosen is None or when.chosen in answer.chosen,
        )
    )
