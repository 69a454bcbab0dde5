"""The replay: a session's moments, forwards and backwards, with the learner's own screens. Nothing here can write."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widgets import Footer

from tutor.course.load import LoadedScenario
from tutor.replay.moments import moment_view
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Moment, Timeline
from tutor.session.decide import Phase
from tutor.session.journal import Reading
from tutor.session.view import StepView
from tutor.text.days import day_words
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.offering import BESIDE_BRIEF
from tutor.tui.panes.base import Pane
from tutor.tui.panes.brief import BriefPane
from tutor.tui.panes.feedback import FeedbackPane
from tutor.tui.panes.finish import ClosePane
from tutor.tui.panes.work import WritePane
from tutor.tui.playing import PANES
from tutor.wording import session as wording

GLYPHS = {"answer": "●", "hint": "◆", "verdict": "■", "disagreement": "!", "revision": "↺"}
"""How moments are drawn on the timeline; all others are a dot."""


class ReplayScreen(TutorScreen):
    """A session, moment by moment.

    Args:
        reading: The session.
        loaded: Its scenario; None where it is not at hand, and a stand-in is shown.
        position: Place among the moments to begin at, from 0.
        owner: What stands above instead of the pseudonym and the time of the clock; empty for these.
    """

    PLACE = "replay"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("replay")]

    def __init__(self, reading: Reading, loaded: LoadedScenario | None, position: int = 0, *, owner: str = "") -> None:
        super().__init__()
        self._reading = reading
        self._at_hand = loaded is not None
        self._owner = owner
        self._loaded = loaded or stand_in(reading)
        self._timeline = Timeline(reading.entries)
        self.position = position
        """Place among the moments, from 0."""

    def compose(self) -> ComposeResult:
        """Lay out the frame."""
        yield Bar(id="bar")
        yield Words(id="banner")
        yield Horizontal(id="body")
        yield Words(id="timeline")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Show the moment to begin at."""
        self._banner()
        await self._show(self.position)

    def on_resize(self) -> None:
        """Draw the timeline again."""
        self._line()

    def can(self, command: str) -> bool:
        """All criteria only where there are some."""
        return bool(self.query(FeedbackPane)) if command == "details" else True

    def shows(self, command: str) -> bool:
        """The brief is in the help: the footer is for moving about."""
        return command != "brief"

    def _banner(self) -> None:
        """Say what is wrong with the session, if anything is."""
        say, reading = self.voice.say, self._reading
        parts = []
        if reading.broken_at:
            parts.append(
                say(
                    "The chain of this session breaks at line {n}: what follows may have been changed.",
                    n=reading.broken_at,
                )
            )
        if reading.torn:
            parts.append(say("The last line was cut short and is left out."))
        if not self._at_hand:
            parts.append(say("The scenario is not at hand: only what was recorded is shown."))
        banner = self.query_one("#banner", Words)
        told = " ".join(parts)
        banner.say(told)
        banner.display = bool(parts)

    @property
    def moment(self) -> Moment | None:
        """The moment that is shown."""
        return self._timeline[self.position] if len(self._timeline) else None

    async def _show(self, position: int) -> None:
        """Show a moment with the learner's own panes, read-only."""
        self.position = self._timeline.bounded(position) if len(self._timeline) else 0
        body = self.query_one("#body", Horizontal)
        moment = self.moment
        if moment is None or self._loaded is None:
            await body.remove_children()
            await body.mount(Words(self.voice.say("There is nothing in this session to show.")))
            return
        view = moment_view(self._loaded, moment)
        pane = self._pane(moment, view)
        async with self.batch():
            await body.remove_children()
            if view.phase in BESIDE_BRIEF and isinstance(pane, WritePane):
                await body.mount(BriefPane(view, self.voice, at_work=True))
            await body.mount(pane)
        pane.start()
        self._line()
        self.refresh_bindings()

    def _pane(self, moment: Moment, view: StepView) -> Pane:
        """Choose the pane: the answer right after it was handed in, the feedback once there is a verdict."""
        if view.phase is Phase.DONE:
            return ClosePane(view, self.voice, read_only=True)
        if moment.kind == "verdict" and view.feedback is not None:
            return FeedbackPane(view, self.voice, read_only=True)
        kind = PANES.get(view.phase, WritePane)
        return kind(view, self.voice, read_only=True)

    def _line(self) -> None:
        """Draw where one is: the bar above, the timeline below."""
        moment = self.moment
        if moment is None:
            return
        title = self._loaded.scenario.scenario.title if self._loaded else ""
        self.query_one(Bar).show(title, self._owner or self._whose(moment))
        name = self.voice.say(wording.MOMENT_NAMES[moment.kind])
        room = max(10, self.size.width - 4)
        first = max(0, min(self.position - room // 4, len(self._timeline) - room // 2))
        shown = self._timeline.kinds[first : first + room // 2]
        dots = "".join(
            f"[{GLYPHS.get(each, '·')}]" if first + index == self.position else f"{GLYPHS.get(each, '·')}─"
            for index, each in enumerate(shown)
        )
        place = self.voice.say("moment {n} of {all}: {name}", n=self.position + 1, all=len(self._timeline), name=name)
        line = f"{place}\n{dots.rstrip('─')}"
        self.query_one("#timeline", Words).say(line)

    def _whose(self, moment: Moment) -> str:
        """Name the learner, by the name they gave where the session is theirs, and say when it was."""
        header, settings = self._reading.header, self.tutor.engine.settings
        code = header.learner if header else ""
        who = settings.name if settings.name and code == settings.learner else code
        when = f"{day_words(moment.at[:10], self.voice)} {moment.at[11:16]}"
        return " · ".join(part for part in (who, when.strip()) if part)

    async def do_forward(self) -> None:
        """Go to the next moment."""
        await self._show(self.position + 1)

    async def do_back(self) -> None:
        """Go to the moment before."""
        await self._show(self.position - 1)

    async def do_next_answer(self) -> None:
        """Jump to the next answer."""
        await self._show(self._timeline.following(self.position, "answer"))

    async def do_previous_answer(self) -> None:
        """Jump to the answer before."""
        await self._show(self._timeline.following(self.position, "answer", -1))

    async def do_first(self) -> None:
        """Go to the first moment."""
        await self._show(0)

    async def do_last(self) -> None:
        """Go to the last moment."""
        await self._show(len(self._timeline) - 1)

    async def do_details(self) -> None:
        """Show or hide every criterion."""
        for pane in self.query(FeedbackPane):
            pane.toggle_rows()

    async def do_brief(self) -> None:
        """Read the brief over the full width."""
        if self._loaded is not None and self.moment is not None:
            from tutor.tui.help import BriefScreen

            await self.app.push_screen(BriefScreen(moment_view(self._loaded, self.moment)))

    async def do_leave(self) -> None:
        """Go back; from the command line, out."""
        self.dismiss()
