"""A shuffle that comes out the same for the same learner and step, on every machine and in every replay."""

from __future__ import annotations

import hashlib

Pair = tuple[str, str]


def shuffled(options: tuple[Pair, ...], seed: str, *, moved: bool = False) -> tuple[Pair, ...]:
    """Return the options in an order that depends only on their ids and the seed.

    Args:
        options: Id and text of each.
        seed: What makes one learner's order differ from another's.
        moved: Whether the given order may not come out: it is the answer.
    """
    mixed = tuple(sorted(options, key=lambda option: hashlib.sha256(f"{seed}/{option[0]}".encode()).digest()))
    return mixed[1:] + mixed[:1] if moved and mixed == options and len(mixed) > 1 else mixed
