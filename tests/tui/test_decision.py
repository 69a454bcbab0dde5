"""A decision on the screen: no question how sure one is, where it leads, and nothing to disagree with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList

from tests.material import write_course
from tests.plain.test_decision import ALONE, ROADS, WRITTEN
from tests.tui.pilots import painted, see, shown, until
from tests.tui.test_first_walk import phase
from tutor.engine.engine import Engine
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.boxes.certainty import Certainty


@pytest.mark.parametrize("language", ["en", "it"])
async def test_a_road_shows_where_it_leads(make_engine: Callable[..., Engine], tmp_path: Path, language: str) -> None:
    course = write_course(tmp_path / "course", ALONE + WRITTEN)
    tutor = TutorApp(make_engine(courses=[course], language=language), scenario="open-day")
    road, consequence = next(iter(ROADS[language].items()))
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, OptionList))
        assert not tutor.screen.query(Certainty)
        options = [option.id for option in tutor.screen.query_one("#list", OptionList).options]
        await pilot.press(*["down"] * options.index("ask"), "space", "ctrl+j")
        await see(pilot, tutor.engine.voice.quoted(road))
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        assert consequence in shown(tutor)
        assert not {"✓", "→"} & set("".join(painted(tutor)[1:-1]))
        assert not tutor.screen.can("disagree")  # type: ignore[attr-defined]
        await pilot.press("n")
        await until(pilot, lambda: tutor.screen.view.step == "")  # type: ignore[attr-defined]
