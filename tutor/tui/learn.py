"""The screen on which a learner works: a session that is kept on the disk."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.timer import Timer

from tutor.commands import Command
from tutor.engine.engine import Opened
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.session.commands import MoveOn
from tutor.session.decide import Phase
from tutor.session.view import StepView
from tutor.tui.base import Bar, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.boxes.base import Box
from tutor.tui.panes.finish import ClosePane
from tutor.tui.playing import SessionScreen
from tutor.wording import session as wording
from tutor.wording import today

if TYPE_CHECKING:
    from tutor.engine.live import LiveSession

DRAFT_PAUSE = 0.4
"""Seconds after the last change before the draft goes to the disk."""


class LearnScreen(SessionScreen):
    """One session. The frame is there at once; the session is opened behind it.

    Args:
        open_session: Opens the session; whatever it raises is told, and the screen goes.
        heading: Where one is, until the session says so itself.
    """

    PLACE = "learn"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("learn")]

    session: LiveSession
    """The session, once it is open."""

    def __init__(self, open_session: Callable[[], Opened], heading: str = "") -> None:
        super().__init__()
        self._open = open_session
        self._heading = heading
        self._place = (0, 0)
        self._opening: asyncio.Task[Opened] | None = None
        self._saving: Timer | None = None

    def on_mount(self) -> None:
        """Show the frame, then open the session."""
        self.query_one("#banner", Words).display = False
        self.call_after_refresh(self._begin)

    def heading(self) -> str:
        """Say where one is before the session is open."""
        return self._heading

    @work(exit_on_error=False, group="open")
    async def _begin(self) -> None:
        """Open the session and paint where it stands."""
        self._opening = asyncio.create_task(self.off_thread(self._open))
        try:
            opened = await asyncio.shield(self._opening)
        except TutorError as error:
            self.complain(error)
            self.dismiss()
            return
        self._session = self.session = opened.session
        self._place = opened.place
        if opened.resumed and not opened.place[1]:
            self.tell(self.voice.say("Welcome back: you go on where you left."))
        if opened.elsewhere:
            self.tell(self.voice.say("This scenario is open in another window: here you begin anew."))
        if opened.changes:
            self.tell(today.changed(opened.changes, self.voice))
        await self.paint(await self.off_thread(self.session.view))

    async def swap(self, view: StepView) -> None:
        """Put in a new pane; at the close, with the day on which the kind of case comes back."""
        await super().swap(view)
        if view.phase is Phase.CLOSE:
            comeback = await self.off_thread(lambda: self.tutor.engine.comes_back(self.session))
            if comeback:
                self.query_one(ClosePane).comes_back(today.comes_back(comeback, self.voice))

    def surround(self) -> None:
        """Say where one is, how far, and whether all is on the disk."""
        if self.view is not None:
            self._bar(self.view)
            self._banner()

    async def finished(self) -> None:
        """Leave once the scenario is closed."""
        await self.go()

    def _bar(self, view: StepView) -> None:
        saved = self.session.saved
        state = self.voice.say("saved") if saved.ok else self.voice.say("not saved")
        if far := wording.far(self._place, self.voice):
            self.query_one(Bar).show(f"{far} › {view.title}", state)
            return
        self.query_one(Bar).show(wording.place(view, self.voice), f"{wording.progress(view, self.voice)} · {state}")

    def _banner(self) -> None:
        """Say once, in a line that stays, that the session is not on the disk."""
        saved, banner = self.session.saved, self.query_one("#banner", Words)
        banner.display = not saved.ok
        if not saved.ok:
            banner.say(
                self.voice.say(
                    "Not saved: {reason}. You can go on, I keep trying; {key} saves a copy elsewhere.",
                    reason=saved.reason,
                    key=self.tutor.keymap.key("copy-session"),
                )
            )

    @on(Box.Changed)
    def _typed(self, event: Box.Changed) -> None:
        """Keep the draft: in memory at once, on the disk after a pause."""
        self.session.type(event.answer)
        if self._saving is not None:
            self._saving.stop()
        self._saving = self.set_timer(DRAFT_PAUSE, self._save)

    @work(exit_on_error=False, group="save")
    async def _save(self) -> None:
        await self.off_thread(self.session.save_draft)
        self.surround()

    async def kept_in(self) -> str:
        """Return the file of the session, with what is typed beside it on the disk by now."""
        for box in self.query(Box):
            self.session.type(box.answer())
        saved = await self.off_thread(self.session.save_draft)
        draft = self.session.draft_path
        return (str(draft) if draft.is_file() else saved.place) if saved.ok else ""

    async def do_next(self) -> None:
        """Go on."""
        self.ask_for(MoveOn())

    async def do_pass_over(self) -> None:
        """Leave a task of the placement unanswered."""
        self.ask_for(MoveOn())

    async def do_objections(self) -> None:
        """Read what people say against all this."""
        from tutor.tui.objections import ObjectionsScreen

        area = self.view.area if self.view is not None else ""
        await self.app.push_screen(ObjectionsScreen(self.session.loaded.course, area))

    async def do_copy_session(self) -> None:
        """Save a copy of the session to another place."""
        from tutor.tui.copying import CopyScreen

        await self.app.push_screen(CopyScreen(self.session))

    def label(self, row: Command) -> str:
        """At the close the way out skips a question."""
        closing = self.view is not None and self.view.phase is Phase.CLOSE
        return marked("skip") if row.id == "leave" and closing else super().label(row)

    async def do_leave(self) -> None:
        """Close what stands beside the work, or skip a question of the close; else leave: everything is kept."""
        closing = self.query(ClosePane)
        if closing and not self._busy:
            closing.first().action_skip()
        elif not await self.close_aside():
            await self.go()

    async def go(self) -> None:
        """Leave; everything is kept."""
        await self.leaving()
        self.dismiss()

    async def leaving(self) -> None:
        """Put what is typed on the disk and give the session back; one that is being opened is waited for."""
        if self._opening is not None:
            await asyncio.wait([self._opening])
        if self._opening is None or self._opening.exception() is not None:
            return
        for box in self.query(Box):
            self.session.type(box.answer())
        if self._saving is not None:
            self._saving.stop()
        if self.view is not None and self.view.phase is Phase.CLOSE:
            said = self.query_one(ClosePane).said()
            await self.off_thread(lambda: self.session.send(said))
        await self.off_thread(self._opening.result().session.close)
