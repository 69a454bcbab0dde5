"""Who can help whom, by consent: colleagues of another department first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tutor.learning.areas import AREAS, Standing
from tutor.learning.team.people import Person

HELPING = (Standing.CAN_HELP, Standing.STABLE)
"""Who can help: best first."""
IN_NEED = (Standing.PICK_UP, Standing.GUIDED, Standing.NEW)
"""Who is helped: most first."""
MOST = 3
"""Colleagues that are proposed to somebody who can help."""


@dataclass(frozen=True, slots=True)
class Help:
    """Somebody who can help in an area."""

    area: str
    who: str
    """A name where its owner agreed, else a letter."""
    whom: tuple[str, ...] = ()
    """Letters of colleagues who may like it; empty where no rows are shown."""
    elsewhere: bool = False
    """Whether the first of them works in another department."""


def helping(
    people: Iterable[tuple[Person, str]],
    rows: Iterable[tuple[Person, str]],
    standings: Mapping[Person, Mapping[str, Standing]],
) -> Iterator[Help]:
    """Propose who could help whom.

    Args:
        people: Everybody who agreed to be named as somebody who can help, with a letter.
        rows: Everybody who stands in the map, with a letter.
        standings: Where each of them stands, by area.
    """
    held, shown = list(people), list(rows)
    for area in AREAS:
        able = [(person, letter) for person, letter in held if standings[person][area] in HELPING]
        for person, letter in sorted(able, key=lambda pair: (HELPING.index(standings[pair[0]][area]), pair[1])):
            need = [pair for pair in shown if standings[pair[0]][area] in IN_NEED]
            need.sort(key=lambda pair: _likely(person, pair[0], standings[pair[0]][area]))
            whom = tuple(label for _, label in need[:MOST])
            yield Help(area, person.name or letter, whom, bool(need) and _elsewhere(person, need[0][0]))


def _likely(helper: Person, colleague: Person, standing: Standing) -> tuple[bool, int]:
    return not _elsewhere(helper, colleague), IN_NEED.index(standing)


def _elsewhere(one: Person, other: Person) -> bool:
    """Tell whether two people are known to work in different departments."""
    return bool(one.department and other.department) and one.department != other.department
