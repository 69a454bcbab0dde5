"""The team map: areas × people, or counts only; the shared skill as one figure, and what to do next.

Nothing in a `TeamMap` is anybody's who did not agree: see `tutor.learning.team.closed` for the law.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from tutor.course.catalogue import Entry
from tutor.learning.areas import AREAS, Standing
from tutor.learning.team.closed import Figure
from tutor.learning.team.helping import Help, helping
from tutor.learning.team.people import Person, Pool, people_of, pools_of, shown_rows
from tutor.learning.team.starting import HIGHEST, Start, start
from tutor.learning.team.stumbles import Stumbles, stumbles
from tutor.learning.team.trend import Point, trend
from tutor.replay.address import letter
from tutor.replay.shared import SMALLEST_GROUP, Collection

SETTLED = frozenset({Standing.STABLE, Standing.CAN_HELP})
"""What counts for the shared skill."""
ALONE = SETTLED | {Standing.AUTONOMOUS}
"""Who works without help in an area."""


@dataclass(frozen=True, slots=True)
class Row:
    """Somebody who agreed to stand in the map."""

    letter: str
    standings: tuple[Standing, ...]
    """In the order of the areas of the map."""


@dataclass(frozen=True, slots=True)
class AreaFigures:
    """How a group stands in an area."""

    area: str
    alone: Figure
    """Those on their own or further."""
    stable: Figure
    """Those stable, or able to help."""
    start: Start | None = None
    """Where the next training can start; None where nothing may be said."""


@dataclass(frozen=True, slots=True)
class TeamMap:
    """Everything that is said of a group."""

    people: int
    """How many are in the folder."""
    counted: int
    """How many of them the figures of the areas are about."""
    areas: tuple[AreaFigures, ...]
    """The weakest first."""
    rows: tuple[Row, ...] = ()
    """Empty where fewer than `SMALLEST_GROUP` people agreed."""
    skill: Figure = Figure()
    """The shared skill: stable cells of all cells, a cell being a person in an area."""
    history: tuple[Point, ...] = ()
    """The shared skill month by month; the last point is today's."""
    stumbles: Stumbles = Stumbles()
    help: tuple[Help, ...] = ()
    refused: int = 0
    """Things in the folder that could not be used."""


def team_map(collection: Collection, entries: Iterable[Entry]) -> TeamMap:
    """Fold everybody's sessions into a map.

    Args:
        collection: What the folder holds.
        entries: The scenarios at hand.
    """
    known, everybody = tuple(entries), people_of(collection)
    if len(everybody) < SMALLEST_GROUP:
        nothing = tuple(AreaFigures(area, Figure(), Figure()) for area in AREAS)
        return TeamMap(len(everybody), 0, nothing, refused=len(collection.refused))
    rows = shown_rows(everybody)
    pools = pools_of(everybody)
    standings = {person: person.standings(known) for person in everybody}
    group = Group(rows, pools, standings, known)
    figures = tuple(sorted((group.area(area) for area in AREAS), key=_strength))
    lettered = _lettered(everybody, rows)
    shown = [(person, label) for person, label in lettered if person in rows]
    return TeamMap(
        len(everybody),
        figures[0].alone.people,
        figures,
        tuple(Row(label, tuple(standings[person][each.area] for each in figures)) for person, label in shown),
        sum((each.stable for each in figures), Figure()),
        trend(rows, pools, lambda person, until: _settled(person, known, until)),
        stumbles(collection.sessions),
        tuple(helping([pair for pair in lettered if pair[0].helper], shown, standings)),
        len(collection.refused),
    )


@dataclass(frozen=True)
class Group:
    """Those whom the figures are about."""

    rows: tuple[Person, ...]
    pools: tuple[Pool, ...]
    standings: Mapping[Person, Mapping[str, Standing]]
    entries: tuple[Entry, ...]

    def area(self, area: str) -> AreaFigures:
        """Count how everybody stands in an area."""

        def passed(level: int) -> Figure:
            return self._count(f"level\n{area}\n{level}", lambda person: person.passed(area, level))

        alone = self._count(f"alone\n{area}", lambda person: self.standings[person][area] in ALONE)
        stable = self._count(f"stable\n{area}", lambda person: self.standings[person][area] in SETTLED)
        highest = max((entry.level for entry in self.entries if entry.area == area), default=HIGHEST)
        return AreaFigures(area, alone, stable, start(passed, highest))

    def _count(self, name: str, holds: Callable[[Person], bool]) -> Figure:
        told = Figure(sum(map(holds, self.rows)), len(self.rows))
        return sum((pool.figure(name, holds) for pool in self.pools), told)


def _settled(person: Person, entries: Iterable[Entry], until: str) -> frozenset[str]:
    """Return the areas in which somebody was stable at the end of a month."""
    return frozenset(area for area, standing in person.standings(entries, until).items() if standing in SETTLED)


def _strength(figures: AreaFigures) -> tuple[int, int, int]:
    return figures.alone.count + figures.stable.count, figures.alone.count, AREAS.index(figures.area)


def _lettered(people: Iterable[Person], rows: tuple[Person, ...]) -> list[tuple[Person, str]]:
    """Give a letter to everybody who may be shown: those in the map, and those who can help."""
    shown = [person for person in people if person in rows or person.helper]
    return [(person, letter(index)) for index, person in enumerate(shown)]
