"""Help for a screen, made of the table of commands; and the brief over the full width."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.widgets import Footer

from tutor.i18n import marked
from tutor.session.view import StepView
from tutor.tui.base import Bar, TutorScreen, Words, joined
from tutor.tui.bindings import bindings_for
from tutor.wording import session as wording
from tutor.wording.phases import PHASES_ABOUT

ABOUT = {
    "welcome": marked(
        "Tell the tutor how to speak to you. Every question may be skipped; nothing leaves this machine."
    ),
    "today": marked(
        "What you could do today, with the reason for it; the number of a line opens it. The choice is yours, always."
    ),
    "learn": marked(
        "Read the brief, write in the box, hand in. Nothing is graded while you write, nothing is lost when you leave. "
        "Hints cost nothing. After the feedback you can revise twice; then you compare with two good answers."
    ),
    "preview": marked(
        "A scenario as its learners will meet it, read anew each time you save. Go anywhere with F5 and F6, whatever "
        "stands in the box; beside it stands what each criterion finds, and on which words. What you do here is kept "
        "nowhere; an answer you keep as a sample is printed when you leave."
    ),
    "making": marked(
        "Ten questions, and a file comes of them. Every answer can be changed until the end, and all of it in the file "
        "afterwards. Leave when you like: what you wrote is there next time."
    ),
    "placement": marked(
        "Ten small tasks, two for each area, to start where you are. Say how sure you are: a guess is welcome as a "
        "guess. Where an area starts is a proposal, and with enter you change it, in either direction, at any time."
    ),
    "own": marked(
        "Small tasks with the facts of your own company, checked like all others. Describe it once; change it whenever "
        "you like. What you say stays inside is looked for in every public text, and nothing of it leaves this machine."
    ),
    "objections": marked(
        "What people say against all this, and what the course answers; where they are right, it says so. The arrows "
        "go from one to the next."
    ),
    "progress": marked(
        "The last twelve weeks, area by area: what you reached, what comes next, and how well you foresaw it. A slow "
        "trend, with nothing to lose; it stays on this machine. With a you reread what you wrote."
    ),
    "answers": marked(
        "Everything you wrote, the latest first. Type words to look for; the name of an area narrows the search to it. "
        "Down goes to the list. What is listed can be taken along as Markdown or JSON."
    ),
    "sessions": marked("Your sessions, the latest first. Replaying one changes nothing in it."),
    "projector": marked(
        "Sessions before a room, a moment at a time. What became of it is hidden until the room has voted: ask, let "
        "hands be shown, type their number, close the vote, talk, reveal. Votes are kept as numbers, notes and "
        "examples with their moment; the sessions themselves are only read."
    ),
    "comparison": marked("Attempts side by side: what was written, what changed in brackets, and each criterion."),
    "debrief": marked(
        "Three questions, one after the other, each with its time. What the room says is written down; at the end up "
        "to three actions, each looked at for who does it and by when. What is saved holds no answer, and no names but "
        "those you write: name whoever said yes."
    ),
    "report": marked(
        "How a team stands, part by part. Who did not agree to be shown counts only together with others; about means "
        "rounded to threes, so that nobody can be made out."
    ),
    "replay": marked("A session, moment by moment, as it was on the learner's screen. Nothing can be changed here."),
}
"""What each screen is for."""


class HelpScreen(TutorScreen):
    """Explains a screen: what it is for, and what each key does.

    Args:
        place: The screen's name in the table of commands.
        phase: What a learner is doing there, as `Phase` names it; empty for nothing in particular.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]

    def __init__(self, place: str, phase: str = "") -> None:
        super().__init__()
        self._place = place
        self._phase = phase

    def compose(self) -> ComposeResult:
        """Lay out the purpose and the keys."""
        say = self.voice.say
        yield Bar(id="bar")
        with VerticalScroll(id="help"):
            if about := PHASES_ABOUT.get(self._phase):
                yield Words(say(about), classes="title")
            yield Words(say(ABOUT.get(self._place, "")), classes="gap")
            parts: list[str | tuple[str, str]] = []
            for row in self.tutor.keymap.commands_for(self._place):
                keys = " · ".join(map(self.tutor.key_name, row.keys.split(","))) or "ctrl+p"
                parts += [(f"{keys:<22}", "$text-accent bold"), f" {say(row.help)}\n"]
            yield Words(joined(*parts), classes="gap")
            yield Words(
                say("ctrl+p finds any command. Tab goes to the next field, shift+tab to the one before."),
                classes="label",
            )
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Name the screen."""
        self.query_one(Bar).show(self.voice.say("Help"))

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()

    async def do_help(self) -> None:
        """Go back as well."""
        self.dismiss()


class BriefScreen(TutorScreen):
    """The brief over the full width.

    Args:
        view: What is shown.
        at_work: Whether the story has been read: then what is new stands first.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]

    def __init__(self, view: StepView, *, at_work: bool = False) -> None:
        super().__init__()
        self._view = view
        self._at_work = at_work

    def compose(self) -> ComposeResult:
        """Lay out the brief."""
        from tutor.tui.panes.brief import BriefPane

        yield Bar(id="bar")
        yield BriefPane(self._view, self.voice, at_work=self._at_work)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Name the scenario, and let the arrows scroll."""
        self.query_one(Bar).show(wording.place(self._view, self.voice))
        self.query_one("#brief").focus()

    async def do_leave(self) -> None:
        """Go back."""
        self.dismiss()
