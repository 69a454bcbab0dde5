"""Channels: the row of a Google Analytics report that a tagged visit ends up in, and why.

The rules and the lists of sites are data, dated and sourced in `channels.toml`. Case does not matter to them.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

UNASSIGNED = "Unassigned"
"""Where a visit goes that no rule files."""
PIECES = ("source", "medium", "campaign")
"""The pieces of the tags that rules look at."""


class Condition(StrEnum):
    """What a rule asks of one piece, or why no rule could use it."""

    IS = "is"
    STARTS = "starts"
    ENDS = "ends"
    CONTAINS = "contains"
    LISTED = "listed"
    SHOPPING_WORD = "shopping-word"
    EMPTY = "empty"
    """Nothing is written there."""
    UNKNOWN = "unknown"
    """What is written there is on no list and in no rule."""


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that decided: the source *facebook* is *listed* under *social*."""

    piece: str
    """``source``, ``medium`` or ``campaign``."""
    value: str
    """What was written there, without white space around it."""
    asked: Condition
    wanted: str = ""
    """What it looks for: the exact value, the part of it, the list's name; empty where it needs nothing."""


@dataclass(frozen=True, slots=True)
class Because:
    """Why a visit is filed where it is."""

    rule: str
    """The rule's id in `channels.toml`; empty where none held."""
    grounds: tuple[Ground, ...]
    """What decided, one for each condition of the rule; where no rule held, what is empty or unknown."""


@dataclass(frozen=True, slots=True)
class Filed:
    """The channel that a visit is filed under, by Google's name, and why."""

    channel: str
    because: Because


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: every group has to hold, a group holds when one of its tests does."""

    id: str
    channel: str
    groups: tuple[tuple[Ground, ...], ...]
    """Tests as grounds without a value."""


def filed(source: str, medium: str = "", campaign: str = "") -> Filed:
    """Say which channel Google Analytics files a visit under by default, and why.

    Args:
        source: The value of utm_source: ``instagram``, ``facebook.com``.
        medium: The value of utm_medium; empty where there is none.
        campaign: The value of utm_campaign; empty where there is none.
    """
    written = dict(zip(PIECES, (source.strip(), medium.strip(), campaign.strip()), strict=True))
    folded = {piece: value.casefold() for piece, value in written.items()}
    for rule in rules():
        held = [_held(group, folded) for group in rule.groups]
        grounds = [ground for ground in held if ground]
        if len(grounds) == len(held):
            named = tuple(
                Ground(ground.piece, written[ground.piece], ground.asked, ground.wanted) for ground in grounds
            )
            return Filed(rule.channel, Because(rule.id, named))
    return Filed(UNASSIGNED, Because("", tuple(_useless(piece, written[piece]) for piece in ("source", "medium"))))


def category(source: str) -> str:
    """Return the list that names a source: ``search``, ``social``, ``shopping``, ``video``; empty for none."""
    name = source.strip().casefold()
    return next((list_name for list_name, names in lists().items() if name in names), "")


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules in the order they are tried."""
    return tuple(
        Rule(
            table["id"],
            table["channel"],
            tuple(tuple(test for row in group for test in _tests(row)) for group in table["when"]),
        )
        for table in _data()["rules"]
    )


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """Return the names of sites by category, case folded."""
    return {
        name: frozenset(site.strip() for site in sites.replace("\n", " ").split(","))
        for name, sites in _data()["lists"].items()
    }


@cache
def _data() -> dict[str, Any]:
    with (Path(__file__).parent / "channels.toml").open("rb") as file:
        return tomllib.load(file)


def _tests(row: dict[str, Any]) -> list[Ground]:
    """Read one line of a rule; a line that names several values is as many tests."""
    ((name, wanted),) = ((key, value) for key, value in row.items() if key != "piece")
    values = wanted if isinstance(wanted, list) else [wanted if isinstance(wanted, str) else ""]
    return [Ground(row["piece"], "", Condition(name), value) for value in values]


def _held(group: tuple[Ground, ...], written: dict[str, str]) -> Ground | None:
    """Return the first test of a group that holds."""
    return next((test for test in group if _holds(test, written[test.piece])), None)


_SHOPPING_WORD = re.compile("shopping|(?:^|[^a-df-z])shop")
"""Google's own pattern for campaigns, on case-folded text."""


def _holds(test: Ground, value: str) -> bool:
    match test.asked:
        case Condition.IS:
            return value == test.wanted
        case Condition.STARTS:
            return value.startswith(test.wanted)
        case Condition.ENDS:
            return value.endswith(test.wanted)
        case Condition.CONTAINS:
            return test.wanted in value
        case Condition.LISTED:
            return value in lists()[test.wanted]
        case Condition.SHOPPING_WORD:
            return _SHOPPING_WORD.search(value) is not None
        case _:
            return False


def _useless(piece: str, value: str) -> Ground:
    """Say why no rule could use a piece."""
    return Ground(piece, value, Condition.UNKNOWN if value else Condition.EMPTY)
