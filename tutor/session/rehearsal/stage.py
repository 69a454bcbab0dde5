"""One written step on stage: its samples graded once, and the means to grade more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tutor.checkers.finding import Answer, Verdict
from tutor.course.load import LoadedScenario
from tutor.course.model import NOT_MET, Step
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.session.grading import grade
from tutor.session.standins import answer_of
from tutor.text.clean import clean


@dataclass(frozen=True)
class Elsewhere:
    """Texts from beyond a scenario that somebody might paste into it."""

    scenarios: tuple[str, ...] = ()
    """Models of other scenarios, in the same language."""
    languages: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Models of this scenario in the course's other languages, by step id."""


class Stage:
    """A written step with its own answers.

    Args:
        loaded: The scenario.
        index: Place of the step in it, from 0.
    """

    def __init__(self, loaded: LoadedScenario, index: int) -> None:
        self.loaded = loaded
        self.step: Step = loaded.scenario.steps[index]
        self.where: Path = ("steps", index)
        self.bare = self.step.model_copy(update={"models": ()})
        """The step without its models: what is made from a model is not held back as a copy of it."""
        self.samples = [
            (at, sample) for at, sample in enumerate(self.step.samples) if sample.language == loaded.language
        ]
        """The samples in the scenario's language, each with its place in the file."""
        self.earlier = {
            other.id: Answer(clean(other.models[0].text)) for other in loaded.scenario.steps[:index] if other.models
        }
        """What stands for the answers to the steps before: their first models."""
        self.verdicts = {at: self.grade(answer_of(sample)) for at, sample in self.samples}
        """The verdict of each sample, by its place."""
        self.generated = 0
        """Answers made up and graded beside the author's own."""

    def grade(self, answer: Answer) -> Verdict:
        """Grade one of the author's answers."""
        return grade(self.loaded, self.step, answer, earlier=self.earlier)

    def try_out(self, answer: Answer) -> Verdict:
        """Grade an answer that was made up; models are no source to copy from here."""
        self.generated += 1
        return grade(self.loaded, self.bare, answer, earlier=self.earlier)

    def problem(self, code: Code, path: Path, message: str, cure: str = "") -> Problem:
        """Make a problem of this step; the message says in which language it shows."""
        said = f"[{self.loaded.language}] {message}"
        return self.loaded.source.problem(code, (*self.where, *path), said, cure, at_key=True)


def why(verdict: Verdict) -> str:
    """Say in one line what kept an answer from passing."""
    if verdict.gate:
        return f"gate {verdict.gate}"
    missed = [
        f"{finding.criterion} {finding.outcome} ({finding.found})"
        for finding in verdict.findings
        if finding.outcome in NOT_MET
    ]
    return "; ".join(missed) or "all criteria met"
