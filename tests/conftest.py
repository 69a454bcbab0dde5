"""What all tests share: a home of their own, an environment without surprises, a clock that stands still."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import hypothesis
import pytest

from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.engine.settings import Settings

ROOT = Path(__file__).parent.parent
SHARED = ROOT.parent / "shared"
"""Material beside the project; a test that uses it skips where it is absent."""
NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
# A property is about what is true, on a busy machine too: how long things take, the benchmarks tell.
hypothesis.settings.register_profile("tutor", deadline=None)
hypothesis.settings.load_profile("tutor")


@pytest.fixture(autouse=True)
def _calm_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Keep the developer's own environment out of the tests."""
    for name in ("NO_COLOR", "COLUMNS", "LINES", "TUTOR_PLAIN", "LC_ALL", "LC_MESSAGES", "TEXTUAL", "TEXTUAL_THEME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("TZ", "UTC")
    if hasattr(time, "tzset"):
        time.tzset()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """Return the folders of a home of its own."""
    root = tmp_path / "home"
    return Paths(root / "data", root / "config", root / "cache")


@pytest.fixture
def make_engine(paths: Paths) -> Callable[..., Engine]:
    """Return a maker of engines on the shipped course; not the first run unless asked for."""

    def make(*, first_run: bool = False, **options: object) -> Engine:
        engine = Engine(paths, clock=lambda: NOON, **options)  # type: ignore[arg-type]
        if not first_run:
            language = str(options.get("language") or "en")
            engine.keep(Settings(language, "learner-000000", "shop-floor", "", "Dario"))
        return engine

    return make


@pytest.fixture
def shared() -> Path:
    """Return the folder of material beside the project."""
    if not SHARED.is_dir():
        pytest.skip("the material beside the project is not here")
    return SHARED
