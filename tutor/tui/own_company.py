"""The learner's own companies on a screen: describe one, change it, practise on it."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.engine.own_company import OwnCompanies
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.wording import own_company as wording


class OwnCompanyScreen(TutorScreen):
    """Lists what can be done with each company, and a way to describe another."""

    PLACE = "own"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("own")]

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[wording.OwnRow] = []

    @property
    def _own(self) -> OwnCompanies:
        return OwnCompanies(self.tutor.engine)

    def compose(self) -> ComposeResult:
        """Lay out the words and the list."""
        say = self.voice.say
        yield Bar(id="bar")
        with VerticalScroll(id="form", can_focus=False):
            yield Words(say("My own company"), classes="title")
            yield Words(say(wording.WHAT_IT_IS))
            yield Choices(id="own-tasks", classes="gap", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look up what is there."""
        self.query_one(OptionList).focus()
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self.query_one(Bar).show(self.voice.say("My own company"))

    def on_screen_resume(self) -> None:
        """Look up again after a task, or after a company was described."""
        self._look_up()

    @work(exclusive=True, exit_on_error=False, group="own")
    async def _look_up(self) -> None:
        self._rows = await self.off_thread(lambda: list(wording.own_rows(self._own, self.voice)))
        chooser = self.query_one(OptionList)
        here = chooser.highlighted or 0
        chooser.set_options([Option(Content(row.label)) for row in self._rows])
        chooser.highlighted = min(here, len(self._rows) - 1)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        row = self._rows[event.option_index]
        if row.described is not None and row.task:
            self._open(row)
            return
        from tutor.tui.making import MakingScreen

        making = self._own.edited(row.described) if row.described is not None else self._own.new()
        await self.app.push_screen(MakingScreen(making, within=True))

    @work(exclusive=True, exit_on_error=False, group="open")
    async def _open(self, row: wording.OwnRow) -> None:
        """Open a task."""
        from tutor.tui.learn import LearnScreen

        described = row.described
        assert described is not None
        await self.app.push_screen(LearnScreen(lambda: self._own.start(described, row.task)))

    async def do_take(self) -> None:
        """Do what the line in focus says."""
        self.query_one(OptionList).action_select()

    async def do_leave(self) -> None:
        """Go back to today."""
        self.dismiss()
