"""What is kept here, what may be taken out, and what goes when the learner says so."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import write_course
from tutor.checkers.finding import Answer
from tutor.engine.engine import Engine
from tutor.engine.holdings import Kind, Why, delete, holdings
from tutor.engine.live import LiveSession
from tutor.engine.taking_out import bundle, write_bundle
from tutor.errors import TutorError
from tutor.session.commands import Predict, SubmitAnswer
from tutor.text.clean import clean
from tutor.wording.own_data import bundle_lines, readme

SAID = "Mrs Bianchi and Dario come on Saturday 9; her car AB 123 CD is blue."


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    for kind, text in ((engine.paths.companies, "name = 'Mine'"), (engine.paths.drafts, "{}")):
        kind.mkdir(parents=True)
        (kind / ("mine.toml" if kind == engine.paths.companies else "new-scenario.json")).write_text(text, "utf-8")
    return engine


def answered(engine: Engine, text: str) -> LiveSession:
    session = engine.start("open-day").session
    session.send(Predict(None))
    session.send(SubmitAnswer(Answer(clean(text))))
    return session


def counts(engine: Engine) -> dict[str, int]:
    return {row.kind.value: len(row.files) for row in holdings(engine.paths)}


def test_notes_and_votes_of_rooms_are_counted_and_stay_when_the_rest_is_deleted(engine: Engine) -> None:
    kept = engine.paths.facilitation / "room-1.jsonl"
    kept.parent.mkdir(parents=True)
    kept.write_text("{}", "utf-8")
    assert counts(engine)["meetings"] == 1
    delete(engine.paths)
    assert kept.is_file()


def test_every_kind_is_counted_where_it_lies(engine: Engine) -> None:
    assert counts(engine) == {
        "sessions": 0,
        "learner": 0,
        "drafts": 1,
        "settings": 1,
        "name": 1,
        "caches": 0,
        "companies": 1,
        "courses": 0,
        "meetings": 0,
    }
    answered(engine, SAID).close()
    engine.today()
    assert counts(engine)["sessions"] == 1
    assert counts(engine)["caches"] == 2
    row = next(row for row in holdings(engine.paths) if row.kind is Kind.SESSIONS)
    assert row.size == row.files[0].stat().st_size > 0


def test_the_preview_shows_what_the_answers_give_away_and_not_what_the_brief_publishes(engine: Engine) -> None:
    answered(engine, SAID).close()
    made = bundle(engine)
    assert made.answers == 1
    quotes = {trace.quote for trace in made.traces}
    assert {"AB 123 CD", "Dario"} <= quotes
    assert any("Bianchi" in quote for quote in quotes)
    said = "\n".join(bundle_lines(made, engine.voice))
    assert "AB 123 CD" in said
    assert "1 answer in it." in said


@pytest.mark.parametrize("target", ["out.zip", "out"])
def test_what_is_taken_out_holds_a_code_and_not_the_name(engine: Engine, tmp_path: Path, target: str) -> None:
    answered(engine, "Come on Saturday 9 November.").close()
    made = bundle(engine)
    place = write_bundle(made, tmp_path / target, readme(made, engine.voice))
    if place.is_dir():
        inside = {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
        modes = {path.stat().st_mode & 0o077 for path in place.rglob("*") if path.is_file()}
    else:
        with zipfile.ZipFile(place) as archive:
            inside = {name: archive.read(name) for name in archive.namelist()}
        modes = {place.stat().st_mode & 0o077}
    assert modes == {0}
    assert set(inside) == {"README.txt", "settings.toml", *(name for name, _ in made.files)}
    everything = b"".join(inside.values())
    assert b"learner-000000" in everything
    assert b"Dario" not in everything
    journal = next(content for name, content in inside.items() if name.startswith("sessions/"))
    assert [json.loads(line)["seq"] for line in journal.splitlines()] == list(range(1, len(journal.splitlines()) + 1))
    assert b"Dario" in b"".join(path.read_bytes() for _, path in bundle(engine, with_name=True).files)


def test_nothing_is_written_over(engine: Engine, tmp_path: Path) -> None:
    taken = tmp_path / "there.zip"
    taken.write_text("mine", "utf-8")
    (tmp_path / "dangling.zip").symlink_to(tmp_path / "elsewhere.zip")
    for target in (taken, tmp_path / "dangling.zip"):
        with pytest.raises(TutorError):
            write_bundle(bundle(engine), target, "")
    assert taken.read_text("utf-8") == "mine"
    assert not (tmp_path / "elsewhere.zip").exists()


def test_a_damaged_session_goes_along_and_is_named(engine: Engine) -> None:
    engine.paths.sessions.mkdir(parents=True)
    (engine.paths.sessions / "odd.jsonl").write_bytes(b"\xff{}\n")
    made = bundle(engine)
    assert made.unreadable == ("odd",)
    assert "sessions/odd.jsonl" in dict(made.files)


def test_a_deletion_takes_what_is_ours_and_leaves_work_and_strangers(engine: Engine) -> None:
    session = answered(engine, SAID)
    session.type(Answer(clean("half a text")))
    session.close()
    engine.today()
    stranger = engine.paths.sessions / "notes.txt"
    stranger.write_text("mine", "utf-8")
    gone, spared = delete(engine.paths)
    assert gone > 4
    assert spared == ()
    left = sorted(path.name for path in engine.paths.data.parent.rglob("*") if path.is_file())
    assert left == ["mine.toml", "notes.txt"]
    assert not engine.paths.config.exists()
    assert Engine(engine.paths).first_run


def test_a_session_open_elsewhere_is_spared_with_its_lock(engine: Engine) -> None:
    session = answered(engine, SAID)
    _, spared = delete(engine.paths)
    assert [(each.path, each.why) for each in spared] == [(session.path, Why.OPEN)]
    assert session.path.is_file()
    assert engine.store.lock(session.path) is None
    session.close()


def test_what_lies_above_the_programs_folders_may_be_a_link(engine: Engine, tmp_path: Path) -> None:
    """Many keep their whole configuration behind one."""
    home = engine.paths.config.parent
    home.rename(tmp_path / "moved")
    home.symlink_to(tmp_path / "moved")
    assert counts(engine)["settings"] == 1
    gone, spared = delete(engine.paths)
    assert (gone, spared) == (3, ())
    assert not engine.paths.settings.exists()


def test_no_link_is_followed(engine: Engine, tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    for name in ("precious.jsonl", "precious.json", "precious.draft.json"):
        (away / name).write_text("{}", "utf-8")
    engine.paths.sessions.symlink_to(away)
    (engine.paths.drafts / "link.json").symlink_to(away / "precious.json")
    engine.paths.cache.parent.mkdir(exist_ok=True)
    engine.paths.cache.symlink_to(away)
    assert counts(engine)["sessions"] == counts(engine)["caches"] == 0
    _, spared = delete(engine.paths)
    assert {each.path for each in spared if each.why is Why.LINK} >= {engine.paths.sessions, engine.paths.cache}
    assert len(list(away.iterdir())) == 3
