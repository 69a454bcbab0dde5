"""What a large course costs. Run by hand: `python tests/benchmarks/loading.py [--quick]`.

A course is made of copies of the shipped scenarios, each with an id, a title and a text of its own, and

- loaded and validated in both languages, beside what tomllib alone takes on the same files;
- opened as `tutor start` does: from nothing, from its index, and with one file changed, beside a course of ten.

Figures are CPU time of this process, so that what else the machine does counts little; `--quick` stops at 1,000.
"""

from __future__ import annotations

import gc
import resource
import shutil
import sys
import tempfile
import time
import tomllib
from collections.abc import Callable
from pathlib import Path

from tutor.course.load import load_course, load_scenario, read_scenario
from tutor.course.problems import errors
from tutor.engine.library import Library
from tutor.engine.paths import shipped_courses
from tutor.learning.path import today

SIZES = (10, 100, 1_000) if "--quick" in sys.argv else (10, 100, 1_000, 10_000)
SHIPPED = shipped_courses() / "shared-skill"
A_FOLDER = 200
"""Scenarios in a folder."""


def make_course(root: Path, size: int) -> Path:
    """Write a course of some size, and return its folder."""
    for folder in ("companies", "exports"):
        shutil.copytree(SHIPPED / folder, root / folder)
    shutil.copy(SHIPPED / "course.toml", root)
    shipped = [path for path in sorted(SHIPPED.glob("*/*.toml")) if path.parent.name != "companies"]
    texts = [path.read_text("utf-8") for path in shipped]
    for number in range(size):
        text = texts[number % len(texts)]
        own = text.replace('id = "', f'id = "s{number}-', 1).replace("brief.it = ", "tags = []\nbrief.it = ", 1)
        own = own if own.count("\ntags = ") == 1 else text.replace('id = "', f'id = "s{number}-', 1)
        folder = root / f"part-{number // A_FOLDER:03}"
        folder.mkdir(exist_ok=True)
        (folder / f"{number:05}.toml").write_text(own.replace("twin = ", "# twin = "), "utf-8")
    return root


def spent(work: Callable[..., object], *given: object) -> float:
    """Return the CPU seconds of some work."""
    gc.collect()
    begun = time.process_time()
    work(*given)
    return time.process_time() - begun


def parse(files: tuple[Path, ...]) -> None:
    """Let tomllib read some files, and nothing else."""
    for path in files:
        tomllib.loads(path.read_text("utf-8"))


def load(root: Path, files: tuple[Path, ...]) -> None:
    """Load and validate scenarios in both languages, one after the other."""
    courses = [load_course(root, language) for language in ("it", "en")]
    for path in files:
        source = read_scenario(path)
        for course in courses:
            _, problems = load_scenario(path, course, source)
            assert not errors(problems), problems[0].full()


def start(root: Path, index: Path) -> None:
    """List the course and propose something, as the first screen does."""
    library = Library([root], index)
    proposals = today(library.entries(), (), "it").proposals
    library.open(proposals[0].entry, "it")


def megabytes() -> float:
    """Return the most memory that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(size: int) -> tuple[float, ...]:
    """Return CPU seconds: tomllib alone, loading, the first start, a start, and one after a change."""
    with tempfile.TemporaryDirectory() as folder:
        root, index = make_course(Path(folder) / "large", size), Path(folder) / "courses.json"
        files = load_course(root, "it").files
        assert len(files) == size
        figures = [spent(parse, files), spent(load, root, files), spent(start, root, index)]
        figures.append(min(spent(start, root, index) for _ in range(5)))
        files[0].write_text(files[0].read_text("utf-8") + "\n# changed\n", "utf-8")
        return (*figures, spent(start, root, index))


def main() -> None:
    """Print the table."""
    print(
        f"{'scenarios':>9} {'tomllib':>9} {'load':>9} {'ratio':>6} {'first':>8} {'start':>8} {'changed':>8} {'memory':>8}"
    )
    base = 0.0
    for size in SIZES:
        alone, full, first, again, changed = measure(size)
        base = base or again
        print(
            f"{size:9,} {alone:8.2f}s {full:8.2f}s {full / alone:5.2f}x {first:7.2f}s {again * 1e3:6.0f}ms"
            f" {changed * 1e3:6.0f}ms {megabytes():6.0f}MB   start {again / base:.1f} x that of {SIZES[0]}"
        )


if __name__ == "__main__":
    main()
