"""A scenario tried out while it is being made: what its good answer misses, and which answers prove its criteria."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tutor.checkers.finding import Answer, Band, Verdict, Weight
from tutor.course.load import LoadedScenario
from tutor.course.model import NOT_MET
from tutor.session.grading import grade
from tutor.text.clean import clean


@dataclass(frozen=True, slots=True)
class Shortfall:
    """Something that the good answer does not do."""

    language: str
    criterion: str
    """Id of the criterion; empty where the whole answer was held back."""
    question: str
    """The criterion as a question; empty as well."""
    weight: Weight
    found: str
    """What the grader says."""


def shortfalls(loaded: LoadedScenario) -> list[Shortfall]:
    """Grade the good answer of a scenario's first step, as `tutor check` will, and say what it misses.

    Args:
        loaded: The scenario in one language.
    """
    step = loaded.scenario.steps[0]
    verdict = grade(loaded, step.model_copy(update={"models": ()}), Answer(clean(step.models[0].text.strip())))
    missed = [
        Shortfall(loaded.language, finding.criterion, criterion.question, finding.weight, finding.found)
        for finding in verdict.findings
        if finding.outcome in NOT_MET and finding.weight is not Weight.NOTE
        if (criterion := step.criterion(finding.criterion)) is not None
    ]
    if not verdict.passed and not any(each.weight is Weight.MUST for each in missed):
        return [Shortfall(loaded.language, "", "", Weight.MUST, verdict.message)]
    return missed


def misses(loaded: LoadedScenario, criterion: str, texts: Iterable[str]) -> tuple[str, list[str]] | None:
    """Find the answer that misses a criterion, and as few others as may be.

    Returns:
        The answer and the *must* criteria that it misses; None where all of them meet it or cannot be graded.
    """
    best: tuple[str, list[str]] | None = None
    for text in texts:
        verdict = _verdict(loaded, text)
        missed = _missed_musts(verdict)
        alone = verdict.band != Band.INVALID and not verdict.mistake and not verdict.gate
        if alone and criterion in missed and (best is None or len(missed) < len(best[1])):
            best = text, missed
    return best


def recognised(loaded: LoadedScenario, mistake: str, texts: Iterable[str]) -> str | None:
    """Find the answer in which a typical mistake is recognised and which fails for it; None where there is none."""
    for text in texts:
        verdict = _verdict(loaded, text)
        if verdict.mistake == mistake and verdict.band != Band.INVALID and not verdict.passed:
            return text
    return None


def _verdict(loaded: LoadedScenario, text: str) -> Verdict:
    return grade(loaded, loaded.scenario.steps[0], Answer(clean(text.strip())))


def _missed_musts(verdict: Verdict) -> list[str]:
    return [
        finding.criterion
        for finding in verdict.findings
        if finding.weight is Weight.MUST and finding.outcome in NOT_MET
    ]
