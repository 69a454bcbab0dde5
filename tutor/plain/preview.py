"""A scenario that is being written, in lines: an answer, what a learner reads of it, and what the grader sees in it."""

from __future__ import annotations

from contextlib import suppress

from tutor.checkers.finding import Band
from tutor.course.model import Expectation
from tutor.course.problems import errors
from tutor.course.samples import expectation
from tutor.engine.preview import Preview
from tutor.i18n import Speaker, marked
from tutor.plain.aids import open_example, open_hint
from tutor.plain.answers import read_answer
from tutor.plain.lines import LEAVE, Left, Lines, meant
from tutor.plain.show import show_brief, show_cards, show_models
from tutor.session.author import AuthorView
from tutor.session.decide import Phase
from tutor.session.view import StepView
from tutor.wording import preview as wording
from tutor.wording import session as session_wording
from tutor.wording.grading import verdict_lines

WORDS = (
    marked("onward"),
    marked("backward"),
    marked("hint"),
    marked("example"),
    marked("brief"),
    marked("models"),
    marked("sample"),
)
"""What can be typed after a colon, besides what leads out."""


class _Moved(Exception):
    """What is shown is another thing now: begin anew with it."""


def preview_lines(preview: Preview, lines: Lines, voice: Speaker) -> None:
    """Show a scenario that is being written, until the person leaves.

    Args:
        preview: The scenario, played in memory.
        lines: Where lines come from and go to.
        voice: Says sentences.
    """
    front = _PlainPreview(preview, lines, voice)
    lines.tell(voice.say("This is a preview: nothing is kept, and the file is read anew before each prompt."))
    lines.tell(front.words())
    try:
        while True:
            front.turn()
    except Left:
        lines.tell(voice.say("End of the preview."))


class _PlainPreview:
    """One person at their file."""

    def __init__(self, preview: Preview, lines: Lines, voice: Speaker) -> None:
        self.preview = preview
        self.lines = lines
        self.voice = voice
        self.seen: AuthorView | None = None
        self._told: tuple[object, ...] = ()

    def words(self) -> str:
        """Say what can be typed beside an answer."""
        return self.voice.say(
            "You can type :onward, :backward, :hint, :example, :brief, :models, :sample pass (or fail, invalid, "
            "mistake, or the criteria that are not met), :leave."
        )

    def turn(self) -> None:
        """Show where one is and read one answer; whatever moves begins the next turn."""
        with suppress(_Moved):
            self._look()
            if self.preview.broken:
                self._broken()
            else:
                self._step()

    def _broken(self) -> None:
        problems = errors(self.preview.problems)
        self.lines.tell(wording.broken(len(problems), self.voice))
        for problem in problems:
            self.lines.tell(problem.full())
        self._ask(self.voice.say("An empty line reads the file again."))

    def _step(self) -> None:
        self._to_the_box()
        view = self.preview.view()
        brief = (view.brief, view.facts, view.material)
        if brief != self._told:
            show_brief(view, self.lines, self.voice)
        self._told = brief
        if view.phase is Phase.CLOSE:
            self.lines.tell(self.voice.say("What goes back: {text}", text=view.link_out))
            self._ask(self.voice.say("That was the last step. :backward goes back, :leave leaves."))
            return
        self.lines.tell(wording.progress(view, self.voice))
        self.lines.tell(self.voice.say("Task: {ask}", ask=view.ask))
        answer, _ = read_answer(view, self._ask, self.lines, self.voice)
        self.preview.type(view.step, answer)
        self._look()
        self._judge(view)

    def _to_the_box(self) -> None:
        """Go where an answer is written: the phases around it are shown with the answer."""
        while self.preview.view().phase is Phase.PREDICT:
            self.preview.onward()
        while self.preview.view().phase not in (Phase.WRITE, Phase.CLOSE):
            self.preview.backward()

    def _judge(self, view: StepView) -> None:
        """Say what a learner reads of the answer, then what the grader sees in it."""
        self.seen = self.preview.author()
        if self.seen is None or self.preview.broken or self.seen.step != view.step:
            return
        if self.seen.verdict.band is not Band.INVALID:
            self._learner(view.box is not None and view.box.written)
        self.lines.tell(self.voice.say("What the grader sees:"))
        for line in verdict_lines(self.seen.verdict, self.seen.answer.text, self.voice.language):
            self.lines.tell(line)
        if self.seen.nearest is not None:
            self.lines.tell(wording.nearest(self.seen.nearest, self.voice))
        self.lines.tell(self.voice.say("It leads to: {step}.", step=self.seen.leads_to))

    def _learner(self, written: bool) -> None:
        """Say what a learner reads of the answer."""
        while (view := self.preview.view()).phase is not Phase.FEEDBACK:
            self.preview.onward()
        if view.feedback is not None:
            headline = session_wording.headline if written else session_wording.closed_headline
            self.lines.tell(headline(view.feedback, self.voice))
            show_cards(view.feedback, self.lines, self.voice)

    def _ask(self, prompt: str) -> str:
        """Read a line that is no command. A prompt comes from files as they are now; a text is not interrupted."""
        if prompt:
            self._look()
        while (typed := self.lines.ask(prompt)).startswith(":"):
            self._command(*typed[1:].strip().partition(" ")[::2])
        return typed

    def _look(self) -> None:
        """Read the files anew, and begin anew where they changed."""
        was_broken, before = self.preview.broken, self.preview.loaded
        self.preview.reload()
        if was_broken and not self.preview.broken:
            self.lines.tell(self.voice.say("Mended: here is the step again."))
        elif self.preview.loaded != before:
            self.lines.tell(self.voice.say("The file has changed: this is the step as it is now."))
        elif was_broken or not self.preview.broken:
            return
        raise _Moved

    def _command(self, word: str, rest: str) -> None:
        """Carry out a word after a colon."""
        word = meant(word, (*WORDS, *LEAVE), self.voice)
        if word in (*LEAVE, "end"):
            raise Left
        if self.preview.broken:
            return
        match word:
            case "onward" | "backward":
                self._move(word)
            case "brief":
                show_brief(self.preview.view(), self.lines, self.voice)
            case "hint":
                open_hint(self.preview, self.lines, self.voice)
            case "example":
                open_example(self.preview, self.lines, self.voice)
            case "models":
                self._models()
            case "sample":
                self._sample(rest.lower().split())
            case _:
                self.lines.tell(self.words())

    def _move(self, word: str) -> None:
        """Go to another step: there is nothing between two boxes that is not shown with the answer."""
        go = self.preview.onward if word == "onward" else self.preview.backward
        here = self.preview.view()
        while (there := go()).step == here.step and there != here:
            here = there
        raise _Moved

    def _models(self) -> None:
        if not self.preview.view().has_models:
            self.lines.tell(self.voice.say("There are no models in this step."))
            return
        while (view := self.preview.view()).phase is not Phase.COMPARE:
            self.preview.onward()
        show_models(view, self.lines, self.voice)
        self._to_the_box()

    def _sample(self, words: list[str]) -> None:
        """Keep the last answer as a sample."""
        seen = self.seen
        if seen is None or not words:
            self.lines.tell(self.words())
            return
        known = {finding.criterion for finding in seen.verdict.findings}
        expect: str | Expectation
        if words[0] in ("pass", "fail", "invalid"):
            expect = words[0]
        elif words[0] == "mistake" and seen.verdict.mistake:
            expect = Expectation(mistake=seen.verdict.mistake)
        elif set(words) <= known:
            expect = Expectation(unmet=tuple(words))
        else:
            self.lines.tell(self.words())
            return
        self.preview.keep_sample(seen, expect)
        said = self.voice.say("Kept, with expect = {expect}: printed when you leave.", expect=expectation(expect))
        self.lines.tell(said)
