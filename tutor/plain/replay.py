"""A replay in lines: a moment a line, forwards and backwards."""

from __future__ import annotations

from tutor.engine.engine import Engine
from tutor.engine.looking_back import LookingBack
from tutor.i18n import Speaker
from tutor.plain.lines import Left, Lines, pick
from tutor.plain.show import show_cards, show_material, show_models, show_rows
from tutor.replay.moments import answer_text, moment_view
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Moment, Timeline
from tutor.session.view import StepView
from tutor.wording import session as wording
from tutor.wording.sessions import day_of, session_aside, session_title

BACK = "back"
"""The word that leads out of the list."""


def own_sessions(engine: Engine, lines: Lines) -> None:
    """List the sessions of one's own, and replay the ones that are picked, until the person goes back."""
    while session := _choose(engine, lines):
        replay_lines(engine, session, lines)


def replay_lines(engine: Engine, session: str | None, lines: Lines) -> None:
    """Replay a session in lines; choose one of the own where none is named."""
    try:
        if name := session or _choose(engine, lines):
            _replay(engine, name, lines)
    except Left:
        lines.tell(engine.voice.say("End of the replay."))


def _replay(engine: Engine, name: str, lines: Lines) -> None:
    """Show one moment after the other.

    Raises:
        Left: The session, or the person, came to the end.
    """
    voice, reading = engine.voice, engine.reading(name)
    loaded = engine.scenario_of(reading) or stand_in(reading)
    timeline = Timeline(reading.entries)
    if loaded is None or not len(timeline):
        lines.tell(voice.say("There is nothing in this session to show."))
        return
    if reading.broken_at:
        lines.tell(
            voice.say(
                "The chain of this session breaks at line {n}: what follows may have been changed.", n=reading.broken_at
            )
        )
    position = 0
    while True:
        moment = timeline[position]
        _show(moment, moment_view(loaded, moment), position, len(timeline), lines, voice)
        position = _move(position, len(timeline), lines, voice)


def _choose(engine: Engine, lines: Lines) -> str:
    """Read which session is meant; empty for none."""
    voice, found = engine.voice, list(engine.store.summaries())
    if not found:
        lines.tell(voice.say("There is no session yet: `tutor start` makes one."))
        return ""
    titles = LookingBack(engine).titles(found)
    rows = [(row.id, f"{session_title(row, titles)} ({session_aside(row, voice)})") for row in found]
    chosen = pick([*rows, (BACK, voice.say("back"))], lines.ask, lines, voice)
    return "" if chosen == BACK else chosen


def _move(position: int, length: int, lines: Lines, voice: Speaker) -> int:
    """Read where to go; stay inside the session."""
    while True:
        typed = lines.ask(voice.say("Empty line forward, b back, a number to go there, q to leave."))
        if typed in ("q", ":leave", ":quit"):
            raise Left
        if typed.isdecimal():
            return max(0, min(int(typed) - 1, length - 1))
        if typed in ("", "b"):
            position += -1 if typed else 1
            if position >= length:
                raise Left
            return max(0, position)


def _show(moment: Moment, view: StepView, position: int, length: int, lines: Lines, voice: Speaker) -> None:
    """Read out one moment."""
    name = voice.say(wording.MOMENT_NAMES[moment.kind])
    lines.tell()
    lines.tell(f"{position + 1}/{length} · {day_of(moment.at, voice)} · {wording.place(view, voice)} · {name}")
    match moment.kind:
        case "start":
            lines.tell(view.brief)
            show_material(view, lines, voice)
        case "hint" if view.hints:
            lines.tell(view.hints[-1].text)
        case "answer":
            lines.tell(answer_text(view))
        case "verdict" | "self-check" if view.feedback:
            lines.tell(wording.headline(view.feedback, voice))
            show_cards(view.feedback, lines, voice)
            show_rows(view.feedback, lines, voice)
        case "models":
            show_models(view, lines, voice)
