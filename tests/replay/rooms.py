"""Rooms for tests: sessions of several people on the small course, and what their owners agreed to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from tests.material import write_course
from tests.session.test_decide import AGAIN, GOOD, STARTED
from tutor.checkers.finding import Answer, Verdict
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.engine.engine import Engine
from tutor.engine.meeting_file import MeetingFile
from tutor.engine.projecting import Projection
from tutor.replay.room import Room, open_room
from tutor.replay.shared import Collection, Consent, SharedSession
from tutor.session import events as e
from tutor.session.journal import Journal, Reading, read_journal
from tutor.text.clean import clean

WORSE = "Come to the mill on Sunday."
BETTER = "Come to the mill on Saturday 9."
REPLAY = Consent(replay=True)


def small(folder: Path, language: str = "en") -> LoadedScenario:
    """Load the scenario of the small course."""
    course = load_course(write_course(folder), language)
    found, problems = load_scenario(course.files[0], course)
    assert found is not None, problems
    return found


def told(learner: str = "learner-a", digest: str = "", attempts: Sequence[tuple[str, Verdict]] = ()) -> list[e.Event]:
    """Return what a learner did: a hint, some attempts at the invitation with a disagreement, then the choice."""
    events: list[e.Event] = [replace(STARTED, learner=learner, digest=digest or STARTED.digest)]
    events += [e.PredictionMade("line", 2), e.HintOpened("line", "facts", 1)]
    for number, (text, verdict) in enumerate(attempts or ((WORSE, AGAIN), (BETTER, GOOD)), 1):
        events += [e.RevisionStarted("line")] if number > 1 else []
        events += [e.AnswerSubmitted("line", number, Answer(clean(text))), e.AnswerGraded("line", number, verdict)]
        events += [e.SelfChecked("line"), e.VerdictDisputed("line", 1, "facts", "It is a day.")] if number == 1 else []
    events += [e.StepLeft("line", "why"), e.AnswerSubmitted("why", 1, Answer(chosen=("day",)))]
    return [*events, e.AnswerGraded("why", 1, GOOD), e.StepLeft("why", "end"), e.SessionClosed(4, True, "My own plan")]


def journal(path: Path, events: Iterable[e.Event]) -> Reading:
    """Write a session to a file, a moment every five seconds, and read it."""
    writer = Journal(path)
    for number, event in enumerate(events, 1):
        name = f"{path.stem.encode().hex()[-8:]:0>8}-{number:08x}"
        writer.append(e.Recorded(number, name, f"2026-11-23T12:{number // 12:02}:{number % 12 * 5:02}Z", event))
    return read_journal(path)


@dataclass(frozen=True)
class Person:
    """Somebody who handed sessions over."""

    code: str
    consent: Consent = REPLAY
    name: str = ""
    sessions: int = 1


def people(*codes: str, consent: Consent = REPLAY) -> list[Person]:
    return [Person(code, consent) for code in codes]


FIVE = people("ada", "bea", "cleo", "dora", "ezio")


def collected(folder: Path, owners: Iterable[Person], digest: str = "") -> Collection:
    """Write the sessions of some people, and return them as a collection."""
    shared = [
        SharedSession(
            owner.code, journal(folder / f"{owner.code}{n}.jsonl", told(owner.code, digest)), owner.consent, owner.name
        )
        for owner in owners
        for n in range(owner.sessions)
    ]
    return Collection(tuple(shared))


def room_of(folder: Path, owners: Iterable[Person] = (), *, at_hand: bool = True, named: bool = False) -> Room:
    """Open a room on the sessions of some people, five where none are given."""
    loaded = small(folder / "course")
    found = collected(folder / "sessions", owners or FIVE, loaded.digest)
    return open_room(found, lambda _: loaded if at_hand else None, named=named)


def projection_of(folder: Path, engine: Engine, owners: Iterable[Person] = (), *, named: bool = False) -> Projection:
    """Show the sessions of some people to a room, the meeting in a file of its own."""
    room = room_of(folder, owners, named=named)
    return Projection(room, MeetingFile(folder / "notes/room.jsonl", engine.clock))


Make = Callable[..., Projection]
