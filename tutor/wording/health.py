"""Words for an examination: how each thing stands, and what to do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tutor.engine.health.signs import Sign, State
from tutor.i18n import Speaker, marked
from tutor.keymap import Keymap
from tutor.wording.settings import fault_line

TOPICS = {
    "terminal": marked("terminal"),
    "colours": marked("colours"),
    "letters": marked("letters"),
    "keys": marked("keys"),
    "clipboard": marked("clipboard"),
    "connection": marked("connection"),
    "folders": marked("folders"),
    "space": marked("disk"),
    "settings": marked("settings"),
    "own keys": marked("own keys"),
    "indexes": marked("indexes"),
    "sessions": marked("sessions"),
    "crash": marked("crash"),
    "courses": marked("courses"),
    "checkers": marked("checkers"),
    "versions": marked("versions"),
}
"""What is looked at."""
STATES = {State.OK: marked("fine"), State.LOOK: marked("a look"), State.BAD: marked("broken")}


def keymap_signs(laid: Keymap, voice: Speaker) -> Iterator[Sign]:
    """Tell whether the learner's own keys can be used."""
    for fault in laid.faults:
        yield Sign("own keys", State.LOOK, "{said}", values={"said": fault_line(fault, voice)})
    if not laid.faults:
        yield Sign(
            "own keys",
            State.OK,
            marked("{number} of your own, none in another's way."),
            values={"number": len(laid.own)},
        )


def sign_lines(signs: Iterable[Sign], voice: Speaker) -> Iterator[str]:
    """Write a line for each sign, and one below it for what to do."""
    for sign in signs:
        head = f"{voice.say(STATES[sign.state]):<12}{voice.say(TOPICS[sign.topic]):<14}"
        yield f"{head}{spoken(sign.said, sign, voice)}"
        if sign.cure:
            yield f"{'':<26}→ {spoken(sign.cure, sign, voice)}"


def closing(signs: Iterable[Sign], voice: Speaker) -> str:
    """Sum an examination up."""
    states = [sign.state for sign in signs]
    if State.BAD in states:
        return voice.plural("{number} thing does not work.", "{number} things do not work.", states.count(State.BAD))
    if State.LOOK in states:
        return voice.plural(
            "It works; {number} thing is worth a look.",
            "It works; {number} things are worth a look.",
            states.count(State.LOOK),
        )
    return voice.say("All is well.")


def sign_data(signs: Iterable[Sign], voice: Speaker) -> list[dict[str, Any]]:
    """Return the signs for programs."""
    return [
        {
            "topic": sign.topic,
            "state": sign.state.value,
            "said": spoken(sign.said, sign, voice),
            "cure": spoken(sign.cure, sign, voice),
        }
        for sign in signs
    ]


def spoken(text: str, sign: Sign, voice: Speaker) -> str:
    """Say one of a sign's sentences."""
    return voice.say(text, **sign.values)
