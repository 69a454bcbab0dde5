"""What the learner told the program about themselves, and how they like it."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass, replace
from typing import Any

from tutor.engine.files import write_whole
from tutor.engine.paths import Paths
from tutor.i18n import FALLBACK, LANGUAGES
from tutor.text.clean import clean_data, clean_line

DEPARTMENTS = ("shop-floor", "hr", "sales", "support", "admin", "production", "it", "management")
"""Departments a learner may come from: the same as those of scenarios."""
THEMES = ("olive", "light", "high-contrast", "16-colours")
"""Colours of the screens: calm and dark, light, white on black, and those of the terminal itself."""
LONGEST_NAME = 60
LONGEST_COMPANY = 80
LONGEST_KEYS = 60
"""Characters of a command's keys."""


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
    theme: str = THEMES[0]
    """One of `THEMES`."""
    plain: bool = False
    """Whether to speak in lines, without a screen, each time."""
    keys: tuple[tuple[str, str], ...] = ()
    """Ids of commands, and keys of one's own for them. Which of them can be used, the table of commands says."""


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
    language, department, theme = (str(data.get(key, "")) for key in ("language", "department", "theme"))
    return Settings(
        language if language in LANGUAGES else guess_language(),
        clean_line(str(data.get("learner") or new_pseudonym()), characters=40),
        department if department in DEPARTMENTS else "",
        clean_line(str(data.get("company", "")), characters=LONGEST_COMPANY),
        clean_line(str(_read(paths, "name").get("name", "")), characters=LONGEST_NAME),
        theme if theme in THEMES else THEMES[0],
        data.get("plain") is True,
        _keys(data.get("keys")),
    )


def save_settings(paths: Paths, settings: Settings) -> None:
    """Write the settings, and the name apart from them. What a later tutor wrote into the file stays.

    Raises:
        OSError: A file cannot be written.
    """
    import tomli_w

    told = asdict(replace(settings, name="")) | {"keys": dict(settings.keys)}
    foreign = {key: value for key, value in _read(paths, "settings").items() if key not in told}
    write_whole(paths.settings, tomli_w.dumps(foreign | {key: value for key, value in told.items() if value}).encode())
    write_whole(paths.name, tomli_w.dumps({"name": settings.name}).encode())


def settings_data(paths: Paths) -> dict[str, Any]:
    """Return the settings file as it stands, cleaned.

    Raises:
        OSError: It cannot be read.
        ValueError: It is no TOML.
    """
    import tomllib

    with paths.settings.open("rb") as file:
        data: dict[str, Any] = clean_data(tomllib.load(file))
    return data


def _keys(table: object) -> tuple[tuple[str, str], ...]:
    """Return the keys of one's own that are texts, in the order of the file."""
    rows = table.items() if isinstance(table, dict) else ()
    return tuple(
        (clean_line(command), clean_line(keys, characters=LONGEST_KEYS))
        for command, keys in rows
        if isinstance(keys, str)
    )


def _read(paths: Paths, which: str) -> dict[str, Any]:
    import tomllib

    try:
        with getattr(paths, which).open("rb") as file:
            return tomllib.load(file)
    except (OSError, ValueError, RecursionError):
        return {}
