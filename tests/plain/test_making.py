"""The conversation of `tutor new` in lines."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.plain.test_plain import Script
from tutor.engine.checking import check
from tutor.engine.new_company import NewCompany
from tutor.engine.new_scenario import NewScenario
from tutor.engine.paths import Paths
from tutor.i18n import speaker
from tutor.plain.making import Interview

MODEL = [
    "Three chains on the bench are silent again, and yours could be the next.",
    "On Thursday 15 October, from 6 pm, you bring the bike and we lend the tools.",
    "Keep yourself a place on 01904 555 0134.",
    ".",
]
STORY = [
    *["2", "content"],
    *["Harrow Cycles", "A bicycle workshop of six people."],
    *["Nadia, mechanic", "1"],
    *["The repair night fills up slowly this year.", "You write the lines under the photo.", "."],
    *["The repair night is on Thursday 15 October, from 6 pm", "Booking is on 01904 555 0134", "."],
    *["people who cycle to work", "20 bookings by 12 October"],
    *["Write the caption, three lines.", "instagram"],
]
MISTAKE = ["We are thrilled to announce our amazing repair night!", ".", ""]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "draft/content/first.toml"


def talk(paths: Paths, out: Path, lines: Iterable[str], language: str = "en") -> tuple[Script, Path | None]:
    script = Script(lines)
    return script, Interview(NewScenario(paths, out), script.lines, speaker(language)).run()


def test_ten_questions_make_a_scenario(paths: Paths, out: Path) -> None:
    script, path = talk(paths, out, [*STORY, *MODEL, *MISTAKE])
    assert path == out
    assert "10/10. And one answer as people often give it?" in script.text
    assert "a second good answer, in another style" in script.text
    assert not check(out.parent.parent).failed
    assert not NewScenario(paths, out, force=True).take_up()


def test_the_same_in_italian_and_the_file_is_commented_in_its_own_language(paths: Paths, out: Path) -> None:
    script, path = talk(paths, out, [*STORY, *MODEL, *MISTAKE], "it")
    assert "10/10. E una risposta come capita spesso?" in script.text
    assert path is not None
    assert "# Test answers that travel with the scenario" in path.read_text("utf-8")


def test_what_cannot_be_used_is_asked_again(paths: Paths, out: Path) -> None:
    lines = ["9", "2", "contents", "content", "", "Harrow Cycles", *STORY[3:9], "only one", ".", *STORY[9:]]
    script, path = talk(paths, out, [*lines, "too short", ".", *MODEL, *MISTAKE])
    assert path == out
    assert "Something is needed here to go on." in script.text
    assert "From 2 to 6 facts make a scenario; here: 1." in script.text
    assert "With 12 words or more" in script.text


def test_a_good_answer_that_falls_short_is_mended_or_the_criterion_made_advice(paths: Paths, out: Path) -> None:
    invented = [MODEL[0], "We have mended 480 of them.", *MODEL[1:]]
    script, path = talk(paths, out, [*STORY, *invented, *MISTAKE, "mend", *MODEL])
    assert "invented: Does every figure and every promise come from the facts? “480”" in script.text
    assert path == out
    noted = out.with_name("second.toml")
    script, path = talk(paths, noted, ["content", "2", *STORY[2:], *invented, *MISTAKE, "note"])
    assert path == noted
    assert "Advice only, since your answer does not meet it: invented." in script.text
    weights = {each["id"]: each["weight"] for each in tomllib.loads(noted.read_text("utf-8"))["steps"][0]["criteria"]}
    assert weights["invented"] == "note"


def test_back_asks_the_question_before_and_an_empty_line_keeps_what_was_there(paths: Paths, out: Path) -> None:
    lines = [*STORY[:4], ":back", "", "A workshop beside the station.", *STORY[4:], *MODEL, *MISTAKE]
    script, path = talk(paths, out, lines)
    assert path == out
    assert "So far: Harrow Cycles" in script.text
    company = tomllib.loads((out.parent.parent / "companies/harrow-cycles.toml").read_text("utf-8"))
    assert company["about"] == {"en": "A workshop beside the station."}


@pytest.mark.parametrize("leaving", [[":leave"], []], ids=["said", "gone"])
def test_who_leaves_goes_on_there_the_next_time(paths: Paths, out: Path, leaving: list[str]) -> None:
    script, path = talk(paths, out, [*STORY[:6], *leaving])
    assert path is None
    assert "Kept: `tutor new` goes on from here." in script.text
    assert not out.exists()
    script, path = talk(paths, out, ["1", *STORY[6:], *MODEL, *MISTAKE])
    assert "You left one half-way." in script.text
    assert path == out
    assert "shop-floor" in out.read_text("utf-8")


def test_who_begins_anew_is_asked_everything(paths: Paths, out: Path) -> None:
    talk(paths, out, [*STORY[:6], ":leave"])
    script, path = talk(paths, out, ["anew", *STORY, *MODEL, *MISTAKE])
    assert path == out
    assert "1/10. In which language" in script.text


def test_a_company_in_two_languages(paths: Paths) -> None:
    script = Script(
        ["3", "Forno", "Bakery", "Tre persone.", "Three people.", "Elda", ".", "chi passa", ".", "passers-by", ".",
         "Apre alle 6", ".", "Opens at 6", ".", ".", ".", ".", ".", ".", ".", "instagram"]
    )  # fmt: skip
    path = Interview(NewCompany(paths), script.lines, speaker("en")).run()
    assert path == paths.companies / "forno.toml"
    read = tomllib.loads(path.read_text("utf-8"))
    assert read["name"] == {"it": "Forno", "en": "Bakery"}
    assert read["channels"] == ["instagram"]
    assert "It stays on this machine." in script.text
