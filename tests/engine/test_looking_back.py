"""Looking back on a real home: progress, answers, and what they give away."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.inert import inert
from tests.lived import A_QUARTER, Lived, live
from tests.session_files import EVIL, MUST_STAY, evil_session, journal
from tutor.engine.engine import Engine
from tutor.engine.looking_back import LookingBack
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.learning.answers import Wanted
from tutor.learning.outlook import Need
from tutor.session.learner import HelpOffered
from tutor.wording.answers import as_json_text, as_markdown, chosen_lines, wanted
from tutor.wording.progress import progress_lines


@pytest.fixture
def engine(make_engine: Callable[..., Engine], paths: Paths) -> Engine:
    live(paths)
    return make_engine()


def test_a_quarter_is_folded_from_its_journals(engine: Engine) -> None:
    seen = LookingBack(engine).progress()
    assert sum(week.cases for week in seen.weeks) == len(A_QUARTER)
    assert sum(week.reached for week in seen.weeks) == sum(bool(row.passed_at) for row in A_QUARTER)
    assert [week.reached for week in seen.by_area["tracking"]][-3:] == [1, 0, 0]
    assert (seen.foresight.asked, seen.foresight.predicted, seen.foresight.essentials) == (10, 28, 30)
    assert seen.attempts.before > seen.attempts.lately  # type: ignore[operator]


def test_deleting_the_index_changes_nothing(engine: Engine, paths: Paths) -> None:
    before = LookingBack(engine).progress()
    (paths.cache / "sessions.json").unlink()
    assert LookingBack(engine).progress() == before


def test_an_offer_of_help_is_taken_into_account(engine: Engine) -> None:
    assert LookingBack(engine).progress().outlooks[0].need is Need.OFFER
    engine.decisions.add(HelpOffered("content"))
    assert LookingBack(engine).progress().outlooks[0].need is Need.USEFUL


def test_answers_come_with_the_latest_session_first_and_their_titles(engine: Engine) -> None:
    found = list(LookingBack(engine).answers(Wanted()))
    assert found[0].title == "Twelve euros"
    assert [answer.at for answer in found] == sorted((answer.at for answer in found), reverse=True)
    assert {answer.step for answer in found} == {"caption", ""}


def test_a_search_reads_only_the_journals_that_may_hold_it(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []
    reading = engine.reading
    monkeypatch.setattr(engine, "reading", lambda name: opened.append(name) or reading(name))
    found = list(LookingBack(engine).answers(Wanted(areas=frozenset({"tracking"}))))
    assert len(opened) == len(found) == 1
    opened.clear()
    next(LookingBack(engine).answers(Wanted()))
    assert len(opened) == 1


def test_a_damaged_session_is_passed_over(engine: Engine, paths: Paths) -> None:
    whole = len(list(LookingBack(engine).answers(Wanted())))
    latest = max(paths.sessions.glob("*.jsonl"))
    latest.write_text("no journal\n")
    assert len(list(LookingBack(engine).answers(Wanted()))) == whole - 1


def test_a_scenario_is_found_by_each_name_it_had(engine: Engine) -> None:
    back = LookingBack(engine)
    assert back.names_of("gone") == {"gone"}
    assert "new-oil" in back.names_of("new-oil")
    found = back.answers(Wanted(scenarios=back.names_of("new-oil")))
    assert {answer.scenario for answer in found} == {"new-oil"}


def test_what_answers_give_away_is_said_before_they_leave(make_engine: Callable[..., Engine], paths: Paths) -> None:
    private = "Write to anna.rossi@libero.it tonight, says Dario."
    live(paths, (Lived(2, "new-oil", "content", text=private), Lived(1, "new-bread", "content")))
    engine = make_engine()
    back = LookingBack(engine)
    said = "\n".join(chosen_lines(back.chosen(back.answers(Wanted())), engine.voice))
    assert "2 answers of yours, of 2 sessions, from 2026-11-21 to 2026-11-22" in said
    assert engine.voice.quoted("Dario") in said
    assert "anna.rossi@libero.it" in said
    calm = "\n".join(chosen_lines(back.chosen(back.answers(Wanted(("quintals",)))), engine.voice))
    assert "I saw no personal data" in calm


def test_answers_about_ones_own_company_are_named_as_such(make_engine: Callable[..., Engine], paths: Paths) -> None:
    live(paths, (Lived(2, "own-post", "content", purpose="own"),))
    engine = make_engine()
    back = LookingBack(engine)
    chosen = back.chosen(back.answers(Wanted()))
    assert chosen.own == 1
    assert any("about your own company" in line for line in chosen_lines(chosen, engine.voice))


@pytest.mark.parametrize("name", ["a.md", "A.JSON"])
def test_a_file_is_new_and_its_owners_alone(engine: Engine, tmp_path: Path, name: str) -> None:
    back, target = LookingBack(engine), tmp_path / name
    assert back.write(back.checked(target), "text\n") == target
    assert target.read_text() == "text\n"
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    for occupied in (lambda: back.checked(target), lambda: back.write(target, "other")):
        with pytest.raises(TutorError) as caught:
            occupied()
        assert caught.value.exit_code == ExitCode.UNWRITABLE
    assert target.read_text() == "text\n"


def test_a_link_to_nowhere_and_another_format_are_refused(engine: Engine, tmp_path: Path) -> None:
    back, link = LookingBack(engine), tmp_path / "a.md"
    link.symlink_to(tmp_path / "elsewhere.md")
    for target in (link, tmp_path / "a.txt", tmp_path / "a"):
        with pytest.raises(TutorError):
            back.checked(target)
    with pytest.raises(TutorError):
        back.write(link, "text")
    with pytest.raises(TutorError):
        back.write(tmp_path / "no" / "folder.md", "text")
    assert not (tmp_path / "elsewhere.md").exists()


def outside_fences(markdown: str) -> Iterator[str]:
    """Return the lines of Markdown that are no code, reading fences as CommonMark does."""
    fence = ""
    for line in markdown.split("\n"):
        ticks = line[: len(line) - len(line.lstrip("`"))]
        if not fence and len(ticks) >= 3:
            fence = ticks
        elif fence and len(ticks) >= len(fence) and line.strip("`") == "":
            fence = ""
        elif not fence:
            yield line


@pytest.mark.parametrize("payload", [*EVIL, "```\n<script>alert(1)</script>", "`````\n# x\n`````"])
def test_hostile_words_are_inert_in_every_file(make_engine: Callable[..., Engine], paths: Paths, payload: str) -> None:
    paths.sessions.mkdir(parents=True)
    (paths.sessions / "20261122-100000-evil.jsonl").write_bytes(journal(evil_session("learner-000000", payload)))
    engine = make_engine()
    back = LookingBack(engine)
    found = list(back.answers(Wanted()))
    assert len(found) == 3
    markdown, data = as_markdown(found, engine.voice), as_json_text(found)
    assert inert(data, "json") == []
    assert inert("\n".join(outside_fences(markdown)), "markdown") == []
    assert inert(markdown, "terminal") == []
    assert [row["text"] for row in json.loads(data)["answers"]] == [answer.text for answer in found]
    for text in MUST_STAY:
        assert (text in payload) <= (text in markdown)
    for line in (*chosen_lines(back.chosen(found), engine.voice), *progress_lines(back.progress(), engine.voice)):
        assert inert(line, "terminal") == []


def test_a_text_ends_no_block_of_the_file(engine: Engine) -> None:
    (answer,) = list(LookingBack(engine).answers(Wanted(("duvet",))))
    from dataclasses import replace

    trap = replace(answer, text="````\n<b>out</b>\n````")
    assert not any("<b>" in line for line in outside_fences(as_markdown([trap], engine.voice)))


@pytest.mark.parametrize(
    ("typed", "language", "words", "areas"),
    [
        ("", "en", (), set()),
        ("duvet Euros", "en", ("duvet", "Euros"), set()),
        ("content oil", "en", ("oil",), {"content"}),
        ("contenuti olio", "it", ("olio",), {"content"}),
        ("Networks tracking", "en", (), {"networks", "tracking"}),
        ("networks", "it", (), {"networks"}),
    ],
)
def test_the_name_of_an_area_narrows_a_search(
    make_engine: Callable[..., Engine], typed: str, language: str, words: tuple[str, ...], areas: set[str]
) -> None:
    assert wanted(typed, make_engine(language=language).voice) == Wanted(words, frozenset(areas))
