"""Answers that might miss a criterion, or make the typical mistake: the grader chooses among them."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.course.scaffold.defaults import criterion
from tutor.course.scaffold.outline import Outline
from tutor.text.reading import read


def missing(plan: Outline, name: str, language: str) -> Iterator[str]:
    """Make answers that might miss a criterion, the likeliest first.

    Args:
        plan: The scenario.
        name: The criterion's id.
        language: Of the answer.
    """
    given = plan.answers[language]
    if name == "leak":
        inside = [f"{fact.text[language].rstrip('.')}." for fact in plan.facts if fact.confidential]
        yield from _with(given.model, language, " ".join(inside))
    elif spoiler := criterion(name).get("spoiler", {}).get(language, ""):
        if criterion(name).get("alone"):
            yield given.mistake
            yield spoiler
        else:
            yield from _with(given.model, language, spoiler)
    yield given.mistake


def mistaken(plan: Outline, language: str) -> Iterator[str]:
    """Make answers with the typical mistake: the author's own, and longer ones in case it is too short to be graded."""
    given = plan.answers[language]
    yield given.mistake
    spoiler = criterion(plan.spoils).get("spoiler", {}).get(language, "") if plan.spoils else ""
    yield f"{spoiler} {given.mistake}".strip()
    yield from _with(given.model, language, given.mistake)


def _with(model: str, language: str, sentence: str) -> Iterator[str]:
    """Put a sentence after the good answer, and after fewer and fewer of its sentences: whole, it would be a copy."""
    reading = read(model, language)
    for kept in range(len(reading.sentences), -1, -1):
        head = model[: reading.sentences[kept - 1][1]].strip() if kept else ""
        yield f"{head} {sentence}".strip()
