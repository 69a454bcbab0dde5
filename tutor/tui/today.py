"""Today: a few proposals with their reason, where one stands, and always a free choice."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.commands import Command
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import Choices
from tutor.tui.warming import get_ready, is_ready
from tutor.wording import names
from tutor.wording import today as wording
from tutor.wording.session import where

if TYPE_CHECKING:
    from tutor.learning.path import Proposal, Today

OWN = "own"
"""The line that leads to the learner's own company."""
CHOOSE = "choose"
"""The line that leads to every scenario."""
WIDE_BAR, NARROW_BAR = 8, 4
"""Cells of an area's bar."""


class TodayScreen(TutorScreen):
    """What `tutor start` opens."""

    PLACE = "today"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings_for("today"),
        *(Binding(str(number), f"pick({number})", show=False) for number in range(1, wording.MOST_NUMBERED + 1)),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._today: Today | None = None
        self._choosing = False
        self._opening = False

    def compose(self) -> ComposeResult:
        """Lay out the greeting, the list and the areas."""
        yield Bar(id="bar")
        with VerticalScroll(id="today", can_focus=False):
            yield Words(id="greeting", classes="title")
            yield Choices(id="proposals", compact=True)
            yield Words(id="areas")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Look up what to propose, and open what the command line named."""
        self.query_one(OptionList).focus()
        self._bar()
        self._look_up()

    def on_resize(self) -> None:
        """Draw the top line again, and the areas as the width has room for them."""
        self._bar()
        if self._today is not None:
            self.query_one("#areas", Words).say(self._areas(self._today))

    def on_screen_resume(self) -> None:
        """Look up again after a scenario."""
        if self._today is not None:
            self._choosing = False
            self._look_up()

    def can(self, command: str) -> bool:
        """Without scenarios there is nothing to start; the way back is there from the list of all."""
        if command == "leave":
            return self._choosing
        return bool(self._today and self._today.choices) if command in ("start", "choose") else True

    def label(self, row: Command) -> str:
        """The way out of the list of all leads back to the proposals."""
        return marked("back") if row.id == "leave" else super().label(row)

    def shows(self, command: str) -> bool:
        """Where every scenario is listed, choosing one comes first."""
        return not self._choosing or command not in ("prove", "progress", "sessions", "objections")

    def _bar(self) -> None:
        settings = self.tutor.engine.settings
        department = self.voice.say(names.DEPARTMENT_NAMES[settings.department]) if settings.department else ""
        who = " · ".join(part for part in (settings.name, settings.company, department) if part)
        self.query_one(Bar).show(self.voice.say("A shared skill"), who)

    @work(exclusive=True, exit_on_error=False, group="today")
    async def _look_up(self) -> None:
        engine = self.tutor.engine
        try:
            self._today = await self.off_thread(engine.today)
        except TutorError as error:
            self.complain(error)
            return
        self._paint(self._today)
        if engine.settings_failure:
            self.tell(
                self.voice.say("Not saved: {reason}. You can go on; I keep trying.", reason=engine.settings_failure),
                grave=True,
            )
            engine.settings_failure = ""
        self.call_after_refresh(self.tutor.warm_up, next((each.entry.id for each in self._today.proposals), ""))
        if self.tutor.first_scenario:
            scenario, self.tutor.first_scenario = self.tutor.first_scenario, None
            await self._open(scenario)
        if self.tutor.first_proof:
            self.tutor.first_proof = False
            await self.do_prove()

    def _paint(self, today: Today) -> None:
        self.query_one("#greeting", Words).say(wording.greeting(today, self.voice))
        chooser = self.query_one(OptionList)
        chooser.set_options(self._every(today) if self._choosing else self._rows(today))
        chooser.highlighted = 0
        self.query_one("#areas", Words).say(self._areas(today))
        self.refresh_bindings()

    def _rows(self, today: Today) -> list[Option]:
        """Make the table of the day: each line has a number, which is also its key."""
        rows = [(f"scenario-{each.entry.id}", self._proposal(each)) for each in today.proposals]
        rows.append((OWN, joined((self.voice.say("My own company …"), "bold"))))
        rows.append((CHOOSE, joined((self.voice.say("All scenarios …"), "bold"))))
        return [Option(joined((f"{number} ", "dim"), text), id=row) for number, (row, text) in enumerate(rows, 1)]

    def _proposal(self, proposal: Proposal) -> Content:
        """Make one line of a proposal and one of its reason."""
        say, entry = self.voice.say, proposal.entry
        area = say(names.AREA_NAMES.get(entry.area, entry.area))
        aside = (area, wording.minutes(proposal, self.voice), wording.reason(proposal, self.voice))
        return joined(
            (f"{say(names.KIND_NAMES[proposal.kind])}: ", "$text-accent"),
            (entry.named(self.voice.language), "bold"),
            f"\n  {' · '.join(aside)}",
        )

    def _every(self, today: Today) -> list[Option]:
        """Make a line of every scenario, those that were done with a tick; the first have a number, which is also
        their key.
        """
        return [
            Option(
                joined(
                    (f"{number} " if number <= wording.MOST_NUMBERED else "  ", "dim"),
                    "✓ " if entry.id in today.done else "  ",
                    (entry.named(self.voice.language), "bold"),
                    f"  {self.voice.say(names.AREA_NAMES.get(entry.area, entry.area))} · {entry.level}",
                ),
                id=f"scenario-{entry.id}",
            )
            for number, entry in enumerate(today.choices, 1)
        ]

    def _areas(self, today: Today) -> Content:
        say, narrow = self.voice.say, self.has_class("-narrow")
        lines: list[str | tuple[str, str]] = [(say("The five areas"), "bold")]
        for view in today.areas:
            bar = names.bar(view.done, view.all, NARROW_BAR if narrow else WIDE_BAR)
            drawn = f"{bar} {wording.weeks(view.area, today)}".rstrip() if not narrow else bar
            said = wording.standing(view, self.voice, brief=narrow)
            lines += [f"\n {say(names.AREA_NAMES[view.area]):<14} ", (drawn, "$text-accent"), f" {said}"]
        if foreseen := wording.foresight(today.foresight, self.voice):
            lines.append(f"\n {foreseen}")
        return joined(*lines)

    @on(OptionList.OptionSelected, "#proposals")
    async def _selected(self, event: OptionList.OptionSelected) -> None:
        if event.option.id == CHOOSE:
            await self.do_choose()
        elif event.option.id == OWN:
            await self.do_own()
        elif event.option.id:
            self._start(event.option.id.removeprefix("scenario-"))

    @work(exit_on_error=False, group="open")
    async def _start(self, scenario: str) -> None:
        await self._open(scenario)

    async def _open(self, scenario: str) -> None:
        """Open a scenario; a second press while it opens does nothing."""
        if self._opening:
            return
        self._opening = True
        try:
            entry = self.tutor.engine.library.entry(scenario)
            if not is_ready():
                await self.off_thread(get_ready)
        except TutorError as error:
            self.complain(error)
            return
        finally:
            self._opening = False
        from tutor.tui.learn import LearnScreen

        heading = where(entry.area, entry.named(self.voice.language), self.voice)
        await self.app.push_screen(LearnScreen(lambda: self.tutor.engine.start(entry.id), heading))

    async def do_start(self) -> None:
        """Start what is in focus."""
        self.query_one(OptionList).action_select()

    def action_pick(self, number: int) -> None:
        """Take the line with a number; where there is none, nothing happens."""
        chooser = self.query_one(OptionList)
        if number <= chooser.option_count:
            chooser.highlighted = number - 1
            chooser.action_select()

    async def do_choose(self) -> None:
        """Show every scenario, or the proposals again."""
        self._choosing = not self._choosing
        if self._today is not None:
            self._paint(self._today)

    async def do_leave(self) -> None:
        """Go back from every scenario to the proposals."""
        await self.do_choose()

    async def do_language(self) -> None:
        """Speak the other language, from here on and next time; say so in both, with the way back: it is one letter,
        and quickly pressed by mistake.
        """
        engine, before = self.tutor.engine, self.voice
        language = "en" if self.voice.language == "it" else "it"
        await self.off_thread(lambda: engine.keep(replace(engine.settings, language=language)))
        said = (wording.language_changed(voice, self.tutor.keymap.key("language")) for voice in (self.voice, before))
        self.tell("\n".join(said))
        self._bar()
        self._look_up()

    async def do_prove(self) -> None:
        """Show what one can do already."""
        from tutor.tui.placement import PlacementScreen

        await self.app.push_screen(PlacementScreen())

    async def do_progress(self) -> None:
        """See how one is getting on."""
        from tutor.tui.progress import ProgressScreen

        await self.app.push_screen(ProgressScreen())

    async def do_own(self) -> None:
        """Practise on one's own company."""
        from tutor.tui.own_company import OwnCompanyScreen

        await self.app.push_screen(OwnCompanyScreen())

    async def do_objections(self) -> None:
        """Read what people say against all this."""
        from tutor.tui.objections import ObjectionsScreen

        await self.app.push_screen(ObjectionsScreen())

    async def do_sessions(self) -> None:
        """List the sessions."""
        from tutor.tui.sessions import SessionsScreen

        await self.app.push_screen(SessionsScreen(""))
