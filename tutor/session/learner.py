"""What a learner decided about their own path, beside the sessions: a journal of its own, with events of its own.

It is the same machinery as a session's journal: a line an event, chained, one writer. Copies from other machines may
lie beside it: they are folded together, by time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import reduce
from types import MappingProxyType
from typing import assert_never

LEARNER_FORMAT = 1
"""The version of the journal that this tutor writes."""


@dataclass(frozen=True, slots=True)
class LearnerJournalStarted:
    """The first line of every journal of a learner."""

    format: int
    tutor_version: str
    learner: str
    """Pseudonym: a code. The name lives in another file."""


@dataclass(frozen=True, slots=True)
class PlacementBegun:
    """The learner began to prove what they can do, for the first time or once more: what was proved before stays until
    an area is proved anew.
    """


@dataclass(frozen=True, slots=True)
class StartChosen:
    """The learner said at which level an area starts, whatever the placement found."""

    area: str
    level: int
    """1 to 3; 0 goes by the placement again."""


@dataclass(frozen=True, slots=True)
class HelpOffered:
    """The learner would help colleagues in an area."""

    area: str


@dataclass(frozen=True, slots=True)
class HelpWithdrawn:
    """The learner no longer offers help in an area."""

    area: str


@dataclass(frozen=True, slots=True)
class HelpFoundUseful:
    """Somebody whom the learner helped in an area found it useful."""

    area: str


@dataclass(frozen=True, slots=True)
class UnknownDecision:
    """An event of a later version: kept, and skipped by every fold."""

    kind: str


Decision = (
    LearnerJournalStarted
    | PlacementBegun
    | StartChosen
    | HelpOffered
    | HelpWithdrawn
    | HelpFoundUseful
    | UnknownDecision
)
"""Everything that stands in a learner's journal."""

LEARNER_KINDS: dict[str, type] = {
    "learner-journal-started": LearnerJournalStarted,
    "placement-begun": PlacementBegun,
    "start-chosen": StartChosen,
    "help-offered": HelpOffered,
    "help-withdrawn": HelpWithdrawn,
    "help-found-useful": HelpFoundUseful,
}
"""Names of events in the journal. A name keeps its meaning for ever."""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its place in the journal."""

    seq: int
    """From 1, in its own file."""
    id: str
    """Made before the first attempt to write."""
    at: str
    """Time of the clock on the wall, UTC, ISO 8601 to the second."""
    event: Decision


@dataclass(frozen=True)
class Learner:
    """What a learner decided."""

    begun: tuple[str, ...] = ()
    """When they began a placement, each time; UTC, ISO 8601."""
    chosen: Mapping[str, int] = field(default_factory=lambda: MappingProxyType({}))
    """Level at which they want an area to start, where they said so."""
    offered: frozenset[str] = frozenset()
    """Areas in which they would help."""
    useful: frozenset[str] = frozenset()
    """Areas in which their help was found useful."""

    @property
    def helping(self) -> frozenset[str]:
        """Areas in which they would help and their help was found useful."""
        return self.offered & self.useful


def fold_learner(entries: Iterable[Decided]) -> Learner:
    """Return what a learner decided.

    Args:
        entries: Of one journal or several, in any order; an event that stands in two of them counts once.
    """
    once = {entry.id: entry for entry in entries}
    return reduce(evolve_learner, sorted(once.values(), key=lambda entry: (entry.at, entry.seq, entry.id)), Learner())


def evolve_learner(learner: Learner, entry: Decided) -> Learner:
    """Return what holds after one more event."""
    match entry.event:
        case PlacementBegun():
            return replace(learner, begun=(*learner.begun, entry.at))
        case StartChosen(area, level):
            others = {name: at for name, at in learner.chosen.items() if name != area}
            return replace(learner, chosen=MappingProxyType({**others, area: level} if 1 <= level <= 3 else others))
        case HelpOffered(area):
            return replace(learner, offered=learner.offered | {area})
        case HelpWithdrawn(area):
            return replace(learner, offered=learner.offered - {area})
        case HelpFoundUseful(area):
            return replace(learner, useful=learner.useful | {area})
        case LearnerJournalStarted() | UnknownDecision():
            return learner
        case _:
            assert_never(entry.event)
