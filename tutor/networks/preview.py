"""What of a text is seen before a network cuts it, and whether a link in it can be tapped."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.networks.characters import first_graphemes
from tutor.networks.rules import Network, Rule, may_fail


@dataclass(frozen=True, slots=True)
class Visible:
    """The part of a text that is seen before somebody taps *more*."""

    span: tuple[int, int]
    """Offsets into the text, without the white space before the cut."""
    rule: Rule | None
    """The rule that cuts; where nothing is cut, the surest one looked at; None where nobody knows of a cut."""
    cut: bool
    """Whether anything is hidden."""


def visible(text: str, network: Network) -> Visible:
    """Return what of a text is seen before the cut.

    Networks cut where the screen is full, and none says where that is: the earliest of what the rules say counts, by
    characters as a reader sees them or by lines as they were typed. `Rule.confidence` tells how sure that is.

    Args:
        text: The text of a post.
        network: Where it is posted.
    """
    ends = [(end, rule.confidence == "low", rule) for end, rule in _ends(text, network)]
    if not ends:
        return Visible((0, len(text)), None, False)
    whole = len(text.rstrip())
    end, _, rule = min(ends, key=lambda found: (min(found[0], whole), found[1]))
    if end >= whole:
        return Visible((0, len(text)), rule, False)
    return Visible((0, len(text[:end].rstrip())), rule, True)


def _ends(text: str, network: Network) -> Iterator[tuple[int, Rule]]:
    """Give where each rule of a network cuts a text; rules that are only a sentence cut nowhere."""
    by_characters, by_lines = network.fold, network.fold_lines
    if by_characters is not None and isinstance(by_characters.value, int):
        yield first_graphemes(text, by_characters.value), by_characters
    if by_lines is not None and isinstance(by_lines.value, int):
        yield _first_lines(text, by_lines.value), by_lines


def _first_lines(text: str, number: int) -> int:
    """Return the offset at which the first `number` typed lines end, empty ones counted."""
    end = -1
    for _ in range(number):
        end = text.find("\n", end + 1)
        if end < 0:
            return len(text)
    return end


def link_works(network: Network) -> bool | None:
    """Tell whether a link in an ordinary post can be tapped; None where nobody knows it well enough to rely on it."""
    rule = network.link
    return bool(rule.value) if rule is not None and may_fail(rule) else None


def link_rules(network: Network) -> tuple[Rule, ...]:
    """Return what is known of where links can be tapped: in a caption, in a description, in a profile."""
    return tuple(rule for rule in network.rules if rule.key.startswith("link.clickable"))
