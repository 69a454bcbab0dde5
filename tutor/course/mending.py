"""A scenario read past its slips, so that what lies behind them is told in the same breath."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from tutor.checkers.settings import Languages
from tutor.course.homes import closest
from tutor.course.positions import Path
from tutor.course.shape import holds, real_path

M = TypeVar("M", bound=BaseModel)
"""A file of a course."""


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
    for _ in range(2):
        try:
            return model.model_validate(copy, context=languages)
        except ValidationError as error:
            complaints = error.errors(include_url=False, include_input=False)
            paths = [(complaint["type"], real_path(complaint["loc"], copy, languages)) for complaint in complaints]
            missing = [path for kind, path in paths if kind == "missing"]
            faulty = [path for kind, path in paths if kind != "missing"]
            if not all(_mend(copy, path, missing) for path in faulty):
                return None
    return None


def _mend(data: dict[str, Any], path: Path, missing: list[Path]) -> bool:
    """Mend one fault: brackets too many or too few are put right, a misspelt key is renamed, others are left out.

    Returns:
        Whether that could be done without leaving out tables that others name.
    """
    table: Any = data
    for step in path[:-1]:
        table = table[step] if holds(table, step) else {}
    if not path or not isinstance(table, dict) or path[-1] not in table:
        return True
    value = table.pop(path[-1])
    wanted = [str(other[-1]) for other in missing if other[:-1] == path[:-1]]
    if meant := closest(str(path[-1]), wanted):
        table[meant] = value
    elif _bracketed(value) is not None:
        table[path[-1]] = _bracketed(value)
    return not (isinstance(value, list) and len(value) > 1 and isinstance(value[0], dict))


def _bracketed(value: Any) -> Any:
    """Return a table as the one of a list, and the only table of a list as itself; None for other values."""
    if isinstance(value, dict):
        return [value]
    return value[0] if isinstance(value, list) and len(value) == 1 and isinstance(value[0], dict) else None
