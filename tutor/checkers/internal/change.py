"""Internal: what changes, why, and what stays one's own choice."""

from __future__ import annotations

from collections.abc import Iterable

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, dates_in, holds, spans_of, within
from tutor.checkers.settings import Groups, Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.negation import negated
from tutor.text.reading import Span

LEAST_SAID = 2
"""Words of weight, no glue, that have to follow a *because* for it to say something."""


class WhatChanges(SaidInManyWays):
    """Says what is different for whoever reads, and since when."""

    change: Groups = Field(min_length=1)
    """What changes, in the words of the brief; one of each group counts, and one group is enough."""

    def judge(self, look: Look) -> Finding:
        """Look for the change beside a word of change or a date."""
        voice = look.voice
        changes = [hit for group in self.change for hit in look.hits(group, even_negated=True)]
        cues = look.said("what_changes", even_negated=True) + dates_in(look)
        bound = look.together([hit.span for hit in changes], cues)
        if bound:
            said = voice.say("{quote}: it is clear what is different.", quote=look.quoted(bound[0][0]))
            return Finding(Outcome.MET, said, spans=tuple(sorted(set(bound[0]))))
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


class Reason(SaidInManyWays):
    """Gives the reason behind a change: the fact, not the rule."""

    reasons: Patterns = ()
    """The fact behind it, in the words of the brief: *seven parts*, *got lost*. Without it any fact that explains
    counts; with it, another fact is left to the learner.
    """

    def judge(self, look: Look) -> Finding:
        """Look for the fact, for another that explains, then for a connective with nothing behind it."""
        facts = spans_of(look.hits(self.reasons, even_negated=True))
        heard = look.own("gives_reason")
        signs = look.said("trouble", even_negated=True)
        explained = [*self._because(look), *(span for span in heard if any(within(sign, span) for sign in signs))]
        hollow = [look.telling("hollow_reason", span) for span in look.does("hollow_reason")]
        weighing = Weighing(
            look,
            "gives_reason",
            marked("An order without a reason is walked around."),
            marked("What happened that made you think of it? Try one line on that."),
        )
        why = marked("{quote}: it is clear why.")
        behind = marked("{quote}: I looked for the fact behind it.")
        return (
            weighing.there(why, facts, facts[:3])
            or (None if self.reasons else weighing.there(why, explained, longest=80))
            or weighing.open(explained if self.reasons else heard)
            or (None if self.reasons else weighing.doubt())
            or weighing.half(behind, hollow)
            or weighing.against(behind, spans_of(look.cues("reason", even_negated=True)))
            or weighing.absent(marked("I looked for the reason and did not find it."))
        )

    def _because(self, look: Look) -> list[Span]:
        """Return the words that lead to a reason and are followed by one: two words of weight, and nothing hollow."""
        empty = look.does("hollow_reason") + look.said("hollow_change", even_negated=True)
        hollow = {look.sentence(span) for span in empty}
        glue = look.lexicon.words("function_words")
        leading = [span for span in look.said("because", even_negated=True) if not look.in_quotes(span)]
        return [
            span
            for span in leading
            if look.sentence(span) not in hollow
            and sum(look.reading.words[index].folded not in glue for index in self._after(look, span)) >= LEAST_SAID
        ]

    def _after(self, look: Look, span: Span) -> range:
        """Return the words of a sentence that stand after a place in it."""
        return look.reading.words_between(span[1], look.reading.sentences[look.sentence(span)][1])

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the fact behind a change, a hollow reason, and none."""
        settings = {"reasons": ["parts _ missing|lost", "lost _ parts"]}
        yield SelfTest(Outcome.MET, "In September seven parts got lost on the bench: hence the box.", settings=settings)
        yield SelfTest(Outcome.MET, "We open half an hour later because nobody has ever come before nine in winter.")
        yield SelfTest(Outcome.PARTLY, "We do it to improve our processes.", settings=settings)
        yield SelfTest(Outcome.UNMET, "From Monday the returns go into the blue box.", settings=settings)


class LeavesChoice(SaidInManyWays):
    """The change is not just imposed: there is a real choice, and somebody to tell what does not work.

    One of the two is half of it. An ultimatum leaves nothing of either, whatever else the text offers.
    """

    choices: Patterns = ()
    """What may be chosen here: *paper label or app*."""

    def judge(self, look: Look) -> Finding:
        """Look for ultimatums, then for a choice and a contact."""
        contacts = _heard(look)
        choices = [*self._named(look), *_left(look, contacts)]
        orders = [span for span in look.said("ultimatum") if not look.in_quotes(span)]
        both = sorted({*choices, *contacts}) if choices and contacts else []
        weighing = Weighing(
            look,
            "leaves_contact" if choices else "leaves_choice",
            marked("What people may shape a little, they carry."),
            marked("What may stay as each one likes? And who listens if it does not work?"),
        )
        return (
            weighing.against(marked("{quote} closes every door."), orders)
            or weighing.there(marked("{quote}: there is room to move."), both, both[:3])
            or (weighing.doubt() if choices or contacts else None)
            or weighing.half(marked("{quote}: I looked for whom to tell."), choices)
            or weighing.half(marked("{quote}: I looked for what they may choose."), contacts)
            or weighing.absent(marked("I looked for something they may choose or object to and did not find it."))
        )

    def _named(self, look: Look) -> list[Span]:
        """Return what the author says may be chosen: not asked by somebody else, not the one *and not the other*."""
        hits = [hit for hit in look.hits(self.choices) if not negated(look.reading, hit.last)]
        return [hit.span for hit in hits if not look.in_quotes(hit.span)]

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show choice and contact, a choice alone, a contact alone, a choice with a threat, and an order."""
        both = "Write the label by hand or use the app, as you prefer. If neither works for you, tell Ilaria."
        yield SelfTest(Outcome.MET, both)
        yield SelfTest(Outcome.PARTLY, "You can write the label by hand or use the app, as you prefer.")
        yield SelfTest(Outcome.PARTLY, "If the blue box does not work for you, tell Ilaria before Monday.")
        yield SelfTest(Outcome.UNMET, "You can choose label or app, but the box is mandatory, no exceptions.")
        yield SelfTest(Outcome.UNMET, "From Monday everybody must use the blue box. No exceptions.")


def _heard(look: Look) -> list[Span]:
    """Return where somebody can be told: sentences that a model knows, with a word of telling in them, and the names of
    people beside a word of dissent.
    """
    told = look.said("tells", even_negated=True)
    if known := [span for span in look.own("leaves_contact") if holds(span, told)]:
        return known
    against = [span for span in look.said("dissents", even_negated=True) if not look.in_quotes(span)]
    return [name for _, name in look.together(against, look.found(look.context.names) if against else ())]


def _left(look: Look, contacts: list[Span]) -> list[Span]:
    """Return the sentences that leave a choice; where one also says whom to tell, or only may leave one, with a word of
    choosing in it.
    """
    said = [span for span in look.said("choice", even_negated=True) if not look.in_quotes(span)]
    sure = set(look.own("leaves_choice")).difference(contacts)
    return sorted(sure.union(span for span in look.may("leaves_choice") if holds(span, said)))
