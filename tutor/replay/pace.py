"""How long a moment stays while a replay plays by itself."""

from __future__ import annotations

from datetime import datetime

SHORTEST, LONGEST = 2.0, 8.0
"""Seconds that a moment stays at the learner's own pace: pauses are cut, and nothing flies by."""
SPEEDS = (1, 2, 4)
"""Times the learner's own pace."""


def gap(at: str, following: str) -> float:
    """Return the seconds between two moments; 0 where the clock went back, or says nothing that can be reckoned with.

    Args:
        at: When the first was, UTC, ISO 8601. Clocks of other machines may say anything.
        following: When the second was.
    """
    try:
        return max(0.0, (datetime.fromisoformat(following) - datetime.fromisoformat(at)).total_seconds())
    except (ValueError, TypeError):
        return 0.0


def stay(at: str, following: str, speed: int) -> float:
    """Return how long to stay at a moment before the next, in seconds.

    Args:
        at: When it was, UTC, ISO 8601.
        following: When the next one was.
        speed: One of `SPEEDS`.
    """
    return min(max(gap(at, following), SHORTEST), LONGEST) / speed
