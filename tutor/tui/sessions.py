"""The learner's sessions, and the way into a replay."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.engine.looking_back import LookingBack
from tutor.errors import TutorError
from tutor.learning.summary import Summary
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.wording.sessions import session_aside, session_title


class SessionsScreen(TutorScreen):
    """Lists sessions, the latest first."""

    PLACE = "sessions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("sessions")]

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        yield Bar(id="bar")
        yield Words(id="none", classes="gap")
        yield Choices(id="sessions", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look the sessions up."""
        self.query_one("#none", Words).display = False
        self.query_one(OptionList).focus()
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self.query_one(Bar).show(self.voice.say("My sessions"))

    @work(exclusive=True, exit_on_error=False)
    async def _look_up(self) -> None:
        engine = self.tutor.engine
        rows = await self.off_thread(engine.store.summaries)
        titles = await self.off_thread(lambda: LookingBack(engine).titles(rows))
        chooser = self.query_one(OptionList)
        chooser.set_options([self._row(row, titles) for row in rows])
        chooser.highlighted = 0 if rows else None
        none = self.query_one("#none", Words)
        none.display = not rows
        none.say(self.voice.say("There is no session yet: `tutor start` makes one."))

    def _row(self, row: Summary, titles: dict[str, str]) -> Option:
        aside = session_aside(row, self.voice)
        return Option(joined((session_title(row, titles), "bold"), f"\n  {aside}"), id=row.id)

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        await self._replay(event.option.id or "")

    async def _replay(self, session: str) -> None:
        """Open the replay of a session."""
        from tutor.tui.replay import ReplayScreen

        engine = self.tutor.engine
        try:
            reading = await self.off_thread(lambda: engine.reading(session))
            loaded = await self.off_thread(lambda: engine.scenario_of(reading))
        except TutorError as error:
            self.complain(error)
            return
        await self.app.push_screen(ReplayScreen(reading, loaded))

    async def do_open(self) -> None:
        """Replay what is in focus."""
        self.query_one(OptionList).action_select()

    async def do_leave(self) -> None:
        """Go back; from the command line, out."""
        self.go_back()
