"""Internal: a colleague reads it and can act."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.settings import Groups, Patterns
from tutor.text.concepts import Hit
from tutor.text.reading import Span
from tutor.text.tokens import Kind


class NewsFirst(TextChecker):
    """The news stands in the first sentence, before courtesy and context."""

    news: Groups = Field(min_length=1)
    """What the news is about; one of each group counts, and one group is enough."""
    within: int = Field(default=25, ge=5)
    """Words within which the news has to come."""
    courtesy: int = Field(default=4, ge=0)
    """Words of greeting that do not count."""

    def judge(self, look: Look) -> Finding:
        """Look for the news among the first words."""
        voice = look.voice
        hits = sorted(
            (hit for group in self.news for hit in look.hits(group, even_negated=True)), key=lambda hit: hit.first
        )
        if not hits:
            said = voice.say("I looked for the news and did not find it.")
            return Finding(Outcome.UNMET, said, move=voice.say("What is different from today? Try beginning there."))
        start = self._start(look)
        preamble = [hit for hit in look.cues("preamble", even_negated=True) if hit.first < hits[0].first]
        first = hits[0]
        sentence = look.sentence(first.span)
        opening = look.reading.sentence_of[min(start, len(look.reading.words) - 1)]
        why = voice.say("A colleague reads the first line on the stairs, and the rest maybe later.")
        move = voice.say("Try moving this to the very beginning: {quote}.", quote=look.quoted(first.span))
        if preamble and first.first - start > self.courtesy:
            said = voice.say("{quote} comes before the news.", quote=look.quoted(preamble[0].span))
            return Finding(Outcome.PARTLY if sentence <= opening else Outcome.UNMET, said, why, move, spans_of([first]))
        if sentence > opening or first.first - start > self.within:
            said = voice.say("The news comes in sentence {n}.", n=sentence + 1)
            return Finding(
                Outcome.PARTLY if sentence == opening + 1 else Outcome.UNMET, said, why, move, spans_of([first])
            )
        said = voice.say("{quote}: the news comes first.", quote=look.quoted(first.span))
        return Finding(Outcome.MET, said, spans=spans_of([first]))

    def _start(self, look: Look) -> int:
        """Return the index of the first word after greetings and lines that name who it is for."""
        reading, start = look.reading, 0
        greetings = {hit.first for hit in look.cues("greeting")}
        while start < len(reading.words):
            line = reading.text.find("\n", reading.words[start].start)
            marks = [at for mark in ",:!." if (at := reading.text.find(mark, reading.words[start].start)) >= 0]
            greeted = start in greetings
            ends = [*marks, line] if greeted else [line]
            end = min((at for at in ends if at >= 0), default=-1)
            after = reading.words_between(end, len(reading.text)).start if end >= 0 else start
            address = not greeted and reading.words[start].folded in ("per", "to", "for", "oggetto", "subject", "all")
            if (
                not start < after <= start + self.courtesy + 2
                or not (greeted or address)
                or after >= len(reading.words)
            ):
                return start
            start = after
        return 0

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the news first, after a preamble, and nowhere."""
        settings = {"news": [["press 4 stops", "stop of press 4"]]}
        yield SelfTest(Outcome.MET, "Hi all, press 4 stops on Thursday at six.", settings=settings)
        yield SelfTest(
            Outcome.UNMET, "As you know we had checks. There were some remarks. So press 4 stops.", settings=settings
        )
        yield SelfTest(Outcome.UNMET, "There will be some changes next week.", settings=settings)


class OwnerAndDate(TextChecker):
    """Each request has an owner and a date: who does it, and by when, in the same sentence or list item."""

    owners: Patterns = ()
    """Names and roles that may own an action here: *Piero*, *the kitchen*. The names of the company count anyway."""
    actions: Patterns = ()
    """What is to be done; where it is given, it has to stand in the same sentence too: *fill*, *count*."""
    at_least: int = Field(default=1, ge=1)
    """How many actions need both."""

    def judge(self, look: Look) -> Finding:
        """Look for owner and date together."""
        voice = look.voice
        owners, dates = self._owners(look), dates_in(look)
        together = [
            (owner, date) for date in dates for owner in owners if look.sentence(owner.span) == look.sentence(date)
        ]
        if self.actions:
            doing = {look.sentence(hit.span) for hit in look.hits(self.actions)}
            together = [(owner, date) for owner, date in together if look.sentence(date) in doing]
        sentences = {look.sentence(date) for _, date in together}
        spans = tuple(sorted({span for owner, date in together for span in (owner.span, date)}))
        if len(sentences) >= self.at_least:
            owner, date = together[0]
            said = voice.say(
                "{who}, {when}: it has an owner and a date.", who=look.quoted(owner.span), when=look.quoted(date)
            )
            return Finding(Outcome.MET, said, spans=spans)
        why = voice.say("What belongs to everybody is done by nobody; what has no day is done later.")
        return self._missing(look, owners, dates, why)

    def _missing(self, look: Look, owners: list[Hit], dates: list[Span], why: str) -> Finding:
        voice = look.voice
        nobody, someday = look.cues("nobody"), look.cues("someday")
        move = voice.say("Try one line with a name, a verb and a day.")
        if nobody:
            said = voice.say("{quote} is nobody: I looked for a name or a role.", quote=look.quoted(nobody[0].span))
            return Finding(Outcome.PARTLY if dates else Outcome.UNMET, said, why, move, spans_of(nobody[:1]))
        if someday and not dates:
            said = voice.say("{quote} is no date: I looked for a day or an hour.", quote=look.quoted(someday[0].span))
            return Finding(Outcome.PARTLY if owners else Outcome.UNMET, said, why, move, spans_of(someday[:1]))
        if owners and dates:
            said = voice.say("There is a name and there is a day, in two different sentences.")
            return Finding(Outcome.PARTLY, said, why, move, (owners[0].span, dates[0]))
        missing = (
            voice.say("who does it")
            if dates
            else voice.say("by when")
            if owners
            else voice.say("who does it and by when")
        )
        said = voice.say("I looked for {missing} and did not find it.", missing=missing)
        evidence = (owners[0].span,) if owners else tuple(dates[:1])
        return Finding(Outcome.PARTLY if evidence else Outcome.UNMET, said, why, move, evidence)

    def _owners(self, look: Look) -> list[Hit]:
        named = look.hits((*self.owners, *look.context.names))
        return sorted([*named, *look.cues("role")], key=lambda hit: hit.first)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show both, one without the other, and neither."""
        context = Context("en", names=("Piero",))
        yield SelfTest(Outcome.MET, "Piero fills the basket by Saturday at 8.", context=context)
        yield SelfTest(Outcome.PARTLY, "Piero fills the basket as soon as possible.", context=context)
        yield SelfTest(Outcome.PARTLY, "Somebody should fill the basket by Saturday.", context=context)
        yield SelfTest(Outcome.UNMET, "The basket should be full.", context=context)


def dates_in(look: Look) -> list[Span]:
    """Return the places where a day or an hour is said."""
    said = look.reading.of_kind(Kind.DATE, Kind.TIME, Kind.WEEKDAY)
    spans = [(token.start, token.end) for token in said] + [hit.span for hit in look.cues("relative_day")]
    return sorted(set(spans))


class NoBlame(TextChecker):
    """Describes what happened, not whose fault it was. Words in quotation marks are somebody else's."""

    def judge(self, look: Look) -> Finding:
        """Look for fingers pointed outside quotation marks."""
        hits = [hit for hit in look.cues("blame") if not in_quotes(look, hit.span)]
        if not hits:
            return Finding(Outcome.MET, look.voice.say("It tells what happened and blames nobody."))
        said = look.voice.say("{quote} points at somebody.", quote=look.quoted(hits[0].span))
        why = look.voice.say("Who feels accused explains; who sees a fact acts.")
        move = look.voice.say("Try describing the step that failed, not the person.")
        return Finding(Outcome.UNMET, said, why, move, spans_of(hits))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a fact, a finger, and a quoted finger."""
        yield SelfTest(Outcome.MET, "On three mornings the eggs ran out at nine.")
        yield SelfTest(Outcome.UNMET, "As usual the kitchen forgot the eggs.")
        yield SelfTest(Outcome.MET, "A guest wrote «as usual no eggs».")


_QUOTES = (("«", "»"), ("“", "”"), ('"', '"'))


def in_quotes(look: Look, span: Span) -> bool:
    """Tell whether a place stands between quotation marks."""
    text = look.reading.text
    for opening, closing in _QUOTES:
        before = text[: span[0]]
        inside = before.count(opening) % 2 == 1 if opening == closing else before.rfind(opening) > before.rfind(closing)
        if inside and closing in text[span[1] :]:
            return True
    return False


class WhatChanges(TextChecker):
    """Says what is different for whoever reads, and since when."""

    change: Groups = Field(min_length=1)
    """What changes, in the words of the brief; one of each group counts, and one group is enough."""

    def judge(self, look: Look) -> Finding:
        """Look for the change beside a word of change or a date."""
        voice = look.voice
        changes = [hit for group in self.change for hit in look.hits(group, even_negated=True)]
        cues = [hit.span for hit in look.cues("what_changes", even_negated=True)] + dates_in(look)
        bound = [
            (hit, cue) for hit in changes for cue in cues if abs(look.sentence(hit.span) - look.sentence(cue)) <= 1
        ]
        if bound:
            said = voice.say("{quote}: one sees what is different.", quote=look.quoted(bound[0][0].span))
            return Finding(Outcome.MET, said, spans=tuple(sorted({bound[0][0].span, bound[0][1]})))
        why = voice.say("Whoever reads looks for their own part: what do I do differently?")
        move = voice.say("Try a line that begins with: for you.")
        if changes:
            said = voice.say(
                "{quote} is there; I looked for since when, or what it replaces.", quote=look.quoted(changes[0].span)
            )
            return Finding(Outcome.PARTLY, said, why, move, spans_of(changes[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for what changes for them and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a change with its date, without, and none."""
        settings = {"change": [["paper form*"]]}
        yield SelfTest(Outcome.MET, "From Monday you no longer hand out paper forms.", settings=settings)
        yield SelfTest(Outcome.PARTLY, "We have thought about paper forms.", settings=settings)
        yield SelfTest(Outcome.UNMET, "There is a lot of news.", settings=settings)
