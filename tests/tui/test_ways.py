"""What a pair of fresh eyes stumbled over: what enter and esc do, what stands first, what is said at the end."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, TextArea

from tests.material import SCENARIO, write_course
from tests.tui.pilots import painted, see, shown, until
from tests.tui.test_first_walk import phase
from tests.tui.test_flow import EXAMPLE, MILL, keys_shown
from tutor.engine.engine import Engine
from tutor.session.decide import Phase
from tutor.session.events import RevisionDropped, SessionClosed
from tutor.session.journal import read_journal
from tutor.text.days import written_day
from tutor.tui.app import TutorApp
from tutor.tui.learn import LearnScreen
from tutor.tui.panes.finish import ClosePane
from tutor.tui.posts import PostsPane

WEAK = "Come to the mill and see how the stone turns for everybody who likes flour."
DEBOLE = "Venite al mulino a vedere come gira la macina, per tutti quelli a cui piace la farina."
GOOD = "Come to the mill on Saturday 9 and see how the stone turns for everybody."
ONE_STEP = SCENARIO[: SCENARIO.rindex("[[steps]]")]
MATERIAL = '\n[[steps.material]]\ntitle = "The bulletin of four"\ntext = "The gate opens at ten."\n'
POST = 'answer = { kind = "post", network = "instagram" }\n'
BACK_TO_A_TEXT = ONE_STEP + ONE_STEP[ONE_STEP.index("[[steps]]") :].replace('id = "line"', 'id = "again"', 1).replace(
    POST, POST + MATERIAL
)
ONE_ESSENTIAL = ONE_STEP.replace(
    'use = "content.nothing_confidential"\n  weight = "must"', 'use = "self"\n  weight = "note"'
)


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    def make(scenario: str = SCENARIO, language: str = "en") -> TutorApp:
        root = write_course(
            tmp_path / "course", scenario.replace(POST, POST + EXAMPLE, 1), **{"companies/mill.toml": MILL}
        )
        return TutorApp(make_engine(courses=[root], language=language), scenario="open-day")

    return make


async def hand_in(pilot: Pilot[int], tutor: TutorApp, text: str | None) -> None:
    """Write a text, or leave the one that stands there, and go to what is said of it."""
    await until(pilot, lambda: phase(tutor) in (Phase.PREDICT, Phase.WRITE))
    if phase(tutor) is Phase.PREDICT:
        await pilot.press("s")
    await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))
    if text is not None:
        tutor.screen.query_one(TextArea).text = text
    await pilot.press("ctrl+j")
    await until(pilot, lambda: phase(tutor) in (Phase.SELF_CHECK, Phase.FEEDBACK))
    if phase(tutor) is Phase.SELF_CHECK:
        await pilot.press("s")
    await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)


def events(tutor: TutorApp) -> list[object]:
    """Return what happened in the latest session."""
    return list(read_journal(max(tutor.engine.paths.sessions.glob("*.jsonl"))).events)


async def test_enter_does_what_comes_next_and_the_footer_says_what(app: Callable[..., TutorApp]) -> None:
    """Revise while something essential is open, compare once it is there, then on; a closed question has no text."""
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await hand_in(pilot, tutor, WEAK)
        await until(pilot, lambda: keys_shown(tutor)[0] == ("enter", "revise"))
        await pilot.press("enter")
        await hand_in(pilot, tutor, GOOD)
        await until(pilot, lambda: keys_shown(tutor)[0] == ("enter", "compare"))
        assert ("r", "revise") in keys_shown(tutor)
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.COMPARE)
        assert keys_shown(tutor)[0] == ("enter", "next")
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, OptionList))
        options = [option.id for option in tutor.screen.query_one("#list", OptionList).options]
        await pilot.press(*["down"] * options.index("logo"), "space", "ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK and keys_shown(tutor)[0] == ("enter", "try again"))


async def test_after_the_last_attempt_enter_compares(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        for number in range(3):
            await hand_in(pilot, tutor, f"{WEAK} {number}")
            await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.COMPARE)


async def test_a_text_that_is_handed_in_as_it_was_uses_up_no_attempt(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await hand_in(pilot, tutor, WEAK)
        await pilot.press("enter")
        await hand_in(pilot, tutor, None)
        await see(pilot, "no attempt is used up")
        assert tutor.screen.view.attempts_left == 2  # type: ignore[attr-defined]
        await pilot.press("enter")
        await hand_in(pilot, tutor, GOOD)
        assert "no attempt is used up" not in shown(tutor)
    assert events(tutor).count(RevisionDropped("line")) == 1


@pytest.mark.parametrize("size", [(80, 24), (60, 20)], ids=str)
async def test_the_next_moves_are_in_sight_while_one_revises(
    app: Callable[..., TutorApp], size: tuple[int, int]
) -> None:
    tutor = app()
    async with tutor.run_test(size=size) as pilot:
        await hand_in(pilot, tutor, WEAK)
        move = tutor.screen.view.feedback.moves[0].found  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        await until(pilot, lambda: "→ Next move" in "\n".join(painted(tutor)))
        assert move in shown(tutor)


async def test_no_hint_opens_unseen_at_the_prediction(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        assert "f2" not in [key for key, _ in keys_shown(tutor)]
        await pilot.press("f2", "s")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        assert tutor.screen.view.hints == ()  # type: ignore[attr-defined]


@pytest.mark.parametrize(("language", "labels"), [("en", ["yes", "no"]), ("it", ["sì", "no"])])
async def test_of_a_single_essential_it_is_yes_or_no(
    app: Callable[..., TutorApp], language: str, labels: list[str]
) -> None:
    tutor = app(ONE_ESSENTIAL, language)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        options = tutor.screen.query_one("#prediction", OptionList).options
        assert [str(option.prompt) for option in options][:2] == labels
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        assert tutor.screen.session.state.here.expected == 1  # type: ignore[attr-defined]


async def test_esc_closes_what_stands_beside_the_work_before_it_leaves(app: Callable[..., TutorApp]) -> None:
    """The networks first, then the example, and the footer says so; with nothing open it leaves."""
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))
        await pilot.press("f3")
        await see(pilot, "Come and see the bread rise.")
        await pilot.press("f8")
        await until(pilot, lambda: tutor.screen.query(PostsPane) and ("esc", "close it") in keys_shown(tutor))
        assert ("f8", "brief") in keys_shown(tutor)
        await pilot.press("escape")
        await until(pilot, lambda: not tutor.screen.query(PostsPane))
        assert "Come and see the bread rise." in shown(tutor)
        await pilot.press("escape")
        await until(pilot, lambda: "Come and see the bread rise." not in shown(tutor))
        await until(pilot, lambda: ("esc", "leave") in keys_shown(tutor))
        await pilot.press("f3")
        await see(pilot, "Come and see the bread rise.")
        await pilot.press("f3", "escape")
        await see(pilot, "The five areas")


async def test_what_a_later_step_brings_stands_first_beside_the_box_and_in_the_brief(
    app: Callable[..., TutorApp],
) -> None:
    tutor = app(BACK_TO_A_TEXT)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await hand_in(pilot, tutor, WEAK)
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT and tutor.screen.view.step == "again")  # type: ignore[attr-defined]
        for key in ("s", "f4"):
            await until(pilot, lambda: "The bulletin of four" in "\n".join(painted(tutor)[:6]))
            await pilot.press(key)
        await until(pilot, lambda: not isinstance(tutor.screen, LearnScreen))
        await until(pilot, lambda: "The bulletin of four" in "\n".join(painted(tutor)[:6]))


SENTENCES = {
    "en": "1 step has its essentials; step 1 is still open: “Is it clear when?”",
    "it": "1 passo ha tutto l'essenziale; resta aperto il passo 1: «Si sa quando?»",
}


@pytest.mark.parametrize("language", ["en", "it"])
async def test_the_close_says_what_went_well_and_what_is_open_and_esc_skips_its_questions(
    app: Callable[..., TutorApp], language: str
) -> None:
    """What was said before is kept, and the scenario is finished: nothing was left half-way."""
    tutor = app(language=language)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await hand_in(pilot, tutor, WEAK if language == "en" else DEBOLE)
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, OptionList))
        options = [option.id for option in tutor.screen.query_one("#list", OptionList).options]
        await pilot.press(*["down"] * options.index("day"), "space", "ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await pilot.press("enter")
        await see(pilot, SENTENCES[language])
        await until(pilot, lambda: {"en": ("esc", "skip"), "it": ("esc", "salta")}[language] in keys_shown(tutor))
        await pilot.press("enter", "escape")
        await until(pilot, lambda: isinstance(tutor.focused, Input))
        await pilot.press("escape")
        await until(pilot, lambda: not isinstance(tutor.screen, LearnScreen))
        await see(pilot, {"en": "The five areas", "it": "Le cinque aree"}[language])
        assert {"en": "half-way", "it": "a metà"}[language] not in shown(tutor)
    assert events(tutor)[-1] == SessionClosed(5, None, "")


async def test_who_quits_at_the_close_has_finished_and_what_was_said_is_kept(app: Callable[..., TutorApp]) -> None:
    """And so has who was cut off there: the last step was done."""
    tutor = app(ONE_STEP)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await hand_in(pilot, tutor, GOOD)
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.CLOSE and isinstance(tutor.focused, OptionList))
        cut_off = tutor.engine.store.summaries()[0]
        assert cut_off.finished
        assert not cut_off.resumable
        await pilot.press("down", "enter")
        await until(pilot, lambda: tutor.screen.query_one(ClosePane).said().satisfied == 4)
        await pilot.press("ctrl+q")
    assert events(tutor)[-1] == SessionClosed(4)
    assert tutor.engine.store.summaries()[0].closed


async def test_a_letter_that_changes_the_language_says_so_with_the_way_back(app: Callable[..., TutorApp]) -> None:
    """In both languages: who pressed it by mistake may not read the new one."""
    tutor = app()
    tutor.first_scenario = None
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "The five areas")
        await pilot.press("l")
        await see(pilot, "Le cinque aree")
        said = "\n".join(note.message for note in tutor._notifications)
        assert "con l torni a quella di prima" in said
        assert "l goes back" in said


async def test_from_all_scenarios_esc_goes_back_and_a_digit_opens_one(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    tutor.first_scenario = None
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "All scenarios")
        assert "esc" not in [key for key, _ in keys_shown(tutor)]
        await pilot.press("c")
        await until(pilot, lambda: ("esc", "back") in keys_shown(tutor) and "All scenarios" not in shown(tutor))
        await pilot.press("escape")
        await see(pilot, "All scenarios")
        await pilot.press("c")
        await until(pilot, lambda: "All scenarios" not in shown(tutor))
        await pilot.press("1")
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)


@pytest.mark.parametrize("language", ["en", "it"])
async def test_sessions_have_days_in_words_and_the_replay_the_name_that_was_given(
    app: Callable[..., TutorApp], language: str
) -> None:
    tutor = app(language=language)
    tutor.engine.keep(replace(tutor.engine.settings, name="Dario"))
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        await pilot.press("escape")
        await see(pilot, {"en": "The five areas", "it": "Le cinque aree"}[language])
        await pilot.press("f8")
        day = written_day(tutor.engine.clock().date(), language)
        await see(pilot, f"{day} · ")
        await pilot.press("enter")
        await see(pilot, f"Dario · {day}")
        assert tutor.engine.settings.learner not in shown(tutor)
