"""The preview on the screen: what an author saves is what an author sees, and nothing typed is lost."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import OptionList, TextArea

from tests.conftest import NOON
from tests.hostile import EVERYTHING, MUST_STAY, hostile_course
from tests.material import COMPANY, SCENARIO, write_course
from tests.tui.pilots import painted, see, shown, until
from tutor.engine.engine import Engine
from tutor.engine.manuscript import Manuscript
from tutor.engine.preview import Preview
from tutor.session.decide import Phase
from tutor.text.clean import unsafe_characters
from tutor.tui.app import TutorApp
from tutor.tui.panes.author import AuthorPane
from tutor.tui.panes.brief import BriefPane
from tutor.tui.panes.problems import ProblemsPane
from tutor.tui.preview import PreviewScreen

SIZES = [(80, 24), (40, 20), (120, 40)]
FILE = "content/01-open-day.toml"
TYPED = "Come on Sunday and see the stone turn."


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def open_at(make_engine: Callable[..., Engine], course: Path) -> Callable[..., TutorApp]:
    def make(step: str = "", language: str = "en") -> TutorApp:
        preview = Preview(Manuscript(course / FILE, course, language), step, lambda: NOON)
        return TutorApp(make_engine(language=language), first=lambda: PreviewScreen(preview))

    return make


def save(course: Path, text: str, name: str = FILE) -> None:
    """Save as editors do: a new file takes the place of the old one."""
    new = course / "new.tmp"
    new.write_text(text, "utf-8")
    new.replace(course / name)


def screen(app: TutorApp) -> PreviewScreen:
    assert isinstance(app.screen, PreviewScreen)
    return app.screen


def at(app: TutorApp, step: str, phase: Phase) -> Callable[[], bool]:
    def there() -> bool:
        view = screen(app).view
        return view is not None and (view.step, view.phase) == (step, phase) and not screen(app)._busy

    return there


def findings(app: TutorApp) -> str:
    return str(app.screen.query_one("#findings").content)  # type: ignore[attr-defined]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_saved_is_shown_and_what_is_typed_stays(
    open_at: Callable[..., TutorApp], course: Path, size: tuple[int, int]
) -> None:
    app = open_at()
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f6")
        await until(pilot, lambda: at(app, "line", Phase.WRITE)() and isinstance(app.focused, TextArea))
        await pilot.press(*TYPED, "f2")
        await see(pilot, "When?")
        box = app.focused
        save(course, SCENARIO.replace("Write the invitation.", "Write it in one line.").replace("It is six", "Seven"))
        await see(pilot, "Write it in one line.")
        assert app.focused is box
        assert app.screen.query_one(TextArea).text == TYPED
        assert "When?" in shown(app)
        assert str(app.screen.query_one(BriefPane).view.brief).startswith("Seven")
        await pilot.press("end", *" Bye.")
        assert app.screen.query_one(TextArea).text == f"{TYPED} Bye."


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_broken_stands_in_place_of_the_step_until_it_is_mended(
    open_at: Callable[..., TutorApp], course: Path, size: tuple[int, int]
) -> None:
    app = open_at()
    async with app.run_test(size=size) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*TYPED)
        save(course, SCENARIO.replace("minutes = 5", "minuts = 5"))
        await see(pilot, "did you mean 'minutes'?")
        text = shown(app)
        assert f"{FILE}:7:1: T010" in text
        assert "    7 | minuts = 5\n      | ^^^^^^" in text
        assert "Write the invitation." not in text
        assert app.focused is app.screen.query_one(ProblemsPane)
        await pilot.press("f6", "f5", "ctrl+j", "f2", "f9", "x")
        save(course, SCENARIO)
        await see(pilot, "Write the invitation.")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        assert app.screen.query_one(TextArea).text == TYPED
        assert "did you mean" not in shown(app)


async def test_every_file_of_the_course_counts_and_a_deleted_one_may_come_back(
    open_at: Callable[..., TutorApp], course: Path
) -> None:
    app = open_at()
    async with app.run_test(size=(100, 40)) as pilot:
        await see(pilot, "Write the invitation.")
        save(course, COMPANY.replace("name", "nome"), "companies/mill.toml")
        await see(pilot, "companies/mill.toml")
        save(course, COMPANY, "companies/mill.toml")
        await see(pilot, "Write the invitation.")
        (course / FILE).unlink()
        await see(pilot, "the file cannot be read")
        save(course, SCENARIO)
        await see(pilot, "Write the invitation.")


async def test_a_file_that_is_broken_from_the_start_is_shown_once_it_is_mended(
    open_at: Callable[..., TutorApp], course: Path
) -> None:
    save(course, "format = ")
    app = open_at("why")
    async with app.run_test(size=(80, 24)) as pilot:
        await see(pilot, "no value stands after =")
        save(course, SCENARIO)
        await until(pilot, at(app, "why", Phase.WRITE))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_the_author_sees_the_criteria_a_moment_after_typing(
    open_at: Callable[..., TutorApp], size: tuple[int, int]
) -> None:
    app = open_at()
    async with app.run_test(size=size) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*TYPED)
        await until(pilot, lambda: "Mistake recognised: sunday." in findings(app))
        text = findings(app)
        assert "[Sunday]1" in text.replace("[Sunday]1,", "[Sunday]1")
        assert "1 → facts  not yet · essential\nOn Sunday the gate is shut." in text
        assert "2 ✓ leak  there · essential" in text
        assert "not there yet · score" in text
        assert 'It expects { mistake = "sunday" }.' in text
        assert "It leads to: why." in text
        author, body = app.screen.query_one(AuthorPane), app.screen.query_one("#body")
        below = author.region.y >= body.region.bottom
        assert below == (size[0] <= 80)
        await pilot.press("f7")
        await until(pilot, lambda: not author.display)
        await pilot.press("f7", *" Bye.")
        await until(pilot, lambda: author.display and "Bye." in findings(app))


async def test_typing_goes_on_while_an_answer_is_judged(
    open_at: Callable[..., TutorApp], monkeypatch: pytest.MonkeyPatch
) -> None:
    import threading

    from tutor.session import judging

    gate, begun, real = threading.Event(), threading.Event(), judging.grade

    def slow(*args: object, **kwargs: object) -> object:
        begun.set()
        gate.wait(10)
        return real(*args, **kwargs)  # type: ignore[arg-type]

    app = open_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        monkeypatch.setattr(judging, "grade", slow)
        await pilot.press(*"Come on")
        await until(pilot, begun.is_set)
        await pilot.press(*" Sunday.")
        assert app.screen.query_one(TextArea).text == "Come on Sunday."
        assert "sunday" not in findings(app)
        gate.set()
        await until(pilot, lambda: "Sunday" in findings(app))


async def test_on_and_back_lead_everywhere_without_a_good_answer(open_at: Callable[..., TutorApp]) -> None:
    app = open_at()
    there = [
        ("line", Phase.PREDICT),
        ("line", Phase.WRITE),
        ("line", Phase.SELF_CHECK),
        ("line", Phase.FEEDBACK),
        ("line", Phase.COMPARE),
        ("why", Phase.WRITE),
        ("why", Phase.FEEDBACK),
        ("", Phase.CLOSE),
    ]
    async with app.run_test(size=(100, 30)) as pilot:
        await until(pilot, at(app, *there[0]))
        for place in there[1:]:
            await pilot.press("f6")
            await until(pilot, at(app, *place), str(place))
        for place in reversed(there[:-1]):
            await pilot.press("f5")
            await until(pilot, at(app, *place), str(place))
        await pilot.press("n")
        await until(pilot, at(app, *there[1]))
        await pilot.press("f6")
        await until(pilot, at(app, *there[2]))
        await see(pilot, "this is an answer from your file")
        await pilot.press("n")
        await until(pilot, at(app, *there[3]))
        await pilot.press("p")
        await until(pilot, at(app, *there[2]))


async def test_the_learners_own_way_works_too_and_the_end_begins_again(open_at: Callable[..., TutorApp]) -> None:
    app = open_at("why")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, lambda: at(app, "why", Phase.WRITE)() and isinstance(app.focused, OptionList))
        await pilot.press("space", "ctrl+j")
        await until(pilot, at(app, "why", Phase.FEEDBACK))
        await pilot.press("r")
        await until(pilot, at(app, "why", Phase.WRITE))
        await pilot.press("f6")
        await until(pilot, at(app, "why", Phase.FEEDBACK))
        await pilot.press("f6")
        await until(pilot, at(app, "", Phase.CLOSE))
        await pilot.press("enter", "enter", "enter")
        await until(pilot, at(app, "line", Phase.PREDICT))


async def test_an_answer_is_kept_as_a_sample_with_the_end_that_its_author_expects(
    open_at: Callable[..., TutorApp], course: Path
) -> None:
    app = open_at()
    before = (course / FILE).read_bytes()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f6")
        await until(pilot, lambda: isinstance(app.focused, TextArea))
        await pilot.press(*"Come to the mill and see the stone turn.", "f9")
        await see(pilot, "How will this answer end")
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        await pilot.press("f9")
        await see(pilot, "[x] facts")
        await pilot.press(*["up"] * 4, "space")
        await see(pilot, "[ ] facts")
        await pilot.press("down", "space")
        await see(pilot, "[x] leak")
        await pilot.press("end", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        await pilot.press("f9")
        await see(pilot, "How will this answer end")
        await pilot.press("home", "enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        await pilot.press("f9")
        await see(pilot, "How will this answer end")
        await pilot.press("escape")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        expected = [getattr(sample.expect, "unmet", sample.expect) for _, sample in screen(app).preview.samples]
        await pilot.press("escape")
        await until(pilot, lambda: app._exit)
    assert expected == [("facts",), ("leak",), "pass"]
    assert (course / FILE).read_bytes() == before


async def test_nothing_reaches_the_learners_sessions_and_the_screen_says_so(
    open_at: Callable[..., TutorApp], tmp_path: Path
) -> None:
    app = open_at()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "Preview · The open day")
        assert any("kept nowhere" in str(toast.message) for toast in app._notifications)
        for _ in range(7):
            await pilot.press("f6")
            await until(pilot, lambda: not screen(app)._busy)
        await pilot.press("ctrl+q")
    assert not app.engine.paths.sessions.exists()
    assert list((tmp_path / "home").rglob("*.draft.json")) == []


async def test_the_help_and_the_brief_open_over_a_file_that_changes(
    open_at: Callable[..., TutorApp], course: Path
) -> None:
    app = open_at()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        await pilot.press("f1")
        await see(pilot, "read anew each time you save")
        assert "f7" in shown(app)
        save(course, SCENARIO.replace("Write the invitation.", "Write it in one line."))
        preview = app.screen_stack[0]
        await until(pilot, lambda: preview.view.ask == "Write it in one line.")  # type: ignore[attr-defined]
        await pilot.press("escape")
        await see(pilot, "Write it in one line.")


async def test_a_hostile_file_is_inert_whole_or_broken(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    course = hostile_course(tmp_path / "hostile", brief=500)
    preview = Preview(Manuscript(course / FILE, course, "en"), "", lambda: NOON)
    app = TutorApp(make_engine(), first=lambda: PreviewScreen(preview))
    good = (course / FILE).read_text("utf-8")

    def calm() -> None:
        assert app.failure is None
        for line in painted(app):
            assert unsafe_characters(line) == [], line

    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await until(pilot, at(app, "line", Phase.PREDICT))
        calm()
        await pilot.press("f6")
        await until(pilot, at(app, "line", Phase.WRITE))
        app.screen.query_one(TextArea).text = f"Come to the mill on Saturday 9. {EVERYTHING}"
        await until(pilot, lambda: "[/b]" in findings(app))
        calm()
        await pilot.press("f9")
        await see(pilot, "How will this answer end")
        calm()
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, PreviewScreen))
        save(course, f'{good}\n"{EVERYTHING}" = 1\n'.replace("\x1b", "\\u001b").replace("\x07", "\\u0007"))
        await until(pilot, lambda: app.screen.query_one(ProblemsPane).display)
        calm()
        save(course, "[@click=app.quit]x[/] = 1 \x1b[31m")
        await see(pilot, "[@click=app.quit]")
        calm()
        save(course, good)
        await until(pilot, at(app, "line", Phase.WRITE))
        assert all(text in shown(app) for text in MUST_STAY)
        calm()
    assert app.failure is None


async def test_it_speaks_the_language_asked_for(open_at: Callable[..., TutorApp]) -> None:
    app = open_at(language="it")
    async with app.run_test(size=(120, 30)) as pilot:
        await see(pilot, "Anteprima · La giornata aperta")
        await see(pilot, "Scrivi l'invito.")
        await until(pilot, lambda: "Porta a: why." in findings(app))
