"""Tracking: links that say where a visit comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.content.privacy import tells_of_somebody
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.look import Look
from tutor.checkers.settings import Patterns
from tutor.i18n import Speaker, marked, speaker
from tutor.networks.channels import PIECES, UNASSIGNED, filed
from tutor.networks.links import UNREADABLE, Fault, Flaw, TaggedLink, normalised, parse_link
from tutor.text.reading import read

_FAULTS = {
    Fault.NO_LINK: marked("I found no link to read."),
    Fault.NO_SCHEME: marked("The link does not begin with https://."),
    Fault.NOT_WEB: marked("{piece} leads to no page of the web."),
    Fault.SPACE: marked("There is a space in the link: it breaks there."),
    Fault.ESCAPED_AMPERSAND: marked(
        "It says &amp; where a plain & belongs: that is how the source of a page writes it."
    ),
    Fault.TAGS_AFTER_HASH: marked("The tags stand after the #: no report sees them there."),
    Fault.SECOND_QUESTION_MARK: marked("There are two question marks: from the second on it is &."),
    Fault.MISSING: marked("I looked for {piece} and did not find it."),
    Fault.EMPTY: marked("{piece} is there and says nothing."),
    Fault.TWICE: marked("{piece} is there twice: only one of them counts."),
    Fault.UPPER_CASE: marked("{piece} has capitals: reports make two rows of it."),
    Fault.STRANGE_CHARACTER: marked("{piece}: only plain letters, digits, - and _ travel well."),
    Fault.UNKNOWN_PARAMETER: marked("No report knows {piece}: look at its spelling."),
}


class TaggedLinkBuilt(Checker):
    """A tagged link that works: right page, three tags, lower case, once each, before the #, nobody named in them.

    Where capitals, blanks or misplaced tags are the matter, the feedback shows the link without them.
    """

    site: str
    """Host the link has to lead to, without www."""
    path: str = ""
    """Page the link has to lead to; empty for any."""
    source: tuple[str, ...] = ()
    """Accepted values of utm_source; empty for any."""
    medium: tuple[str, ...] = ()
    """Accepted values of utm_medium; empty for any with which Google Analytics files the visit under a channel."""
    campaigns: tuple[str, ...] = ()
    """Accepted names of the campaign; empty for any."""
    campaign: Patterns = ()
    """Words the campaign's name has to contain one of; empty for any."""
    keep: tuple[str, ...] = ()
    """Parameters of the original link that have to stay."""
    scheme_needed: bool = True
    """Whether a link without https:// counts as broken: not where another criterion looks for it."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Take the link apart and say the first thing that breaks it."""
        voice = speaker(context.language)
        span = _link_in(answer.text)
        link = parse_link(answer.text[span[0] : span[1]])
        told = somebody_in(link.parameters, context)
        complaint = exposed_words(told, voice) if told else self._complaint(link, voice)
        if not complaint:
            return Finding(
                Outcome.MET, voice.say("The link is whole: every visit will say where it comes from."), spans=(span,)
            )
        why = voice.say("A visit without clean tags lands in a row where nobody can read it.")
        if any(flaw.fault in UNREADABLE for flaw in link.flaws):
            return Finding(Outcome.INVALID, complaint, why)
        tidied = normalised(answer.text[span[0] : span[1]])
        move = voice.say("Tidied up, yours reads {link}", link=tidied.link) if tidied.mended else ""
        return Finding(Outcome.UNMET, complaint, why, move, (span,))

    def _complaint(self, link: TaggedLink, voice: Speaker) -> str:
        """Return the gravest fault in words; empty for a good link."""
        flaws = [flaw for flaw in link.flaws if self.scheme_needed or flaw.fault is not Fault.NO_SCHEME]
        if flaws:
            return fault_words(flaws[0], voice)
        if link.host != self.site:
            return voice.say("The link leads to {host}, not to {site}.", host=link.host or "?", site=self.site)
        if self.path and link.path.rstrip("/") != self.path.rstrip("/"):
            return voice.say("The link leads to the page {path}, not to {wanted}.", path=link.path, wanted=self.path)
        if lost := [name for name in self.keep if not link.value(name)]:
            return voice.say("{name} was in the link and got lost.", name=lost[0])
        wanted = (("utm_source", self.source), ("utm_medium", self.medium), ("utm_campaign", self.campaigns))
        for name, accepted in wanted:
            if accepted and link.value(name) not in accepted:
                return voice.say(
                    "{name} says {value}: I looked for {wanted}.", name=name, value=link.value(name), wanted=accepted[0]
                )
        if not self.medium and filed(*(link.value(f"utm_{piece}") for piece in PIECES)).channel == UNASSIGNED:
            return voice.say(
                "{name} says {value}: Google Analytics has no channel for that.",
                name="utm_medium",
                value=link.value("utm_medium"),
            )
        words = read(link.value("utm_campaign").replace("-", " ").replace("_", " "), voice.language)
        if self.campaign and not Look(words, Context(voice.language), Answer()).hits(self.campaign):
            return voice.say("In a month, will anybody know what {value} was?", value=link.value("utm_campaign"))
        return ""

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a good link, a broken one, and none."""
        settings = {"site": "miralago.example"}
        good = "https://miralago.example/weekend?utm_source=instagram&utm_medium=social&utm_campaign=april"
        yield SelfTest(Outcome.MET, good, settings=settings)
        yield SelfTest(Outcome.UNMET, good.replace("instagram", "Instagram"), settings=settings)
        yield SelfTest(Outcome.UNMET, good.replace("?", "#"), settings=settings)
        yield SelfTest(Outcome.UNMET, good + "&utm_content=smith-implant", settings=settings)
        yield SelfTest(Outcome.MET, good.replace("instagram", "app").replace("social", "push"), settings=settings)
        yield SelfTest(Outcome.UNMET, good.replace("instagram", "app").replace("social", "pushy"), settings=settings)
        yield SelfTest(Outcome.INVALID, "", settings=settings)


_WRAPPERS = "«»‹›\"'“”()<>[]"


def _link_in(text: str) -> tuple[int, int]:
    """Return where the link stands: after words that lead to it, without the quotes around it; spaces inside it stay.

    Where nothing looks like a link the place is empty.
    """
    for start, line in _lines(text):
        at = line.casefold().find("http")
        if at < 0:
            dotted = [word for word in line.split() if "." in word.strip(".,;:") and ("/" in word or "utm_" in word)]
            at = line.find(dotted[0]) if dotted else -1
        if at >= 0:
            kept = line[at:].rstrip().rstrip(_WRAPPERS).rstrip(".,;")
            lead = len(kept) - len(kept.lstrip(_WRAPPERS))
            return start + at + lead, start + at + len(kept)
    return 0, 0


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


_ABOUT_ONE_LINK = ("utm_content", "utm_term")
"""Tags that tell one link from others, and so one reader from others; numbers elsewhere are names of campaigns."""


def somebody_in(tags: Iterable[tuple[str, str]], context: Context) -> str:
    """Return the first value of a link's tags that tells of a person; empty where none does.

    An address to write to is found in any tag; a name, an illness or a number to call in those of a single link.

    Args:
        tags: Names and values, as they were written.
        context: Its language, and the names that its sources publish.
    """
    look = Look(read("", context.language), context, Answer())
    published = " ".join(context.sources()).casefold().split()
    names = look.lexicon.words("first_names") - look.lexicon.words("names_or_words")
    for name, value in tags:
        told = re.sub(r"[^\w@]+|_", " ", value.casefold())
        about_one = name.casefold() in _ABOUT_ONE_LINK and tells_of_somebody(look, told, names.difference(published))
        if about_one or (name.casefold().startswith("utm_") and re.search(r"\w@\w", value)):
            return value
    return ""


def exposed_words(value: str, voice: Speaker) -> str:
    """Say that a tag tells of a person."""
    return voice.say("{value} tells of a person: whoever sees the link, or the report, reads it.", value=value)


def fault_words(flaw: Flaw, voice: Speaker) -> str:
    """Say what is wrong with a link."""
    return voice.say(_FAULTS[flaw.fault], piece=flaw.piece)
