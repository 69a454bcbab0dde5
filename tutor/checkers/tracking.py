"""Tracking: what happened, how one knows, and what it does not say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pydantic import Field

from tutor.checkers.base import Checker, Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.i18n import Speaker, marked, speaker
from tutor.networks.links import Fault, Flaw, TaggedLink, parse_link
from tutor.text.reading import read
from tutor.text.tokens import Kind

_FAULTS = {
    Fault.NO_LINK: marked("I found no link to read."),
    Fault.NO_SCHEME: marked("The link does not begin with https://."),
    Fault.SPACE: marked("There is a space in the link: it breaks there."),
    Fault.TAGS_AFTER_HASH: marked("The tags stand after the #: no report sees them there."),
    Fault.SECOND_QUESTION_MARK: marked("There are two question marks: from the second on it is &."),
    Fault.MISSING: marked("I looked for {piece} and did not find it."),
    Fault.EMPTY: marked("{piece} is there and says nothing."),
    Fault.TWICE: marked("{piece} is there twice: only one of them counts."),
    Fault.UPPER_CASE: marked("{piece} has capitals: reports make two rows of it."),
    Fault.STRANGE_CHARACTER: marked("{piece}: only plain letters, digits, - and _ travel well."),
    Fault.UNKNOWN_PARAMETER: marked("No report knows {piece}: look at its spelling."),
}
MEDIUMS = (
    "social",
    "social-network",
    "social-media",
    "sm",
    "email",
    "e-mail",
    "referral",
    "cpc",
    "ppc",
    "paid-social",
    "display",
    "banner",
    "affiliate",
    "audio",
    "sms",
)
"""Mediums that Google Analytics files under a channel; anything else ends up under *Unassigned*."""


class TaggedLinkBuilt(Checker):
    """A tagged link that works: right page, three tags, lower case, once each, before the #."""

    site: str
    """Host the link has to lead to, without www."""
    path: str = ""
    """Page the link has to lead to; empty for any."""
    source: tuple[str, ...] = ()
    """Accepted values of utm_source; empty for any."""
    medium: tuple[str, ...] = MEDIUMS
    """Accepted values of utm_medium."""
    campaigns: tuple[str, ...] = ()
    """Accepted names of the campaign; empty for any."""
    campaign: Patterns = ()
    """Words the campaign's name has to contain one of; empty for any."""
    keep: tuple[str, ...] = ()
    """Parameters of the original link that have to stay."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Take the link apart and say the first thing that breaks it."""
        voice = speaker(context.language)
        span = _link_in(answer.text)
        link = parse_link(answer.text[span[0] : span[1]])
        complaint = self._complaint(link, voice)
        if not complaint:
            return Finding(
                Outcome.MET, voice.say("The link is whole: every visit will say where it comes from."), spans=(span,)
            )
        why = voice.say("A visit without clean tags lands in a row where nobody can read it.")
        no_link = any(flaw.fault is Fault.NO_LINK for flaw in link.flaws)
        return Finding(Outcome.INVALID if no_link else Outcome.UNMET, complaint, why, spans=() if no_link else (span,))

    def _complaint(self, link: TaggedLink, voice: Speaker) -> str:
        """Return the gravest fault in words; empty for a good link."""
        if link.flaws:
            return _say(link.flaws[0], voice)
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


def _say(flaw: Flaw, voice: Speaker) -> str:
    return voice.say(_FAULTS[flaw.fault], piece=flaw.piece)


class Caveat(TextChecker):
    """Says what the figures do not allow to conclude."""

    causes: Patterns = ()
    """Other causes that the brief makes plausible: *the holidays*, *the new product*. One of them is a caveat too."""

    def judge(self, look: Look) -> Finding:
        """Look for a reserve, or for another possible cause."""
        voice = look.voice
        hits = look.cues("caveat", even_negated=True)
        causes = look.hits(self.causes, even_negated=True) if self.causes else []
        claims = look.cues("overclaim")
        if hits or causes:
            found = [*hits, *causes]
            said = voice.say("{quote}: you say where the figures stop.", quote=look.quoted(found[0].span))
            return Finding(Outcome.MET, said, spans=spans_of(found))
        why = voice.say("Somebody will decide on these figures: they deserve to know how far these reach.")
        move = voice.say("What else changed in the same weeks? Try naming one thing.")
        if claims:
            said = voice.say("{quote}: the figures do not go that far.", quote=look.quoted(claims[0].span))
            return Finding(Outcome.UNMET, said, why, move, spans_of(claims))
        return Finding(
            Outcome.UNMET, voice.say("I looked for what cannot be concluded and did not find it."), why, move
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a reserve, a leap, and silence."""
        yield SelfTest(Outcome.MET, "Seven calls fewer, but one month is too little to tell.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer: the video works.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")


class NextLook(TextChecker):
    """Says when somebody will look again: an action and a date, in one sentence."""

    past: Patterns = ()
    """Days and months that the figures are from: they are no next look."""

    def judge(self, look: Look) -> Finding:
        """Look for a date and a verb of looking in the same sentence or the next."""
        voice = look.voice
        dates = [(token.start, token.end) for token in look.reading.of_kind(Kind.DATE, Kind.MONTH, Kind.WEEKDAY)]
        dates += [hit.span for hit in look.cues("relative_day")]
        gone = [hit.span for hit in look.hits(self.past, even_negated=True)] if self.past else []
        dates = [
            date
            for date in dates
            if not any(start <= date[0] < end or date[0] <= start < date[1] for start, end in gone)
        ]
        looks = look.cues("recheck")
        pairs = [
            (hit.span, date)
            for hit in looks
            for date in dates
            if abs(look.sentence(hit.span) - look.sentence(date)) <= 1
        ]
        if pairs:
            said = voice.say("{quote}: there is a day to look again.", quote=look.quoted(pairs[0][1]))
            return Finding(Outcome.MET, said, spans=tuple(sorted(pairs[0])))
        why = voice.say("Without a day, nobody looks again.")
        move = voice.say("Try one line: who looks, what at, and on which day.")
        if looks or dates:
            missing = voice.say("a day") if looks else voice.say("what will be looked at")
            said = voice.say("I looked for {missing} and did not find it.", missing=missing)
            return Finding(Outcome.PARTLY, said, why, move, spans_of(looks) or tuple(dates[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for the next look and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a date with a look, a look without a date, and neither."""
        yield SelfTest(Outcome.MET, "Sergio counts the calls again on 30 June.")
        yield SelfTest(Outcome.PARTLY, "We will compare the figures again.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")


class GoalMeasurable(TextChecker):
    """A goal that can be measured: how many, of what, by when."""

    results: Patterns = ()
    """Further things that count as a result, beside bookings, requests, calls and the like."""
    reach: int = Field(default=6, ge=1)
    """Words within which the number has to stand from the thing it counts."""

    def judge(self, look: Look) -> Finding:
        """Look for a number bound to a result, and for a date."""
        voice = look.voice
        results = [*look.cues("result_nouns"), *(look.hits(self.results) if self.results else [])]
        numbers = [index for index, word in enumerate(look.reading.words) if word.kind in (Kind.NUMBER, Kind.PERCENT)]
        bound = [(index, hit) for index in numbers for hit in results if abs(hit.first - index) <= self.reach]
        dates = look.reading.of_kind(Kind.DATE, Kind.MONTH, Kind.WEEKDAY)
        days = [(token.start, token.end) for token in dates] + [hit.span for hit in look.cues("relative_day")]
        spans = spans_of(hit for _, hit in bound[:1]) + tuple(days[:1])
        if bound and days:
            return Finding(
                Outcome.MET, voice.say("How many, of what, by when: it is all there."), spans=tuple(sorted(spans))
            )
        missing = voice.say("how many, of what") if not bound else voice.say("by when")
        said = voice.say("I looked for {missing} and did not find it.", missing=missing)
        why = voice.say("Without it nobody can tell, afterwards, whether it worked.")
        return Finding(Outcome.PARTLY if spans else Outcome.UNMET, said, why, spans=spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a goal, half of one, and a wish."""
        yield SelfTest(Outcome.MET, "60 bookings by 8 November.")
        yield SelfTest(Outcome.PARTLY, "60 bookings.")
        yield SelfTest(Outcome.UNMET, "More visibility for everybody.")
