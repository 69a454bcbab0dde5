"""A screen as plain data: what a front painted, for writers to draw."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.text.clean import REPLACEMENT, clean

_STRAY = dict.fromkeys((ord("\n"), ord("\t"), 0xFFFF), REPLACEMENT)
"""What is at home in a text, or harmless, but in no row of a screen and no XML."""


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one row that look the same."""

    text: str
    cells: int
    """Columns that they fill: some characters take two, some none."""
    colour: str = ""
    """``#rrggbb``; empty for the terminal's own."""
    ground: str = ""
    """Colour behind them, likewise."""
    bold: bool = False
    dim: bool = False
    italic: bool = False
    underline: bool = False
    strike: bool = False

    @property
    def safe(self) -> str:
        """The text with nothing in it that leaves its row or commands a terminal, whatever the painter let through."""
        return clean(self.text).translate(_STRAY)


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole screen."""

    columns: int
    rows: tuple[tuple[Run, ...], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A picture that stays for a while."""

    picture: Picture
    name: str
    """Of its file, without an ending: letters of English, figures and hyphens."""
    title: str
    """What is seen, in somebody's language."""
    seconds: float
    """How long it stays."""
    marked: bool = True
    """Whether something begins with it that one would jump to."""
