"""A replay for a room: sessions opened to be looked at together, and what the room makes of them."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Mapping
from pathlib import Path

from tutor.checkers.finding import Verdict
from tutor.engine.debriefing import PAGE_SUFFIX, TEXT_SUFFIX
from tutor.engine.files import write_whole
from tutor.engine.meeting_file import ELSEWHERE, MeetingFile
from tutor.engine.meeting_record import MeetingRecord
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.replay.address import read_address
from tutor.replay.comparing import Comparison, attempts_of_others, compare, own_attempts
from tutor.replay.examples import batch_lines, sample_blocks
from tutor.replay.facilitation.commands import Command, MarkExample, Move
from tutor.replay.facilitation.state import Facilitation
from tutor.replay.programme import By, Programme, Stop, Test
from tutor.replay.room import Room
from tutor.replay.shared import SharedSession
from tutor.replay.slide import Slide, slide
from tutor.text.clean import clean_line

BATCH_SUFFIX, SAMPLES_SUFFIX = ".answers.jsonl", ".samples.toml"
"""Endings of the files of marked examples, beside the notes: for `tutor grade --batch`, and for authors."""

NEED_SOMETHING = ("reveal", "skip", "ask", "close-poll", "reopen", "show-hint", "mark-example", "compare", "brief")
"""Commands that need a session with something to show."""


class Projection:
    """What a room looks at, and what it has made of it. Sessions are only ever read.

    Args:
        room: What is shown; at least one session.
        file: Where the meeting is kept.
        grade_again: Grades a session that was handed over once more, on this machine; None where nothing is.
        folder: Where all sessions came from; None where they were named one by one.
    """

    def __init__(
        self,
        room: Room,
        file: MeetingFile,
        grade_again: Callable[[SharedSession], SharedSession] | None = None,
        folder: Path | None = None,
    ) -> None:
        self.room = room
        self.folder = folder
        self._grade_again = grade_again
        self._again: dict[str, Mapping[int, Verdict]] = {}
        self.record = MeetingRecord(file)
        """The meeting, and where it is kept."""
        self.programme = Programme(room, By(self.meeting.by) if self.meeting.by in list(By) else By.MOMENT)
        if not self.programme.stops:
            self.programme = Programme(room)
        first = self.programme.stops[0]
        self._painted: tuple[Stop, Facilitation, Slide | None] | None = None
        self.stop: Stop = (self.meeting.here and self.programme.nearest(self.meeting.here)) or first

    @property
    def meeting(self) -> Facilitation:
        """What the room has made of the sessions."""
        return self.record.state

    @property
    def slide(self) -> Slide | None:
        """What the room sees now; None where the session holds nothing to show."""
        if self._painted is None or self._painted[0] is not self.stop or self._painted[1] is not self.meeting:
            again = self._again.get(self.stop.address.session, {})
            self._painted = self.stop, self.meeting, slide(self.room, self.stop, self.meeting, again)
        return self._painted[2]

    @property
    def ungraded(self) -> bool:
        """Whether a verdict is shown of a session from elsewhere that was not graded again on this machine yet."""
        recording, shown = self.room.by_key[self.stop.address.session], self.slide
        claimed = shown is not None and shown.hidden is not None and shown.hidden.feedback is not None
        elsewhere = self._grade_again is not None and recording.arrived is not None and recording.scenario is not None
        return claimed and elsewhere and recording.key not in self._again

    def grade_again(self) -> None:
        """Grade the session here once more, so that both verdicts are shown where they differ."""
        recording = self.room.by_key[self.stop.address.session]
        if self._grade_again is None or recording.arrived is None:
            return
        answers = {graded: answer for answer, (graded, _) in recording.judged.items()}
        found = self._grade_again(recording.arrived).differences
        places = {entry.seq: place for place, entry in enumerate(recording.reading.entries, 1)}
        self._again[recording.key] = {
            answers[places[each.seq]]: each.here for each in found if places[each.seq] in answers
        }
        self._painted = None

    @property
    def comparisons(self) -> tuple[Comparison | None, Comparison | None]:
        """What can be laid side by side here: the attempts of this session, and those of others beside this one."""
        own, others = own_attempts(self.room, self.stop), attempts_of_others(self.room, self.stop)
        return compare(self.room, own, self.meeting), compare(self.room, others, self.meeting)

    @property
    def kept(self) -> tuple[Path, ...]:
        """The files that hold something of this meeting: the notes first."""
        saved = map(self.record.beside, (PAGE_SUFFIX, TEXT_SUFFIX))
        files = (self.record.file.path, self.examples_file, self.samples_file, *saved)
        return tuple(path for path in files if self.meeting != Facilitation() and path.is_file())

    @property
    def examples_file(self) -> Path:
        """The file of marked examples for `tutor grade --batch`."""
        return self.record.beside(BATCH_SUFFIX)

    @property
    def samples_file(self) -> Path:
        """The file of marked examples for authors, as samples of their steps."""
        return self.record.beside(SAMPLES_SUFFIX)

    def can(self, command: str) -> bool:
        """Tell whether a command of the table makes sense at this stop."""
        shown = self.slide
        if shown is None:
            return command not in NEED_SOMETHING
        open_poll = self.meeting.open_poll(self.stop.address) is not None
        sense: dict[str, bool] = {
            "reveal": shown.sealed and shown.predicted and not open_poll,
            "skip": shown.sealed and not shown.predicted and not open_poll,
            "ask": bool(shown.questions) and not open_poll,
            "close-poll": open_poll,
            "reopen": bool(shown.polls) and not open_poll,
            "show-hint": shown.sealed and len(shown.hints) < shown.more_hints,
            "mark-example": bool(shown.disputed) and not open_poll,
            "compare": not shown.sealed and bool(shown.stop.attempt),
            "unnote": bool(shown.notes),
            "names": self.room.can_name,
            "as-seen": self.room.alone,
        }
        return sense.get(command, True)

    def send(self, command: Command) -> None:
        """Do what a facilitator asks for, and keep it with the place where it was done.

        Raises:
            NotNow: It does not fit what the room is doing.
            TutorError: It is done, and could not be saved.
        """
        done = self.record.send(command, Move(self.stop.address, self.programme.by))
        if done and isinstance(command, MarkExample):
            self._write_examples()

    def moment(self, step: int) -> None:
        """Go to the next moment, or criterion, with 1; to the one before with -1."""
        self.stop = self.programme.moment(self.stop, step)

    def person(self, step: int) -> None:
        """Go to the same moment with the next person with 1; with the one before with -1."""
        self.stop = self.programme.person(self.stop, step)

    def jump(self, test: Test, step: int = 1) -> bool:
        """Go to the nearest stop that passes a test; tell whether there is one."""
        before, self.stop = self.stop, self.programme.following(self.stop, test, step)
        return self.stop != before

    def edge(self, step: int) -> None:
        """Go to the first stop of all with -1, to the last with 1."""
        self.stop = self.programme.stops[-1 if step > 0 else 0]

    def go_to(self, typed: str) -> None:
        """Go to an address as it is written; where it names a criterion, the room goes by criterion from there.

        Raises:
            TutorError: It is no address, or no moment of this room.
        """
        address = read_address(typed)
        if address is None:
            raise TutorError(
                marked("this is no address of a moment"),
                clean_line(typed),
                marked("`tutor plan` writes them, such as 1a2b3c4d#7 or 1a2b3c4d#7/facts"),
                ExitCode.USAGE,
            )
        by = By.CRITERION if address.criterion else By.MOMENT
        programme = self.programme if self.programme.by is by else Programme(self.room, by)
        stop = programme.at(address)
        if stop is None:
            raise TutorError(
                marked("no moment of this room has this address"),
                clean_line(str(address)),
                marked("it belongs to the folder that it was planned with, and only to what its owner agreed to show"),
                ExitCode.NOT_FOUND,
            )
        self.programme, self.stop = programme, stop

    def times(self, *stops: Stop) -> tuple[str, ...]:
        """Return when stops were, UTC, ISO 8601."""
        return tuple(
            self.room.by_key[stop.address.session].reading.entries[stop.address.place - 1].at for stop in stops
        )

    def noted(self, stop: Stop) -> bool:
        """Tell whether there is a note or a bookmark at a stop."""
        address = stop.address.answer
        return address in self.meeting.marks or bool(self.meeting.notes_at(address))

    def reorder(self) -> bool:
        """Go through the sessions by criterion instead of by moment, or the other way round.

        Returns:
            Whether there is anything to go through in that order.
        """
        other = Programme(self.room, By.CRITERION if self.programme.by is By.MOMENT else By.MOMENT)
        if not other.stops:
            return False
        self.stop = other.nearest(self.stop.address) or other.stops[0]
        self.programme = other
        return True

    def leave(self) -> None:
        """Keep where the room is, where there is something to come back to, and let others have the file."""
        with contextlib.suppress(TutorError):
            if self.meeting.here is not None:
                self.send(Move(self.stop.address, self.programme.by))
        self.record.file.close()

    def _write_examples(self) -> None:
        """Write the marked examples anew, or remove their files where none is left."""
        made = {
            self.examples_file: batch_lines(self.room, self.meeting),
            self.samples_file: sample_blocks(self.room, self.meeting),
        }
        try:
            for path, text in made.items():
                if text:
                    write_whole(path, text.encode())
                else:
                    path.unlink(missing_ok=True)
        except OSError as error:
            raise TutorError(
                marked("the examples are not saved"),
                f"{error.filename or self.examples_file}: {error.strerror or error}",
                ELSEWHERE,
                ExitCode.UNWRITABLE,
            ) from error
