"""The command line: each verb imports what it runs inside itself, so that `--help` costs next to nothing."""

from __future__ import annotations

from pathlib import Path

import click

from tutor import __version__
from tutor.errors import ExitCode, TutorError


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
def main() -> None:
    """Social media as a shared skill: small real tasks, honest feedback."""


@main.command()
@click.argument("path", type=click.Path(path_type=Path), default=None, required=False)
def check(path: Path | None) -> None:
    """Check a course."""
    from tutor.engine.checking import check as check_course

    root = path or Path("courses/shared-skill")
    only = None
    if root.is_file():
        only, root = root, root.parent.parent
    report = check_course(root, only)
    for problem in report.problems:
        print(problem.full())
    print(f"{report.scenarios} scenarios, {report.samples} samples, {len(report.problems)} problems")
    raise SystemExit(1 if report.failed else 0)
