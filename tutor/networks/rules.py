"""The networks' rules: dated, sourced facts read from `networks.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

Confidence = Literal["high", "medium", "low"]
Value = int | float | bool | str


@dataclass(frozen=True, slots=True)
class Rule:
    """One fact about a network."""

    key: str
    """What it is about: ``caption.max``."""
    value: Value
    unit: str
    """What a number counts: ``utf16``, ``items``, ``lines``, …"""
    sources: tuple[str, ...]
    """Where it comes from, in words."""
    dated: str
    """Date of the newest source: a year, a month or a day, as ISO 8601 writes them."""
    confidence: Confidence
    """``low`` warns and never fails a learner."""


@dataclass(frozen=True, slots=True)
class Network:
    """A network and its rules."""

    id: str
    name: str
    counted_by: str
    """How the length of a text is counted; see `tutor.networks.count`."""
    limit_key: str
    """The rule that bounds an ordinary post."""
    fold_key: str
    """The rule that says where a post is cut; empty where none is known."""
    rules: tuple[Rule, ...]

    def rule(self, key: str) -> Rule | None:
        """Return a rule, or None where the network has none of that name."""
        return next((rule for rule in self.rules if rule.key == key), None)

    @property
    def limit(self) -> Rule | None:
        """The rule that bounds an ordinary post."""
        return self.rule(self.limit_key)

    @property
    def fold(self) -> Rule | None:
        """The rule that says after how many characters a post is cut."""
        return self.rule(self.fold_key)


@cache
def networks() -> dict[str, Network]:
    """Return every network by its id, in the data file's order."""
    with (Path(__file__).parent / "networks.toml").open("rb") as file:
        data = tomllib.load(file)
    sources = data["sources"]
    return {
        key: Network(
            key,
            table["name"],
            table["counted_by"],
            table["limit"],
            table.get("fold", ""),
            tuple(_rule(fact, sources) for fact in table["facts"]),
        )
        for key, table in data.items()
        if isinstance(table, dict) and "facts" in table
    }


def _rule(fact: dict[str, Value | list[str]], sources: dict[str, str]) -> Rule:
    named = fact["sources"]
    assert isinstance(named, list)
    return Rule(
        str(fact["key"]),
        fact["value"],  # type: ignore[arg-type]
        str(fact["unit"]),
        tuple(sources[name] for name in named),
        str(fact["dated"]),
        fact["confidence"],  # type: ignore[arg-type]
    )
