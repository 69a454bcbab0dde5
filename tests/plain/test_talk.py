"""How the lines speak: what one can type is said, parts stand apart, words stay whole, and nothing untrue is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.material import write_course
from tests.plain.test_plain import WALK, Script, handed_in
from tests.proofs import RIGHT, write_proving_course
from tutor.engine.engine import Engine
from tutor.i18n import LANGUAGES, speaker
from tutor.plain.front import Plain
from tutor.plain.lines import Lines, pick

OFFERS = {
    "en": "You can also type :hint, :brief, :networks, :leave; ? explains them.",
    "it": "Puoi anche scrivere :suggerimento, :brief, :reti, :esci; ? li spiega.",
}
EXPLAINED = {"en": "- :networks: the text as each network would show it", "it": "- :reti: "}
HELP = {"en": ("?", "help", "Help"), "it": ("?", "aiuto", "Aiuto", "help")}


@pytest.fixture
def make(make_engine: Callable[..., Engine], tmp_path: Path) -> Callable[..., Engine]:
    def make(language: str = "en", **options: object) -> Engine:
        return make_engine(courses=[write_course(tmp_path / "course")], language=language, **options)

    return make


def play(engine: Engine, lines: Iterable[str], scenario: str | None = "open-day") -> Script:
    script = Script(lines)
    Plain(engine, script.lines).run(scenario)
    return script


@pytest.mark.parametrize("language", LANGUAGES)
def test_where_one_writes_it_is_said_what_one_can_type(make: Callable[..., Engine], language: str) -> None:
    said = play(make(language), ["", ":leave"]).said
    assert OFFERS[language] in said
    assert len(OFFERS[language]) < 80


@pytest.mark.parametrize("language", LANGUAGES)
def test_who_asks_for_help_gets_it_and_it_is_never_part_of_a_text(make: Callable[..., Engine], language: str) -> None:
    engine = make(language)
    script = play(engine, ["", "Come on Saturday 9.", *HELP[language], "Piero", ".", ""])
    assert handed_in(engine) == "Come on Saturday 9.\nPiero"
    assert sum(line.startswith(EXPLAINED[language]) for line in script.said) == len(HELP[language])


def test_a_question_mark_is_no_name_and_no_choice(make: Callable[..., Engine]) -> None:
    engine = make(first_run=True)
    play(engine, ["?", "Dora", "", "?", "Mill", "leave"], None)
    assert (engine.settings.name, engine.settings.company) == ("Dora", "Mill")
    script = Script(["?", "2"])
    assert pick([("one", "the first"), ("two", "the second")], script.lines.ask, script.lines, speaker("en")) == "two"
    assert script.said.count("2. the second") == 2


def test_the_menu_leads_to_ones_sessions_and_to_the_other_language(make: Callable[..., Engine]) -> None:
    engine = make()
    play(engine, WALK)
    script = play(
        engine, ["sessions", "1", "", "q", "back", "language", "sessions", "1", "q", "indietro", "esci"], None
    )
    assert "1. The open day (Monday 23 November · content · finished)" in script.said
    assert "1. La giornata aperta (lunedì 23 novembre · contenuti · finita)" in script.said
    assert sum("/" in line and "begins" in line for line in script.said) == 1
    assert engine.settings.language == "it"


def test_what_the_lines_offer_is_all_that_the_first_screen_does(make: Callable[..., Engine]) -> None:
    """Whatever has a key on the first screen has a line in the menu, but for what is about keys and colours."""
    from tutor.commands import commands_for

    own = {row.id for row in commands_for("today") if row.where == ("today",)} - {"start"}
    script = play(make(), ["leave"], None)
    said = "\n".join(script.said)
    lines = {
        "choose": "show every scenario",
        "prove": "prove it",
        "own": "my own company",
        "language": "change the language",
        "progress": "my progress",
        "sessions": "my sessions",
    }
    assert own == set(lines)
    assert all(line in said for line in lines.values())


def test_facts_are_no_choices_and_parts_stand_apart(make: Callable[..., Engine]) -> None:
    script = play(make(), WALK)
    assert "Fact 1: The day is Saturday 9 November" in script.said
    for head in ("Task: Write the invitation.", "1. revise", "Fact 1: The day is Saturday 9 November"):
        assert script.said[script.said.index(head) - 1] == ""
    assert not any(one == other == "" for one, other in zip(script.said, script.said[1:], strict=False))


def test_the_end_names_no_file_and_who_disagrees_is_not_asked_why(make: Callable[..., Engine]) -> None:
    engine = make()
    script = play(engine, WALK)
    assert str(engine.paths.data) not in script.text
    assert "Why?" not in script.text
    assert "Noted. It stays on this machine: others read it only if you hand this session over." in script.said


def test_each_task_of_the_placement_does_not_say_anew_that_it_is_kept(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    engine = make_engine(courses=[write_proving_course(tmp_path / "proving")])
    script = play(engine, ["prove", "begin", "1", "3", "next", RIGHT, ".", "2", "next", "back", "leave"], None)
    assert "task 2 of 2" in script.said
    assert "is kept on this machine" not in script.text


def test_the_first_question_is_one_in_both_languages(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(first_run=True, courses=[write_course(tmp_path / "course")])
    script = play(engine, ["2", "", "", "", "leave"], None)
    assert script.said[0] == "Che lingua parliamo? Which language shall we speak?"
    assert engine.settings.language == "en"


def test_lines_break_between_words(make: Callable[..., Engine]) -> None:
    narrow = Script(WALK)
    Plain(make(), Lines(narrow.read, narrow.said.append, 40)).run("open-day")
    assert max(map(len, narrow.said)) <= 40
    assert "This session is kept on this machine:\n“my sessions” shows it again." in narrow.text
    hanging = narrow.text.partition("- Is it clear when?")[2].splitlines()[1]
    assert hanging.startswith("  ")


@given(st.text("ab ", max_size=60), st.integers(10, 30))
def test_no_word_is_lost_or_cut(text: str, width: int) -> None:
    said: list[str] = []
    Lines(str, said.append, width).tell(text)
    assert " ".join(said).split() == text.split()
    assert all(len(line) <= width or " " not in line.strip() for line in said)
