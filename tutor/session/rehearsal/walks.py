"""Walks through a scenario: as learners would, through `decide` and `evolve`, with no journal and no clock."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from tutor.checkers.finding import Answer, Band, Verdict
from tutor.course.load import LoadedScenario
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
from tutor.session.decide import NotNow, Phase, attempts_left, branch_taken, decide, phase_of, spent_steps
from tutor.session.events import JOURNAL_FORMAT, Event, SessionStarted, StepLeft
from tutor.session.rehearsal.turns import Turn
from tutor.session.state import END, SessionState, evolve, fold
from tutor.session.view import view
from tutor.text.clean import clean

MOST_WALKS = 128
"""Walks up to which every one is taken; where there are more, as many are drawn by lot."""
WANDERINGS = 16
"""Walks that also open hints and models, revise and disagree, drawn by lot."""
MOVES_A_STEP = 60
"""Moves a step after which a walk counts as endless: three attempts with all hints take half of that."""
LAST_STEPS = 6
"""Steps of a walk that a problem shows."""

Turns = Mapping[str, tuple[Turn, ...]]
"""For each step, one answer of each class."""
Option = TypeVar("Option")
_ANYTHING = Turn("an answer", Answer(clean("…")), Verdict(Band.GOOD))
"""Stands for an answer to a step that has no samples."""
_HELD_BACK = Verdict(Band.INVALID)
"""What is said of a blank answer."""


class Choice(Protocol):
    """Picks one of several, the same each time."""

    def __call__(self, options: Sequence[Option], /) -> Option:
        """Return one of the options."""


@dataclass
class Trail:
    """Where a walk led."""

    steps: list[str] = field(default_factory=list)
    """The steps in the order in which they were left."""
    branches: set[str] = field(default_factory=set)
    """The branches taken, as ``step/number``, from 0."""
    ending: str = ""
    """The step from which it came to the end; empty where it never did."""
    answers: list[str] = field(default_factory=list)
    """What was handed in."""
    failure: str = ""
    """What was raised on the way; empty for nothing."""

    def shown(self) -> str:
        """Return the last steps and the answers that led through them."""
        way = " → ".join(self.steps[-LAST_STEPS:] or ["the first step"])
        return f"{way} (last answer: {self.answers[-1]})" if self.answers else way


class Walker:
    """Walks through one scenario.

    Args:
        loaded: The scenario.
        turns: For each step, one answer of each class.
    """

    def __init__(self, loaded: LoadedScenario, turns: Turns) -> None:
        self.loaded = loaded
        self.turns = turns
        steps = tuple(step.id for step in loaded.scenario.steps)
        self._start = SessionStarted(
            JOURNAL_FORMAT, loaded.course, loaded.scenario.id, loaded.digest, loaded.language, "", "", steps
        )

    def walks(self) -> Iterator[Trail]:
        """Take every walk over the classes of answers where they are few, drawn ones besides where not; then wander."""
        lead: Script | None = Script()
        for _ in range(MOST_WALKS):
            if lead is None:
                break
            yield self.walk(lead)
            lead = lead.following()
        for number in range(MOST_WALKS if lead else 0):
            yield self.walk(Lot(f"{self.loaded.scenario.id}/{number}"))
        for number in range(WANDERINGS):
            yield self.walk(Lot(f"{self.loaded.scenario.id}/wandering/{number}"), wander=True)

    def walk(self, choose: Choice, *, wander: bool = False) -> Trail:
        """Walk from the first step until the end, or until it is plain that there is none.

        Args:
            choose: Picks the answer at each step, and where the walk wanders the next move too.
            wander: Whether to stray from the straight way.
        """
        state, trail = fold([self._start]), Trail()
        try:
            for _ in range(MOVES_A_STEP * (len(self.turns) + 1)):
                if phase_of(self.loaded, state) is Phase.DONE:
                    return trail
                view(self.loaded, state)
                for event in self._move(state, choose, trail, wander=wander):
                    self._note(state, event, trail)
                    state = evolve(state, event)
        except Exception as error:  # noqa: BLE001 - whatever a walk raises is what the author has to hear of
            trail.failure = f"{type(error).__name__}: {error}"
        trail.ending = ""
        return trail

    def _move(self, state: SessionState, choose: Choice, trail: Trail, *, wander: bool) -> tuple[Event, ...]:
        """Do the next thing; what a wanderer tries and cannot do is no failure."""
        if wander and choose((True, False)):
            with suppress(NotNow):
                return decide(self.loaded, state, choose(self._strays(state)))
        return decide(self.loaded, state, self._straight(state, choose, trail))

    def _straight(self, state: SessionState, choose: Choice, trail: Trail) -> Command:
        """Return what leads on: one answer at each visit of a step, as long as there are attempts."""
        here, ways = state.here, self.turns.get(state.current) or (_ANYTHING,)
        match phase_of(self.loaded, state):
            case Phase.PREDICT:
                return Predict()
            case Phase.WRITE:
                turn = choose(ways)
                trail.answers.append(turn.label)
                return SubmitAnswer(turn.answer)
            case Phase.GRADING:
                given = here.last.answer if here.last else Answer()
                return RecordVerdict(next((turn.verdict for turn in ways if turn.answer == given), _HELD_BACK))
            case Phase.SELF_CHECK:
                return CheckSelf()
            case Phase.FEEDBACK if (
                len(here.counted) <= trail.steps.count(state.current) and attempts_left(state) and not here.unchanged
            ):
                return Revise()
            case Phase.CLOSE:
                return CloseSession()
            case _:
                return MoveOn()

    def _strays(self, state: SessionState) -> tuple[Command, ...]:
        """Return what a learner may do besides."""
        step = self.loaded.scenario.step(state.current)
        criteria = step.criteria if step else ()
        disagreeing = [Disagree(criterion.id) for criterion in criteria[:1]]
        return (OpenHint(), OpenExample(), Revise(), OpenModels(), Predict(1), SubmitAnswer(Answer()), *disagreeing)

    def _note(self, state: SessionState, event: Event, trail: Trail) -> None:
        """Write down where a move leads."""
        if not isinstance(event, StepLeft):
            return
        trail.steps.append(event.step)
        trail.ending = event.step if event.to == END else ""
        step, last = self.loaded.scenario.step(event.step), state.here.last
        branch = branch_taken(step, last.answer, last.verdict, spent_steps(state)) if step and last else None
        if step and branch is not None:
            trail.branches.add(f"{event.step}/{step.next.index(branch)}")


class Script:
    """Picks by a script of places, and the first option beyond its end.

    Args:
        places: The places to pick, from 0, in order.
    """

    def __init__(self, places: Sequence[int] = ()) -> None:
        self._script = list(places)
        self._picked: list[int] = []
        self._sizes: list[int] = []

    def __call__(self, options: Sequence[Option], /) -> Option:
        """Pick what the script says."""
        at = len(self._picked)
        self._picked.append(self._script[at] if at < len(self._script) else 0)
        self._sizes.append(len(options))
        return options[self._picked[-1]]

    def following(self) -> Script | None:
        """Return the next script, with the last pick that has one changed to its next option; None after the last."""
        for at in range(len(self._picked) - 1, -1, -1):
            if self._picked[at] + 1 < self._sizes[at]:
                return Script([*self._picked[:at], self._picked[at] + 1])
        return None


class Lot:
    """Picks by lot, the same lots for the same seed on every machine.

    Args:
        seed: Any text.
    """

    def __init__(self, seed: str) -> None:
        self._seed = seed
        self._drawn = 0

    def __call__(self, options: Sequence[Option], /) -> Option:
        """Draw one."""
        self._drawn += 1
        digest = hashlib.sha256(f"{self._seed}/{self._drawn}".encode()).digest()
        return options[int.from_bytes(digest[:4]) % len(options)]
