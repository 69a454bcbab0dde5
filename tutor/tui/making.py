"""`tutor new` on a screen: one question at a time, then what the good answer misses, then what was written."""

from __future__ import annotations

from enum import Enum
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.course.scaffold.questions import LANGUAGES_KEY, Kind
from tutor.engine.making import Making, Prepared
from tutor.errors import TutorError
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.tui.fields import FieldBox
from tutor.wording import making as wording
from tutor.wording.failures import failure_lines


class Page(Enum):
    """What the screen shows."""

    QUESTION = "question"
    AT_WORK = "at work"
    MENDING = "mending"
    WRITTEN = "written"


class MakingScreen(TutorScreen):
    """Asks the questions of a file being made.

    Args:
        making: What is being made.
        within: Whether another screen is below it, to go back to; from the command line it is the whole program.
    """

    PLACE = "making"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("making")]

    def __init__(self, making: Making, *, within: bool = False) -> None:
        super().__init__()
        self._making = making
        self._within = within
        self._at = 0
        self._page = Page.QUESTION
        self._droppable: tuple[str, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the frame; questions come and go inside it."""
        yield Bar(id="bar")
        with VerticalScroll(id="form", can_focus=False):
            yield Vertical(id="page")
            yield Words(id="complaint", classes="message")
        yield Footer(show_command_palette=False)

    async def on_mount(self) -> None:
        """Go on where it was left, or begin."""
        if self._making.take_up():
            self._at = min(self._making.open_question(), len(self._making.asked) - 1)
            self.tell(self.voice.say("You go on where you left. F5 begins anew."))
        await self._ask()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self._bar()

    def can(self, command: str) -> bool:
        """Questions can be answered, gone back from and begun anew; the other pages have their own lists."""
        if command in ("go-on", "anew"):
            return self._page in (Page.QUESTION, Page.WRITTEN) if command == "go-on" else self._page is Page.QUESTION
        return command != "before" or (self._page is Page.QUESTION and self._at > 0) or self._page is Page.MENDING

    def _bar(self) -> None:
        done = f"{self._at + 1} / {len(self._making.asked)}" if self._page is Page.QUESTION else ""
        self.query_one(Bar).show(self.voice.say(wording.TITLES[self._making.KIND]), done)

    async def _show(self, page: Page, *widgets: Widget) -> None:
        """Replace what the screen shows."""
        self._page = page
        self.query_one("#complaint", Words).say("")
        frame = self.query_one("#page", Vertical)
        async with self.batch():
            await frame.remove_children()
            await frame.mount_all(widgets)
        self._bar()
        self.refresh_bindings()

    async def _ask(self) -> None:
        """Show the question at hand, with what was answered before."""
        making, say = self._making, self.voice.say
        question, fields = making.asked[self._at]
        language_spoken = self.voice.language
        boxes = []
        for field in fields:
            languages = wording.languages_for(field, making)
            for language in languages:
                label = wording.field_label(field, language, making, self.voice)
                alone = len(fields) == 1 and len(languages) == 1
                held = making.value(field, language) or (language_spoken if field.key == LANGUAGES_KEY else "")
                boxes.append(FieldBox(field, language, "" if alone else label, held, self.voice))
        await self._show(Page.QUESTION, Words(say(question.ask), classes="title"), Words(say(question.help)), *boxes)
        boxes[0].start()

    @on(FieldBox.Done)
    async def _field_done(self, event: FieldBox.Done) -> None:
        """Go to the next field, or on."""
        event.stop()
        boxes = list(self.query(FieldBox))
        here = next((at for at, box in enumerate(boxes) if self.focused in box.children), len(boxes) - 1)
        if here + 1 < len(boxes):
            boxes[here + 1].start()
        else:
            await self._go_on()

    def _take(self, *, chosen: bool = True) -> str:
        """Take what stands in the boxes. Returns what keeps it from being used; the first such box has the focus.

        Args:
            chosen: Whether what is highlighted in a list counts as chosen: not where the person goes away from it.
        """
        said = ""
        for box in self.query(FieldBox):
            if not box.field.applies(self._making.given) or (box.field.kind is Kind.CHOICE and not chosen):
                continue
            wrong = self._making.answer(box.field, box.language, box.typed())
            if wrong is not None and not said:
                said = wording.complaint_line(wrong, self.voice)
                box.start()
        return said

    async def do_go_on(self) -> None:
        """Keep this answer and go on, once the box has taken every key that was pressed before."""
        self.after_keys(self._go_on)

    async def _go_on(self) -> None:
        """Keep this answer and show the next question; after the last, try it all out."""
        if self._page is Page.WRITTEN:
            await self.do_leave()
            return
        before = self._making.asked[self._at][1]
        if said := self._take():
            self.query_one("#complaint", Words).say(said)
            return
        await self._keep()
        more = [field for field in self._making.asked[self._at][1] if field not in before]
        if not more:
            self._at += 1
        if self._at < len(self._making.asked):
            await self._ask()
        else:
            self._try_out()

    async def _keep(self) -> None:
        if failed := await self.off_thread(self._making.keep):
            self.tell(self.voice.say("Not saved: {reason}. You can go on; I keep trying.", reason=failed), grave=True)

    @work(exclusive=True, exit_on_error=False, group="making")
    async def _try_out(self) -> None:
        """Grade the good answer and check the whole; then write it, or say what is in the way."""
        making, say = self._making, self.voice.say
        await self._show(Page.AT_WORK, Words(say("One moment: I grade your good answer and try the whole out.")))
        try:
            prepared = await self.off_thread(lambda: making.prepare(making.source()))
            if not prepared.text:
                await self._in_the_way(prepared)
                return
            path = await self.off_thread(lambda: making.write(prepared))
        except TutorError as error:
            self._at = 0
            await self._ask()
            said = "\n".join(failure_lines(error, self.voice))
            self.query_one("#complaint", Words).say(said)
            return
        lines = list(wording.closing(making, path, prepared, self.voice))
        await self.off_thread(making.begin_anew)
        await self._show(Page.WRITTEN, *(Words(line, classes="gap") for line in lines))

    async def _in_the_way(self, prepared: Prepared) -> None:
        """Say what keeps the file from being written, and offer what can be done."""
        say = self.voice.say
        self._droppable = wording.droppable(prepared.shortfalls)
        if prepared.shortfalls:
            head = say("I graded your good answer. It does not do this yet:")
            lines = list(wording.shortfall_lines(prepared.shortfalls, self.voice))
        else:
            head = say("Tried out, it would let through an answer that is none:")
            lines = [str(problem.message) for problem in prepared.problems]
        options = [Option(Content(say("write the good answer anew")), id="mend")]
        if self._droppable:
            names = ", ".join(self._droppable)
            options.append(Option(Content(say("keep it, and make advice of: {names}", names=names)), id="note"))
        chooser = Choices(*options, id="mending", classes="gap", compact=True)
        body = [Words(line, classes="own-text gap") for line in lines]
        await self._show(Page.MENDING, Words(head, classes="title"), *body, chooser)
        chooser.highlighted = 0
        chooser.focus()

    @on(OptionList.OptionSelected, "#mending")
    async def _mend(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option.id == "note":
            self._making.make_advice(self._droppable)
            self._try_out()
        else:
            await self.do_before()

    async def do_before(self) -> None:
        """Go back to the question before; from the verdict, to the good answer."""
        if self._page is Page.MENDING:
            self._at = self._making.begin_mending()
        else:
            self._take(chosen=False)
            self._at = max(0, self._at - 1)
        await self._ask()

    async def do_anew(self) -> None:
        """Forget what was answered."""
        await self.off_thread(self._making.begin_anew)
        self._at = 0
        await self._ask()

    async def do_leave(self) -> None:
        """Leave; what was typed is kept."""
        if self._within:
            await self.leaving()
            self.dismiss()
        else:
            await self.app.action_quit()

    async def leaving(self) -> None:
        """Keep what stands in the boxes."""
        if self._page is Page.QUESTION:
            self._take(chosen=False)
        if self._page is not Page.WRITTEN and self._making.given:
            await self._keep()
