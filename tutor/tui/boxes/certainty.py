"""The question how sure one is, below an answer."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.i18n import Speaker
from tutor.session.box import BoxView
from tutor.tui.base import Words
from tutor.tui.choices import MarkList
from tutor.wording import session as wording


class Certainty(Vertical):
    """Three degrees, one of which may be marked, and the mark taken away again.

    Args:
        box: The place for the answer that it is asked about.
        voice: Says sentences.
        read_only: Whether it is only shown, as in a replay.
    """

    def __init__(self, box: BoxView, voice: Speaker, *, read_only: bool = False) -> None:
        super().__init__(classes="certainty")
        self.box = box
        self.voice = voice
        self.read_only = read_only
        self.level: int | None = None
        """What is marked, 1 to 3; None where nothing is."""

    def compose(self) -> ComposeResult:
        """Lay out the question and the degrees."""
        yield Words(wording.certainty(self.box, self.voice), classes="label")
        options = [
            Option(Content(mark(False, one=True) + self.voice.say(name)), id=f"sure-{level}")
            for level, name in wording.CERTAINTIES.items()
        ]
        yield MarkList(*options, id="certainty", compact=True, disabled=self.read_only)

    @on(DescendantFocus)
    def _reached(self) -> None:
        """Show all degrees together where there is room."""
        self.call_after_refresh(self.scroll_visible, animate=False, immediate=True)

    @on(OptionList.OptionSelected, "#certainty")
    def _certain(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        level = int((event.option.id or "sure-0").removeprefix("sure-"))
        self.level = None if self.level == level else level
        for each, name in wording.CERTAINTIES.items():
            text = mark(each == self.level, one=True) + self.voice.say(name)
            event.option_list.replace_option_prompt(f"sure-{each}", Content(text))


def mark(on: bool, *, one: bool) -> str:
    """Draw a mark in words that a screen reader can say.

    Args:
        on: Whether it is set.
        one: Whether only one of the lines can have it.
    """
    return ("(•) " if on else "( ) ") if one else ("[x] " if on else "[ ] ")
