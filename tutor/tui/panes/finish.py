"""The end of a step and of a scenario: the comparison, then the close."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.session.commands import CloseSession
from tutor.session.plan import missing_in
from tutor.session.view import ModelView
from tutor.text.clean import clean
from tutor.tui.base import Words, joined
from tutor.tui.choices import Choices
from tutor.tui.panes.base import Pane
from tutor.wording import session as wording


class ComparePane(Pane):
    """The own text beside two good ones in different styles, and one that often happens."""

    def compose(self) -> ComposeResult:
        """Lay out the texts one below the other."""
        say = self.voice.say
        yield Words(say("Yours, beside others. What would you take from them?"), classes="title")
        yield Words(joined((say("Yours") + "\n", "bold"), self.view.answer.text), classes="model own-text")
        for model in self.view.models:
            yield Words(self._model(wording.model_title(model, self.voice), model), classes="model")
        if self.view.mistake:
            mistake = self.view.mistake
            title = say("And one that often happens:")
            yield Words(joined((title + "\n", "bold"), mistake.text, ("\n" + mistake.title, "dim")), classes="model")

    def on_mount(self) -> None:
        """Let the arrows scroll."""
        self.can_focus = True

    def start(self) -> None:
        """Take the focus."""
        self.focus()

    def _model(self, title: str, model: ModelView) -> Content:
        alt = "\n" + self.voice.say("Alternative text: {text}", text=model.alt) if model.alt else ""
        return joined((title + "\n", "$text-accent bold"), model.text, (alt, "dim"))


class ClosePane(Pane):
    """What goes back to the department, and three short questions, each skipped with one key."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("s", "skip", show=False)]

    def compose(self) -> ComposeResult:
        """Lay out the questions; one is shown at a time."""
        say = self.voice.say
        title = (
            say("Done, with the essentials there.")
            if self.view.passed
            else say("Done for now. You can take it up again whenever you like.")
        )
        yield Words(title, classes="title")
        if still_open := wording.held_back(self.view, self.voice):
            yield Words(still_open)
        yield Words(joined((say("What goes back") + "\n", "$text-accent bold"), self.view.link_out), classes="gap")
        yield Words(id="comes-back", classes="gap")
        yield Words(id="question", classes="gap")
        yield Choices(id="replies", compact=True, disabled=self.read_only)
        yield Input(id="plan", max_length=300, disabled=self.read_only)

    def on_mount(self) -> None:
        """Begin with the first question."""
        self._nudged = False
        self._satisfied: int | None = None
        self._publish: bool | None = None
        self.query_one(Input).display = False
        self.query_one("#comes-back", Words).display = False
        say = self.voice.say
        scale = [(str(level), f"{level} · {say(word)}") for level, word in wording.SATISFACTION.items()]
        self._options(say("How satisfied are you with what you wrote?"), [*reversed(scale), ("skip", say("skip (s)"))])

    def start(self) -> None:
        """Take the focus."""
        if not self.read_only:
            self.query_one(OptionList).focus(scroll_visible=False)
        else:
            super().start()

    def comes_back(self, sentence: str) -> None:
        """Say when this kind of case comes back; a preview and a replay have nothing to say here."""
        words = self.query_one("#comes-back", Words)
        words.say(sentence)
        words.display = True

    def _options(self, question: str, options: list[tuple[str, str]]) -> None:
        words = self.query_one("#question", Words)
        words.say(joined((question, "bold")))
        self.call_after_refresh(words.scroll_visible, animate=False, immediate=True)
        chooser = self.query_one(OptionList)
        chooser.set_options([Option(Content(text), id=name) for name, text in options])
        chooser.highlighted = 0

    @on(OptionList.OptionSelected)
    def _said(self, event: OptionList.OptionSelected) -> None:
        self._reply(event.option.id or "skip")

    def action_skip(self) -> None:
        """Leave the question at hand; after the last one there is nothing more to ask."""
        chooser = self.query_one(OptionList)
        if self.read_only:
            return
        if chooser.display:
            self._reply(chooser.options[-1].id or "skip")
        else:
            self.post_message(self.Wants(self.said()))

    def said(self) -> CloseSession:
        """Return what was said so far, a plan as it stands."""
        return CloseSession(self._satisfied, self._publish, clean(self.query_one(Input).value.strip()))

    def _reply(self, reply: str) -> None:
        """Take the reply and ask the next question."""
        say = self.voice.say
        if reply in ("yes", "no", "skip-publish"):
            self._publish = {"yes": True, "no": False}.get(reply)
            self._ask_plan()
            return
        self._satisfied = int(reply) if reply.isdecimal() else None
        options = [("yes", say("yes")), ("no", say("no")), ("skip-publish", say("skip (s)"))]
        self._options(say("Would you publish it under your name?"), options)

    def _ask_plan(self) -> None:
        say = self.voice.say
        question = say("When will you do something like this in your own job?")
        hint = say("“When … then …”; enter goes on, empty or not.")
        self.query_one("#question", Words).say(joined((question, "bold"), (f"\n{hint}", "dim")))
        self.query_one(OptionList).display = False
        plan = self.query_one(Input)
        plan.display = True
        plan.focus()

    @on(Input.Submitted)
    def _planned(self, event: Input.Submitted) -> None:
        """Close; a plan that lacks a half is asked for it, once."""
        plan = clean(event.value.strip())
        gap = missing_in(plan, self.voice.language)
        if gap is not None and not self._nudged:
            self._nudged = True
            self.query_one("#question", Words).say(joined((self.voice.say(wording.NUDGES[gap]), "bold")))
            return
        self.post_message(self.Wants(self.said()))
