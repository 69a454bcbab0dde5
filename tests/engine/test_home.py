"""Settings, the library's index and the list of sessions: what is kept at home."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.material import COURSE, SCENARIO, write_course
from tutor.checkers.finding import Answer
from tutor.engine.draft import Draft
from tutor.engine.engine import Engine
from tutor.engine.library import Library
from tutor.engine.paths import Paths, shipped_courses
from tutor.engine.settings import Settings, guess_language, load_settings, save_settings
from tutor.engine.store import INDEX_FORMAT, Store
from tutor.errors import TutorError
from tutor.text.clean import clean


def test_the_first_run_is_the_one_without_settings(make_engine: Callable[..., Engine]) -> None:
    assert make_engine(first_run=True).first_run
    assert not make_engine().first_run


def test_settings_come_back_and_the_name_lives_apart(paths: Paths) -> None:
    kept = Settings("it", "learner-abc", "hr", "Molino «Rossi»", "Piero\nRossi")
    save_settings(paths, kept)
    assert load_settings(paths) == Settings("it", "learner-abc", "hr", "Molino «Rossi»", "Piero Rossi")
    assert "Piero" not in paths.settings.read_text("utf-8")


@pytest.mark.parametrize(
    "damage", [b"", b"\xff\xfe", b"language = 3\ndepartment = []", b"[" * 900, b'language = "xx"\ndepartment = "x"']
)
def test_damaged_settings_leave_what_can_be_read(paths: Paths, damage: bytes) -> None:
    paths.settings.parent.mkdir(parents=True)
    paths.settings.write_bytes(damage)
    found = load_settings(paths)
    assert found is not None
    assert found.language in ("it", "en")
    assert found.department == ""
    assert found.learner.startswith("learner-")


@pytest.mark.parametrize(
    ("value", "language"), [("it_IT.UTF-8", "it"), ("en_GB.UTF-8", "en"), ("de_DE.UTF-8", "en"), ("C", "en")]
)
def test_the_language_is_guessed_from_the_locale(monkeypatch: pytest.MonkeyPatch, value: str, language: str) -> None:
    monkeypatch.setenv("LANG", value)
    assert guess_language() == language


def test_the_index_is_read_again_only_where_a_file_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write_course(tmp_path / "course", **{"content/02-more.toml": SCENARIO.replace('"open-day"', '"second"')})
    index = tmp_path / "index.json"
    assert [entry.id for entry in Library([root], index).entries()] == ["open-day", "second"]

    from tutor.engine import library

    read: list[str] = []
    real = library.read_entry
    monkeypatch.setattr(library, "read_entry", lambda path, *more: read.append(path.name) or real(path, *more))
    assert len(Library([root], index).entries()) == 2
    assert read == []
    changed = root / "content/02-more.toml"
    changed.write_text(SCENARIO.replace('"open-day"', '"third-one"'), "utf-8")
    assert [entry.id for entry in Library([root], index).entries()] == ["open-day", "third-one"]
    assert read == ["02-more.toml"]


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"format": 4, "files": 3}', '{"format": 99}', '{"format": 4, "files": {"a": {}}}']
)
def test_a_damaged_index_is_built_again(tmp_path: Path, damage: str) -> None:
    root = write_course(tmp_path / "course")
    index = tmp_path / "index.json"
    index.write_text(damage, "utf-8")
    assert [entry.id for entry in Library([root], index).entries()] == ["open-day"]


@pytest.mark.parametrize(
    ("key", "value"), [("level", "high"), ("title", []), ("formerly", None), ("root", 3), ("extra", 1)]
)
def test_an_index_whose_rows_are_of_another_shape_is_built_again(tmp_path: Path, key: str, value: object) -> None:
    root, index = write_course(tmp_path / "course"), tmp_path / "index.json"
    Library([root], index).entries()
    written = json.loads(index.read_text("utf-8"))
    next(iter(written["files"].values()))["entry"][key] = value
    index.write_text(json.dumps(written), "utf-8")
    assert Library([root], index).entry("open-day").level == 1


def test_what_only_the_placement_asks_is_found_by_its_name_and_stands_in_no_list(tmp_path: Path) -> None:
    proof = SCENARIO.replace('"open-day"', '"first-line"').replace("level = 1", "level = 1\nplacement = true")
    root, index = write_course(tmp_path / "course", **{"content/02-proof.toml": proof}), tmp_path / "index.json"
    for library in (Library([root], index), Library([root], index)):
        assert [entry.id for entry in library.scenarios()] == ["open-day"]
        assert library.entry("first-line").placement
        assert not library.entry("open-day").placement


def test_a_course_that_changes_its_id_is_read_again(tmp_path: Path) -> None:
    root, index = write_course(tmp_path / "course"), tmp_path / "index.json"
    assert Library([root], index).entry("open-day").course == "small"
    (root / "course.toml").write_text(COURSE.replace('"small"', '"larger"'), "utf-8")
    assert Library([root], index).entry("open-day").course == "larger"


def test_a_file_replaced_by_one_of_the_same_size_and_age_is_read_again(tmp_path: Path) -> None:
    root, index = write_course(tmp_path / "course"), tmp_path / "index.json"
    file = root / "content/01-open-day.toml"
    before = file.stat()
    assert Library([root], index).entry("open-day")
    other = tmp_path / "other.toml"
    other.write_text(SCENARIO.replace('"open-day"', '"shut-day"'), "utf-8")
    os.utime(other, ns=(before.st_atime_ns, before.st_mtime_ns))
    other.replace(file)
    assert file.stat().st_size == before.st_size
    assert [entry.id for entry in Library([root], index).entries()] == ["shut-day"]


def test_a_scenario_is_listed_wherever_its_table_stands(tmp_path: Path) -> None:
    """Below the facts, and behind a line of the brief that looks like a table."""
    table = SCENARIO[SCENARIO.index("[scenario]") : SCENARIO.index("[[facts]]")]
    below = SCENARIO.replace(table, "") + "\n" + table
    inside = SCENARIO.replace('"Sono le sei', '"""\n[[facts]]\nSono le sei').replace(
        'apre a tutti."', 'apre a tutti."""'
    )
    root = write_course(
        tmp_path / "course", below, **{"content/02-more.toml": inside.replace('"open-day"', '"second"')}
    )
    assert [entry.id for entry in Library([root], tmp_path / "index.json").entries()] == ["open-day", "second"]


def test_an_unknown_scenario_comes_with_the_nearest_and_a_broken_one_with_its_errors(
    tmp_path: Path, make_engine: Callable[..., Engine]
) -> None:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    with pytest.raises(TutorError) as caught:
        engine.start("open-dai")
    assert "open-day" in caught.value.hint
    broken = write_course(tmp_path / "broken", SCENARIO.replace("content.facts_kept", "content.facts_kep"))
    with pytest.raises(TutorError, match="T020"):
        make_engine(courses=[broken]).start("open-day")


def test_a_course_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(TutorError, match="no course here"):
        Engine(courses=[tmp_path])


def test_the_shipped_course_is_found() -> None:
    assert (shipped_courses() / "shared-skill/course.toml").is_file()


def test_broken_and_foreign_files_among_the_sessions_are_listed_as_such(
    paths: Paths, make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    session = engine.start("open-day").session
    session.close()
    (paths.sessions / "20200101-000000-broken-0000.jsonl").write_bytes(b"\x00\xff not a journal\n")
    (paths.sessions / "20200101-000001-empty-0000.jsonl").write_bytes(b"")
    rows = {row.id: row for row in Store(paths).summaries()}
    assert rows["20200101-000000-broken-0000"].broken
    assert not rows["20200101-000001-empty-0000"].resumable
    assert rows[session.path.stem].resumable
    assert json.loads((paths.cache / "sessions.json").read_text("utf-8"))["format"] == INDEX_FORMAT
    assert {row.id for row in Store(paths).summaries()} == set(rows)


def test_deleting_the_index_changes_nothing(paths: Paths, make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    engine.start("open-day").session.close()
    before = Store(paths).summaries()
    (paths.cache / "sessions.json").unlink()
    assert Store(paths).summaries() == before


def closed(engine: Engine) -> Path:
    """Go through the scenario to its close, and return the session's file."""
    from tests.plain.test_plain import WALK, Script
    from tutor.plain.front import Plain

    Plain(engine, Script(WALK).lines).run("open-day")
    return next(engine.paths.sessions.glob("*.jsonl"))


def test_a_closed_session_is_read_again_only_where_its_file_is_another_one(
    paths: Paths, make_engine: Callable[..., Engine], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tutor.engine import store

    path = closed(make_engine(courses=[write_course(tmp_path / "course")]))
    before = Store(paths).summaries()
    assert [row.finished for row in before] == [True]
    read: list[str] = []
    real = store.summarise
    monkeypatch.setattr(store, "summarise", lambda file: read.append(file.name) or real(file))
    assert Store(paths).summaries() == before
    assert read == []
    other = tmp_path / "copy.jsonl"
    other.write_bytes(path.read_bytes()[:-20])
    other.replace(path)
    assert [row.closed for row in Store(paths).summaries()] == [False]
    assert read == [path.name]


def test_a_damaged_row_of_the_list_builds_it_again(
    paths: Paths, make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    path = closed(make_engine(courses=[write_course(tmp_path / "course")]))
    before, index = Store(paths).summaries(), paths.cache / "sessions.json"
    whole = json.loads(index.read_text("utf-8"))
    for damage in ([], [1, 2, 3], [*whole["rows"][path.name][:-1], ["x"]], [*whole["rows"][path.name][:-1], [3] * 20]):
        index.write_text(json.dumps({**whole, "rows": {path.name: damage}}), "utf-8")
        assert Store(paths).summaries() == before


@pytest.mark.parametrize("name", ["../../etc/passwd", "/etc/passwd", "x\x00y", "..", ""])
def test_a_session_name_leads_nowhere_else(paths: Paths, name: str) -> None:
    with pytest.raises((TutorError, ValueError)):
        Store(paths).path(name)


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"step": "line"}', '{"step":"line","text":3,"alt":"","chosen":[],"pairs":[1]}']
)
def test_a_damaged_draft_is_no_draft(tmp_path: Path, damage: str) -> None:
    (tmp_path / "a.draft.json").write_text(damage, "utf-8")
    assert Draft(tmp_path / "a.jsonl").load("line") is None


def test_a_draft_belongs_to_its_step(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "a.jsonl")
    draft.save("line", Answer(clean("half"), chosen=("a",), pairs=(("x", "y"),)))
    assert draft.load("line") == Answer(clean("half"), chosen=("a",), pairs=(("x", "y"),))
    assert draft.load("other") is None
    draft.drop()
    assert draft.load("line") is None


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_drafts_are_for_their_owner_alone(tmp_path: Path) -> None:
    draft = Draft(tmp_path / "a.jsonl")
    draft.save("line", Answer(clean("half")))
    assert (tmp_path / "a.draft.json").stat().st_mode & 0o077 == 0
