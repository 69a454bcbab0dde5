"""Scenarios rehearsed file by file: here, or in as many processes as the machine has cores."""

from __future__ import annotations

import signal
import sys
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tutor.course.expressions import expressions
from tutor.course.load import Course, LoadedScenario, load_course, load_scenario, read_scenario
from tutor.course.problems import Problem
from tutor.course.wording import wording
from tutor.session.rehearsal import rehearse
from tutor.session.rehearsal.stage import Elsewhere
from tutor.session.rehearsal.tally import Tally

WORTH_A_PROCESS = 6
"""Scenarios up to which starting processes costs more than it saves."""


@dataclass(frozen=True)
class Task:
    """A scenario to rehearse."""

    courses: tuple[Course, ...]
    """Its course, in each of the course's languages."""
    path: Path
    today: date
    strangers: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Models of other scenarios, by language: they must not pass here."""


@dataclass(frozen=True, slots=True)
class Result:
    """What came of a scenario, in all languages of its course."""

    problems: tuple[Problem, ...]
    """Each once, sorted."""
    tally: Tally


def rehearse_all(tasks: Sequence[Task], cores: int) -> Generator[Result, None, None]:
    """Rehearse scenarios; the results come in the order of the tasks, whoever is done first.

    Args:
        tasks: The scenarios.
        cores: How many may be rehearsed at the same time.
    """
    if cores < 2 or len(tasks) <= WORTH_A_PROCESS:
        yield from map(rehearse_file, tasks)
    else:
        yield from _side_by_side(tasks, min(cores, len(tasks)))


def rehearse_file(task: Task) -> Result:
    """Load a scenario in each language of its course and rehearse it."""
    problems: set[Problem] = set()
    loaded: list[LoadedScenario] = []
    read = read_scenario(task.path)
    for course in task.courses:
        found, told = load_scenario(task.path, course, read)
        problems.update(told)
        loaded += [found] if found is not None else []
    if loaded:
        problems.update(wording(loaded[0].source, task.courses[0].header.languages))
        problems.update(expressions(loaded[0].source))
    tally = Tally()
    for scene in loaded:
        done = rehearse(scene, task.today, _elsewhere(task, scene, loaded))
        problems.update(done.problems)
        tally += done.tally
    return Result(tuple(sorted(problems)), tally)


def courses_of(root: Path) -> tuple[Course, ...]:
    """Read a course in each of its languages.

    Raises:
        TutorError: There is no course, or its header cannot be used.
    """
    first = load_course(root, "it")
    return tuple(first if language == "it" else load_course(root, language) for language in first.header.languages)


def _elsewhere(task: Task, scene: LoadedScenario, loaded: list[LoadedScenario]) -> Elsewhere:
    """Gather what might be pasted: other scenarios' models, and this one's in other languages where they differ."""
    abroad: dict[str, tuple[str, ...]] = {}
    for at, step in enumerate(scene.scenario.steps):
        own = {model.text for model in step.models}
        others = [other.scenario.steps[at].models[:1] for other in loaded if other is not scene]
        abroad[step.id] = tuple(model.text for models in others for model in models if model.text not in own)
    return Elsewhere(task.strangers.get(scene.language, ()), abroad)


def _side_by_side(tasks: Sequence[Task], cores: int) -> Generator[Result, None, None]:
    """Rehearse in processes of their own; none outlives this one's patience."""
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor

    before = set(multiprocessing.active_children())
    pool = ProcessPoolExecutor(cores, multiprocessing.get_context("spawn"))
    try:
        with _deaf_to_ctrl_c():
            results = pool.map(rehearse_file, tasks)
        yield from results
    except BaseException:
        for child in set(multiprocessing.active_children()) - before:
            child.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


@contextmanager
def _deaf_to_ctrl_c() -> Generator[None, None, None]:
    """Start processes that do not hear ctrl+c: their parent does, a moment later if need be, and ends them."""
    if sys.platform == "win32":
        yield
        return
    heard = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, heard)
