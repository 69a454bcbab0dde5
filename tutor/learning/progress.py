"""How a learner is getting on: everything that is shown of it, folded once from the sessions."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from tutor.course.catalogue import Entry
from tutor.learning.areas import AREAS, standings
from tutor.learning.calibration import Certainty, Foresight, certainties, foresight
from tutor.learning.kept import Kept, kept
from tutor.learning.outlook import Outlook, outlook
from tutor.learning.past import Past
from tutor.learning.summary import Summary
from tutor.learning.weeks import Halves, Week, attempts_needed, weeks


@dataclass(frozen=True)
class Progress:
    """A learner's progress, seen from some moment."""

    weeks: tuple[Week, ...]
    """The last twelve, all areas together, the oldest first."""
    by_area: Mapping[str, tuple[Week, ...]]
    """The same of each area, in the order of `AREAS`."""
    outlooks: tuple[Outlook, ...]
    """Where the learner stands in each area, and what comes next."""
    attempts: Halves
    """Attempts that a step took until its essentials were reached, on average."""
    foresight: Foresight
    certainties: tuple[Certainty, ...]
    """By how sure the learner was, the guesses first."""
    kept: Kept

    @property
    def empty(self) -> bool:
        """Whether no case was closed in these weeks."""
        return not any(week.cases for week in self.weeks)


def progress(
    entries: Iterable[Entry],
    sessions: Iterable[Summary],
    now: datetime,
    *,
    starts: Mapping[str, int] | None = None,
    helping: Collection[str] = (),
    offered: Collection[str] = (),
) -> Progress:
    """Fold a learner's sessions. The placement and the own company stay out of it: both are nobody's course.

    Args:
        entries: The scenarios at hand.
        sessions: The learner's sessions, in any order.
        now: The time, in the learner's zone.
        starts: Levels at which areas start, 1 to 3; 1 where none is given.
        helping: Areas in which the learner opted in to help, and was found helpful.
        offered: Areas in which they opted in.
    """
    past = Past.of(entries, sessions, now)
    views = standings(past, starts or {}, helping)
    return Progress(
        weeks(past.cases, now),
        {area: weeks(past.by_area.get(area, ()), now) for area in AREAS},
        tuple(outlook(view, past, offered) for view in views),
        attempts_needed(past.cases, now),
        foresight(past.cases),
        certainties(past.cases),
        kept(past),
    )
