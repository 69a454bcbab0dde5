"""Engagement: who is speaking, and for whom."""

from __future__ import annotations

from collections.abc import Iterable

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.doubting import SaidInManyWays
from tutor.checkers.finding import Finding, Outcome
from tutor.checkers.look import Look, within
from tutor.checkers.settings import Patterns
from tutor.checkers.signing import is_person, signature
from tutor.checkers.tags import words_of_tag
from tutor.checkers.weighing import Weighing
from tutor.i18n import LANGUAGES, marked
from tutor.text.concepts import find_any
from tutor.text.lexicon import lexicon
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind

BARE = 12
"""Words up to which a sentence that owns to a bias says nothing besides."""


class Signed(SaidInManyWays):
    """A person signs: a name, a role, or both."""

    def judge(self, look: Look) -> Finding:
        """Look for a name at the end, or for somebody who says who is writing."""
        team = look.said("team_signature", even_negated=True)
        told = [span for span in look.own("signed") if not self._of_house(look, span)]
        span = self._introduced(look) or signature(look) or next(iter(told), None)
        weighing = Weighing(
            look,
            "signed",
            marked("People answer people."),
            marked("Try your first name, and what you do there."),
        )
        return (
            weighing.there(marked("{quote}: a person is speaking."), [span] if span else [])
            or (None if team else weighing.doubt())
            or weighing.half(marked("{quote} is many and nobody."), [*team, *look.does("signed_half")][-1:])
            or weighing.absent(marked("I looked for who is writing and did not find it."))
        )

    def _introduced(self, look: Look) -> Span | None:
        """Return where somebody says who is writing: *I'm Tom*, *le scrive la magazziniera*."""
        words = look.reading.words
        for span in look.said("i_am", even_negated=True):
            after = look.reading.words_between(span[1], span[1] + 40)[:4]
            close = after and not look.reading.text[span[1] : words[after[0]].start].strip()
            if close and not look.in_quotes(span) and any(is_person(look, index) for index in after):
                return span[0], words[after[-1]].end
        own = [span for span in look.said("i_write", even_negated=True) if not look.in_quotes(span)]
        return own[0] if own else None

    def _of_house(self, look: Look, span: Span) -> bool:
        """Tell whether a short sentence names a house: *With love, your favourite trattoria*."""
        words, houses = look.reading.words_between(*span), look.lexicon.words("houses")
        return len(words) <= 8 and any(look.reading.words[index].folded in houses for index in words)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a signature, a presentation, a team and nobody."""
        yield SelfTest(Outcome.MET, "Come by any morning, no appointment needed.\nNadia, mechanic")
        yield SelfTest(Outcome.MET, "Hello Marta, I'm Tom from the counter: come by any morning.")
        yield SelfTest(Outcome.PARTLY, "Come by any morning, no appointment needed. The staff")
        yield SelfTest(Outcome.UNMET, "Come by any morning, no appointment needed.")


class Discloses(SaidInManyWays):
    """Who praises the employer's things says that they work there.

    In Italy and in the United States alike an employee's praise is advertising that has to be recognisable (Consumer
    Code and IAP Digital Chart; FTC, material connection).
    """

    company: Patterns = ()
    """The company's names: *we at Pedalea* counts."""

    def judge(self, look: Look) -> Finding:
        """Look for the link between who writes and what is praised."""
        ours = look.together(look.said("first_plural"), look.found(self.company), apart=0)
        plain = [span for span in look.said("works_there") if not look.in_quotes(span)]
        told = plain or [look.telling("discloses", span) for span in look.own("discloses") if self._whole(look, span)]
        tags = [span for span in look.places(Kind.HASHTAG) if _hints(look.reading.quote(span))]
        weighing = Weighing(
            look,
            "discloses",
            marked("Praise from inside is welcome when one knows that it comes from inside."),
            marked("Try four words: I work there."),
        )
        return (
            weighing.there(
                marked("{quote}: it is clear who is speaking."), sorted({*(pair[0] for pair in ours), *told})
            )
            or weighing.doubt()
            or weighing.half(
                marked("{quote} is only a hint: I looked for who you are."),
                [*tags, *look.said("partial", even_negated=True), *look.said("first_plural")],
            )
            or weighing.absent(marked("I looked for your link to the company and did not find it."))
        )

    def _whole(self, look: Look, span: Span) -> bool:
        """Tell whether a sentence may say who one is: it does not deny every tie, nor only own to a bias."""
        short = len(look.reading.words_between(*span)) <= BARE
        only = look.said("no_ties", *(["partial"] if short else []), even_negated=True)
        return not any(within(hint, span) for hint in only)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a disclosure, a hint, and praise as if by a stranger."""
        yield SelfTest(Outcome.MET, "I work at the mill, so I am not neutral: this oil is the best I know.")
        yield SelfTest(Outcome.PARTLY, "Best oil of the valley, try it. #WorkLife")
        yield SelfTest(Outcome.UNMET, "I tried this oil and it is the best of the valley.")


def _hints(tag: str) -> bool:
    """Tell a hashtag with a word of work in it, *#LifeAtWork*, from *#Fireworks*; tags are in either language."""
    words = words_of_tag(tag)
    return any(find_any(lexicon(each).patterns("work_in_tags"), read(words, each)) for each in LANGUAGES)


class KeepsPrivate(TextChecker):
    """Private things stay private: nothing confirmed in public, and a private way offered.

    Even *we look forward to your check-up* confirms that somebody is a patient.
    """

    private: Patterns = ()
    """What must not be confirmed here: *the implant*, *the instalment*."""
    way_needed: bool = True
    """Whether the matter has to move to a private channel."""

    def judge(self, look: Look) -> Finding:
        """Look for confirmations, and for a private way."""
        voice = look.voice
        felt = [look.telling("keeps_private", span) for span in look.does("keeps_private")]
        told = [*look.found(self.private, even_negated=True), *felt]
        ways = [*look.said("private_way"), *look.places(Kind.PHONE, Kind.EMAIL), *look.does("private_way")]
        why = voice.say("They may tell it; you may not confirm it, not even to help.")
        if told:
            said = voice.say("{quote} tells everybody something about this person.", quote=look.quoted(told[0]))
            move = voice.say("Try an answer that would be right for anybody, and a private way.")
            return Finding(Outcome.UNMET, said, why, move, tuple(sorted(told)[:3]))
        if unsure := look.doubt("keeps_private"):
            return unsure
        if not ways and self.way_needed and _informs(look):
            return Finding(Outcome.MET, voice.say("Nothing private is said here: it would be right for anybody."))
        if ways or not self.way_needed:
            said = voice.say("Nothing private is said here, and there is a way to go on.")
            return Finding(Outcome.MET, said, spans=tuple(ways[:1]))
        said = voice.say("Nothing private is said; I looked for a private way to go on.")
        return Finding(Outcome.PARTLY, said, why, voice.say("Try a number, an address, or: write to us privately."))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a private way, none, and a confirmation."""
        yield SelfTest(Outcome.MET, "Thank you for writing. Please send us a private message so that we can help.")
        yield SelfTest(Outcome.PARTLY, "Thank you for writing, we are sorry to hear it.")
        yield SelfTest(Outcome.UNMET, "Sorry about your implant: we see you at your check-up on Monday.")
        yield SelfTest(Outcome.MET, "Stitches usually come out after a week, and swimming can start after two.")


SAYS_SOMETHING = 5
"""Words from which a sentence tells something that others may want to know as well."""


def _informs(look: Look) -> bool:
    """Tell an answer that needs no private way, since it says what anybody may know: it declines nothing, and one
    sentence is neither thanks nor regret.
    """
    if look.said("not_here", even_negated=True):
        return False
    kind = {look.sentence(span) for span in look.said("acknowledge", "apology", "empty_move", even_negated=True)}
    return any(
        at not in kind and len(look.reading.words_between(*span)) >= SAYS_SOMETHING
        for at, span in enumerate(look.reading.sentences)
    )
