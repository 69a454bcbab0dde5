"""The shared skill over time: change is slow, and worth a look back."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tutor.learning.areas import AREAS
from tutor.learning.team.closed import Figure, Lot, seed_of
from tutor.learning.team.people import Person
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


def trend(rows: tuple[Person, ...], closed: tuple[Person, ...], settled: Settled) -> tuple[Point, ...]:
    """Look back at the shared skill.

    Closed people are looked at by the end of a month only where at least `SMALLEST_GROUP` of them were at work since
    they were looked at last: between, their figure stands still, so that no month shows what one person did.

    Args:
        rows: Open people.
        closed: Closed people; fewer than `SMALLEST_GROUP` do not count.
        settled: Where somebody stood at a time.
    """
    counted = closed if len(closed) >= SMALLEST_GROUP else ()
    looked = set(_looked_at(counted))
    months = sorted(looked | {month for person in rows for month in _months(person)})
    points: list[Point] = []
    hidden = Figure(0, len(counted) * len(AREAS), exact=not counted)
    for month in (*months, TODAY):
        if month in looked or month == TODAY:
            hidden = _cells(counted, settled, month)
        exact = sum(len(settled(person, month)) for person in rows)
        points.append(Point(month, Figure(exact, len(rows) * len(AREAS)) + hidden))
    return tuple(points[-LONGEST:]) if points[-1].skill else ()


def _looked_at(closed: tuple[Person, ...]) -> Iterator[str]:
    """Return the months by whose end enough closed people were at work since the last such month."""
    active: set[Person] = set()
    for month in sorted({month for person in closed for month in _months(person)}):
        active |= {person for person in closed if month in _months(person)}
        if len(active) >= SMALLEST_GROUP:
            yield month
            active = set()


def _months(person: Person) -> set[str]:
    return {summary.last[:7] for summary in person.summaries if summary.last}


def _cells(closed: tuple[Person, ...], settled: Settled, until: str) -> Figure:
    """Count the stable cells of closed people, area by area, as the map of that month would."""
    lot = Lot(seed_of(head for person in closed for head in person.heads_until(until)))
    held = [settled(person, until) for person in closed]
    return sum((lot.figure(f"stable\n{area}", (), (area in each for each in held)) for area in AREAS), Figure())
