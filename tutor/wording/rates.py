"""Two rates side by side: whether they differ by more than chance, in words and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tutor.i18n import Speaker
from tutor.metrics.proportions import Comparison, Counts, beyond_chance, compare

ONE_IN = 1000
"""Chances smaller than one in so many are told as smaller."""


def comparison_lines(first: Counts, second: Counts, voice: Speaker) -> Iterator[str]:
    """Say what two rates come to, whether they differ by more than chance, and by how much."""
    found = compare(*first, *second)
    for counts, rate in ((first, found.first), (second, found.second)):
        yield voice.say(
            "{hits} of {trials} is {rate} %.", hits=counts.hits, trials=counts.trials, rate=_percent(rate, voice)
        )
    yield _judgement(found, voice)
    if not found.too_small:
        yield voice.say(
            "The second against the first: {difference} points; with more to count, likely between {low} and {high}.",
            difference=_points(found.difference, voice),
            low=_points(found.low, voice),
            high=_points(found.high, voice),
        )


def comparison_data(first: Counts, second: Counts) -> dict[str, Any]:
    """Return the same, for programs: rates and differences as shares of one."""
    found = compare(*first, *second)
    counted = {"first_counts": first._asdict(), "second_counts": second._asdict()}
    return {**counted, **asdict(found), "beyond_chance": beyond_chance(found)}


def _judgement(found: Comparison, voice: Speaker) -> str:
    """Say whether two rates differ, and how often chance alone would do as much."""
    if found.too_small:
        return voice.say("Too few to tell yet: with numbers so small, one more or one less turns it round.")
    if not found.difference:
        return voice.say("The two are alike.")
    often = _often(found.p_value, voice)
    if beyond_chance(found):
        return voice.say("They differ by more than chance, which alone parts two rates this far {often}.", often=often)
    return voice.say("The gap can be chance, which alone parts two rates this far {often}.", often=often)


def _often(chance: float, voice: Speaker) -> str:
    """Say a chance as people do: so many times in a hundred, or in a thousand."""
    if chance < 1 / ONE_IN:
        return voice.say("less than once in a thousand")
    if chance < 0.01:
        number = round(chance * ONE_IN)
        return voice.plural("{number} time in a thousand", "{number} times in a thousand", number)
    return voice.plural("{number} time in a hundred", "{number} times in a hundred", round(chance * 100))


def _percent(share: float, voice: Speaker) -> str:
    return _written(f"{100 * share:.1f}", voice)


def _points(share: float, voice: Speaker) -> str:
    return _written(f"{100 * share:+.1f}".replace("-", "−"), voice)


def _written(number: str, voice: Speaker) -> str:
    return number.replace(".", ",") if voice.language == "it" else number
