"""When a kind of case comes back: one memory a family, by FSRS. A pure fold; nothing of it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tutor.learning.history import Case
from tutor.learning.rating import Rating

if TYPE_CHECKING:
    from fsrs import Card, Scheduler

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


def remember(cases: Iterable[Case]) -> dict[str, Memory]:
    """Return the memory of each family practised.

    Args:
        cases: The cases, the first first, as `history` returns them.

    Returns:
        By family. A due time lies from `SOONEST` to `LATEST` after the last case.
    """
    by_family: dict[str, list[Case]] = {}
    for case in cases:
        by_family.setdefault(case.family, []).append(case)
    if not by_family:
        return {}
    scheduler = _scheduler()
    return {family: _memory(family, done, scheduler) for family, done in by_family.items()}


def _scheduler() -> Scheduler:
    """Return what computes intervals: whole days from the first time on, without chance."""
    from fsrs import Scheduler

    return Scheduler(learning_steps=(), relearning_steps=(), maximum_interval=LATEST.days, enable_fuzzing=False)


def _memory(family: str, cases: list[Case], scheduler: Scheduler) -> Memory:
    last = cases[-1]
    card = _card(cases, scheduler)
    due = min(max(card.due, last.at + SOONEST), last.at + LATEST)
    slipped = last.rating is Rating.AGAIN and any(case.session.passed for case in cases)
    return Memory(family, last.scenario, last.session.area, last.at, due, last.rating, slipped)


def _card(cases: list[Case], scheduler: Scheduler) -> Card:
    """Return the card of a family after its reviews; its id is of no account, as no card is kept."""
    from fsrs import Card
    from fsrs import Rating as Given

    card = Card(card_id=1, due=cases[-1].at)
    for case in cases[-RESTS_ON:]:
        card, _ = scheduler.review_card(card, Given(case.rating), case.at)
    return card
