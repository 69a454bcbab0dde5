"""Networks: the form that a place wants, what is seen there, and whether links work."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from pydantic import Field

from tutor.checkers.base import SelfTest, TextChecker
from tutor.checkers.finding import Context, Finding, Outcome
from tutor.checkers.look import Look, spans_of
from tutor.checkers.settings import Groups
from tutor.networks.preview import link_works, visible
from tutor.networks.rules import Network, Rule, networks
from tutor.text.measures import word_count
from tutor.text.reading import Span
from tutor.text.tokens import Kind

SHORT_MESSAGE = 40
"""Words up to which a message on the phone is read where it arrives."""
MANY_EMOJI = 2
"""Emoji up to which a text for work or for a map still reads as one."""

MOST_TAGS_AT_WORK = 5
"""Hashtags up to which they help where work is spoken of."""
MANY_TAGS = 3
"""Hashtags over which a text comes from elsewhere, where hashtags lead nowhere."""

Place = Literal["map", "message", "work", "group"]
_PLACES: dict[str, Place] = {"google": "map", "whatsapp": "message", "linkedin": "work"}
"""What kind of place a network is, where the author does not say."""


class UpFront(TextChecker):
    """The point stands in the part that is seen before the cut.

    Where the cut is depends on the network, on the screen and on the day: this is advice, never a *must*.
    """

    point: Groups = Field(min_length=1)
    """What has to be seen at once, one form of each group: `point.en = [["repair night"], ["15 October"]]`."""

    def judge(self, look: Look) -> Finding:
        """Look for the point before and after the cut."""
        voice = look.voice
        network = networks().get(look.context.network)
        seen = visible(look.reading.text, network).span if network else (0, len(look.reading.text))
        hits = [look.hits(group, even_negated=True) for group in self.point]
        early = [found[0].span for found in hits if found and found[0].span[1] <= seen[1]]
        late = [found[0].span for found in hits if found and found[0].span[1] > seen[1]]
        if len(early) == len(self.point):
            said = voice.say("{quote}: seen without a tap.", quote=look.quoted(early[0]))
            return Finding(Outcome.MET, said, spans=tuple(sorted(set(early))))
        why = voice.say("Most read what is seen, and few tap on the rest.")
        outcome = Outcome.PARTLY if early else Outcome.UNMET
        if late:
            said = voice.say("{quote} stands behind the cut.", quote=look.quoted(late[0]))
            return Finding(
                outcome, said, why, voice.say("Try moving it to the first line."), tuple(sorted({*early, *late}))
            )
        said = voice.say("I looked for the point in what is seen first and did not find it.")
        return Finding(outcome, said, why, voice.say("What will they know even if they read no further?"), tuple(early))

    def rests_on(self, network: Network) -> tuple[Rule, ...]:
        """Return where the cut is."""
        return tuple(rule for rule in (network.fold, network.fold_lines) if rule is not None)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show the point before the cut, half of it, and behind it."""
        settings = {"point": [["repair night"], ["thursday"]]}
        context = Context("en", network="instagram")
        filler = "We have been thinking for a long time about what we could do for those who come to us. " * 2
        yield SelfTest(Outcome.MET, "Repair night on Thursday. Bring your bike.", settings=settings, context=context)
        yield SelfTest(
            Outcome.PARTLY, f"A repair night! {filler}See you on Thursday.", settings=settings, context=context
        )
        yield SelfTest(Outcome.UNMET, f"{filler}Repair night on Thursday.", settings=settings, context=context)


class Form(TextChecker):
    """The form suits the place, in what can be counted: length, hashtags, emoji, a greeting, an address.

    The tone is not judged.
    """

    place: Literal["", Place] = ""
    """`map` a profile with hours and address, `message` a chat, `work` a network of trades, `group` a neighbours' or
    hobby group. Empty takes it from the network of the answer."""
    for_work: Groups = ()
    """For `work`: what it means for the trade; one group has to be named."""
    for_group: Groups = ()
    """For `group`: what is useful to the group; one group has to be named."""

    def judge(self, look: Look) -> Finding:
        """Count the lapses of form."""
        place = self.place or _PLACES.get(look.context.network, "")
        if not place:
            return Finding(Outcome.UNSURE, look.voice.say("I know no form that this place wants."))
        lapses = list(_LAPSES[place](self, look))
        if not lapses:
            return Finding(Outcome.MET, look.voice.say("It looks at home in this place."))
        why = look.voice.say("Every place has its habits; who breaks them is read as an advert.")
        move = look.voice.say("How do the texts look there that you read to the end? Try that shape.")
        slight = len(lapses) == 1 and not lapses[0].grave
        outcome = Outcome.PARTLY if slight else Outcome.UNMET
        return Finding(outcome, lapses[0].said, why, move, tuple(lapses[0].spans))

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show texts at home and texts from elsewhere."""
        whatsapp = Context("en", network="whatsapp")
        yield SelfTest(Outcome.MET, "Hi Marta, your bike is ready. We are open until 7 pm.", context=whatsapp)
        yield SelfTest(Outcome.PARTLY, "Hi Marta, your bike is ready. #bike", context=whatsapp)
        yield SelfTest(Outcome.UNMET, "Your bike is ready! " * 12 + "#bike #repair", context=whatsapp)


class Lapse(NamedTuple):
    """Something that does not suit the place."""

    said: str
    spans: Sequence[Span] = ()
    grave: bool = False
    """Whether it is enough by itself."""


Lapses = Iterator[Lapse]


def _on_map(_: Form, look: Look) -> Lapses:
    yield from _no_hashtags(look)
    yield from _few_emoji(look)
    facts = look.places(Kind.TIME, Kind.PHONE, Kind.DATE, Kind.WEEKDAY)
    if not facts and not look.cues("street", even_negated=True):
        yield Lapse(look.voice.say("I looked for hours, an address or a telephone and did not find them."))


def _in_message(_: Form, look: Look) -> Lapses:
    yield from _no_hashtags(look)
    words = word_count(look.reading.text)
    if words > SHORT_MESSAGE:
        yield Lapse(look.voice.say("{n} words are a letter: here people read standing up.", n=words))
    links = look.places(Kind.URL)
    if len(links) > 1:
        yield Lapse(look.voice.say("{n} links in one message: which one is to be tapped?", n=len(links)), links)


def _at_work(form: Form, look: Look) -> Lapses:
    yield from _few_emoji(look)
    means = look.cues("work_words", even_negated=True) + [hit for group in form.for_work for hit in look.hits(group)]
    if not means:
        yield Lapse(look.voice.say("I looked for what it means for who does this work and did not find it."))
    tags = look.places(Kind.HASHTAG)
    if len(tags) > MOST_TAGS_AT_WORK:
        said = look.voice.say(
            "{n} hashtags: up to {most} help, more hide the text.", n=len(tags), most=MOST_TAGS_AT_WORK
        )
        yield Lapse(said, tags)


def _in_group(form: Form, look: Look) -> Lapses:
    yield from _no_hashtags(look)
    gives = look.cues("gives_or_asks", even_negated=True) + [
        hit for group in form.for_group for hit in look.hits(group)
    ]
    asked = [span for span in look.reading.sentences if "?" in look.reading.quote(span)]
    if not gives and not asked and not look.cues("introduces", even_negated=True):
        said = look.voice.say("I looked for who you are, or for something useful to the group, and did not find it.")
        yield Lapse(said)
    sells = look.cues("advert", even_negated=True)
    if sells:
        yield Lapse(look.voice.say("{quote} is an advert here.", quote=look.quoted(sells[0].span)), spans_of(sells))


def _no_hashtags(look: Look) -> Lapses:
    if tags := look.places(Kind.HASHTAG):
        said = look.voice.say("Hashtags lead nowhere in this place, and here I count {n}.", n=len(tags))
        yield Lapse(said, tags, grave=len(tags) > MANY_TAGS)


def _few_emoji(look: Look) -> Lapses:
    emoji = look.places(Kind.EMOJI)
    if len(emoji) > MANY_EMOJI:
        yield Lapse(look.voice.say("{n} emoji are read out one by one.", n=len(emoji)), emoji)


_LAPSES = {"map": _on_map, "message": _in_message, "work": _at_work, "group": _in_group}


class LinkWorks(TextChecker):
    """The link works where it stands, or the text says where to find it.

    In the captions of some networks a link is dead text: there one points to the profile, or to another way.
    """

    def judge(self, look: Look) -> Finding:
        """Look for a link, for a pointer to it, and at what the place does with them."""
        network = networks().get(look.context.network)
        works = link_works(network) if network else None
        if network is None or works is None:
            return Finding(Outcome.UNSURE, look.voice.say("I do not know what this place does with links."))
        links = look.places(Kind.URL)
        pointers = look.said("link_elsewhere")
        others = look.places(Kind.PHONE, Kind.EMAIL) + look.said("other_way")
        return (
            self._alive(look, network, links, pointers) if works else self._dead(look, network, links, pointers, others)
        )

    def rests_on(self, network: Network) -> tuple[Rule, ...]:
        """Return what is known of links in a post."""
        return (network.link,) if network.link else ()

    def _alive(self, look: Look, network: Network, links: list[Span], pointers: list[Span]) -> Finding:
        voice = look.voice
        if links:
            said = voice.say("{quote}: one tap, and they are there.", quote=look.quoted(links[0]))
            return Finding(Outcome.MET, said, spans=tuple(links))
        why = voice.say("After a long search people give up.")
        if pointers:
            said = voice.say(
                "{quote}: in {network} nobody looks there.", quote=look.quoted(pointers[0]), network=network.name
            )
            move = voice.say("Here a link in the text works: try putting it in.")
            return Finding(Outcome.UNMET, said, why, move, tuple(pointers))
        return Finding(Outcome.UNMET, voice.say("I looked for a link and did not find it."), why)

    def _dead(
        self, look: Look, network: Network, links: list[Span], pointers: list[Span], others: list[Span]
    ) -> Finding:
        voice = look.voice
        why = voice.say("In a caption of {network} a link cannot be tapped.", network=network.name)
        move = voice.say("Try putting the link into the profile, and saying so.")
        if links:
            said = voice.say("{quote} cannot be tapped here.", quote=look.quoted(links[0]))
            return Finding(Outcome.PARTLY if pointers else Outcome.UNMET, said, why, move, tuple(links))
        if pointers or others:
            span = (pointers or others)[0]
            return Finding(Outcome.MET, voice.say("{quote}: that works here.", quote=look.quoted(span)), spans=(span,))
        return Finding(Outcome.UNMET, voice.say("I looked for where to find the link and did not find it."), why, move)

    @classmethod
    def samples(cls) -> Iterable[SelfTest]:
        """Show links that work, that are dead, and pointers."""
        link = "Everything is at https://pedalea.example/night"
        instagram, facebook = Context("en", network="instagram"), Context("en", network="facebook")
        yield SelfTest(Outcome.MET, "Everything is at the link in our bio.", context=instagram)
        yield SelfTest(Outcome.UNMET, link, context=instagram)
        yield SelfTest(Outcome.PARTLY, f"{link} and at the link in our bio.", context=instagram)
        yield SelfTest(Outcome.MET, link, context=facebook)
        yield SelfTest(Outcome.UNMET, "Link in bio.", context=facebook)
