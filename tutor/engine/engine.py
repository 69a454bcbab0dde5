"""The engine: what both fronts run on. It knows courses, sessions, settings and the clock, and no widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tutor import __version__
from tutor.engine.deciding import Decisions
from tutor.engine.library import Library
from tutor.engine.paths import Paths, shipped_courses
from tutor.engine.settings import Settings, guess_language, load_settings, new_pseudonym, save_settings
from tutor.engine.store import Store
from tutor.errors import TutorError
from tutor.i18n import LANGUAGES, Speaker, marked, speaker
from tutor.learning.summary import Summary

if TYPE_CHECKING:
    from tutor.course.header import Objection
    from tutor.course.load import LoadedScenario
    from tutor.engine.live import LiveSession
    from tutor.learning.past import Comeback
    from tutor.learning.path import Today
    from tutor.learning.placement import Start
    from tutor.session.changes import Changes
    from tutor.session.journal import Reading


def utc_now() -> datetime:
    """Tell the time on the wall, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Opened:
    """A session that was opened, and whether it goes on from an earlier time."""

    session: LiveSession
    resumed: bool
    elsewhere: bool = False
    """Whether the earlier one is open in another window, so that this is a new one."""
    changes: Changes | None = None
    """What an update of the course changed since it was left; None where it changed nothing."""
    place: tuple[int, int] = (0, 0)
    """For an item of the placement, its place among all and how many there are."""


class Engine:
    """Opens courses and sessions.

    Args:
        paths: Where things are kept.
        courses: Further folders of courses, looked at before the shipped ones.
        language: Language asked for on the command line; None for the one in the settings.
        clock: Tells the time.
    """

    def __init__(
        self,
        paths: Paths | None = None,
        courses: Iterable[Path] = (),
        language: str | None = None,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self.paths = paths or Paths.here()
        self.clock = clock
        self.store = Store(self.paths)
        self.decisions = Decisions(self.paths, clock, lambda: self.settings.learner)
        stored = load_settings(self.paths)
        self.first_run = stored is None
        """Whether nobody has told the program anything yet."""
        self.settings = stored or Settings(guess_language(), new_pseudonym())
        self.language_asked = bool(language)
        """Whether the language was named on the command line: nobody needs to ask for it again."""
        if language:
            self.settings = replace(self.settings, language=language)
        self.settings_failure = ""
        """Why the settings could not be written; empty when they could."""
        self.library = Library(self._roots(courses), self.paths.cache / "courses.json")

    def _roots(self, given: Iterable[Path]) -> list[Path]:
        named = [path.resolve() for path in given]
        for root in named:
            if not (root / "course.toml").is_file():
                raise TutorError(marked("no course here"), str(root), marked("name the folder that holds course.toml"))
        if named:
            return named
        return [
            path.parent
            for folder in (self.paths.courses, shipped_courses())
            for path in sorted(folder.glob("*/course.toml"))
        ]

    @property
    def voice(self) -> Speaker:
        """Says sentences in the learner's language."""
        return speaker(self.settings.language)

    def keep(self, settings: Settings) -> None:
        """Keep new settings; where they cannot be written they hold until the program ends."""
        self.settings = settings
        self.first_run = False
        try:
            save_settings(self.paths, settings)
        except OSError as error:
            self.settings_failure = f"{error.filename or self.paths.settings}: {error.strerror or error}"

    def today(self) -> Today:
        """Return what to propose today."""
        from tutor.learning.path import today
        from tutor.learning.placement import starts

        summaries, learner = self.store.summaries(), self.decisions.read()
        found = starts(self.library.entries(), summaries, learner)
        return today(
            self.library.scenarios(),
            summaries,
            self.settings.language,
            self.now(),
            starts={area: start.level for area, start in found.items()},
            confirm={area: start.confirm_by for area, start in found.items() if start.confirm_by},
            helping=learner.helping,
        )

    def now(self) -> datetime:
        """Return the time in the learner's zone: reviews come back on days of their calendar."""
        return self.clock().astimezone()

    def comes_back(self, session: LiveSession) -> Comeback | None:
        """Return when the kind of case that a session closes comes back; None where it does not."""
        from tutor.learning.past import Past

        closed = session.as_closed()
        past = Past.of(self.library.scenarios(), (closed, *self.store.summaries()), self.now())
        return None if closed.purpose else past.comes_back(closed.scenario)

    def starts(self) -> dict[str, Start]:
        """Return where areas start, by area: what the placement found, and what the learner decided."""
        from tutor.learning.placement import starts

        return starts(self.library.entries(), self.store.summaries(), self.decisions.read())

    def objections(self, course: str = "", area: str = "") -> tuple[Objection, ...]:
        """Return what people say against a course, or against any, with the answers: those about an area first."""
        return self.library.objections(self.settings.language, course, area)

    def start(self, scenario: str) -> Opened:
        """Open a scenario: the session that was left in it, or a new one.

        Raises:
            TutorError: There is no such scenario, or it has errors.
        """
        from tutor.session.events import PLACEMENT

        entry = self.library.entry(scenario)
        loaded = self.library.open(entry, self.settings.language)
        return self.open(loaded, (entry.id, *entry.formerly), PLACEMENT if entry.placement else "")

    def open(self, loaded: LoadedScenario, names: Collection[str], purpose: str = "") -> Opened:
        """Open a session on a scenario: the one that was left in it, or a new one.

        Args:
            loaded: The scenario.
            names: Its id, and those it had before.
            purpose: What for, as `SessionStarted` has it.
        """
        elsewhere = False
        for summary in self.store.summaries():
            same = summary.scenario in names and summary.purpose == purpose and summary.course == loaded.course
            if summary.resumable and same and summary.language == loaded.language:
                opened = self._resume(summary, loaded)
                if opened is not None:
                    return opened
                elsewhere = True
        return Opened(self._new(loaded, purpose), resumed=False, elsewhere=elsewhere)

    def reading(self, session: str | Path) -> Reading:
        """Read a session for a replay: one of the learner's own by its name, or any file by its path."""
        from tutor.session.journal import read_journal

        path = Path(session)
        return read_journal(path if path.is_file() else self.store.path(str(session)))

    def scenario_of(self, reading: Reading) -> LoadedScenario | None:
        """Return the scenario that a session was about, in its language; None where it is not at hand."""
        from tutor.session.events import OWN

        header = reading.header
        if header is None or header.language not in LANGUAGES:
            return None
        if header.purpose == OWN:
            from tutor.engine.own_company import OwnCompanies

            return OwnCompanies(self).scenario_of(header)
        try:
            return self.library.open(self.library.entry(header.scenario), header.language)
        except TutorError:
            return None

    def _resume(self, summary: Summary, loaded: LoadedScenario) -> Opened | None:
        """Go on with a session; None where another window has it."""
        from tutor.engine.live import LiveSession
        from tutor.session.changes import changes
        from tutor.session.journal import Journal, read_journal

        path = self.store.path(summary.id)
        try:
            lock = self.store.lock(path)
        except OSError:
            return None
        if lock is None:
            return None
        reading = read_journal(path)
        session = LiveSession(loaded, self.paths, Journal(path, reading), self.clock, lock, reading)
        session.leave_what_is_gone()
        session.grade_pending()
        return Opened(session, resumed=True, changes=changes(session.state, loaded.scenario) or None)

    def _new(self, loaded: LoadedScenario, purpose: str) -> LiveSession:
        from tutor.course.fingerprint import fingerprints
        from tutor.engine.live import LiveSession
        from tutor.session.events import JOURNAL_FORMAT, SessionStarted
        from tutor.session.journal import Journal

        path = self.store.new_path(loaded.scenario.id, self.clock())
        try:
            lock = self.store.lock(path)
        except OSError:
            lock = None
        session = LiveSession(loaded, self.paths, Journal(path), self.clock, lock)
        head = loaded.scenario.scenario
        session.record(
            SessionStarted(
                JOURNAL_FORMAT,
                loaded.course,
                loaded.scenario.id,
                loaded.digest,
                loaded.language,
                __version__,
                self.settings.learner,
                tuple(step.id for step in loaded.scenario.steps),
                head.area,
                head.level,
                self.settings.department,
                purpose,
                fingerprints(loaded.scenario),
            )
        )
        return session
