"""The self-check: each criterion as a question, before the verdict is shown."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tutor.session.commands import CheckSelf
from tutor.tui.base import Words, joined
from tutor.tui.choices import Choices
from tutor.tui.panes.base import Pane
from tutor.wording import session as wording


class SelfCheckPane(Pane):
    """One question after the other; the answer stays in sight."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "skip", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out the answer and the question."""
        yield Words(self.voice.say("Before I say anything: what do you say yourself?"), classes="title")
        yield Words(self.view.answer.text, classes="own-text")
        yield Words(id="question", classes="gap")
        options = [Option(Content(self.voice.say(word)), id=reply) for reply, word in wording.REPLIES.items()]
        options.append(Option(Content(self.voice.say("skip the rest (s)")), id="skip"))
        yield Choices(*options, id="replies", compact=True, disabled=self.read_only)

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._replies: list[tuple[str, str]] = []
        self._ask()

    def start(self) -> None:
        """Take the focus."""
        self.query_one(OptionList).focus(scroll_visible=False)

    def _ask(self) -> None:
        questions = self.view.questions
        if not questions:
            return
        number = min(len(self._replies), len(questions) - 1)
        question = questions[number]
        own = self.voice.say(" (only you can judge this)") if question.own else ""
        words = self.query_one("#question", Words)
        words.say(joined((f"{number + 1}/{len(questions)} ", "dim"), (question.question, "bold"), (own, "dim")))
        self.call_after_refresh(words.scroll_visible, animate=False, immediate=True)
        self.query_one(OptionList).highlighted = 0

    @on(OptionList.OptionSelected)
    def _said(self, event: OptionList.OptionSelected) -> None:
        if event.option.id == "skip":
            self.action_skip()
            return
        question = self.view.questions[len(self._replies)]
        self._replies.append((question.criterion, event.option.id or "unsure"))
        if len(self._replies) == len(self.view.questions):
            self.action_skip()
        else:
            self._ask()

    def action_skip(self) -> None:
        """Hand in the replies there are."""
        if not self.read_only:
            self.post_message(self.Wants(CheckSelf(tuple(self._replies))))
