"""Grading that may break: what went wrong goes into the report of a crash, and nobody sees a traceback."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tutor.checkers.finding import Answer, Band, Verdict
from tutor.engine.crash import report
from tutor.engine.paths import Paths
from tutor.i18n import marked, speaker
from tutor.session.grading import grade

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.course.model import Step

BROKEN = "broken"
"""The gate of a verdict that grading itself did not survive."""


def judged(
    paths: Paths,
    loaded: LoadedScenario,
    step: Step,
    answer: Answer,
    *,
    earlier: Mapping[str, Answer] | None = None,
    attempts: Iterable[Answer] = (),
) -> Verdict:
    """Judge an answer, as `grade` does.

    Args:
        paths: The program's folders; the report of a failure goes there.
        loaded: The scenario.
        step: The step answered.
        answer: What was handed in.
        earlier: The answers to other steps of the session, by step id.
        attempts: Earlier attempts at this step.

    Raises:
        TutorError: Something around the checkers broke; it says where the report is.
    """
    try:
        return grade(loaded, step, answer, earlier=earlier, attempts=attempts)
    except Exception as error:
        raise report(error, paths, marked("this answer could not be judged")) from error


def without_a_verdict(language: str) -> Verdict:
    """Return what stands for a verdict where grading broke: it costs no attempt, and the text stays in the box.

    A session may be handed over, so nothing in it says where this machine keeps its files.

    Args:
        language: Of the sentence.
    """
    said = speaker(language).say(
        "Something broke in the tutor while reading this, not in your text. The text is kept and this attempt does not "
        "count; `tutor doctor` says where the report is."
    )
    return Verdict(Band.INVALID, gate=BROKEN, message=said)
