"""One session in lines, from the brief to the close."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tutor.engine.live import LiveSession
from tutor.i18n import Speaker
from tutor.learning.past import Comeback
from tutor.plain.aids import open_example, open_hint
from tutor.plain.answers import EditorWanted, NetworksWanted, read_answer
from tutor.plain.beside import PASS_OVER, WORDS, explained, offer
from tutor.plain.lines import LEAVE, Left, Lines, asks_for_help, meant, pick
from tutor.plain.objections import hear_objections
from tutor.plain.show import show_brief, show_cards, show_changes, show_material, show_models, show_posts, show_rows
from tutor.session.commands import (
    CheckSelf,
    CloseSession,
    Disagree,
    MoveOn,
    OpenModels,
    Predict,
    Revise,
    SubmitAnswer,
)
from tutor.session.decide import Phase
from tutor.session.plan import missing_in
from tutor.session.view import StepView
from tutor.text.clean import Clean
from tutor.wording import session as wording
from tutor.wording import today

if TYPE_CHECKING:
    from tutor.course.header import Objection


Objections = Callable[[str, str], "tuple[Objection, ...]"]
"""Takes the id of a course and an area."""
ComesBack = Callable[[LiveSession], Comeback | None]
"""Takes a session that is about to close."""


class PassedOver(Exception):
    """The person leaves a task of the placement unanswered."""


class Play:
    """Plays a session.

    Args:
        session: The session.
        lines: Where lines come from and go to.
        voice: Says sentences.
        objections: Tells what people say against a course, those about an area first.
        comes_back: Says when the kind of case of a session comes back.
    """

    def __init__(
        self, session: LiveSession, lines: Lines, voice: Speaker, objections: Objections, comes_back: ComesBack
    ) -> None:
        self.session = session
        self.lines = lines
        self.voice = voice
        self._objections = objections
        self._comes_back = comes_back
        self._entered = ""
        self._warned = False

    def run(self) -> None:
        """Go on until the session is closed.

        Raises:
            Left: The person left before that.
        """
        handlers: dict[Phase, Callable[[StepView], None]] = {
            Phase.PREDICT: self._predict,
            Phase.WRITE: self._write,
            Phase.GRADING: lambda _: self.session.grade_pending(),
            Phase.SELF_CHECK: self._check_self,
            Phase.FEEDBACK: self._feedback,
            Phase.COMPARE: self._compare,
            Phase.CLOSE: self._close,
        }
        while (view := self.session.view()).phase is not Phase.DONE:
            self._warn_once()
            try:
                handlers[view.phase](view)
            except NetworksWanted:
                show_posts(view, view.answer.text, self.lines, self.voice)
            except EditorWanted:
                self.lines.tell(self.voice.say("Your editor opens where a text is written."))

    def _warn_once(self) -> None:
        saved = self.session.saved
        if not saved.ok and not self._warned:
            self._warned = True
            self.lines.tell(self.voice.say("Not saved: {reason}. You can go on; I keep trying.", reason=saved.reason))

    def _ask(self, prompt: str) -> str:
        """Read a line that is no command and asks for no help; do what they want on the way."""
        while (typed := self.lines.ask(prompt)).startswith(":") or asks_for_help(typed, self.voice):
            self._command(typed.removeprefix(":").strip())
        return typed

    def _command(self, word: str) -> None:
        """Carry out a word after a colon."""
        short = self.session.view().short
        match meant(word, (*WORDS, PASS_OVER, *LEAVE), self.voice):
            case "leave" | "quit":
                raise Left
            case "hint" if not short:
                open_hint(self.session, self.lines, self.voice)
            case "brief":
                show_brief(self.session.view(), self.lines, self.voice)
            case "example" if not short:
                open_example(self.session, self.lines, self.voice)
            case "editor":
                raise EditorWanted
            case "help" | "?":
                self.lines.tell()
                self.lines.tell_all(explained(self.session.view(), self.voice))
            case "pass-over" if short:
                raise PassedOver
            case _ if short:
                self.lines.tell(self.voice.say("You can type :pass-over, :brief, :editor or :leave."))
            case "networks":
                raise NetworksWanted
            case "objections":
                said = self._objections(self.session.loaded.course, self.session.view().area)
                hear_objections(said, self._ask, self.lines, self.voice)
            case _:
                words = ", ".join(f":{self.voice.say(word)}" for word in WORDS)
                self.lines.tell(self.voice.say("You can type {words} or :leave.", words=words))

    def _enter(self, view: StepView) -> None:
        """Read out the brief once, and the task once a step."""
        if not self._entered:
            show_brief(view, self.lines, self.voice)
        elif self._entered != view.step:
            show_material(view, self.lines, self.voice)
        if self._entered != view.step:
            self.lines.tell()
            self.lines.tell(self.voice.say("Task: {ask}", ask=view.ask))
            self._entered = view.step

    def _predict(self, view: StepView) -> None:
        self._enter(view)
        self.lines.tell()
        if view.offers_example:
            self.lines.tell(self.voice.say("New to this? :example shows how another company did it."))
        skip = self.voice.say("(a number; an empty line skips)")
        if view.essentials == 1:
            skip = self.voice.say("(1 yes, 0 no; an empty line skips)")
        typed = self._ask(f"{wording.prediction(view, self.voice)} {skip}")
        if typed and not (typed.isdecimal() and int(typed) <= view.essentials):
            self.lines.tell(self.voice.say("A number from 0 to {most}.", most=view.essentials))
            return
        self.session.send(Predict(int(typed) if typed else None))

    def _write(self, view: StepView) -> None:
        self._enter(view)
        if view.held:
            self.lines.tell()
            self.lines.tell(view.held)
        self.lines.tell()
        self.lines.tell(offer(view, self.voice))
        try:
            answer, certainty = read_answer(view, self._ask, self.lines, self.voice)
        except PassedOver:
            self.session.send(MoveOn())
        else:
            self.session.send(SubmitAnswer(answer, certainty))

    def _check_self(self, view: StepView) -> None:
        """Ask about each criterion before the verdict is shown."""
        say = self.voice.say
        self.lines.tell()
        self.lines.tell(say("Before I say anything: what do you say yourself? An empty line skips the rest."))
        self.lines.tell(", ".join(f"{number} {say(word)}" for number, word in enumerate(wording.REPLIES.values(), 1)))
        replies: list[tuple[str, str]] = []
        for number, question in enumerate(view.questions, 1):
            typed = self._ask(f"{number}/{len(view.questions)} {question.question}")
            if not typed:
                break
            if typed in ("1", "2", "3", "4"):
                replies.append((question.criterion, list(wording.REPLIES)[int(typed) - 1]))
        self.session.send(CheckSelf(tuple(replies)))

    def _feedback(self, view: StepView) -> None:
        feedback = view.feedback
        if feedback is None or view.box is None:
            self.session.send(MoveOn())
            return
        written = view.box.written
        self.lines.tell()
        self.lines.tell((wording.headline if written else wording.closed_headline)(feedback, self.voice))
        if written:
            self.lines.tell(wording.tally(feedback, self.voice))
        if feedback.unchanged:
            self.lines.tell(wording.unchanged(self.voice))
        show_cards(feedback, self.lines, self.voice)
        show_changes(feedback, self.lines, self.voice)
        if written and not view.short and (end := wording.end_of_attempts(view, self.voice)):
            self.lines.tell()
            self.lines.tell(end)
        self._after_feedback(view)

    def _after_feedback(self, view: StepView) -> None:
        """Ask what to do next, until it leads on."""
        say, feedback = self.voice.say, view.feedback
        assert feedback is not None
        assert view.box is not None
        again = say("revise") if view.box.written else say("choose again")
        options = [("revise", again)] if feedback.attempts_left else []
        if view.has_models:
            compared = say("see how another company did it") if view.elsewhere else say("compare with two good answers")
            options.append(("models", compared))
        options.append(("next", say("go on")))
        if view.box.written:
            options += [("details", say("show all criteria")), ("disagree", say("I disagree"))]
        while True:
            match pick(options, self._ask, self.lines, self.voice):
                case "revise":
                    self.session.send(Revise())
                case "models":
                    self.session.send(OpenModels())
                case "next":
                    self.session.send(MoveOn())
                case "details":
                    show_rows(feedback, self.lines, self.voice)
                    continue
                case _:
                    self._disagree(view)
                    continue
            return

    def _disagree(self, view: StepView) -> None:
        rows = view.feedback.rows if view.feedback else ()
        options = [(row.criterion, f"{row.question} {row.found}".strip()) for row in rows]
        criterion = pick(options, self._ask, self.lines, self.voice)
        self.session.send(Disagree(criterion))
        self.lines.tell(
            self.voice.say("Noted. It stays on this machine: others read it only if you hand this session over.")
        )

    def _compare(self, view: StepView) -> None:
        show_models(view, self.lines, self.voice)
        self._ask(self.voice.say("An empty line goes on."))
        self.session.send(MoveOn())

    def _plan(self) -> str:
        """Ask for a plan; one that lacks a half is asked for it, once."""
        say = self.voice.say
        plan = self._ask(say("When will you do something like this in your job? “When … then …”; an empty line skips."))
        gap = missing_in(plan, self.voice.language)
        if gap is None:
            return plan
        self.lines.tell(say(wording.NUDGES[gap]))
        return self._ask(say("The plan again; an empty line keeps it as it is.")) or plan

    def _close(self, view: StepView) -> None:
        say = self.voice.say
        self.lines.tell()
        if still_open := wording.held_back(view, self.voice):
            self.lines.tell(still_open)
        self.lines.tell(say("What goes back: {text}", text=view.link_out))
        if comeback := self._comes_back(self.session):
            self.lines.tell(today.comes_back(comeback, self.voice))
        satisfied = self._ask(say("How satisfied are you with what you wrote, 1 to 5? An empty line skips."))
        publish = self._ask(say("Would you publish it under your name? 1 yes, 2 no; an empty line skips."))
        plan = self._plan()
        rating = int(satisfied) if satisfied in ("1", "2", "3", "4", "5") else None
        self.session.send(CloseSession(rating, {"1": True, "2": False}.get(publish), Clean(plan)))
        self.lines.tell(say("Done. Thank you for the work."))
