"""Keeping an answer as a sample: how it has to end, in its author's eyes."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Footer, OptionList
from textual.widgets.option_list import Option

from tutor.checkers.finding import Band
from tutor.course.model import NOT_MET, Expectation
from tutor.course.samples import expectation
from tutor.engine.preview import Preview
from tutor.session.author import AuthorView
from tutor.tui.base import Bar, TutorScreen, Words
from tutor.tui.bindings import bindings_for
from tutor.tui.choices import MarkList

CRITERION = "criterion-"
"""What the lines that mark a criterion begin with."""


class SampleScreen(TutorScreen):
    """Asks how an answer has to end, beginning with how it ends now.

    Args:
        preview: Keeps the sample.
        seen: The answer and its verdict.
    """

    PLACE = "help"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings_for("help")]

    def __init__(self, preview: Preview, seen: AuthorView) -> None:
        super().__init__()
        self._preview = preview
        self._seen = seen
        self._unmet = [finding.criterion for finding in seen.verdict.findings if finding.outcome in NOT_MET]

    def compose(self) -> ComposeResult:
        """Lay out the answer and the ways in which it may end."""
        say = self.voice.say
        yield Bar(id="bar")
        with VerticalScroll(id="form"):
            yield Words(say("How will this answer end, if all is well?"), classes="title")
            yield Words(self._seen.answer.text, classes="own-text")
            yield MarkList(id="list", compact=True, classes="gap")
            yield Words(
                say("Space marks a criterion; the last line keeps the sample with the marked ones not met."),
                classes="label",
            )
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin with the way in which it ends now."""
        self.query_one(Bar).show(self.voice.say("Keep a sample"))
        self._draw()
        chooser = self.query_one(MarkList)
        chooser.highlighted = chooser.get_option_index(self._likely())
        chooser.focus()

    def _likely(self) -> str:
        """Return the line that fits the verdict."""
        verdict = self._seen.verdict
        if verdict.band is Band.INVALID:
            return "invalid"
        if verdict.passed:
            return "pass"
        return "mistake" if verdict.mistake else "unmet" if self._unmet else "fail"

    def _draw(self) -> None:
        say, verdict = self.voice.say, self._seen.verdict
        lines = [
            ("pass", say("pass: the essentials are there")),
            ("fail", say("fail: something essential is missing")),
            ("invalid", say("invalid: a gate holds it back")),
        ]
        if verdict.mistake:
            lines.append(("mistake", say("it makes the mistake {mistake}", mistake=verdict.mistake)))
        for finding in verdict.findings:
            mark = "[x]" if finding.criterion in self._unmet else "[ ]"
            lines.append((CRITERION + finding.criterion, f"{mark} {finding.criterion}"))
        if verdict.findings:
            lines.append(("unmet", say("the marked criteria are not met")))
        self.query_one(MarkList).set_options([Option(Content(text), id=name) for name, text in lines])

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        """Mark a criterion, or keep the sample."""
        name = event.option.id or ""
        if name.startswith(CRITERION):
            self._toggle(name.removeprefix(CRITERION), event.option_index)
        elif name == "unmet":
            marked = [each.criterion for each in self._seen.verdict.findings if each.criterion in self._unmet]
            if marked:
                self._keep(Expectation(unmet=tuple(marked)))
        elif name == "mistake":
            self._keep(Expectation(mistake=self._seen.verdict.mistake))
        else:
            self._keep(name)

    def _toggle(self, criterion: str, index: int) -> None:
        if criterion in self._unmet:
            self._unmet.remove(criterion)
        else:
            self._unmet.append(criterion)
        self._draw()
        self.query_one(MarkList).highlighted = index

    def _keep(self, expect: str | Expectation) -> None:
        self._preview.keep_sample(self._seen, expect)
        self.tell(self.voice.say("Kept, with expect = {expect}: printed when you leave.", expect=expectation(expect)))
        self.dismiss()

    async def do_leave(self) -> None:
        """Go back without keeping anything."""
        self.dismiss()
