"""What a checker's manual page is made of: its docstring, its self-test, how far it agrees with people."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tutor.checkers.finding import Weight
from tutor.checkers.notes import model_note
from tutor.checkers.registry import checker_class

AGREEMENT = "agreement.toml"
"""How far each checker agrees with people, measured on the cases of the project."""
SOLID, FAIR = 0.75, 0.6
"""Kappa from which a checker suits a *must*, and a *should*; below, a *note*."""


@cache
def _measured() -> dict[str, Any]:
    with (Path(__file__).parent / AGREEMENT).open("rb") as file:
        return tomllib.load(file)


def agreement_with_people(name: str) -> dict[str, Any] | None:
    """Return cases, kappa and the share left open, for the half that was tuned on and the one that was not."""
    return _measured().get(name)


def bears(name: str) -> Weight | None:
    """Return the weight that a checker bears by its agreement with people; None where nobody has measured it."""
    figures = agreement_with_people(name)
    if figures is None:
        return None
    kappa = figures["blind"]["kappa"]
    return Weight.MUST if kappa >= SOLID else Weight.SHOULD if kappa >= FAIR else Weight.NOTE


def summary(name: str) -> str:
    """Return the first paragraph of a checker's docstring, which says what is right.

    Raises:
        UnknownChecker: No checker has this name.
    """
    return model_note(checker_class(name)).split("\n")[0]
