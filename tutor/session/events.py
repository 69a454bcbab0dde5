"""What happened in a session. A session *is* its list of events; everything else is a fold over them."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.checkers.finding import Answer, Verdict

JOURNAL_FORMAT = 1
"""The version of the journal that this tutor writes."""
PLACEMENT = "placement"
"""Purpose of a session that shows where a learner starts."""
OWN = "own"
"""Purpose of a session on the learner's own company."""


@dataclass(frozen=True, slots=True)
class SessionStarted:
    """A learner opened a scenario. The header of every journal."""

    format: int
    course: str
    scenario: str
    digest: str
    """SHA-256 of the scenario's files: the same digest, the same grading."""
    language: str
    tutor_version: str
    learner: str
    """Pseudonym: a code. The name lives in another file."""
    steps: tuple[str, ...]
    """Ids of the steps, in the order of the file."""
    area: str = ""
    level: int = 0
    department: str = ""
    """The learner's own, where they said it."""
    purpose: str = ""
    """What it was opened for: ``placement``, ``own`` for the learner's own company; empty for practice."""
    fingerprints: tuple[str, ...] = ()
    """Of the brief, then of each step: what an update of the course changes can be told. Empty in early journals."""


@dataclass(frozen=True, slots=True)
class PredictionMade:
    """The learner said how many of the essentials they will hit, or skipped the question."""

    step: str
    expected: int | None = None
    """None where it was skipped."""


@dataclass(frozen=True, slots=True)
class HintOpened:
    """The learner opened a rung of the ladder of one criterion."""

    step: str
    criterion: str
    rung: int
    """From 1."""


@dataclass(frozen=True, slots=True)
class ExampleOpened:
    """The learner looked at the worked example."""

    step: str


@dataclass(frozen=True, slots=True)
class AnswerSubmitted:
    """The learner handed in an answer. Written before it is graded."""

    step: str
    attempt: int
    """From 1; an answer that a gate held back keeps its number for the next one."""
    answer: Answer
    certainty: int | None = None
    """For closed questions: 1 a guess, 2 fairly sure, 3 sure; None where it was not said."""


@dataclass(frozen=True, slots=True)
class AnswerGraded:
    """The grader's verdict: a recorded fact, never computed again by a replay."""

    step: str
    attempt: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class SelfChecked:
    """The learner judged their own answer before seeing the verdict."""

    step: str
    replies: tuple[tuple[str, str], ...] = ()
    """Criterion id and ``yes``, ``partly``, ``no`` or ``unsure``; empty where it was skipped."""


@dataclass(frozen=True, slots=True)
class VerdictDisputed:
    """The learner disagrees with a finding."""

    step: str
    attempt: int
    criterion: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class RevisionStarted:
    """The learner went back to the text."""

    step: str


@dataclass(frozen=True, slots=True)
class RevisionDropped:
    """The learner came back with the answer they had: it is no attempt."""

    step: str


@dataclass(frozen=True, slots=True)
class ModelsOpened:
    """The learner ended the attempts and looked at the models."""

    step: str


@dataclass(frozen=True, slots=True)
class StepLeft:
    """The learner went on."""

    step: str
    to: str
    """Id of the next step, or ``end``."""


@dataclass(frozen=True, slots=True)
class SessionClosed:
    """The learner closed the scenario. Each answer is None or empty where it was skipped."""

    satisfied: int | None = None
    """1 to 5."""
    would_publish: bool | None = None
    """Would they sign it?"""
    plan: str = ""
    """*When … then …*, for their own job."""


@dataclass(frozen=True, slots=True)
class UnknownEvent:
    """An event of a later version: kept, shown as such, and skipped by every fold."""

    kind: str


Event = (
    SessionStarted
    | PredictionMade
    | HintOpened
    | ExampleOpened
    | AnswerSubmitted
    | AnswerGraded
    | SelfChecked
    | VerdictDisputed
    | RevisionStarted
    | RevisionDropped
    | ModelsOpened
    | StepLeft
    | SessionClosed
    | UnknownEvent
)
"""Everything that can happen in a session."""

KINDS: dict[str, type] = {
    "session-started": SessionStarted,
    "prediction-made": PredictionMade,
    "hint-opened": HintOpened,
    "example-opened": ExampleOpened,
    "answer-submitted": AnswerSubmitted,
    "answer-graded": AnswerGraded,
    "self-checked": SelfChecked,
    "verdict-disputed": VerdictDisputed,
    "revision-started": RevisionStarted,
    "revision-dropped": RevisionDropped,
    "models-opened": ModelsOpened,
    "step-left": StepLeft,
    "session-closed": SessionClosed,
}
"""Names of events in the journal. A name keeps its meaning for ever."""


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event with its place in the journal."""

    seq: int
    """From 1. Order is by this, never by the clock."""
    id: str
    """Made before the first attempt to write: writing the same event twice changes nothing."""
    at: str
    """Time of the clock on the wall, UTC, ISO 8601 to the second."""
    event: Event
