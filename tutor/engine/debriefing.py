"""The debrief of a meeting at work: the question at hand, its clock, and the actions with what is found in them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.exporting import write_export
from tutor.engine.meeting_record import MeetingRecord
from tutor.errors import TutorError
from tutor.export.document import Document
from tutor.export.html import document_page
from tutor.export.markdown import document_markdown
from tutor.replay.address import Address
from tutor.replay.debrief.checking import Looked, look_at
from tutor.replay.debrief.commands import AgreeAction, Enter, SetTime
from tutor.replay.debrief.state import PHASES, Debrief, Phase
from tutor.replay.facilitation.commands import Command
from tutor.replay.facilitation.state import Facilitation
from tutor.replay.programme import By, Programme, Stop

if TYPE_CHECKING:
    from tutor.learning.team.map import TeamMap
    from tutor.replay.room import Room

MINUTES = {Phase.WHAT: 4, Phase.SO_WHAT: 4, Phase.NOW_WHAT: 6}
"""How long each question has to begin with; more for what is to be done."""
MINUTE = 60
"""Seconds."""
PAGE_SUFFIX, TEXT_SUFFIX = ".debrief.html", ".debrief.md"
"""Endings of the page and of the text, beside the notes."""


class Debriefing:
    """The end of a meeting.

    Args:
        record: The meeting.
        clock: Tells the time.
        language: Of what is typed, ISO 639-1.
        room: The sessions that the meeting was about; None where only its notes are at hand.
        team: Maps the folder of the sessions, where they came in one.
    """

    def __init__(
        self,
        record: MeetingRecord,
        clock: Callable[[], datetime],
        language: str,
        room: Room | None = None,
        team: Callable[[], TeamMap] | None = None,
    ) -> None:
        self.room = room
        self._record = record
        self._clock = clock
        self._language = language
        self._team = team
        self._since: datetime | None = None

    @property
    def meeting(self) -> Facilitation:
        """What the meeting has come to."""
        return self._record.state

    @property
    def state(self) -> Debrief:
        """What the debrief has come to."""
        return self._record.state.debrief

    @property
    def phase(self) -> Phase:
        """The question at hand."""
        return Phase(self.state.phase or Phase.WHAT)

    @property
    def running(self) -> bool:
        """Whether the clock of the question runs."""
        return self._since is not None

    @property
    def left(self) -> int:
        """Seconds that the question at hand still has; 0 where its time is up."""
        kept = self.state.left(self.phase)
        whole = MINUTES[self.phase] * MINUTE if kept is None else kept
        gone = int((self._clock() - self._since).total_seconds()) if self._since else 0
        return max(0, whole - gone)

    @cached_property
    def team(self) -> TeamMap | None:
        """The team map of the folder; None where the sessions came in none, or it is gone."""
        with contextlib.suppress(TutorError):
            return self._team() if self._team else None
        return None

    @cached_property
    def stops(self) -> Mapping[Address, Stop]:
        """The moments of the sessions at hand, by their address."""
        stops = Programme(self.room, By.MOMENT).stops if self.room else ()
        return {stop.address: stop for stop in stops}

    @property
    def page_file(self) -> Path:
        """Where the page goes that stands by itself."""
        return self._record.beside(PAGE_SUFFIX)

    @property
    def text_file(self) -> Path:
        """Where the text goes, in Markdown."""
        return self._record.beside(TEXT_SUFFIX)

    def can(self, command: str) -> bool:
        """Tell whether a command of the table makes sense now."""
        place = PHASES.index(self.phase)
        sense = {
            "question-on": place < len(PHASES) - 1,
            "question-before": place > 0,
            "unpoint": bool(self.state.points_of(self.phase)),
            "act": self.phase is Phase.NOW_WHAT,
            "change-action": self.phase is Phase.NOW_WHAT and bool(self.state.actions),
            "drop-action": self.phase is Phase.NOW_WHAT and bool(self.state.actions),
        }
        return sense.get(command, True)

    def start(self) -> None:
        """Let the clock run."""
        self._since = self._since or self._clock()

    def pause(self) -> None:
        """Stop the clock, or let it run again.

        Raises:
            TutorError: It is done, and could not be saved.
        """
        if self._since is None:
            self.start()
        else:
            self._keep_time(self.left)
            self._since = None

    def add_minute(self) -> None:
        """Give the question at hand a minute more.

        Raises:
            TutorError: It is done, and could not be saved.
        """
        self._keep_time(self.left + MINUTE)

    def turn(self, step: int) -> None:
        """Turn to the next question with 1, to the one before with -1; its clock runs.

        Raises:
            TutorError: It is done, and could not be saved.
        """
        place = min(max(PHASES.index(self.phase) + step, 0), len(PHASES) - 1)
        left, self._since = self.left, self._clock()
        self._record.send(Enter(PHASES[place], left))

    def send(self, command: Command) -> None:
        """Do what a facilitator asks for, and keep it.

        Raises:
            NotNow: It does not fit where the room is.
            TutorError: It is done, and could not be saved.
        """
        self._record.send(command)

    def look_at(self, text: str) -> Looked:
        """Look for owner and date of an action, as it is typed."""
        named = (recording.label.name for recording in (self.room.recordings if self.room else ()))
        return look_at(text, self._language, filter(None, named))

    def agree(self, text: str, action: int = 0) -> Looked:
        """Write down an action, or change one, with the owner and the date that are found in it.

        Args:
            text: What was typed.
            action: Number of the one that is changed; 0 for a new one.

        Raises:
            Enough: There are three already.
            TutorError: It is done, and could not be saved.
        """
        found = self.look_at(text)
        self._record.send(AgreeAction(text, found.owner, found.date, action))
        return found

    def save(self, document: Document) -> None:
        """Write the page and the text.

        Args:
            document: What the meeting comes to, in words.

        Raises:
            TutorError: They cannot be written.
        """
        write_export(self.page_file, document_page(document))
        write_export(self.text_file, document_markdown(document))

    @property
    def kept(self) -> tuple[Path, ...]:
        """The files that hold something of this meeting."""
        files = (self._record.file.path, self.page_file, self.text_file)
        return tuple(path for path in files if self.meeting != Facilitation() and path.is_file())

    def leave(self, *, close: bool = False) -> None:
        """Keep what the clock has, where the debrief has begun.

        Args:
            close: Whether to let others have the file as well.
        """
        if self._since is not None and self.state.phase:
            with contextlib.suppress(TutorError):
                self._keep_time(self.left)
        self._since = None
        if close:
            self._record.file.close()

    def _keep_time(self, seconds: int) -> None:
        self._since = self._clock() if self._since else None
        self._record.send(SetTime(seconds))
