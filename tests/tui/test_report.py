"""A report on the screen: part by part, legible at any width, and nothing in it is more than text."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.groups import SHOWN, alone, documents, group, shared
from tests.hostile import EVERYTHING, MUST_STAY, RAW
from tests.tui.pilots import painted, see, shown
from tutor.engine.engine import Engine
from tutor.export.document import Bar, Document, Section, Table
from tutor.replay.shared import Collection
from tutor.tui.app import TutorApp
from tutor.tui.report import ReportScreen, drawn

SIZES = [(80, 24), (40, 20), (100, 30)]


@pytest.fixture
def team() -> Collection:
    people = [alone(f"p{index}", "content", consent=SHOWN) for index in range(5)]
    missed = [shared(f"p{index}", "internal-1", consent=SHOWN, missed=["facts"]) for index in range(5)]
    return group(*people, missed)


@pytest.fixture
def open_report(make_engine: Callable[..., Engine]) -> Callable[..., TutorApp]:
    def make(report: Document, language: str = "en") -> TutorApp:
        return TutorApp(make_engine(language=language), first=lambda: ReportScreen(report))

    return make


def team_report(collection: Collection, language: str = "en") -> Document:
    return next(documents(collection, language))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_report_is_walked_through_part_by_part(
    open_report: Callable[..., TutorApp], team: Collection, size: tuple[int, int]
) -> None:
    report = team_report(team)
    app = open_report(report)
    async with app.run_test(size=size) as pilot:
        for number, section in enumerate(report.sections, 1):
            await see(pilot, section.title)
            assert f"{number} of {len(report.sections)}" in "".join(painted(app)), "where one is"
            assert all(len(line.rstrip()) <= size[0] for line in painted(app))
            await pilot.press("right")
        await see(pilot, report.sections[-1].title)
        await pilot.press("home")
        await see(pilot, report.sections[0].title)
        await pilot.press("escape")
    assert app.return_value is None


async def test_it_speaks_italian_and_explains_itself(open_report: Callable[..., TutorApp], team: Collection) -> None:
    app = open_report(team_report(team, "it"), "it")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "L'abilità condivisa")
        await pilot.press("f1")
        await see(pilot, "arrotondato di tre in tre")


async def test_people_stand_in_columns_where_they_fit_and_in_sentences_where_not(
    open_report: Callable[..., TutorApp], team: Collection
) -> None:
    (people,) = (section for section in team_report(team).sections if section.table)
    wide, narrow = drawn(people, 74).plain.splitlines(), drawn(people, 34).plain
    head, first = next((line, wide[index + 1]) for index, line in enumerate(wide) if "content" in line)
    assert first[head.index("content") :].startswith("on your own")
    assert "content on your own" in narrow


async def test_hostile_words_are_drawn_as_they_stand(open_report: Callable[..., TutorApp]) -> None:
    bars, table = (Bar(EVERYTHING, 2.5, EVERYTHING),), Table(("", EVERYTHING), ((EVERYTHING, EVERYTHING),))
    report = Document(EVERYTHING, "en", (Section(EVERYTHING, (EVERYTHING,), bars, table, (EVERYTHING,)),) * 2)
    app = open_report(report)
    async with app.run_test(size=(80, 24)) as pilot:
        for text in MUST_STAY:
            await see(pilot, text)
        await pilot.press("right", "left", "down", "end")
        await pilot.pause()
        assert not [raw for raw in RAW if raw in shown(app) or raw in "".join(painted(app))]
        assert app.is_running
