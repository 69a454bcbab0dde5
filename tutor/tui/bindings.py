"""Keys of a screen, made of the table of commands."""

from __future__ import annotations

from textual.binding import Binding

from tutor.commands import Command, commands_for


def bindings_for(screen: str) -> list[Binding]:
    """Return the bindings of a screen, by the table. The learner's own keys take their places when the app is at work;
    labels are in English here and spoken where they are shown.
    """
    return [_binding(row, key, screen) for row in commands_for(screen) for key in row.all_keys]


def _binding(row: Command, key: str, screen: str) -> Binding:
    # Priority for what has to work inside an answer box, which swallows letters, and in a replay, where panes scroll.
    priority = key.startswith(("ctrl+", "f")) or screen in ("replay", "projector", "debrief")
    return Binding(key, f"do('{row.id}')", row.label, show=row.shown, id=row.id, priority=priority)
