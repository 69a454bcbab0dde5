"""Verbs that make files: new, new course, new company."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tutor.errors import ExitCode
from tutor.i18n import LANGUAGES
from tutor.verbs.base import LANGUAGE, terminal, without_screen

if TYPE_CHECKING:
    from tutor.engine.engine import Engine
    from tutor.engine.making import Making


def _options(where: str) -> Callable[[Any], Any]:
    """Return the options that a scenario and a company share."""
    path = click.Path(path_type=Path)
    rows = (
        click.option("--from-answers", "answers", type=path, help="Take the answers from a file."),
        click.option("-o", "--out", type=path, help=where),
        click.option("--questions", is_flag=True, help="Print an empty answers file."),
        click.option("--json", "as_json", is_flag=True, help="With --questions: for programs."),
        click.option("--force", is_flag=True, help="Replace a file that is there."),
        click.option("--plain", is_flag=True, help="In lines, without a screen."),
        click.option("--language", type=LANGUAGE, help="Language of the tutor."),
    )

    def decorate(command: Any) -> Any:
        for row in reversed(rows):
            command = row(command)
        return command

    return decorate


@click.group(invoke_without_command=True)
@_options("Where the scenario goes: COURSE/AREA/NAME.toml.")
@click.pass_context
def new(ctx: click.Context, /, **chosen: Any) -> None:
    """Make a scenario from ten answers; or a course, or a company.

    The good answer you give is graded at once; what is written passes `tutor check`.
    """
    if ctx.invoked_subcommand is None:
        from tutor.engine.new_scenario import NewScenario

        _make(NewScenario, **chosen)


@new.command()
@_options("Where the company goes: COURSE/companies/NAME.toml. Without it, it is your own.")
def company(**chosen: Any) -> None:
    """Describe a company: an author's, or your own."""
    from tutor.engine.new_company import NewCompany

    _make(NewCompany, **chosen)


@new.command()
@click.argument("name")
@click.option("--title", default="", help="Its title; without one, the folder's name.")
@click.option(
    "--language",
    "languages",
    type=click.Choice(LANGUAGES),
    multiple=True,
    help="A language of its texts; may be given again.",
)
def course(name: str, title: str, languages: tuple[str, ...]) -> None:
    """Make a course: the folder NAME with a header, a first company and a place for each skill area."""
    from tutor.engine.engine import Engine
    from tutor.engine.new_course import new_course

    voice = Engine().voice
    root = Path(name)
    for path in new_course(root, title, languages or (voice.language,)):
        print(path)
    said = voice.say("`tutor new -o {file}` writes its first scenario.", file=root / "content" / "first.toml")
    print(said, file=sys.stderr)


def _make(
    kind: type[Making],
    *,
    answers: Path | None,
    out: Path | None,
    questions: bool,
    as_json: bool,
    force: bool,
    plain: bool,
    language: str | None,
) -> None:
    """Print the questions, make a file of an answers file, or ask."""
    from tutor.engine.engine import Engine

    engine = Engine(language=language)
    making = kind(engine.paths, out, force=force)
    if questions or as_json:
        _print_questions(making, engine, as_json)
    elif answers:
        _from_answers(making, answers, engine)
    else:
        _ask(making, engine, plain)


def _print_questions(making: Making, engine: Engine, as_json: bool) -> None:
    from tutor.course.scaffold.sheet import answers_sheet, questions_data

    if as_json:
        print(json.dumps(questions_data(making.questions, making.extra, engine.voice), ensure_ascii=False, indent=2))
    else:
        print(answers_sheet(making.questions, making.extra, engine.voice), end="")


def _from_answers(making: Making, answers: Path, engine: Engine) -> None:
    """Make the file; without a place for it, print it."""
    from tutor.engine.making import read_answers_file
    from tutor.wording.making import closing, in_the_way

    prepared = making.prepare(read_answers_file(answers))
    if (obstacle := in_the_way(prepared, engine.voice)) is not None:
        raise obstacle
    if making.out is None and making.KIND == "scenario":
        print(prepared.text, end="")
        print(
            engine.voice.say("Printed only: with -o mine/content/first.toml its company and course are written too."),
            file=sys.stderr,
        )
        return
    path = making.write(prepared)
    print(path)
    for line in closing(making, path, prepared, engine.voice):
        print(line, file=sys.stderr)


def _ask(making: Making, engine: Engine, plain: bool) -> None:
    """Ask on a screen, or in lines."""
    if plain or without_screen(engine):
        from tutor.plain.making import Interview

        try:
            Interview(making, terminal(), engine.voice).run()
        except KeyboardInterrupt:
            making.keep()
            print(engine.voice.say("Kept: `tutor new` goes on from here."), file=sys.stderr)
            sys.exit(ExitCode.INTERRUPTED)
        return
    from tutor.tui.app import TutorApp, run
    from tutor.tui.making import MakingScreen

    sys.exit(run(TutorApp(engine, first=lambda: MakingScreen(making))))
