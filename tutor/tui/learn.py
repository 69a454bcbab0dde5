"""The screen on which a learner works. It holds the last view and nothing else: a step swaps panes, it pushes no
screen.
"""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.timer import Timer
from textual.widgets import Footer

from tutor.engine.engine import Opened
from tutor.session.commands import Command, MoveOn, OpenExample, OpenHint, OpenModels, Revise
from tutor.session.decide import NotNow, Phase
from tutor.session.view import StepView
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.boxes.base import Box
from tutor.tui.panes.base import Pane
from tutor.tui.panes.brief import BriefPane
from tutor.tui.panes.feedback import FeedbackPane
from tutor.tui.panes.finish import ClosePane, ComparePane
from tutor.tui.panes.selfcheck import SelfCheckPane
from tutor.tui.panes.work import PredictPane, WritePane
from tutor.wording import session as wording

PANES: dict[Phase, type[Pane]] = {
    Phase.PREDICT: PredictPane,
    Phase.WRITE: WritePane,
    Phase.SELF_CHECK: SelfCheckPane,
    Phase.FEEDBACK: FeedbackPane,
    Phase.COMPARE: ComparePane,
    Phase.CLOSE: ClosePane,
}
"""What paints each phase."""
BESIDE_BRIEF = (Phase.PREDICT, Phase.WRITE, Phase.SELF_CHECK)
"""Phases in which the brief stands beside the pane."""
DRAFT_PAUSE = 0.4
"""Seconds after the last change before the draft goes to the disk."""


class LearnScreen(TutorScreen):
    """One session.

    Args:
        opened: The session, new or resumed.
    """

    PLACE = "learn"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("learn")]

    def __init__(self, opened: Opened) -> None:
        super().__init__()
        self._opened = opened
        self.session = opened.session
        self.view: StepView | None = None
        """What is shown; None until it is painted for the first time."""
        self._busy = False
        self._saving: Timer | None = None
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay out the frame; the panes come with the first view."""
        yield Bar(id="bar")
        yield Words(id="banner")
        yield Horizontal(id="body")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Paint where the session stands."""
        self.query_one("#banner", Words).display = False
        if self._opened.resumed:
            self.tell(self.voice.say("Welcome back: you go on where you left."))
        if self._opened.elsewhere:
            self.tell(self.voice.say("This scenario is open in another window: here you begin anew."))
        await self._paint(await self.off_thread(self.session.view))

    def on_resize(self) -> None:
        """Draw the top line again."""
        self._bar()

    def can(self, command: str) -> bool:
        """Tell whether a command fits what is shown."""
        view = self.view
        if view is None or self._busy:
            return command in ("quit", "help", "leave")
        feedback = view.feedback
        match command:
            case "submit":
                return view.phase is Phase.WRITE
            case "hint":
                return view.more_hints and view.phase in (Phase.WRITE, Phase.FEEDBACK, Phase.PREDICT)
            case "example":
                return view.has_example and view.phase in (Phase.PREDICT, Phase.WRITE)
            case "revise":
                return view.phase is Phase.FEEDBACK and bool(feedback and feedback.attempts_left)
            case "models":
                return view.phase is Phase.FEEDBACK and view.has_models
            case "details" | "disagree":
                return view.phase is Phase.FEEDBACK
            case "next":
                return view.phase in (Phase.FEEDBACK, Phase.COMPARE)
        return True

    def shows(self, command: str) -> bool:
        """After the feedback there is more to do than a footer holds: what matters less is in the help."""
        beside = self.view is not None and self.view.phase in BESIDE_BRIEF
        return beside or command not in ("hint", "brief")

    def _bar(self) -> None:
        view = self.view
        if view is None:
            return
        saved = self.session.saved
        state = self.voice.say("saved") if saved.ok else self.voice.say("not saved")
        self.query_one(Bar).show(wording.place(view, self.voice), f"{wording.progress(view, self.voice)} · {state}")

    async def _paint(self, view: StepView) -> None:
        """Show a view: a new pane where the phase or the step changed, the same one with what is new otherwise."""
        before, self.view = self.view, view
        if view.phase is Phase.DONE:
            await self.do_leave()
            return
        moved = before is None or (before.phase, before.step) != (view.phase, view.step)
        if moved or view.phase not in (Phase.WRITE, Phase.FEEDBACK):
            await self._swap(view)
        else:
            self.query_one(Pane).refreshed(view)
        self._bar()
        self._banner()
        self.refresh_bindings()

    async def _swap(self, view: StepView) -> None:
        body = self.query_one("#body", Horizontal)
        pane = PANES[view.phase](view, self.voice)
        async with self.batch():
            await body.remove_children()
            if view.phase in BESIDE_BRIEF:
                await body.mount(BriefPane(view, self.voice, at_work=_has_read(view)))
            await body.mount(pane)
        pane.start()

    def _banner(self) -> None:
        """Say once, in a line that stays, that the session is not on the disk."""
        saved, banner = self.session.saved, self.query_one("#banner", Words)
        banner.display = not saved.ok
        if not saved.ok:
            banner.say(
                self.voice.say(
                    "Not saved: {reason}. You can go on, I keep trying; ctrl+s saves a copy elsewhere.",
                    reason=saved.reason,
                )
            )

    @on(Pane.Wants)
    def _wanted(self, event: Pane.Wants) -> None:
        self._send(event.command)

    @work(exit_on_error=False, group="send")
    async def _send(self, command: Command) -> None:
        """Let the engine do something, and show what comes of it."""
        if self._busy:
            return
        self._busy = True
        self.refresh_bindings()
        try:
            view = await self.off_thread(lambda: self.session.send(command))
        except NotNow:
            view = None
        finally:
            self._busy = False
        if view is not None:
            await self._paint(view)
        self.refresh_bindings()

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
        self._bar()
        self._banner()

    async def do_submit(self) -> None:
        """Hand in what stands in the box."""
        pane = self.query_one(Pane)
        if isinstance(pane, WritePane):
            self._send(pane.submission())

    async def do_hint(self) -> None:
        """Open the next hint; from the feedback, back at the text."""
        if self.view is not None and self.view.phase is Phase.FEEDBACK:
            self.tell(self.voice.say("The hint stands beside your text."))
            hint = await self.off_thread(lambda: self.session.send(OpenHint()))
            if hint.attempts_left:
                self._send(Revise())
            return
        self._send(OpenHint())

    async def do_example(self) -> None:
        """Show what another company did."""
        self._send(OpenExample())

    async def do_revise(self) -> None:
        """Go back to the text."""
        self._send(Revise())

    async def do_models(self) -> None:
        """End the attempts and compare."""
        self._send(OpenModels())

    async def do_next(self) -> None:
        """Go on."""
        self._send(MoveOn())

    async def do_details(self) -> None:
        """Show or hide every criterion."""
        pane = self.query_one(Pane)
        if isinstance(pane, FeedbackPane):
            pane.toggle_rows()

    async def do_disagree(self) -> None:
        """Disagree with the card in focus."""
        pane = self.query_one(Pane)
        if isinstance(pane, FeedbackPane):
            pane.disagree()

    async def do_brief(self) -> None:
        """Read the brief over the full width."""
        if self.view is not None:
            from tutor.tui.help import BriefScreen

            await self.app.push_screen(BriefScreen(self.view))

    async def do_copy_session(self) -> None:
        """Save a copy of the session to another place."""
        from tutor.tui.copying import CopyScreen

        await self.app.push_screen(CopyScreen(self.session))

    async def do_leave(self) -> None:
        """Leave; everything is kept."""
        await self.leaving()
        self.dismiss()

    async def leaving(self) -> None:
        """Put what is typed on the disk and give the session back."""
        for box in self.query(Box):
            self.session.type(box.answer())
        if self._saving is not None:
            self._saving.stop()
        await self.off_thread(self.session.close)


def _has_read(view: StepView) -> bool:
    """Tell whether the story of the brief has been read: before a written answer there was the prediction."""
    written = view.box is not None and view.box.written
    return view.number > 1 or (written and view.phase is not Phase.PREDICT)
