"""Getting ready: what a session on a screen needs costs more to read than everything before it together."""

from __future__ import annotations

import sys
from contextlib import suppress
from importlib import import_module
from typing import TYPE_CHECKING

from tutor.errors import TutorError

if TYPE_CHECKING:
    from tutor.engine.engine import Engine


_SCREEN = "tutor.tui.learn"


def is_ready() -> bool:
    """Tell whether the modules that the screen of a session needs were read already."""
    return _SCREEN in sys.modules


def get_ready() -> None:
    """Read the modules that the screen of a session needs."""
    import_module(_SCREEN)


def warm(engine: Engine, scenario: str) -> None:
    """Get ready for a session, and read the scenario that is likely to be opened; may take a second.

    Args:
        engine: What everything runs on.
        scenario: Id of the scenario; empty for none.
    """
    get_ready()
    with suppress(TutorError):
        if scenario:
            engine.library.open(engine.library.entry(scenario), engine.settings.language)
