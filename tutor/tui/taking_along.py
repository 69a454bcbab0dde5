"""Answers taken along: what they give away first, then the file."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer, Input

from tutor.engine.looking_back import LookingBack
from tutor.errors import TutorError
from tutor.learning.answers import PastAnswer
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.wording import answers as wording


class TakeAlongScreen(TutorScreen):
    """Says what answers give away, asks for a file, and writes them.

    Args:
        answers: At least one.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]

    def __init__(self, answers: tuple[PastAnswer, ...]) -> None:
        super().__init__()
        self._answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question and what would leave."""
        day = f"{self.tutor.engine.clock():%Y%m%d}"
        yield Bar(id="bar")
        with VerticalScroll(id="help"):
            yield Words(self.voice.say("A new file, .md to read or .json for programs; enter writes it. Esc leaves."))
            yield Input(str(Path.cwd() / f"tutor-answers-{day}.md"), id="place")
            yield Words(id="given-away", classes="gap")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look at what they give away."""
        self.query_one(Input).focus()
        self._look()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self.query_one(Bar).show(self.voice.say("Take my answers along"))

    @work(exclusive=True, exit_on_error=False, group="take-along")
    async def _look(self) -> None:
        back = LookingBack(self.tutor.engine)
        chosen = await self.off_thread(lambda: back.chosen(self._answers))
        said = "\n".join(wording.chosen_lines(chosen, self.voice))
        self.query_one("#given-away", Words).say(said)

    @on(Input.Submitted)
    async def _write(self, event: Input.Submitted) -> None:
        target, back, voice = Path(event.value.strip()).expanduser(), LookingBack(self.tutor.engine), self.voice
        try:
            back.checked(target)
            text = wording.written(self._answers, target, voice)
            await self.off_thread(lambda: back.write(target, text))
        except TutorError as error:
            self.complain(error)
            return
        self.tell(voice.say("Saved in {place}", place=target))
        self.dismiss()

    async def do_leave(self) -> None:
        """Go back without writing."""
        self.dismiss()
