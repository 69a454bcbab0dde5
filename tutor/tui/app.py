"""The Textual app: opens the first screen, speaks to the engine off the thread, and falls softly."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import work
from textual.app import App, SystemCommand
from textual.binding import Binding, BindingType

from tutor.engine.preferences import misfits
from tutor.engine.settings import THEMES
from tutor.errors import ExitCode
from tutor.i18n import marked
from tutor.keymap import keymap
from tutor.tui import guard, themes
from tutor.tui.warming import warm
from tutor.wording import settings as settings_wording

if TYPE_CHECKING:
    from textual.screen import Screen

    from tutor.engine.engine import Engine

T = TypeVar("T")


_WORDS_ON_KEYS = (marked("enter"), marked("space"), marked("home"), marked("end"))
"""Keys that have a word printed on them."""


class TutorApp(App[int]):
    """The tutor on a screen.

    Args:
        engine: What everything runs on.
        scenario: Scenario to open at once; None for today's proposals.
        first: Makes the screen that is shown instead of the learner's own; None to learn.
        prove: Whether to open the placement at once.
    """

    CSS_PATH = "styles.tcss"
    TITLE = "tutor"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "quiet_copy", show=False, system=True)]

    def __init__(
        self,
        engine: Engine,
        scenario: str | None = None,
        first: Callable[[], Screen[None]] | None = None,
        *,
        prove: bool = False,
    ) -> None:
        guard.install()
        super().__init__()
        self.engine = engine
        self.first_scenario = scenario
        """Scenario that the command line asked for; opened after the welcome."""
        self.first_proof = prove
        """Whether the command line asked for the placement; opened after the welcome."""
        self._first = first
        self._engine_at_work = asyncio.Lock()
        self.failure: Exception | None = None
        """What brought the app down, if anything did."""
        self.keymap = keymap(engine.settings.keys)
        """The table of commands with the learner's own keys in it."""
        self.set_keymap(dict(self.keymap.own))
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = themes.drawn(engine.settings.theme, colourless=self.no_color)

    def get_default_screen(self) -> Screen[None]:
        """Return the first screen, so that it is painted without a switch."""
        if self._first is not None:
            return self._first()
        if self.engine.first_run:
            from tutor.tui.welcome import WelcomeScreen

            return WelcomeScreen()
        from tutor.tui.today import TodayScreen

        return TodayScreen()

    @property
    def can_lend_terminal(self) -> bool:
        """Whether another program can have the terminal for a while: not in a browser, nor without one."""
        return not self.is_web and self._driver is not None and self._driver.can_suspend

    def on_mount(self) -> None:
        """Say in passing what the settings hold that cannot be used."""
        said = [*settings_wording.fault_lines(self.keymap.faults, self.engine.voice)]
        said += settings_wording.misfit_lines(misfits(self.engine.paths), self.engine.voice)
        if said:
            self.notify("\n".join(said), severity="warning", markup=False, timeout=12)

    async def next_theme(self) -> None:
        """Draw in the colours after these, from here on and next time."""
        settings = self.engine.settings
        following = THEMES[(THEMES.index(settings.theme) + 1) % len(THEMES)]
        fresh = replace(settings, theme=following)
        if self.engine.first_run:
            self.engine.settings = fresh
        else:
            await self.off_thread(lambda: self.engine.keep(fresh))
        self.theme = themes.drawn(following, colourless=self.no_color)

    async def off_thread(self, work: Callable[[], T]) -> T:
        """Run some work of the engine in a thread; one piece after the other."""
        async with self._engine_at_work:
            return await asyncio.to_thread(work)

    @work(exit_on_error=False, group="warm", exclusive=True)
    async def warm_up(self, scenario: str) -> None:
        """Get ready behind the screen for the scenario that is likely to be opened."""
        await self.off_thread(lambda: warm(self.engine, scenario))

    def get_key_display(self, binding: Binding) -> str:
        """Name the key of a binding as it is printed on the keyboard."""
        return binding.key_display or self.key_name(binding.key)

    def key_name(self, key: str) -> str:
        """Name a key as it is printed on the keyboard, in the learner's language."""
        signs = {"escape": "esc", "right": "→", "left": "←", "up": "↑", "down": "↓"}
        return self.engine.voice.say(key) if key in _WORDS_ON_KEYS else signs.get(key, key)

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """Offer the commands of the screen in the palette, and nothing else."""
        place = getattr(screen, "PLACE", "")
        say = self.engine.voice.say
        for row in self.keymap.commands_for(place):
            if getattr(screen, "can", lambda _: True)(row.id):
                yield SystemCommand(say(row.label), say(row.help), _caller(screen, row.id))

    async def action_quit(self) -> None:
        """Put things in order on every screen, then quit."""
        for screen in self.screen_stack:
            await getattr(screen, "leaving", _nothing)()
        self.exit()

    def action_quiet_copy(self) -> None:
        """Copy what is selected; ctrl+c never ends a session."""
        if text := self.screen.get_selected_text():
            self.copy_to_clipboard(text)

    def action_screenshot(self, filename: str | None = None, path: str | None = None) -> None:
        """Refused: nothing that is shown may write a file."""

    async def action_simulate_key(self, key: str) -> None:
        """Refused: nothing that is shown may press keys."""

    def _fatal_error(self) -> None:
        """End after an unhandled exception without printing a single local variable."""
        self.bell()
        self._close_messages_no_wait()

    def _handle_exception(self, error: Exception) -> None:
        """Remember what went wrong; `run_tutor` tells the person."""
        self.failure = self.failure or error
        super()._handle_exception(error)


async def _nothing() -> None:
    """Screens that are not ours, such as the palette, have nothing to put in order."""


def _caller(screen: Screen[object], command: str) -> Callable[[], object]:
    def call() -> object:
        return screen.run_worker(screen.action_do(command))  # type: ignore[attr-defined]

    return call


def run(app: TutorApp) -> int:
    """Run the app and return how the program ends.

    An unhandled exception is told in two lines; the traceback, without local variables, goes to a file that can be
    sent.
    """
    gc.freeze()  # What is loaded by now stays: looking through it for rubbish would hold up the first screen.
    app.run()
    if app.failure is not None:
        from tutor.engine.crash import report

        raise report(app.failure, app.engine.paths)
    return app.return_value if isinstance(app.return_value, int) else int(ExitCode.OK)
