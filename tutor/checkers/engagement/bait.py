"""Engagement: asking without baiting."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.engagement.asking import asked_in
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.reading import Span
from tutor.text.tokens import Kind

_BAIT = ("bait_react", "bait_comment", "bait_share", "bait_tag", "bait_vote")
_SPEAKS = ("second_person", "to_reader", "call_action", "call_nominal", "told_me", "tells")
"""Groups of words by which a sentence turns to whoever reads."""

FEW = 6
"""Words in which one says where to answer: *Write it down here*."""


class NoBait(TextChecker):
    """No bait: no begging for reactions, tags, shares or dictated comments.

    Asking for help or advice is not bait: *share with whoever is looking for a home* passes.
    """

    asks: bool = False
    """Whether the text has to ask for something: a post that asks nothing does not meet this."""

    def judge(self, look: Look) -> Finding:
        """Look for the five kinds of bait, outside requests for help."""
        exempt = {look.sentence(hit.span) for hit in look.cues("bait_exempt")}
        hits = [
            hit
            for group in _BAIT
            for hit in look.cues(group)
            if group == "bait_react" or look.sentence(hit.span) not in exempt
        ]
        replies = _replies(look)
        begging = [span for span in look.does("no_bait") if not _answers_a_question(look, span, replies)]
        felt = [look.telling("no_bait", span) for span in begging]
        spans = spans_of(hits) + look.elsewhere(felt, spans_of(hits))
        if not spans and self.asks and not asked_in(look):
            return self._asks_nothing(look)
        weighing = Weighing(
            look,
            "no_bait",
            marked("Networks show such posts to fewer people, and you learn nothing from them."),
            marked("What would you really like to know? Try asking that."),
        )
        return (
            weighing.against(marked("{quote} asks for a gesture, not for an answer."), spans, spans)
            or weighing.doubt(_to_nobody(look))
            or weighing.calm(marked("It asks without baiting."))
        )

    def _asks_nothing(self, look: Look) -> Finding:
        """Find no question; leave it to the learner where a model hears one that cannot be pointed at."""
        if heard := look.may("open_question"):
            return look.left_open(heard[0])
        said = look.voice.say("No bait; I looked for a question and did not find one.")
        return Finding(Outcome.UNMET, said, move=look.voice.say("What would you like to know from them?"))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a question, three baits and a request for help."""
        yield SelfTest(Outcome.MET, "Which book kept you awake this summer?")
        yield SelfTest(Outcome.UNMET, "Tag a friend who loves books!")
        yield SelfTest(Outcome.UNMET, "Metti mi piace se ami leggere!", "it")
        yield SelfTest(Outcome.UNMET, "Comment YES if you are in.")
        yield SelfTest(Outcome.MET, "Please share with anyone looking for a home for this dog.")


def _to_nobody(look: Look) -> list[Span]:
    """Return the sentences, and each two in a row, that ask nobody for anything: *I don't know what I would do.*"""
    speaks = {look.sentence(span) for span in look.said(*_SPEAKS, even_negated=True)}
    quiet = {
        index: span
        for index, span in enumerate(look.reading.sentences)
        if index not in speaks and not set("?!:") & set(look.reading.quote(span))
    }
    return [(quiet[first][0], quiet[last][1]) for first in quiet for last in (first, first + 1) if last in quiet]


def _replies(look: Look) -> set[int]:
    """Return the sentences that say where to answer, right after a question."""
    asks = {look.sentence(word) for word in look.said("told_me", "tells")}
    return {sentence for sentence in asks if sentence and _is_question(look, sentence - 1)}


def _answers_a_question(look: Look, span: Span, replies: set[int]) -> bool:
    """Tell where to answer an open question, and a picture at its end, from a gesture that is begged for."""
    spoken = [index for index in look.reading.words_between(*span) if look.reading.words[index].kind is Kind.WORD]
    return not spoken or (len(spoken) <= FEW and look.sentence(span) in replies)


def _is_question(look: Look, sentence: int) -> bool:
    return look.reading.quote(look.reading.sentences[sentence]).rstrip().endswith("?")
