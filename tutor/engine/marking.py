"""Grading without a screen: one answer, or a file of answers that people have marked too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from tutor.checkers.finding import Answer, Band, Outcome, Verdict, Weight
from tutor.course.model import Step
from tutor.engine.given import strange_keys
from tutor.engine.judged import judged
from tutor.engine.library import Library
from tutor.engine.marked import MARKS, answer_in, earlier_in, marks_in, object_in, word_in
from tutor.engine.paths import Paths
from tutor.engine.places import Place, Places
from tutor.errors import TutorError
from tutor.metrics.agreement import Agreement, agreement, quadratic_kappa
from tutor.session.grading import ENOUGH_SHOULD
from tutor.text.clean import clean


@dataclass
class Compared:
    """One criterion, marked by people and by the tutor."""

    people: list[str] = field(default_factory=list)
    """What people found, answer by answer: met, partly or unmet."""
    tutor: list[str] = field(default_factory=list)
    """What the tutor found, of the same answers in the same order."""
    left_open: int = 0
    """Answers on which one of them cannot tell, or that a gate held back."""

    def add(self, people: Outcome, tutor: Outcome) -> None:
        """Count an answer; one on which either of them cannot tell is counted apart."""
        if {people, tutor} <= {*MARKS}:
            self.people.append(people.value)
            self.tutor.append(tutor.value)
        else:
            self.left_open += 1

    @property
    def agreement(self) -> Agreement:
        """Agreement on met, partly, unmet."""
        return agreement(self.people, self.tutor)

    @property
    def agreement_met(self) -> Agreement:
        """Agreement on whether it is met."""
        return agreement([mark == "met" for mark in self.people], [mark == "met" for mark in self.tutor])

    @property
    def missed_positives(self) -> int:
        """Answers that people found good and the tutor did not."""
        return sum(one == "met" != other for one, other in zip(self.people, self.tutor, strict=True))

    @property
    def missed_negatives(self) -> int:
        """Answers that the tutor found good and people did not."""
        return sum(other == "met" != one for one, other in zip(self.people, self.tutor, strict=True))


@dataclass
class Report:
    """What came of a batch."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    """One for each line, in order: the verdict, or what kept the line from being graded."""
    criteria: dict[str, Compared] = field(default_factory=dict)
    """By scenario, step and criterion."""
    bands: list[tuple[int, int]] = field(default_factory=list)
    """Ranks of the bands: by people's marks, by the tutor."""
    unread: int = 0
    """Lines that could not be graded."""
    strange: Counter[str] = field(default_factory=Counter)
    """Keys that nobody reads, each with the nearest that somebody does, and in how many lines they stand."""

    def compare(self, place: Place, marks: dict[str, Outcome], verdict: Verdict) -> None:
        """Count an answer that people have marked and the tutor has judged."""
        name = f"{place.loaded.scenario.scenario.id}#{place.step.id}"
        for criterion, mark in marks.items():
            compared = self.criteria.setdefault(f"{name} {criterion}", Compared())
            compared.add(mark, finding.outcome if (finding := verdict.of(criterion)) else Outcome.UNSURE)
        self.bands.append((band_of(marks, place.step).rank, verdict.band.rank))

    @property
    def band_kappa(self) -> float | None:
        """Quadratic weighted kappa of the bands; None where there is nothing to compare."""
        return quadratic_kappa([one for one, _ in self.bands], [other for _, other in self.bands])


class Marking:
    """Grades answers to the steps of the courses at hand.

    Args:
        library: Where scenarios are found by their id.
        language: Of answers that do not say theirs.
        paths: The program's folders, for the report where grading breaks.
    """

    def __init__(self, library: Library, language: str, paths: Paths) -> None:
        self._places = Places(library)
        self._paths = paths
        self._language = language

    def single(self, place: str, text: str) -> tuple[Place, Verdict]:
        """Grade one answer.

        Args:
            place: ``FILE#STEP`` or ``ID#STEP``; without a step, the scenario's first written one.
            text: The answer.

        Raises:
            TutorError: There is no such scenario or step, or grading broke.
        """
        name, _, step = place.partition("#")
        found = self._places.find(name, step, self._language)
        return found, judged(self._paths, found.loaded, found.step, Answer(clean(text)))

    def batch(self, lines: Iterable[str]) -> Report:
        """Grade a file of answers, a JSON object a line; a line that cannot be used is named and the others go on."""
        report = Report()
        for number, line in enumerate(lines, 1):
            if line.strip():
                try:
                    report.rows.append({"line": number, **self._row(line, report)})
                except TutorError as error:
                    report.unread += 1
                    report.rows.append({"line": number, "error": str(error), "hint": error.hint})
        return report

    def _row(self, line: str, report: Report) -> dict[str, Any]:
        """Grade one line and compare it with its marks."""
        row = object_in(line)
        report.strange.update(strange_keys(row))
        language = str(row.get("language", self._language))
        place = self._places.find(word_in(row, "scenario"), str(row.get("step", "")), language)
        answer = answer_in(row.get("answer"))
        verdict = judged(self._paths, place.loaded, place.step, answer, earlier=earlier_in(row, place))
        if marks := row.get("marks"):
            report.compare(place, marks_in(marks, place), verdict)
        return verdict_data(place, verdict, answer.text)


def band_of(marks: dict[str, Outcome], step: Step) -> Band:
    """Return the band that people's marks amount to, by the rule that verdicts follow."""
    weights = {criterion.id: criterion.weight for criterion in step.criteria}
    if any(mark is not Outcome.MET for name, mark in marks.items() if weights[name] is Weight.MUST):
        return Band.AGAIN
    should = [mark is Outcome.MET for name, mark in marks.items() if weights[name] is Weight.SHOULD]
    return Band.VERY_GOOD if not should or sum(should) / len(should) >= ENOUGH_SHOULD else Band.GOOD


def verdict_data(place: Place, verdict: Verdict, text: str) -> dict[str, Any]:
    """Return a verdict for programs.

    Args:
        place: What was answered.
        verdict: The verdict.
        text: The answer; its pieces are quoted.
    """
    shown = clean(text)
    head = {"scenario": place.loaded.scenario.scenario.id, "step": place.step.id, "language": place.loaded.language}
    said = {"band": verdict.band.value, "rank": verdict.band.rank, "passed": verdict.passed, "score": verdict.score}
    beside = {"gate": verdict.gate, "mistake": verdict.mistake, "message": verdict.message}
    findings = [
        {
            "criterion": finding.criterion,
            "weight": finding.weight.value,
            "outcome": finding.outcome.value,
            "found": finding.found,
            "why": finding.why,
            "move": finding.move,
            "notes": list(finding.notes),
            "spans": [{"start": start, "end": end, "text": shown[start:end]} for start, end in finding.spans],
        }
        for finding in verdict.findings
    ]
    return {**head, **said, **beside, "findings": findings, "lexicon": verdict.lexicon}
