"""What a learner may ask for."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.checkers.finding import Answer, Verdict


@dataclass(frozen=True, slots=True)
class Predict:
    """Say how many essentials will be hit; None skips."""

    expected: int | None = None


@dataclass(frozen=True, slots=True)
class OpenHint:
    """Open the next rung of the first criterion that is not met."""


@dataclass(frozen=True, slots=True)
class OpenExample:
    """Look at the worked example."""


@dataclass(frozen=True, slots=True)
class SubmitAnswer:
    """Hand in an answer."""

    answer: Answer
    certainty: int | None = None


@dataclass(frozen=True, slots=True)
class RecordVerdict:
    """Write down what the grader said. The engine's, not the learner's."""

    verdict: Verdict


@dataclass(frozen=True, slots=True)
class CheckSelf:
    """Judge the own answer; no replies skips."""

    replies: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Disagree:
    """Disagree with a finding."""

    criterion: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Revise:
    """Go back to the text."""


@dataclass(frozen=True, slots=True)
class OpenModels:
    """End the attempts and compare."""


@dataclass(frozen=True, slots=True)
class MoveOn:
    """Go to the next step."""


@dataclass(frozen=True, slots=True)
class CloseSession:
    """Close the scenario; whatever is None was skipped."""

    satisfied: int | None = None
    would_publish: bool | None = None
    plan: str = ""


Command = (
    Predict
    | OpenHint
    | OpenExample
    | SubmitAnswer
    | RecordVerdict
    | CheckSelf
    | Disagree
    | Revise
    | OpenModels
    | MoveOn
    | CloseSession
)
"""Everything that can be asked for."""
