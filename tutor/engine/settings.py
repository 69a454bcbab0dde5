"""What the learner told the program about themselves, and how they like it."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from typing import Any

from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.i18n import FALLBACK, LANGUAGES
from tutor.text.clean import clean_line

DEPARTMENTS = ("shop-floor", "hr", "sales", "support", "admin", "production", "it", "management")
"""Departments a learner may come from: the same as those of scenarios."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings, as the file holds them. The learner's name is kept in another file."""

    language: str = FALLBACK
    learner: str = ""
    """Pseudonym: a code that stands in every session."""
    department: str = ""
    """One of `DEPARTMENTS`, or empty."""
    company: str = ""
    """Name of the learner's own company, or empty."""
    name: str = ""
    """Shown on the screen only; see `Paths.name`."""


def guess_language() -> str:
    """Guess the language from the locale; English where it is neither Italian nor English."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if code := os.environ.get(variable, "")[:2].lower():
            return code if code in LANGUAGES else FALLBACK
    import locale

    code = (locale.getlocale()[0] or "")[:2].lower()
    return code if code in LANGUAGES else FALLBACK


def new_pseudonym() -> str:
    """Make a code that says nothing about its bearer."""
    import secrets

    return f"learner-{secrets.token_hex(3)}"


def load_settings(paths: Paths) -> Settings | None:
    """Read the settings; None on the first run. A damaged file counts as none: what is readable is kept."""
    if not paths.settings.is_file():
        return None
    data = _read(paths, "settings")
    language = str(data.get("language", ""))
    department = str(data.get("department", ""))
    return Settings(
        language if language in LANGUAGES else guess_language(),
        clean_line(str(data.get("learner") or new_pseudonym()), characters=40),
        department if department in DEPARTMENTS else "",
        clean_line(str(data.get("company", "")), characters=80),
        clean_line(str(_read(paths, "name").get("name", "")), characters=60),
    )


def save_settings(paths: Paths, settings: Settings) -> None:
    """Write the settings, and the name apart from them.

    Raises:
        OSError: A file cannot be written.
    """
    import tomli_w

    told = {key: value for key, value in asdict(replace(settings, name="")).items() if value}
    write_whole(paths.settings, tomli_w.dumps(told).encode())
    write_whole(paths.name, tomli_w.dumps({"name": settings.name}).encode())


def _read(paths: Paths, which: str) -> dict[str, Any]:
    import tomllib

    try:
        with getattr(paths, which).open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
