"""Reviews of the last twelve weeks: on their day, later, and what was picked up again. A pure fold over the cases."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import NamedTuple

from tutor.learning.past import Past
from tutor.learning.rating import Rating
from tutor.learning.reviews import Review, reviews
from tutor.learning.weeks import WEEKS

GRACE = timedelta(days=7)
"""A review is on time within a week of its day: nobody is free every day."""


class Kept(NamedTuple):
    """How reviews went."""

    on_time: int = 0
    late: int = 0
    picked_up: int = 0
    """Kinds of case that had stayed open, and were reached the next time; they count here alone."""
    waiting: int = 0
    """Kinds of case that are due by now."""

    @property
    def done(self) -> int:
        """All that were done."""
        return self.on_time + self.late + self.picked_up


def kept(past: Past) -> Kept:
    """Fold the reviews of the last twelve weeks. What was practised again before its day is no review.

    Args:
        past: What was practised.
    """
    since = past.now - timedelta(weeks=WEEKS)
    done = [_kind(each, past.now) for each in reviews(past.cases) if each.case.at >= since]
    today = past.now.date()
    waiting = (past.due_on(memory) for memory in past.memories.values() if past.families.members(memory.family))
    return Kept(done.count("on-time"), done.count("late"), done.count("picked-up"), _past(waiting, today))


def _kind(review: Review, now: datetime) -> str:
    """Say how one was kept; empty for one that was no review."""
    if review.before.rating is Rating.AGAIN and review.case.session.passed:
        return "picked-up"
    day, due = (at.astimezone(now.tzinfo).date() for at in (review.case.at, review.due))
    if day < due:
        return ""
    return "on-time" if day <= due + GRACE else "late"


def _past(days: Iterable[date], today: date) -> int:
    return sum(day <= today for day in days)
