"""Signs of the terminal: what it draws, which keys and copies get through, and what stands in between.

A program cannot ask a terminal most of these things. It can read what the terminal says about itself, and knows what
terminals of that kind tend to do.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping

from tutor.engine.health.signs import Sign, State
from tutor.i18n import marked

NARROWEST, LOWEST = 40, 12
"""Columns and rows below which the panes have no room."""


def terminal_signs() -> Iterator[Sign]:
    """Look at the terminal that this program runs in."""
    surroundings = os.environ
    try:
        columns, rows = os.get_terminal_size(sys.stdout.fileno())
        size: tuple[int, int] | None = (columns, rows)
    except (OSError, ValueError):
        size = None
    yield drawing(surroundings, size if sys.stdin.isatty() else None)
    yield colours(surroundings)
    yield letters(getattr(sys.stdout, "encoding", "") or "")
    yield from keys(surroundings)
    yield clipboard(surroundings)
    yield from between(surroundings)


def drawing(surroundings: Mapping[str, str], size: tuple[int, int] | None) -> Sign:
    """Tell whether screens can be drawn.

    Args:
        surroundings: The environment.
        size: Columns and rows; None where input or output is no terminal.
    """
    term = surroundings.get("TERM", "")
    if size is None:
        return Sign(
            "terminal",
            State.LOOK,
            marked("Input or output is no terminal: I would speak in lines."),
            marked("Run `tutor doctor` by itself in the terminal you work in."),
        )
    values = {"term": term or "–", "columns": size[0], "rows": size[1]}
    if term in ("", "dumb"):
        return Sign(
            "terminal",
            State.LOOK,
            marked("TERM is “{term}”: it draws nothing, and I speak in lines."),
            marked("TERM=xterm-256color suits most terminals."),
            values,
        )
    if size[0] < NARROWEST or size[1] < LOWEST:
        return Sign(
            "terminal",
            State.LOOK,
            marked("{term}, {columns} × {rows}: little room."),
            marked("From 40 × 12 on everything is seen; 80 × 24 is comfortable."),
            values,
        )
    return Sign("terminal", State.OK, marked("{term}, {columns} × {rows}."), values=values)


def colours(surroundings: Mapping[str, str]) -> Sign:
    """Tell how many colours there are."""
    term, said = surroundings.get("TERM", ""), surroundings.get("COLORTERM", "")
    if "NO_COLOR" in surroundings:
        return Sign("colours", State.OK, marked("None, as NO_COLOR asks: words and signs say everything."))
    if said in ("truecolor", "24bit"):
        return Sign("colours", State.OK, marked("All of them."))
    if "256" in term or "direct" in term or surroundings.get("WT_SESSION"):
        return Sign("colours", State.OK, marked("256 or more."))
    return Sign(
        "colours",
        State.LOOK,
        marked("Perhaps only sixteen: the terminal promises no more."),
        marked("`tutor settings theme 16-colours` uses the terminal's own."),
    )


def letters(encoding: str) -> Sign:
    """Tell whether accents and frames can be written."""
    if encoding.lower().replace("-", "") == "utf8":
        return Sign("letters", State.OK, marked("UTF-8: accents and frames come out right."))
    return Sign(
        "letters",
        State.LOOK,
        marked("{encoding} in place of UTF-8: accents and frames may come out as question marks."),
        marked("LANG=en_GB.UTF-8 helps on most systems, PYTHONUTF8=1 on the others."),
        {"encoding": encoding or "–"},
    )


def keys(surroundings: Mapping[str, str]) -> Iterator[Sign]:
    """Tell which keys something else tends to take before they arrive."""
    program = surroundings.get("TERM_PROGRAM", "")
    takers = (
        (
            bool(surroundings.get("TMUX")),
            marked("tmux takes ctrl+b for itself; all other keys get through."),
            "",
        ),
        (
            surroundings.get("TERM", "").startswith("screen") and not surroundings.get("TMUX"),
            marked("screen takes ctrl+a for itself; all other keys get through."),
            "",
        ),
        (
            program == "vscode",
            marked("The editor around this terminal takes F1, ctrl+p and some others."),
            marked("`terminal.integrated.sendKeybindingsToShell` in its settings lets them through."),
        ),
        (
            program == "Apple_Terminal",
            marked("The F-keys of this keyboard may dim the screen or play music instead."),
            marked("fn with the key sends it; so does a tick in the keyboard settings of macOS."),
        ),
        (
            "VTE_VERSION" in surroundings,
            marked("Terminals of this kind open their own help with F1 and their menu with F10."),
            marked("Their preferences, under shortcuts, can leave both to the programs inside."),
        ),
    )
    found = [(said, cure) for here, said, cure in takers if here]
    for said, cure in found:
        yield Sign("keys", State.LOOK if cure else State.OK, said, cure)
    if not found:
        yield Sign("keys", State.OK, marked("ctrl+j hands in everywhere; ctrl+enter does where the terminal tells it."))


def clipboard(surroundings: Mapping[str, str]) -> Sign:
    """Tell whether a copy reaches the clipboard. It travels through the terminal (OSC 52), which never answers."""
    elsewhere = marked(
        "Shift with the mouse marks text for the terminal's own copying. Your text is in your session anyway."
    )
    if surroundings.get("TERM_PROGRAM") == "Apple_Terminal":
        return Sign("clipboard", State.LOOK, marked("This terminal takes no copies from programs."), elsewhere)
    if surroundings.get("TMUX"):
        return Sign(
            "clipboard",
            State.LOOK,
            marked("tmux passes copies on only when it is told to."),
            marked("`set -g set-clipboard on` in ~/.tmux.conf tells it."),
        )
    if "VTE_VERSION" in surroundings or surroundings.get("TERM", "").startswith(("linux", "screen")):
        return Sign("clipboard", State.LOOK, marked("Terminals of this kind often take no copies."), elsewhere)
    return Sign("clipboard", State.OK, marked("A copy is sent to the terminal (OSC 52); most take it."))


def between(surroundings: Mapping[str, str]) -> Iterator[Sign]:
    """Tell what stands between the person and the program."""
    if surroundings.get("SSH_CONNECTION") or surroundings.get("SSH_TTY"):
        said = marked("Over SSH: your sessions lie on that machine, and copies travel back to yours.")
        yield Sign("connection", State.OK, said)
    if surroundings.get("TMUX"):
        yield Sign("connection", State.OK, marked("Inside tmux: the session goes on when the window is gone."))
