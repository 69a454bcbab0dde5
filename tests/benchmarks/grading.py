"""How long a verdict takes, how its time grows with the answer, and what its import costs. Run by hand:
`python tests/benchmarks/grading.py`, or with the name of one part: `verdicts`, `growth`, `imports`.

Answers of 3,000 characters are made of a scenario's own passing samples, with criteria added where a step has fewer than
eight; the growth is measured from 1 kB to 1 MB on the checkers themselves, each on its own cases, since the gates refuse
what is over 10 kB. Times are those of the processor, the least of several: others may be at work on the machine.
Imports are measured with bytecode at hand, as pip leaves it behind an installation.
"""

from __future__ import annotations

import gc
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace

from tests.agreement import cases, checker_for, context_of
from tutor.checkers.finding import Answer
from tutor.checkers.gates import GateId
from tutor.checkers.registry import checker_class
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.model import Criterion, Step
from tutor.engine.paths import shipped_courses
from tutor.networks.count import count
from tutor.networks.rules import networks
from tutor.session.grading import grade
from tutor.text.clean import Clean, clean

FRAME = 16.0
"""Milliseconds of a frame at 60 a second: the bar of a verdict."""
CRITERIA = 8
LENGTH = 3_000
ADDED = ("content.call_to_action", "content.plain_words", "content.reader_focus", "engagement.moves_on")
"""Criteria that fit any text and ask models: added where a step has fewer than eight."""
RELAXED = (GateId.REPETITION, GateId.WORD_SALAD, GateId.WORD_LIST, GateId.COPIED_MODEL)
SIZES = (1_000, 10_000, 100_000, 1_000_000)
ROUNDS = 25
"""Fresh processes for each import."""


def milliseconds(work: Callable[[], object], rounds: int = 9) -> float:
    """Return the least processor time of some work."""
    times = []
    for _ in range(rounds):
        begun = time.process_time()
        work()
        times.append(1000 * (time.process_time() - begun))
    return min(times)


def written(language: str) -> Iterator[tuple[LoadedScenario, Step]]:
    """Yield the steps of the shipped courses that are answered with a text."""
    for folder in sorted(shipped_courses().glob("*/course.toml")):
        course = load_course(folder.parent, language)
        for path in course.files:
            loaded, _ = load_scenario(path, course)
            for step in loaded.scenario.steps if loaded else ():
                if not step.closed and step.answer.kind != "link":
                    assert loaded is not None
                    yield loaded, step


def filled(text: str, size: int) -> str:
    """Repeat a text until it fills a size."""
    return ((text + "\n") * (size // len(text) + 1))[:size]


def with_eight(loaded: LoadedScenario, step: Step) -> tuple[LoadedScenario, Step]:
    """Give a step eight criteria, and relax the gates that a repeated text would not pass."""
    used = {criterion.use for criterion in step.criteria}
    free = [name for name in ADDED if name not in used][: CRITERIA - len(step.criteria)]
    added = tuple(Criterion(id=f"added-{at}", use=name, question=name) for at, name in enumerate(free))
    checkers = {(step.id, criterion.id): checker_class(criterion.use)() for criterion in added}
    full = step.model_copy(update={"relax": RELAXED, "criteria": (*step.criteria, *added)})
    return replace(loaded, checkers={**loaded.checkers, **checkers}), full


def verdicts() -> None:
    """Print the time of a verdict on 3,000 characters."""
    print(f"a verdict on {LENGTH} characters with {CRITERIA} criteria, once warm")
    taken = []
    for language in ("it", "en"):
        for loaded, step in (with_eight(*found) for found in written(language)):
            honest = [sample.text for sample in step.samples if sample.language == language and sample.expect == "pass"]
            text = filled("\n".join([*(model.text for model in step.models), *honest]), LENGTH)
            answers = iter([Answer(clean(text[: -1 - cut])) for cut in range(10)])
            grade(loaded, step, next(answers))
            taken.append(milliseconds(lambda: grade(loaded, step, next(answers))))  # noqa: B023 - run at once
            name = f"{loaded.scenario.scenario.id}#{step.id}"
            print(f"  {language} {name:42} {len(step.criteria)} criteria {taken[-1]:6.1f} ms  {in_frames(taken[-1])}")
    print(f"  median {statistics.median(taken):.1f} ms, {in_frames(statistics.median(taken))}")
    print(f"  slowest {max(taken):.1f} ms, {in_frames(max(taken))}")


def in_frames(taken: float) -> str:
    """Say how many frames some milliseconds are."""
    return f"{taken / FRAME:5.2f} × a frame"


def growth() -> None:
    """Print how the time grows from 1 kB to 1 MB.

    At 1 kB what is done once a text may weigh most, or little is done at all where a checker has seen enough: so the
    growth from 10 kB is told as well.
    """
    print("growth: time per kilobyte, as a multiple of that at 1 kB, and at 10 kB (linear is 1 at most)")
    for name in sorted({case.checker for case in cases("tune")}):
        own = [case for case in cases("tune", name) if case.language == "en"]
        checker, context = checker_for(own[0]), context_of(own[0])
        grow(
            name,
            "\n".join(case.text for case in own),
            lambda text: checker.check(Answer(text), context),  # noqa: B023 - run at once
        )
    posts = "\n".join(case.text for case in cases("tune", "networks.hashtags"))
    for name, place in list(networks().items())[:4]:
        grow(f"count {name}", posts, lambda text: count(text, place))  # noqa: B023 - run at once


def grow(name: str, text: str, work: Callable[[Clean], object]) -> None:
    """Print the growth of one kind of work, done in a process of its own: what is kept of large texts ends with it."""
    if child := os.fork():
        _, status = os.waitpid(child, 0)
        assert status == 0, name
    else:
        _grow(name, text, work)
        os._exit(0)


def _grow(name: str, text: str, work: Callable[[Clean], object]) -> None:
    """Print the growth of one kind of work; no text is read twice, and no garbage looked for, as in `timeit`."""
    gc.disable()
    per_kilobyte = []
    for size in SIZES:
        fresh = iter([clean(filled(text, size) + "\n" * at, characters=2 * size, lines=size) for at in range(3)])
        work(next(fresh))
        per_kilobyte.append(milliseconds(lambda: work(next(fresh)), 1 if size > 100_000 else 2) / size * 1000)  # noqa: B023
    ratios = "  ".join(
        f"{size // 1000:>5} kB {each / per_kilobyte[0]:5.2f}" for size, each in zip(SIZES, per_kilobyte, strict=True)
    )
    large = per_kilobyte[-1] / per_kilobyte[1]
    print(f"  {name:34} {per_kilobyte[0]:7.3f} ms/kB   {ratios}   from 10 kB {large:5.2f}", flush=True)


def imports() -> None:
    """Print what importing the grader costs beyond Python itself, and what pydantic alone does."""
    floor = "from pydantic import BaseModel, Field\nclass Least(BaseModel, defer_build=True):\n    field: int = Field(default=0)"
    loaded, step = with_eight(*next(written("en")))
    used = [criterion.use for criterion in step.criteria if (step.id, criterion.id) in loaded.checkers]
    fetched = f"from tutor.checkers.registry import checker_class\nfor name in {used}: checker_class(name)"
    codes = {
        "python -c pass": "pass",
        "pydantic": "import pydantic",
        "pydantic and one unbuilt model": floor,
        "tutor.text.moves": "import tutor.text.moves",
        "tutor.session.grading": "import tutor.session.grading",
        f"tutor.session.grading, {len(used)} checkers": f"import tutor.session.grading\n{fetched}",
        "tutor.session.grading and course.load": "import tutor.session.grading, tutor.course.load",
    }
    times: dict[str, list[float]] = {name: [] for name in codes}
    with tempfile.TemporaryDirectory() as bytecode:
        for _ in range(1 + ROUNDS):
            for name, code in codes.items():
                times[name].append(started(code, bytecode))
    bare, alone = min(times["python -c pass"]), min(times["pydantic"])
    print(f"imports: least processor time of {ROUNDS} fresh processes")
    for name, taken in times.items():
        print(
            f"  {name:40} {min(taken) - bare:+6.0f} ms over Python ({bare:.0f} ms)  {min(taken) - alone:+6.0f} over pydantic"
        )


def started(code: str, bytecode: str) -> float:
    """Return the milliseconds of processor time that a fresh process takes for some code.

    Args:
        code: What it runs.
        bytecode: Folder in which it finds its modules compiled, or leaves them so for the next.
    """
    surroundings = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode, "PYTHONDONTWRITEBYTECODE": ""}
    child = os.posix_spawn(sys.executable, [sys.executable, "-c", code], surroundings)
    _, status, usage = os.wait4(child, 0)
    assert status == 0, code
    return 1000 * (usage.ru_utime + usage.ru_stime)


PARTS = {"verdicts": verdicts, "growth": growth, "imports": imports}

if __name__ == "__main__":
    print("python", sys.version.split()[0])
    for part in sys.argv[1:] or PARTS:
        PARTS[part]()
