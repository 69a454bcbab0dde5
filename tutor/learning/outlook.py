"""What it takes from where a learner stands in an area to what comes next. A pure fold over what was practised."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from tutor.learning.areas import APART, ENOUGH, PROVED_LEVEL, AreaView, Standing, autonomous_since
from tutor.learning.past import Past

FOLLOWING = {
    Standing.NEW: Standing.GUIDED,
    Standing.GUIDED: Standing.AUTONOMOUS,
    Standing.AUTONOMOUS: Standing.STABLE,
    Standing.STABLE: Standing.CAN_HELP,
}
"""What comes after what; an area that is picked up again goes back to where it was."""


class Need(StrEnum):
    """What it takes, in one of a few kinds; fronts put it into words."""

    FIRST = "first"
    """A first case, whatever comes of it."""
    ALONE = "alone"
    """So many more different cases alone."""
    CONFIRM = "confirm"
    """One case of level 3 alone, or as many as otherwise."""
    REST = "rest"
    """A case not seen before, with no hint, from some day on."""
    UNAIDED = "unaided"
    """The same, from now on."""
    NEW_CASE = "new-case"
    """The same; but every case at hand has been seen."""
    OFFER = "offer"
    """The learner's own offer to help others."""
    USEFUL = "useful"
    """Somebody who found their help useful."""
    REVIEW = "review"
    """So many kinds of case, reached once more."""
    NOTHING = "nothing"
    """There is nothing above it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """What comes next in an area."""

    view: AreaView
    """Where the learner stands."""
    need: Need
    following: Standing | None = None
    """The standing that this leads to; None for the one that was held before, and where there is nothing above."""
    number: int = 0
    """How many, where the need speaks of a number."""
    day: date | None = None
    """From which day on, where the need speaks of one."""


def outlook(view: AreaView, past: Past, offered: Collection[str] = ()) -> Outlook:
    """Say what it takes in one area.

    Args:
        view: Where the learner stands.
        past: What was practised.
        offered: Areas in which the learner offered to help.
    """
    following = FOLLOWING.get(view.standing)
    match view.standing:
        case Standing.NEW:
            return Outlook(view, Need.FIRST, following)
        case Standing.GUIDED:
            need = Need.CONFIRM if view.start >= PROVED_LEVEL else Need.ALONE
            return Outlook(view, need, following, ENOUGH - view.alone)
        case Standing.AUTONOMOUS:
            return _to_stable(view, past)
        case Standing.STABLE:
            return Outlook(view, Need.USEFUL if view.area in offered else Need.OFFER, following)
        case Standing.PICK_UP:
            return Outlook(view, Need.REVIEW, number=_slipped(view.area, past))
        case Standing.CAN_HELP:
            return Outlook(view, Need.NOTHING)


def _to_stable(view: AreaView, past: Past) -> Outlook:
    cases = past.by_area[view.area]
    since = autonomous_since(cases, view.start)
    assert since is not None
    day = (since + APART).astimezone(past.now.tzinfo).date()
    seen = {case.scenario for case in cases}
    families = (family for family in past.families.names() if past.area(family) == view.area)
    if all(entry.id in seen for family in families for entry in past.families.members(family)):
        return Outlook(view, Need.NEW_CASE, Standing.STABLE)
    if day > past.now.date():
        return Outlook(view, Need.REST, Standing.STABLE, day=day)
    return Outlook(view, Need.UNAIDED, Standing.STABLE)


def _slipped(area: str, past: Past) -> int:
    """Return how many kinds of case stayed open that had been reached; 1 where all are only long overdue."""
    return sum(memory.area == area and memory.slipped for memory in past.memories.values()) or 1
