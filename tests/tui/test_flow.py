"""One scenario's screens: posts as the networks show them, objections, the example that is offered, what changed, the
plan, and a footer that fits.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input, OptionList, TextArea

from tests.material import COURSE, SCENARIO, write_course
from tests.tui.pilots import painted, see, shown, until
from tests.tui.test_first_walk import phase
from tutor.engine.engine import Engine
from tutor.session.decide import Phase
from tutor.session.journal import read_journal
from tutor.tui.app import TutorApp
from tutor.tui.posts import PostsPane, PostWords

OBJECTIONS = """
[[objections]]
id = "time"
says = "I have no time."
answer = "Three minutes will do; and where there are none, there are none."

[[objections]]
id = "numbers"
areas = ["content"]
says = "Nobody cares about flour."
answer = "The thirty who buy it do."
"""
MILL = 'format = 1\nid = "mill"\nname = "Molino"\nchannels = ["instagram", "facebook", "newsletter", "x"]\n'
EXAMPLE = """
  [steps.example]
  about.it = "Un forno"
  about.en = "A bakery"
  text.it = "Venite a vedere il pane."
  text.en = "Come and see the bread rise."
"""
ADAPTED = SCENARIO.replace(
    '[[steps]]\nid = "why"',
    """[[steps]]
id = "other"
ask.it = "Ora Facebook."
ask.en = "Now Facebook."
answer = { kind = "post", network = "facebook" }

[[steps]]
id = "why\"""",
)


@pytest.fixture
def app(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., TutorApp]:
    def make(scenario: str = SCENARIO, language: str = "en") -> TutorApp:
        answer = 'answer = { kind = "post", network = "instagram" }\n'
        files = {"course.toml": COURSE + OBJECTIONS, "companies/mill.toml": MILL}
        root = write_course(tmp_path / "course", scenario.replace(answer, answer + EXAMPLE, 1), **files)
        return TutorApp(make_engine(courses=[root], language=language), scenario="open-day")

    return make


def keys_shown(tutor: TutorApp) -> list[tuple[str, str]]:
    """Return the keys in the footer, each with its word."""
    return [(key.key_display, key.description) for key in tutor.screen.query("FooterKey")]  # type: ignore[attr-defined]


async def write(pilot: object, tutor: TutorApp, text: str) -> None:
    """Go to the box, and put a text there."""
    await until(pilot, lambda: phase(tutor) in (Phase.PREDICT, Phase.WRITE))  # type: ignore[arg-type]
    if phase(tutor) is Phase.PREDICT:
        await pilot.press("s")  # type: ignore[attr-defined]
    await until(pilot, lambda: phase(tutor) is Phase.WRITE and isinstance(tutor.focused, TextArea))  # type: ignore[arg-type]
    tutor.screen.query_one(TextArea).text = text


async def test_each_network_of_the_company_shows_the_text_while_it_is_written(app: Callable[..., TutorApp]) -> None:
    """Its own below the box; with the key all of them, each with its count; a place that is no network shows nothing."""
    tutor, text = app(), "On Saturday 9 the stone turns for everybody. " * 9
    async with tutor.run_test(size=(120, 40)) as pilot:
        await write(pilot, tutor, text)
        await see(pilot, "┄ Instagram cuts about here ┄")
        await pilot.press("f8")
        await see(pilot, "On Facebook as it is")
        await see(pilot, "On X as it is")
        posts = tutor.screen.query_one(PostsPane)
        assert [words.network.id for words in posts.query(PostWords)] == ["instagram", "facebook", "x"]
        assert not tutor.screen.query_one("#brief").display
        await pilot.press(*"Done.")
        await until(pilot, lambda: all("Done." in str(words.content) for words in list(posts.query(PostWords))[1:2]))
        left, right = list(posts.query(PostWords))[:2]
        assert left.region.y == right.region.y, "two of them stand side by side"
        await pilot.press("f8")
        await until(pilot, lambda: tutor.screen.query_one("#brief").display)
        assert tutor.screen.query_one(TextArea).text.startswith("Done.")


async def test_in_a_narrow_place_posts_stand_one_below_the_other(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(40, 24)) as pilot:
        await write(pilot, tutor, "On Saturday 9 the stone turns.")
        await pilot.press("f8")
        await see(pilot, "On X as it is")
        places = [words.region.x for words in tutor.screen.query_one(PostsPane).query(PostWords)]
        assert len(set(places)) == 1


async def test_who_adapts_a_text_has_the_other_one_in_sight(app: Callable[..., TutorApp]) -> None:
    tutor = app(ADAPTED)
    async with tutor.run_test(size=(100, 30)) as pilot:
        await write(pilot, tutor, "Come to the mill on Saturday 9 and see the stone turn.")
        assert "Yours for Instagram" not in shown(tutor)
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await pilot.press("n")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE and tutor.screen.view.step == "other")  # type: ignore[attr-defined]
        assert "Yours for Instagram\nCome to the mill on Saturday 9" in shown(tutor)


async def test_objections_open_over_the_box_and_it_stays(app: Callable[..., TutorApp]) -> None:
    """What is said against the area at hand stands first."""
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await write(pilot, tutor, "Half a sentence")
        await pilot.press("f9")
        await see(pilot, "The thirty who buy it do.")
        said = [str(option.prompt) for option in tutor.screen.query_one(OptionList).options]
        assert said == ["“Nobody cares about flour.”", "“I have no time.”"]
        await pilot.press("down")
        await see(pilot, "Three minutes will do")
        await pilot.press("escape")
        await until(pilot, lambda: phase(tutor) is Phase.WRITE)
        assert tutor.screen.query_one(TextArea).text == "Half a sentence"
        await pilot.press("escape")
        await see(pilot, "The five areas")
        await pilot.press("f9")
        await see(pilot, "Three minutes will do")


async def test_who_begins_is_offered_the_example_before_the_prediction(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await see(pilot, "first see how another company did it")
        await pilot.press("end", "enter")
        await see(pilot, "Come and see the bread rise.")
        assert phase(tutor) is Phase.PREDICT
        assert "first see how another company did it" not in shown(tutor)


async def test_further_on_the_example_comes_on_demand(app: Callable[..., TutorApp]) -> None:
    tutor = app(SCENARIO.replace("level = 1", "level = 2"))
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        assert "first see how another company did it" not in shown(tutor)
        await pilot.press("f3")
        await see(pilot, "Come and see the bread rise.")


async def test_after_a_revision_it_is_told_what_moved(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await write(pilot, tutor, "Come to the mill and see the stone turn.")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        assert "not yet → there" not in shown(tutor)
        await pilot.press("enter")
        await write(pilot, tutor, "Come to the mill on Saturday 9 and see the stone turn.")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await see(pilot, "✓ Is it clear when?  not yet → there")
        assert "[+on Saturday 9 ]" in shown(tutor) or "[+on Saturday 9]" in shown(tutor)


async def test_each_question_of_the_close_is_skipped_with_one_key(app: Callable[..., TutorApp]) -> None:
    """And a plan that lacks a half is asked for it once, and kept as it is after that."""
    only = SCENARIO[: SCENARIO.index('[[steps]]\nid = "why"')]
    tutor = app(only)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await write(pilot, tutor, "Come to the mill on Saturday 9 and see the stone turn.")
        await pilot.press("ctrl+j")
        await until(pilot, lambda: phase(tutor) is Phase.SELF_CHECK)
        await pilot.press("s")
        await until(pilot, lambda: phase(tutor) is Phase.FEEDBACK)
        await pilot.press("n")
        await see(pilot, "How satisfied are you")
        await pilot.press("s")
        await see(pilot, "Would you publish it")
        await pilot.press("s")
        await until(pilot, lambda: isinstance(tutor.focused, Input))
        await pilot.press(*"I try", "enter")
        await see(pilot, "What would be the moment?")
        assert phase(tutor) is Phase.CLOSE
        await pilot.press("enter")
        await see(pilot, "The five areas")
    closed = read_journal(next(tutor.engine.paths.sessions.glob("*.jsonl"))).events[-1]
    assert (closed.satisfied, closed.would_publish, closed.plan) == (None, None, "I try")  # type: ignore[union-attr]


@pytest.mark.parametrize("language", ["en", "it"])
@pytest.mark.parametrize("width", [40, 80, 100])
async def test_the_footer_ends_within_its_line(app: Callable[..., TutorApp], width: int, language: str) -> None:
    """What there is no room for is in the help; the first key, the help and the way out stay."""
    tutor = app(language=language)
    out = {"en": ("esc leave", "f1 help"), "it": ("esc esci", "f1 aiuto")}[language]
    async with tutor.run_test(size=(width, 24)) as pilot:
        await write(pilot, tutor, "On Saturday 9 the stone turns.")
        footer = painted(tutor)[-1]
        assert footer.strip().startswith("ctrl+j")
        assert all(named in footer for named in out)
        keys = [key.region.right for key in tutor.screen.query("FooterKey")]
        assert max(keys) <= width


@pytest.mark.parametrize("language", ["en", "it"])
async def test_while_writing_previews_and_objections_stand_in_a_footer_of_80_columns(
    app: Callable[..., TutorApp], language: str
) -> None:
    """Each key stands there whole, with its word. The brief is in sight beside the box and the example was offered
    before it: both keys go on working, and are in the help.
    """
    tutor = app(SCENARIO.replace("level = 1", "level = 2"), language)
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is Phase.PREDICT)
        assert {"f3", "f4", "f9"} <= {key for key, _ in keys_shown(tutor)}
        await write(pilot, tutor, "On Saturday 9 the stone turns.")
        await until(pilot, lambda: keys_shown(tutor)[0][0] == "ctrl+j")
        assert [key for key, _ in keys_shown(tutor)] == ["ctrl+j", "f2", "f8", "f9", "esc", "f1"]
        assert all(f"{key} {word}" in painted(tutor)[-1] for key, word in keys_shown(tutor))
        await pilot.press("f1")
        for key in ("f3", "f4"):
            await see(pilot, f"{key}  ")
        await pilot.press("escape", "f3")
        await see(pilot, {"en": "Come and see the bread rise.", "it": "Venite a vedere il pane."}[language])


async def test_a_scenario_that_cannot_be_opened_leads_back_to_the_list(app: Callable[..., TutorApp]) -> None:
    tutor = app(SCENARIO.replace("content.facts_kept", "content.no_such"))
    async with tutor.run_test(size=(80, 24), notifications=True) as pilot:
        await see(pilot, "The five areas")
        await until(pilot, lambda: any("scenario has errors" in note.message for note in tutor._notifications))


async def test_leaving_while_a_scenario_opens_gives_its_place_back(app: Callable[..., TutorApp]) -> None:
    tutor = app()
    async with tutor.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: phase(tutor) is not None)
        await pilot.press("escape")
        await see(pilot, "The five areas")
        await pilot.press("enter", "escape")
        await see(pilot, "The five areas")
        await pilot.press("enter")
        await until(pilot, lambda: phase(tutor) is not None)
        assert "another window" not in str([note.message for note in tutor._notifications])
        await pilot.press("escape")
        await see(pilot, "The five areas")
    assert not list(tutor.engine.paths.sessions.glob("*.lock"))
