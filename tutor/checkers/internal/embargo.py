"""Internal: what stays inside for a while: told to colleagues, kept from outsiders, and until when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.confidential import WHY_INSIDE
from tutor.checkers.finding import Context, Fact, Finding, Outcome
from tutor.checkers.look import Look, clear_of, spans_of
from tutor.checkers.other_words import in_other_words
from tutor.checkers.settings import Patterns
from tutor.text.concepts import Hit, same_quantity
from tutor.text.days import until_words
from tutor.text.reading import Span
from tutor.text.tokens import Kind, Token

_MOVE = Fact(
    "move",
    1,
    "In January we move to via dei Tigli",
    "the move",
    match=("via dei tigli", "moving|move to|house"),
    confidential=True,
    inside_until="2026-12-01",
)
_SHOP = Context("en", facts=(_MOVE,))


class Embargo(TextChecker):
    """What stays inside for a while: colleagues hear it, with who may know and until when, and nobody outside does.

    It looks at the facts that have `inside_until`. A part for outsiders begins with a label (*For customers:*) and ends
    with its paragraph, or is the sentence that says what to answer whoever asks.
    """

    facts: tuple[str, ...] = ()
    """Ids of the facts that the note has to hold; empty for all that have `inside_until`."""
    outside: Patterns = ()
    """Further words that begin a part for outsiders: *on the door*."""

    def judge(self, look: Look) -> Finding:
        """Look for leaks first, then for the facts, then for who may know and until when."""
        kept = [fact for fact in look.context.facts if fact.inside_until and (not self.facts or fact.id in self.facts)]
        quiet = look.by_sentence(look.cues("stays_inside", even_negated=True))
        public = list(self._public(look, quiet))
        hits = {fact.id: look.hits((*fact.match, *fact.accept), even_negated=True) for fact in kept}
        there = {name: _for_colleagues(found, public) for name, found in hits.items()}
        for fact in kept:
            inside = set(there[fact.id])
            if leaks := [hit for hit in hits[fact.id] if hit not in inside and not _held(look, hit.span, quiet)]:
                return self._leak(look, fact, leaks)
        if missing := [fact for fact in kept if not there[fact.id]]:
            return self._missing(look, missing, [hit for found in there.values() for hit in found])
        for fact in kept:
            if wrong := _other_day(look, fact):
                return self._other_day(look, fact, wrong)
        until = [span for fact in kept for span in _until(look, fact)]
        held = _outside_of(public, [*look.said("stays_inside", even_negated=True), *look.does("holds_back")])
        return self._told(look, kept, held, until)

    def _public(self, look: Look, quiet: dict[int, list[Hit]]) -> Iterator[Span]:
        """Yield the parts for outsiders: paragraphs behind a label, and sentences that say what to answer."""
        cues = [hit.span for hit in look.cues("for_outside")] + look.found(self.outside)
        text = look.reading.text
        ends = [hit.span[0] for hit in look.cues("for_inside", even_negated=True) if _begins_line(text, hit.span[0])]
        for start, end in cues:
            colon = text.find(":", end, end + LABEL)
            if colon >= 0 and _begins_line(text, start) and "\n" not in text[end:colon]:
                stop = text.find("\n\n", colon)
                inner = ends[bisect_right(ends, colon) :][:1]
                yield colon + 1, min([at for at in (stop, *inner) if at >= 0], default=len(text))
            elif not _held(look, (start, end), quiet):
                yield end, look.reading.sentences[look.sentence((start, end))][1]

    def _leak(self, look: Look, fact: Fact, leaks: list[Hit]) -> Finding:
        said = look.voice.say(
            "{quote} stands in what outsiders get, and fact {n} stays inside {until}.",
            quote=look.quoted(leaks[0].span),
            n=fact.number,
            until=until_words(fact.inside_until, look.voice),
        )
        why = look.voice.say(WHY_INSIDE)
        move = look.voice.say("Try the same text without those words: the reader will not miss them.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(leaks))

    def _missing(self, look: Look, missing: list[Fact], there: list[Hit]) -> Finding:
        voice, fact = look.voice, missing[0]
        said = voice.say("I did not find this yet: {label} (fact {n}).", label=fact.label, n=fact.number)
        why = voice.say("Colleagues who hear it last hear it from a customer.")
        move = voice.say("Try telling them what it is, and that it is not for outside yet.")
        return Finding(Outcome.PARTLY if there else Outcome.UNMET, said, why, move, spans_of(there[:1]))

    def _other_day(self, look: Look, fact: Fact, wrong: Span) -> Finding:
        voice = look.voice
        until = until_words(fact.inside_until, voice)
        said = voice.say(
            "{quote}: fact {n} stays inside {until}.", quote=look.quoted(wrong), n=fact.number, until=until
        )
        why = voice.say("One day too early, and the embargo was none.")
        return Finding(Outcome.UNMET, said, why, voice.say("Hold the day against the brief once more."), (wrong,))

    def _told(self, look: Look, kept: list[Fact], held: list[Span], until: list[Span]) -> Finding:
        """Say whether the embargo itself is in the note."""
        voice = look.voice
        spans = tuple(sorted({*held[:1], *until[:1]}))
        if held and until:
            said = voice.say("{quote}: it is clear that it stays inside, and until when.", quote=look.quoted(held[0]))
            return Finding(Outcome.MET, said, spans=spans)
        why = voice.say("What nobody is asked to keep is told on before lunch.")
        move = voice.say("Try one line: who may know, and from which day everybody may.")
        day = until_words(kept[0].inside_until, voice) if kept else ""
        who = voice.say("who may know it")
        missing = [day] if held else [who] if until else [who, day]
        said = voice.say("I did not find this yet: {missing}.", missing=", ".join(filter(None, missing)))
        return Finding(Outcome.PARTLY if spans else Outcome.UNMET, said, why, move, spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show an embargo that is told and kept, one without its day, a leak, and a silence."""
        told = "In January we move to via dei Tigli. It stays between us until 1 December."
        yield SelfTest(Outcome.MET, told, context=_SHOP)
        yield SelfTest(Outcome.MET, f"{told}\nFor customers: we go on here as ever.", context=_SHOP)
        yield SelfTest(Outcome.PARTLY, "In January we move to via dei Tigli. Keep it between us.", context=_SHOP)
        yield SelfTest(Outcome.UNMET, f"{told}\nFor customers: see you in via dei Tigli.", context=_SHOP)
        yield SelfTest(Outcome.UNMET, "In January we move to via dei Tigli.", context=_SHOP)
        yield SelfTest(Outcome.UNMET, told.replace("December", "November"), context=_SHOP)
        yield SelfTest(Outcome.UNMET, "There is news, and it stays between us until 1 December.", context=_SHOP)


LABEL = 24
"""Characters between the words for outsiders and the colon that makes them a label."""
REACH = 5
"""Words that may stand between *until* and its month: *finché non giriamo il calendario su dicembre*."""
CLAUSE = 8
"""Words around a fact within which a word of keeping quiet is about it."""


def _begins_line(text: str, at: int) -> bool:
    """Tell whether nothing but marks stands before a place in its line."""
    return not text[text.rfind("\n", 0, at) + 1 : at].strip(" -•*–—#[(")


def _for_colleagues(hits: list[Hit], public: Iterable[Span]) -> list[Hit]:
    """Return the hits that begin in no part for outsiders."""
    starts = {start for start, _ in _outside_of(public, [hit.span for hit in hits])}
    return [hit for hit in hits if hit.span[0] in starts]


def _outside_of(parts: Iterable[Span], spans: Iterable[Span]) -> list[Span]:
    """Return the places that begin in none of some parts."""
    spans = list(spans)
    starts = {start for start, _ in clear_of([(start, start + 1) for start, _ in spans], parts)}
    return [span for span in spans if span[0] in starts]


def _held(look: Look, span: Span, quiet: dict[int, list[Hit]]) -> bool:
    """Tell *not a word about the move* from a leak: a word of keeping quiet stands beside the fact."""
    words = look.reading.words_between(*span)
    return any(
        max(other.first - words.stop, words.start - other.last) <= CLAUSE
        for other in quiet.get(look.sentence(span), ())
    )


def _said_before(text: str, at: int) -> int:
    """Return where the last word or mark before a place ends."""
    while at and text[at - 1].isspace():
        at -= 1
    return at


def _day(fact: Fact) -> date | None:
    """Return the day until which a fact stays inside; None where the author says it in words."""
    try:
        return date.fromisoformat(fact.inside_until)
    except ValueError:
        return None


def _until(look: Look, fact: Fact) -> list[Span]:
    """Return where the note says until when a fact stays inside: the day, or the last one before it, that included;
    where it is the first of a month, *until December* and *the end of November* too.
    """
    day = _day(fact)
    if day is None:
        return [hit.span for hit in in_other_words(look, fact.inside_until)]
    eve = day - timedelta(days=1)
    last = {look.sentence(span) for span in look.said("last_day", even_negated=True)}
    spans = _saying(look, Kind.DATE, day)
    spans += [span for span in _saying(look, Kind.DATE, eve) if look.sentence(span) in last]
    if eve.month != day.month:
        opened = look.said("until_month", even_negated=True)
        spans += _behind(look, opened, _saying(look, Kind.MONTH, day))
        spans += _behind(look, look.said("last_day", even_negated=True), _saying(look, Kind.MONTH, eve))
    return sorted(set(spans))


def _saying(look: Look, kind: Kind, day: date) -> list[Span]:
    """Return where a day, or its month alone, is said."""
    wanted = Token(Kind.DATE, 0, 0, "", (day.day, day.month, day.year))
    found = look.reading.of_kind(kind)
    return [
        (token.start, token.end)
        for token in found
        if (token.value == day.month if kind is Kind.MONTH else same_quantity(wanted, token))
    ]


def _behind(look: Look, openers: Iterable[Span], spans: list[Span]) -> list[Span]:
    """Return the places that stand at most `REACH` words behind one of some words, in its sentence."""
    return [
        span
        for before, span in look.together(openers, spans, apart=0)
        if before[1] <= span[0] and len(look.reading.words_between(before[1], span[0])) <= REACH
    ]


def _other_day(look: Look, fact: Fact) -> Span | None:
    """Return another day that stands where the day of the embargo should; None where there is none."""
    day = _day(fact)
    if day is None or _until(look, fact):
        return None
    openers = {end for _, end in look.said("until_then", even_negated=True)}
    held = {look.sentence(span) for span in look.said("stays_inside", even_negated=True)}
    for token in look.reading.of_kind(Kind.DATE):
        span = token.start, token.end
        opened = _said_before(look.reading.text, token.start) in openers or token.folded.startswith(
            ("al ", "until ", "till ")
        )
        if opened and look.sentence(span) in held:
            return span
    return None
