"""A moment as the learner saw it."""

from __future__ import annotations

from dataclasses import replace

from tutor.course.load import LoadedScenario
from tutor.replay.timeline import Moment
from tutor.session.decide import Phase
from tutor.session.feedback import feedback_view
from tutor.session.view import StepView, view


def moment_view(loaded: LoadedScenario, moment: Moment) -> StepView:
    """Return the view right after a moment. Going on to the next step is shown as the step that was left.

    Args:
        loaded: The scenario, or a stand-in for it.
        moment: The moment.
    """
    shown = view(loaded, moment.state)
    step = loaded.scenario.step(moment.state.current)
    if step is not None and shown.phase is Phase.SELF_CHECK:
        verdict = feedback_view(step, moment.state.here, shown.attempts_left)
        return replace(shown, feedback=verdict) if moment.kind == "verdict" else shown
    return shown


def answer_text(view: StepView) -> str:
    """Return an answer as text, whatever its kind."""
    answer, box = view.answer, view.box
    options = dict(box.options) if box else {}
    classes = dict(box.classes) if box else {}
    parts: list[str] = [answer.text] if answer.text else []
    parts += [options.get(option, option) for option in answer.chosen]
    parts += [f"{options.get(item, item)} → {classes.get(kind, kind)}" for item, kind in answer.pairs]
    return "\n".join([*parts, *([answer.alt] if answer.alt else [])])
