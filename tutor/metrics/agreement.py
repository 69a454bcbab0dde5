"""How far two markers agree, beyond what chance would give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Mark = TypeVar("Mark", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two markers of the same cases have in common."""

    cases: int
    """How many cases both marked."""
    same: int
    """In how many they said the same."""
    kappa: float | None
    """Cohen's kappa, -1 to 1; None where chance alone explains everything or there is no case."""

    @property
    def share(self) -> float:
        """Share of the cases in which they said the same, 0 to 1; 0 for no case."""
        return self.same / self.cases if self.cases else 0.0


def agreement(first: Sequence[Hashable], second: Sequence[Hashable]) -> Agreement:
    """Compare two markers case by case.

    Args:
        first: The marks of one, in the order of the cases.
        second: The marks of the other, in the same order.

    Returns:
        Cases, agreements and Cohen's kappa (J. Cohen, 1960): ``(observed - expected) / (1 - expected)``.
    """
    pairs = list(zip(first, second, strict=True))
    same = sum(one == other for one, other in pairs)
    return Agreement(len(pairs), same, weighted_kappa(first, second, lambda one, other: float(one != other)))


def quadratic_kappa(first: Sequence[int], second: Sequence[int]) -> float | None:
    """Return Cohen's kappa with quadratic weights, for marks on a scale: far apart counts for more.

    Args:
        first: Ranks given by one marker.
        second: Ranks given by the other, in the same order.

    Returns:
        -1 to 1; None where chance alone explains everything or there is no case.
    """
    return weighted_kappa(first, second, lambda one, other: float((one - other) ** 2))


def weighted_kappa(
    first: Sequence[Mark], second: Sequence[Mark], distance: Callable[[Mark, Mark], float]
) -> float | None:
    """Return Cohen's weighted kappa (J. Cohen, 1968): one minus observed over expected disagreement."""
    cases = len(first)
    ones, others = Counter(first), Counter(second)
    observed = sum(distance(one, other) for one, other in zip(first, second, strict=True))
    expected = sum(
        distance(one, other) * times * often / cases for one, times in ones.items() for other, often in others.items()
    )
    return 1 - observed / expected if expected else None
