"""Where the learner works: the prediction, then the box with its hints."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.i18n import Speaker
from tutor.networks.rules import networks
from tutor.session.commands import OpenExample, Predict, SubmitAnswer
from tutor.session.view import ExampleView, StepView
from tutor.tui.base import Words, joined
from tutor.tui.boxes.base import Box
from tutor.tui.boxes.certainty import Certainty
from tutor.tui.boxes.lists import ChoiceBox, MatchBox, NumberBox, OrderBox
from tutor.tui.boxes.written import WrittenBox
from tutor.tui.choices import Choices
from tutor.tui.panes.base import Pane
from tutor.tui.posts import PostWords
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

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "skip", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out the task and the question."""
        yield Words(self.view.ask, classes="title")
        yield Words(wording.prediction(self.view, self.voice), classes="gap")
        numbers = range(self.view.essentials, -1, -1)
        labels = wording.predictions(self.view, self.voice)
        options = [Option(Content(label), id=f"n{number}") for number, label in zip(numbers, labels, strict=True)]
        options.append(Option(Content(self.voice.say("skip (s)")), id="skip"))
        if self.view.offers_example:
            options.append(Option(Content(self.voice.say("first see how another company did it")), id="example"))
        yield Choices(*options, id="prediction", compact=True, disabled=self.read_only)
        if self.view.example is not None:
            yield Words(example_words(self.view.example, self.voice), id="example")

    def start(self) -> None:
        """Take the focus; an example that was asked for comes into sight."""
        self.query_one(OptionList).focus(scroll_visible=False)
        for words in self.query("#example"):
            self.call_after_refresh(words.scroll_visible, animate=False, top=True)

    @on(OptionList.OptionSelected)
    def _said(self, event: OptionList.OptionSelected) -> None:
        said = event.option.id or "skip"
        if said == "example":
            self.post_message(self.Wants(OpenExample()))
            return
        self.post_message(self.Wants(Predict(None if said == "skip" else int(said[1:]))))

    def action_skip(self) -> None:
        """Predict nothing."""
        if not self.read_only:
            self.post_message(self.Wants(Predict()))


class WritePane(Pane):
    """The task, the box, and the hints that were opened."""

    def compose(self) -> ComposeResult:
        """Lay out the task and the box."""
        yield Words(self.view.ask, classes="title")
        yield Words(self.view.held, id="held")
        if self.view.box is not None:
            yield BOXES[self.view.box.kind](self.view.box, self.view.answer, self.voice, read_only=self.read_only)
        if self.view.short and self.view.box is not None and self.view.box.written:
            yield Certainty(self.view.box, self.voice, read_only=self.read_only)
        yield Words(id="hints")
        yield Words(id="example")
        if network := networks().get(self.view.box.network if self.view.box is not None else ""):
            title = self.voice.say("On {network}", network=network.name)
            yield PostWords(network, title, self.view.answer.text, self.voice, counted=False)

    def on_mount(self) -> None:
        """Show what is open already; an example that was read before the prediction comes back on demand."""
        self.query_one("#example").display = self.read_only and self.view.example is not None
        self.refreshed(self.view)

    def start(self) -> None:
        """Take the focus."""
        if not self.read_only:
            self.query_one(Box).start()
        else:
            super().start()

    def refreshed(self, view: StepView) -> None:
        """Show the task, a new hint or the example, and leave the box alone. What is new comes into sight."""
        before, self.view = self.view, view
        self.query_one(".title", Words).say(view.ask)
        held, hints, example = (self.query_one(place, Words) for place in ("#held", "#hints", "#example"))
        held.say(view.held)
        held.display = bool(view.held)
        hints.say(self._hints())
        hints.display = bool(view.hints)
        opened = view.example is not None and before.example is None
        if view.example is not None:
            example.say(example_words(view.example, self.voice))
        example.display = example.display or opened
        fresh = {hints: len(view.hints) > len(before.hints), example: opened}
        for words in (words for words, is_new in fresh.items() if is_new):
            self.call_after_refresh(words.scroll_visible, animate=False)

    @on(Box.Changed)
    def _typed(self, event: Box.Changed) -> None:
        """Show the post as it is now, and where it is written."""
        self.query_one(Box).scroll_visible(animate=False)
        for words in self.query(PostWords):
            words.show(event.answer.text)

    def submission(self) -> SubmitAnswer:
        """Return the command that hands in what stands in the box."""
        said = self.query(Certainty)
        return SubmitAnswer(self.query_one(Box).answer(), said.first().level if said else None)

    def _hints(self) -> Content:
        parts: list[str | tuple[str, str]] = []
        for hint in self.view.hints[-3:]:
            parts += [(self.voice.say("Hint") + " · ", "$text-accent bold"), f"{hint.text}\n"]
        return joined(*parts)


def example_words(example: ExampleView, voice: Speaker) -> Content:
    """Draw what another company did."""
    title = voice.say("Example: {about}", about=example.about)
    notes = "".join(f"\n· {note}" for note in example.notes)
    return joined((title, "$text-accent bold"), f"\n{example.text.strip()}", (notes, "dim"))
