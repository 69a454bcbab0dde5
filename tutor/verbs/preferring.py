"""The verb of how one likes it: settings."""

from __future__ import annotations

import json
import sys

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked
from tutor.verbs.base import LANGUAGE, tell_all


@click.command()
@click.argument("key", required=False)
@click.argument("value", required=False)
@click.option("--json", "as_json", is_flag=True, help="All of them, for programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor, this time.")
def settings(key: str | None, value: str | None, as_json: bool, language: str | None) -> None:
    """List your settings, show the one named KEY, or give it a VALUE.

    An empty VALUE takes it back. keys.COMMAND is the key of a command: `tutor settings keys.hint f8`.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.preferences import Unfit, misfits, shown
    from tutor.keymap import keymap
    from tutor.wording.settings import fault_lines, misfit_lines, setting_data, setting_lines, unfit

    engine = Engine()
    kept = engine.settings
    voice = Engine(language=language).voice
    faults = keymap(kept.keys).faults
    if as_json:
        print(json.dumps(setting_data(kept, misfits(engine.paths), faults), ensure_ascii=False, indent=2))
        return
    try:
        if key is None:
            tell_all(setting_lines(kept, voice), sys.stdout)
            tell_all(misfit_lines(misfits(engine.paths), voice), sys.stderr)
            tell_all(fault_lines(faults, voice), sys.stderr)
        elif value is None:
            tell_all([shown(kept, key.lower())], sys.stdout)
        else:
            _change(engine, key.lower(), value)
    except Unfit as error:
        raise unfit(error.misfit, voice) from error


def _change(engine: object, key: str, value: str) -> None:
    """Keep another value, once it is known that it can be used."""
    from tutor.engine.engine import Engine
    from tutor.engine.preferences import KEYS, changed, shown
    from tutor.keymap import keymap
    from tutor.wording.settings import fault_line

    assert isinstance(engine, Engine)
    fresh = changed(engine.settings, key, value)
    command = key.removeprefix(f"{KEYS}.")
    for fault in keymap(fresh.keys).faults if key != command and value else ():
        if fault.command == command:
            raise TutorError(fault_line(fault, engine.voice), exit_code=ExitCode.USAGE)
    engine.keep(fresh)
    if engine.settings_failure:
        raise TutorError(marked("this cannot be written"), engine.settings_failure, "", ExitCode.UNWRITABLE)
    tell_all([engine.voice.say("Kept: {key} = {value}", key=key, value=shown(fresh, key) or "–")], sys.stderr)
