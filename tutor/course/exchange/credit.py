"""Weights of another program's options, and the credit schemes that come to the same."""

from __future__ import annotations

from collections.abc import Sequence

from tutor.checkers.credit import Credit

ROUNDING = 0.01
"""How far a weight may be from the exact share, in per cent: 33.33333 is a third."""


def scheme_of(weights: Sequence[float]) -> Credit | None:
    """Return the scheme that earns as much as weights that are added up, whatever is picked; None where none does.

    Sums are `net` where each right option is worth its share and each other one takes as much back. `coverage` is a sum
    only with one right option, and one other that takes half. `all` and `halves` are products: where they are sums they
    are `net` too.

    Args:
        weights: Credit of each option in per cent; those above 0 are right.
    """
    right = [weight for weight in weights if weight > 0]
    wrong = [weight for weight in weights if weight <= 0]
    share = 100 / len(right) if right else 0.0
    if not right or any(abs(weight - share) > ROUNDING for weight in right):
        return None
    if all(abs(weight + share) <= ROUNDING for weight in wrong):
        return Credit.NET
    if len(right) == len(wrong) == 1 and abs(wrong[0] + 50) <= ROUNDING:
        return Credit.COVERAGE
    return None


def weights_of(right: Sequence[bool]) -> list[float]:
    """Return the weights by which options earn what `net` gives, in per cent to five decimals as Moodle has them."""
    share = round(100 / max(1, sum(right)), 5)
    return [share if correct else -share for correct in right]
