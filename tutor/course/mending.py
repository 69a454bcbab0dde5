"""A scenario read past its slips, so that what lies behind them is told in the same breath."""

from __future__ import annotations

import re
from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tutor.checkers.settings import Languages
from tutor.course.homes import closest
from tutor.course.positions import Path
from tutor.course.shape import holds, real_path

M = TypeVar("M", bound=BaseModel)
"""A file of a course."""
ROUNDS = 4
"""Times that a file is mended and read again: one slip may hide another, hardly a third."""
_QUOTED = re.compile(r"'([^']+)'")
_FREE = frozenset(
    """
    title role reader goal link_in link_out brief area department level minutes text question ask says about style
    """.split()
)
"""Keys that nothing else in a file points at: any value does, to look at what lies behind."""


def mended(data: dict[str, Any], model: type[M], languages: Languages) -> M | None:
    """Read a file as if its smaller slips were mended: misspelt keys by their right names, other faults left out.

    The result is only for looking further: it never reaches a learner.

    Args:
        data: The file's data; not changed.
        model: What it has to be.
        languages: Which language is read.

    Returns:
        The model, or None where something that cannot be done without is at fault.
    """
    copy = deepcopy(data)
    for _ in range(ROUNDS):
        try:
            return model.model_validate(copy, context=languages)
        except ValidationError as error:
            complaints = error.errors(include_url=False, include_input=False)
            placed = [(complaint, real_path(complaint, copy, languages)) for complaint in complaints]
            missing = [path for complaint, path in placed if complaint["type"] == "missing"]
            faulty = [(complaint, path) for complaint, path in placed if complaint["type"] != "missing"]
            done = [_mend(copy, path, missing, complaint) for complaint, path in faulty]
            if not all(done or [_fill(copy, path) for path in missing]):
                return None
    return None


def _stand_in(complaint: Any) -> Any:
    """Return a value that would do where a wrong one stands; None where none can be told."""
    kind, expected = complaint["type"], str(complaint.get("ctx", {}).get("expected", ""))
    if kind in ("literal_error", "enum") and (first := _QUOTED.search(expected)):
        return first[1]
    return 1 if kind.startswith(("int_", "greater_", "less_")) else None


def _fill(data: dict[str, Any], path: Path) -> bool:
    """Put something where a key is missing that nothing else points at; tell whether that could be done."""
    table: Any = data
    for step in path[:-1]:
        table = table[step] if holds(table, step) else None
    if not path or path[-1] not in _FREE or not isinstance(table, dict):
        return False
    table[str(path[-1])] = 1 if path[-1] in ("level", "minutes") else "x"
    return True


def _mend(data: dict[str, Any], path: Path, missing: list[Path], complaint: Any) -> bool:
    """Mend one fault: brackets too many or too few are put right, a misspelt key is renamed, a value that does not fit
    gives way to one that would; other keys are left out.

    Returns:
        Whether that could be done without leaving out tables that others name.
    """
    table: Any = data
    for step in path[:-1]:
        table = table[step] if holds(table, step) else {}
    if not path or not isinstance(table, dict) or path[-1] not in table:
        return True
    value = table.pop(path[-1])
    if (stand_in := _stand_in(complaint)) is not None:
        table[path[-1]] = stand_in
        return True
    wanted = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    if meant := closest(str(path[-1]), wanted):
        table[meant] = value
    elif complaint["type"] != "extra_forbidden" and _bracketed(value) is not None:
        table[path[-1]] = _bracketed(value)
    return not (isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict))


def _bracketed(value: Any) -> Any:
    """Return a table as the one of a list, and the only table of a list as itself; None for other values."""
    if isinstance(value, dict):
        return [value]
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) else None
