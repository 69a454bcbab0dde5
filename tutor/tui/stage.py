"""A stage: stops of a programme shown one by one, gone through by hand or by themselves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from textual import work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widgets import Footer, Input

from tutor.engine.projecting import Projection
from tutor.replay.pace import SPEEDS, stay
from tutor.replay.programme import Kind, Stop
from tutor.replay.slide import Slide
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.choices import Choices
from tutor.tui.panes.projected import Scene, Votes, fitted, timeline
from tutor.wording import projector as wording

ASIDES = ("#questions", "#note", "#address")
"""What opens over a stop: questions to choose from, and boxes to type in."""


class StageScreen(TutorScreen):
    """Base of the projector: where the room is, and how it goes on.

    Args:
        projection: What the room looks at.
        minutes: How long the meeting takes; None where nobody watches the clock.
    """

    def __init__(self, projection: Projection, minutes: int | None = None) -> None:
        super().__init__()
        self.projection = projection
        self.shown: Slide | None = projection.slide
        """What is on the screen."""
        self._minutes = minutes
        self._ends: datetime | None = None
        self._option = 0
        self._speed = SPEEDS[0]
        self._playing: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the frame: one thing at a time in the middle, the votes below it."""
        yield Bar(id="bar")
        yield Words(wording.beforehand(self.projection.room, self.voice), id="banner")
        yield Scene(self.voice)
        yield Votes(self.voice)
        yield Choices(id="questions", compact=True)
        yield Input(id="note", placeholder=self.voice.say("A note; enter keeps it"))
        yield Input(id="address", placeholder=self.voice.say("An address, such as 1a2b3c4d#7; enter goes there"))
        yield Words(id="timeline")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Show the first stop, or where the room was last time."""
        self.query_one("#banner").display = bool(wording.beforehand(self.projection.room, self.voice))
        for aside in ASIDES:
            self.query_one(aside).display = False
        self.query_one(Scene).focus()
        if self._minutes is not None:
            self._ends = self.tutor.engine.clock() + timedelta(minutes=self._minutes)
            self.set_interval(1, self._frame)
        self._paint()

    def _paint(self) -> None:
        """Show the stop as it is now."""
        self.shown = self.projection.slide
        self.query_one(Scene).paint(self.shown)
        self.query_one(Votes).paint(self.shown, self._option)
        self._frame()
        self.refresh_bindings()
        if self.projection.ungraded:
            self._look_again()

    @work(exclusive=True, exit_on_error=False)
    async def _look_again(self) -> None:
        """Grade a session from elsewhere once more, and show where this machine comes to another verdict."""
        await self.off_thread(self.projection.grade_again)
        if not self.projection.ungraded:
            self._paint()

    def _go(self, move: Callable[[], object]) -> None:
        """Go somewhere else; whoever goes by hand stops the playing."""
        self._stop()
        self.query_one("#banner").display = False
        self._option = 0
        move()
        self._paint()

    def on_resize(self) -> None:
        """Draw the lines again."""
        self._frame()

    def _frame(self) -> None:
        """Draw the line above, and the stops and the clock below."""
        shown, projection, meeting = self.shown, self.projection, self.projection.meeting
        if shown is not None:
            sides = wording.place(shown, self.voice), wording.aside(shown, self.voice)
            bar = self.query_one(Bar)
            bar.show(*fitted(*sides, bar.size.width - 2))
        left = self._ends - self.tutor.engine.clock() if self._ends else None
        status = wording.status(len(meeting.notes), len(meeting.polls), left, self.voice)
        extras = [self.voice.say(wording.ORDERS[projection.programme.by])]
        extras += [self.voice.say("plays ×{n}", n=self._speed)] if self._playing else []
        extras += [self.voice.say("marked")] if shown and shown.marked else []
        lane, here = projection.programme.lane(projection.stop), projection.programme.place(projection.stop)
        drawn = timeline(lane, here, self.size.width - 4)
        self.query_one("#timeline", Words).say(f"{drawn}\n{' · '.join([status, *extras])}")

    def _jump(self, test: Callable[[Stop], bool], step: int = 1) -> None:
        """Go to the nearest stop of a kind, or say that there is none."""
        found: list[bool] = []
        self._go(lambda: found.append(self.projection.jump(test, step)))
        if not found[0]:
            self.tell(self.voice.say("There is none further on."))

    async def do_moment_on(self) -> None:
        """Go to the next moment."""
        self._go(lambda: self.projection.moment(1))

    async def do_moment_before(self) -> None:
        """Go to the moment before."""
        self._go(lambda: self.projection.moment(-1))

    async def do_person_on(self) -> None:
        """Go to the same moment with the next person."""
        self._go(lambda: self.projection.person(1))

    async def do_person_before(self) -> None:
        """Go to the same moment with the person before."""
        self._go(lambda: self.projection.person(-1))

    async def do_first(self) -> None:
        """Go to the first moment."""
        self._go(lambda: self.projection.edge(-1))

    async def do_last(self) -> None:
        """Go to the last moment."""
        self._go(lambda: self.projection.edge(1))

    async def do_next_answer(self) -> None:
        """Jump to the next answer."""
        self._jump(lambda stop: bool(stop.attempt) and stop.kind is not Kind.DISAGREEMENT)

    async def do_previous_answer(self) -> None:
        """Jump to the answer before."""
        self._jump(lambda stop: bool(stop.attempt) and stop.kind is not Kind.DISAGREEMENT, -1)

    async def do_next_hint(self) -> None:
        """Jump to the next hint."""
        self._jump(lambda stop: stop.kind is Kind.HINT)

    async def do_next_miss(self) -> None:
        """Jump to the next answer that misses something."""
        self._jump(lambda stop: stop.missed)

    async def do_next_note(self) -> None:
        """Jump to the next note or bookmark."""
        self._jump(self.projection.noted)

    async def do_order(self) -> None:
        """Go through by criterion instead of by moment, or back."""
        self._go(self.projection.reorder)

    async def do_play(self) -> None:
        """Let it run, or stop."""
        if self._playing is None:
            self._run()
        else:
            self._stop()
        self._frame()

    async def do_speed(self) -> None:
        """Run faster, and from the fastest at the learner's pace again."""
        self._speed = SPEEDS[(SPEEDS.index(self._speed) + 1) % len(SPEEDS)]
        self._frame()

    def _run(self) -> None:
        """Go on by itself after a while: never past what is hidden, nor past the end of a session."""
        here, following = self.projection.stop, self.projection.programme.moment(self.projection.stop, 1)
        if following == here or (self.shown and self.shown.sealed):
            self._playing = None
            return
        self._playing = self.set_timer(self._pause(here, following), self._advance)

    def _pause(self, here: Stop, following: Stop) -> float:
        """Return how long to stay at a stop before the next, in seconds."""
        at, then = self.projection.times(here, following)
        return stay(at, then, self._speed)

    def _advance(self) -> None:
        """Go on, and go on running."""
        self.projection.moment(1)
        self._paint()
        self._run()
        self._frame()

    def _stop(self) -> None:
        """Stop playing."""
        if self._playing is not None:
            self._playing.stop()
            self._playing = None

    async def do_brief(self) -> None:
        """Read the brief over the full width."""
        from tutor.tui.help import BriefScreen

        if self.shown is not None:
            await self.app.push_screen(BriefScreen(self.shown.view))

    async def do_as_seen(self) -> None:
        """See one's own session on the screens on which it was written."""
        from tutor.tui.replay import ReplayScreen

        recording = self.projection.room.recordings[0]
        place = self.projection.stop.address.place
        await self.app.push_screen(ReplayScreen(recording.reading, recording.scenario, place - 1))
