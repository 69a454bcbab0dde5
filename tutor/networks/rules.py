"""The networks' rules: dated, sourced facts read from `networks.toml`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked

Confidence = Literal["high", "medium", "low"]
Value = int | float | bool | str


@dataclass(frozen=True, slots=True)
class Rule:
    """One fact about a network."""

    key: str
    """What it is about: ``caption.max``."""
    value: Value
    """A number, yes or no, or a text; a sentence in English, see `texts`."""
    unit: str
    """What a number counts: ``utf16``, ``items``, ``lines``, …"""
    sources: tuple[str, ...]
    """Where it comes from, in words."""
    dated: str
    """Date of the newest source: a year, a month or a day, as ISO 8601 writes them."""
    confidence: Confidence
    """``low`` warns and never fails a learner."""
    texts: tuple[tuple[str, str], ...] = ()
    """A sentence by language; empty where the value reads alike in all."""

    def said(self, language: str) -> Value:
        """Return the value, a sentence in the language wanted."""
        return dict(self.texts).get(language, self.value)


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
    second_limit_key: str = ""
    """A second rule that bounds an ordinary post; empty where there is one only."""
    fold_lines_key: str = ""
    """The rule that says after how many lines a post is cut; empty where none is known."""
    link_key: str = "link.clickable"
    """The rule that says whether a link in an ordinary post can be tapped."""
    formerly: tuple[str, ...] = ()
    """Names under which it was known."""

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

    @property
    def second_limit(self) -> Rule | None:
        """The second rule that bounds an ordinary post."""
        return self.rule(self.second_limit_key)

    @property
    def fold_lines(self) -> Rule | None:
        """The rule that says after how many lines a post is cut."""
        return self.rule(self.fold_lines_key)

    @property
    def link(self) -> Rule | None:
        """The rule that says whether a link in an ordinary post can be tapped."""
        return self.rule(self.link_key)


def may_fail(rule: Rule) -> bool:
    """Tell whether a learner's text may fail by a rule: what one third party says, or sources dispute, only warns."""
    return rule.confidence != "low"


def stale(rule: Rule, today: date) -> bool:
    """Tell whether a rule's newest source is older than twelve months.

    A date without a day or a month is taken at its end: what may still be fresh is not called old.

    Args:
        rule: The rule.
        today: The day it is looked at.
    """
    from calendar import monthrange

    parts = [int(part) for part in rule.dated.split("-")]
    year = parts[0] + 1
    month = parts[1] if len(parts) > 1 else 12
    last = monthrange(year, month)[1]
    day = min(parts[2], last) if len(parts) > 2 else last
    return today > date(year, month, day)


@cache
def networks() -> dict[str, Network]:
    """Return every network by its id, in the data file's order."""
    import tomllib

    with (Path(__file__).parent / "networks.toml").open("rb") as file:
        data = tomllib.load(file)
    return {
        key: _network(key, table, data["sources"])
        for key, table in data.items()
        if isinstance(table, dict) and "facts" in table
    }


def network_named(name: str) -> Network:
    """Return a network by its id, its name or a former one, in any case.

    Raises:
        TutorError: There is none; the nearest is named.
    """
    asked = name.strip().casefold().replace(" ", "_")
    known = {
        word.casefold().replace(" ", "_"): network
        for network in networks().values()
        for word in (*network.formerly, network.name, network.id)
    }
    if asked in known:
        return known[asked]
    from difflib import get_close_matches

    from tutor.text.clean import clean_line

    close = get_close_matches(asked, known, n=1)
    hint = f"'{known[close[0]].id}'?" if close else ", ".join(networks())
    raise TutorError(marked("no such network"), clean_line(name), hint, ExitCode.NOT_FOUND)


def _network(key: str, table: dict[str, Any], sources: dict[str, str]) -> Network:
    return Network(
        key,
        table["name"],
        table["counted_by"],
        table["limit"],
        table.get("fold", ""),
        tuple(_rule(fact, sources) for fact in table["facts"]),
        table.get("second_limit", ""),
        table.get("fold_lines", ""),
        table.get("link", "link.clickable"),
        tuple(table.get("formerly", ())),
    )


def _rule(fact: dict[str, Any], sources: dict[str, str]) -> Rule:
    texts: dict[str, str] = fact.get("text", {})
    return Rule(
        fact["key"],
        texts["en"] if texts else fact["value"],
        fact["unit"],
        tuple(sources[name] for name in fact["sources"]),
        str(fact["dated"]),
        fact["confidence"],
        tuple(texts.items()),
    )
