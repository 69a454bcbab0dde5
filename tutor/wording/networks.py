"""What a network allows, and why a text is as long as it is, in words and for programs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date
from typing import Any

from tutor.i18n import Speaker, marked
from tutor.networks.count import Count, Driver, What
from tutor.networks.excess import excesses
from tutor.networks.preview import Visible, link_rules, link_works
from tutor.networks.rules import Network, Rule, may_fail, stale
from tutor.text.clean import clean, clean_line

UNITS = {
    "x_weighted": marked("characters as X weighs them"),
    "grapheme": marked("characters as a reader sees them"),
    "utf16": marked("characters (most emoji are two or more)"),
    "utf8_bytes": marked("bytes (a letter with an accent is two)"),
    "codepoint": marked("characters (an emoji is as many as its parts)"),
    "char_unspecified": marked("characters"),
    "lines": marked("lines"),
    "items": marked("pieces"),
    "bytes": marked("bytes"),
    "seconds": marked("seconds"),
    "px": marked("pixels"),
}
"""What is counted, in words; units that are missing need none."""
CONFIDENCES = {
    "high": marked("high confidence"),
    "medium": marked("medium confidence"),
    "low": marked("low confidence, it only warns"),
}

EXCESSES = {
    "hashtags.max": marked("Hashtags here: {number}, and {most} at most are taken ({sure})."),
    "topic_tags.max": marked("Hashtags here: {number}, and {most} at most becomes a topic ({sure})."),
    "links.max": marked("Links here: {number}, and {most} at most are taken ({sure})."),
    "cashtags.max": marked("Cashtags here: {number}, and {most} at most is taken ({sure})."),
    "phones.max": marked("A telephone number in the text: the post is refused ({sure})."),
}
"""What a post holds too many of, by the key of the rule."""
LINK_PLACES = {
    "link.clickable_in_shorts": marked("in a Short"),
    "link.clickable_in_about": marked("in the line about the business"),
}
"""Places of a network beside the ordinary post, in words."""


def unit_words(unit: str, voice: Speaker) -> str:
    """Say what is counted; empty where there is nothing to say."""
    return voice.say(UNITS.get(unit, ""))


def value_words(rule: Rule, voice: Speaker) -> str:
    """Say a rule's value: yes or no, a number with its unit, or a sentence."""
    value = rule.said(voice.language)
    if isinstance(value, bool):
        return voice.say("yes") if value else voice.say("no")
    if isinstance(value, str):
        return value
    return f"{rule.value} {unit_words(rule.unit, voice)}".rstrip()


def emoji_cost_unknown(network: Network) -> bool:
    """Tell whether a network says neither what it counts nor what an emoji costs."""
    limit = network.limit
    return limit is not None and limit.unit == "char_unspecified" and network.rule("emoji.cost") is None


def overview(network: Network, voice: Speaker) -> str:
    """Say in one line what a network is and how much it takes."""
    limit = f"{network.limit.value:>6} {unit_words(network.limit.unit, voice)}" if network.limit else ""
    return clean(f"{network.id:16} {network.name:24} {limit}".rstrip())


def rule_lines(network: Network, today: date, voice: Speaker) -> Iterator[str]:
    """Say all that is known of a network: each fact, how sure it is, from when and from whom.

    Args:
        network: The network.
        today: The day it is looked at: older facts are marked.
        voice: Says sentences in the learner's language.
    """
    yield clean_line(network.name)
    for rule in network.rules:
        yield clean_line(f"{rule.key}: {value_words(rule, voice)}", characters=1000)
        parts = [voice.say(CONFIDENCES[rule.confidence]), rule.dated]
        if stale(rule, today):
            parts.append(voice.say("older than a year, look again"))
        yield "    " + clean_line(" · ".join([*parts, "; ".join(rule.sources)]), characters=1000)


def rules_data(network: Network, today: date) -> dict[str, Any]:
    """Return all that is known of a network, for programs."""
    facts = [{**asdict(rule), "texts": dict(rule.texts), "stale": stale(rule, today)} for rule in network.rules]
    return {"id": network.id, "name": network.name, "counted_by": network.counted_by, "facts": facts}


def count_lines(text: str, network: Network, counted: Count, seen: Visible, voice: Speaker) -> Iterator[str]:
    """Say how long a text is on a network, what made it so long, what is seen of it, and whether its links work."""
    there = {driver.what for driver in counted.drivers}
    for bound in counted.bounds:
        yield f"{clean_line(network.name)}: {_used(bound, voice)}"
        yield from (f"    {driver_words(driver, voice)}" for driver in bound.drivers)
    if What.EMOJI in there and emoji_cost_unknown(network):
        yield voice.say(
            "{network} does not say what an emoji costs: this figure stays on the safe side.", network=network.name
        )
    if not all(bound.fits for bound in counted.bounds):
        yield voice.say("Too long from here: {quote}", quote=clean_line(text[counted.taken :], characters=60))
    for excess in excesses(text, network):
        values = {"number": excess.number, "most": excess.most, "sure": voice.say(CONFIDENCES[excess.rule.confidence])}
        yield voice.say(EXCESSES[excess.rule.key], **values)
    yield from _seen_lines(text, seen, voice)
    if What.LINKS in there:
        yield from _link_lines(network, voice)


def _link_lines(network: Network, voice: Speaker) -> Iterator[str]:
    """Say whether a link can be tapped in an ordinary post, and in the network's other places."""
    works = link_works(network)
    if works is not None:
        yield voice.say("A link here can be tapped.") if works else voice.say("A link here cannot be tapped.")
    for rule in link_rules(network):
        if rule.key != network.link_key and may_fail(rule) and rule.key in LINK_PLACES:
            place = voice.say(LINK_PLACES[rule.key])
            yield f"    {place}: {value_words(rule, voice)}"


def driver_words(driver: Driver, voice: Speaker) -> str:
    """Say what a part of a text costs: *3 links = 69*."""
    number, cost = driver.number, driver.cost
    match driver.what:
        case What.LINKS:
            return voice.plural("{number} link = {cost}", "{number} links = {cost}", number, cost=cost)
        case What.MENTIONS:
            return voice.plural("{number} mention = {cost}", "{number} mentions = {cost}", number, cost=cost)
        case What.CASHTAGS:
            return voice.plural("{number} cashtag = {cost}", "{number} cashtags = {cost}", number, cost=cost)
        case What.EMOJI:
            return voice.plural("{number} emoji = {cost}", "{number} emojis = {cost}", number, cost=cost)
        case What.WIDE:
            return voice.plural(
                "{number} wide character = {cost}", "{number} wide characters = {cost}", number, cost=cost
            )
        case What.LETTERS:
            return voice.plural(
                "{number} letter or sign = {cost}", "{number} letters and signs = {cost}", number, cost=cost
            )


def _used(counted: Count, voice: Speaker) -> str:
    """Say the count, against the limit where there is one."""
    unit = unit_words(counted.unit, voice)
    used = voice.grouped(counted.used)
    if counted.limit is None:
        return f"{used} {unit}"
    return voice.say("{used} of {limit} {unit}", used=used, limit=voice.grouped(counted.limit), unit=unit)


def _seen_lines(text: str, seen: Visible, voice: Speaker) -> Iterator[str]:
    """Show what of a text is seen before the cut, and how sure the cut is."""
    if seen.rule is None:
        return
    if not seen.cut:
        yield voice.say("Seen before the cut: all of it.")
        return
    sure = voice.say(CONFIDENCES[seen.rule.confidence])
    yield voice.say("Seen before the cut ({where}; {sure}):", where=value_words(seen.rule, voice), sure=sure)
    yield from (f"    {line}" for line in clean(text[slice(*seen.span)]).split("\n"))


def count_data(text: str, network: Network, counted: Count, seen: Visible) -> dict[str, Any]:
    """Return a count, for programs; `fits` is false where any limit is broken that is sure enough."""
    rule, found = seen.rule, excesses(text, network)
    fits = all(bound.fits for bound in counted.bounds) and not any(excess.refused for excess in found)
    return {
        "network": network.id,
        **asdict(counted),
        "end": counted.taken,
        "fits": fits,
        "excesses": [
            {"rule": each.rule.key, "number": each.number, "most": each.most, "confidence": each.rule.confidence}
            for each in found
        ],
        "visible": {
            "span": seen.span,
            "cut": seen.cut,
            "rule": rule.key if rule else None,
            "confidence": rule.confidence if rule else None,
        },
        "link_works": link_works(network),
    }
