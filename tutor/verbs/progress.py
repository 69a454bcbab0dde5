"""A bar on stderr for what takes longer than a moment; nothing at all where nobody watches."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from click._termui_impl import ProgressBar

PATIENCE = 1.0
"""Seconds of work before a bar is shown."""


class Progress:
    """Tells a person how far a work is. Used as a context; called after each piece of the work.

    Args:
        label: What is being done, in one word.
    """

    def __init__(self, label: str) -> None:
        self._label = label
        self._begun = time.monotonic()
        self._bar: ProgressBar[int] | None = None
        self._shown = 0

    def __enter__(self) -> Progress:
        """Begin to count the time."""
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the bar's line."""
        if self._bar is not None:
            self._bar.render_finish()

    def __call__(self, done: int, pieces: int) -> None:
        """Show how far the work is.

        Args:
            done: Pieces that are done.
            pieces: How many there are.
        """
        if self._bar is None and sys.stderr.isatty() and time.monotonic() - self._begun > PATIENCE:
            self._bar = click.progressbar(length=pieces, label=self._label, file=sys.stderr)
        if self._bar is not None:
            self._bar.update(done - self._shown)
            self._shown = done
