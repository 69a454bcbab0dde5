"""Help on request, in lines: the next hint, and the worked example."""

from __future__ import annotations

from typing import Protocol

from tutor.i18n import Speaker
from tutor.plain.lines import Lines
from tutor.session.commands import Command, OpenExample, OpenHint
from tutor.session.decide import NotNow
from tutor.session.view import StepView


class Helped(Protocol):
    """A session, wherever it is kept."""

    def send(self, command: Command) -> StepView:
        """Do what a command asks for, and return what is shown then."""


def open_hint(session: Helped, lines: Lines, voice: Speaker) -> None:
    """Open the next hint and read it out."""
    try:
        hints = session.send(OpenHint()).hints
    except NotNow:
        lines.tell(voice.say("No further hint here."))
    else:
        lines.tell(voice.say("Hint: {text}", text=hints[-1].text))


def open_example(session: Helped, lines: Lines, voice: Speaker) -> None:
    """Read out what another company did."""
    try:
        example = session.send(OpenExample()).example
    except NotNow:
        example = None
    if example is None:
        lines.tell(voice.say("There is no example for this step."))
        return
    lines.tell(f"{example.about}:\n{example.text}")
    lines.tell_all(example.notes)
