"""What every screen of the tutor shares: commands from the table, labels in the learner's language, the engine off
the thread.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from textual.app import ScreenStackError
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tutor.commands import Command
from tutor.wording.failures import failure_lines

if TYPE_CHECKING:
    from textual.binding import ActiveBinding, Binding

    from tutor.errors import TutorError
    from tutor.i18n import Speaker
    from tutor.tui.app import TutorApp

T = TypeVar("T")
_LEAST_LEFT = 24
"""Columns that the left side of the top line needs to say where one is."""
_WAYS_OUT = ("leave", "end", "quit")
"""Commands that lead out of a screen, the nearest first."""


class TutorScreen(Screen[None]):
    """Base of the screens. A subclass names itself in `PLACE` and has a method `do_<id>` for each of its commands."""

    PLACE: ClassVar[str] = ""
    """Name of the screen in the table of commands."""
    SPARED: ClassVar[tuple[str, ...]] = ()
    """Commands that give way first where the footer has no room for all: what they show is in sight, or was offered."""
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012 - as Textual declares it
    _fitted_to = 0
    """Columns that the footer was last filled for."""

    @property
    def tutor(self) -> TutorApp:
        """The app, with its own type."""
        from tutor.tui.app import TutorApp

        assert isinstance(self.app, TutorApp)
        return self.app

    @property
    def voice(self) -> Speaker:
        """Says sentences in the learner's language."""
        return self.tutor.engine.voice

    async def off_thread(self, work: Callable[[], T]) -> T:
        """Let the engine do something without holding up the screen; one thing after the other."""
        return await self.tutor.off_thread(work)

    def can(self, command: str) -> bool:  # noqa: ARG002 - screens that care look at it
        """Tell whether a command makes sense now; one that does not is neither shown nor carried out."""
        return True

    def shows(self, command: str) -> bool:  # noqa: ARG002 - screens that care look at it
        """Tell whether a command stands in the footer now, where the table shows it at all."""
        return True

    def label(self, row: Command) -> str:
        """Return the words for a command in the footer, in English; a screen on which a key changes its meaning has
        others than the table.
        """
        return row.label

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Show and allow only the commands that make sense now."""
        return self.can(str(parameters[0])) if action == "do" and parameters else True

    async def action_do(self, command: str) -> None:
        """Carry out a command of the table."""
        await getattr(self, "do_" + command.replace("-", "_"))()

    def after_keys(self, deed: Callable[[], Awaitable[None]]) -> None:
        """Do something once the box in focus has taken every key that was pressed before: a command's key goes past
        the letters that still wait for the box.
        """
        if self.focused is None:
            self.call_later(deed)
        else:
            self.focused.call_later(self.call_later, deed)

    async def do_quit(self) -> None:
        """Quit; everything is kept."""
        await self.app.action_quit()

    async def do_help(self) -> None:
        """Explain this screen."""
        from tutor.tui.help import HelpScreen

        await self.app.push_screen(HelpScreen(self.PLACE))

    async def do_theme(self) -> None:
        """Change the colours, from here on and next time."""
        await self.tutor.next_theme()

    async def leaving(self) -> None:
        """Put things in order before the screen goes away."""

    @property
    def active_bindings(self) -> dict[str, ActiveBinding]:
        """The keys at work, our own first and in the learner's language.

        Where the widget in focus has taken one of our keys, such as enter in a list, the key keeps its label. Keys that
        only a widget knows go on working unseen: their labels are in the library's English.
        """
        active = super().active_bindings
        try:
            voice = self.voice
        except (ScreenStackError, AssertionError):
            return active
        ours: dict[str, Any] = {}
        for row in self.tutor.keymap.commands_for(self.PLACE):
            if self.can(row.id):
                ours |= self._spoken(row, active, voice.say(self.label(row)))
        self._fit(ours)
        return ours | {key: _unseen(found) for key, found in active.items() if key not in ours}

    def _spoken(self, row: Command, active: dict[str, ActiveBinding], label: str) -> dict[str, Any]:
        """Give the first key of a command its label, and hide its other keys."""
        spoken: dict[str, Any] = {}
        for index, key in enumerate(row.all_keys):
            if key in active:
                found = active[key]
                binding = replace(
                    found.binding, description=label, show=row.shown and index == 0 and self.shows(row.id)
                )
                spoken[key] = found._replace(binding=binding)
        return spoken

    def _fit(self, ours: dict[str, Any]) -> None:
        """Leave out of the footer what its line has no room for: a second way out, what the screen can spare, then from
        its end. Help and the nearest way out stay.
        """
        self._fitted_to = self.app.size.width
        shown = {found.binding.id: key for key, found in ours.items() if found.binding.show}
        out = next((name for name in _WAYS_OUT if name in shown), "")
        widths = {name: self._footer_width(ours[key].binding) for name, key in shown.items()}
        leaving = [*shown][::-1]
        leaving.sort(key=lambda name: (name not in _WAYS_OUT, name not in self.SPARED))
        for name in leaving:
            if sum(widths.values()) <= self._fitted_to:
                return
            if name not in ("help", out):
                del widths[name]
                ours[shown[name]] = _unseen(ours[shown[name]])

    def _footer_width(self, binding: Binding) -> int:
        """Return how many columns a key takes in the footer, with a space before, between and behind."""
        return len(self.app.get_key_display(binding)) + len(binding.description) + 3

    def on_resize(self) -> None:
        """Fill the footer anew where it has another width."""
        if self.app.size.width != self._fitted_to:
            self.refresh_bindings()

    def go_back(self) -> None:
        """Go back to the screen below; out of the program where there is none."""
        if len(self.app.screen_stack) > 1:
            self.dismiss()
        else:
            self.app.exit()

    def tell(self, message: str, *, grave: bool = False) -> None:
        """Show a passing note; never as markup."""
        self.notify(message, severity="warning" if grave else "information", markup=False, timeout=8)

    def complain(self, error: TutorError) -> None:
        """Show what went wrong, and the way out of it; what only does not fit right now is no grave matter."""
        self.tell("\n".join(failure_lines(error, self.voice)), grave=bool(error.message))


def _unseen(found: ActiveBinding) -> ActiveBinding:
    """Keep a key at work but out of the footer."""
    return found._replace(binding=replace(found.binding, show=False))


class Bar(Static):
    """The line at the top: where one is on the left, how far on the right."""

    def show(self, left: str, right: str = "") -> None:
        """Write both sides; the left one gives way where there is not room for both."""
        width = max(self.size.width - 2, 10)
        room = width - len(right) - 2
        if right and room >= min(_LEAST_LEFT, len(left)):
            left = left if len(left) <= room else left[: room - 1].rstrip() + "…"
            left = left.ljust(width - len(right)) + right
        self.update(Content(left))


class Words(Static):
    """Untrusted text, drawn as it stands: nothing in it is ever read as markup.

    Args:
        content: The text, or content made of several.
        places: `id` and `classes`, as any widget takes them.
    """

    def __init__(self, content: str | Content = "", **places: str) -> None:
        super().__init__(content if isinstance(content, Content) else Content(content), **places)  # type: ignore[arg-type]

    def say(self, content: str | Content) -> None:
        """Replace the text."""
        self.update(content if isinstance(content, Content) else Content(content))


def joined(*parts: str | tuple[str, str] | Content) -> Content:
    """Make one content of several texts, each plain or with a style."""
    return Content.assemble(*parts)
