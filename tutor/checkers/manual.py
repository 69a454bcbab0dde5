"""The manual page of a checker, made of the checker itself: docstring, settings, self-test."""

from __future__ import annotations

import inspect
import re

from tutor.checkers.base import Checker
from tutor.checkers.registry import checker_class


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
    lines.append("How it judges")
    for sample in found.samples():
        shown = sample.text or str(sample.answer)
        lines.append(f"  {sample.expect.value:8} {shown[:100]}")
    return "\n".join(lines)


def setting_notes(found: type[Checker]) -> dict[str, str]:
    """Return what the source says of each setting: the string below it."""
    try:
        source = inspect.getsource(found)
    except (OSError, TypeError):
        return {}
    notes = re.findall(r'^    (\w+): [^\n]*(?:\n        [^\n"]*)*\n    """(.*?)"""', source, re.MULTILINE | re.DOTALL)
    return {name: " ".join(text.split()) for name, text in notes}


def _doc(found: type[Checker]) -> str:
    return inspect.cleandoc(found.__doc__ or "")
