"""The verb of the learner: start."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import COURSES, LANGUAGE, terminal, without_screen
from tutor.verbs.completing import scenarios


@click.command()
@click.argument("scenario", required=False, shell_complete=scenarios)
@click.option("--prove", is_flag=True, help="Show what you can do already, and start from there.")
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@COURSES
@click.option("--language", type=LANGUAGE, help="Language of the tutor and the texts.")
def start(scenario: str | None, prove: bool, plain: bool, courses: tuple[Path, ...], language: str | None) -> None:
    """Learn: opens today's proposals, or the SCENARIO named."""
    from tutor.engine.engine import Engine

    if scenario and prove:
        raise TutorError(marked("name a scenario, or --prove"), exit_code=ExitCode.USAGE)

    engine = Engine(courses=courses, language=language)
    if scenario:
        engine.library.entry(scenario)
    if plain or without_screen(engine):
        _plain(engine, scenario, prove)
        return
    from tutor.tui.app import TutorApp, run

    sys.exit(run(TutorApp(engine, scenario=scenario, prove=prove)))


def _plain(engine: object, scenario: str | None, prove: bool) -> None:
    from tutor.engine.engine import Engine
    from tutor.plain.front import Plain

    assert isinstance(engine, Engine)
    Plain(engine, terminal()).run(scenario, prove=prove)
