"""An action, looked at by the very checker that scenarios use: is it clear who does it, and by when?"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.checkers.finding import Answer, Context, Finding, Outcome
from tutor.checkers.internal.actions import OwnerAndDate
from tutor.checkers.look import Look, dates_in
from tutor.i18n import LANGUAGES, Speaker, speaker
from tutor.replay.debrief.owners import before_a_colon, owners_named
from tutor.text.clean import Clean, clean
from tutor.text.reading import Span, read


@dataclass(frozen=True, slots=True)
class Looked:
    """What was found in an action."""

    finding: Finding
    owner: str = ""
    """Who does it, as the text has it; empty where nobody is named."""
    date: str = ""
    """By when, as the text has it; empty where no day is."""

    @property
    def whole(self) -> bool:
        """Whether it has both, each in words of its own."""
        return self.finding.outcome is Outcome.MET and bool(self.owner and self.date)


class _InRoom(Look):
    """An action read in one language, and spoken of in the room's.

    Args:
        text: The action.
        language: It is read in.
        room: Language that is spoken.
        names: Who is known.
    """

    def __init__(self, text: Clean, language: str, room: str, names: tuple[str, ...] = ()) -> None:
        super().__init__(read(text, language), Context(language, names=names), Answer(text))
        self._room = room

    @property
    def voice(self) -> Speaker:
        """Says sentences in the room's language."""
        return speaker(self._room)


def look_at(text: str, language: str, people: Iterable[str] = ()) -> Looked:
    """Look for owner and date of an action, in the language of the room or in another one that it is written in.

    Anybody of the room may own one: a name, whoever stands first with a colon, whoever will do something, a role.

    Args:
        text: What was typed.
        language: Of the room, ISO 639-1: what is missing is said in it.
        people: Names that are known besides: of those who agreed that it is shown.
    """
    cleaned = clean(text)
    languages = sorted(LANGUAGES, key=lambda each: each != language)
    bare = [_InRoom(cleaned, each, language) for each in languages]
    named = dict.fromkeys((*people, *owners_named(bare, [span for look in bare for span in dates_in(look)])))
    names = tuple(filter(None, map(_pattern, named)))
    looked = [_looked(_InRoom(cleaned, each, language, names)) for each in languages]
    return max(looked, key=lambda each: (each.whole, bool(each.owner) + bool(each.date)))


def _looked(look: Look) -> Looked:
    """Look for owner and date in one language."""
    finding = OwnerAndDate().judge(look)
    dates = dates_in(look)
    owners = [span for span in finding.spans if not _inside(span, dates)]
    found = [span for span in finding.spans if _inside(span, dates)]
    if finding.outcome is Outcome.MET:
        first = before_a_colon(look.reading.text)
        return Looked(finding, first or _quoted(look, owners), _quoted(look, found))
    nobody = {hit.span for hit in look.cues("nobody", "someday")}
    owners = [span for span in owners if span not in nobody]
    owner = _quoted(look, owners)
    # Apart from each other they are no pair: the day is asked for again, beside the name.
    return Looked(finding, owner, "" if owner else _quoted(look, dates[:1]))


def _pattern(name: str) -> str:
    """Return a name as a pattern that finds it and nothing else: what patterns mean by signs is no part of it, and a
    figure is no name.
    """
    if not any(character.isalpha() for character in name):
        return ""
    return " ".join(re.findall(r"[^\W_]+(?:['’-][^\W_]+)*", name))


def _inside(span: Span, dates: Iterable[Span]) -> bool:
    return any(start < span[1] and span[0] < end for start, end in dates)


def _quoted(look: Look, spans: list[Span]) -> str:
    """Return the words that stand at some places, each once."""
    return ", ".join(dict.fromkeys(look.reading.quote(span) for span in sorted(spans)))
