"""Words for the settings: the list of them, and what in them cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tutor.engine.preferences import CHOICES, KEYS, ORDER, Misfit, shown
from tutor.engine.settings import Settings
from tutor.errors import ExitCode, TutorError
from tutor.i18n import Speaker
from tutor.keymap import Fault, Reason


def setting_lines(settings: Settings, voice: Speaker) -> Iterator[str]:
    """List the settings: name, value, and what each takes."""
    for key in ORDER:
        choices = " | ".join(CHOICES.get(key, ()))
        yield f"{key:<12}{shown(settings, key) or '–':<18}{choices}".rstrip()
    for command, keys in settings.keys:
        yield f"{KEYS}.{command:<12} {keys}"
    yield voice.say("`tutor settings theme light` changes one; `tutor settings keys.hint f8` gives a command a key.")


def setting_data(settings: Settings, misfits: Iterable[Misfit], faults: Iterable[Fault]) -> dict[str, Any]:
    """Return the settings for programs, with what in them cannot be used."""
    values: dict[str, Any] = {key: getattr(settings, key) for key in ORDER}
    strange = [{"key": each.key, "value": each.value, "nearest": each.nearest} for each in misfits]
    strange += [
        {"key": f"{KEYS}.{each.command}", "value": each.key, "nearest": each.other, "reason": each.reason.value}
        for each in faults
    ]
    return values | {KEYS: dict(settings.keys), "problems": strange}


def misfit_lines(misfits: Iterable[Misfit], voice: Speaker) -> Iterator[str]:
    """Say what the settings file holds that cannot be used, and what could stand there."""
    for each in misfits:
        yield misfit_line(each, voice)


def misfit_line(misfit: Misfit, voice: Speaker) -> str:
    """Say what cannot be used, and what could stand there."""
    if misfit.value and misfit.choices:
        said = voice.say("{key} does not take “{value}”.", key=misfit.key, value=misfit.value)
    elif misfit.value:
        said = voice.say("{key} cannot be used: {value}.", key=misfit.key, value=misfit.value.rstrip("."))
    else:
        said = voice.say("There is no setting “{key}”.", key=misfit.key)
    return f"{said} {_instead(misfit.nearest, misfit.choices, voice)}".rstrip()


def _instead(nearest: str, choices: Iterable[str], voice: Speaker) -> str:
    """Name what may have been meant, or all there is."""
    if nearest:
        return voice.say("Did you mean “{word}”?", word=nearest)
    words = ", ".join(choices)
    return voice.say("There is: {words}.", words=words) if words else ""


def fault_lines(faults: Iterable[Fault], voice: Speaker) -> Iterator[str]:
    """Say which keys of one's own are not used, and what to do."""
    for fault in faults:
        yield fault_line(fault, voice)


def fault_line(fault: Fault, voice: Speaker) -> str:
    """Say why a key is not used, and what to do."""
    match fault.reason:
        case Reason.UNKNOWN:
            said = voice.say("There is no command “{command}” to give a key to.", command=fault.command)
            return f"{said} {_instead(fault.other, (), voice)}".rstrip()
        case Reason.UNSAFE:
            return voice.say(
                "{key} may never arrive at “{command}”: try F1 to F10, or ctrl with a letter other than c, h, i, m, p.",
                key=fault.key,
                command=fault.command,
            )
        case Reason.CLASH:
            return voice.say(
                "{key} is the key of “{other}” already: “{command}” keeps its own. Another key for one of them helps.",
                key=fault.key,
                command=fault.command,
                other=fault.other,
            )


def unfit(misfit: Misfit, voice: Speaker) -> TutorError:
    """Make what is told to a person who typed a setting or a value that cannot be used."""
    code = ExitCode.USAGE if misfit.value else ExitCode.NOT_FOUND
    return TutorError(misfit_line(misfit, voice), exit_code=code)
