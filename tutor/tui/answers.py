"""What the learner wrote, on a screen: to search, to reread, to take along."""

from __future__ import annotations

from itertools import islice
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.events import Key
from textual.widgets import Footer, Input, OptionList
from textual.widgets.option_list import Option

from tutor.engine.looking_back import LookingBack
from tutor.learning.answers import PastAnswer, Wanted
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.wording import answers as wording

AT_ONCE = 50
"""Answers that are read before the screen may do something else."""
MOST_LISTED = 200
"""Answers in the list; words narrow it."""


class AnswersScreen(TutorScreen):
    """Lists what was written, the latest first, and shows the one in focus whole."""

    PLACE = "answers"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("answers")]

    def __init__(self) -> None:
        super().__init__()
        self._held: list[PastAnswer] = []
        """All that were read, the latest first."""
        self._found: list[PastAnswer] = []
        """Of these, the ones that are looked for."""
        self._read_all = False

    def compose(self) -> ComposeResult:
        """Lay out the search, the list and the text."""
        yield Bar(id="bar")
        yield Input(placeholder=self.voice.say("words, an area, a scenario"), id="search")
        with Container(id="found"):
            yield Choices(id="answers", compact=True)
            with VerticalScroll(id="one"):
                yield Words(id="whole")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Read what there is."""
        self.query_one(Input).focus()
        self._read()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self._bar()

    def can(self, command: str) -> bool:
        """Where nothing is listed there is nothing to take along."""
        return bool(self._found) if command == "take-along" else True

    def _bar(self) -> None:
        number, voice = len(self._found), self.voice
        said = wording.count(number, voice) if number or self._read_all else voice.say("reading …")
        self.query_one(Bar).show(voice.say("My answers"), said)

    @work(exclusive=True, exit_on_error=False, group="answers")
    async def _read(self) -> None:
        answers = LookingBack(self.tutor.engine).answers(Wanted())
        while batch := await self.off_thread(lambda: list(islice(answers, AT_ONCE))):
            self._held += batch
            self._search()
        self._read_all = True
        self._bar()

    @on(Input.Changed, "#search")
    def _search(self) -> None:
        """List the answers that are looked for."""
        wanted = wording.wanted(self.query_one(Input).value, self.voice)
        self._found = [answer for answer in self._held if wanted.fits(answer)]
        chooser = self.query_one(OptionList)
        chooser.set_options([self._row(answer) for answer in self._found[:MOST_LISTED]])
        chooser.highlighted = 0 if self._found else None
        if not self._found:
            self.query_one("#whole", Words).update()
        self._bar()
        self.refresh_bindings()

    def _row(self, answer: PastAnswer) -> Option:
        return Option(joined((wording.short(answer), "bold"), f"\n  {answer.at[:10]} · {answer.title}"))

    @on(OptionList.OptionHighlighted, "#answers")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        answer = self._found[event.option_index]
        text = f"{wording.heading(answer, self.voice)}\n\n{wording.body(answer, self.voice)}"
        self.query_one("#whole", Words).say(text)
        self.query_one("#one", VerticalScroll).scroll_home(animate=False)

    def on_key(self, event: Key) -> None:
        """Go from the search to the list with the key that goes down in it."""
        if event.key in ("down", "enter") and self.focused is self.query_one(Input) and self._found:
            event.stop()
            self.query_one(OptionList).focus()

    async def do_take_along(self) -> None:
        """Write what is listed to a file."""
        from tutor.tui.taking_along import TakeAlongScreen

        await self.app.push_screen(TakeAlongScreen(tuple(self._found)))

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()
