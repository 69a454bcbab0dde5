"""Tracking: what is looked at again, and when."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from itertools import pairwise

from pydantic import Field

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, clear_of, within
from tutor.checkers.settings import Patterns
from tutor.text.calendar import is_day
from tutor.text.measures import word_count
from tutor.text.pieces import day_number
from tutor.text.reading import Span
from tutor.text.tokens import Kind

BESIDE = 2
"""Sentences between a rule and its number or its day: a rule may be told as a list."""
CLOSE = 5
"""Characters between a word that compares and its number: *under the 12*."""


class NextLook(SaidInManyWays):
    """Says when somebody will look again: an action and a date, in one sentence."""

    past: Patterns = ()
    """Days and months that the figures are from: they are no next look."""

    def judge(self, look: Look) -> Finding:
        """Look for a day to come and an act of looking, counting or meeting over figures in one sentence."""
        gone = [*look.found(self.past, even_negated=True), *_in_no_calendar(look)]
        days = look.places(Kind.DATE, Kind.MONTH, Kind.WEEKDAY) + look.said("relative_day", "duration")
        days = clear_of(days, gone)
        if booked := self._booked(look, days):
            return self._there(look, booked[0][1], *booked[0])
        over = self._over(look)
        made = [span for span in look.does("next_look") if look.sentence(span) not in over]
        told = [span for span in made if not look.borrowed(span)]
        dated = days or look.places(Kind.TIME) or look.said("period", even_negated=True) or _moments(look)
        if dated and (learnt := self._learnt(look, told, gone)):
            day = self._day(look, learnt[0], days)
            return self._there(look, day, day)
        if dated and (unsure := look.doubt("next_look")):
            return unsure
        halves = [*told, *look.does("next_look_half"), *look.said("meets_again")]
        return self._missing(look, days, half=not all(map(look.borrowed, halves)))

    def _booked(self, look: Look, days: list[Span]) -> list[tuple[Span, Span]]:
        """Pair acts with their days: counting says itself what is looked at, looking and meeting need a thing."""
        things = {look.sentence(thing) for thing in _things(look)}
        meets = {look.sentence(span) for span in look.said("meets_again", even_negated=True)}
        counts = [span for span in look.said("recounts") if look.sentence(span) not in meets]
        looks = look.said("look_again", "meets_over", "meets_again", "recheck")
        acts = [*counts, *(span for span in looks if look.sentence(span) in things)]
        acts = clear_of(acts, look.said("counts_on", even_negated=True))
        over = self._over(look)
        planned = [act for act in acts if not look.in_quotes(act) and look.sentence(act) not in over]
        return sorted(look.together(planned, days, apart=0))

    @staticmethod
    def _learnt(look: Look, told: list[Span], gone: list[Span]) -> list[Span]:
        """Return the sentences a model takes for a next look, but for those about days that are over and those that
        only meet again.
        """
        without = {look.sentence(span) for span in gone}
        if not _things(look):
            without |= {look.sentence(span) for span in look.said("meets_again", even_negated=True)}
        return [span for span in told if look.sentence(span) not in without]

    @staticmethod
    def _day(look: Look, span: Span, days: list[Span]) -> Span:
        """Return the day that stands in a sentence, or else the words that tell most."""
        return next((day for day in days if within(day, span)), None) or look.telling("next_look", span)

    @staticmethod
    def _there(look: Look, day: Span, *evidence: Span) -> Finding:
        said = look.voice.say("{quote}: there is a day to look again.", quote=look.quoted(day))
        return Finding(Outcome.MET, said, spans=tuple(sorted(set(evidence))))

    @staticmethod
    def _over(look: Look) -> set[int]:
        """Return the sentences about a look that somebody has had: none that is still to come."""
        return {look.sentence(past) for past in look.said("looked_already", even_negated=True)}

    @staticmethod
    def _missing(look: Look, days: list[Span], *, half: bool) -> Finding:
        voice = look.voice
        why = voice.say("Without a day, nobody looks again.")
        move = voice.say("Try one line: who looks, what at, and on which day.")
        looks = look.said("recheck", "recounts")
        if half:
            missing = voice.say("a day") if looks and not days else voice.say("what will be looked at")
            said = voice.say("I did not find this yet: {missing}.", missing=missing)
            return Finding(Outcome.PARTLY, said, why, move, tuple(looks[:1] or days[:1]))
        return Finding(Outcome.UNMET, voice.say("I looked for the next look and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a date with a look, a look without a date, and neither."""
        yield SelfTest(Outcome.MET, "Sergio counts the calls again on 30 June.")
        yield SelfTest(Outcome.MET, "A further check is planned for 30 June.")
        yield SelfTest(Outcome.MET, "Let's meet on 30 June with the new numbers.")
        yield SelfTest(Outcome.PARTLY, "We will compare the figures again.")
        yield SelfTest(Outcome.UNMET, "Seven calls fewer.")


def _moments(look: Look) -> list[Span]:
    """Return the words of the calendar, and what may be a day of the month: *by the 20th*, *al 25*."""
    articles = look.lexicon.words("articles_of_days")
    days = [
        (word.start, word.end)
        for before, word in pairwise(look.reading.words)
        if word.value is not None and before.folded in articles
    ]
    return [*look.said("calendar", even_negated=True), *days]


def _things(look: Look) -> list[Span]:
    """Return what may be looked at: results, measures, the sheet they stand in."""
    return look.said("outcomes", "measure_act", "looked_at", even_negated=True)


class DecisionRule(SaidInManyWays):
    """A rule decided beforehand: if the figure is below or above so much, we do this, by then."""

    def judge(self, look: Look) -> Finding:
        """Hear a rule, whole or half, and look beside it for the number that decides and for the day."""
        voice = look.voice
        rules, amounts, days = look.own("decision_rule"), _amounts(look), _days(look)
        counted, dated = ([pair[1] for pair in look.together(rules, found, BESIDE)] for found in (amounts, days))
        if counted and dated:
            spans = tuple(sorted({look.telling("decision_rule", rules[0]), counted[0], dated[0]}))
            return Finding(Outcome.MET, voice.say("If, then, by when: nobody will argue afterwards."), spans=spans)
        if not rules and amounts and days and (unsure := look.doubt("decision_rule")):
            return unsure
        why = voice.say("A rule made after the figures always says what one wanted to hear.")
        move = voice.say("Try: if it is fewer than … by …, then we …")
        wanted = {
            voice.say("an if"): bool(rules),
            voice.say("a number that decides"): bool(counted if rules else amounts),
            voice.say("what is done then"): bool(rules),
            voice.say("by when"): bool(dated if rules else days),
        }
        missing = ", ".join(name for name, found in wanted.items() if not found)
        said = voice.say("I did not find this yet: {missing}.", missing=missing)
        return Finding(Outcome.PARTLY if rules else Outcome.UNMET, said, why, move, tuple(rules[:1]))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a whole rule, half of one, and none."""
        yield SelfTest(Outcome.MET, "If there are fewer than 10 bookings by 30 October, we stop the post.")
        yield SelfTest(Outcome.PARTLY, "If there are few bookings, we stop the post.")
        yield SelfTest(Outcome.UNMET, "We will see how the post goes.")


def _amounts(look: Look) -> list[Span]:
    """Return the numbers that may decide: no day of the month, and no length of time unless it is what is measured."""
    numbers = look.places(Kind.NUMBER)
    bounds = sorted(end for _, end in look.said("threshold", even_negated=True))
    before = ((span, bisect_right(bounds, span[0])) for span in numbers)
    bound = [span for span, after in before if after and span[0] - bounds[after - 1] <= CLOSE]
    units = look.lexicon.words("time_units")
    lengths = [(word.start, word.end) for word, after in pairwise(look.reading.words) if after.folded in units]
    plain = clear_of(numbers, [*_moments(look), *lengths])
    return [*bound, *plain, *look.places(Kind.PERCENT, Kind.MONEY), *look.said("amounts", even_negated=True)]


def _days(look: Look) -> list[Span]:
    """Return the days and stretches of time by which something is decided; *three a week* is none."""
    days = look.places(Kind.DATE, Kind.MONTH, Kind.WEEKDAY) + look.said("relative_day", "duration", even_negated=True)
    return clear_of([*days, *_moments(look)], look.said("rates", even_negated=True))


class ThreeLines(SaidInManyWays):
    """A colleague gets it in three short lines: what happened, what it means, what now."""

    most: int = Field(default=60, ge=20)
    """Words that still count as short."""

    def judge(self, look: Look) -> Finding:
        """Look for the three moves, and count the words."""
        voice = look.voice
        figures = look.places(Kind.NUMBER, Kind.PERCENT, Kind.MONEY)
        means, now = look.does("three_lines_means"), look.does("three_lines_now")
        moves = (
            (figures, voice.say("what happened")),
            (means, voice.say("what it means")),
            (now, voice.say("what now")),
        )
        spans = tuple(sorted({found[0] for found, _ in moves if found}))
        words = word_count(look.reading.text)
        missing = [name for found, name in moves if not found]
        why = voice.say("Who decides reads three lines; the table is for whoever asks.")
        if not missing and words <= self.most:
            return Finding(Outcome.MET, voice.say("What, so what, now what: it is all there."), spans=spans)
        if not missing:
            said = voice.say("{n} words for three things: it can be half as long.", n=words)
            return Finding(Outcome.PARTLY, said, why, voice.say("Try one line for each."), spans)
        said = voice.say("I did not find this yet: {missing}.", missing=", ".join(missing))
        outcome = Outcome.PARTLY if len(missing) == 1 else Outcome.UNMET
        return Finding(outcome, said, why, voice.say("Try three lines: what happened, what it means, what now."), spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show three moves, two, and one."""
        yield SelfTest(
            Outcome.MET, "18 bookings, 9 in August. It may be the bonus too. From Monday we try another photo."
        )
        yield SelfTest(Outcome.PARTLY, "18 bookings in September. From Monday we try another photo.")
        yield SelfTest(Outcome.UNMET, "The report is in the folder, with every figure of the year.")


def _in_no_calendar(look: Look) -> list[Span]:
    """Return the months of days that there are not: *31 June*."""
    beside = [(day, month) for day, month in pairwise(look.reading.tokens) if month.kind is Kind.MONTH]
    return [
        (day.start, month.end) for day, month in beside if day_number(day) and not is_day(day_number(day), month.value)
    ]
