"""A tagged link: what was mended, what only its author can mend, and where its visits end up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tutor.checkers.tracking.links import exposed_words, fault_words
from tutor.i18n import Speaker, marked
from tutor.networks.channels import UNASSIGNED, Condition, Filed, Ground, filed
from tutor.networks.links import REQUIRED, Mended, parse_link, unreadable
from tutor.text.clean import clean_line

GROUNDS = {
    Condition.IS: marked("utm_{piece} is {value}"),
    Condition.STARTS: marked("utm_{piece} ({value}) begins with {wanted}"),
    Condition.ENDS: marked("utm_{piece} ({value}) ends with {wanted}"),
    Condition.CONTAINS: marked("utm_{piece} ({value}) contains {wanted}"),
    Condition.LISTED: marked("utm_{piece} ({value}) is on Google's list for {wanted}"),
    Condition.SHOPPING_WORD: marked("utm_{piece} ({value}) speaks of shopping"),
    Condition.EMPTY: marked("utm_{piece} is empty"),
    Condition.UNKNOWN: marked("Google knows no {piece} {value}"),
}
"""Why a visit is filed where it is."""


def link_lines(tidied: Mended, exposed: str, voice: Speaker) -> Iterator[str]:
    """Show a link as it should be, what was wrong with it, and where its visits are filed.

    Args:
        tidied: The link after mending.
        exposed: A value of its tags that tells of a person; empty where none does.
        voice: Says sentences.
    """
    yield clean_line(tidied.link, characters=4000)
    for flaw in tidied.mended:
        yield "    " + voice.say("mended: {fault}", fault=clean_line(fault_words(flaw, voice)))
    for flaw in tidied.left:
        yield "    " + voice.say("left to you: {fault}", fault=clean_line(fault_words(flaw, voice)))
    if exposed:
        said = exposed_words(clean_line(exposed, characters=60), voice)
        yield "    " + voice.say("left to you: {fault}", fault=said)
    if unreadable(tidied.link):
        return
    found = _filed(tidied)
    if found is None:
        yield voice.say(
            "Without tags Google Analytics files its visits by the page that led here; without one, under Direct."
        )
        return
    why = ", ".join(_because(ground, voice) for ground in found.because.grounds)
    if found.channel == UNASSIGNED:
        yield voice.say("Google Analytics files its visits nowhere (Unassigned): {why}.", why=why)
    else:
        yield voice.say("Google Analytics files its visits under {channel}: {why}.", channel=found.channel, why=why)


def link_data(tidied: Mended, exposed: str) -> dict[str, Any]:
    """Return the same, for programs; without a tag the channel is null: it hangs on the page that led here."""
    found = _filed(tidied)
    where = asdict(found) if found else {"channel": None, "because": None}
    return {**asdict(tidied), "exposed": exposed or None, **where}


def _filed(tidied: Mended) -> Filed | None:
    """Return where visits are filed; None where no tag says anything."""
    link = parse_link(tidied.link)
    written = [link.value(name) for name in REQUIRED]
    return filed(*written) if any(written) else None


def _because(ground: Ground, voice: Speaker) -> str:
    value, wanted = (clean_line(text, characters=60) for text in (ground.value, ground.wanted))
    asked = ground.asked if ground.value else Condition.EMPTY
    return voice.say(GROUNDS[asked], piece=ground.piece, value=value, wanted=wanted)
