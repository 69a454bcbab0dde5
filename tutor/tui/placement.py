"""*Prove it* on a screen: what it is, the tasks one after the other, and where each area starts then."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.engine.proving import Proving, Standing
from tutor.errors import TutorError
from tutor.learning.areas import AREAS
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.wording import placement as wording
from tutor.wording.names import AREA_NAMES

if TYPE_CHECKING:
    from tutor.engine.engine import Opened

BEGIN = "begin"
"""The line that opens the next task."""


class PlacementScreen(TutorScreen):
    """Says what it is, opens the tasks, and shows what came of them; each area may be overruled."""

    PLACE = "placement"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("placement")]

    def __init__(self) -> None:
        super().__init__()
        self._standing: Standing | None = None
        self._area = ""
        """The area that is being decided about; empty for the list of all."""
        self._last = ""
        """The area that was last decided about: it is in focus again in the list of all."""
        self._opening = False

    @property
    def _proving(self) -> Proving:
        return Proving(self.tutor.engine)

    def compose(self) -> ComposeResult:
        """Lay out the words, the list and the reasons."""
        say = self.voice.say
        yield Bar(id="bar")
        with VerticalScroll(id="form", can_focus=False):
            yield Words(say("Prove it"), id="what", classes="title")
            yield Words("\n".join(say(line) for line in wording.WHAT_IT_IS), id="about")
            yield Choices(id="areas-to-start", classes="gap", compact=True)
            yield Words(id="reasons", classes="gap")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look up how far it is."""
        self.query_one(OptionList).focus()
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self._bar()

    def _bar(self) -> None:
        standing = self._standing
        done = f"{standing.done} / {len(standing.items)}" if standing else ""
        self.query_one(Bar).show(self.voice.say("Prove it"), done)

    @work(exclusive=True, exit_on_error=False, group="placement")
    async def _look_up(self) -> None:
        await self._show()

    async def _show(self) -> None:
        """Draw how far it is, and every area."""
        try:
            self._standing = await self.off_thread(self._proving.standing)
        except TutorError as error:
            self.complain(error)
            return
        self._bar()
        self._paint(self._standing)

    def _paint(self, standing: Standing) -> None:
        chooser, say = self.query_one(OptionList), self.voice.say
        self.query_one("#about", Words).display = not self._area
        if self._area:
            title = say(AREA_NAMES[self._area])
            rows = wording.choices(self._area, standing, self.voice)
            start = standing.starts.get(self._area)
            reasons = "\n".join(wording.reason_lines(start, self.voice)) if start else ""
        else:
            title = say("Prove it")
            rows = [(BEGIN, wording.begin_label(standing, self.voice))] if standing.items else []
            rows += [(area, wording.area_line(area, standing, self.voice)) for area in AREAS]
            reasons = "" if standing.items else say("No course here has such tasks; you may still say where you start.")
        self.query_one("#what", Words).say(title)
        chooser.set_options([Option(Content(label), id=f"row-{word}") for word, label in rows])
        # Once all is done, what came of it is in focus, not the line that begins it all again.
        begun = int(standing.whole and bool(standing.items) and not self._area)
        chooser.highlighted = next((at for at, (word, _) in enumerate(rows) if word == self._last), begun)
        self.query_one("#reasons", Words).say(reasons)

    @on(OptionList.OptionHighlighted)
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Say why the area in focus starts where it does."""
        word, standing = (event.option.id or "").removeprefix("row-"), self._standing
        if standing is None or self._area:
            return
        start = standing.starts.get(word)
        lines = list(wording.reason_lines(start, self.voice)) if start else []
        if lines:
            lines.append(self.voice.say("With enter you choose where this area starts."))
        if word in AREAS or standing.items:
            self.query_one("#reasons", Words).say(joined("\n".join(lines)))

    @on(OptionList.OptionSelected)
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        word = (event.option.id or "").removeprefix("row-")
        if word == BEGIN:
            self._begin()
        elif self._area:
            await self._decide(self._area, word)
        elif self._standing is not None:
            self._area = self._last = word
            self._paint(self._standing)

    async def _decide(self, area: str, word: str) -> None:
        """Write down what the learner decided about an area, and go back to the list."""
        proving = self._proving
        self._area = ""
        try:
            match word:
                case "help" | "no-help":
                    await self.off_thread(lambda: proving.offer_help(area, offered=word == "help"))
                case "useful":
                    await self.off_thread(lambda: proving.found_useful(area))
                case "back":
                    pass
                case level:
                    await self.off_thread(lambda: proving.choose(area, int(level)))
        except TutorError as error:
            self.complain(error)
        await self._show()

    @work(exit_on_error=False, group="open")
    async def _begin(self) -> None:
        """Open the next task; where all are done, the first once more."""
        if self._opening or self._standing is None:
            return
        self._opening, self._last = True, ""
        try:
            if self._standing.whole:
                await self.off_thread(self._proving.begin)
            await self._ask()
        except TutorError as error:
            self.complain(error)
        finally:
            self._opening = False
        await self._show()

    async def _ask(self) -> None:
        """Open one task after the other, until the last is done or the learner leaves."""
        while (opened := await self.off_thread(self._proving.next_item)) is not None:
            await self._show_task(opened)
            if opened.session.state.closed is None:
                return

    async def _show_task(self, opened: Opened) -> None:
        """Show a task until it is done or left."""
        from tutor.tui.learn import LearnScreen

        await self.app.push_screen_wait(LearnScreen(lambda: opened))

    async def do_take(self) -> None:
        """Do what the line in focus says."""
        self.query_one(OptionList).action_select()

    async def do_leave(self) -> None:
        """Go back to the list, then to today."""
        if self._area and self._standing is not None:
            self._area = ""
            self._paint(self._standing)
        else:
            self.go_back()
