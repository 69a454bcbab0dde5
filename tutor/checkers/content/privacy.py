"""Content: what belongs to other people stays with them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator

from tutor.checkers.base import Look, SelfTest, TextChecker
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.settings import Patterns
from tutor.checkers.sources import is_known, known_quantities
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.reading import Span
from tutor.text.tokens import Kind

_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){3,7}(?: ?[A-Z0-9]{1,3})?\b")
"""An account number: ISO 13616, with or without spaces."""
_TAX_CODE = re.compile(r"\b[A-Z]{6}\d{2}[A-Z]\d{2}[A-Z]\d{3}[A-Z]\b", re.IGNORECASE)
"""The Italian *codice fiscale*: 16 letters and digits in a fixed shape (D.M. 23 December 1976)."""
_PLATE = re.compile(r"\b[A-Z]{2} ?\d{3} ?[A-Z]{2}\b")
"""An Italian plate since 1994; British ones have two letters, two digits, three letters."""
_UK_PLATE = re.compile(r"\b[A-Z]{2}\d{2} ?[A-Z]{3}\b")
_STREET = re.compile(
    r"\b(?:[Vv]ia|[Vv]iale|[Pp]iazza|[Cc]orso|[Vv]icolo) [A-Z][\w']+(?: [A-Z][\w']+)*,? (?:n\. ?)?\d+"
    r"|\b\d{1,4} [A-Z][a-z]+ (?:Street|Road|Lane|Row|Close|Avenue|Drive|Court|Terrace|Way)\b"
)
"""A street with a number: beside a person's name it says where they live."""
_KINDS = {
    "address": marked("{quote} is somebody's private address or number."),
    "number": marked("{quote} tells exactly who it is."),
    "person": marked("{quote} names a private person in full."),
    "health": marked("{quote}: what ails somebody stays between them and you."),
    "home": marked("{quote} says where somebody lives."),
}


class NoPersonalData(TextChecker):
    """No personal data of private people: addresses, numbers, plates, full names of customers, health with a name.

    What the brief itself publishes (the company's telephone, its people) may be said.
    """

    names: Patterns = ()
    """People of the case who must not be named."""

    def judge(self, look: Look) -> Finding:
        """Look for each kind of data, in texts and in links."""
        found = sorted(self._found(look), key=lambda item: item[1])
        if not found:
            return Finding(Outcome.MET, look.voice.say("Nobody is exposed."))
        kind, span = found[0]
        said = look.voice.say(_KINDS[kind], quote=look.quoted(span))
        why = look.voice.say("It concerns a person who is not here to say yes, and the net does not forget.")
        move = look.voice.say("Try the same sentence without it: hardly ever is anything missing.")
        return Finding(Outcome.UNMET, said, why, move, tuple(span for _, span in found))

    def _found(self, look: Look) -> Iterator[tuple[str, Span]]:
        known = known_quantities(look.context)
        theirs = {look.sentence(span) for span in look.said("someones_number", even_negated=True)}
        for token in look.reading.of_kind(Kind.EMAIL, Kind.PHONE):
            span = token.start, token.end
            if not is_known(token, known) and _private(look, span, theirs):
                yield "address", span
        for shape in (_IBAN, _TAX_CODE, _PLATE, _UK_PLATE):
            yield from (("number", match.span()) for match in shape.finditer(look.reading.text))
        for hit in look.hits(self.names, even_negated=True):
            yield "person", hit.span
        yield from (("person", span) for span in _full_names(look))
        yield from (("health", span) for span in _health(look))
        for hit in look.cues("lives_at", even_negated=True):
            yield "home", hit.span

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a clean text, a plate, a customer's name, and an illness with a name."""
        yield SelfTest(Outcome.MET, "A customer told us that her brakes are silent again.")
        yield SelfTest(Outcome.UNMET, "The blue car AB 123 CD has stood here for a week.")
        yield SelfTest(Outcome.UNMET, "Mrs Bianchi came back for her bicycle yesterday.")
        yield SelfTest(Outcome.UNMET, "Our colleague Marta is away because of her surgery.")


def _private(look: Look, span: Span, theirs: Container[int]) -> bool:
    """Tell a person's address or number from one that a company gives out: *info@*, *call us on*.

    Args:
        look: The text.
        span: Where the address or number stands.
        theirs: Sentences that speak of somebody's number.
    """
    box, at, _ = look.reading.quote(span).casefold().partition("@")
    if at:
        return re.split(r"[._+\-\d]", box)[0] not in look.lexicon.words("public_mailboxes")
    return look.in_quotes(span) or look.sentence(span) in theirs


def _full_names(look: Look) -> Iterator[Span]:
    """Find a title with a surname, or a first name with a surname beside a private matter, unknown to the brief."""
    words, text = look.reading.words, look.reading.text
    sources = " ".join((*look.context.sources(), *look.context.names)).casefold()
    titles = look.lexicon.words("title_of_person")
    matters = {look.sentence(span) for span in look.said("private_matters", "health", even_negated=True)}
    matters |= {look.sentence((at, at)) for at in (match.start() for match in _STREET.finditer(text))}
    for index, word in enumerate(words[:-1]):
        surname = words[index + 1]
        if surname.kind is not Kind.WORD or not text[surname.start].isupper() or surname.folded in sources:
            continue
        titled = word.folded.rstrip(".") in titles
        named = text[word.start].isupper() and text[word.end : surname.start] in (" ", ". ")
        known = word.folded in look.lexicon.words("first_names") or text[word.end : surname.start] == ". "
        if titled or (named and known and look.sentence((word.start, word.start)) in matters):
            yield word.start, surname.end


def _health(look: Look) -> Iterator[Span]:
    """Find a word of health in one sentence with somebody's first name."""
    named = {
        look.sentence((word.start, word.end))
        for word in look.reading.words
        if look.reading.text[word.start].isupper() and word.folded in look.lexicon.words("first_names")
    }
    return (span for span in look.said("health", even_negated=True) if look.sentence(span) in named)


class Consent(TextChecker):
    """The people shown or quoted agreed to it, and the text says so, or nobody can be recognised."""

    def judge(self, look: Look) -> Finding:
        """Look for a consent given, or for faces and names left out."""
        given = look.said("consent")
        asked = look.said("consent_later", even_negated=True)
        given = [span for span in given if not any(other[0] <= span[0] < other[1] for other in asked)]
        given += [look.telling("consent", span) for span in look.does("consent")]
        weighing = Weighing(
            look,
            "consent",
            marked("A face or a name is lent, not given: they decide."),
            marked("Did they say yes? Try saying so in three words, or leave the face out."),
        )
        return (
            weighing.there(marked("{quote}: whoever is in it knows."), given)
            or weighing.half(marked("{quote}: it is still to be asked."), [*asked, *look.does("consent_half")])
            or weighing.absent(marked("I looked for the yes of whoever is shown and did not find it."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a consent, one still to be asked, and none."""
        yield SelfTest(Outcome.MET, "Marta in her workshop, photographed with her permission.", context=Context("en"))
        yield SelfTest(Outcome.PARTLY, "We will ask for permission before we post the pictures of the children.")
        yield SelfTest(Outcome.UNMET, "Here are the children of class 3B at the mill.")
