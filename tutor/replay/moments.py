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
