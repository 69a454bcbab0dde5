"""A replay for a room: sessions opened to be looked at together, and what the room makes of them."""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.engine import Engine
from tutor.engine.files import write_whole
from tutor.engine.meeting_file import ELSEWHERE, MeetingFile
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.replay.comparing import Comparison, attempts_of_others, compare, own_attempts
from tutor.replay.examples import batch_lines, sample_blocks
from tutor.replay.facilitation.commands import Command, MarkExample, Move
from tutor.replay.facilitation.decide import decide
from tutor.replay.facilitation.state import Facilitation, evolve, fold
from tutor.replay.programme import By, Programme, Stop, Test
from tutor.replay.room import Room, open_room
from tutor.replay.shared import Collection, SharedSession
from tutor.replay.slide import Slide, slide
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.session.journal import Reading

BATCH_SUFFIX, SAMPLES_SUFFIX = ".answers.jsonl", ".samples.toml"
"""Endings of the files of marked examples, beside the notes: for `tutor grade --batch`, and for authors."""

NEED_SOMETHING = ("reveal", "skip", "ask", "close-poll", "reopen", "show-hint", "mark-example", "compare", "brief")
"""Commands that need a session with something to show."""


class Projection:
    """What a room looks at, and what it has made of it. Sessions are only ever read.

    Args:
        room: What is shown; at least one session.
        file: Where the meeting is kept.
    """

    def __init__(self, room: Room, file: MeetingFile) -> None:
        self.room = room
        self._file = file
        self.meeting: Facilitation = fold(file.events)
        self.programme = Programme(room, By(self.meeting.by) if self.meeting.by in list(By) else By.MOMENT)
        if not self.programme.stops:
            self.programme = Programme(room)
        first = self.programme.stops[0]
        self._painted: tuple[Stop, Facilitation, Slide | None] | None = None
        self.stop: Stop = (self.meeting.here and self.programme.nearest(self.meeting.here)) or first

    @property
    def slide(self) -> Slide | None:
        """What the room sees now; None where the session holds nothing to show."""
        if self._painted is None or self._painted[0] is not self.stop or self._painted[1] is not self.meeting:
            self._painted = self.stop, self.meeting, slide(self.room, self.stop, self.meeting)
        return self._painted[2]

    @property
    def comparisons(self) -> tuple[Comparison | None, Comparison | None]:
        """What can be laid side by side here: the attempts of this session, and those of others beside this one."""
        own, others = own_attempts(self.room, self.stop), attempts_of_others(self.room, self.stop)
        return compare(self.room, own, self.meeting), compare(self.room, others, self.meeting)

    @property
    def kept(self) -> tuple[Path, ...]:
        """The files that hold something of this meeting: the notes first."""
        files = (self._file.path, self.examples_file, self.samples_file)
        return tuple(path for path in files if self.meeting.here is not None and path.is_file())

    @property
    def examples_file(self) -> Path:
        """The file of marked examples for `tutor grade --batch`."""
        return self._file.path.with_name(self._file.path.stem + BATCH_SUFFIX)

    @property
    def samples_file(self) -> Path:
        """The file of marked examples for authors, as samples of their steps."""
        return self._file.path.with_name(self._file.path.stem + SAMPLES_SUFFIX)

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
        done = decide(self.meeting, command)
        if not done:
            return
        moved = decide(self.meeting, Move(self.stop.address, self.programme.by))
        for event in (*moved, *done):
            self.meeting = evolve(self.meeting, event)
        self._file.append(*moved, *done)
        if isinstance(command, MarkExample):
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
        self._file.close()

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


def open_projection(engine: Engine, sources: Sequence[str], notes: Path | None = None) -> Projection:
    """Open a folder of session files, or sessions by name or file, for a room.

    Args:
        engine: Knows the courses and the learner's own sessions.
        sources: One folder, or sessions.
        notes: File of the meeting; None for the one that belongs to these sessions.

    Raises:
        TutorError: A session cannot be read, or none may be shown.
    """
    folder = Path(sources[0]) if len(sources) == 1 and Path(sources[0]).is_dir() else None
    found = _in_folder(engine, folder) if folder else Collection(tuple(_named(engine, name) for name in sources))
    room = open_room(found, scenario_then(engine), named=folder is None)
    if not room.recordings:
        raise TutorError(
            marked("no session here may be shown"),
            clean_line(", ".join(sources)),
            engine.voice.plural(
                "{number} session stays closed: its owner did not agree.",
                "{number} sessions stay closed: their owners did not agree.",
                room.withheld,
            )
            if room.withheld
            else marked("a session that may be shown comes with its owner's agreement"),
            ExitCode.NOT_FOUND,
        )
    path = notes or engine.paths.facilitation / f"{_name(room, folder)}.jsonl"
    return Projection(room, MeetingFile(path, engine.clock))


def scenario_then(engine: Engine) -> Callable[[Reading], LoadedScenario | None]:
    """Return what finds the scenario of a session, only where it is at hand just as it was then."""
    held: dict[tuple[str, str, str], LoadedScenario | None] = {}

    def find(reading: Reading) -> LoadedScenario | None:
        header = reading.header
        if header is None:
            return None
        key = (header.scenario, header.language, header.digest)
        if key not in held:
            loaded = engine.scenario_of(reading)
            held[key] = loaded if loaded and loaded.digest == header.digest else None
        return held[key]

    return find


def _name(room: Room, folder: Path | None) -> str:
    """Name the file of a meeting, so that the same folder, or the same sessions, come back to it."""
    keys = [str(folder.resolve())] if folder else sorted(recording.key for recording in room.recordings)
    return f"room-{hashlib.sha256(chr(10).join(keys).encode()).hexdigest()[:12]}"


def _named(engine: Engine, session: str) -> SharedSession:
    reading = engine.reading(session)
    header = reading.header
    return SharedSession(header.learner if header else "", reading, file=clean_line(reading.path.name))


def _in_folder(engine: Engine, folder: Path) -> Collection:
    """Read the journals of a folder; nobody was asked about them yet."""
    return Collection(tuple(_named(engine, str(path)) for path in sorted(folder.glob("*.jsonl"))))
