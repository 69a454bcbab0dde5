"""Verbs of how one likes it and how it stands: settings, doctor."""

from __future__ import annotations

import json
import sys

import click

from tutor.errors import ExitCode, TutorError
from tutor.i18n import marked, speaker
from tutor.verbs.base import LANGUAGE, tell_all
from tutor.verbs.completing import setting_names, setting_values


@click.command()
@click.argument("key", required=False, shell_complete=setting_names)
@click.argument("value", required=False, shell_complete=setting_values)
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
    voice = speaker(language) if language else engine.voice
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


@click.command()
@click.option("--json", "as_json", is_flag=True, help="For programs.")
@click.option("--language", type=LANGUAGE, help="Language of the tutor.")
def doctor(as_json: bool, language: str | None) -> None:
    """Look at terminal, folders, sessions, courses and versions, and say what to do.

    It changes nothing. It exits with 1 when something does not work.
    """
    from tutor.engine.engine import Engine
    from tutor.engine.health.keeping import keeping_signs
    from tutor.engine.health.signs import State
    from tutor.engine.health.software import software_signs
    from tutor.engine.health.terminal import terminal_signs
    from tutor.keymap import keymap
    from tutor.wording.health import closing, keymap_signs, sign_data, sign_lines

    engine = Engine(language=language)
    own = keymap_signs(keymap(engine.settings.keys), engine.voice)
    signs = [*terminal_signs(), *own, *keeping_signs(engine), *software_signs(engine)]
    if as_json:
        print(json.dumps(sign_data(signs, engine.voice), ensure_ascii=False, indent=2))
    else:
        tell_all(sign_lines(signs, engine.voice), sys.stdout)
        tell_all([closing(signs, engine.voice)], sys.stderr)
    sys.exit(ExitCode.PROBLEMS if any(sign.state is State.BAD for sign in signs) else ExitCode.OK)
