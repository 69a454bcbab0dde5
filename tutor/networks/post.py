"""How a network shows a post: what is seen at once, what behind *more*, and what it does not take at all."""

from __future__ import annotations

from dataclasses import dataclass

from tutor.networks.count import Count, What, count
from tutor.networks.extract import hashtags
from tutor.networks.preview import link_works, visible
from tutor.networks.rules import Network


@dataclass(frozen=True, slots=True)
class Post:
    """A text as a network shows it: in three parts, without the white space between them."""

    network: Network
    text: str
    """The text as it was written."""
    shown: str
    """What is seen at once."""
    hidden: str
    """What is seen after a tap on *more*; empty where nothing is cut."""
    refused: str
    """What is beyond the network's limit."""
    counted: Count
    hashtags: int
    dead_links: bool
    """Whether there is a link in it that cannot be tapped."""


def post(text: str, network: Network) -> Post:
    """Show a text as a network does.

    Args:
        text: Any text; the time is in proportion to its length.
        network: Where it would be posted.
    """
    counted = count(text, network)
    seen = min(visible(text, network).span[1], counted.taken)
    linked = any(driver.what is What.LINKS for driver in counted.drivers)
    return Post(
        network,
        text,
        text[:seen].rstrip(),
        text[seen : counted.taken].strip(),
        text[counted.taken :].strip(),
        counted,
        len(hashtags(text, network.id)),
        linked and link_works(network) is False,
    )
