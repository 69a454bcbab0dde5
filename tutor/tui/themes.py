"""Colours: the tutor's own three themes, and the terminal's sixteen."""

from __future__ import annotations

from textual.theme import Theme

from tutor.engine.settings import THEMES

_OLIVE, _LIGHT, _CONTRAST, _SIXTEEN = THEMES
OWN = (
    Theme(
        name=_OLIVE,
        primary="#a3b86c",
        secondary="#8a9a5b",
        accent="#c9d66b",
        foreground="#e6e4da",
        background="#1b1c18",
        surface="#23241f",
        panel="#2d2f27",
        success="#a3b86c",
        warning="#d9b45b",
        error="#d98a6c",
        dark=True,
        variables={"footer-key-foreground": "#c9d66b", "block-cursor-text-style": "none"},
    ),
    Theme(
        name=_LIGHT,
        primary="#5a6b1f",
        secondary="#6b7a3a",
        accent="#4a5a10",
        foreground="#1f211a",
        background="#faf9f4",
        surface="#f0efe6",
        panel="#e2e1d3",
        success="#4f6414",
        warning="#7a5200",
        error="#9a2f12",
        dark=False,
        variables={"footer-key-foreground": "#4a5a10", "block-cursor-text-style": "none"},
    ),
    Theme(
        name=_CONTRAST,
        primary="#ffffff",
        secondary="#ffffff",
        accent="#ffff00",
        foreground="#ffffff",
        background="#000000",
        surface="#000000",
        panel="#262626",
        success="#00ff5f",
        warning="#ffd75f",
        error="#ff9f87",
        dark=True,
        variables={
            "footer-key-foreground": "#ffff00",
            "block-cursor-text-style": "bold",
            "text-muted": "#d0d0d0",
            "text-accent": "#ffff00",
            "text-warning": "#ffd75f",
        },
    ),
)
"""Calm and dark with one accent colour; the same by daylight; and as far apart as colours go."""
_TERMINAL = "ansi-dark"
"""The library's theme of the terminal's own sixteen colours."""


def drawn(theme: str, *, colourless: bool) -> str:
    """Return the theme that the screens are drawn in.

    Args:
        theme: One of `tutor.engine.settings.THEMES`.
        colourless: Whether the person wants no colours (`NO_COLOR`): the terminal's own would then be black on black.
    """
    if theme == _SIXTEEN:
        return _OLIVE if colourless else _TERMINAL
    return theme
