"""What the source says of each field of a model: the string that stands below it.

Editors show these notes, the manual prints them, the reference lists them; running a course never needs them, so they
are read from the source where they are asked for.
"""

from __future__ import annotations

import ast
import inspect
import textwrap
from functools import cache
from itertools import pairwise

from pydantic import BaseModel


@cache
def field_notes(model: type[BaseModel]) -> dict[str, str]:
    """Return the note of each field on one line, inherited ones too; a field without one is left out."""
    notes: dict[str, str] = {}
    for base in reversed(model.__mro__):
        if issubclass(base, BaseModel) and base is not BaseModel:
            notes |= _own(base)
    return {name: note for name, note in notes.items() if name in model.model_fields}


def model_note(model: type[BaseModel]) -> str:
    """Return a model's docstring as an editor wraps it: paragraphs on one line each."""
    paragraphs = inspect.cleandoc(model.__doc__ or "").split("\n\n")
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _own(model: type[BaseModel]) -> dict[str, str]:
    """Read the notes that stand in the source of one class; none where there is no source."""
    try:
        source = textwrap.dedent(inspect.getsource(model))
    except (OSError, TypeError):
        return {}
    written = ast.parse(source).body[0]
    assert isinstance(written, ast.ClassDef)
    found = {}
    for field, below in pairwise(written.body):
        if not isinstance(field, ast.AnnAssign) or not isinstance(field.target, ast.Name):
            continue
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str):
            found[field.target.id] = " ".join(below.value.value.split())
    return found
