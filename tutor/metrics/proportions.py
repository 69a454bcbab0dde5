"""Two rates side by side: how much they differ, and whether chance alone might do it.

The test is the pooled two-proportion z test of every statistics textbook; the interval of the difference is Wald's, not
pooled. Both lean on the normal curve, so they are marked where the samples are too small for it.
"""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import NamedTuple

LEAST_EXPECTED = 5
"""Expected count below which the normal curve misleads, in the four cells of the table (Cochran's rule, 1954)."""
LARGEST_TRIALS = 10**12
"""More trials than there is data for; keeps the sums exact."""
RARE = 0.05
"""Chance of a difference below which it is put down to more than chance: once in twenty times, as is the custom."""
_WRITTEN = re.compile(r"\s*(\d{1,13})\s*/\s*(\d{1,13})\s*")
_REACH_OF_95 = 1.959963984540054
"""Standard errors on either side that hold 95 % of a normal curve."""


class Counts(NamedTuple):
    """What a rate was counted from."""

    hits: int
    """How often it happened: clicks."""
    trials: int
    """How often it could have: impressions."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What two rates, A and B, say together."""

    first: float
    """Rate of A, a share of one."""
    second: float
    """Rate of B, a share of one."""
    difference: float
    """B less A, in shares of one: 0.015 is one and a half percentage points."""
    low: float
    """Lower end of the 95 % interval of the difference."""
    high: float
    """Upper end of the 95 % interval of the difference."""
    lift: float | None
    """The difference as a share of A; None where A is zero."""
    z: float
    """Standard errors that the difference is away from none; 0 where neither rate varies."""
    p_value: float
    """Chance of a difference at least this large, either way, if the two were alike."""
    too_small: bool
    """True where an expected count is under `LEAST_EXPECTED`: z and p are then not to be trusted."""


def compare(first_hits: int, first_trials: int, second_hits: int, second_trials: int) -> Comparison:
    """Compare two rates by what they were counted from.

    Args:
        first_hits: How often it happened in A: clicks.
        first_trials: How often it could have, in A: impressions.
        second_hits: The same in B.
        second_trials: The same in B.

    Raises:
        ValueError: Trials are not between 1 and `LARGEST_TRIALS`, or hits not between 0 and the trials.
    """
    for hits, trials in ((first_hits, first_trials), (second_hits, second_trials)):
        if not _is_rate(hits, trials):
            raise ValueError(f"{hits} of {trials} is no rate")
    first, second = first_hits / first_trials, second_hits / second_trials
    difference = second - first
    z = _standard_score(difference, first_hits + second_hits, first_trials, second_trials)
    margin = _REACH_OF_95 * math.sqrt(
        first * (1 - first) / first_trials + second * (1 - second) / second_trials,
    )
    return Comparison(
        first=first,
        second=second,
        difference=difference,
        low=difference - margin,
        high=difference + margin,
        lift=difference / first if first_hits else None,
        z=z,
        p_value=math.erfc(abs(z) / math.sqrt(2)),
        too_small=_too_small(first_hits + second_hits, first_trials, second_trials),
    )


def counts_in(text: str) -> Counts:
    """Read what a rate was counted from: *18/340*.

    Raises:
        ValueError: These are no two whole numbers, or none that `compare` takes.
    """
    written = _WRITTEN.fullmatch(text)
    counts = Counts(int(written[1]), int(written[2])) if written else Counts(1, 0)
    if not _is_rate(*counts):
        raise ValueError(f"{text!r} is no rate")
    return counts


def beyond_chance(found: Comparison) -> bool:
    """Say whether two rates differ by more than chance; never where the samples are too small to tell."""
    return not found.too_small and found.p_value < RARE


def _is_rate(hits: int, trials: int) -> bool:
    return 1 <= trials <= LARGEST_TRIALS and 0 <= hits <= trials


def _standard_score(difference: float, hits: int, first_trials: int, second_trials: int) -> float:
    """Return how many standard errors the difference is, were both rates the common one."""
    common = hits / (first_trials + second_trials)
    error = math.sqrt(common * (1 - common) * (1 / first_trials + 1 / second_trials))
    return difference / error if error else 0.0


def _too_small(hits: int, first_trials: int, second_trials: int) -> bool:
    """Say whether a cell of the table is expected to hold fewer than five; in whole numbers, so exactly."""
    together = first_trials + second_trials
    rarer = min(hits, together - hits)
    return min(first_trials, second_trials) * rarer < LEAST_EXPECTED * together
