"""Looking back: how the learner is getting on, and what they wrote, to be reread, searched and taken along."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.engine.engine import Engine
from tutor.engine.files import write_new
from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked

if TYPE_CHECKING:
    from tutor.engine.taking_out import Trace
    from tutor.learning.answers import PastAnswer, Wanted
    from tutor.learning.progress import Progress
    from tutor.learning.summary import Summary

FORMATS = (".md", ".json")
"""Endings of a file of answers: Markdown to read, JSON for programs."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Answers that would be taken along, and what they give away."""

    answers: tuple[PastAnswer, ...]
    """The latest session first, each in its own order."""
    traces: tuple[Trace, ...]
    """Places in them that tell something about a person, or about what stays inside the own company."""
    own: int
    """Answers that are about the learner's own company."""


class LookingBack:
    """Looks through a learner's sessions.

    Args:
        engine: Whose sessions they are.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def progress(self) -> Progress:
        """Return how the learner is getting on."""
        from tutor.learning.placement import starts
        from tutor.learning.progress import progress

        engine = self._engine
        sessions, learner = engine.store.summaries(), engine.decisions.read()
        found = starts(engine.library.entries(), sessions, learner)
        return progress(
            engine.library.scenarios(),
            sessions,
            engine.now(),
            starts={area: start.level for area, start in found.items()},
            helping=learner.helping,
            offered=learner.offered,
        )

    def titles(self, sessions: Iterable[Summary]) -> dict[str, str]:
        """Return the titles of scenarios in the learner's language, by the ids they have and had.

        Args:
            sessions: The sessions that they are for: tasks on one's own company are looked up only where one is.
        """
        from tutor.session.events import OWN

        language = self._engine.voice.language
        entries = self._engine.library.entries()
        titles = {name: entry.named(language) for entry in entries for name in (entry.id, *entry.formerly)}
        if any(session.purpose == OWN for session in sessions):
            from tutor.course.scaffold.own import own_titles

            titles |= own_titles(language)
        return titles

    def names_of(self, scenario: str) -> frozenset[str]:
        """Return every id under which a scenario may stand in a session."""
        known = ({entry.id, *entry.formerly} for entry in self._engine.library.entries())
        return frozenset(next((names for names in known if scenario in names), {scenario}))

    def answers(self, wanted: Wanted) -> Iterator[PastAnswer]:
        """Yield what the learner wrote: the latest session first, each in its own order.

        A session's journal is read when its first answer is asked for; one that cannot be read is passed over.
        """
        from tutor.learning.answers import answers_in

        sessions = self._engine.store.summaries()
        titles = self.titles(sessions)
        for session in sessions:
            if wanted.admits(session):
                with contextlib.suppress(TutorError):
                    entries = self._engine.reading(session.id).entries
                    yield from filter(wanted.fits, answers_in(session, entries, titles))

    def chosen(self, answers: Iterable[PastAnswer]) -> Chosen:
        """Look at what answers would give away, before they are taken along."""
        from tutor.session.events import OWN

        held = tuple(answers)
        traces = tuple(
            trace for name, group in groupby(held, lambda each: each.session) for trace in self._traces(name, group)
        )
        return Chosen(held, traces, sum(answer.purpose == OWN for answer in held))

    def _traces(self, session: str, answers: Iterable[PastAnswer]) -> Iterator[Trace]:
        from tutor.engine.taking_out import Trace, given_away

        texts = [(answer.step, text) for answer in answers for text in answer.texts]
        for quote in given_away(self._engine, self._engine.reading(session), texts):
            yield Trace(session, quote)

    @staticmethod
    def checked(target: Path) -> Path:
        """Return the file that answers are to be written to.

        Raises:
            TutorError: Its name says neither Markdown nor JSON, or it is there already.
        """
        if target.suffix.lower() not in FORMATS:
            hint = marked("a name that ends in .md is written as Markdown, one that ends in .json as JSON")
            raise TutorError(marked("which format?"), str(target), hint, ExitCode.USAGE)
        if target.exists() or target.is_symlink():
            raise _occupied(target)
        return target

    @staticmethod
    def write(target: Path, text: str) -> Path:
        """Write a file of answers, readable by its owner only.

        Raises:
            TutorError: Something is there already, or it cannot be written.
        """
        try:
            write_new(target, text.encode())
        except FileExistsError as error:
            raise _occupied(target) from error
        except OSError as error:
            said = f"{target}: {error.strerror or error}"
            raise TutorError(marked("this cannot be written"), said, "", ExitCode.UNWRITABLE) from error
        return target


def _occupied(target: Path) -> TutorError:
    return TutorError(
        marked("there is a file already"), str(target), marked("choose another name"), ExitCode.UNWRITABLE
    )
