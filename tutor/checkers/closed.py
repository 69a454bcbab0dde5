"""Closed answers: choice, match and order. The author writes the key in the answer itself; see `number` for figures."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from pydantic import BaseModel, ConfigDict, Field

from tutor.checkers.base import Checker, SelfTest
from tutor.checkers.credit import Credit, earned
from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.settings import Text
from tutor.checkers.triage import Message, reply_to
from tutor.i18n import Speaker, speaker

_STRICT = ConfigDict(frozen=True, extra="forbid", defer_build=True)
NEARLY_IN_ORDER = 0.6
"""Kendall's tau from which an order is partly right."""


class Option(BaseModel):
    """Something to pick."""

    model_config = _STRICT

    id: str
    """By which combinations, samples and branches name it."""
    text: Text
    """What the learner reads."""
    correct: bool = False
    """Whether it is to be picked."""
    picked: Text = ""
    """Said when it was picked: why it is right, or what it would lead to."""
    missed: Text = ""
    """Said when it was left out."""


class Combination(BaseModel):
    """A remark on one exact set of picks."""

    model_config = _STRICT

    picked: tuple[str, ...]
    """Ids of the options, all of them and no other."""
    says: Text
    """What the learner reads then."""


class Choice(Checker):
    """One option or several. Feedback comes for what was picked and for what was missed."""

    options: tuple[Option, ...] = Field(min_length=2)
    """What there is to pick from."""
    several: bool = False
    """Whether more than one may be picked."""
    credit: Credit = Credit.NET
    """How several picks earn credit: the learner is told which way applies."""
    combinations: tuple[Combination, ...] = ()
    """Remarks on exact sets of picks, instead of the count."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Compare the picks with the key."""
        voice = speaker(context.language)
        picked = set(answer.chosen) & {option.id for option in self.options}
        right = {option.id for option in self.options if option.correct}
        if not picked and right:
            return Finding(Outcome.INVALID, voice.say("Nothing is picked yet."))
        if len(picked) > 1 and not self.several:
            return Finding(Outcome.INVALID, voice.say("I see {n} picks: which one is yours?", n=len(picked)))
        share = earned(self.credit if self.several else Credit.ALL, picked, right)
        exact = [said.says for said in self.combinations if set(said.picked) == picked]
        notes = [
            f"{option.text}: {remark}" if self.several else remark
            for option in self.options
            if (remark := _remark(option, picked))
        ]
        if share == 1:
            return Finding(Outcome.MET, exact[0] if exact else _praise(voice, len(picked)), notes=tuple(notes))
        outcome = Outcome.PARTLY if share > 0 else Outcome.UNMET
        found = exact[0] if exact else _score_sentence(context, picked, right, self.several)
        return Finding(outcome, found, notes=tuple(notes), credit=share)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a right, a half-right, a wrong and an empty pick."""
        settings = {
            "several": True,
            "options": [
                {"id": "a", "text": "A", "correct": True},
                {"id": "b", "text": "B", "correct": True},
                {"id": "c", "text": "C"},
            ],
        }
        yield SelfTest(Outcome.MET, "", settings=settings, answer=Answer(chosen=("b", "a")))
        yield SelfTest(Outcome.PARTLY, "", settings=settings, answer=Answer(chosen=("a",)))
        yield SelfTest(Outcome.UNMET, "", settings=settings, answer=Answer(chosen=("c",)))
        yield SelfTest(Outcome.INVALID, "", settings=settings, answer=Answer())
        one = {**settings, "several": False}
        yield SelfTest(Outcome.INVALID, "", settings=one, answer=Answer(chosen=("a", "b")))


def _remark(option: Option, picked: set[str]) -> str:
    if option.id in picked:
        return option.picked
    return option.missed if option.correct else ""


def _praise(voice: Speaker, picks: int) -> str:
    """Say that the picks are the right ones: several, one or none."""
    if not picks:
        return voice.say("Right: it is none of them.")
    return voice.say("That is the one.") if picks == 1 else voice.say("Those are the ones.")


def _score_sentence(context: Context, picked: set[str], right: set[str], several: bool) -> str:
    voice = speaker(context.language)
    if not several:
        return voice.say("Another one fits better.")
    hits, extra = len(picked & right), len(picked - right)
    if extra:
        return voice.say("{hits} of {right} found, and {extra} too many.", hits=hits, right=len(right), extra=extra)
    return voice.say("{hits} of {right} found.", hits=hits, right=len(right))


class Item(BaseModel):
    """Something to put in its place."""

    model_config = _STRICT

    id: str
    """By which ties and samples name it."""
    text: Text
    """What the learner reads."""
    goes_to: str = ""
    """For a match: the id of the class it belongs to."""
    message: Message | None = None
    """For a match of messages to replies: what the message is like; the class follows from the triage table."""
    says: Text = ""
    """Said when it stands in the wrong place: why it belongs elsewhere."""

    @property
    def belongs_to(self) -> str:
        """Id of its class: the one the author names, or the one that the triage table gives."""
        return self.goes_to or (reply_to(self.message).value if self.message else "")


class MatchClass(BaseModel):
    """A class that items are matched to."""

    model_config = _STRICT

    id: str
    """By which items name it."""
    text: Text
    """What the learner reads."""


class Match(Checker):
    """Each item to its class."""

    items: tuple[Item, ...] = Field(min_length=2)
    """What there is to put in its place."""
    classes: tuple[MatchClass, ...] = Field(min_length=2)
    """The places."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Count the items in their place."""
        voice = speaker(context.language)
        given = dict(answer.pairs)
        if any(item.id not in given for item in self.items):
            return Finding(Outcome.INVALID, voice.say("Some are not matched yet."))
        wrong = [item for item in self.items if given[item.id] != item.belongs_to]
        if not wrong:
            return Finding(Outcome.MET, voice.say("Each one is in its place."))
        share = round(1 - len(wrong) / len(self.items), 4)
        found = voice.say("{right} of {all} in their place.", right=len(self.items) - len(wrong), all=len(self.items))
        notes = tuple(f"{item.text}: {item.says}" if item.says else item.text for item in wrong)
        outcome = Outcome.PARTLY if share > 0 else Outcome.UNMET
        return Finding(outcome, found, notes=notes, credit=share)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a full, a half and an unfinished match."""
        settings = {
            "items": [{"id": "i", "text": "I", "goes_to": "x"}, {"id": "j", "text": "J", "goes_to": "y"}],
            "classes": [{"id": "x", "text": "X"}, {"id": "y", "text": "Y"}],
        }
        right, half = (("i", "x"), ("j", "y")), (("i", "x"), ("j", "x"))
        yield SelfTest(Outcome.MET, "", settings=settings, answer=Answer(pairs=right))
        yield SelfTest(Outcome.PARTLY, "", settings=settings, answer=Answer(pairs=half))
        yield SelfTest(Outcome.UNMET, "", settings=settings, answer=Answer(pairs=(("i", "y"), ("j", "x"))))
        yield SelfTest(Outcome.INVALID, "", settings=settings, answer=Answer(pairs=right[:1]))


class Order(Checker):
    """Items in order. The author lists them in the right order; the learner sees them shuffled."""

    items: tuple[Item, ...] = Field(min_length=2)
    """What there is to put in order, listed in the right one."""
    ties: tuple[tuple[str, ...], ...] = ()
    """Items that may stand in any order among themselves."""

    def check(self, answer: Answer, context: Context) -> Finding:
        """Compare every pair of items with the key (Kendall's tau over the pairs that are not tied)."""
        voice = speaker(context.language)
        place = {item: index for index, item in enumerate(answer.chosen)}
        if len(place) < len(answer.chosen):
            return Finding(Outcome.INVALID, voice.say("Some are in the list more than once."))
        if set(place) != {item.id for item in self.items}:
            return Finding(Outcome.INVALID, voice.say("Some are not in the list yet."))
        pairs = [pair for pair in combinations(self.items, 2) if not self._tied(pair[0].id, pair[1].id)]
        swapped = [(first, second) for first, second in pairs if place[first.id] > place[second.id]]
        if not swapped:
            return Finding(Outcome.MET, voice.say("That is the order."))
        share = round(1 - len(swapped) / len(pairs), 4)
        outcome = Outcome.PARTLY if 2 * share - 1 >= NEARLY_IN_ORDER else Outcome.UNMET
        first, second = swapped[0]
        found = voice.say("I would put “{first}” before “{second}”.", first=first.text, second=second.text)
        notes = tuple(item.says for item in _most_misplaced(swapped) if item.says)
        return Finding(outcome, found, notes=notes, credit=share)

    def _tied(self, first: str, second: str) -> bool:
        return any(first in tie and second in tie for tie in self.ties)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the right order, a nearly right one, and one upside down."""
        settings = {"items": [{"id": letter, "text": letter} for letter in "abcd"]}
        yield SelfTest(Outcome.MET, "", settings=settings, answer=Answer(chosen=tuple("abcd")))
        yield SelfTest(Outcome.PARTLY, "", settings=settings, answer=Answer(chosen=tuple("abdc")))
        yield SelfTest(Outcome.UNMET, "", settings=settings, answer=Answer(chosen=tuple("dcba")))
        yield SelfTest(Outcome.INVALID, "", settings=settings, answer=Answer(chosen=tuple("ab")))
        yield SelfTest(Outcome.INVALID, "", settings=settings, answer=Answer(chosen=tuple("dabcd")))


def _most_misplaced(swapped: list[tuple[Item, Item]]) -> list[Item]:
    """Return the items that stand wrong to most others; several where they tie."""
    counts: dict[str, int] = {}
    items = {item.id: item for pair in swapped for item in pair}
    for pair in swapped:
        for item in pair:
            counts[item.id] = counts.get(item.id, 0) + 1
    most = max(counts.values(), default=0)
    return [items[name] for name, count in counts.items() if count == most]
