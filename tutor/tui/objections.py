"""What people say against all this, and what the course answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.errors import TutorError
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices

if TYPE_CHECKING:
    from tutor.course.header import Objection


class ObjectionsScreen(TutorScreen):
    """The objections in a list; the answer to the one in focus stands below.

    Args:
        course: Id of the course that answers; empty for all courses at hand.
        area: The skill area at hand: what is said against it stands first.
    """

    PLACE = "objections"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("objections")]

    def __init__(self, course: str = "", area: str = "") -> None:
        super().__init__()
        self._course = course
        self._area = area
        self._objections: tuple[Objection, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the list and the place for an answer."""
        yield Bar(id="bar")
        with VerticalScroll(id="objections", can_focus=False):
            yield Words(self.voice.say("What would you say? Here is what others say, and an answer."), classes="title")
            yield Choices(id="said", compact=True)
            yield Words(id="reply", classes="model")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look up what there is."""
        self.query_one("#reply").display = False
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self.query_one(Bar).show(self.voice.say("Objections"))

    @work(exit_on_error=False, group="objections")
    async def _look_up(self) -> None:
        engine = self.tutor.engine
        try:
            self._objections = await self.off_thread(lambda: engine.objections(self._course, self._area))
        except TutorError as error:
            self.complain(error)
            return
        if not self._objections:
            self.query_one(".title", Words).say(self.voice.say("This course holds no objections yet."))
            return
        chooser = self.query_one(OptionList)
        chooser.set_options([Option(Content(f"“{each.says}”"), id=each.id) for each in self._objections])
        chooser.focus()
        chooser.highlighted = 0

    @on(OptionList.OptionHighlighted)
    def _chosen(self, event: OptionList.OptionHighlighted) -> None:
        reply = self.query_one("#reply", Words)
        reply.display = True
        reply.say(self._objections[event.option_index].answer)

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()
