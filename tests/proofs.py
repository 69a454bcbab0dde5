"""A small course with a placement: two items of one area, one picked and one written."""

from __future__ import annotations

from pathlib import Path

from tests.material import SCENARIO, write_course

_HEAD, _STEPS = SCENARIO[: SCENARIO.index("[[steps]]")], SCENARIO[SCENARIO.index("[[steps]]") :]
_WRITTEN, _CLOSED = _STEPS[: _STEPS.rindex("[[steps]]")], _STEPS[_STEPS.rindex("[[steps]]") :]


def _item(name: str, title: str, step: str) -> str:
    head = _HEAD.replace('"open-day"', f'"{name}"').replace("level = 1", "level = 1\nplacement = true")
    return head.replace('title.en = "The open day"', f'title.en = "{title}"') + step


CLOSED_ITEM = _item("which-first", "Which first", _CLOSED)
WRITTEN_ITEM = _item("the-invitation", "The invitation", _WRITTEN)
RIGHT = "Come to the mill on Saturday 9 and see the stone turn."
"""What has the essentials of the written item."""


def write_proving_course(root: Path) -> Path:
    """Write the small course with its placement to a folder."""
    return write_course(
        root, **{"content/90-which-first.toml": CLOSED_ITEM, "content/91-the-invitation.toml": WRITTEN_ITEM}
    )
