"""*Prove it*: the items of the placement one after the other, and where each area starts then."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.session.learner import (
    Decision,
    HelpFoundUseful,
    HelpOffered,
    HelpWithdrawn,
    Learner,
    PlacementBegun,
    StartChosen,
)

if TYPE_CHECKING:
    from tutor.engine.engine import Engine, Opened
    from tutor.learning.placement import Item, Start


@dataclass(frozen=True, slots=True)
class Standing:
    """How far a placement is, and what came of it."""

    items: tuple[Item, ...]
    starts: dict[str, Start]
    """By area; those left out of which nothing is known yet."""
    learner: Learner

    @property
    def done(self) -> int:
        """How many items are answered or passed over."""
        return sum(item.done for item in self.items)

    @property
    def whole(self) -> bool:
        """Whether no item is left."""
        return self.done == len(self.items)


class Proving:
    """A learner's placement.

    Args:
        engine: What everything runs on.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def standing(self) -> Standing:
        """Return how far it is and where each area starts."""
        from tutor.learning.placement import items

        engine = self._engine
        learner = engine.decisions.read()
        found = items(engine.library.entries(), engine.store.summaries(), learner)
        return Standing(found, engine.starts(), learner)

    def next_item(self) -> Opened | None:
        """Open the next item; after the last one, None. One that has errors is passed over.

        Raises:
            TutorError: No item can be opened; the reason is that of the first.
        """
        standing, failure = self.standing(), None
        for at, item in enumerate(standing.items, 1):
            if item.done:
                continue
            try:
                opened = self._engine.start(item.entry.id)
            except TutorError as error:
                failure = failure or error
                continue
            return replace(opened, place=(at, len(standing.items)))
        if failure is not None:
            raise failure
        return None

    def begin(self) -> None:
        """Begin with the first item once more; what was found stays until an area is through again."""
        self._engine.decisions.add(PlacementBegun())

    def choose(self, area: str, level: int) -> None:
        """Let an area start at a level, whatever was found; 0 goes by what was found."""
        self._engine.decisions.add(StartChosen(area, level))

    def offer_help(self, area: str, *, offered: bool) -> None:
        """Offer help in an area to colleagues, or take it back."""
        decision: Decision = HelpOffered(area) if offered else HelpWithdrawn(area)
        self._engine.decisions.add(decision)

    def found_useful(self, area: str) -> None:
        """Note that somebody found the learner's help in an area useful."""
        self._engine.decisions.add(HelpFoundUseful(area))
