"""Internal: colleagues, spoken of as one would like to be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import Look, SelfTest, TextChecker, spans_of
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.internal.actions import dates_in
from tutor.checkers.settings import Patterns
from tutor.text.reading import Span


class NoBlame(TextChecker):
    """Describes what happened, not whose fault it was. Words in quotation marks are somebody else's."""

    def judge(self, look: Look) -> Finding:
        """Look for fingers pointed outside quotation marks."""
        hits = [hit for hit in look.cues("blame") if not look.in_quotes(hit.span)]
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


class HelpsGrow(TextChecker):
    """Makes somebody grow: credits them, shows how, offers or asks for help, invites a better idea."""

    def judge(self, look: Look) -> Finding:
        """Look for each of the ways."""
        voice = look.voice
        names = [hit.span for hit in [*look.hits(look.context.names), *look.cues("role")]]
        credited = look.said("credits")
        thanks = [pair[0] for pair in look.together(credited, names, apart=0) if self._concrete(look, pair)]
        offers = look.said("helps")
        when = dates_in(look) + look.said("duration", "how_long", even_negated=True)
        timed = [pair[0] for pair in look.together(offers, when)]
        steps = self._steps(look)
        invites = look.said("invites_ideas")
        if found := [*thanks, *timed, *steps, *invites]:
            said = voice.say("{quote}: somebody can do more with it than before.", quote=look.quoted(found[0]))
            return Finding(Outcome.MET, said, spans=(found[0],))
        why = voice.say("What you can do by heart, somebody else is still looking for.")
        move = voice.say("Whom could you show it to in ten minutes, and when?")
        if weak := [*credited, *offers]:
            said = voice.say("{quote} is kind; I looked for what exactly, or when.", quote=look.quoted(weak[0]))
            return Finding(Outcome.PARTLY, said, why, move, (weak[0],))
        return Finding(
            Outcome.UNMET, voice.say("I looked for what helps somebody do it too and did not find it."), why, move
        )

    def _concrete(self, look: Look, pair: tuple[Span, Span]) -> bool:
        """Tell thanks for something from thanks: the sentence goes on beyond the name."""
        sentence = look.reading.sentences[look.sentence(pair[0])]
        return len(look.reading.words_between(*sentence)) >= 7

    def _steps(self, look: Look) -> list[Span]:
        """Return the lines of a numbered list, or the words that order steps, from two on."""
        text = look.reading.text
        lines = [match.span() for match in re.finditer(r"^\s*(?:\d[.)]|[-•*])\s+\S+.*$", text, re.MULTILINE)]
        words = look.said("steps", even_negated=True)
        return lines if len(lines) >= 2 else words if len(words) >= 2 else []

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a credit, an offer with a time, thanks to all, and nothing."""
        context = Context("en", names=("Bruno",))
        yield SelfTest(
            Outcome.MET, "Thanks to Bruno we now know which pads squeal: he tried all five.", context=context
        )
        yield SelfTest(Outcome.MET, "I'll show whoever wants on Tuesday at five, ten minutes.", context=context)
        yield SelfTest(Outcome.PARTLY, "Thanks to everybody for the effort.", context=context)
        yield SelfTest(Outcome.UNMET, "The pads have been changed.", context=context)


class ClosesTheLoop(TextChecker):
    """Goes back to whoever raised the matter: what came in, what was done with it, said to them."""

    raised: Patterns = ()
    """What came in, and from whom: *the comments*, *the customers wrote*."""
    done: Patterns = Field(min_length=1)
    """What was done with it, in the words of the brief."""

    def judge(self, look: Look) -> Finding:
        """Look for the three parts."""
        voice = look.voice
        came = spans_of([*look.cues("reported", even_negated=True), *look.hits(self.raised, even_negated=True)])
        done = spans_of(look.hits(self.done, even_negated=True))
        told = spans_of(look.cues("tells_back"))
        parts = (
            (came, voice.say("what came in")),
            (done, voice.say("what was done")),
            (told, voice.say("a word to who said it")),
        )
        missing = [name for found, name in parts if not found]
        spans = tuple(sorted({found[0] for found, _ in parts if found}))
        if not missing:
            return Finding(Outcome.MET, voice.say("Whoever raised it hears what became of it."), spans=spans)
        said = voice.say("I looked for {missing} and did not find it.", missing=", ".join(missing))
        why = voice.say("Who never hears back stops telling.")
        move = voice.say("Who noticed it first? Try a line to them.")
        return Finding(Outcome.PARTLY if len(missing) == 1 else Outcome.UNMET, said, why, move, spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a closed loop, an open one, and none."""
        settings = {"done": ["blue box"]}
        full = "You wrote that parts took long: since Monday there is a blue box. Thank you for telling us."
        yield SelfTest(Outcome.MET, full, settings=settings)
        yield SelfTest(Outcome.PARTLY, "Customers wrote in the comments: hence the blue box.", settings=settings)
        yield SelfTest(Outcome.UNMET, "From Monday there is a blue box.", settings=settings)
