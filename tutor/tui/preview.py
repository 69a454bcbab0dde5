"""The screen of somebody who writes a scenario: the learner's own panes on the file as it is now, beside what the
grader makes of the answer.
"""

from __future__ import annotations

from asyncio import Lock
from dataclasses import dataclass
from threading import Event
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Horizontal
from textual.message import Message
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Footer

from tutor.course.problems import errors
from tutor.engine.preview import Preview
from tutor.engine.watching import changes
from tutor.session.decide import Phase
from tutor.session.view import StepView
from tutor.tui.base import Bar, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.boxes.base import Box
from tutor.tui.panes.author import AuthorPane
from tutor.tui.panes.brief import BriefPane
from tutor.tui.panes.problems import ProblemsPane
from tutor.tui.panes.work import WritePane
from tutor.tui.playing import SessionScreen
from tutor.wording import preview as wording

JUDGING_PAUSE = 0.25
"""Seconds after the box has settled before the answer is judged: nobody reads findings while typing."""
ALWAYS = ("quit", "help", "end")
"""Commands that make sense even while the files are broken."""


class PreviewScreen(SessionScreen):
    """A scenario that is being written.

    Args:
        preview: The scenario, played in memory.
    """

    PLACE = "preview"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("preview")]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide"), (81, "-roomy")]  # noqa: RUF012 - as Textual declares it

    @dataclass
    class Touched(Message):
        """Something changed in the course's folder."""

    def __init__(self, preview: Preview) -> None:
        super().__init__()
        self._session = preview
        self.preview = preview
        self._stop = Event()
        self._painting = Lock()
        self._judging: Timer | None = None
        self._focused: Widget | None = None
        self._beside = True
        """Whether the author's view stands beside the step."""

    def compose(self) -> ComposeResult:
        """Lay out the frame: the step beside the author's view, and the place for what is broken."""
        yield Bar(id="bar")
        yield Words(id="banner")
        yield ProblemsPane(self.voice)
        with Container(id="desk"):
            yield Horizontal(id="body")
            yield AuthorPane(self.voice)
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Paint the files as they were found, and begin to watch them."""
        self.query_one("#banner", Words).display = False
        self.tell(self.voice.say("A preview: what you do here is kept nowhere."))
        await self._show()
        self._watch()

    def on_unmount(self) -> None:
        """Watch no longer."""
        self._stop.set()

    NEXT = "onward"

    def can(self, command: str) -> bool:
        """Tell whether a command fits what is shown; while the files are broken there is nothing to do here."""
        if command in ALWAYS:
            return True
        if self.preview.broken or self.view is None or self._busy:
            return False
        if command in ("author", "sample"):
            return bool(self.view.step)
        return super().can(command)

    def shows(self, command: str) -> bool:
        """An author moves about more than they need help."""
        return command not in ("example", "brief", "disagree", "hint") and super().shows(command)

    def surround(self) -> None:
        """Say that this is a preview, where one is, and what is borrowed; judge what stands in the box."""
        if self.view is None:
            self.query_one(Bar).show(self.voice.say("Preview"))
            return
        read = f"{self.preview.read_at.astimezone():%H:%M:%S}"
        where = wording.progress(self.view, self.voice)
        self.query_one(Bar).show(wording.place(self.view, self.voice), f"{where} · {read}")
        banner = self.query_one("#banner", Words)
        banner.display = self.preview.borrowed
        banner.say(wording.borrowed(self.voice))
        self.query_one("#desk").set_class(not self._beside or not self.view.step, "-learner")
        self._judge_soon()

    async def paint(self, view: StepView) -> None:  # noqa: ARG002 - it may be older than the files
        """Show where one stands, by the files as they are by now."""
        async with self._painting:
            if not self.preview.broken:
                await super().paint(await self.off_thread(self.preview.view))

    async def finished(self) -> None:
        """Begin again: there is no list to go back to."""
        self.tell(self.voice.say("That is the end; here it begins again."))
        self.perform(self.preview.again)

    async def _show(self) -> None:
        """Show the step, or what is broken in its place; the step's panes wait behind it with all that is typed."""
        broken, problems, desk = self.preview.broken, self.query_one(ProblemsPane), self.query_one("#desk")
        if broken:
            if self.focused is not problems:
                self._focused = self.focused
            await problems.show(errors(self.preview.problems))
        problems.display, desk.display = broken, not broken
        if broken:
            problems.focus()
            self.surround()
        else:
            await self._repaint(await self.off_thread(self.preview.view))
            if self._focused is not None and self._focused.is_attached:
                self._focused.focus(scroll_visible=False)
            self._focused = None
        self.refresh_bindings()

    async def _repaint(self, view: StepView) -> None:
        """Paint what the files say now; a box that has not changed itself stays, with its cursor and its history."""
        before, self.view = self.view, view
        if before is not None and view.phase is Phase.WRITE and _same_box(before, view):
            await self._repaint_around_box(view)
        elif before != view:
            await self.swap(view)
        self.surround()

    async def _repaint_around_box(self, view: StepView) -> None:
        """Paint the brief and the task anew, and leave the box alone."""
        self.query_one(WritePane).refreshed(view)
        old = self.query_one(BriefPane)
        new = BriefPane(view, self.voice, at_work=old.at_work)
        with self.app.batch_update():
            await old.remove()
            await self.query_one("#body").mount(new, before=0)
            new.scroll_to(y=old.scroll_y, animate=False, force=True)

    @work(thread=True, exit_on_error=False, group="watch")
    def _watch(self) -> None:
        for _ in changes(self.preview.manuscript.path, self.preview.manuscript.root, self._stop):
            self.post_message(self.Touched())

    @on(Touched)
    async def _touched(self) -> None:
        """Read the files anew, with what is typed this very moment in mind."""
        self._note_typed()
        await self.off_thread(self.preview.reload)
        async with self._painting:
            await self._show()

    def _note_typed(self) -> None:
        """Take note of what stands in the box, without waiting for the typist's pause."""
        for pane in self.query(WritePane):
            for box in pane.query(Box):
                self.preview.type(pane.view.step, box.answer())

    @on(Box.Changed)
    def _typed(self) -> None:
        self._note_typed()
        self._judge_soon()

    def _judge_soon(self) -> None:
        """Judge what stands in the box once nothing more is typed for a moment."""
        if self._judging is not None:
            self._judging.stop()
        self._judging = self.set_timer(JUDGING_PAUSE, self._judge)

    @work(exit_on_error=False, group="judge")
    async def _judge(self) -> None:
        if self.preview.broken or not self._beside:
            return
        seen = await self.off_thread(self.preview.author)
        if seen is not None:
            self.query_one(AuthorPane).show(seen, self.preview.problems)

    async def do_onward(self) -> None:
        """Go to the next phase."""
        self._note_typed()
        self.perform(self.preview.onward)

    async def do_backward(self) -> None:
        """Go to the phase before."""
        self._note_typed()
        self.perform(self.preview.backward)

    async def do_author(self) -> None:
        """Show or hide the author's view."""
        self._beside = not self._beside
        self.surround()

    async def do_sample(self) -> None:
        """Keep the answer as a sample."""
        from tutor.tui.sampling import SampleScreen

        self._note_typed()
        seen = await self.off_thread(self.preview.author)
        if seen is not None:
            await self.app.push_screen(SampleScreen(self.preview, seen))

    async def do_end(self) -> None:
        """Leave; what was kept is printed by who opened the preview."""
        await self.leaving()
        self.app.exit()

    async def leaving(self) -> None:
        """Watch no longer."""
        self._stop.set()


def _same_box(one: StepView, other: StepView) -> bool:
    """Tell whether two views have the same place for the answer."""
    return (one.step, one.phase, one.box) == (other.step, other.phase, other.box)
