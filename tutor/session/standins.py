"""Answers that stand in for a learner's, so that an author can see what comes after one."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.checkers.finding import Answer
from tutor.course.answers import ChoiceAnswer, DecisionAnswer, MatchAnswer, NumberAnswer, OrderAnswer
from tutor.course.load import LoadedScenario
from tutor.course.model import Model, Sample, Step
from tutor.text.clean import Clean, clean


def stand_ins(loaded: LoadedScenario, step: Step) -> Iterator[Answer]:
    """Give answers that the scenario itself holds, those that leave the most to say first.

    They are the failing samples in the scenario's language, the passing ones, the models, and the key of a closed
    answer, or the first road of a decision.
    """
    own = [sample for sample in step.samples if sample.language == loaded.language and sample.expect != "invalid"]
    for sample in sorted(own, key=lambda each: each.expect == "pass"):
        yield answer_of(sample)
    for model in step.models:
        yield answer_like(model)
    if (key := key_of(step, loaded.language)) is not None:
        yield key


def answer_of(sample: Sample) -> Answer:
    """Return a sample as the answer that a learner would hand in."""
    return Answer(Clean(sample.text.strip()), Clean(sample.alt), sample.chosen, sample.pairs).cleaned()


def answer_like(model: Model, text: str | None = None) -> Answer:
    """Return a model as an answer, or another text with that model's alternative text."""
    return Answer(clean((model.text if text is None else text).strip()), clean(model.alt))


def key_of(step: Step, language: str) -> Answer | None:
    """Return the right answer of a closed step, or a road that is no mistake; None for a written one."""
    match step.answer:
        case ChoiceAnswer() as choice:
            return Answer(chosen=tuple(option.id for option in choice.options if option.correct))
        case DecisionAnswer() as decision:
            return Answer(chosen=tuple(road.id for road in decision.options if not road.mistake)[:1])
        case MatchAnswer() as match:
            return Answer(pairs=tuple((item.id, item.belongs_to) for item in match.items))
        case OrderAnswer() as order:
            return Answer(chosen=tuple(item.id for item in order.items))
        case NumberAnswer(value=float(value)):
            return Answer(clean(f"{value:g}".replace(".", "," if language == "it" else ".")))
    return None
