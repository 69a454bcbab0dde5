"""From which level the next training can start: one step higher than where most people are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.learning.team.closed import Figure

HIGHEST = 5
"""The highest level that there is."""
MOST = 0.5
"""Share of the people from which a level counts as behind the group."""


@dataclass(frozen=True, slots=True)
class Start:
    """The level from which the next training can start in an area, and why."""

    level: int
    behind: Figure = Figure()
    """Those who have the level below behind them."""
    here: Figure = Figure()
    """Those who have this level behind them."""
    top: bool = False
    """Whether there is no higher one."""


def start(passed: Callable[[int], Figure], highest: int) -> Start | None:
    """Find the lowest level that less than half of the people have behind them.

    Args:
        passed: Returns how many people passed a scenario of a level or above.
        highest: The highest level of the scenarios at hand.

    Returns:
        None where nothing may be said.
    """
    behind = Figure()
    for level in range(1, min(highest, HIGHEST) + 1):
        here = passed(level)
        if not here:
            return None
        if here.share < MOST or level == min(highest, HIGHEST):
            return Start(level, behind, here, top=here.share >= MOST)
        behind = here
    return None
