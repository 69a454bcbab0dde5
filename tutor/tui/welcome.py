"""The first run: language, name, department and company on one short screen; each may be skipped."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Button, Footer, Input, Select

from tutor.engine.settings import DEPARTMENTS
from tutor.i18n import LANGUAGES
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.wording import names

_LANGUAGES = (("Italiano", "it"), ("English", "en"))


class WelcomeScreen(TutorScreen):
    """Asks four short things, all of them skippable."""

    PLACE = "welcome"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("welcome")]

    def compose(self) -> ComposeResult:
        """Lay out the form."""
        yield Bar(id="bar")
        with VerticalScroll(id="form", can_focus=False):
            yield Words(id="hello", classes="title")
            yield Words(id="why")
            yield Select(
                [(Content(name), code) for name, code in _LANGUAGES],
                allow_blank=False,
                value=self.voice.language,
                id="language",
                compact=True,
            )
            with Vertical(classes="field"):
                yield Words(id="name-label", classes="label")
                yield Input(id="name", max_length=60, compact=True)
            with Vertical(classes="field"):
                yield Words(id="department-label", classes="label")
                yield Select([], id="department", compact=True)
            with Vertical(classes="field"):
                yield Words(id="company-label", classes="label")
                yield Input(id="company", max_length=80, compact=True)
            yield Button(Content(""), id="begin", variant="primary", compact=True)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Fill in the words and begin at the name: what is typed lands there, and enter is enough to go on."""
        self._speak()
        self.query_one("#name", Input).focus()

    def on_resize(self) -> None:
        """Draw the top line again."""
        self._bar()

    @on(Select.Changed, "#language")
    def _switch(self, event: Select.Changed) -> None:
        """Speak the other language at once."""
        if event.value in LANGUAGES and event.value != self.voice.language:
            engine = self.tutor.engine
            engine.settings = replace(engine.settings, language=str(event.value))
            self._speak()
            self.refresh_bindings()

    def _bar(self) -> None:
        self.query_one(Bar).show("tutor", self.voice.say("a shared skill"))

    def _speak(self) -> None:
        say = self.voice.say
        self._bar()
        words = {
            "#hello": say("Social media in small real tasks, for people whose job is something else."),
            "#why": say(
                "Ten minutes are enough to begin. Everything stays on this machine. Fill in what you like, or nothing."
            ),
            "#name-label": say("A name, or a pseudonym"),
            "#department-label": say("Your department"),
            "#company-label": say("Your company"),
        }
        for place, text in words.items():
            self.query_one(place, Words).say(text)
        department = self.query_one("#department", Select)
        chosen = department.value
        department.set_options([(Content(say(names.DEPARTMENT_NAMES[name])), name) for name in DEPARTMENTS])
        department.prompt = say("choose, or skip")
        if chosen in DEPARTMENTS:
            department.value = chosen
        begin = self.query_one("#begin", Button)
        begin.label = Content(say("Begin"))
        begin.refresh(layout=True)

    @on(Button.Pressed, "#begin")
    @on(Input.Submitted)
    async def _begin(self) -> None:
        """Keep what was said and go on."""
        engine = self.tutor.engine
        department = self.query_one("#department", Select).value
        settings = replace(
            engine.settings,
            name=self.query_one("#name", Input).value.strip(),
            company=self.query_one("#company", Input).value.strip(),
            department=department if isinstance(department, str) else "",
        )
        await self.off_thread(lambda: engine.keep(settings))
        from tutor.tui.today import TodayScreen

        await self.app.push_screen(TodayScreen())
