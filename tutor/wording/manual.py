"""The manual pages of checkers, as `tutor checkers` prints them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from textwrap import fill, indent
from typing import Any

from tutor.checkers.finding import Answer
from tutor.checkers.manual import agreement_with_people, bears, summary
from tutor.checkers.registry import checker_class, is_built_in
from tutor.course.example import example
from tutor.course.schema import settings_schema
from tutor.wording.keys import Key, keys

WIDTH = 80
"""Columns of a page."""


def contents_lines(name: str) -> Iterator[str]:
    """Write a checker's lines in the list of all: its name, the weight it bears by itself, what is right."""
    weight = bears(name)
    head = f"{name:30} {weight.value if weight else '':7}"
    yield f"{head} " + _folded(summary(name), len(head) + 1, len(head) + 1).lstrip()


def manual_lines(name: str) -> Iterator[str]:
    """Write a checker's page: what is right, its settings, how it is written, how it judges, how far to trust it.

    Raises:
        UnknownChecker: No checker has this name.
    """
    schema = settings_schema(name)
    yield from (name, "=" * len(name), "")
    for paragraph in schema["description"].split("\n\n"):
        yield from (_folded(paragraph), "")
    yield "Settings" if schema["properties"] else "It has no settings."
    yield from _setting_lines(keys(schema, schema["$defs"]), 2)
    yield from ("", "In a scenario", indent(example(name).rstrip(), "    "), "", "How it judges")
    for outcome, shown in _judged(name):
        yield f"  {outcome:8} " + _folded(shown, 11, 11).lstrip()
    yield from _agreement(name)


def _setting_lines(settings: Iterable[Key], column: int) -> Iterator[str]:
    """Write settings, each with what it holds and what for; those of a table stand deeper."""
    for key in settings:
        need = f" ({key.need})" if key.need else ""
        yield _folded(f"{key.name}: {key.holds}{need}", column, column + 2)
        if key.note:
            yield _folded(key.note, column + 4, column + 4)
        yield from _setting_lines(key.inside, column + 4)


def manual_data(name: str) -> dict[str, Any]:
    """Return a checker's page for programs; `settings` is a JSON Schema."""
    schema = settings_schema(name)
    weight = bears(name)
    return {
        "name": name,
        "area": name.partition(".")[0],
        "built_in": is_built_in(name),
        "summary": summary(name),
        "manual": schema["description"],
        "settings": schema,
        "example": example(name),
        "samples": [{"outcome": outcome, "answer": shown} for outcome, shown in _judged(name)],
        "weight": weight.value if weight else None,
        "agreement": agreement_with_people(name),
    }


def _judged(name: str) -> Iterator[tuple[str, str]]:
    """Yield the outcome and the answer of each self-test."""
    for test in checker_class(name).samples():
        yield test.expect.value, test.text or _said(test.answer or Answer())


def _said(answer: Answer) -> str:
    """Write an answer that is more than a text."""
    given: list[str] = [answer.text] if answer.text else []
    given += [f"alternative text: {answer.alt}"] if answer.alt else []
    given += [*answer.chosen, *(f"{item} to {place}" for item, place in answer.pairs)]
    return ", ".join(given) or "(nothing)"


def _agreement(name: str) -> Iterator[str]:
    """Say how far a checker agrees with people, and which weight that bears."""
    figures = agreement_with_people(name)
    if figures is None:
        return
    blind, tune = figures["blind"], figures["tune"]
    yield from ("", "How far to trust it")
    said = (
        f"On {blind['cases']} texts that nobody who wrote it had seen, it agrees with people by a kappa of"
        f" {blind['kappa']:.2f} (Cohen's: 1 is always, 0 is what chance would do), and leaves"
        f" {blind['left_open']:.0%} of them to the learner; on those it was tuned on, by {tune['kappa']:.2f}."
        f" By itself it bears the weight “{bears(name)}”. A step's own samples make it bear more: with enough that pass"
        " and enough that fail by it, `tutor check` knows that it tells them apart here."
    )
    yield _folded(said, 2, 2)


def _folded(text: str, first: int = 0, others: int = 0) -> str:
    """Break a text into lines.

    Args:
        text: The text; its own breaks count as blanks.
        first: Column at which it begins.
        others: Column at which its further lines begin.
    """
    return fill(
        " ".join(text.split()),
        WIDTH,
        initial_indent=" " * first,
        subsequent_indent=" " * others,
        break_long_words=False,
        break_on_hyphens=False,
    )
