"""A session under way: journal, state, grading and draft, behind one `send`."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.checkers.finding import Answer
from tutor.course.load import LoadedScenario
from tutor.engine.draft import Draft
from tutor.engine.judged import judged, without_a_verdict
from tutor.engine.paths import Paths
from tutor.errors import TutorError
from tutor.learning.summary import Summary, summary_of
from tutor.session.changes import place_left
from tutor.session.commands import CloseSession, Command, Disagree, RecordVerdict, SubmitAnswer
from tutor.session.decide import decide
from tutor.session.events import Event, Recorded, SessionClosed, StepLeft
from tutor.session.journal import Journal, JournalError, Reading, encode
from tutor.session.state import END, SessionState, evolve, fold
from tutor.session.view import StepView, view
from tutor.text.clean import clean, clean_line

if TYPE_CHECKING:
    from filelock import FileLock

Clock = Callable[[], datetime]
"""Tells the time, in UTC."""


@dataclass(frozen=True, slots=True)
class Saved:
    """Whether everything is on the disk."""

    ok: bool
    place: str
    """The session's file."""
    reason: str = ""
    """Why it is not, in the system's words."""


class LiveSession:
    """A session that a learner is in. Every method that touches the disk or grades may block: fronts call it off
    their thread.

    Args:
        loaded: The scenario.
        paths: The program's folders, for the report where grading breaks.
        journal: Writes the session's file.
        clock: Tells the time.
        lock: The writer's place, given back by `close`.
        reading: What was in the file already.
    """

    def __init__(
        self,
        loaded: LoadedScenario,
        paths: Paths,
        journal: Journal,
        clock: Clock,
        lock: FileLock | None = None,
        reading: Reading | None = None,
    ) -> None:
        self.loaded = loaded
        self.state: SessionState = fold(reading.events) if reading else SessionState()
        self.torn = bool(reading and reading.torn)
        """Whether the last line of the file was cut short and left out."""
        self._paths = paths
        self._journal = journal
        self._clock = clock
        self._lock = lock
        self._entries: list[Recorded] = list(reading.entries) if reading else []
        self._unwritten: list[Recorded] = []
        self._failure = ""
        self._draft_failed = False
        self._draft = Draft(journal.path)
        self._typed: tuple[str, Answer] | None = None

    @property
    def path(self) -> Path:
        """The session's file."""
        return self._journal.path

    @property
    def draft_path(self) -> Path:
        """The file of what is typed and not handed in; it need not be there."""
        return self._draft.path

    @property
    def saved(self) -> Saved:
        """Whether everything is on the disk."""
        return Saved(not self._unwritten and not self._draft_failed, str(self.path), self._failure)

    def view(self) -> StepView:
        """Return what is shown now."""
        return view(self.loaded, self.state, self._typed_here())

    def send(self, command: Command) -> StepView:
        """Do what a command asks for, and return what is shown then.

        An answer is written before it is graded and its verdict after: a checker that breaks never costs an answer.

        Raises:
            NotNow: The command does not fit.
        """
        for event in decide(self.loaded, self.state, past_the_gate(command)):
            self.record(event)
        if isinstance(command, SubmitAnswer):
            self._typed = None
            self.grade_pending()
            self._draft.drop()
            self._draft_failed = False
        return self.view()

    def record(self, event: Event) -> None:
        """Write an event down and let it take effect. What cannot be written is kept and tried again with the next
        one.
        """
        entry = self._recorded(event)
        self._entries.append(entry)
        self._unwritten.append(entry)
        self.state = evolve(self.state, event)
        self.flush()

    def _recorded(self, event: Event) -> Recorded:
        """Return an event as it would be written now."""
        seq = self._entries[-1].seq + 1 if self._entries else 1
        return Recorded(seq, uuid.uuid4().hex, f"{self._clock():%Y-%m-%dT%H:%M:%SZ}", event)

    def flush(self) -> bool:
        """Try to write what is not on the disk yet; tell whether all of it is."""
        try:
            while self._unwritten:
                self._journal.append(self._unwritten[0])
                self._unwritten.pop(0)
        except JournalError as error:
            self._failure = error.message
        else:
            self._failure = ""
        return not self._unwritten

    def grade_pending(self) -> None:
        """Grade the answer that waits for its verdict, if one does: after handing in, or after a crash."""
        waiting = self.state.ungraded
        step = self.loaded.scenario.step(self.state.current)
        if waiting is None or step is None:
            return
        attempts = [attempt.answer for attempt in self.state.here.counted[:-1]]
        try:
            verdict = judged(
                self._paths, self.loaded, step, waiting.answer, earlier=self.state.elsewhere, attempts=attempts
            )
        except TutorError:
            verdict = without_a_verdict(self.loaded.language)
        for event in decide(self.loaded, self.state, RecordVerdict(verdict)):
            self.record(event)

    def leave_what_is_gone(self) -> None:
        """Go on from a step that an update of the course took away."""
        here, scenario = self.state.current, self.loaded.scenario
        if here != END and scenario.step(here) is None:
            self.record(StepLeft(here, place_left(self.state, scenario)))

    def as_closed(self) -> Summary:
        """Say in one row what the session holds, as if it were closed now."""
        entries = list(self._entries)
        if self.state.closed is None:
            entries.append(self._recorded(SessionClosed()))
        return summary_of(clean_line(self.path.stem), Reading(self.path, tuple(entries)))

    def type(self, answer: Answer) -> None:
        """Take note of what stands in the box; `save_draft` puts it on the disk."""
        self._typed = (self.state.current, answer.cleaned())

    def save_draft(self) -> Saved:
        """Put what stands in the box on the disk, apart from the journal, which has what was handed in already."""
        last = self.state.here.last
        if self._typed is not None and last is not None and self._typed == (self.state.current, last.answer):
            self._draft.drop()
            self._draft_failed = False
        elif self._typed is not None:
            try:
                self._draft.save(*self._typed)
                self._draft_failed = False
            except OSError as error:
                self._draft_failed, self._failure = True, str(error.strerror or error)
        self.flush()
        return self.saved

    def save_copy(self, place: Path) -> Path:
        """Write the whole session to another place: for a full disk or a home that cannot be written.

        Args:
            place: A folder or a file.

        Raises:
            OSError: It cannot be written there either.
        """
        target = place / self.path.name if place.is_dir() else place
        head, lines = "", []
        for entry in self._entries:
            line, head = encode(entry, head)
            lines.append(line)
        from tutor.engine.files import write_whole

        write_whole(target, b"".join(lines))
        return target

    def close(self) -> None:
        """Save the draft and give back the writer's place."""
        with suppress(OSError):
            self.save_draft()
        if self.state.closed is not None:
            self._draft.drop()
        if self._lock is not None:
            self._lock.release()
            with suppress(OSError):
                self.path.with_suffix(".lock").unlink(missing_ok=True)
            self._lock = None

    def _typed_here(self) -> Answer | None:
        """Return what was typed for the step at hand, from memory or, after a crash, from the disk."""
        if self._typed is None:
            kept = self._draft.load(self.state.current)
            if kept is None:
                return None
            self._typed = (self.state.current, kept)
        step, answer = self._typed
        return answer if step == self.state.current else None


def past_the_gate(command: Command) -> Command:
    """Clean what a learner typed, before anything is made of it."""
    match command:
        case SubmitAnswer():
            return replace(command, answer=command.answer.cleaned())
        case Disagree():
            return replace(command, reason=clean(command.reason))
        case CloseSession():
            return replace(command, plan=clean(command.plan))
    return command
