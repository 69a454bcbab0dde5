"""A few screens, looked at once by a person and compared ever since.

After a change that is meant: `pytest tests/test_snapshots.py --snapshot-update`, look at the pictures, commit them.
"""

from __future__ import annotations

import shutil
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
import textual
from textual.pilot import Pilot
from textual.widgets import TextArea

from tests.conftest import NOON
from tests.tui.pilots import until
from tutor.engine.engine import Engine
from tutor.engine.manuscript import Manuscript
from tutor.engine.paths import Paths, shipped_courses
from tutor.engine.preview import Preview
from tutor.engine.settings import Settings
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.preview import PreviewScreen

pytestmark = pytest.mark.skipif(textual.__version__ != "8.2.8", reason="the pictures were taken with textual 8.2.8")

HALF = {
    "it": """38 quintali in tre giorni, poi la pioggia.
Il Moraiolo è uscito verde che fa male agli occhi.
Prenotate allo 0742 555 0192.""",
    "en": """38 quintals in three days, then the rain.
The Moraiolo came out so green it hurts.
Book on 0742 555 0192.""",
}


@pytest.fixture
def app(tmp_path: Path) -> Callable[..., TutorApp]:
    def make(language: str, **options: Any) -> TutorApp:
        root = tmp_path / "home"
        engine = Engine(Paths(root / "data", root / "config", root / "cache"), clock=lambda: NOON)
        engine.keep(Settings(language, "learner-000000", "shop-floor", "", "Dario"))
        return TutorApp(engine, **options)

    return make


def at(pilot: Pilot[Any], phase: Phase) -> Callable[[], bool]:
    def there() -> bool:
        screen = pilot.app.screen
        return (
            isinstance(screen, LearnScreen)
            and screen.view is not None
            and screen.view.phase is phase
            and not screen._busy
        )

    return there


async def write(pilot: Pilot[Any]) -> None:
    await until(pilot, at(pilot, Phase.PREDICT))
    await pilot.press("enter")
    await until(pilot, at(pilot, Phase.WRITE))
    pilot.app.screen.query_one(TextArea).text = HALF[pilot.app.engine.settings.language]  # type: ignore[attr-defined]
    await pilot.press("f2")
    await until(pilot, lambda: bool(pilot.app.screen.view.hints))  # type: ignore[attr-defined]
    await pilot.pause(0.4)


async def hand_in(pilot: Pilot[Any]) -> None:
    await write(pilot)
    await pilot.press("ctrl+j")
    await until(pilot, at(pilot, Phase.SELF_CHECK))
    await pilot.press("s")
    await until(pilot, at(pilot, Phase.FEEDBACK))
    await pilot.pause(0.2)


SnapCompare = Callable[..., bool]
Before = Callable[[Pilot[Any]], Awaitable[None]]


def test_today(app: Callable[..., TutorApp], snap_compare: SnapCompare) -> None:
    """You should see two numbered proposals with their reasons, and the five areas."""

    async def before(pilot: Pilot[Any]) -> None:
        await until(pilot, lambda: bool(pilot.app.screen.query("#proposals").first().options))  # type: ignore[attr-defined]

    assert snap_compare(app("en"), terminal_size=(80, 24), run_before=before)


def test_write(app: Callable[..., TutorApp], snap_compare: SnapCompare) -> None:
    """You should see the brief on the left, the text with its counter and one hint on the right."""
    assert snap_compare(app("en", scenario="new-oil"), terminal_size=(100, 30), run_before=write)


def test_write_narrow(app: Callable[..., TutorApp], snap_compare: SnapCompare) -> None:
    """You should see the brief above the text, nothing cut off at the right."""
    assert snap_compare(app("it", scenario="new-oil"), terminal_size=(40, 24), run_before=write)


def test_preview(app: Callable[..., TutorApp], snap_compare: SnapCompare, tmp_path: Path) -> None:
    """You should see the brief, the text, and beside it each criterion with its finding, its words in brackets."""
    course = tmp_path / "course"
    shutil.copytree(shipped_courses() / "shared-skill", course)
    place = Manuscript(course / "content/01-new-oil.toml", course, "en")

    async def before(pilot: Pilot[Any]) -> None:
        screen = pilot.app.screen
        await until(pilot, lambda: screen.view.phase is Phase.PREDICT)  # type: ignore[attr-defined]
        await pilot.press("f6")
        await until(pilot, lambda: screen.view.phase is Phase.WRITE and not screen._busy)  # type: ignore[attr-defined]
        screen.query_one(TextArea).text = HALF["en"]
        await until(pilot, lambda: "call" in str(screen.query_one("#findings").content))  # type: ignore[attr-defined]
        pilot.app.clear_notifications()
        await pilot.pause(0.2)

    shown = app("en", first=lambda: PreviewScreen(Preview(place, "caption", lambda: NOON)))
    assert snap_compare(shown, terminal_size=(120, 40), run_before=before)


def test_feedback(app: Callable[..., TutorApp], snap_compare: SnapCompare) -> None:
    """You should see one strength with the learner's words, and one or two next moves, the first in focus."""
    assert snap_compare(app("it", scenario="new-oil"), terminal_size=(100, 26), run_before=hand_in)
