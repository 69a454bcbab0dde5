"""For facilitators: the team map and the session plan of a folder of session files."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.errors import TutorError
from tutor.learning.team.stumbles import Place

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.engine.engine import Engine
    from tutor.learning.plan import Plan
    from tutor.learning.team.map import TeamMap


@dataclass(frozen=True, slots=True)
class Asked:
    """What a course says about a place."""

    words: str
    """The criterion's question, or what the tutor says to a typical mistake; its id where it is not at hand."""
    title: str
    """Of the scenario; its id where it is not at hand."""


def team_of(engine: Engine, folder: Path) -> TeamMap:
    """Make the team map of a folder.

    Raises:
        TutorError: The folder cannot be read.
    """
    from tutor.engine.collecting import collect
    from tutor.learning.team.map import team_map

    return team_map(collect(folder), engine.library.scenarios())


def plan_of(folder: Path, minutes: int) -> Plan:
    """Make the session plan of a folder.

    Raises:
        TutorError: The folder cannot be read.
    """
    from tutor.engine.collecting import collect
    from tutor.learning.plan import plan

    return plan(collect(folder), minutes)


def asked(engine: Engine, places: Iterable[Place]) -> dict[Place, Asked]:
    """Look up what courses say about some places, in the language spoken.

    Args:
        engine: Knows the courses.
        places: Criteria or typical mistakes.
    """
    held: dict[str, LoadedScenario | None] = {}
    found = {}
    for place in places:
        if place.scenario not in held:
            held[place.scenario] = _scenario(engine, place.scenario)
        found[place] = _asked(place, held[place.scenario])
    return found


def _scenario(engine: Engine, scenario: str) -> LoadedScenario | None:
    try:
        return engine.library.open(engine.library.entry(scenario), engine.voice.language)
    except TutorError:
        return None


def _asked(place: Place, loaded: LoadedScenario | None) -> Asked:
    if loaded is None:
        return Asked(place.name, place.scenario)
    step = loaded.scenario.step(place.step)
    said = {criterion.id: criterion.question for criterion in step.criteria} if step else {}
    said |= {mistake.id: mistake.says for mistake in step.mistakes} if step else {}
    return Asked(said.get(place.name, place.name), loaded.scenario.scenario.title)
