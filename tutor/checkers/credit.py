"""Named schemes of partial credit for answers that are sets. The learner is told which one applies."""

from __future__ import annotations

from collections.abc import Set
from enum import StrEnum

from tutor.i18n import marked


class Credit(StrEnum):
    """How a set of picks earns credit."""

    ALL = "all"
    """All or nothing."""
    NET = "net"
    """Right picks less wrong picks, over the right ones there are."""
    COVERAGE = "coverage"
    """Share of the right ones found, times share of the picks that are right."""
    HALVES = "halves"
    """Each slip, picked or missed, halves the credit; three leave none."""


EXPLANATIONS = {
    Credit.ALL: marked("All or nothing: it counts when every pick is right and none is missing."),
    Credit.NET: marked("Each right pick counts, each other one takes a right one back."),
    Credit.COVERAGE: marked("What counts is how many of the right ones you find, and how few others you pick."),
    Credit.HALVES: marked("Each slip, picked or missed, halves the credit; three leave none."),
}
"""What the learner reads about each scheme."""


def earned(scheme: Credit, picked: Set[str], right: Set[str]) -> float:
    """Return the share of credit earned, 0 to 1, to four decimals.

    Args:
        scheme: The scheme the author named.
        picked: What the learner picked.
        right: What is right; where it is empty, picking nothing earns all.
    """
    hits, wrong = len(picked & right), len(picked - right)
    if picked == right:
        return 1.0
    if not right or not picked:
        return 0.0
    match scheme:
        case Credit.ALL:
            return 0.0
        case Credit.NET:
            return round(max(0, hits - wrong) / len(right), 4)
        case Credit.COVERAGE:
            return round(hits / len(right) * hits / len(picked), 4)
        case Credit.HALVES:
            errors = wrong + len(right) - hits
            return 0.5**errors if errors <= 2 else 0.0
