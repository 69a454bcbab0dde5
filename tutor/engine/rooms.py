"""Opens sessions for a room: a folder that people handed in, or sessions by name or file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.collecting import collect
from tutor.engine.debriefing import Debriefing
from tutor.engine.engine import Engine
from tutor.engine.facilitating import team_of
from tutor.engine.meeting_file import MeetingFile, is_meeting
from tutor.engine.meeting_record import MeetingRecord
from tutor.engine.projecting import Projection
from tutor.engine.regrading import regraded
from tutor.errors import ExitCode, TutorError
from tutor.export.shared_file import SUFFIX
from tutor.i18n import Speaker, marked
from tutor.replay.room import Room, open_room
from tutor.replay.shared import Collection, SharedSession
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.session.journal import Reading


def open_projection(engine: Engine, sources: Sequence[str], notes: Path | None = None) -> Projection:
    """Open a folder of session files, or sessions by name or file, for a room.

    Args:
        engine: Knows the courses and the learner's own sessions.
        sources: One folder, or sessions.
        notes: File of the meeting; None for the one that belongs to these sessions.

    Raises:
        TutorError: A session cannot be read, or none may be shown.
    """
    room = room_of(engine, sources)
    folder = _folder(sources)
    path = notes or engine.paths.facilitation / f"{_name(room, folder)}.jsonl"
    return Projection(room, MeetingFile(path, engine.clock), _grading(engine), folder)


def open_debriefing(engine: Engine, sources: Sequence[str], notes: Path | None = None) -> Debriefing:
    """Open the debrief of a meeting.

    Args:
        engine: Knows the courses and the learner's own sessions.
        sources: What the meeting was about, as for `open_projection`; or the file of its notes alone.
        notes: File of the meeting; None for the one that belongs to these sessions.

    Raises:
        TutorError: Something cannot be read, or no session may be shown.
    """
    alone = Path(sources[0]) if len(sources) == 1 else None
    if alone is not None and is_meeting(alone):
        record = MeetingRecord(MeetingFile(alone, engine.clock))
        return Debriefing(record, engine.clock, engine.voice.language)
    return debriefing_of(engine, open_projection(engine, sources, notes))


def debriefing_of(engine: Engine, projection: Projection) -> Debriefing:
    """Go on from a replay to its debrief, in the same file."""
    folder = projection.folder
    team = (lambda: team_of(engine, folder)) if folder else None
    return Debriefing(projection.record, engine.clock, engine.voice.language, projection.room, team)


def room_of(engine: Engine, sources: Sequence[str]) -> Room:
    """Return what may be shown of a folder of session files, or of sessions by name or file.

    Args:
        engine: Knows the courses and the learner's own sessions.
        sources: One folder, or sessions.

    Raises:
        TutorError: A session cannot be read, or none may be shown.
    """
    folder = _folder(sources)
    found = collect(folder) if folder else _named(engine, sources)
    room = open_room(found, scenario_then(engine), named=folder is None)
    if room.recordings:
        return room
    raise TutorError(
        marked("no session here may be shown"),
        clean_line(", ".join(sources)),
        stay_closed(room, engine.voice) or marked("a session that may be shown comes with its owner's agreement"),
        ExitCode.NOT_FOUND,
    )


def stay_closed(room: Room, voice: Speaker) -> str:
    """Say how many sessions a room is not shown; nothing where it is shown all."""
    if not room.withheld:
        return ""
    return voice.plural(
        "{number} session stays closed: its owner did not agree.",
        "{number} sessions stay closed: their owners did not agree.",
        room.withheld,
    )


def _folder(sources: Sequence[str]) -> Path | None:
    return Path(sources[0]) if len(sources) == 1 and Path(sources[0]).is_dir() else None


def _grading(engine: Engine) -> Callable[[SharedSession], SharedSession]:
    return lambda session: regraded(engine, Collection((session,))).sessions[0]


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


def _named(engine: Engine, names: Iterable[str]) -> Collection:
    """Read sessions by their names or files; a file that was handed over keeps to what its owner agreed to.

    Raises:
        TutorError: One of them cannot be read.
    """
    sessions: list[SharedSession] = []
    for name in names:
        path = Path(name)
        if path.suffix == SUFFIX and path.is_file():
            found = collect(path)
            if found.refused and not found.sessions:
                raise found.refused[0].reason
            sessions += found.sessions
        else:
            sessions.append(_own(engine.reading(name)))
    return Collection(tuple(sessions))


def _own(reading: Reading) -> SharedSession:
    header = reading.header
    return SharedSession(header.learner if header else "", reading, file=clean_line(reading.path.name))
