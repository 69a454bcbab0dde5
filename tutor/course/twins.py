"""Twins: two scenarios of one structure in different companies, so that a review is a new case of the same kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.course.source import Source
from tutor.text.measures import containment
from tutor.text.reading import read

MOST_SHARED = 0.2
"""Share of a brief's sequences of five words that its twin may have too."""


def twins(sources: Iterable[Source], languages: tuple[str, ...]) -> Iterator[Problem]:
    """Compare every scenario with its twin.

    Args:
        sources: The scenarios' files; each has its head.
        languages: The course's languages.
    """
    read_ones = list(sources)
    named = {_name(source): source for source in reversed(read_ones)}
    for source in read_ones:
        name, twin = _name(source), source.data["scenario"].get("twin")
        if not isinstance(twin, str):
            continue
        if twin not in named:
            message = f"there is no scenario '{twin}'"
            yield source.problem(Code.UNKNOWN_TWIN, ("scenario", "twin"), message)
            continue
        other = named[twin]
        mutual = other.data["scenario"].get("twin") == name
        if not mutual:
            message = f"'{twin}' does not name this one as its twin"
            yield _problem(source, Code.TWIN_DIFFERS, message, f'write twin = "{name}" there')
        if not mutual or name < twin:
            yield from _compare(source, other, twin, languages)


def _compare(source: Source, other: Source, twin: str, languages: tuple[str, ...]) -> Iterator[Problem]:
    """Point at what two twins do not share and should, and at what they share and should not."""
    head, theirs = source.data["scenario"], other.data["scenario"]
    if head.get("company") == theirs.get("company"):
        message = f"'{twin}' plays in the same company"
        yield _problem(source, Code.TWIN_TOO_CLOSE, message, "give it another: the review is a case of the same kind")
    yield from _structure(source, other, twin)
    for language in languages:
        ours, other_brief = (read(_text(each.get("brief"), language), language) for each in (head, theirs))
        shared = max(containment(ours, [other_brief]), containment(other_brief, [ours]))
        if shared > MOST_SHARED:
            message = f"[{language}] {shared:.0%} of the brief stands in the one of '{twin}'"
            cure = f"tell it anew: at most {MOST_SHARED:.0%} in rows of five words"
            yield _problem(source, Code.TWIN_TOO_CLOSE, message, cure)


def _structure(source: Source, other: Source, twin: str) -> Iterator[Problem]:
    ours, theirs = _steps(source), _steps(other)
    if len(ours) != len(theirs):
        message = f"{len(ours)} steps here, {len(theirs)} in '{twin}'"
        yield _problem(source, Code.TWIN_DIFFERS, message, "twins ask for the same things in the same order")
        return
    for number, (step, mate) in enumerate(zip(ours, theirs, strict=True), 1):
        if _kind(step) != _kind(mate):
            message = f"step {number} asks for a {_kind(step)} here and for a {_kind(mate)} in '{twin}'"
            yield _problem(source, Code.TWIN_DIFFERS, message, "ask for the same kind of answer")
        here, there = _criteria(step), _criteria(mate)
        if here != there:
            odd = ", ".join(f"{use} ({weight})" for use, weight in sorted((here - there) + (there - here)))
            message = f"step {number} and the one of '{twin}' are looked at for different things: {odd}"
            yield _problem(source, Code.TWIN_DIFFERS, message, "use the same checkers with the same weights")


def _problem(source: Source, code: Code, message: str, cure: str) -> Problem:
    where: Path = ("scenario", "twin")
    return source.problem(code, where, message, cure)


def _name(source: Source) -> str:
    return str(source.data["scenario"].get("id", ""))


def _steps(source: Source) -> list[dict[str, Any]]:
    steps = source.data.get("steps")
    return [step for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []


def _kind(step: dict[str, Any]) -> str:
    answer = step.get("answer")
    return str(answer.get("kind")) if isinstance(answer, dict) else ""


def _criteria(step: dict[str, Any]) -> Counter[tuple[str, str]]:
    """Count the checkers of a step, each with its weight."""
    criteria = step.get("criteria")
    rows = [row for row in criteria if isinstance(row, dict)] if isinstance(criteria, list) else []
    return Counter((str(row.get("use")), str(row.get("weight", "should"))) for row in rows)


def _text(value: Any, language: str) -> str:
    return str(value.get(language, "")) if isinstance(value, dict) else str(value or "")
