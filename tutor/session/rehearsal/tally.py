"""What a rehearsal went through: counts, and how much of the ground was covered."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Ground:
    """Places of scenarios, each by its scenario and step: there are, or were visited."""

    steps: frozenset[str] = frozenset()
    branches: frozenset[str] = frozenset()
    endings: frozenset[str] = frozenset()
    """Steps from which the end was reached."""

    def __or__(self, other: Ground) -> Ground:
        """Return the places of both."""
        return Ground(self.steps | other.steps, self.branches | other.branches, self.endings | other.endings)


@dataclass(frozen=True, slots=True)
class Tally:
    """What was gone through; tallies of several scenarios and languages add up."""

    samples: int = 0
    """The authors' own test answers."""
    generated: int = 0
    """Answers made up and graded beside them."""
    walks: int = 0
    there: Ground = Ground()
    """What there is to be visited."""
    visited: Ground = Ground()
    """What some walk visited."""

    def __add__(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.samples + other.samples,
            self.generated + other.generated,
            self.walks + other.walks,
            self.there | other.there,
            self.visited | other.visited,
        )
