"""Top-level domains: what makes ``site.it`` an address and ``e.g.this`` none."""

from __future__ import annotations

import string
from functools import cache
from pathlib import Path

RESERVED = frozenset({"example", "test"})
"""Names that RFC 2606 keeps free for examples. In an exercise they stand for real ones, so they count as such."""
LONGEST_LABEL = 63
"""Most characters of one label of a domain, as DNS writes it (RFC 1035)."""
LONGEST_DOMAIN = 253
"""Most characters of a whole domain (RFC 1035)."""
_LATIN = string.ascii_letters + string.digits + "-"


@cache
def top_level_domains() -> frozenset[str]:
    """Return every top-level domain, in lower case; those of other scripts as they are read, not as ``xn--…``."""
    lines = (Path(__file__).parent / "domains.txt").read_text("utf-8").splitlines()
    names = (name for line in lines if not line.startswith("#") for name in line.split())
    return RESERVED.union(names)


@cache
def _longest_of_other_scripts() -> int:
    return max(len(name) for name in top_level_domains() if not name.isascii())


def is_top_level(name: str) -> bool:
    """Tell whether a name is a top-level domain, in any case; every ``xn--…`` is taken for one."""
    folded = name.casefold()
    return folded in top_level_domains() or (folded.startswith("xn--") and len(folded) > 4)


def top_level_at_start(label: str, following: str) -> int:
    """Return how many characters of a label are a top-level domain; 0 where it begins with none.

    Where a script writes without spaces the sentence goes on right after the domain: ``example.comで``. A Latin
    letter, a digit, ``@``, ``+`` or ``-`` after it shows that it is none.

    Args:
        label: The last part of a host, and what is glued to it.
        following: The character after the label; empty at the end of the text.
    """
    latin = len(label) - len(label.lstrip(_LATIN))
    if latin and is_top_level(label[:latin]) and _ends(label[latin:] or following):
        return latin
    if label.isascii():
        return 0
    for length in range(min(len(label), _longest_of_other_scripts()), 0, -1):
        if label[:length] in top_level_domains() and _ends(label[length:] or following):
            return length
    return 0


def _ends(rest: str) -> bool:
    """Tell whether a domain may end before `rest`."""
    return not (rest[:1].isascii() and rest[:1].isalnum()) and rest[:1] not in ("@", "+", "-")


def fits_names(domain: str) -> bool:
    """Tell whether every label of a domain is short enough once it is written as DNS writes it."""
    return all(_written_length(label) <= LONGEST_LABEL for label in domain.split("."))


def _written_length(label: str) -> int:
    if label.isascii() or len(label) > LONGEST_LABEL:
        return len(label)
    return len("xn--") + len(label.casefold().encode("punycode"))
