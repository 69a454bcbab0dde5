"""What a meeting has come to, and the file that keeps it: whatever is done is in both."""

from __future__ import annotations

from pathlib import Path

from tutor.engine.meeting_file import MeetingFile
from tutor.replay.facilitation.commands import Command
from tutor.replay.facilitation.decide import decide
from tutor.replay.facilitation.events import Event
from tutor.replay.facilitation.state import Facilitation, evolve, fold


class MeetingRecord:
    """A meeting at work.

    Args:
        file: Where it is kept.
    """

    def __init__(self, file: MeetingFile) -> None:
        self.file = file
        self.state: Facilitation = fold(file.events)

    def beside(self, suffix: str) -> Path:
        """Return the file with another ending that belongs to this meeting."""
        return self.file.path.with_name(self.file.path.stem + suffix)

    def send(self, command: Command, *before: Command) -> bool:
        """Do what a facilitator asks for, and keep it.

        Args:
            command: What is asked for.
            before: What goes before it, where anything comes of it.

        Returns:
            Whether anything came of it.

        Raises:
            NotNow: It does not fit what the room is doing.
            TutorError: It is done, and could not be saved.
        """
        done = decide(self.state, command)
        if not done:
            return False
        events: list[Event] = [event for each in before for event in decide(self.state, each)]
        events += done
        for event in events:
            self.state = evolve(self.state, event)
        self.file.append(*events)
        return True
