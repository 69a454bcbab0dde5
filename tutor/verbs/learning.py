"""Verbs of the learner: start, replay."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tutor.verbs.base import COURSES, LANGUAGE, without_screen
from tutor.verbs.completing import scenarios, sessions


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
        raise click.UsageError("name a scenario, or --prove")

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
    from tutor.plain.lines import Lines

    assert isinstance(engine, Engine)
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    Plain(engine, Lines(input, print)).run(scenario, prove=prove)


@click.command()
@click.argument("session", required=False, shell_complete=sessions)
@click.option("--list", "listing", is_flag=True, help="List your sessions.")
@click.option("--json", "as_json", is_flag=True, help="The list for programs.")
@click.option("--plain", is_flag=True, help="In lines, without a screen.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
@COURSES
def replay(
    session: str | None, listing: bool, as_json: bool, plain: bool, language: str | None, courses: tuple[Path, ...]
) -> None:
    """Replay a SESSION: its name, or a session file from anywhere. Without one, your own are listed."""
    from tutor.engine.engine import Engine

    engine = Engine(courses=courses, language=language)
    if listing or as_json:
        _list_sessions(engine, as_json)
        return
    if plain or without_screen(engine):
        from tutor.plain.lines import Lines
        from tutor.plain.replay import replay_lines

        replay_lines(engine, session, Lines(input, print))
        return
    if session:
        engine.reading(session)
    from tutor.tui.app import TutorApp, run

    sys.exit(run(TutorApp(engine, replay=session or "")))


def _list_sessions(engine: object, as_json: bool) -> None:
    from tutor.engine.engine import Engine

    assert isinstance(engine, Engine)
    rows = engine.store.summaries()
    if as_json:
        print(json.dumps([row.as_dict() for row in rows], ensure_ascii=False, indent=2))
        return
    for row in rows:
        state = "broken" if row.broken else "done" if row.finished else "open"
        print(f"{row.id:44} {row.area:10} {state:6} {row.last}")
