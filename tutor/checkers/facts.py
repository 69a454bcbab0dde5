"""The facts of a brief: kept, kept inside, and not added to. Shared by all areas."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.figures import bound, kept, wrong_figure
from tutor.checkers.finding import Context, Fact, Finding, Outcome
from tutor.checkers.look import Look, spans_of, within
from tutor.checkers.settings import Patterns
from tutor.checkers.sources import FIGURES, TRACEABLE, is_free, is_known, known_quantities, source_readings
from tutor.checkers.weekdays import misnamed
from tutor.text.concepts import Hit
from tutor.text.negation import WIDER_WINDOW, denied_after, negated, said_not_to_be
from tutor.text.reading import Span

_CLAIMS = (
    *("promise_free", "promise_discount", "promise_work", "promise_speed"),
    *("claim_best", "claim_health", "claim_scarce", "claim_guarantee"),
)
"""Groups of promises and claims: one that the brief makes too, in whatever words, is free."""
_DAY = Fact("day", 1, "The open day is Saturday 9 November", "the day", accept=("saturday 9", "9 november"))
_HOURS = Fact("hours", 2, "From 10 to 17", "the hours", accept=("10-17",))
_MILL = Context("en", facts=(_DAY, _HOURS))


class FactsKept(SaidInManyWays):
    """The facts the reader needs are there, and exact.

    Each fact names the forms that keep it (`accept`); dates, times and sums count however they are written. A fact that
    names its `thing` is kept only by a figure beside it, and another figure beside it is told as the wrong one.
    """

    heeds_people: ClassVar[bool] = False

    facts: tuple[str, ...] = Field(min_length=1)
    """Ids of the facts that have to be in the answer."""

    def judge(self, look: Look) -> Finding:
        """Look for each fact."""
        voice = look.voice
        wanted = [fact for fact_id in self.facts if (fact := look.context.fact(fact_id))]
        hits = {fact.id: kept(look, fact) for fact in wanted}
        missing = [fact for fact in wanted if not hits[fact.id]]
        spans = spans_of(min(found, key=lambda hit: hit.last - hit.first) for found in hits.values() if found)
        if not missing:
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            said = voice.plural(
                "The fact is there: {quotes}.", "The facts are there: {quotes}.", len(wanted), quotes=quotes
            )
            return Finding(Outcome.MET, said, spans=spans)
        outcome = Outcome.PARTLY if spans else Outcome.UNMET
        why = voice.say("Whoever reads has only your text: what is not in it, they do not know.")
        credit = round(1 - len(missing) / len(wanted), 4)
        said, move, wrong = _slip(look, missing) or _absence(look, missing)
        return Finding(outcome, said, why, move, tuple(sorted({*spans, *wrong})), credit=credit)

    def is_certain(self, look: Look) -> bool:
        """Tell whether another figure stands in the place of a fact's own."""
        wanted = [fact for fact_id in self.facts if (fact := look.context.fact(fact_id))]
        return _slip(look, [fact for fact in wanted if not kept(look, fact)]) is not None

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show all facts, one of two, none."""
        settings = {"facts": ["day", "hours"]}
        yield SelfTest(Outcome.MET, "Come on November 9, 10 am to 5 pm.", "en", settings, _MILL)
        yield SelfTest(Outcome.PARTLY, "Come on Saturday 9, we are open all day.", "en", settings, _MILL)
        yield SelfTest(Outcome.UNMET, "Come and see us at the mill one day.", "en", settings, _MILL)
        yield SelfTest(Outcome.UNMET, "Come on 19 November, from 11 to 18.", "en", settings, _MILL)


def _slip(look: Look, missing: list[Fact]) -> tuple[str, str, tuple[Span, ...]] | None:
    """Name the figure that stands in the place of a fact's own, with one move; None where there is none."""
    voice = look.voice
    for fact in missing:
        if found := wrong_figure(look, fact):
            span, right = found
            quote = look.quoted(span)
            right = voice.quoted(right)
            said = voice.say("{quote}: fact {n} says {right}.", quote=quote, n=fact.number, right=right)
            return said, voice.say("Hold the figure against the brief once more."), (span,)
    return None


def _absence(look: Look, missing: list[Fact]) -> tuple[str, str, tuple[Span, ...]]:
    """Name the facts that were looked for, with one move."""
    voice, first = look.voice, missing[0]
    move = voice.say("Try putting it where it catches the eye.")
    if len(missing) > 1:
        move = voice.say("Try beginning with one of them: {label}.", label=first.label)
    if denied := bound(look, first, look.hits(first.accept, even_negated=True)):
        said = voice.say("{quote} is there, but the sentence says no to it.", quote=look.quoted(denied[0].span))
    elif loose := look.hits(first.accept):
        quote = look.quoted(loose[0].span)
        said = voice.say(
            "{quote} is there, and not beside {label} (fact {n}).", quote=quote, label=first.label, n=first.number
        )
    elif len(missing) == 1:
        said = voice.say("I did not find this yet: {label} (fact {n}).", label=first.label, n=first.number)
    else:
        labels = ", ".join(fact.label for fact in missing)
        numbers = ", ".join(str(fact.number) for fact in missing)
        said = voice.say("I did not find these yet: {labels} (facts {n}).", labels=labels, n=numbers)
    return said, move, ()


class NothingInvented(SaidInManyWays):
    """Nothing is invented: every figure, date, price, address, certificate, gift and claim comes from the brief.

    A claim is to be the best or the first of a place, to do the body good or ill, to be almost gone, or to be sure to
    turn out well; one that the brief makes, in whatever words, is free. So are small counts up to ten and what the
    author allows. Opinions are not judged: good, splendid.
    """

    allow: Patterns = ()
    """Figures and words that are true though the brief does not say them: sums, differences, what everybody knows."""

    def judge(self, look: Look) -> Finding:
        """Compare every figure and claim with the brief."""
        figures = self._figures(look)
        strange = figures + self._claims(look)
        if not strange:
            return Finding(Outcome.MET, self._traced(look))
        quotes = ", ".join(look.quoted(span) for span in strange[:3])
        said = look.voice.say("{quotes}: the brief does not say it.", quotes=quotes)
        why = look.voice.say("A claim that nobody can prove is the first thing a customer asks about.")
        if figures:
            why = look.voice.say("A figure that nobody can trace is the first thing a customer asks about.")
        move = look.voice.say(
            "If it is true, tell who keeps the facts; if you are not sure, the text stands without it."
        )
        return Finding(Outcome.UNMET, said, why, move, tuple(strange))

    def is_certain(self, look: Look) -> bool:
        """Tell whether there is a figure that the brief does not have."""
        return bool(self._figures(look))

    def _traced(self, look: Look) -> str:
        """Say where the figures come from; small counts and addresses are none."""
        figures = [token for token in look.reading.of_kind(*FIGURES) if not is_free(token)]
        if not figures:
            return look.voice.say("Nothing in it that the brief does not say.")
        known = known_quantities(look.context)
        if all(is_known(token, known) for token in figures):
            return look.voice.say("Every figure comes from the brief.")
        return look.voice.say("Every figure can be traced.")

    def _figures(self, look: Look) -> list[Span]:
        said = [token for kind in TRACEABLE for token, _ in look.reading.figures.get(kind, ())]
        known = known_quantities(look.context) if said else ()
        sounds = look.lexicon.words("spelt_by_sound")
        strange = {token.says for token in said if token.folded not in sounds and not is_known(token, known)}
        figures = enumerate(look.reading.words) if strange else ()
        spans = misnamed(look.reading, source_readings(look.context), known) if known else []
        spans += [
            (token.start, token.end)
            for place, token in figures
            if token.kind in TRACEABLE and token.says in strange and not said_not_to_be(look.reading, place)
        ]
        allowed = look.found(self.allow, even_negated=True) if spans else []
        return [span for span in spans if not any(within(span, free) for free in allowed)]

    def _claims(self, look: Look) -> list[Span]:
        free = look.hits(self.allow, even_negated=True)
        claimed = {
            group: [hit for hit in look.cues(group) if not _allowed(hit, free)] for group in ("certification", *_CLAIMS)
        }
        if not any(claimed.values()):
            return []
        sources = [Look(source, look.context, look.answer) for source in source_readings(look.context)]
        said = {_words(source, hit) for source in sources for hit in source.cues("certification")}
        strange = [hit for hit in claimed["certification"] if _words(look, hit) not in said]
        for group in _CLAIMS:
            if claimed[group] and not any(source.cues(group) for source in sources):
                strange += [hit for hit in claimed[group] if not _taken_back(look, hit)]
        return list(spans_of(strange))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a true text, an opinion, and inventions."""
        yield SelfTest(Outcome.MET, "Saturday 9 November, 10 to 17: three of us will be at the mill.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Saturday 9 November, and the first 50 get a bottle.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Come on 10 November.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Our award-winning oil waits for you on Saturday 9.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Come on Saturday 9: whoever is first gets a free bottle.", context=_MILL)
        yield SelfTest(Outcome.MET, "Come on Saturday 9 and try a splendid oil, the best we ever had.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "The best oil in Italy, on Saturday 9.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Come on Saturday 9: this oil lowers your cholesterol.", context=_MILL)
        yield SelfTest(Outcome.UNMET, "Come on Saturday 9: only five places left!", context=_MILL)


def _taken_back(look: Look, hit: Hit) -> bool:
    """Tell a promise that is denied, before it in its clause or right after it."""
    return negated(look.reading, hit.first, WIDER_WINDOW) or denied_after(look.reading, hit.last)


def _allowed(hit: Hit, free: Iterable[Hit]) -> bool:
    return any(each.first <= hit.first and hit.last <= each.last for each in free)


def _words(look: Look, hit: Hit) -> str:
    return look.reading.quote(hit.span).casefold()
