"""A tagged link: what was mended, what only its author can mend, and where its visits end up."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from tutor.checkers.tracking.links import fault_words
from tutor.i18n import Speaker, marked
from tutor.networks.channels import UNASSIGNED, Condition, Filed, Ground, filed
from tutor.networks.links import REQUIRED, Mended, parse_link
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


def link_lines(tidied: Mended, voice: Speaker) -> Iterator[str]:
    """Show a link as it should be, what was wrong with it, and where its visits are filed."""
    yield clean_line(tidied.link, characters=4000)
    for flaw in tidied.mended:
        yield "    " + voice.say("mended: {fault}", fault=clean_line(fault_words(flaw, voice)))
    for flaw in tidied.left:
        yield "    " + voice.say("left to you: {fault}", fault=clean_line(fault_words(flaw, voice)))
    found = _filed(tidied)
    why = ", ".join(_because(ground, voice) for ground in found.because.grounds)
    if found.channel == UNASSIGNED:
        yield voice.say("Google Analytics files its visits nowhere (Unassigned): {why}.", why=why)
    else:
        yield voice.say("Google Analytics files its visits under {channel}: {why}.", channel=found.channel, why=why)


def link_data(tidied: Mended) -> dict[str, Any]:
    """Return the same, for programs."""
    return {**asdict(tidied), **asdict(_filed(tidied))}


def _filed(tidied: Mended) -> Filed:
    link = parse_link(tidied.link)
    source, medium, campaign = (link.value(name) for name in REQUIRED)
    return filed(source, medium, campaign)


def _because(ground: Ground, voice: Speaker) -> str:
    value, wanted = (clean_line(text, characters=60) for text in (ground.value, ground.wanted))
    return voice.say(GROUNDS[ground.asked], piece=ground.piece, value=value, wanted=wanted)
