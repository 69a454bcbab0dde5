"""What an author sees beside an answer, and a learner never does: how each criterion came out, and on which words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from tutor.checkers.finding import Answer, Verdict
from tutor.course.load import LoadedScenario
from tutor.course.model import Expectation, Sample, Step
from tutor.session.standins import answer_of
from tutor.text.clean import Clean
from tutor.text.likeness import likeness
from tutor.text.reading import Span

LEAST = 0.2
"""Likeness below which two answers have nothing in common: some pieces of words are in any two."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of an answer."""

    text: Clean
    numbers: tuple[int, ...] = ()
    """The findings that rest on it, by their places in the verdict, from 1."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """The sample that an answer resembles most."""

    line: int
    """Where it begins in the file, from 1."""
    likeness: float
    """0 to 1."""
    expect: str | Expectation
    about: str
    text: str


@dataclass(frozen=True, slots=True)
class AuthorView:
    """An answer under the author's eyes, ready to be painted."""

    step: str
    answer: Answer
    verdict: Verdict
    pieces: tuple[Piece, ...]
    """The whole text, in order."""
    nearest: Nearest | None
    """None where the step has no samples in this language, or none that has anything in common with the answer."""
    leads_to: str
    """Id of the step to which the answer leads, or ``end``."""


def author_view(loaded: LoadedScenario, step: Step, answer: Answer, verdict: Verdict, leads_to: str) -> AuthorView:
    """Return what an author sees beside an answer.

    Args:
        loaded: The scenario.
        step: The step answered.
        answer: The answer, cleaned.
        verdict: What the grader said of it.
        leads_to: Where it leads.
    """
    marked = pieces(answer.text, [finding.spans for finding in verdict.findings])
    return AuthorView(step.id, answer, verdict, marked, nearest(loaded, step, answer), leads_to)


def pieces(text: str, evidence: Iterable[Iterable[Span]]) -> tuple[Piece, ...]:
    """Cut a text where evidence begins and ends.

    Args:
        text: The text.
        evidence: The places that each finding rests on; they may overlap, and lie outside the text.

    Returns:
        Pieces that make up the text, none empty, each with the numbers of its findings.
    """
    inside = [[(max(0, start), min(end, len(text))) for start, end in spans] for spans in evidence]
    cuts = sorted({0, len(text), *(edge for spans in inside for span in spans if span[0] < span[1] for edge in span)})
    return tuple(
        Piece(
            Clean(text[start:end]),
            tuple(number for number, spans in enumerate(inside, 1) if any(a <= start and end <= b for a, b in spans)),
        )
        for start, end in pairwise(cuts)
    )


def nearest(loaded: LoadedScenario, step: Step, answer: Answer) -> Nearest | None:
    """Return the sample that an answer resembles most."""
    own = [(at, sample) for at, sample in enumerate(step.samples) if sample.language == loaded.language]
    ranked = [(_alike(answer, sample, loaded.language), -at, sample) for at, sample in own]
    best, at, sample = max(ranked, key=lambda row: row[:2], default=(0.0, 0, None))
    if sample is None or best < LEAST:
        return None
    where = ("steps", loaded.scenario.steps.index(step), "samples", -at)
    line, _, _ = loaded.source.positions.key(where)
    return Nearest(line, best, sample.expect, sample.about, sample.text.strip())


def _alike(answer: Answer, sample: Sample, language: str) -> float:
    """Compare an answer with a sample: texts by their words, picks by what both have."""
    other = answer_of(sample)
    if answer.text or other.text:
        return likeness(answer.text, other.text, language)
    mine, theirs = {*answer.chosen, *answer.pairs}, {*other.chosen, *other.pairs}
    if answer.chosen == other.chosen and answer.pairs == other.pairs:
        return 1.0
    return 2 * len(mine & theirs) / (len(mine) + len(theirs)) if mine | theirs else 0.0
