"""A session on a screen. It holds the last view and nothing else: a step swaps panes, it pushes no screen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from textual import on, work
from textual.app import ComposeResult, SuspendNotSupported
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Footer

from tutor.engine.editor import edited, editor
from tutor.errors import TutorError
from tutor.session.commands import Command, OpenExample, OpenHint, OpenModels, Revise
from tutor.session.decide import NotNow, Phase
from tutor.session.view import StepView
from tutor.tui.base import Bar, Words
from tutor.tui.boxes.base import Box
from tutor.tui.boxes.written import WrittenBox
from tutor.tui.offering import BESIDE_BRIEF, OfferingScreen
from tutor.tui.panes.base import Pane
from tutor.tui.panes.brief import BriefPane
from tutor.tui.panes.feedback import FeedbackPane
from tutor.tui.panes.finish import ClosePane, ComparePane
from tutor.tui.panes.selfcheck import SelfCheckPane
from tutor.tui.panes.work import PredictPane, WritePane
from tutor.tui.posts import PostsPane

PANES: dict[Phase, type[Pane]] = {
    Phase.PREDICT: PredictPane,
    Phase.WRITE: WritePane,
    Phase.SELF_CHECK: SelfCheckPane,
    Phase.FEEDBACK: FeedbackPane,
    Phase.COMPARE: ComparePane,
    Phase.CLOSE: ClosePane,
}
"""What paints each phase."""


class Session(Protocol):
    """What a screen needs of a session, wherever it is kept."""

    def view(self) -> StepView:
        """Return what is shown now."""

    def send(self, command: Command) -> StepView:
        """Do what a command asks for, and return what is shown then."""


class SessionScreen(OfferingScreen):
    """Base of the screens on which a session is played."""

    _session: Session
    """The session; a subclass has it before it paints the first view."""

    def compose(self) -> ComposeResult:
        """Lay out the frame; the panes come with the first view."""
        yield Bar(Content(self.heading()), id="bar")
        yield Words(id="banner")
        yield Horizontal(id="body")
        yield Footer(show_command_palette=False)

    def heading(self) -> str:
        """Return what stands at the top until there is a view."""
        return ""

    def on_resize(self) -> None:
        """Draw the top line again."""
        self.surround()

    def surround(self) -> None:
        """Draw what stands around the panes."""

    async def finished(self) -> None:
        """Do what comes after the last thing was said."""

    async def paint(self, view: StepView) -> None:
        """Show a view: a new pane where the phase or the step changed, the same one with what is new otherwise."""
        before, self.view = self.view, view
        if view.phase is Phase.DONE:
            await self.finished()
            return
        moved = before is None or (before.phase, before.step) != (view.phase, view.step)
        if moved or view.phase not in (Phase.WRITE, Phase.FEEDBACK):
            await self.swap(view)
        else:
            self.query_one(Pane).refreshed(view)
        self.surround()
        self.refresh_bindings()

    async def swap(self, view: StepView) -> None:
        """Put a new pane in the place of the old one, with the brief beside it where it helps."""
        body = self.query_one("#body", Horizontal)
        pane = PANES[view.phase](view, self.voice)
        async with self.batch():
            await body.remove_children()
            body.remove_class("-networks")
            if view.phase in BESIDE_BRIEF:
                await body.mount(BriefPane(view, self.voice, at_work=_has_read(view)))
            await body.mount(pane)
        pane.start()

    @on(Pane.Wants)
    def _wanted(self, event: Pane.Wants) -> None:
        self.ask_for(event.command)

    def ask_for(self, command: Command) -> None:
        """Send a command, and show what comes of it."""
        self.perform(lambda: self._session.send(command))

    @work(exit_on_error=False, group="send")
    async def perform(self, deed: Callable[[], StepView]) -> None:
        """Let the engine do something, and show what comes of it; one thing after the other."""
        if self._busy:
            return
        self._busy = True
        self.refresh_bindings()
        try:
            view = await self.off_thread(deed)
        except NotNow:
            view = None
        finally:
            self._busy = False
        if view is not None:
            await self.paint(view)
        self.refresh_bindings()

    async def do_submit(self) -> None:
        """Hand in what stands in the box, the last letters typed included."""
        self.after_keys(self._hand_in)

    async def _hand_in(self) -> None:
        pane = self.query_one(Pane)
        if isinstance(pane, WritePane):
            self.ask_for(pane.submission())

    async def do_hint(self) -> None:
        """Open the next hint; from the feedback, back at the text."""
        if self.view is not None and self.view.phase is Phase.FEEDBACK:
            self.tell(self.voice.say("The hint stands beside your text."))
            hint = await self.off_thread(lambda: self._session.send(OpenHint()))
            if hint.attempts_left:
                self.ask_for(Revise())
            return
        self.ask_for(OpenHint())

    async def do_carry_on(self) -> None:
        """Do what comes next."""
        if self._coming():
            await self.action_do(self._coming())

    async def close_aside(self) -> bool:
        """Close the panel that stands open beside the work; tell whether there was one."""
        aside = self._aside()
        if aside:
            await self.action_do(aside)
        return bool(aside)

    async def do_example(self) -> None:
        """Show what another company did, or put it away again."""
        pane = self.query_one(Pane)
        if self.view is not None and self.view.example is None:
            self.ask_for(OpenExample())
            return
        pane.show_example(not pane.shows_example)
        self.refresh_bindings()

    async def do_revise(self) -> None:
        """Go back to the text."""
        self.ask_for(Revise())

    async def do_copy_text(self) -> None:
        """Copy the text; a terminal never says whether it took it, so say where else it is."""
        boxes = self.query(Box)
        text = boxes.first().answer().text if boxes else self.view.answer.text if self.view else ""
        if not text.strip():
            self.tell(self.voice.say("There is no text yet."))
            return
        self.app.copy_to_clipboard(text)
        place = await self.kept_in()
        say = self.voice.say
        copied = say("Copied, if your terminal takes copies.")
        kept = say("It is kept in {file} as well.", file=place) if place else say("It is kept nowhere else.")
        self.tell(f"{copied} {kept}")

    async def kept_in(self) -> str:
        """Return the file in which the text is kept; empty where it is in none."""
        return ""

    async def do_editor(self) -> None:
        """Lend the terminal to the person's own editor, and take the text back."""
        box = self.query_one(WrittenBox)
        try:
            with self.app.suspend():
                text = edited(editor(), box.answer().text)
        except SuspendNotSupported:
            self.tell(self.voice.say("This terminal cannot be lent to an editor."), grave=True)
        except TutorError as error:
            self.complain(error)
        else:
            box.put(text)
        box.start()

    @on(Box.Changed)
    def _shown(self, event: Box.Changed) -> None:
        """Show the post as it is now, wherever it is shown beside the box."""
        for posts in self.query(PostsPane):
            posts.show(event.answer.text)

    async def do_networks(self) -> None:
        """Show how each network would show the text, in the place of the brief; or the brief again."""
        if self.view is None:
            return
        body, posts = self.query_one("#body"), self.query(PostsPane)
        body.set_class(not posts, "-networks")
        if posts:
            await posts.remove()
        else:
            await body.mount(PostsPane(self.view, self.query_one(Box).answer().text, self.voice), before=0)
        self.refresh_bindings()

    async def do_models(self) -> None:
        """End the attempts and compare."""
        self.ask_for(OpenModels())

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

    async def do_help(self) -> None:
        """Explain the phase and the screen."""
        from tutor.tui.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.PLACE, self.view.phase if self.view is not None else ""))

    async def do_brief(self) -> None:
        """Read the brief over the full width."""
        if self.view is not None:
            from tutor.tui.help import BriefScreen

            await self.app.push_screen(BriefScreen(self.view, at_work=_has_read(self.view)))


def _has_read(view: StepView) -> bool:
    """Tell whether the story of the brief has been read: before a written answer there was the prediction."""
    written = view.box is not None and view.box.written
    return view.number > 1 or (written and view.phase is not Phase.PREDICT and not view.short)
