"""Where something happened in a session: by this notes, votes and examples find their moment again."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Address:
    """A place in a session."""

    session: str
    """Key of the session: made of its first event, the same in every copy of it; tells nothing of its owner."""
    place: int
    """Of the event in the session, from 1."""
    criterion: str = ""
    """Where only one criterion is meant."""

    @property
    def answer(self) -> Address:
        """The same place, all criteria together."""
        return Address(self.session, self.place)

    def __str__(self) -> str:
        aside = f"/{self.criterion}" if self.criterion else ""
        return f"{self.session}#{self.place}{aside}"
