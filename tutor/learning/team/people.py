"""Who is in a folder, and who of them may be told of one by one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from pathlib import PurePath

from tutor.course.catalogue import Entry
from tutor.learning.areas import Standing, areas
from tutor.learning.summary import Summary, summary_of
from tutor.learning.team.closed import Figure, Lot, seed_of
from tutor.replay.shared import SMALLEST_GROUP, Collection, SharedSession


class Kind(Enum):
    """What somebody agreed to, as far as the map goes. It depends on nothing else."""

    ROW = "row"
    """To stand in the map."""
    HELPER = "helper"
    """To be named as somebody who can help, not to stand in the map: counted nowhere, for the name would tell."""
    SEEN = "seen"
    """To a replay alone. Whoever has watched it knows how they did, so they are kept apart from the closed, who could
    otherwise be told by taking these away."""
    CLOSED = "closed"
    """To nothing."""


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """Somebody in the folder. Never leaves the fold; see `Row` and `Figure` for what does."""

    kind: Kind
    summaries: tuple[Summary, ...]
    """Of the sessions that may be used for the map: where somebody agreed for some, only these."""
    heads: tuple[str, ...]
    """The last hash of each of these sessions."""
    department: str
    name: str
    """Only where its owner agreed that it is shown."""
    helper: bool
    """Whether they agreed to be named as somebody who can help."""

    def standings(self, entries: Iterable[Entry], until: str = "") -> dict[str, Standing]:
        """Return where they stand in each area.

        Args:
            entries: The scenarios at hand.
            until: Only what happened up to this month, ISO 8601; empty for everything.
        """
        return {view.area: view.standing for view in areas(entries, [summary for summary, _ in self._held(until)])}

    def heads_until(self, until: str) -> Iterator[str]:
        """Return the last hash of each session up to a month; of all of them where it is empty."""
        return (head for _, head in self._held(until))

    def _held(self, until: str) -> Iterator[tuple[Summary, str]]:
        pairs = zip(self.summaries, self.heads, strict=True)
        return (pair for pair in pairs if not until or pair[0].last[: len(until)] <= until)

    def passed(self, area: str, level: int) -> bool:
        """Tell whether a scenario of an area was passed at a level or above."""
        return any(each.passed and each.area == area and each.level >= level for each in self.summaries)


def people_of(collection: Collection) -> tuple[Person, ...]:
    """Return everybody in a folder, in a stable order."""
    held: dict[str, list[SharedSession]] = {person: [] for person in collection.people}
    for session in collection.sessions:
        held[session.person].append(session)
    return tuple(_person(sessions) for sessions in held.values())


@dataclass(frozen=True)
class Pool:
    """People who are told of only together."""

    people: tuple[Person, ...]
    lots: dict[str, Lot] = field(default_factory=dict)
    """By month: made once."""

    def figure(self, name: str, holds: Callable[[Person], bool], until: str = "") -> Figure:
        """Count those of whom something holds; nothing where they are too few.

        Args:
            name: What is counted.
            holds: Whether it holds of one of them.
            until: The month it is about, ISO 8601; empty for today.
        """
        return self._lot(until).figure(name, (), map(holds, self.people))

    def _lot(self, until: str) -> Lot:
        if until not in self.lots:
            self.lots[until] = Lot(seed_of(head for person in self.people for head in person.heads_until(until)))
        return self.lots[until]


def pools_of(people: Iterable[Person]) -> tuple[Pool, ...]:
    """Return those who are told of only together: who is seen in replays, and who is not, each by themselves."""
    held = list(people)
    pools = (tuple(person for person in held if person.kind is kind) for kind in (Kind.SEEN, Kind.CLOSED))
    return tuple(Pool(pool) for pool in pools if len(pool) >= SMALLEST_GROUP)


def shown_rows(people: Iterable[Person]) -> tuple[Person, ...]:
    """Return those who stand in the map one by one: all who agreed, where they are enough."""
    rows = tuple(person for person in people if person.kind is Kind.ROW)
    return rows if len(rows) >= SMALLEST_GROUP else ()


def _person(sessions: list[SharedSession]) -> Person:
    kind, used = _agreed(sessions)
    headers = [session.reading.header for session in used if session.reading.header]
    return Person(
        kind,
        tuple(summary_of(PurePath(session.file).stem, session.reading) for session in used),
        tuple(session.reading.head for session in used),
        next((header.department for header in reversed(headers) if header.department), ""),
        next((session.name for session in used if session.consent.name and session.name), ""),
        any(session.consent.helper for session in used),
    )


def _agreed(sessions: list[SharedSession]) -> tuple[Kind, list[SharedSession]]:
    """Return what somebody agreed to, and the sessions for which they did; all of them for the closed."""
    if rows := [session for session in sessions if session.consent.row]:
        return Kind.ROW, rows
    if helper := [session for session in sessions if session.consent.helper]:
        return Kind.HELPER, helper
    if seen := [session for session in sessions if session.consent.replay]:
        return Kind.SEEN, seen
    return Kind.CLOSED, sessions
