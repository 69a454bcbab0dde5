"""The verbs of the command line: each imports what it runs inside itself."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import click

from tutor import __version__
from tutor.errors import ExitCode, TutorError

LANGUAGE = click.Choice(["it", "en"])
PLAIN_VARIABLE = "TUTOR_PLAIN"
"""Set to anything but 0 for the plain front."""


class Verbs(click.Group):
    """The verbs; a failure is told in a few lines, never as a traceback."""

    def invoke(self, ctx: click.Context) -> object:
        """Run a verb and turn a `TutorError` into words and an exit code."""
        try:
            return super().invoke(ctx)
        except TutorError as error:
            tell(error)
            ctx.exit(error.exit_code)
        except BrokenPipeError:
            # Whoever read our output went away, as `head` does: nothing left to say.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(ExitCode.OK)


def tell(error: TutorError) -> None:
    """Write a failure to stderr: what, where, and the way out."""
    from tutor.text.clean import clean

    print(clean(f"tutor: {error}"), file=sys.stderr)
    if error.hint:
        print(clean(f"       {error.hint}"), file=sys.stderr)


@click.group(cls=Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tutor")
def tutor() -> None:
    """Social media as a shared skill: small real tasks, honest feedback.

    `tutor start` is where to begin.
    """


@tutor.command()
@click.argument("scenario", required=False)
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option(
    "--course",
    "courses",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of a course; may be given again.",
)
@click.option("--language", type=LANGUAGE, help="Language of the tutor and the texts.")
def start(scenario: str | None, plain: bool, courses: tuple[Path, ...], language: str | None) -> None:
    """Learn: opens today's proposals, or the SCENARIO named."""
    from tutor.engine.engine import Engine

    engine = Engine(courses=courses, language=language)
    if scenario:
        engine.library.entry(scenario)
    if plain or _without_screen(engine.voice.say("No terminal to draw on: the same in lines.")):
        _plain(engine, scenario)
        return
    from tutor.tui.app import TutorApp, run

    sys.exit(run(TutorApp(engine, scenario=scenario)))


def _without_screen(said: str) -> bool:
    """Tell whether there is no terminal that can draw, and say so where the person did not ask for lines."""
    if os.environ.get(PLAIN_VARIABLE, "0") not in ("", "0"):
        return True
    drawable = sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    if not drawable:
        print(said, file=sys.stderr)
    return not drawable


def _plain(engine: object, scenario: str | None) -> None:
    from tutor.engine.engine import Engine
    from tutor.plain.front import Plain
    from tutor.plain.lines import Lines

    assert isinstance(engine, Engine)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    Plain(engine, Lines(input, print)).run(scenario)


@tutor.command()
@click.argument("path", type=click.Path(path_type=Path), required=False)
def check(path: Path | None) -> None:
    """Check a course: its files, and its own answers through the grader.

    PATH is a course's folder or one scenario of it; without it, the courses that came with the program.
    """
    from tutor.engine.checking import check as check_course
    from tutor.engine.checking import place_of
    from tutor.engine.paths import shipped_courses

    places = (
        [place_of(path)]
        if path
        else [(folder.parent, None) for folder in sorted(shipped_courses().glob("*/course.toml"))]
    )
    failed = False
    for root, only in places:
        report = check_course(root, only)
        for problem in report.problems:
            print(problem.full())
        print(report.closing())
        failed = failed or report.failed
    sys.exit(ExitCode.PROBLEMS if failed else ExitCode.OK)


@tutor.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the titles.")
def courses(as_json: bool, language: str | None) -> None:
    """List the courses at hand and their scenarios."""
    from dataclasses import asdict

    from tutor.engine.engine import Engine

    engine = Engine(language=language)
    entries = engine.library.entries()
    if as_json:
        print(json.dumps([asdict(entry) for entry in entries], ensure_ascii=False, indent=2))
        return
    for entry in entries:
        print(f"{entry.course}  {entry.id:24} {entry.area:10} {entry.level}  {entry.named(engine.voice.language)}")


@tutor.command()
@click.argument("name", required=False)
def checkers(name: str | None) -> None:
    """List the checkers, or print the manual page of the one NAMEd."""
    from tutor.checkers.manual import page, summary
    from tutor.checkers.registry import names

    if name:
        print(page(name))
        return
    for known in names():
        print(f"{known:34} {summary(known)}")


@tutor.command()
@click.argument("session", required=False)
@click.option("--list", "listing", is_flag=True, help="List your sessions.")
@click.option("--json", "as_json", is_flag=True, help="The list for programs.")
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@click.option(
    "--course",
    "courses",
    multiple=True,
    type=click.Path(path_type=Path),
    help="Folder of a course; may be given again.",
)
def replay(
    session: str | None, listing: bool, as_json: bool, plain: bool, language: str | None, courses: tuple[Path, ...]
) -> None:
    """Replay a SESSION: its name, or a session file from anywhere. Without one, your own are listed."""
    from tutor.engine.engine import Engine

    engine = Engine(courses=courses, language=language)
    if listing or as_json:
        _list_sessions(engine, as_json)
        return
    if plain or _without_screen(engine.voice.say("No terminal to draw on: the same in lines.")):
        from tutor.plain.lines import Lines
        from tutor.plain.replay import replay_lines

        replay_lines(engine, session, Lines(input, print))
        return
    if session:
        engine.reading(session)
    from tutor.tui.app import TutorApp, run

    sys.exit(run(TutorApp(engine, replay=session or "")))


def _list_sessions(engine: object, as_json: bool) -> None:
    from dataclasses import asdict

    from tutor.engine.engine import Engine

    assert isinstance(engine, Engine)
    rows = engine.store.summaries()
    if as_json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        state = "broken" if row.broken else "done" if row.finished else "open"
        print(f"{row.id:44} {row.area:10} {state:6} {row.last}")
