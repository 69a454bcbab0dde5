"""The learner's own companies: their descriptions, and sessions on them."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.course.scaffold.own import PREFIX, Described, OwnTask, describe, own_scenario, own_tasks
from tutor.engine.new_company import EditedCompany, NewCompany
from tutor.errors import TutorError
from tutor.session.events import OWN, SessionStarted

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.engine.engine import Engine, Opened


class OwnCompanies:
    """What a learner practises on with the facts of their own company.

    Args:
        engine: What everything runs on.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def described(self) -> tuple[Described, ...]:
        """Return the companies that the learner described, by name of their files; what cannot be read is left out."""
        language = self._engine.settings.language
        found = (describe(path, language) for path in self._files())
        return tuple(each for each in found if each is not None)

    def new(self) -> NewCompany:
        """Return a description to be made; the first one has the name that the learner gave at the welcome."""
        known = "" if self._files() else self._engine.settings.company
        return NewCompany(self._engine.paths, known=known)

    def edited(self, described: Described) -> EditedCompany:
        """Return the description of a company to be changed."""
        return EditedCompany(self._engine.paths, described.path)

    def tasks(self, described: Described) -> tuple[OwnTask, ...]:
        """Return the tasks that a company can be practised on with: some need it to write in two places."""
        return tuple(task for task in own_tasks() if task.places <= len(described.places))

    def out_of_reach(self, described: Described) -> tuple[OwnTask, ...]:
        """Return the tasks that the company would have to write in more places for."""
        return tuple(task for task in own_tasks() if task.places > len(described.places))

    def left_open(self, described: Described) -> frozenset[str]:
        """Return the ids of the tasks of a company that were begun and not finished."""
        rows = self._engine.store.summaries()
        mine = (row for row in rows if row.purpose == OWN and row.course == described.course and row.resumable)
        return frozenset(row.scenario.removeprefix(PREFIX) for row in mine)

    def start(self, described: Described, task: str) -> Opened:
        """Open a task on a company: the session that was left in it, or a new one.

        Raises:
            TutorError: The description has something in it that cannot be used.
        """
        from tutor.engine.elsewhere import elsewhere

        made = own_scenario(task, described, self._engine.settings.department)
        loaded = replace(made, elsewhere=elsewhere(self._engine, task, described.language))
        return self._engine.open(loaded, {loaded.scenario.id}, OWN)

    def scenario_of(self, header: SessionStarted) -> LoadedScenario | None:
        """Make the scenario of a session anew; None where the company is no longer described here."""
        for path in self._files():
            described = describe(path, header.language)
            if described is not None and (described.course, described.language) == (header.course, header.language):
                with suppress(TutorError):
                    return own_scenario(header.scenario.removeprefix(PREFIX), described, header.department)
        return None

    def _files(self) -> list[Path]:
        """Return the descriptions; links are not followed."""
        folder = self._engine.paths.companies
        with suppress(OSError):
            return sorted(path for path in folder.glob("*.toml") if path.is_file() and not path.is_symlink())
        return []
