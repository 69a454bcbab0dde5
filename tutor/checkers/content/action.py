"""Content: what the reader can do next."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Groups, Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.fold import beginning
from tutor.text.reading import Span
from tutor.text.tokens import Kind

OWN_APART = 2
"""Sentences that may lie between an action and a place of the author's own: nothing else can be meant."""


class CallToAction(SaidInManyWays):
    """A doable next step: what the reader can do, and where to do it.

    An action alone (*come!*) is half of it; an address alone is the other half.
    """

    destinations: Patterns = ()
    """Further places to go: *at the counter*. Links, phones, e-mails and places with a time are recognised."""

    only_there: bool = False
    """Whether no other place counts: *tell us in the comments* is no way to book."""

    def judge(self, look: Look) -> Finding:
        """Look for an action with its destination; the author's own places are certain."""
        later = look.said("call_later")
        put_off = {look.sentence(span) for span in later}
        asked = look.said("call_action", "call_nominal")
        actions = [span for span in asked if look.sentence(span) not in put_off]
        half = look.does("call_to_action_half") or (asked if later else [])
        own = look.found(self.destinations)
        whole, named = look.does("call_to_action"), look.together(actions, own, apart=OWN_APART)
        if self.only_there or later:
            whole = [span for span, _ in look.together(whole, own or [], apart=0) if look.sentence(span) not in put_off]
        pairs = named or ([] if self.only_there else look.together(actions, self._places(look)))
        evidence = sorted(set(pairs[0])) if pairs else whole[:1]
        step = [(evidence[0][0], evidence[-1][1])] if whole or named else []
        weighing = Weighing(
            look,
            "call_to_action",
            marked("A reader who wants to, and does not know how, stops here."),
            marked("Try one verb and one handle: a number, a link, a place with its time."),
        )
        where = marked("{quote}: I looked for where or how, and did not find it.")
        return (
            weighing.there(marked("{quote}: it is clear what to do and where."), step, evidence)
            or (None if self.only_there and not own else weighing.doubt())
            or (weighing.half(where, actions) if half else weighing.against(where, actions))
            or weighing.absent(
                marked("I looked for what the reader can do next and did not find it."),
                half[:1],
                Outcome.PARTLY if half else Outcome.UNMET,
            )
        )

    def _places(self, look: Look) -> list[Span]:
        said = look.places(Kind.URL, Kind.EMAIL, Kind.PHONE, Kind.HANDLE, Kind.DATE, Kind.TIME, Kind.WEEKDAY)
        return sorted({*said, *look.said("call_destination"), *look.found(self.destinations)})

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a whole step, the two halves, and none."""
        yield SelfTest(Outcome.MET, "Book your place on 0742 555 0192.")
        yield SelfTest(Outcome.MET, "Prenotazione gratuita in frantoio.", "it")
        yield SelfTest(Outcome.PARTLY, "Come in great numbers!")
        only = {"destinations": ["the mill"], "only_there": True}
        yield SelfTest(Outcome.MET, "Book your place at the mill.", settings=only)
        yield SelfTest(Outcome.PARTLY, "Book your soup in the comments.", settings=only)
        yield SelfTest(Outcome.PARTLY, "How to book at the mill will follow.", settings=only)
        yield SelfTest(Outcome.UNMET, "The oil is new and it is green.")


_ASKS = ("ask_come", "ask_follow", "ask_review", "ask_share", "ask_look", "ask_buy", "ask_answer")
"""Kinds of things one can ask of a reader; ways of asking for the same thing belong together."""
_TOLD = ("told_people", "told_premises", "told_hours", "told_offers", "told_events")
"""Kinds of news that a company has, whatever its trade."""
MANY_VERBS = 3
"""Different things to do from which they are more than the steps of one."""
MANY_ADDED = 2
"""Sentences that add something, from which it is no afterthought."""


class OneIdea(TextChecker):
    """One thing is told, and at most one is asked."""

    topics: Groups = ()
    """The topics that a text on this brief may wander to; naming up to two of them is one idea."""

    def judge(self, look: Look) -> Finding:
        """Count the kinds of requests, of news and the topics; what opens with a *by the way* is one more.

        A request mostly belongs to a piece of news, so the longer of the two rows counts.
        """
        voice = look.voice
        asked = [hits for group in _ASKS if (hits := look.cues(group))]
        told = [hits for group in _TOLD if (hits := look.cues(group, even_negated=True))]
        topics = [hits for group in self.topics if (hits := look.hits(group))]
        asides = look.cues("aside", even_negated=True)
        verbs = {beginning(look.reading.words[hit.first].folded) for hit in look.cues("ask_more")}
        spans = spans_of(hits[0] for hits in asked)
        beside = bool(asides and (asked or told)) + (len(verbs) >= MANY_VERBS) + (_piled(look) >= MANY_ADDED)
        many = max(len(asked), len(told)) + beside + max(0, len(topics) - 2)
        if many <= 1:
            return Finding(Outcome.MET, voice.say("One thing at a time: it is clear what stays."), spans=spans)
        why = voice.say("Ask people for three things and they do none.")
        move = voice.say("Which one do you want to stay? Try leaving the others for another day.")
        said = voice.plural(
            "Here is {number} thing too many to do or think of.",
            "Here are {number} different things to do or think of.",
            many,
        )
        if len(asked) > 1:
            quotes = ", ".join(look.quoted(span) for span in spans[:3])
            said = voice.say("{quotes}: {n} different invitations.", quotes=quotes, n=len(asked))
        else:
            spans = spans_of(hits[0] for hits in [*asked, *told, *topics, *([asides] if asides else [])])
        two = many == 2 or (many == 3 and beside == 1)
        return Finding(Outcome.PARTLY if two else Outcome.UNMET, said, why, move, spans)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show one invitation, two, and a heap."""
        yield SelfTest(Outcome.MET, "The repair night is on Thursday: book on 0742 555 0134 and come with your bike.")
        yield SelfTest(Outcome.PARTLY, "Come on Thursday at six. And follow our page.")
        yield SelfTest(Outcome.UNMET, "Come on Thursday, follow us, leave a review and share this post.")


def _piled(look: Look) -> int:
    """Count the sentences that begin with a word of adding: *And your lights. And a review.*"""
    adding = look.lexicon.words("adds")
    begun = (look.reading.words_between(*sentence) for sentence in look.reading.sentences)
    return sum(bool(words) and look.reading.words[words[0]].folded in adding for words in begun)
