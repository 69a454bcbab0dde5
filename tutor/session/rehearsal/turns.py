"""What learners may hand in at a step: one answer of each class, with its verdict."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations

from tutor.checkers.finding import Answer, Band, Verdict
from tutor.course.answers import ChoiceAnswer, DecisionAnswer, MatchAnswer, NumberAnswer, OrderAnswer
from tutor.course.load import LoadedScenario
from tutor.course.model import Step
from tutor.session.decide import branch_taken
from tutor.session.grading import grade
from tutor.session.rehearsal.stage import Stage
from tutor.session.standins import answer_like, answer_of
from tutor.text.clean import clean

MOST_OPTIONS = 6
"""Options up to which every set of picks is tried."""


@dataclass(frozen=True, slots=True)
class Turn:
    """An answer and what the grader said of it."""

    label: str
    """How a problem calls it."""
    answer: Answer
    verdict: Verdict


def turns(loaded: LoadedScenario, step: Step, stage: Stage | None) -> tuple[Turn, ...]:
    """Return what may be handed in at a step; answers that a gate holds back lead nowhere and are left out.

    Args:
        loaded: The scenario.
        step: The step.
        stage: For a written step, its samples with their verdicts.
    """
    found = _written(stage) if stage else _closed(loaded, step)
    return tuple(turn for turn in found if turn.verdict.band is not Band.INVALID)


def classes(step: Step, found: tuple[Turn, ...]) -> tuple[Turn, ...]:
    """Return one turn of each class: those that take the same branch and pass or fail alike are one class."""
    kept: dict[tuple[object, bool], Turn] = {}
    for turn in found:
        kept.setdefault((branch_taken(step, turn.answer, turn.verdict), turn.verdict.passed), turn)
    return tuple(kept.values())


def _written(stage: Stage) -> Iterator[Turn]:
    for at, sample in stage.samples:
        yield Turn(f"the sample «{sample.about or sample.text[:40]}»", answer_of(sample), stage.verdicts[at])
    for model in stage.step.models:
        yield Turn(f"the model «{model.style}»", answer := answer_like(model), stage.try_out(answer))


def _closed(loaded: LoadedScenario, step: Step) -> Iterator[Turn]:
    for answer in _answers(step):
        label = ", ".join([*answer.chosen, *(f"{item} → {kind}" for item, kind in answer.pairs)]) or answer.text
        yield Turn(label, answer, grade(loaded, step, answer))


def _answers(step: Step) -> Iterator[Answer]:
    """Make answers to a closed step: every pick there is, the right one and wrong ones."""
    match step.answer:
        case ChoiceAnswer(options=options, several=several):
            ids = [option.id for option in options]
            most = len(ids) if several and len(ids) <= MOST_OPTIONS else 1
            for size in range(1, most + 1):
                yield from (Answer(chosen=picked) for picked in combinations(ids, size))
            yield Answer(chosen=tuple(option.id for option in options if option.correct))
        case DecisionAnswer(options=roads):
            yield from (Answer(chosen=(road.id,)) for road in roads)
        case MatchAnswer(items=items, classes=kinds):
            yield Answer(pairs=tuple((item.id, item.belongs_to) for item in items))
            yield from (Answer(pairs=tuple((item.id, kind.id) for item in items)) for kind in kinds)
        case OrderAnswer(items=items):
            ids = [item.id for item in items]
            yield Answer(chosen=tuple(ids))
            yield Answer(chosen=tuple(reversed(ids)))
        case NumberAnswer(value=float(value)):
            yield Answer(clean(f"{value:f}"))
            yield Answer(clean(f"{value * 3 + 1000:f}"))
