"""What comes of a facilitator's command in a debrief."""

from __future__ import annotations

from typing import assert_never

from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.replay.debrief.commands import (
    AgreeAction,
    DebriefCommand,
    DropAction,
    Enter,
    RemovePoint,
    SetTime,
    WritePoint,
)
from tutor.replay.debrief.events import (
    ActionAgreed,
    ActionDropped,
    DebriefEvent,
    PhaseEntered,
    PointRemoved,
    PointWritten,
    TimeLeft,
)
from tutor.replay.debrief.state import MOST_ACTIONS, PHASES, Debrief, Phase
from tutor.session.decide import NotNow
from tutor.text.clean import clean_line

LONGEST = 400
"""Characters of a point or an action: a sentence or two, to be read from the back of a room."""
MOST_SECONDS = 99 * 60
"""More minutes than a debrief takes."""


class Enough(NotNow):
    """There are as many actions as a group keeps in mind."""

    def __init__(self) -> None:
        TutorError.__init__(
            self, marked("Three actions are what a group keeps in mind: change one of them, or let one go first.")
        )


def decide_debrief(state: Debrief, command: DebriefCommand) -> tuple[DebriefEvent, ...]:
    """Return what happens.

    Raises:
        NotNow: The command does not fit where the room is; `Enough` for an action beyond the third.
    """
    match command:
        case Enter(phase, left):
            return _enter(state, phase, left)
        case SetTime(seconds):
            return (*_begun(state), TimeLeft(_at(state), max(0, min(seconds, MOST_SECONDS))))
        case WritePoint(text):
            said = clean_line(text.strip(), characters=LONGEST)
            return (*_begun(state), PointWritten(state.last_point + 1, _at(state), said)) if said else ()
        case RemovePoint():
            points = state.points_of(_at(state))
            if not points:
                raise NotNow
            return (PointRemoved(points[-1].number),)
        case AgreeAction():
            return _agree(state, command)
        case DropAction(number):
            if state.action(number) is None:
                raise NotNow
            return (ActionDropped(number),)
        case _:
            assert_never(command)


def _at(state: Debrief) -> str:
    return state.phase or Phase.WHAT


def _begun(state: Debrief) -> tuple[DebriefEvent, ...]:
    """Begin with the first question where the room has not yet turned to one."""
    return () if state.phase else (PhaseEntered(Phase.WHAT),)


def _enter(state: Debrief, phase: str, left: int) -> tuple[DebriefEvent, ...]:
    if phase not in PHASES:
        raise NotNow
    if phase == state.phase:
        return ()
    kept = TimeLeft(_at(state), max(0, min(left, MOST_SECONDS)))
    return (kept, PhaseEntered(phase)) if phase != _at(state) else (PhaseEntered(phase),)


def _agree(state: Debrief, command: AgreeAction) -> tuple[DebriefEvent, ...]:
    text = clean_line(command.text.strip(), characters=LONGEST)
    if not text:
        return ()
    if command.action and state.action(command.action) is None:
        raise NotNow
    if not command.action and len(state.actions) >= MOST_ACTIONS:
        raise Enough
    number = command.action or state.last_action + 1
    agreed = ActionAgreed(number, text, clean_line(command.owner), clean_line(command.date))
    same = state.action(number)
    if same and (same.text, same.owner, same.date) == (agreed.text, agreed.owner, agreed.date):
        return ()
    return (agreed,)
