"""The manual page of a checker, made of the checker itself: docstring, settings, self-test."""

from __future__ import annotations

import inspect
import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from tutor.checkers.base import Checker
from tutor.checkers.finding import Weight
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
    """Return the first sentence of a checker's manual."""
    return _doc(checker_class(name)).split("\n")[0]


def page(name: str) -> str:
    """Return a checker's manual page.

    Raises:
        UnknownChecker: No checker has this name.
    """
    found = checker_class(name)
    lines = [name, "=" * len(name), "", _doc(found), ""]
    notes = setting_notes(found)
    if found.model_fields:
        lines.append("Settings")
        for field, info in found.model_fields.items():
            need = "required" if info.is_required() else f"default {info.get_default(call_default_factory=True)!r}"
            lines.append(f"  {field} ({need})")
            if field in notes:
                lines.append(f"      {notes[field]}")
        lines.append("")
    lines += _agreement(name)
    lines.append("How it judges")
    for sample in found.samples():
        shown = sample.text or str(sample.answer)
        lines.append(f"  {sample.expect.value:8} {shown[:100]}")
    return "\n".join(lines)


def _agreement(name: str) -> list[str]:
    """Say how far a checker agrees with people, and which weight that bears."""
    figures = agreement_with_people(name)
    if figures is None:
        return []
    blind = figures["blind"]
    return [
        "Agreement with people, on texts that nobody who writes checkers has seen",
        f"  Cohen's kappa {blind['kappa']:.2f} on {blind['cases']} texts, {blind['left_open']:.0%} left open;"
        f" {figures['tune']['kappa']:.2f} on those it was tuned on",
        f"  by itself it bears the weight {bears(name)}; a step's own samples make it bear more:",
        "  six that pass and eight that fail, two of them by this criterion (`tutor explain T046`)",
        "",
    ]


_NOTE = re.compile(r'^    (\w+): [^\n]*(?:\n        [^\n"]*)*\n    """(.*?)"""', re.MULTILINE | re.DOTALL)


def setting_notes(found: type[Checker]) -> dict[str, str]:
    """Return what the source says of each setting, inherited ones too: the string below it."""
    notes: dict[str, str] = {}
    for base in reversed(found.__mro__[: found.__mro__.index(Checker)]):
        try:
            source = inspect.getsource(base)
        except (OSError, TypeError):
            continue
        notes |= {name: " ".join(text.split()) for name, text in _NOTE.findall(source)}
    return notes


def _doc(found: type[Checker]) -> str:
    return inspect.cleandoc(found.__doc__ or "")
