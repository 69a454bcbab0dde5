"""Content: what belongs to other people stays with them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Iterator, Sequence

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.content.shapes import AGE, HOUSEHOLD, PARAMETERS, SHAPES, STREET
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, inside
from tutor.checkers.settings import Patterns
from tutor.checkers.sources import is_known, known_quantities
from tutor.checkers.weighing import Weighing
from tutor.i18n import marked
from tutor.text.concepts import find_any
from tutor.text.reading import Span, read
from tutor.text.tokens import Kind, Token

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
        found = sorted(self.exposed(look), key=lambda item: item[1])
        if not found:
            return Finding(Outcome.MET, look.voice.say("Nobody is exposed."))
        kind, span = found[0]
        said = look.voice.say(_KINDS[kind], quote=look.quoted(span))
        why = look.voice.say("It concerns a person who is not here to say yes, and the net does not forget.")
        move = look.voice.say("Try the same sentence without it: hardly ever is anything missing.")
        return Finding(Outcome.UNMET, said, why, move, tuple(span for _, span in found))

    def exposed(self, look: Look) -> Iterator[tuple[str, Span]]:
        """Return each place that tells something about a private person.

        Returns:
            ``address``, ``number``, ``person``, ``health`` or ``home``, and where it stands; in no order.
        """
        known = known_quantities(look.context)
        theirs = {look.sentence(span) for span in look.said("someones_number", even_negated=True)}
        for token in look.reading.of_kind(Kind.EMAIL, Kind.PHONE):
            span = token.start, token.end
            if not is_known(token, known) and _private(look, span, theirs):
                yield "address", span
        for shape in SHAPES:
            yield from (("number", match.span()) for match in shape.finditer(look.reading.text))
        for hit in look.hits(self.names, even_negated=True):
            yield "person", hit.span
        yield from (("person", span) for span in _full_names(look))
        yield from (("health", span) for span in _health(look))
        yield from (("person", span) for span in _in_links(look))
        somebody = look.said("somebody", even_negated=True)
        yield from (("home", home) for _, home in look.together(somebody, homes(look), apart=0))
        for hit in look.cues("lives_at", even_negated=True):
            yield "home", hit.span

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a clean text, a plate, a customer's name, and an illness with a name."""
        yield SelfTest(Outcome.MET, "A customer told us that her brakes are silent again.")
        yield SelfTest(Outcome.UNMET, "The blue car AB 123 CD has stood here for a week.")
        yield SelfTest(Outcome.UNMET, "Mrs Bianchi came back for her bicycle yesterday.")
        yield SelfTest(Outcome.UNMET, "Our colleague Marta is away because of her surgery.")


def _in_links(look: Look) -> Iterator[Span]:
    """Find links that carry somebody along: a name, an illness, an address, a number to call behind the ``?``."""
    names = look.lexicon.words("first_names") - _words_of(look.context.sources(), look.context.language)
    for link in look.reading.of_kind(Kind.URL):
        carried = PARAMETERS.search(look.reading.quote((link.start, link.end)))
        told = re.sub(r"[^\w@]+|_", " ", carried[1].casefold()) if carried else ""
        if told and tells_of_somebody(look, told, names):
            yield link.start, link.end


def tells_of_somebody(look: Look, told: str, names: frozenset[str]) -> bool:
    """Tell whether what a link carries names somebody, an illness, an address or a number to call.

    Args:
        look: The text in which the link stands: its language.
        told: What the link carries, in small letters, its words apart.
        names: First names that tell of somebody here.
    """
    parts = set(told.split())
    known = not names.isdisjoint(parts) or not parts.isdisjoint(look.lexicon.words("health"))
    ails = find_any(look.lexicon.patterns("ailments"), read(told, look.context.language))
    return known or bool(ails) or "@" in told or "%40" in told or bool(re.search(r"\d{9}", told))


def _private(look: Look, span: Span, theirs: Container[int]) -> bool:
    """Tell a person's address or number from one that a company gives out: *info@*, *call us on*.

    A mailbox is a person's where it has a figure, or a first name or an initial beside something else.

    Args:
        look: The text.
        span: Where the address or number stands.
        theirs: Sentences that speak of somebody's number.
    """
    box, at, _ = look.reading.quote(span).casefold().partition("@")
    told = look.in_quotes(span) or look.sentence(span) in theirs
    if not at:
        return told
    parts = [part for part in re.split(r"[._+\-\d]", box) if part]
    if not look.lexicon.words("public_mailboxes").isdisjoint(parts):
        return False
    persons = [part for part in parts if len(part) == 1 or part in look.lexicon.words("first_names")]
    return told or any(letter.isdigit() for letter in box) or (len(parts) > 1 and bool(persons))


def _full_names(look: Look) -> Iterator[Span]:
    """Find a title with a surname, or a full name unknown to the brief, beside a matter or of nobody at work."""
    words, text = look.reading.words, look.reading.text
    published = _words_of((*look.context.sources(), *look.context.names), look.context.language)
    titles, experts = look.lexicon.words("title_of_person"), look.lexicon.words("title_of_expert")
    delicate = {look.sentence(span) for span in look.said("private_matters", "delicate", even_negated=True)}
    matters = delicate | {look.sentence(span) for span in look.said("health", "ailments", even_negated=True)}
    matters |= {look.sentence((at, at)) for at in (match.start() for match in STREET.finditer(text))}
    for index, word in enumerate(words[:-1]):
        surname = words[index + 1]
        if surname.kind is not Kind.WORD or not text[surname.start].isupper() or _bare(surname) in published:
            continue
        at, title = look.sentence((word.start, word.start)), word.folded.rstrip(".")
        aged = bool(AGE.match(text, surname.end))
        named = at in matters or aged or not _at_work(look, index)
        titled = title in titles and (title not in experts or at in delicate)
        if titled or (named and _first_name(look, index)):
            yield word.start, surname.end


AROUND = 5
"""Words around a name among which a trade says that it is on the doorplate."""


def _at_work(look: Look, index: int) -> bool:
    """Tell a name that is known for a trade, a street or a book from a private one: *Nadia Ferri, our mechanic*."""
    known = look.lexicon.words("role") | look.lexicon.words("trades") | look.lexicon.words("known_by")
    around = look.reading.words[max(0, index - AROUND) : index + 2 + AROUND]
    return any(word.folded in known for word in around)


def people_named(look: Look) -> Iterator[Span]:
    """Find everybody who is named, whatever is said of them: first names with what follows, titles with a surname.

    Who stands in the brief may be named.
    """
    words, text = look.reading.words, look.reading.text
    published = _words_of(look.context.sources(), look.context.language)
    titles, first_names = look.lexicon.words("title_of_person"), look.lexicon.words("first_names")
    for index, word in enumerate(words):
        surname = words[index + 1] if index + 1 < len(words) and _follows(look, index) else None
        if surname and word.folded.rstrip(".") in titles and _bare(surname) not in published:
            yield surname.start, _end(text, surname)
        named = _is_name(look, index) or (surname and text[word.start].isupper() and _bare(word) in first_names)
        if named and _bare(word) not in published:
            yield word.start, _end(text, surname or word)


def _words_of(texts: Iterable[str], language: str) -> frozenset[str]:
    """Return the words of some texts, as names are looked up among them."""
    return frozenset(_bare(word) for text in texts for word in read(text, language).words)


def _bare(word: Token) -> str:
    """Return a name as it is compared, without the ending that says whose something is."""
    return word.folded.removesuffix("'s")


def _end(text: str, name: Token) -> int:
    """Return where a name ends: before the *'s* that says whose something is."""
    return name.end - 2 if text[name.end - 2 : name.end].replace("’", "'") == "'s" else name.end


def _follows(look: Look, index: int) -> bool:
    """Tell whether the word behind another one may be a surname: in the same sentence, with a capital."""
    reading = look.reading
    word, surname = reading.words[index : index + 2]
    near = reading.text[word.end : surname.start] in (" ", ". ")
    same = reading.sentence_of[index] == reading.sentence_of[index + 1]
    return near and same and surname.kind is Kind.WORD and reading.text[surname.start].isupper()


def homes(look: Look) -> Iterator[Span]:
    """Find streets with a number."""
    return (match.span() for match in STREET.finditer(look.reading.text))


def _first_name(look: Look, index: int) -> bool:
    """Tell whether a word is the first of a full name: a frequent one, or an initial."""
    text, (word, surname) = look.reading.text, look.reading.words[index : index + 2]
    between, initial = text[word.end : surname.start], word.end - word.start == 1 and text[word.start].isupper()
    return (between == ". " and initial) or (between == " " and _is_name(look, index))


def _is_name(look: Look, index: int) -> bool:
    """Tell a first name from the same letters as a month, or as the word that opens a sentence: *Will*, *Rosa*."""
    word = look.reading.words[index]
    if word.kind is not Kind.WORD or not look.reading.text[word.start].isupper():
        return False
    opens = index == 0 or look.reading.sentence_of[index - 1] != look.reading.sentence_of[index]
    plain = word.folded.removesuffix("'s")
    return plain in look.lexicon.words("first_names") and not (opens and plain in look.lexicon.words("names_or_words"))


def _health(look: Look) -> Iterator[Span]:
    """Find what ails somebody in one sentence with their name; who heals may be named beside what they heal."""
    named = {look.reading.sentence_of[index] for index in range(len(look.reading.words)) if _is_name(look, index)}
    named |= {look.sentence(span) for span in look.said("only_one", even_negated=True)}
    ailments = look.said("ailments", even_negated=True)
    healers = {look.sentence(span) for span in look.said("heals", even_negated=True)}
    yield from (span for span in ailments if look.sentence(span) in named)
    spoken = look.said("health", even_negated=True)
    yield from (span for span in spoken if look.sentence(span) in named - healers)
    homes = {look.sentence(match.span()) for match in HOUSEHOLD.finditer(look.reading.text) if match.start() > 0}
    own = {look.sentence(span) for span in look.said("their_own", even_negated=True)}
    yield from (span for span in ailments if look.sentence(span) in homes & own)


def _shows_people(look: Look) -> bool:
    """Tell whether a text speaks of people, of their pictures, or names somebody."""
    named = any(_is_name(look, index) for index in range(len(look.reading.words)))
    return named or bool(look.said("people_shown", even_negated=True))


def _given(look: Look) -> list[Span]:
    """Return where somebody's yes is told: in known words, where a model may hear it too, or as the model hears it."""
    about_things = look.said("matters_only", even_negated=True)
    return _heard(look, "consent", "consent_lacking", about_things, look.said("consent", "agreed"))


def _perhaps(look: Look) -> list[Span]:
    """Return the known words of a yes that may be about something else: *we all agreed that it was hard*."""
    return list(look.elsewhere(look.said("consent", "agreed"), look.said("matters_only", even_negated=True)))


def _lacking(look: Look) -> list[Span]:
    """Return where a model hears that somebody's yes is missing, but for those who are left out of the picture."""
    return _heard(look, "consent_lacking", "consent", look.said("unseen", even_negated=True))


def _heard(look: Look, move: str, contrary: str, aside: Sequence[Span], known: Sequence[Span] = ()) -> list[Span]:
    """Return where a move is made and not its contrary: in known words, where a model may hear it too, or as it hears
    it; not in the sentences of what is set aside.
    """
    may, against = look.may(move), look.does(contrary)
    words = inside(known, may)
    told = [look.telling(move, span) for span in look.does(move) if span not in against]
    return list(look.elsewhere(sorted({*words, *told}), aside))


class Consent(TextChecker):
    """The people shown or quoted agreed to it, and the text says so, or nobody can be recognised."""

    def judge(self, look: Look) -> Finding:
        """Look for a consent given, for faces and names left out, and for whoever was caught unawares."""
        hidden, given, perhaps = look.said("unseen", even_negated=True), _given(look), _perhaps(look)
        asked = look.elsewhere(look.said("consent_later", even_negated=True), given)
        lacking = _lacking(look)
        some = lacking if given or perhaps else []
        weighing = Weighing(
            look,
            "consent",
            marked("A face or a name is lent, not given: they decide."),
            marked("Did they say yes? Try saying so in three words, or leave the face out."),
        )
        return (
            weighing.there(marked("{quote}: whoever is in it knows."), hidden)
            or weighing.half(marked("{quote}: not everybody in it has said yes to this."), some)
            or weighing.half(marked("{quote}: it is still to be asked."), asked)
            or weighing.against(marked("{quote}: nobody asked them."), lacking)
            or weighing.there(marked("{quote}: whoever is in it knows."), given)
            or (None if _shows_people(look) else weighing.calm(marked("Nobody is shown here.")))
            or weighing.open(perhaps)
            or weighing.absent(marked("I looked for the yes of whoever is shown and did not find it."))
        )

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show a consent, one still to be asked, and none."""
        yield SelfTest(Outcome.MET, "Marta in her workshop, photographed with her permission.", context=Context("en"))
        yield SelfTest(Outcome.PARTLY, "We will ask for permission before we post the pictures of the children.")
        yield SelfTest(Outcome.UNMET, "Here are the children of class 3B at the mill.")
