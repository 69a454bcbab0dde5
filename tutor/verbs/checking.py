"""Verbs that say what is wrong with a course: check."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tutor.errors import ExitCode
from tutor.verbs.progress import Progress


@click.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option(
    "--format", "shape", type=click.Choice(["full", "line", "github", "json"]), default="full", help="How to say it."
)
@click.option("--json", "as_json", is_flag=True, help="For programs; the same as --format json.")
@click.option("--changed", is_flag=True, help="Run only what changed since it was last clean.")
@click.option("--coverage", is_flag=True, help="Show which departments, levels, tags and networks a course has.")
def check(path: Path | None, shape: str, as_json: bool, changed: bool, coverage: bool) -> None:
    """Check a course: its files, and its own answers through the grader.

    PATH is a course's folder or one scenario of it; without it, the courses that came with the program.

    `line` writes file:line:column: code message, for editors; `github` writes annotations for a workflow; both, like
    `json`, keep the summary apart, on stderr.
    """
    from tutor.engine.checking import check as check_course
    from tutor.engine.checking import place_of
    from tutor.engine.memory import Memory
    from tutor.engine.paths import Paths, shipped_courses
    from tutor.wording.problems import FORMATS, located, with_coverage

    places = (
        [place_of(path)]
        if path
        else [(folder.parent, None) for folder in sorted(shipped_courses().glob("*/course.toml"))]
    )
    shape = "json" if as_json else shape
    memory = Memory(Paths.here().clean, reuse=changed)
    with Progress("checking") as progress:
        reports = [(root, check_course(root, only, memory=memory, watch=progress)) for root, only in places]
    problems = [located(problem, root, Path.cwd()) for root, report in reports for problem in report.problems]
    covered = {root.resolve().name: report.coverage for root, report in reports if coverage and report.coverage}
    for line in with_coverage(problems, covered, shape) if covered else FORMATS[shape](problems):
        print(line)
    for _, report in reports:
        print(report.closing(), file=sys.stdout if shape == "full" else sys.stderr)
    sys.exit(ExitCode.PROBLEMS if any(report.failed for _, report in reports) else ExitCode.OK)
