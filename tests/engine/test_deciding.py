"""The learner's own journal on the disk: chained, read through an index, merged from machines, never the end of a run."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.proofs import write_proving_course
from tutor.engine.deciding import Decisions
from tutor.engine.engine import Engine
from tutor.engine.holdings import Kind, delete, holdings
from tutor.engine.paths import Paths
from tutor.engine.proving import Proving
from tutor.engine.taking_out import bundle
from tutor.errors import TutorError
from tutor.session.journal import read_decisions
from tutor.session.learner import HelpOffered, LearnerJournalStarted, StartChosen


@pytest.fixture
def decisions(paths: Paths) -> Decisions:
    return Decisions(paths, lambda: NOON, lambda: "learner-000000")


def test_nothing_decided_makes_no_file(decisions: Decisions, paths: Paths) -> None:
    assert decisions.read().chosen == {}
    assert not paths.data.exists()


def test_a_decision_is_a_line_of_a_chained_journal_that_only_its_owner_reads(
    decisions: Decisions, paths: Paths
) -> None:
    decisions.add(StartChosen("content", 3))
    decisions.add(HelpOffered("internal"))
    found = read_decisions(paths.learner)
    assert [entry.seq for entry in found.entries] == [1, 2, 3]
    assert isinstance(found.entries[0].event, LearnerJournalStarted)
    assert not found.broken_at
    assert stat.S_IMODE(paths.learner.stat().st_mode) == 0o600
    assert decisions.read().chosen == {"content": 3}
    assert decisions.read().offered == {"internal"}
    assert list(paths.data.glob("*.lock")) == []


def test_deleting_the_index_changes_nothing(decisions: Decisions, paths: Paths) -> None:
    decisions.add(StartChosen("content", 3))
    before = decisions.read()
    (paths.cache / "learner.json").unlink()
    assert decisions.read() == before


@pytest.mark.parametrize(
    "damage", ["", "[]", '{"format": 1}', '{"format": 99}', '{"format":1,"stamps":{},"learner":3}']
)
def test_a_damaged_index_is_built_again(decisions: Decisions, paths: Paths, damage: str) -> None:
    decisions.add(StartChosen("content", 3))
    paths.cache.mkdir(parents=True, exist_ok=True)
    (paths.cache / "learner.json").write_text(damage, "utf-8")
    assert decisions.read().chosen == {"content": 3}


def test_an_index_is_not_believed_after_the_journal_changed(decisions: Decisions) -> None:
    decisions.add(StartChosen("content", 3))
    assert decisions.read().chosen == {"content": 3}
    decisions.add(StartChosen("content", 1))
    assert decisions.read().chosen == {"content": 1}


def test_a_copy_from_another_machine_beside_it_is_folded_in(decisions: Decisions, paths: Paths, tmp_path: Path) -> None:
    root = tmp_path / "other"
    other = Paths(root / "data", root / "config", root / "cache")
    Decisions(other, lambda: NOON, lambda: "learner-000000").add(StartChosen("tracking", 2))
    decisions.add(StartChosen("content", 3))
    (paths.data / "learner-laptop.jsonl").write_bytes(other.learner.read_bytes())
    assert decisions.read().chosen == {"content": 3, "tracking": 2}
    (paths.data / "learner-copy.jsonl").write_bytes(paths.learner.read_bytes())
    assert decisions.read().chosen == {"content": 3, "tracking": 2}


@pytest.mark.parametrize("damage", [b'{"seq": 3, "kind"', b"not json\n", b"\x00\xff\n"])
def test_a_damaged_end_costs_nothing_that_stands_before_it(decisions: Decisions, paths: Paths, damage: bytes) -> None:
    decisions.add(StartChosen("content", 3))
    with paths.learner.open("ab") as file:
        file.write(damage)
    assert decisions.read().chosen == {"content": 3}
    decisions.add(HelpOffered("internal"))
    assert decisions.read().chosen == {"content": 3}
    assert decisions.read().offered == {"internal"}
    assert any(damage in path.read_bytes() for path in paths.data.glob("learner*.jsonl")) == damage.endswith(b"\n")


def test_a_line_of_a_later_version_is_kept_and_skipped(decisions: Decisions, paths: Paths) -> None:
    decisions.add(StartChosen("content", 3))
    lines = paths.learner.read_bytes().splitlines(keepends=True)
    strange = json.loads(lines[-1]) | {"seq": 3, "kind": "of-later", "data": {"more": 1}, "id": "0" * 32}
    paths.learner.write_bytes(b"".join(lines) + json.dumps(strange).encode() + b"\n")
    assert decisions.read().chosen == {"content": 3}


def test_a_place_that_cannot_be_written_is_told(paths: Paths) -> None:
    paths.data.parent.mkdir(parents=True)
    paths.data.write_text("a file where the folder should be", "utf-8")
    with pytest.raises(TutorError, match="not saved yet"):
        Decisions(paths, lambda: NOON, lambda: "x").add(StartChosen("content", 3))


def test_an_export_takes_it_along_and_a_deletion_takes_it_away(make_engine: Callable[..., Engine]) -> None:
    engine = make_engine()
    Proving(engine).choose("content", 2)
    (engine.paths.data / "learner-laptop.jsonl").write_bytes(engine.paths.learner.read_bytes())
    row = next(row for row in holdings(engine.paths) if row.kind is Kind.LEARNER)
    assert {path.name for path in row.files} == {"learner.jsonl", "learner-laptop.jsonl"}
    assert "learner.jsonl" in {name for name, _ in bundle(engine).files}
    delete(engine.paths)
    assert not any(engine.paths.data.glob("learner*")) if engine.paths.data.exists() else True


def test_an_item_with_errors_is_passed_over(make_engine: Callable[..., Engine], tmp_path: Path) -> None:
    course = write_proving_course(tmp_path / "course")
    first = course / "content/90-which-first.toml"
    first.write_text(first.read_text("utf-8").replace("[[steps]]", "[[steps]]\nnonsense = 1", 1), "utf-8")
    engine = make_engine(courses=[course])
    opened = Proving(engine).next_item()
    assert opened is not None
    assert opened.session.loaded.scenario.id == "the-invitation"
    opened.session.close()
    (course / "content/91-the-invitation.toml").write_text(
        first.read_text("utf-8").replace("which-first", "b"), "utf-8"
    )
    with pytest.raises(TutorError, match="this scenario has errors"):
        Proving(make_engine(courses=[course])).next_item()


def test_practice_that_was_left_open_is_not_gone_on_with_as_a_proof(
    make_engine: Callable[..., Engine], tmp_path: Path
) -> None:
    course = write_proving_course(tmp_path / "course")
    file = course / "content/90-which-first.toml"
    asked = file.read_text("utf-8")
    file.write_text(asked.replace("placement = true\n", ""), "utf-8")
    practice = make_engine(courses=[course]).start("which-first")
    practice.session.close()
    file.write_text(asked, "utf-8")
    opened = Proving(make_engine(courses=[course])).next_item()
    assert opened is not None
    assert opened.session.loaded.scenario.id == "which-first"
    assert not opened.resumed
    opened.session.close()
