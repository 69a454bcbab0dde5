"""Whether the forms of a fact do what they are for: each one, put alone, is found by the checker that looks for it."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from tutor.checkers.base import Checker
from tutor.checkers.confidential import NothingConfidential
from tutor.checkers.facts import FactsKept
from tutor.checkers.finding import Answer, Context, Fact, Outcome
from tutor.course.load import LoadedScenario
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.text.clean import clean

_NEAR = re.compile(r"\s+within\s+\d+\s+|\s+_\s+")
_CHOICE = re.compile(r"[^\s|]+(?:\|[^\s|]+)+")


def forms(loaded: LoadedScenario) -> Iterator[Problem]:
    """Look for the forms of a scenario's facts that are lost on their own checker.

    Args:
        loaded: The scenario.

    Yields:
        A problem for each form that, said alone, neither keeps its fact nor gives it away.
    """
    for at, fact in enumerate(loaded.scenario.facts):
        where: Path = ("facts", at)
        named, confidential = fact.label or fact.text, fact.confidential
        alone = Fact(
            fact.id, 1, fact.text, named, fact.accept, fact.match, confidential, even_negated=fact.even_negated
        )
        context = Context(loaded.language, facts=(alone,))
        if not fact.confidential:
            kept = FactsKept(facts=(fact.id,))
            for index, said in _lost(fact.accept, kept, (Outcome.MET,), context):
                message = f"[{loaded.language}] an answer that says «{said}» does not keep the fact '{fact.id}'"
                yield _problem(loaded, Code.FACT_FORM_LOST, (*where, "accept"), index, message)
        else:
            for index, said in _lost(fact.match, NothingConfidential(), (Outcome.UNMET, Outcome.UNSURE), context):
                message = f"[{loaded.language}] an answer that says «{said}» does not give away '{fact.id}'"
                yield _problem(loaded, Code.LEAK_FORM_LOST, (*where, "match"), index, message)


def said_alone(form: str) -> Iterator[str]:
    """Give texts that a form is meant to find: each of its choices once, its stems as they are."""
    bare = _NEAR.sub(" ", form).replace("*", "")
    choices = [match[0].split("|") for match in _CHOICE.finditer(bare)]
    first = _CHOICE.sub(lambda match: match[0].split("|")[0], bare)
    yield first
    for place, options in enumerate(choices):
        for option in options[1:]:
            row = iter([option if at == place else each[0] for at, each in enumerate(choices)])
            yield _CHOICE.sub(lambda _, row=row: next(row), bare)  # type: ignore[misc] # of a lambda with a default


def _lost(
    patterns: Iterable[str], checker: Checker, wanted: Container[Outcome], context: Context
) -> Iterator[tuple[int, str]]:
    """Give the place of each form that is lost, with the text that shows it."""
    for index, form in enumerate(patterns):
        for text in said_alone(form):
            if checker.check(Answer(clean(text)), context).outcome not in wanted:
                yield index, text
                break


def _problem(loaded: LoadedScenario, code: Code, where: Path, index: int, message: str) -> Problem:
    _, at, key = where
    written = loaded.source.data["facts"][at][key]
    path = (*where, loaded.language, index) if isinstance(written, dict) else (*where, index)
    return loaded.source.problem(code, path, message, "write it as people would, or take it out")
