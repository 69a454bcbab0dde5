"""The shared skill over time: change is slow, and worth a look back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from tutor.learning.areas import AREAS
from tutor.learning.team.closed import Figure
from tutor.learning.team.people import Person, Pool
from tutor.replay.shared import SMALLEST_GROUP

LONGEST = 13
"""Points at most: a year, and today."""
TODAY = ""
Settled = Callable[[Person, str], frozenset[str]]
"""Returns the areas in which a person was stable at the end of a month; an empty one for today."""


@dataclass(frozen=True, slots=True)
class Point:
    """The shared skill at the end of a month."""

    month: str
    """ISO 8601, without the day; empty for today."""
    skill: Figure
    """Stable cells of all cells; the people are those in the folder today."""


def trend(rows: tuple[Person, ...], pools: Iterable[Pool], settled: Settled) -> tuple[Point, ...]:
    """Look back at the shared skill.

    A pool is looked at by the end of a month only where at least `SMALLEST_GROUP` of its people were at work since it
    was looked at last: between, its figure stands still, so that no month shows what one person did.

    Args:
        rows: Open people.
        pools: Those who count only together.
        settled: Where somebody stood at a time.
    """
    tracks = [_track(pool, settled) for pool in pools]
    months = {month for person in rows for month in _months(person)} | {month for track in tracks for month in track}
    points = []
    for month in (*sorted(months - {TODAY}), TODAY):
        exact = sum(len(settled(person, month)) for person in rows)
        told = Figure(exact, len(rows) * len(AREAS))
        points.append(Point(month, sum((_at(track, month) for track in tracks), told)))
    return tuple(points[-LONGEST:]) if points[-1].skill else ()


def _track(pool: Pool, settled: Settled) -> dict[str, Figure]:
    """Return the stable cells of a pool at the end of each month at which it is looked at, and today."""
    track = {}
    for month in (*_looked_at(pool), TODAY):
        held = {person: settled(person, month) for person in pool.people}
        track[month] = sum((_stable(pool, area, held, month) for area in AREAS), Figure())
    return track


def _stable(pool: Pool, area: str, held: Mapping[Person, frozenset[str]], month: str) -> Figure:
    """Count as the map of that month would: under the same name, so with the same lot."""
    return pool.figure(f"stable\n{area}", lambda person: area in held[person], month)


def _at(track: dict[str, Figure], month: str) -> Figure:
    """Return the figure of a pool at the end of a month: that of the last time it was looked at."""
    if month == TODAY:
        return track[TODAY]
    earlier = [each for each in track if each != TODAY and each <= month]
    return track[max(earlier)] if earlier else Figure(0, track[TODAY].people, exact=False)


def _looked_at(pool: Pool) -> Iterator[str]:
    """Return the months by whose end enough people of a pool were at work since the last such month."""
    active: set[Person] = set()
    for month in sorted({month for person in pool.people for month in _months(person)}):
        active |= {person for person in pool.people if month in _months(person)}
        if len(active) >= SMALLEST_GROUP:
            yield month
            active = set()


def _months(person: Person) -> set[str]:
    return {summary.last[:7] for summary in person.summaries if summary.last}
