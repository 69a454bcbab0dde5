"""A command: what a person can do on a screen, with its keys and its words."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """Something a person can do on a screen."""

    id: str
    """Names the command for ever: settings, palette and tests go by it. Also the word of the plain front."""
    keys: str
    """Keys, separated by commas, the one to show first; empty where only the palette has it."""
    label: str
    """Two words at most, for the footer."""
    help: str
    """One sentence, for the help screen and the palette."""
    where: tuple[str, ...]
    """Screens it belongs to: ``everywhere``, ``today``, ``learn``, ``sessions``, ``preview``, ``making``, ``replay``,
    ``projector``, ``comparison``, ``debrief``, ``placement``, ``own``, ``report``, ``objections``, ``help``,
    ``welcome``.
    """
    shown: bool = True
    """Whether it stands in the footer."""

    @property
    def all_keys(self) -> tuple[str, ...]:
        """Its keys, one by one; none for a command of the palette alone."""
        return tuple(self.keys.split(",")) if self.keys else ()
