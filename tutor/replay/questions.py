"""What a room can be asked at a stop, and what its hands propose to do next.

*Right* means that a vote agrees with what was recorded: the checker's verdict, or where the learner went. It does not
say who is right. What is proposed to a room never rests on it: whatever stands on the wall, everybody reads, and
advice that knew the verdict would tell it. It rests on how far the hands are of one mind. The share that agrees with
the record is for the facilitator, who finds the record in the session plan.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from tutor.checkers.finding import Finding, Outcome
from tutor.course.answers import ChoiceAnswer, DecisionAnswer
from tutor.course.model import Step
from tutor.replay.programme import Kind, Stop
from tutor.replay.room import Recording
from tutor.session.events import AnswerSubmitted, Event, StepLeft, VerdictDisputed
from tutor.session.state import END

YES, NO, LEARNER, TUTOR = "yes", "no", "learner", "tutor"
"""Options that the fronts have words for; all others are words of the course."""
CRITERION, CHOICE, DISPUTE, BRANCH = "criterion:", "choice", "dispute:", "branch"
"""What the id of a question begins with."""
LONGEST_OPTION = 60
"""Characters of an option that are shown."""
FEW, MANY = 0.35, 0.70
"""Shares of hands under which a hint helps, and over which talking adds little: peer instruction's bounds."""


class Advice(StrEnum):
    """What a tally proposes to do next."""

    HINT = "hint"
    """No option has more than `FEW`, or talking has not settled it: show a hint and vote again."""
    PAIRS = "pairs"
    """Between: discuss in pairs, then vote again."""
    REVEAL = "reveal"
    """One option has more than `MANY`: show what is hidden."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the room."""

    id: str
    text: str
    """In words of the course; empty where the front has words of its own."""
    options: tuple[str, ...]
    right: int = -1
    """Option that agrees with what was recorded, from 0; -1 where none does."""


def advice(leading: float | None, vote: int, *, hints: bool) -> Advice | None:
    """Return what the hands of a vote propose, whichever option they are for.

    Args:
        leading: Share of the option with most hands, 0 to 1; None where there are no hands, and nothing is proposed.
        vote: Which vote on the same question it is, from 1.
        hints: Whether there is a hint left to show.
    """
    if leading is None:
        return None
    if leading > MANY:
        return Advice.REVEAL
    return Advice.HINT if hints and (leading < FEW or vote > 1) else Advice.PAIRS


def criterion_of(question: str) -> str:
    """Return the criterion that a question is about; empty where it is about none."""
    return question.removeprefix(CRITERION) if question.startswith(CRITERION) else ""


def questions(recording: Recording, stop: Stop) -> tuple[Question, ...]:
    """Return what a room can be asked at a stop, the most sensible first."""
    event = recording.event(stop.address.place)
    step = recording.loaded.scenario.step(stop.step) if recording.loaded else None
    if step is None:
        return ()
    match stop.kind:
        case Kind.ANSWER | Kind.REVISION | Kind.CRITERION:
            return tuple(_about_answer(recording, stop, event, step))
        case Kind.DISAGREEMENT if isinstance(event, VerdictDisputed):
            criterion = step.criterion(event.criterion)
            text = criterion.question if criterion else ""
            return (Question(f"{DISPUTE}{event.criterion}", text, (LEARNER, TUTOR), 1),)
        case Kind.BRANCH if isinstance(event, StepLeft):
            return tuple(_about_branch(recording, event, step))
        case _:
            return ()


def _about_answer(recording: Recording, stop: Stop, event: Event, step: Step) -> Iterator[Question]:
    judged = recording.judged.get(stop.address.place)
    findings = judged[1].findings if judged else ()
    if isinstance(step.answer, ChoiceAnswer | DecisionAnswer) and isinstance(event, AnswerSubmitted):
        options = tuple((option.id, _short(option.text)) for option in step.answer.options)
        chosen = [number for number, (name, _) in enumerate(options) if name in event.answer.chosen]
        settled = judged and judged[1].judges and judged[1].passed
        right = chosen[0] if settled and len(chosen) == 1 else -1
        yield Question(CHOICE, "", tuple(text for _, text in options), right)
    for finding in findings:
        criterion = step.criterion(finding.criterion)
        if criterion is not None and stop.address.criterion in ("", finding.criterion):
            yield Question(f"{CRITERION}{finding.criterion}", criterion.question, (YES, NO), _right(finding))


def _about_branch(recording: Recording, event: StepLeft, step: Step) -> Iterator[Question]:
    """Ask where the answer leads, where there is more than one way."""
    assert recording.loaded is not None
    steps = recording.loaded.scenario.steps
    onward = dict(zip((each.id for each in steps), (*(each.id for each in steps[1:]), END), strict=True))
    names = list(dict.fromkeys((*(way.goto for way in step.next), onward.get(step.id, END), event.to)))
    asks = {each.id: _short(each.ask) for each in steps}
    if len(names) > 1:
        yield Question(BRANCH, "", tuple(asks.get(name, name) for name in names), names.index(event.to))


def _right(finding: Finding) -> int:
    """Return the option that agrees with a finding: who finds half of it there says no to the whole."""
    return {Outcome.MET: 0, Outcome.PARTLY: 1, Outcome.UNMET: 1}.get(finding.outcome, -1)


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= LONGEST_OPTION else f"{line[: LONGEST_OPTION - 1]}…"
