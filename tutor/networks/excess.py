"""What a post holds more of than its network takes: hashtags, links, cashtags, telephone numbers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tutor.networks.extract import cashtags, hashtags, links
from tutor.networks.rules import Network, Rule, may_fail
from tutor.text.tokens import Kind, split


@dataclass(frozen=True, slots=True)
class Excess:
    """More of something than a network takes."""

    number: int
    """How many there are."""
    most: int
    """How many the network takes."""
    rule: Rule
    """The rule that says so."""

    @property
    def refused(self) -> bool:
        """Whether the rule is sure enough to say that the text does not fit."""
        return may_fail(self.rule)


def _phones(text: str, _: str) -> list[object]:
    # A telephone number reads alike in every language of the tutor.
    return [token for token in split(text, "en") if token.kind is Kind.PHONE]


_FINDERS: dict[str, Callable[[str, str], list[object]]] = {
    "hashtags.max": lambda text, network: [*hashtags(text, network)],
    "topic_tags.max": lambda text, network: [*hashtags(text, network)],
    "links.max": lambda text, network: [*links(text, network)],
    "cashtags.max": lambda text, network: [*cashtags(text, network)],
    "phones.max": _phones,
}
"""What each rule counts, found in a text on a network."""


def excesses(text: str, network: Network) -> tuple[Excess, ...]:
    """Find what a text holds more of than a network takes, in the order of the network's rules.

    Args:
        text: The text of a post; the time is in proportion to its length.
        network: Where it would be posted.
    """
    bounds = [(rule, rule.value, _FINDERS[rule.key]) for rule in network.rules if rule.key in _FINDERS]
    counted = [(rule, most, len(find(text, network.id))) for rule, most, find in bounds if isinstance(most, int)]
    return tuple(Excess(number, most, rule) for rule, most, number in counted if number > most)
