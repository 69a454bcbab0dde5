"""Internal: colleagues, spoken of as one would like to be."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, inside, spans_of
from tutor.checkers.settings import Groups, Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.reading import Span

_STEP = re.compile(r"[,;.\n→>]|\d+[).]")
"""What parts the steps of a task."""
LEAST_STEPS = 3
"""Steps from which something is shown, not named."""
COLON_WITHIN = 60
"""Characters between a word of *how to* and its colon."""
LONGEST_STEP, LONGEST_TASK = 60, 400
"""Characters of a step, and of all of them together."""


class NoBlame(SaidInManyWays):
    """Describes what happened, not whose fault it was. Words in quotation marks are somebody else's."""

    seeks_fault: ClassVar[bool] = True

    about: Groups = ()
    """What is to be told without blame: one of each group. Where it is given, a text that does not tell it cannot meet
    this.
    """
    phrases: Patterns = ()
    """Phrases that point at somebody here, beside what a model tells: *the kitchen is asleep*."""

    def judge(self, look: Look) -> Finding:
        """Look for fingers pointed outside quotation marks."""
        denied = {look.sentence(span) for span in look.said("no_finger", even_negated=True)}
        felt = [look.telling("no_blame", span) for span in look.own("no_blame") if look.sentence(span) not in denied]
        spans = self._known(look) + [span for span in felt if not look.in_quotes(span)]
        if not spans and not all(look.hits(group, even_negated=True) for group in self.about):
            said = look.voice.say("It blames nobody; I looked for what happened and did not find it.")
            return Finding(Outcome.UNMET, said, move=look.voice.say("Try telling the step that failed, in one line."))
        weighing = Weighing(
            look,
            "no_blame",
            marked("Who feels accused explains; who sees a fact acts."),
            marked("Try describing the step that failed, not the person."),
        )
        return (
            weighing.against(marked("{quote} points at somebody."), spans, sorted(set(spans)))
            or weighing.doubt()
            or weighing.calm(marked("It tells what happened and blames nobody."))
        )

    def is_certain(self, look: Look) -> bool:
        """Tell whether a known phrase points at somebody."""
        return bool(self._known(look))

    def _known(self, look: Look) -> list[Span]:
        """Return the phrases that are known, but for those that are quoted."""
        known = (*look.said("blame"), *look.found(self.phrases, even_negated=True))
        return [span for span in known if not look.in_quotes(span)]

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a fact, a finger, and a quoted finger."""
        yield SelfTest(Outcome.MET, "On three mornings the eggs ran out at nine.")
        yield SelfTest(Outcome.UNMET, "As usual the kitchen forgot the eggs.")
        yield SelfTest(Outcome.MET, "A guest wrote «as usual no eggs».")


class HelpsGrow(SaidInManyWays):
    """Makes somebody grow: credits them, shows how, offers or asks for help, invites a better idea."""

    def judge(self, look: Look) -> Finding:
        """Look for any of the ways."""
        kind = [look.telling("helps_grow_half", span) for span in look.own("helps_grow_half")[:1]]
        weighing = Weighing(
            look,
            "helps_grow",
            marked("What you can do by heart, somebody else is still looking for."),
            marked("Whom could you show it to in ten minutes, and when?"),
        )
        more = marked("{quote}: somebody can do more with it than before.")
        return (
            weighing.there(more, _steps(look) or look.own("helps_grow"), longest=80)
            or weighing.doubt()
            or weighing.half(marked("{quote} is kind; I looked for what exactly, or when."), kind)
            or weighing.absent(marked("I looked for what helps somebody do it too and did not find it."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a credit, an offer with a time, thanks to all, and nothing."""
        context = Context("en", names=("Bruno",))
        yield SelfTest(
            Outcome.MET, "Bruno tried all five pads, and thanks to him we know which ones squeal.", context=context
        )
        yield SelfTest(Outcome.MET, "I'll show whoever wants on Tuesday at five, ten minutes.", context=context)
        yield SelfTest(Outcome.PARTLY, "Thanks to everybody for the effort.", context=context)
        yield SelfTest(Outcome.UNMET, "The pads have been changed.", context=context)


def _steps(look: Look) -> list[Span]:
    """Return where steps follow a colon after a word of *how to*: three at least, in lines or between commas."""
    text, found = look.reading.text, []
    for start, end in look.said("how_to"):
        colon = text.find(":", end, end + COLON_WITHIN)
        steps = _STEP.split(text[colon + 1 : colon + 1 + LONGEST_TASK]) if colon >= 0 else []
        if sum(bool(step.split()) and len(step) <= LONGEST_STEP for step in steps) >= LEAST_STEPS:
            found.append((start, colon))
    return found


class ClosesTheLoop(SaidInManyWays):
    """Goes back to whoever raised the matter: what came in, what was done with it, said to them."""

    raised: Patterns = ()
    """What came in, and from whom: *the comments*, *the customers wrote*."""
    done: Patterns = Field(min_length=1)
    """What was done with it, in the words of the brief."""

    def judge(self, look: Look) -> Finding:
        """Look for the three parts; a word to who said it says itself that something came in."""
        voice = look.voice
        came = spans_of([*look.cues("reported", even_negated=True), *look.hits(self.raised, even_negated=True)])
        changed = look.may("was_done")
        done = inside(spans_of(look.hits(self.done, even_negated=True)), changed)
        reminded = [span for span in look.said("you_reported") if not look.in_quotes(span)]
        told = [*look.does("credits_back"), *reminded]
        parts = (
            (came, voice.say("what came in")),
            (done, voice.say("what was done")),
            (told, voice.say("a word to who said it")),
        )
        missing = [name for found, name in parts if not found]
        spans = tuple(sorted({found[0] for found, _ in parts if found}))
        if told and done:
            return Finding(Outcome.MET, voice.say("Whoever raised it hears what became of it."), spans=spans)
        if came and done and (unsure := look.doubt("credits_back")):
            return unsure
        said = voice.say("I did not find this yet: {missing}.", missing=", ".join(missing))
        why = voice.say("People who never hear back stop telling you.")
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
