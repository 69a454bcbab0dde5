"""Content: who speaks, and to whom."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Patterns
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked


class ReaderFocus(SaidInManyWays):
    """It says what is in it for the reader, and speaks to them.

    Counting pronouns is only a hint: this criterion is never more than a *should*.
    """

    readers: Patterns = ()
    """Words that name this reader or their situation: *who cycles to work*. They count as speaking to them."""

    def judge(self, look: Look) -> Finding:
        """Weigh the words for the reader against those for the company."""
        voice = look.voice
        theirs = look.cues("second_person", "to_reader", even_negated=True) + look.hits(self.readers)
        ours = look.cues("first_plural", even_negated=True)
        spans = spans_of(theirs)
        values = {"ours": len(spans_of(ours)), "theirs": len(spans)}
        why = voice.say("Everybody reads looking for themselves.")
        move = voice.say("Which moment of their day does it make better? Try beginning there.")
        if not spans or not look.does("reader_focus"):
            said = voice.say("I looked for the reader and did not find them.")
            return Finding(Outcome.UNMET, said, why, move, spans_of(ours)[:3])
        if values["ours"] > values["theirs"]:
            said = voice.say("The words about you are {ours}, those to the reader {theirs}.", **values)
            return Finding(Outcome.PARTLY, said, why, move, spans[:3])
        said = voice.say("{quote}: it speaks to whoever reads.", quote=look.quoted(spans[0]))
        return Finding(Outcome.MET, said, spans=spans[:3])

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a text to the reader, one mostly about the company, and one only about it."""
        yield SelfTest(Outcome.MET, "If you cycle to work, your brakes have had a hard winter.")
        yield SelfTest(Outcome.PARTLY, "We at our workshop love what we do, and our team waits for you.")
        yield SelfTest(Outcome.UNMET, "Our team has renewed our workshop with our own hands.")


class FirstHand(SaidInManyWays):
    """A detail that only somebody who was there could write: seen, heard, smelt, done with the hands."""

    insider: Patterns = ()
    """Details that only people of this trade know: *the third gear sticks*."""

    def judge(self, look: Look) -> Finding:
        """Look for what somebody saw, heard or did themselves."""
        known = spans_of(look.hits(self.insider))
        told = [look.telling("first_hand", span) for span in look.does("first_hand")]
        weighing = Weighing(
            look,
            "first_hand",
            marked("What only you can tell is what nobody else can copy."),
            marked("What do you see from your place that a customer never sees? Try one such thing."),
        )
        return (
            weighing.there(
                marked("{quote}: only somebody who was there can say it."), known or told, sorted({*known, *told})[:3]
            )
            or weighing.doubt()
            or weighing.absent(marked("I looked for something seen, heard or touched and did not find it."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a detail from the workplace, and none."""
        yield SelfTest(Outcome.MET, "This morning the press smelt of cut grass and my hands were green until noon.")
        yield SelfTest(Outcome.UNMET, "Quality and passion are the basis of everything that is offered here.")
