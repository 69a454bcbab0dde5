"""Who is shown to a room, and under which label. The privacy law of a replay stands here and nowhere else."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from tutor.checkers.finding import Verdict
from tutor.course.load import LoadedScenario
from tutor.replay.address import letter, session_key
from tutor.replay.shared import SMALLEST_GROUP, Collection, SharedSession
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Timeline, verdicts
from tutor.session.events import Event
from tutor.session.journal import Reading


@dataclass(frozen=True, slots=True)
class Label:
    """What stands where a name would."""

    letter: str = ""
    """Of a person, the same in all their sessions; empty where sessions may not be linked."""
    number: int = 0
    """Of a session that stands alone, from 1; 0 where a letter says whose it is."""
    name: str = ""
    """Only where its owner agreed that it is shown."""


@dataclass(frozen=True)
class Recording:
    """A session that may be shown."""

    key: str
    label: Label
    reading: Reading
    scenario: LoadedScenario | None = None
    """What the session was about, where it is at hand just as it was then; None otherwise."""
    arrived: SharedSession | None = None
    """As somebody handed it over; None for a session of one's own."""

    @cached_property
    def loaded(self) -> LoadedScenario | None:
        """The scenario, or a stand-in made of what was recorded; None where the session has no header."""
        return self.scenario or stand_in(self.reading)

    @cached_property
    def timeline(self) -> Timeline:
        """Its moments."""
        return Timeline(self.reading.entries)

    def event(self, place: int) -> Event:
        """Return what happened at a place of the session, from 1."""
        return self.reading.entries[place - 1].event

    @cached_property
    def judged(self) -> Mapping[int, tuple[int, Verdict]]:
        """Place of the verdict on each answer, and the verdict, by place of the answer."""
        return verdicts(self.reading.events)


@dataclass(frozen=True)
class Room:
    """Everything that is shown to a room."""

    recordings: tuple[Recording, ...]
    withheld: int = 0
    """Sessions that stay closed because their owners did not agree."""
    unusable: int = 0
    """Files or lines that could not be used."""
    alone: bool = False
    """Whether it is one session that was named, as for its owner."""

    @cached_property
    def by_key(self) -> Mapping[str, Recording]:
        """The recordings by their key."""
        return {recording.key: recording for recording in self.recordings}

    @property
    def can_name(self) -> bool:
        """Whether anybody's name may be shown."""
        return any(recording.label.name for recording in self.recordings)


def open_room(
    collection: Collection, scenario_of: Callable[[Reading], LoadedScenario | None], *, named: bool = False
) -> Room:
    """Say who is shown, and under which label.

    Out of a folder come only sessions whose owners agreed to a replay. Letters link the sessions of a person, so they
    are given only from `SMALLEST_GROUP` people on; in a smaller group each session is an answer of its own, without a
    name. A session on this machine is theirs to show who names it; where it is the only one, or all are of one person,
    it has a letter. One that was handed over keeps to what its owner agreed to, named or not.

    Args:
        collection: What was found.
        scenario_of: Returns the scenario of a session where it is at hand just as it was then.
        named: Whether the sessions were named one by one, instead of a folder.
    """
    usable = [each for each in collection.sessions if each.reading.header]
    shown = [each for each in usable if each.consent.replay or (named and not each.made)]
    people = sorted({each.person for each in shown})
    linked = len(people) >= SMALLEST_GROUP or (named and len(people) == 1)
    ordered = sorted(shown, key=lambda each: _order(each, linked=linked))
    labels = _by_letter(ordered, people) if linked else [Label(number=n) for n, _ in enumerate(ordered, 1)]
    recordings = tuple(
        Recording(key, label, each.reading, scenario_of(each.reading), None if named and not each.made else each)
        for key, label, each in zip(_keys(ordered), labels, ordered, strict=True)
    )
    return Room(recordings, len(usable) - len(shown), len(collection.refused), alone=named and len(shown) == 1)


def _by_letter(sessions: Iterable[SharedSession], people: list[str]) -> list[Label]:
    letters = {person: letter(index) for index, person in enumerate(people)}
    return [Label(letters[each.person], name=each.name if each.consent.name else "") for each in sessions]


def _order(session: SharedSession, *, linked: bool) -> tuple[str, str, str]:
    """Sort by person and time; where sessions may not be linked, so that the order tells nothing."""
    header = session.reading.header
    assert header is not None
    if linked:
        return session.person, session.reading.entries[0].at, session.file
    return header.scenario, hashlib.sha256(session_key(session.reading).encode()).hexdigest(), session.file


def _keys(sessions: Iterable[SharedSession]) -> list[str]:
    """Give each session its key; of two with the same, the second gets a number."""
    seen: dict[str, int] = {}
    keys = []
    for each in sessions:
        key = session_key(each.reading)
        seen[key] = seen.get(key, 0) + 1
        keys.append(key if seen[key] == 1 else f"{key}-{seen[key]}")
    return keys
