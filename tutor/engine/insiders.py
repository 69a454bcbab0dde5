"""What the learner's machine knows of people and of what stays inside: for whoever looks at a text before it leaves."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tutor.engine.paths import shipped_courses
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from tutor.checkers.finding import Context
    from tutor.engine.engine import Engine
    from tutor.session.journal import Reading

LARGEST = 512 * 1024
"""Bytes of a company's file that is looked into."""


@dataclass(frozen=True, slots=True)
class Insiders:
    """What is known here."""

    people: tuple[str, ...] = ()
    """Names: the learner's own, and those of people of the learner's companies."""
    confidential: tuple[str, ...] = ()
    """Patterns of what these companies keep inside."""


def contexts_of(engine: Engine, reading: Reading) -> dict[str, Context]:
    """Return what each step publishes itself and may be said; nothing where the scenario is not at hand."""
    from tutor.session.grading import context_for

    loaded = engine.scenario_of(reading)
    return {step.id: context_for(loaded, step, {}) for step in loaded.scenario.steps} if loaded else {}


def insiders(engine: Engine, reading: Reading) -> Insiders:
    """Gather whose names and which secrets a session may hold.

    The people of a company that came with the program are invented; those of any other course may be real.

    Args:
        engine: Whose machine it is.
        reading: The session.

    Raises:
        TutorError: A company's file cannot be read.
    """
    people, confidential = [engine.settings.name], list[str]()
    for path in sorted(engine.paths.companies.glob("*.toml")):
        data = _company(path)
        people += _texts(data.get("people"))
        confidential += _texts(data.get("confidential"))
    loaded = engine.scenario_of(reading)
    if loaded is not None and not engine.library.entry(loaded.scenario.id).root.startswith(str(shipped_courses())):
        people += loaded.company.people
    return Insiders(tuple(filter(None, people)), tuple(confidential))


def _company(path: Path) -> dict[str, object]:
    """Read a company's file as far as it goes.

    Raises:
        TutorError: It cannot be read: what it keeps inside would go out unseen.
    """
    try:
        if path.stat().st_size <= LARGEST:
            return tomllib.loads(path.read_text("utf-8"))
        said = str(path)
    except (OSError, ValueError, RecursionError) as error:
        said = f"{path}: {error}"
    hint = marked("mend it or take it away; it names what stays inside")
    raise TutorError(marked("I cannot read what your company keeps inside"), clean_line(said), hint)


def _texts(value: object) -> Iterator[str]:
    """Return every text in a value, in whatever language it is written there."""
    match value:
        case str():
            yield value
        case list():
            for each in value:
                yield from _texts(each)
        case dict():
            for each in value.values():
                yield from _texts(each)
