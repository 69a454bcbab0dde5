"""A replay in lines: a moment a line, forwards and backwards."""

from __future__ import annotations

from pathlib import Path

from tutor.engine.engine import Engine
from tutor.i18n import Speaker
from tutor.plain.lines import Left, Lines, pick
from tutor.plain.show import show_cards, show_material, show_models, show_rows
from tutor.replay.moments import answer_text, moment_view
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Moment, Timeline
from tutor.session.view import StepView
from tutor.wording import session as wording


def replay_lines(engine: Engine, session: str | None, lines: Lines) -> None:
    """Replay a session in lines; choose one of the own where none is named."""
    voice = engine.voice
    try:
        name = session or _choose(engine, lines)
        reading = engine.reading(name)
        loaded = engine.scenario_of(reading) or stand_in(reading)
        timeline = Timeline(reading.entries)
        if loaded is None or not len(timeline):
            lines.tell(voice.say("There is nothing in this session to show."))
            return
        if reading.broken_at:
            lines.tell(
                voice.say(
                    "The chain of this session breaks at line {n}: what follows may have been changed.",
                    n=reading.broken_at,
                )
            )
        position = 0
        while True:
            moment = timeline[position]
            _show(moment, moment_view(loaded, moment), position, len(timeline), lines, voice)
            position = _move(position, len(timeline), lines, voice)
    except Left:
        lines.tell(voice.say("End of the replay."))


def _choose(engine: Engine, lines: Lines) -> str:
    rows = [(row.id, f"{Path(row.id).name} {row.last}") for row in engine.store.summaries()]
    if not rows:
        lines.tell(engine.voice.say("There is no session yet: `tutor start` makes one."))
        raise Left
    return pick(rows, lines.ask, lines, engine.voice)


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
    lines.tell(f"{position + 1}/{length} {moment.at} · {wording.place(view, voice)} · {name}")
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
