"""Keys of a screen, made of the table of commands."""

from __future__ import annotations

from textual.binding import Binding

from tutor.commands import Command, commands_for


def bindings_for(screen: str) -> list[Binding]:
    """Return the bindings of a screen. Labels are in English here and spoken where they are shown."""
    return [_binding(row) for row in commands_for(screen)]


def _binding(row: Command) -> Binding:
    # Priority only for what has to work inside an answer box, which swallows letters.
    beside_a_box = row.keys.startswith(("ctrl", "f"))
    return Binding(row.keys, f"do('{row.id}')", row.label, show=row.shown, id=row.id, priority=beside_a_box)
