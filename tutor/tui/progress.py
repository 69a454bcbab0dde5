"""Progress on a screen: the five areas with their weeks, and beside the plot of the one in focus what comes next."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.engine.looking_back import LookingBack
from tutor.errors import TutorError
from tutor.learning.progress import Progress
from tutor.learning.weeks import Week
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.tui.plotting import WeeksPlot
from tutor.wording import progress as wording
from tutor.wording.names import AREA_NAMES
from tutor.wording.today import sparkline

ALL = "all"
"""The line of all areas together."""
ANSWERS = "answers"
"""The line that leads to what the learner wrote."""


class ProgressScreen(TutorScreen):
    """Shows how the learner is getting on."""

    PLACE = "progress"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("progress")]

    def __init__(self) -> None:
        super().__init__()
        self._seen: Progress | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list, the plot and the words."""
        yield Bar(id="bar")
        yield Choices(id="areas-of-progress", compact=True)
        with Container(id="looked-at"):
            yield WeeksPlot(id="plot")
            yield Words(id="no-weeks")
            with VerticalScroll(id="said-of-it"):
                yield Words(id="words")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look it up."""
        self.query_one(OptionList).focus()
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again, and the lines as the width has room for them."""
        self.query_one(Bar).show(self.voice.say("My progress"), self.voice.say("the last 12 weeks"))
        if self._seen is not None:
            self._paint(self._seen)

    @work(exclusive=True, exit_on_error=False, group="progress")
    async def _look_up(self) -> None:
        try:
            self._seen = await self.off_thread(LookingBack(self.tutor.engine).progress)
        except TutorError as error:
            self.complain(error)
            return
        self._paint(self._seen)

    def _paint(self, seen: Progress) -> None:
        chooser = self.query_one(OptionList)
        kept = chooser.highlighted or 0
        chooser.set_options([Option(line, id=name) for name, line in self._rows(seen)])
        chooser.highlighted = kept

    def _rows(self, seen: Progress) -> list[tuple[str, Content]]:
        """Make a line of all areas, one of each, and one that leads to the answers."""
        say, narrow = self.voice.say, self.has_class("-narrow")
        titles = {ALL: say("all areas"), **{area: say(AREA_NAMES[area]) for area in seen.by_area}}
        wide = max(map(len, titles.values()))
        said = {each.view.area: wording.standing(each, self.voice, brief=narrow) for each in seen.outlooks}
        rows = [
            (name, joined(f"{title:<{wide}} ", (self._blocks(seen, name), "$text-accent"), f" {said.get(name, '')}"))
            for name, title in titles.items()
        ]
        return [*rows, (ANSWERS, joined((say("What I wrote …"), "bold")))]

    @staticmethod
    def _blocks(seen: Progress, name: str) -> str:
        return sparkline(seen.weeks if name == ALL else seen.by_area[name])

    @on(OptionList.OptionHighlighted, "#areas-of-progress")
    def _moved(self, event: OptionList.OptionHighlighted) -> None:
        """Show the weeks of the line in focus, and what there is to say of it."""
        seen, name = self._seen, event.option.id or ALL
        if seen is None or name == ANSWERS:
            return
        weeks = seen.weeks if name == ALL else seen.by_area[name]
        if name == ALL:
            said = "\n".join(wording.summary_lines(seen, self.voice))
        else:
            said = "\n".join(wording.area_lines(seen, name, self.voice))
        self._draw(weeks, "" if name == ALL else name)
        self.query_one("#words", Words).say(said)

    def _draw(self, weeks: tuple[Week, ...], area: str) -> None:
        """Draw the weeks; where nothing was reached in any, say what will stand here and after what."""
        plot, words = self.query_one(WeeksPlot), self.query_one("#no-weeks", Words)
        plot.display = any(week.reached for week in weeks)
        words.display = not plot.display
        if plot.display:
            plot.show(weeks, self.voice.language)
        else:
            words.say(wording.no_weeks(self.voice, area))

    @on(OptionList.OptionSelected, "#areas-of-progress")
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id == ANSWERS:
            await self.do_my_answers()

    async def do_my_answers(self) -> None:
        """Go to what the learner wrote."""
        from tutor.tui.answers import AnswersScreen

        await self.app.push_screen(AnswersScreen())

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()
