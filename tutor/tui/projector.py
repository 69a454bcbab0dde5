"""The projector: sessions before a room. It predicts, votes, reveals and takes notes; the sessions are only read."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.errors import TutorError
from tutor.replay.facilitation import commands as ask
from tutor.replay.facilitation.state import Poll
from tutor.replay.questions import Advice
from tutor.tui.base import Words
from tutor.tui.bindings import bindings_for
from tutor.tui.panes.projected import Scene, Votes
from tutor.tui.stage import ASIDES, StageScreen
from tutor.wording import projector as wording

ALWAYS = ("leave", "quit", "help", "theme")
"""What can be done while something is typed or chosen."""
MOST_DIGITS = 3
FIGURES = tuple("0123456789")
TYPED = [Binding(key, f"figure('{key}')", show=False, priority=True) for key in (*FIGURES, "backspace")]
"""Keys that write figures down. They have priority as the commands have, so that no key overtakes another: a figure
counts although enter follows at once.
"""


class ProjectorScreen(StageScreen):
    """Sessions, stop by stop, before a room."""

    PLACE = "projector"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("projector"), *TYPED]

    @property
    def poll(self) -> Poll | None:
        """The vote that hands are being counted for."""
        return self.projection.meeting.open_poll(self.projection.stop.address)

    @property
    def _busy(self) -> bool:
        """Whether a note is being written or a question chosen."""
        return any(self.query_one(aside).display for aside in ASIDES)

    def can(self, command: str) -> bool:
        """What makes sense at this stop; letters belong to the note while one is written."""
        if self._busy:
            return command in ALWAYS
        return self.projection.can(command)

    def shows(self, command: str) -> bool:
        """Only what comes next: the room reads the footer too."""
        shown = self.shown
        if self._busy or shown is None or command in ("leave", "help", "note"):
            return command in ("leave", "help", "note")
        if self.poll is not None:
            return command == "close-poll"
        if shown.sealed:
            hint = shown.advice is Advice.HINT and command == "show-hint"
            return hint or command in ("reveal", "skip", "ask", "moment-on", "mark-example")
        return command in ("moment-on", "person-on", "compare", "ask", "mark-example", "names", "debrief")

    async def _send(self, command: ask.Command) -> None:
        """Do something and show what came of it."""
        try:
            await self.off_thread(lambda: self.projection.send(command))
        except TutorError as error:
            self.complain(error)
        self._paint()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Figures count while there is a vote, and nothing is written or chosen beside it."""
        if action == "figure":
            return self.poll is not None and not self._busy
        return super().check_action(action, parameters)

    async def action_figure(self, key: str) -> None:
        """Write a figure down for the option that is chosen, or take the last one back."""
        poll = self.poll
        assert poll is not None
        figure = str(poll.hands[self._option] or "")
        figure = (figure + key)[:MOST_DIGITS] if key in FIGURES else figure[:-1]
        await self._send(ask.Count(poll.address, self._option, int(figure or "0")))

    async def do_person_on(self) -> None:
        """Go to the next person; during a vote, to the option below."""
        if not self._choose(1):
            await super().do_person_on()

    async def do_person_before(self) -> None:
        """Go to the person before; during a vote, to the option above."""
        if not self._choose(-1):
            await super().do_person_before()

    def _choose(self, step: int) -> bool:
        """Choose the option that figures go to; tell whether there is a vote."""
        poll = self.poll
        if poll is None:
            return False
        self._option = (self._option + step) % len(poll.options)
        self.query_one(Votes).paint(self.shown, self._option)
        return True

    async def do_reveal(self) -> None:
        """Show what is hidden."""
        await self._send(ask.Reveal(self.projection.stop.address))

    async def do_skip(self) -> None:
        """Show what is hidden without a vote."""
        await self._send(ask.Reveal(self.projection.stop.address, skip=True))

    async def do_ask(self) -> None:
        """Ask the room; where there are several questions, one is chosen first."""
        questions = self.shown.questions if self.shown else ()
        if len(questions) == 1:
            await self._ask(0)
            return
        chooser = self.query_one("#questions", OptionList)
        chooser.set_options([Option(Words(wording.asked(each, self.voice)).content) for each in questions])
        chooser.highlighted = 0
        self._aside("#questions")

    @on(OptionList.OptionSelected, "#questions")
    async def _chosen(self, event: OptionList.OptionSelected) -> None:
        self._back()
        await self._ask(event.option_index)

    async def _ask(self, index: int) -> None:
        assert self.shown is not None
        self._stop()
        self._option = 0
        await self._send(ask.Ask(self.projection.stop.address, self.shown.questions[index]))

    async def do_close_poll(self) -> None:
        """Show the hands."""
        await self._send(ask.Close(self.projection.stop.address))

    async def do_reopen(self) -> None:
        """Correct the hands."""
        self._option = 0
        await self._send(ask.Reopen(self.projection.stop.address))

    async def do_show_hint(self) -> None:
        """Show the room a hint before it votes again."""
        rungs = self.shown.more_hints if self.shown else 0
        await self._send(ask.ShowHint(self.projection.stop.address, rungs))

    async def do_mark_example(self) -> None:
        """Make the answer a marked example, or take that back; say where it is kept."""
        await self._send(ask.MarkExample(self.projection.stop.address))
        if self.shown and self.shown.example:
            self.tell(self.voice.say("Kept in {file}", file=self.projection.examples_file.name))

    async def do_mark(self) -> None:
        """Put a bookmark, or take it away."""
        await self._send(ask.Mark(self.projection.stop.address))

    async def do_names(self) -> None:
        """Show names, or letters again."""
        await self._send(ask.ShowNames())

    async def do_note(self) -> None:
        """Write a note."""
        self._stop()
        self._aside("#note")

    @on(Input.Submitted, "#note")
    async def _written(self, event: Input.Submitted) -> None:
        text = event.value
        self._back()
        await self._send(ask.WriteNote(self.projection.stop.address, text))

    async def do_unnote(self) -> None:
        """Take back the last note here."""
        await self._send(ask.RemoveNote(self.projection.stop.address))

    async def do_go_to(self) -> None:
        """Ask for an address."""
        self._stop()
        self._aside("#address")

    @on(Input.Submitted, "#address")
    async def _addressed(self, event: Input.Submitted) -> None:
        """Go to the address; one that leads nowhere stays in its box."""
        try:
            self._go(lambda: self.projection.go_to(event.value))
        except TutorError as error:
            self.complain(error)
        else:
            self._back()

    def _aside(self, which: str) -> None:
        """Open a box or the questions."""
        self.query_one(which).display = True
        self.query_one(which).focus()
        self.refresh_bindings()

    def _back(self) -> None:
        """Close the boxes and the questions."""
        for box in self.query(Input):
            box.value = ""
        for aside in ASIDES:
            self.query_one(aside).display = False
        self.query_one(Scene).focus()
        self.refresh_bindings()

    async def do_compare(self) -> None:
        """Lay attempts side by side."""
        from tutor.tui.comparing import ComparisonScreen

        self._stop()
        beside = [found for found in self.projection.comparisons if found is not None]
        if beside:
            await self.app.push_screen(ComparisonScreen(beside))
        else:
            self.tell(self.voice.say("There is nothing to lay beside it yet."))

    async def do_debrief(self) -> None:
        """Turn from the sessions to what comes of them."""
        from tutor.engine.rooms import debriefing_of
        from tutor.tui.debrief import DebriefScreen

        self._stop()
        await self.app.push_screen(DebriefScreen(debriefing_of(self.tutor.engine, self.projection)))

    async def leaving(self) -> None:
        """Keep where the room is."""
        await self.off_thread(self.projection.leave)

    async def do_leave(self) -> None:
        """Close what is open; else keep where the room is, and go."""
        if self._busy:
            self._back()
            return
        await self.leaving()
        self.go_back()
