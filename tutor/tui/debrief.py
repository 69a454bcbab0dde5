"""The debrief before a room: three questions, each with its clock, and up to three actions."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, Input

from tutor.engine.debriefing import Debriefing
from tutor.errors import TutorError
from tutor.replay.debrief.commands import DropAction, RemovePoint, WritePoint
from tutor.replay.debrief.decide import Enough
from tutor.replay.debrief.state import MOST_ACTIONS, Phase
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.projector import ALWAYS
from tutor.wording import debrief as wording

NEW = 0
"""Number of an action that is being written for the first time."""


class DebriefScreen(TutorScreen):
    """What · So what · Now what.

    Args:
        debriefing: The end of the meeting.
    """

    PLACE = "debrief"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("debrief")]

    def __init__(self, debriefing: Debriefing) -> None:
        super().__init__()
        self.debriefing = debriefing
        self._chosen = 0
        self._writing: int | None = None
        """Number of the action that is being written; None while it is a point."""

    def compose(self) -> ComposeResult:
        """Lay out the question, the replay's notes and votes beside it, and the line that is typed."""
        yield Bar(id="bar")
        with Horizontal(id="halves"):
            with VerticalScroll(id="asked"):
                yield Words(id="said")
            with VerticalScroll(id="beside"):
                yield Words(id="votes-and-notes")
        yield Input(id="saying", select_on_focus=False)
        yield Words(id="finding")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Ask the question at hand, and let its clock run."""
        self._close_line()
        self.debriefing.start()
        self.set_interval(1, self._frame)
        told = "\n".join(wording.beside(self.debriefing, self.voice))
        self.query_one("#beside").display = bool(told)
        self.query_one("#votes-and-notes", Words).say(told)
        self._paint()

    def on_resize(self) -> None:
        """Draw the line above again."""
        self._frame()

    @property
    def _typing(self) -> bool:
        return bool(self.query_one("#saying").display)

    def can(self, command: str) -> bool:
        """What makes sense at this question; letters belong to the line while one is typed."""
        return command in ALWAYS if self._typing else self.debriefing.can(command)

    def shows(self, command: str) -> bool:
        """While a line is typed, only how to leave it."""
        return command in ("leave", "help") if self._typing else True

    def _frame(self) -> None:
        """Draw where the debrief is, and its clock."""
        here = self.debriefing
        told = wording.clock(here.left, running=here.running, voice=self.voice)
        self.query_one(Bar).show(wording.title(here.phase, self.voice), told)

    def _paint(self) -> None:
        """Show the question as it is now."""
        here, say = self.debriefing, self.voice.say
        parts: list[str | tuple[str, str] | Content] = [(f"{say(wording.QUESTIONS[here.phase])}\n", "bold")]
        parts += [f"\n– {point.text}\n" for point in here.state.points_of(here.phase)]
        actions = here.state.actions if here.phase is Phase.NOW_WHAT else ()
        self._chosen = min(self._chosen, max(len(actions) - 1, 0))
        for place, action in enumerate(actions):
            line, _, found = wording.action_line(action, place + 1, self.voice).partition("\n")
            mark = "▸ " if place == self._chosen else "  "
            parts += ["\n", (f"{mark}{line}\n", "bold"), (f"  {found}\n", "$text-accent")]
        self.query_one("#said", Words).say(joined(*parts))
        self._frame()
        self.refresh_bindings()

    async def _do(self, deed: Callable[[], object]) -> None:
        """Do something and show what came of it."""
        try:
            await self.off_thread(deed)
        except TutorError as error:
            self.complain(error)
        self._paint()

    async def do_question_on(self) -> None:
        """Turn to the next question."""
        await self._do(lambda: self.debriefing.turn(1))

    async def do_question_before(self) -> None:
        """Turn to the question before."""
        await self._do(lambda: self.debriefing.turn(-1))

    async def do_pause(self) -> None:
        """Stop the clock, or let it run again."""
        await self._do(self.debriefing.pause)

    async def do_minute(self) -> None:
        """Give a minute more."""
        await self._do(self.debriefing.add_minute)

    async def do_point(self) -> None:
        """Write down what somebody says."""
        self._open_line(None, self.voice.say("A note; enter keeps it"))

    async def do_unpoint(self) -> None:
        """Take back the last point."""
        await self._do(lambda: self.debriefing.send(RemovePoint()))

    async def do_act(self) -> None:
        """Write down an action; a fourth is refused before anybody types it."""
        if len(self.debriefing.state.actions) >= MOST_ACTIONS:
            self.tell(self.voice.say(Enough().title))
            return
        self._open_line(NEW, self.voice.say("Who does what, by when? Name whoever said yes."))

    async def do_change_action(self) -> None:
        """Find other words for an action."""
        action = self.debriefing.state.actions[self._chosen]
        self._open_line(action.number, "", action.text)

    async def do_drop_action(self) -> None:
        """Let an action go."""
        number = self.debriefing.state.actions[self._chosen].number
        await self._do(lambda: self.debriefing.send(DropAction(number)))

    async def do_action_on(self) -> None:
        """Choose the action below."""
        self._choose(1)

    async def do_action_before(self) -> None:
        """Choose the action above."""
        self._choose(-1)

    def _choose(self, step: int) -> None:
        """Choose another action; where there are none, scroll."""
        actions = self.debriefing.state.actions if self.debriefing.phase is Phase.NOW_WHAT else ()
        if actions:
            self._chosen = (self._chosen + step) % len(actions)
            self._paint()
        else:
            self.query_one("#asked").scroll_relative(y=step, animate=False)

    async def do_save(self) -> None:
        """Write the page and the text; say where they are."""
        here = self.debriefing
        await self._do(lambda: here.save(wording.debrief_document(here, self.voice)))
        if here.page_file in here.kept:
            self.tell(self.voice.say("Kept in {file}", file=here.page_file.name))

    def _open_line(self, action: int | None, invitation: str, text: str = "") -> None:
        line = self.query_one("#saying", Input)
        self._writing = action
        line.placeholder, line.value, line.display = invitation, text, True
        line.cursor_position = len(text)
        line.focus()
        self.refresh_bindings()

    def _close_line(self) -> None:
        line = self.query_one("#saying", Input)
        line.value, line.display = "", False
        self._say_found("")
        self.query_one("#asked").focus()
        self.refresh_bindings()

    def _say_found(self, said: str) -> None:
        words = self.query_one("#finding", Words)
        words.say(said)
        words.display = bool(said)

    @on(Input.Changed, "#saying")
    def _typed(self, event: Input.Changed) -> None:
        if self._writing is not None and event.value.strip():
            self._look_at(event.value)
        else:
            self._say_found("")

    @work(exclusive=True, exit_on_error=False)
    async def _look_at(self, text: str) -> None:
        """Say what is found in the action as it is typed; what was typed since is looked at next."""
        looked = await self.off_thread(lambda: self.debriefing.look_at(text))
        if self._typing and self.query_one("#saying", Input).value == text:
            self._say_found(wording.found(looked, self.voice))

    @on(Input.Submitted, "#saying")
    async def _kept(self, event: Input.Submitted) -> None:
        text, action = event.value, self._writing
        self._close_line()
        if action is None:
            await self._do(lambda: self.debriefing.send(WritePoint(text)))
        else:
            await self._do(lambda: self.debriefing.agree(text, action))

    async def leaving(self) -> None:
        """Keep what the clock has."""
        await self.off_thread(lambda: self.debriefing.leave(close=len(self.app.screen_stack) == 1))

    async def do_leave(self) -> None:
        """Close the line; else go back, or out."""
        if self._typing:
            self._close_line()
            return
        await self.leaving()
        self.go_back()
