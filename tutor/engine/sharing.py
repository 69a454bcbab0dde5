"""A learner hands sessions over: which ones, without which words, to what end."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import __version__
from tutor.engine.engine import Engine
from tutor.engine.files import write_whole
from tutor.engine.insiders import contexts_of, insiders
from tutor.errors import ExitCode, TutorError
from tutor.export.arrival import code
from tutor.export.counted import counted
from tutor.export.finds import INSTEAD, Find, Mark, finds
from tutor.export.hiding import Hiding
from tutor.export.shared_file import FORMAT, KIND, SUFFIX, Header, Origin, write_shared
from tutor.export.texts import typed
from tutor.i18n import marked, speaker
from tutor.replay.shared import Consent
from tutor.session.events import AnswerSubmitted, Event, Recorded, SessionStarted
from tutor.text.clean import clean_line

if TYPE_CHECKING:
    from tutor.session.journal import Reading

TO_THE_MINUTE = "%Y-%m-%dT%H:%M:00Z"
"""How exactly a time is told to others."""


@dataclass(frozen=True, slots=True)
class Going:
    """A session as it would be handed over."""

    id: str
    entries: tuple[Recorded, ...]
    hidden: tuple[int, ...]
    """Numbers of the events in which words are hidden."""
    origin: str
    """Hash of the last line of its journal."""

    @property
    def header(self) -> SessionStarted:
        """Its first event."""
        first = self.entries[0].event
        assert isinstance(first, SessionStarted)
        return first

    def counted(self) -> Going:
        """Return the same session without a word of its owner's."""
        bare = counted(self.entries)
        # An answer that is gone cannot be graded again, even where it was empty: all of them count as hidden.
        gone = (
            new.seq
            for new, old in zip(bare, self.entries, strict=True)
            if new != old or isinstance(old.event, AnswerSubmitted)
        )
        return replace(self, entries=bare, hidden=tuple(sorted({*self.hidden, *gone})))


@dataclass(frozen=True, slots=True)
class Draft:
    """What would leave."""

    person: str
    """Pseudonym of the owner."""
    name: str
    """The owner's; it leaves only where they agree to it."""
    made: str
    """UTC, ISO 8601, to the minute."""
    sessions: tuple[Going, ...]
    hidden: tuple[tuple[str, str, int], ...]
    """What is hidden in what the learner typed, what stands in its place, and how many times."""
    only_counts: bool = False
    """Whether the learner's words are left out altogether."""

    def under(self, consent: Consent) -> Draft:
        """Return what leaves under an agreement: where it is to no use at all, only what can be counted."""
        if consent.any:
            return self
        return replace(self, sessions=tuple(each.counted() for each in self.sessions), hidden=(), only_counts=True)

    def content(self, consent: Consent) -> bytes:
        """Return the file, to the last byte."""
        going = self.under(consent).sessions
        origins = tuple(Origin(each.id, len(each.entries), each.origin, each.hidden) for each in going)
        name = self.name if consent.name else ""
        header = Header(KIND, FORMAT, __version__, self.made, self.person, consent, origins, name)
        return write_shared(header, (each.entries for each in going))


class Sharing:
    """The learner's choice of sessions.

    Args:
        engine: Whose sessions they are.
        names: Their names or files, at least one.

    Raises:
        TutorError: One is not there, is broken, or is somebody else's.
    """

    def __init__(self, engine: Engine, names: Iterable[str]) -> None:
        self.engine = engine
        chosen = {reading.path.resolve(): reading for reading in (engine.reading(name) for name in names)}
        self._readings = tuple(self._own(reading) for reading in chosen.values())

    @cached_property
    def _finds(self) -> tuple[tuple[Find, ...], ...]:
        """What the detectors propose to hide, session by session."""
        return tuple(tuple(self._found(reading)) for reading in self._readings)

    @cached_property
    def _everywhere(self) -> tuple[Find, ...]:
        """What tells who somebody is, in whichever session it stands: a secret of one may be said in another."""
        return tuple(
            find for found in self._finds for find in found if find.mark not in (Mark.CONFIDENTIAL, Mark.HEALTH)
        )

    def draft(self, hide: Iterable[str] = (), keep: Iterable[str] = ()) -> Draft:
        """Prepare what would leave.

        Args:
            hide: Further words or phrases to hide.
            keep: Words that may be seen although a detector found them.
        """
        spared = [word for word in keep if word.strip()]
        added = [Find(Mark.WORD, clean_line(word)) for word in hide if word.strip()]
        hidings = []
        for reading, found in zip(self._readings, self._finds, strict=True):
            proposed = dict.fromkeys((*self._everywhere, *found))
            wanted = [find for find in proposed if not any(find.covers(word) for word in spared)]
            hidings.append((reading, self._hiding(reading, [*wanted, *added])))
        going = tuple(self._going(reading, hiding) for reading, hiding in hidings)
        made = f"{self.engine.clock():{TO_THE_MINUTE}}"
        return Draft(self._person, self.engine.settings.name, made, going, tuple(_counted(hidings)))

    @property
    def _person(self) -> str:
        """The owner's pseudonym."""
        return code(self.engine.settings.learner, "learner")

    def _own(self, reading: Reading) -> Reading:
        name = clean_line(reading.path.name)
        header = reading.header
        if header is None or reading.broken_at:
            hint = marked("`tutor replay` shows what can still be read")
            raise TutorError(marked("this session is damaged and stays here"), name, hint)
        here = reading.path.resolve().parent == self.engine.paths.sessions.resolve()
        if not here and header.learner != self.engine.settings.learner:
            hint = marked("only its owner can say what may be done with it")
            raise TutorError(marked("this session is somebody else's"), name, hint, ExitCode.USAGE)
        return reading

    def _found(self, reading: Reading) -> Iterable[Find]:
        from tutor.checkers.finding import Context

        known, inside = contexts_of(self.engine, reading), insiders(self.engine, reading)
        language = reading.header.language if reading.header else self.engine.settings.language
        for step, text in typed(reading.events):
            context = known.get(step, Context(language))
            secrets = (*context.confidential, *inside.confidential)
            yield from finds(text, replace(context, confidential=secrets), inside.people)

    def _hiding(self, reading: Reading, found: Sequence[Find]) -> Hiding:
        """Return what hides words in a session, and says so in its language."""
        header = reading.header
        voice = speaker(header.language if header else self.engine.settings.language)
        names = [find.quote for find in found if find.mark is Mark.NAME and find.quote[:1].isupper()]
        return Hiding({find.quote: voice.say(INSTEAD[find.mark]) for find in found}, names)

    def _going(self, reading: Reading, hiding: Hiding) -> Going:
        """Prepare one session: its owner by code, its times to the minute, some words hidden."""
        entries, hidden = hiding.session(reading.entries)
        told = tuple(replace(entry, at=f"{entry.at[:16]}:00Z", event=self._by_code(entry.event)) for entry in entries)
        return Going(code(reading.path.stem, "session"), told, hidden, reading.head)

    def _by_code(self, event: Event) -> Event:
        return replace(event, learner=self._person) if isinstance(event, SessionStarted) else event


def _counted(hidings: Iterable[tuple[Reading, Hiding]]) -> Iterator[tuple[str, str, int]]:
    """Say what is hidden in what was typed, each word once however it is written."""
    times, spelt = Counter[tuple[str, str]](), dict[str, str]()
    for reading, hiding in hidings:
        for _, text in typed(reading.events):
            for start, end, instead in hiding.text(text).pieces:
                words = " ".join(text[start:end].split())
                times[spelt.setdefault(words.casefold(), words), instead] += 1
    yield from ((words, instead, count) for (words, instead), count in times.items())


def write_shared_file(content: bytes, target: Path) -> Path:
    """Write a file to hand over, readable by its owner only.

    Args:
        content: Its bytes.
        target: Where; it may not be there yet. The ending `.tutor` is added where it is missing.

    Returns:
        Where it is.

    Raises:
        TutorError: Something is there already, or it cannot be written.
    """
    place = target if target.suffix == SUFFIX else target.with_name(target.name + SUFFIX)
    if os.path.lexists(place):
        hint = marked("name another one with -o")
        raise TutorError(marked("there is a file already"), str(place), hint, ExitCode.UNWRITABLE)
    try:
        write_whole(place, content)
    except OSError as error:
        said = f"{place}: {error.strerror or error}"
        raise TutorError(marked("this cannot be written"), said, "", ExitCode.UNWRITABLE) from error
    return place
