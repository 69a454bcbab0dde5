"""The own company, on the screen: described, practised on, changed."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList, TextArea

from tests.material import write_course
from tests.own import COMPANY, LEAKING, write_own_company
from tests.proofs import write_proving_course
from tests.tui.pilots import see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.own_company import OwnCompanies
from tutor.engine.proving import Proving
from tutor.session.commands import MoveOn
from tutor.session.decide import Phase
from tutor.tui.app import TutorApp
from tutor.tui.fields import FieldBox
from tutor.tui.learn import LearnScreen
from tutor.tui.own_company import OwnCompanyScreen
from tutor.tui.sessions import SessionsScreen


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> TutorApp:
    return TutorApp(make_engine(courses=[write_course(tmp_path / "course")]))


async def question(pilot: Pilot[Any], text: str) -> None:
    await see(pilot, text)
    await until(pilot, lambda: pilot.app.focused is not None and isinstance(pilot.app.focused.parent, FieldBox))


def at(app: TutorApp, phase: Phase) -> bool:
    screen = app.screen
    return isinstance(screen, LearnScreen) and screen.view is not None and screen.view.phase is phase


@pytest.mark.parametrize("size", [(80, 24), (40, 20)], ids=str)
async def test_a_company_is_described_from_today_and_then_there_is_something_to_do(
    app: TutorApp, size: tuple[int, int]
) -> None:
    async with app.run_test(size=size) as pilot:
        await see(pilot, "The open day")
        await pilot.press("o")
        await see(pilot, "Describe your company …")
        await pilot.press("enter")
        await question(pilot, "In which language")
        await pilot.press("enter")
        await question(pilot, "What is it called")
        await pilot.press(*"Lenas", "enter", *"A bakery", "ctrl+j")
        for ask in (
            "Who works there",
            "What is true there",
            "How does it speak",
            "What stays inside",
            "Where does it write",
        ):
            await question(pilot, ask)
            await pilot.press("ctrl+j")
        await see(pilot, "It stays on this machine.")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: isinstance(app.screen, OwnCompanyScreen))
        await see(pilot, "A post for your readers")
        await pilot.press("escape")
        await see(pilot, "The open day")
    assert (app.engine.paths.companies / "lenas.toml").is_file()


async def test_where_it_writes_is_ticked_by_the_names_of_the_networks(app: TutorApp) -> None:
    """And a task that takes two places names them until they are there."""
    text = COMPANY.replace('channels = ["instagram", "whatsapp"]', 'channels = ["instagram"]')
    file = write_own_company(app.engine.paths, text)
    missing = "The same news in two places  (for this one, name 2 places where Lena's Bakery writes)"
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("o")
        await see(pilot, missing)
        chooser = app.screen.query_one(OptionList)
        chooser.highlighted = [str(option.prompt) for option in chooser.options].index(missing)
        await pilot.press("enter")
        await question(pilot, "In which language")
        await pilot.press("enter")
        for ask in ("What is it called", "Who works there", "What is true", "How does it speak", "What stays inside"):
            await question(pilot, ask)
            await pilot.press("ctrl+j")
        await question(pilot, "Where does it write")
        await see(pilot, "[x] Instagram")
        assert "google_business" not in shown(app)
        ticks = app.screen.query_one(OptionList)
        names = [str(option.prompt) for option in ticks.options]
        await pilot.press(*["down"] * names.index("[ ] Google Business Profile"), "space")
        await see(pilot, "[x] Google Business Profile")
        await pilot.press("ctrl+j")
        await see(pilot, "It stays on this machine.")
        await pilot.press("ctrl+j")
        await see(pilot, "The same news in two places  (networks")
    assert tomllib.loads(file.read_text("utf-8"))["channels"] == ["instagram", "google_business"]


async def test_a_task_on_it_is_graded_and_what_stays_inside_is_told(app: TutorApp) -> None:
    write_own_company(app.engine.paths)
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "My own company …")
        await pilot.press("o")
        await see(pilot, "A post for your readers")
        await pilot.press("enter")
        await until(pilot, lambda: at(app, Phase.PREDICT))
        await see(pilot, "In March the shop in Dante Square closes")
        await pilot.press("enter")
        await until(pilot, lambda: at(app, Phase.WRITE) and isinstance(app.focused, TextArea))
        app.screen.query_one(TextArea).text = LEAKING
        await pilot.press("ctrl+j")
        await until(pilot, lambda: at(app, Phase.SELF_CHECK))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, OwnCompanyScreen))
        await see(pilot, "left half-way")
    (row,) = app.engine.store.summaries()
    assert (row.purpose, row.attempts) == ("own", 1)


async def test_the_list_of_sessions_calls_them_by_their_titles_and_a_proof_a_proof(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    engine = make_engine(courses=[write_proving_course(tmp_path / "course")])
    write_own_company(engine.paths)
    own, proving = OwnCompanies(engine), Proving(engine)
    own.start(own.described()[0], "post").session.close()
    opened = proving.next_item()
    assert opened is not None
    opened.session.send(MoveOn())
    opened.session.close()
    app = TutorApp(engine, first=SessionsScreen)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "A post for your readers")
        await see(pilot, "one of the tasks of “Prove it”")
        assert "guided for now" not in shown(app)


async def test_a_description_is_changed_with_what_was_said_in_the_boxes(app: TutorApp) -> None:
    write_own_company(app.engine.paths)
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "The open day")
        await pilot.press("o")
        await see(pilot, "Change what is known of Lena's Bakery …")
        chooser = app.screen.query_one(OptionList)
        chooser.highlighted = chooser.option_count - 2
        await pilot.press("enter")
        await question(pilot, "In which language")
        await pilot.press("ctrl+j")
        await question(pilot, "What is it called")
        await until(pilot, lambda: any("Lena's Bakery" in str(box.typed()) for box in app.screen.query(FieldBox)))
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, OwnCompanyScreen))
        assert "A post for your readers" in shown(app)
    assert "Panetteria Lena" in (app.engine.paths.companies / "lenas-bakery.toml").read_text("utf-8")
