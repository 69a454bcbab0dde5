"""When a kind of case comes back: one memory a family, by FSRS. A pure fold; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tutor.learning.history import Case
from tutor.learning.rating import Rating

if TYPE_CHECKING:
    from fsrs import Scheduler

SOONEST = timedelta(days=3)
"""A kind of case rests at least so long: a review the day after is a repetition."""
RESTS_ON = 50
"""Cases of a family that its memory rests on, the latest: what came before them moves the day no more."""
LATEST = timedelta(days=180)
"""And at most so long: what a half-year did not ask for is asked for once more."""


@dataclass(frozen=True, slots=True)
class Memory:
    """What is known of how well a family is remembered."""

    family: str
    scenario: str
    """The scenario done last: the review takes another one of the family, where there is one."""
    area: str
    at: datetime
    """When that was, UTC."""
    due: datetime
    """When the family comes back, UTC."""
    rating: Rating
    """How it went the last time."""
    slipped: bool
    """Whether the last time stayed open what an earlier time had reached."""


class Review(NamedTuple):
    """A kind of case that was practised once more."""

    before: Case
    """The time before."""
    due: datetime
    """When it was to come back after that, UTC."""
    case: Case


def remember(cases: Iterable[Case]) -> dict[str, Memory]:
    """Return the memory of each family practised.

    Args:
        cases: The cases, the first first, as `history` returns them.

    Returns:
        By family. A due time lies from `SOONEST` to `LATEST` after the last case.
    """
    held = _by_family(cases)
    if not held:
        return {}
    scheduler = _scheduler()
    return {family: _memory(family, done, scheduler) for family, done in held.items()}


def reviews(cases: Iterable[Case]) -> list[Review]:
    """Return every time that a kind of case was practised once more, a family after the other.

    Args:
        cases: The cases, the first first, as `history` returns them; of each family the `RESTS_ON` latest count.
    """
    again = [done[-RESTS_ON:] for done in _by_family(cases).values() if len(done) > 1]
    if not again:
        return []
    scheduler = _scheduler()
    return [
        Review(before, due, case)
        for done in again
        for (before, case), due in zip(pairwise(done), _dues(done, scheduler), strict=False)
    ]


def _by_family(cases: Iterable[Case]) -> dict[str, list[Case]]:
    held: dict[str, list[Case]] = {}
    for case in cases:
        held.setdefault(case.family, []).append(case)
    return held


def _scheduler() -> Scheduler:
    """Return what computes intervals: whole days from the first time on, without chance."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LATEST.days, enable_fuzzing=False)


def _memory(family: str, cases: list[Case], scheduler: Scheduler) -> Memory:
    last = cases[-1]
    *_, due = _dues(cases[-RESTS_ON:], scheduler)
    slipped = last.rating is Rating.AGAIN and any(case.session.passed for case in cases)
    return Memory(family, last.scenario, last.session.area, last.at, due, last.rating, slipped)


def _dues(cases: list[Case], scheduler: Scheduler) -> Iterator[datetime]:
    """Yield when a family comes back after each of its cases; the card's id is of no account, as no card is kept."""
    from fsrs import Card
    from fsrs import Rating as Given

    card = Card(card_id=1, due=cases[0].at)
    for case in cases:
        card, _ = scheduler.review_card(card, Given(case.rating), case.at)
        yield min(max(card.due, case.at + SOONEST), case.at + LATEST)
