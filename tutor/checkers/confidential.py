"""What stays inside the house: facts that the brief marks as confidential, and the company's own list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.finding import Context, Fact, Finding, Outcome
from tutor.checkers.look import Look, inside, spans_of
from tutor.checkers.meanings import meaning_of
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.concepts import Hit
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind

WHY_INSIDE = marked(
    "Once it is out, it cannot be called back: from there on, whoever reads it decides who hears it next."
)
"""Why a leak matters, whoever the brief keeps it from."""
_DEAL = Fact("deal", 3, "A deal is coming", "the deal", match=("distribut* within 4 german*",), confidential=True)
_SHOP = Context("en", facts=(_DEAL,))


class NothingConfidential(TextChecker):
    """What stays inside stays inside: no confidential fact, no word of the company's own list.

    That a house moves is recognised in other words than the author's too, where their forms speak of that.
    """

    def judge(self, look: Look) -> Finding:
        """Look for every confidential fact, negated or not."""
        for fact in look.context.facts:
            if fact.confidential and (spans := _given_away(look, fact)):
                said = look.voice.say(
                    "{quote} gives fact {n} away, and that one stays inside.",
                    quote=look.quoted(spans[0]),
                    n=fact.number,
                )
                return self._leak(look, said, spans)
        if hits := look.hits(look.context.confidential, even_negated=True):
            said = look.voice.say(
                "{quote} is on the company's list of things that stay inside.", quote=look.quoted(hits[0].span)
            )
            return self._leak(look, said, list(spans_of(hits)))
        near = [span for fact in look.context.facts if fact.confidential for span in _hits(look, fact)]
        calm = marked("Nothing confidential slipped out: that is how one goes on being trusted.")
        weighing = Weighing(look, _MOVING)
        return weighing.open(near) or weighing.calm(calm)

    def given_away(self, look: Look) -> Iterator[Span]:
        """Return each place that gives something confidential away, in the order of what is kept inside."""
        for fact in look.context.facts:
            if fact.confidential:
                yield from _given_away(look, fact)
        yield from look.found(look.context.confidential, even_negated=True)

    def _leak(self, look: Look, said: str, spans: list[Span]) -> Finding:
        why = look.voice.say(WHY_INSIDE)
        move = look.voice.say("Try the same text without those words: the reader will not miss them.")
        return Finding(Outcome.UNMET, said, why, move, tuple(spans))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a leak and a clean text."""
        yield SelfTest(Outcome.MET, "Come and see the new oil on Saturday 9.", context=_SHOP)
        yield SelfTest(Outcome.UNMET, "And soon our German distributor will have it too.", context=_SHOP)


def _given_away(look: Look, fact: Fact) -> list[Span]:
    """Return where a fact is given away: in the author's forms, or in other words for what they mean."""
    hits = _hits(look, fact)
    return _moving(look, fact, hits) if _is_moving(look, fact) else hits


def _hits(look: Look, fact: Fact) -> list[Span]:
    """Return where the author's forms of a fact stand."""
    hits = look.hits((*fact.match, *fact.accept), even_negated=True)
    return list(spans_of(hit for hit in hits if not _common_noun(look, fact, hit)))


_MOVING = "means_moving"
"""A meaning that shares so many words with other things, a chain say, that a model has to hear it beside the forms."""


def _is_moving(look: Look, fact: Fact) -> bool:
    """Tell whether the forms of a fact say that a house moves."""
    return bool(meaning_of((*fact.match, *fact.accept), look.context.language, (_MOVING,)))


def _moving(look: Look, fact: Fact, hits: Sequence[Span]) -> list[Span]:
    """Return where a text says that a house moves: by a name of the fact, by a form where the model may hear it, or in
    words of its own.
    """
    may, names = look.may(_MOVING), _names(fact, look.context.language)
    told = [span for span in look.said(_MOVING, even_negated=True) if not look.in_quotes(span)]
    backed = inside((*hits, *told), may)
    named = [span for span in hits if not names.isdisjoint(look.reading.quote(span).casefold().split())]
    own = [] if backed or named else [look.telling(_MOVING, span) for span in look.own(_MOVING)]
    return sorted({*named, *backed, *own})


def _names(fact: Fact, language: str) -> frozenset[str]:
    """Return the words that a fact writes with a capital, but for its first: no form of theirs is a common word."""
    told = read(fact.text, language)
    return frozenset(
        word.folded for word in told.words[1:] if word.kind is Kind.WORD and told.text[word.start].isupper()
    )


def _common_noun(look: Look, fact: Fact, hit: Hit) -> bool:
    """Tell the linden from the street of the same name: one word in small letters that the fact writes as a name, in a
    text that knows capitals.
    """
    if hit.first != hit.last or not look.reading.quote(hit.span).islower() or look.reading.text.islower():
        return False
    said = look.reading.words[hit.first].folded
    told = read(fact.text, look.context.language)
    alike = [told.text[word.start] for index, word in enumerate(told.words) if index and word.folded == said]
    return bool(alike) and all(letter.isupper() for letter in alike)
