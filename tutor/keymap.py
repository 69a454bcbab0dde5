"""The learner's own keys, laid over the table of commands: what can be used, and what cannot and why."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum

from tutor.commands import COMMANDS, PLACES, Command, commands_for

_SAFE = re.compile(
    r"[a-z0-9]|f(?:[1-9]|10)|ctrl\+[abdefgjklnoqrstuvwxyz]"
    r"|up|down|left|right|home|end|pageup|pagedown|enter|space|escape"
)
"""Keys that every terminal delivers and that nothing else lives on: ctrl with h, i, m and the bracket are other keys in
disguise, ctrl+c copies, ctrl+p opens the palette, tab goes to the next field.
"""
_BESIDE_A_BOX = re.compile(r"ctrl\+\w+|f\d+|escape")
"""Keys that an answer box lets through."""


class Reason(Enum):
    """Why a key cannot be used."""

    UNKNOWN = "unknown"
    """There is no such command."""
    UNSAFE = "unsafe"
    """The key does not arrive in every terminal, or not beside an answer box."""
    CLASH = "clash"
    """Another command of the same screen has it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A key of the learner's own that is not used."""

    reason: Reason
    command: str
    key: str
    other: str = ""
    """The nearest command's id, or the one that has the key."""


@dataclass(frozen=True, slots=True)
class Keymap:
    """The table of commands with the learner's own keys in it."""

    own: Mapping[str, str]
    """Keys by the command's id; only those that can be used."""
    faults: tuple[Fault, ...] = ()
    """What was left out."""

    def commands_for(self, screen: str) -> tuple[Command, ...]:
        """Return the commands of a screen, its own first, with the learner's keys."""
        rows = commands_for(screen)
        return tuple(replace(row, keys=self.own[row.id]) if row.id in self.own else row for row in rows)

    def key(self, command: str) -> str:
        """Return the first key of a command; empty where it has none."""
        row = _row(command)
        return self.own.get(command, row.keys if row else "").split(",")[0]


def keymap(own: Iterable[tuple[str, str]]) -> Keymap:
    """Lay keys of one's own over the table. A command whose keys cannot be used keeps those of the table.

    Args:
        own: Ids of commands, and keys with commas between.
    """
    faults: list[Fault] = []
    usable: dict[str, str] = {}
    for command, keys in own:
        row = _row(command)
        if row is None:
            faults.append(Fault(Reason.UNKNOWN, command, keys, _nearest(command)))
            continue
        typed = [key.strip().lower() for key in keys.split(",") if key.strip()]
        unsafe = [key for key in typed if not arrives(row, key)]
        faults += [Fault(Reason.UNSAFE, command, key) for key in unsafe]
        if left := [key for key in typed if key not in unsafe]:
            usable[command] = ",".join(left)
    while (clash := next(_clashes(Keymap(usable)), None)) is not None:
        faults.append(clash)
        del usable[clash.command]
    return Keymap(usable, tuple(faults))


def arrives(row: Command, key: str) -> bool:
    """Tell whether a key reaches a command in every terminal, beside an answer box where its own keys do."""
    if not _SAFE.fullmatch(key):
        return False
    beside_a_box = all(_BESIDE_A_BOX.fullmatch(default) for default in row.all_keys)
    return not beside_a_box or bool(_BESIDE_A_BOX.fullmatch(key))


def _clashes(laid: Keymap) -> Iterator[Fault]:
    """Find keys that two commands of one screen have; the one that was changed is at fault."""
    for screen in PLACES:
        holders: dict[str, str] = {}
        for row in laid.commands_for(screen):
            for key in row.all_keys:
                other = holders.setdefault(key, row.id)
                if other != row.id:
                    at_fault = row.id if row.id in laid.own else other
                    yield Fault(Reason.CLASH, at_fault, key, other if at_fault == row.id else row.id)


def _row(command: str) -> Command | None:
    return next((row for row in COMMANDS if row.id == command), None)


def _nearest(command: str) -> str:
    from difflib import get_close_matches

    return next(iter(get_close_matches(command, [row.id for row in COMMANDS], n=1)), "")
