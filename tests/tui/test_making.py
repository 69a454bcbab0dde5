"""`tutor new` on a screen: asked, gone back, left, taken up, mended, written."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Select, TextArea

from tests.plain.test_making import MODEL
from tests.tui.pilots import painted, see, shown, until
from tutor.engine.checking import check
from tutor.engine.engine import Engine
from tutor.engine.new_scenario import NewScenario
from tutor.text.clean import unsafe_characters
from tutor.tui.app import TutorApp
from tutor.tui.fields import FieldBox
from tutor.tui.making import MakingScreen

SIZES = [(80, 24), (40, 24)]
GOOD = "\n".join(MODEL[:-1])


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "draft/content/first.toml"


@pytest.fixture
def app(make_engine: Callable[..., Engine], out: Path) -> Callable[..., TutorApp]:
    def make(language: str = "en", *, force: bool = False) -> TutorApp:
        engine = make_engine(language=language)
        return TutorApp(engine, first=lambda: MakingScreen(NewScenario(engine.paths, out, force=force)))

    return make


async def settled(pilot: Pilot[Any], question: str) -> None:
    """Wait until a question is there and its first box has the focus."""
    await see(pilot, question)
    await until(pilot, lambda: pilot.app.focused is not None and isinstance(pilot.app.focused.parent, FieldBox))


async def to_the_good_answer(pilot: Pilot[Any]) -> None:
    """Answer the first eight questions."""
    await settled(pilot, "In which language")
    await pilot.press("enter")
    await settled(pilot, "Which skill")
    await pilot.press("enter")
    await settled(pilot, "In which company")
    await pilot.press(*"Cycles", "enter", *"A workshop", "enter")
    await settled(pilot, "Who is the learner")
    await pilot.press(*"Nadia", "ctrl+j")  # the last letters are still on their way when the command is carried out
    await settled(pilot, "What is going on?")
    pilot.app.screen.query_one(TextArea).text = "The repair night fills up slowly.\nYou write the lines."
    await pilot.press("ctrl+j")
    await settled(pilot, "worth knowing?")
    pilot.app.screen.query_one(TextArea).text = "It is on Thursday 15 October, from 6 pm\nBooking is on 01904 555 0134"
    await pilot.press("ctrl+j")
    await settled(pilot, "Who reads it")
    await pilot.press(*"cyclists", "enter", *"20 bookings by 12 October", "enter")
    await settled(pilot, "where does it go?")
    await pilot.press(*"Write the caption.")
    pilot.app.screen.query_one(Select).value = "instagram"
    await pilot.press("ctrl+j")
    await settled(pilot, "Write one good answer yourself.")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_ten_questions_make_a_scenario(app: Callable[..., TutorApp], out: Path, size: tuple[int, int]) -> None:
    tutor = app()
    async with tutor.run_test(size=size, notifications=True) as pilot:
        await to_the_good_answer(pilot)
        tutor.screen.query_one(TextArea).text = GOOD
        await pilot.press("ctrl+j")
        await settled(pilot, "as people often give it?")
        tutor.screen.query_one(TextArea).text = "We are thrilled to announce our amazing night!"
        await pilot.press("ctrl+j")
        await see(pilot, "Written:")
        assert "a second good answer, in another style" in shown(tutor)
        await pilot.press("ctrl+j")
    assert not check(out.parent.parent).failed


async def test_a_good_answer_that_falls_short_is_mended_on_the_spot(app: Callable[..., TutorApp], out: Path) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await to_the_good_answer(pilot)
        tutor.screen.query_one(TextArea).text = f"{GOOD} We have mended 480 of them."
        await pilot.press("ctrl+j")
        await settled(pilot, "as people often give it?")
        tutor.screen.query_one(TextArea).text = "We are thrilled to announce our amazing night!"
        await pilot.press("ctrl+j")
        await see(pilot, "It does not do this yet:")
        assert "480" in shown(tutor)
        assert not out.exists()
        await until(pilot, lambda: isinstance(tutor.focused, OptionList))
        await pilot.press("enter")
        await settled(pilot, "Write one good answer yourself.")
        assert "480" in tutor.screen.query_one(TextArea).text
        await pilot.press("ctrl+j")
        await settled(pilot, "as people often give it?")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: tutor.focused is not None and tutor.focused.id == "mending")
        await pilot.press("down", "enter")
        await see(pilot, "Advice only, since your answer does not meet it: invented.")
    weights = {each["id"]: each["weight"] for each in tomllib.loads(out.read_text("utf-8"))["steps"][0]["criteria"]}
    assert weights["invented"] == "note"


@pytest.mark.parametrize("key", ["escape", "ctrl+q"])
async def test_what_was_typed_is_there_the_next_time(app: Callable[..., TutorApp], key: str) -> None:
    first = app()
    async with first.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "In which language")
        await pilot.press("enter")
        await settled(pilot, "Which skill")
        await pilot.press("down", "enter")
        await settled(pilot, "In which company")
        await pilot.press(*"Half a na", "ctrl+c", key)
    second = app()
    async with second.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, "In which company")
        assert second.screen.query(Input).first().value == "Half a na"
        await pilot.press("f2")
        await settled(pilot, "Which skill")
        assert second.screen.query_one(OptionList).highlighted == 1
        await pilot.press("f5")
        await settled(pilot, "In which language")
        await pilot.press("escape")
    third = app()
    async with third.run_test(size=(80, 24)) as pilot:
        await settled(pilot, "In which language")


async def test_wrong_keys_and_a_resize_lose_nothing(app: Callable[..., TutorApp]) -> None:
    tutor = app("it")
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, "In che lingua")
        await pilot.press("x", "f2", "f9", "ctrl+n", "space")
        assert "In che lingua" in shown(tutor)
        await pilot.press("enter")
        await settled(pilot, "Di quale abilità")
        await pilot.press("enter")
        await settled(pilot, "In quale azienda")
        await pilot.press("enter", "ctrl+j")
        await see(pilot, "Per andare avanti qui serve qualcosa.")
        await pilot.press(*"Officina")
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert [box.value for box in tutor.screen.query(Input)] == ["Officina", ""]
        await pilot.press("f1")
        await see(pilot, "Dieci domande, e ne esce un file.")
        await pilot.press("escape")
        await settled(pilot, "In quale azienda")
        await pilot.press("escape")


async def test_hostile_answers_are_drawn_as_they_stand(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await settled(pilot, "In which language")
        await pilot.press("enter")
        await settled(pilot, "Which skill")
        await pilot.press("enter")
        await settled(pilot, "In which company")
        tutor.screen.query(Input).first().value = "[@click=app.quit]x[/] \x1b]52;c;aGk=\x07"
        tutor.screen.query(Input).last().value = "[b]what"
        await pilot.press("ctrl+j")
        await settled(pilot, "Who is the learner")
        await pilot.press("f2")
        await settled(pilot, "In which company")
        assert tutor.screen.query(Input).first().value.startswith("[@click=app.quit]x[/] ␛")
        assert all(not unsafe_characters(line) for line in painted(tutor))
        await pilot.press("escape")
