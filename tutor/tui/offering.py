"""What the screen of a session offers at each moment: which commands fit what is shown, and what they are called."""

from __future__ import annotations

from typing import ClassVar

from tutor.commands import Command
from tutor.engine.editor import editor
from tutor.i18n import marked
from tutor.networks.rules import networks
from tutor.session.decide import Phase
from tutor.session.view import StepView
from tutor.tui.base import TutorScreen
from tutor.tui.panes.base import Pane
from tutor.tui.posts import PostsPane

BESIDE_BRIEF = (Phase.PREDICT, Phase.WRITE, Phase.SELF_CHECK)
"""Phases in which the brief stands beside the pane."""


class OfferingScreen(TutorScreen):
    """Base of the screens on which a session is played: it knows the last view, and what may be done with it."""

    SPARED = ("brief", "example")
    NEXT: ClassVar[str] = "next"
    """The command that goes on from a step that is done."""

    def __init__(self) -> None:
        super().__init__()
        self.view: StepView | None = None
        """What is shown; None until it is painted for the first time."""
        self._busy = False

    def can(self, command: str) -> bool:
        """Tell whether a command fits what is shown."""
        view = self.view
        if view is None or self._busy:
            return command in ("quit", "help", "leave")
        feedback = view.feedback
        match command:
            case "submit":
                return view.phase is Phase.WRITE
            case "hint":
                return view.more_hints and view.phase in (Phase.WRITE, Phase.FEEDBACK)
            case "editor":
                return view.phase is Phase.WRITE and _long(view) and self.tutor.can_lend_terminal and bool(editor())
            case "networks":
                return view.phase is Phase.WRITE and _posted(view)
            case "copy-text":
                return view.phase in (Phase.WRITE, Phase.FEEDBACK, Phase.COMPARE) and _written(view)
            case "example":
                return view.has_example and view.phase in (Phase.PREDICT, Phase.WRITE)
            case "carry-on":
                return bool(self._coming())
            case "revise":
                return view.phase is Phase.FEEDBACK and bool(feedback and feedback.attempts_left)
            case "models":
                return view.phase is Phase.FEEDBACK and view.has_models
            case "details" | "disagree":
                return view.phase is Phase.FEEDBACK and not (feedback and feedback.road)
            case "next":
                return view.phase in (Phase.FEEDBACK, Phase.COMPARE)
            case "pass-over":
                return view.short and view.phase is Phase.WRITE
        return True

    def shows(self, command: str) -> bool:
        """After the feedback there is more to do than a footer holds: what matters less is in the help, and what enter
        does has no second key there.
        """
        beside = self.view is not None and self.view.phase in BESIDE_BRIEF
        return (beside or command not in ("hint", "brief")) and command != self._coming()

    def label(self, row: Command) -> str:
        """Say of enter what comes next, of the way out what it leads out of, and of a pick that it is no text."""
        name = self._coming() if row.id == "carry-on" else row.id
        aside = self._aside()
        if name == "revise" and self.view is not None and not _written(self.view):
            return marked("try again")
        if name == "leave" and aside:
            return marked("close it")
        if name == "networks" and aside == "networks":
            return marked("brief")
        return next((each.label for each in self.tutor.keymap.commands_for(self.PLACE) if each.id == name), row.label)

    def _coming(self) -> str:
        """Return the command that comes next after the feedback: revise while something essential is open, then
        compare, then go on. Empty in the other phases.
        """
        view = self.view
        if view is None or view.phase not in (Phase.FEEDBACK, Phase.COMPARE):
            return ""
        if view.phase is Phase.FEEDBACK and view.feedback is not None:
            if view.feedback.attempts_left and not view.feedback.complete:
                return "revise"
            if view.has_models:
                return "models"
        return self.NEXT

    def _aside(self) -> str:
        """Return the command whose panel stands open beside the work; empty for none."""
        if self.query(PostsPane):
            return "networks"
        return "example" if any(pane.shows_example for pane in self.query(Pane)) else ""


def _written(view: StepView) -> bool:
    """Tell whether the answer is a text."""
    return view.box is not None and view.box.written


def _posted(view: StepView) -> bool:
    """Tell whether the answer is a text for a network."""
    return view.box is not None and view.box.network in networks()


def _long(view: StepView) -> bool:
    """Tell whether the answer is a text that may be long: a link is not."""
    return _written(view) and view.box is not None and view.box.kind != "link"
