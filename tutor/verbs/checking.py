"""Verbs that say what is wrong with a course, and what that means: check, explain."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tutor.errors import ExitCode
from tutor.verbs.completing import codes
from tutor.verbs.progress import Progress

if TYPE_CHECKING:
    from tutor.engine.checking import Report
    from tutor.engine.memory import Memory


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
    from tutor.engine.checking import places_of
    from tutor.engine.memory import Memory
    from tutor.engine.paths import Paths
    from tutor.wording.problems import FORMATS, coverage_lines, located, rows_and_coverage

    shape = "json" if as_json else shape
    talk = sys.stdout if shape == "full" else sys.stderr
    memory = Memory(Paths.here().clean, reuse=changed)
    with Progress("checking") as progress:
        reports = [(root, _report(root, only, memory, progress)) for root, only in places_of(path)]
    problems = [located(problem, root, Path.cwd()) for root, report in reports for problem in report.problems]
    covered = {root.resolve().name: report.coverage for root, report in reports if coverage and report.coverage}
    both = covered and shape == "json"
    for line in rows_and_coverage(problems, covered) if both else FORMATS[shape](problems):
        print(line)
    for line in () if both else coverage_lines(covered):
        print(line, file=talk)
    for _, report in reports:
        print(report.closing(), file=talk)
    sys.exit(ExitCode.PROBLEMS if any(report.failed for _, report in reports) else ExitCode.OK)


def _report(root: Path, only: Path | None, memory: Memory, progress: Progress) -> Report:
    """Check a course; a header that cannot be used is a problem like others, a folder without one is not."""
    from tutor.course.load import UnusableCourse
    from tutor.engine.checking import Report
    from tutor.engine.checking import check as check_course

    try:
        return check_course(root, only, memory=memory, watch=progress)
    except UnusableCourse as error:
        if error.exit_code is ExitCode.NOT_FOUND:
            raise
        return Report(problems=error.problems)


@click.command()
@click.argument("code", required=False, shell_complete=codes)
@click.option("--json", "as_json", is_flag=True, help="For programs.")
def explain(code: str | None, as_json: bool) -> None:
    """Explain a CODE that `tutor check` told: what it means, why it matters, an example. Without one, list them all."""
    from tutor.course.explain import page, pages
    from tutor.wording.pages import contents_line, page_data, page_lines

    if code:
        found = page(code)
        print(json.dumps(page_data(found), ensure_ascii=False, indent=2) if as_json else "\n".join(page_lines(found)))
    elif as_json:
        print(json.dumps([page_data(each) for each in pages()], ensure_ascii=False, indent=2))
    else:
        print("\n".join(contents_line(each) for each in pages()))
