"""Settings by their names: what each takes, what the file says that cannot be used, and changing one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tutor.engine.paths import Paths
from tutor.engine.settings import (
    DEPARTMENTS,
    LONGEST_COMPANY,
    LONGEST_KEYS,
    LONGEST_NAME,
    THEMES,
    Settings,
    settings_data,
)
from tutor.i18n import LANGUAGES
from tutor.text.clean import clean_line

CHOICES: dict[str, tuple[str, ...]] = {
    "language": LANGUAGES,
    "department": DEPARTMENTS,
    "theme": THEMES,
    "plain": ("no", "yes"),
}
"""Settings that take one of a few values."""
TEXTS = {"name": LONGEST_NAME, "company": LONGEST_COMPANY}
"""Settings that take a text, and its most characters."""
KEYS = "keys"
"""The table of keys; `keys.COMMAND` names one of them."""
ORDER = ("language", "name", "department", "company", "theme", "plain")
"""Settings as they are listed."""
OPTIONAL = ("name", "department", "company")
"""Settings that may be empty."""
UNSEEN = ("learner",)
"""Settings that the program makes itself."""
_YES = {"yes": True, "true": True, "on": True, "1": True, "no": False, "false": False, "off": False, "0": False}


@dataclass(frozen=True, slots=True)
class Misfit:
    """Something in the settings that cannot be used."""

    key: str
    """The setting; the file's name where none of it can be read."""
    value: str = ""
    """What it says; empty where there is no such setting."""
    nearest: str = ""
    """What it may have been meant to be."""
    choices: tuple[str, ...] = ()
    """What it takes."""


class Unfit(ValueError):
    """A setting or a value cannot be used.

    Args:
        misfit: Which, and what can.
    """

    def __init__(self, misfit: Misfit) -> None:
        super().__init__(misfit.key)
        self.misfit = misfit


def shown(settings: Settings, key: str) -> str:
    """Return a setting as it is typed.

    Raises:
        Unfit: There is none of that name.
    """
    if key.startswith(f"{KEYS}."):
        return dict(settings.keys).get(key.removeprefix(f"{KEYS}."), "")
    if key == KEYS:
        return ", ".join(f"{command} = {keys}" for command, keys in settings.keys)
    if key not in ORDER:
        raise Unfit(_unknown(key))
    value = getattr(settings, key)
    return ("yes" if value else "no") if isinstance(value, bool) else str(value)


def changed(settings: Settings, key: str, typed: str) -> Settings:
    """Return settings with another value for one of them.

    Args:
        settings: The settings until now.
        key: Its name, or `keys.COMMAND`; whether there is such a command, the table of commands knows.
        typed: The value; empty for none, where the setting may be empty.

    Raises:
        Unfit: There is no such setting, or it does not take this.
    """
    if key.startswith(f"{KEYS}."):
        command, keys = key.removeprefix(f"{KEYS}."), clean_line(typed, characters=LONGEST_KEYS)
        others = {name: theirs for name, theirs in settings.keys if name != command}
        return replace(settings, keys=tuple((others | ({command: keys} if keys else {})).items()))
    if key not in ORDER:
        raise Unfit(_unknown(key))
    if key in TEXTS:
        fresh: dict[str, Any] = {key: clean_line(typed, characters=TEXTS[key])}
    else:
        value = _chosen(key, typed)
        fresh = {key: value == "yes" if key == "plain" else value}
    return replace(settings, **fresh)


def misfits(paths: Paths) -> tuple[Misfit, ...]:
    """Say what the settings file holds that cannot be used; nothing where there is no file."""
    try:
        data = settings_data(paths)
    except FileNotFoundError:
        return ()
    except (OSError, ValueError, RecursionError) as error:
        return (Misfit(paths.settings.name, clean_line(str(error))),)
    return tuple(_misfits(data))


def _misfits(data: dict[str, Any]) -> Iterator[Misfit]:
    for key, value in data.items():
        if key in UNSEEN:
            continue
        if key == KEYS:
            yield from _strange_keys(value)
        elif key not in ORDER or key == "name":
            yield _unknown(key)
        elif key in TEXTS or key == "plain":
            kind, expected = (bool, CHOICES["plain"]) if key == "plain" else (str, ())
            if not isinstance(value, kind):
                yield Misfit(key, str(value), choices=expected)
        elif value not in CHOICES[key]:
            yield _bad(key, str(value))


def _strange_keys(table: object) -> Iterator[Misfit]:
    if not isinstance(table, dict):
        yield Misfit(KEYS, str(table))
        return
    yield from (Misfit(f"{KEYS}.{name}", str(keys)) for name, keys in table.items() if not isinstance(keys, str))


def _chosen(key: str, typed: str) -> str:
    """Return one of the values that a setting takes."""
    value = typed.strip().lower()
    if key == "plain" and value in _YES:
        return "yes" if _YES[value] else "no"
    if value in CHOICES[key] or (not value and key in OPTIONAL):
        return value
    raise Unfit(_bad(key, clean_line(typed)))


def _unknown(key: str) -> Misfit:
    names = (*ORDER, f"{KEYS}.COMMAND")
    return Misfit(clean_line(key), nearest=_nearest(key, ORDER), choices=names)


def _bad(key: str, value: str) -> Misfit:
    return Misfit(key, value, _nearest(value, CHOICES[key]), CHOICES[key])


def _nearest(word: str, words: tuple[str, ...]) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(word.lower(), words, n=1)), "")
