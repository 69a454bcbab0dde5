"""The verb about what the program keeps: data where, data export, data delete."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from tutor.errors import ExitCode
from tutor.verbs.base import LANGUAGE, agreed, tell_all


@click.group()
def data() -> None:
    """See, take out or delete what the tutor keeps about you."""


@data.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def where(as_json: bool, language: str | None) -> None:
    """Say where everything lies, and how much it is."""
    from tutor.engine.engine import Engine
    from tutor.engine.holdings import holdings
    from tutor.wording.own_data import holding_data, holding_lines

    engine = Engine(language=language)
    rows = holdings(engine.paths)
    if as_json:
        print(json.dumps(holding_data(rows), ensure_ascii=False, indent=2))
    else:
        tell_all(holding_lines(rows, engine.voice), sys.stdout)


@data.command("export")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="A new .zip file, or a new folder.")
@click.option("--preview", is_flag=True, help="Only say what would go along.")
@click.option("--with-name", is_flag=True, help="Take your name along as well.")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--json", "as_json", is_flag=True, help="The preview for programs; nothing is written.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def take_out(
    output: Path | None, preview: bool, with_name: bool, yes: bool, as_json: bool, language: str | None
) -> None:
    """Take your sessions and settings along, after a look at what they give away.

    A code stands in place of your name. Nothing is sent: one file is written, on this machine.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.taking_out import bundle, write_bundle
    from tutor.wording.own_data import bundle_data, bundle_lines, readme

    engine = Engine(language=language)
    made = bundle(engine, with_name=with_name)
    if as_json:
        print(json.dumps(bundle_data(made), ensure_ascii=False, indent=2))
        return
    tell_all(bundle_lines(made, engine.voice), sys.stdout if preview else sys.stderr)
    if preview:
        return
    target = output or Path(f"tutor-data-{engine.clock():%Y%m%d}.zip")
    if yes or agreed(engine.voice.say("Write it to {file}?", file=target), engine.voice):
        print(write_bundle(made, target, readme(made, engine.voice)))


@data.command("delete")
@click.option("--yes", is_flag=True, help="Do not ask.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def wipe(yes: bool, language: str | None) -> None:
    """Delete sessions, drafts, settings, your name and the indexes.

    Your companies and courses stay; so does all that you took out or copied elsewhere.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.holdings import KEPT, delete, holdings, links
    from tutor.wording.own_data import deleted_lines, deletion_lines, spared_lines

    engine = Engine(language=language)
    rows = holdings(engine.paths)
    if not any(row.files for row in rows if row.kind not in KEPT):
        print(engine.voice.say("There is nothing to delete."), file=sys.stderr)
        tell_all(spared_lines(links(engine.paths), engine.voice), sys.stderr)
        return
    tell_all(deletion_lines(rows, engine.voice), sys.stderr)
    if yes or agreed(engine.voice.say("Delete it?"), engine.voice):
        gone, spared = delete(engine.paths)
        tell_all(deleted_lines(gone, spared, engine.voice), sys.stderr)
        sys.exit(ExitCode.UNWRITABLE if spared else ExitCode.OK)
