"""How long a verdict takes, how its time grows with the answer, and what its import costs. Run by hand: `python
tests/benchmarks/grading.py`.

Answers of 3,000 characters are made of a scenario's own passing samples, with two criteria added where a step has fewer
than eight; the growth is measured from 1 kB to 1 MB on the checkers themselves, since the gates refuse what is over 10 kB.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tutor.checkers.finding import Answer
from tutor.checkers.gates import GateId, screen
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.model import Step
from tutor.engine.paths import shipped_courses
from tutor.networks.count import count
from tutor.networks.rules import networks
from tutor.session.grading import context_for, grade
from tutor.text.clean import clean

FRAME = 16.0
"""Milliseconds of a frame at 60 a second: the bar of a verdict."""
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def milliseconds(work: Callable[[], object], rounds: int = 7) -> float:
    """Return the median time of some work."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


def written(language: str) -> list[tuple[LoadedScenario, Step]]:
    """Return the steps of the shipped courses that are answered with a text."""
    found = []
    for folder in sorted(shipped_courses().glob("*/course.toml")):
        course = load_course(folder.parent, language)
        for path in course.files:
            loaded, _ = load_scenario(path, course)
            found += (
                [(loaded, step) for step in loaded.scenario.steps if not step.closed and step.answer.kind != "link"]
                if loaded
                else []
            )
    return found


def answer_of(step: Step, language: str, size: int) -> str:
    """Return honest sentences of a step, as many as fill a size."""
    honest = [model.text for model in step.models]
    honest += [sample.text for sample in step.samples if sample.language == language and sample.expect == "pass"]
    return ("\n".join(honest) * (size // len("\n".join(honest)) + 1))[:size]


def verdicts() -> None:
    """Print the time of a verdict on 3,000 characters."""
    print("a verdict on 3,000 characters, gates relaxed so that every criterion is looked at")
    for language in ("it", "en"):
        for loaded, step in written(language):
            relaxed = step.model_copy(
                update={"relax": (GateId.REPETITION, GateId.WORD_SALAD, GateId.WORD_LIST, GateId.COPIED_MODEL)}
            )
            text = answer_of(step, language, 3_000)
            grade(loaded, relaxed, Answer(clean(text)))
            fresh = iter(range(100))
            taken = milliseconds(lambda: grade(loaded, relaxed, Answer(clean(text[: -1 - next(fresh)]))))  # noqa: B023 - run at once
            name = f"{loaded.scenario.scenario.id}#{step.id}"
            print(
                f"  {language} {name:42} {len(step.criteria)} criteria {taken:6.1f} ms  {taken / FRAME:5.2f} × a frame"
            )


def growth() -> None:
    """Print how the time grows from 1 kB to 1 MB."""
    print("growth: time per kilobyte, as a multiple of that at 1 kB (linear is 1)")
    loaded, step = written("en")[0]
    context = context_for(loaded, step, {})
    works: dict[str, Callable[[str], object]] = {
        f"{criterion.use}": (
            lambda text, name=criterion.id: loaded.checkers[step.id, name].check(
                Answer(clean(text, characters=2_000_000, lines=2_000_000)), context
            )
        )
        for criterion in step.criteria
        if (step.id, criterion.id) in loaded.checkers
    }
    works["the gates"] = lambda text: screen(Answer(clean(text)), context)
    works |= {
        f"count {name}": (lambda text, place=place: count(text, place)) for name, place in list(networks().items())[:4]
    }
    for name, work in works.items():
        per_kilobyte = []
        for size in SIZES:
            text = answer_of(step, "en", size)
            per_kilobyte.append(milliseconds(lambda: work(text + " "), 1 if size > 100_000 else 3) / size * 1000)  # noqa: B023
        ratios = "  ".join(
            f"{size // 1000:>5} kB {each / per_kilobyte[0]:5.2f}"
            for size, each in zip(SIZES, per_kilobyte, strict=True)
        )
        print(f"  {name:34} {per_kilobyte[0]:7.3f} ms/kB   {ratios}")


def imports() -> None:
    """Print what importing the grader costs beyond Python itself."""

    def started(code: str) -> float:
        return milliseconds(lambda: subprocess.run([sys.executable, "-c", code], check=True), 9)

    bare = started("pass")
    for name in ("tutor.text.concepts", "tutor.checkers.base", "tutor.session.grading"):
        print(f"  import {name:28} {started(f'import {name}') - bare:6.0f} ms more than python -c pass ({bare:.0f} ms)")


if __name__ == "__main__":
    print(Path(sys.executable).name, sys.version.split()[0])
    verdicts()
    growth()
    imports()
