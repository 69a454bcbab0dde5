"""Where the learner works: the prediction, then the box with its hints."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.session.commands import Predict, SubmitAnswer
from tutor.session.view import StepView
from tutor.tui.base import Words, joined
from tutor.tui.boxes.base import Box
from tutor.tui.boxes.certainty import Certainty
from tutor.tui.boxes.lists import ChoiceBox, MatchBox, NumberBox, OrderBox
from tutor.tui.boxes.written import WrittenBox
from tutor.tui.panes.base import Pane
from tutor.wording import session as wording

BOXES: dict[str, type[Box]] = {
    "choice": ChoiceBox,
    "match": MatchBox,
    "order": OrderBox,
    "number": NumberBox,
    "text": WrittenBox,
    "post": WrittenBox,
    "link": WrittenBox,
}
"""The place for each kind of answer."""


class PredictPane(Pane):
    """Asks how many essentials will be hit."""

    def compose(self) -> ComposeResult:
        """Lay out the task and the question."""
        yield Words(self.view.ask, classes="title")
        yield Words(wording.prediction(self.view, self.voice), classes="gap")
        numbers = range(self.view.essentials, -1, -1)
        options = [Option(Content(str(number)), id=f"n{number}") for number in numbers]
        yield OptionList(
            *options,
            Option(Content(self.voice.say("skip")), id="skip"),
            id="prediction",
            compact=True,
            disabled=self.read_only,
        )

    def start(self) -> None:
        """Take the focus."""
        self.query_one(OptionList).focus(scroll_visible=False)

    @on(OptionList.OptionSelected)
    def _said(self, event: OptionList.OptionSelected) -> None:
        said = event.option.id or "skip"
        self.post_message(self.Wants(Predict(None if said == "skip" else int(said[1:]))))


class WritePane(Pane):
    """The task, the box, and the hints that were opened."""

    def compose(self) -> ComposeResult:
        """Lay out the task and the box."""
        yield Words(self.view.ask, classes="title")
        yield Words(self.view.held, id="held")
        if self.view.box is not None:
            yield BOXES[self.view.box.kind](self.view.box, self.view.answer, self.voice, read_only=self.read_only)
        if self.view.short and self.view.box is not None and self.view.box.written:
            yield Certainty(self.voice, read_only=self.read_only)
        yield Words(id="hints")
        yield Words(id="example")

    def on_mount(self) -> None:
        """Show what is open already."""
        self.refreshed(self.view)

    def start(self) -> None:
        """Take the focus."""
        if not self.read_only:
            self.query_one(Box).start()
        else:
            super().start()

    def refreshed(self, view: StepView) -> None:
        """Show the task, a new hint or the example, and leave the box alone."""
        self.view = view
        self.query_one(".title", Words).say(view.ask)
        held, hints, example = (self.query_one(place, Words) for place in ("#held", "#hints", "#example"))
        held.say(view.held)
        held.display = bool(view.held)
        hints.say(self._hints())
        hints.display = bool(view.hints)
        example.say(self._example())
        example.display = view.example is not None

    def submission(self) -> SubmitAnswer:
        """Return the command that hands in what stands in the box."""
        said = self.query(Certainty)
        return SubmitAnswer(self.query_one(Box).answer(), said.first().level if said else None)

    def _hints(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for hint in self.view.hints[-3:]:
            parts += [(self.voice.say("Hint") + " · ", "$text-accent bold"), f"{hint.text}\n"]
        return joined(*parts)

    def _example(self) -> Content:
        example = self.view.example
        if example is None:
            return Content("")
        title = self.voice.say("Example: {about}", about=example.about)
        notes = "".join(f"\n· {note}" for note in example.notes)
        return joined((title, "$text-accent bold"), f"\n{example.text.strip()}", (notes, "dim"))
