"""What every pane has in common: a view, a voice, and a way to ask for something."""

from __future__ import annotations

from dataclasses import dataclass

from textual.containers import VerticalScroll
from textual.message import Message

from tutor.i18n import Speaker
from tutor.session.commands import Command
from tutor.session.view import StepView


class Pane(VerticalScroll):
    """Paints one phase.

    Args:
        view: What is shown.
        voice: Says sentences.
        read_only: Whether nothing may be changed, as in a replay.
    """

    @dataclass
    class Wants(Message):
        """The learner wants something done."""

        command: Command

    def __init__(self, view: StepView, voice: Speaker, *, read_only: bool = False) -> None:
        super().__init__(id="pane", can_focus=read_only)
        self.view = view
        self.voice = voice
        self.read_only = read_only

    @property
    def shows_example(self) -> bool:
        """Whether the worked example stands in the pane: it may be put away."""
        return any(words.display for words in self.query("#example"))

    def show_example(self, shown: bool) -> None:
        """Show the worked example that was opened, or put it away."""
        for words in self.query("#example"):
            words.display = shown
            self.call_after_refresh(words.scroll_visible, animate=False)

    def start(self) -> None:
        """Take the focus."""
        if self.can_focus:
            self.focus()

    def refreshed(self, view: StepView) -> None:
        """Paint what changed, keeping what is typed."""
        self.view = view
