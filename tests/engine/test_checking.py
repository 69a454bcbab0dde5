"""A whole check: what is remembered, what is run side by side, what is summed up."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.material import COMPANY, SCENARIO, write_course
from tutor.engine import rehearsing
from tutor.engine.checking import Report, check
from tutor.engine.memory import Memory, depends_on


def small_course(root: Path, scenarios: int = 3) -> Path:
    """Write a course of scenarios whose only errors are the ones of the small scenario."""
    files = {
        f"content/{number:02}-day.toml": SCENARIO.replace('id = "open-day"', f'id = "day-{number}"')
        for number in range(2, scenarios + 1)
    }
    return write_course(root, **files)


def without_errors(root: Path, scenarios: int = 3) -> Path:
    """Write a course that has warnings only: each must is missed by a sample in both languages."""
    from tests.session.rehearsal.stages import bent, sample, with_samples

    tries = [
        sample(
            "Come to the mill on Saturday 9 November, the Rossi bakery changes its supplier.", '{ unmet = ["leak"] }'
        ),
        sample("Domenica venite al mulino, la macina gira per voi.", '{ mistake = "sunday" }', language="it"),
        sample(
            "Sabato 9 novembre venite al mulino, il forno Rossi cambia fornitore.",
            '{ unmet = ["leak"] }',
            language="it",
        ),
    ]
    text = bent(with_samples(*tries))
    files = {
        f"content/{number:02}-day.toml": text.replace('id = "open-day"', f'id = "day-{number}"')
        for number in range(2, scenarios + 1)
    }
    return write_course(root, text, **files)


def run(root: Path, memory: Path | None = None, *, reuse: bool = True, cores: int = 1, now: datetime = NOON) -> Report:
    remembered = Memory(memory, reuse=reuse) if memory else None
    return check(root, memory=remembered, clock=lambda: now, cores=cores)


def shown(report: Report) -> list[str]:
    return [problem.full() for problem in report.problems]


def test_what_did_not_change_is_not_run_again_and_is_told_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, memory = without_errors(tmp_path / "course"), tmp_path / "cache/clean.json"
    first = run(root, memory)
    assert not first.failed, shown(first)
    assert first.unchanged == 0
    monkeypatch.setattr(rehearsing, "rehearse", None)
    second = run(root, memory)
    assert second.unchanged == second.scenarios == 3
    assert shown(second) == shown(first) != []
    assert second.tally == first.tally
    assert "3 scenarios (3 unchanged)" in second.closing()


CHANGES = [
    ("a scenario", lambda root: write(root / "content/02-day.toml", "minutes = 5", "minutes = 6"), 2),
    ("the company", lambda root: write(root / "companies/mill.toml", "Piero", "Paolo"), 0),
    ("the course", lambda root: write(root / "course.toml", "Piccolo", "Piccino"), 0),
]


def write(path: Path, before: str, after: str) -> None:
    text = path.read_text("utf-8")
    assert before in text
    path.write_text(text.replace(before, after), "utf-8")


@pytest.mark.parametrize(("change", "unchanged"), [row[1:] for row in CHANGES], ids=[row[0] for row in CHANGES])
def test_what_depends_on_a_change_is_run_again(tmp_path: Path, change: object, unchanged: int) -> None:
    root, memory = without_errors(tmp_path / "course"), tmp_path / "clean.json"
    run(root, memory)
    change(root)  # type: ignore[operator]
    assert run(root, memory).unchanged == unchanged


def test_a_value_that_grows_old_makes_everything_run_again(tmp_path: Path) -> None:
    root, memory = without_errors(tmp_path / "course"), tmp_path / "clean.json"
    run(root, memory)
    assert run(root, memory, now=datetime(2035, 1, 1, tzinfo=UTC)).unchanged == 0


def test_without_asking_for_it_everything_is_run_and_remembered(tmp_path: Path) -> None:
    root, memory = without_errors(tmp_path / "course"), tmp_path / "clean.json"
    run(root, memory)
    assert run(root, memory, reuse=False).unchanged == 0
    assert run(root, memory).unchanged == 3


def test_a_scenario_with_an_error_is_never_taken_for_clean(tmp_path: Path) -> None:
    root, memory = small_course(tmp_path / "course"), tmp_path / "clean.json"
    assert run(root, memory).failed
    assert run(root, memory).unchanged == 0


BROKEN = ["", "{", "[]", '{"format": 1}', '{"format": 1, "files": []}', '{"format": 2, "files": {}}', "\x00"]


@pytest.mark.parametrize("content", BROKEN)
def test_a_broken_memory_is_as_good_as_none(tmp_path: Path, content: str) -> None:
    root, memory = write_course(tmp_path / "course"), tmp_path / "clean.json"
    memory.write_text(content, "utf-8")
    assert run(root, memory).unchanged == 0


@pytest.mark.parametrize("spoiled", [None, 3, {"samples": 1}, []], ids=str)
def test_a_forged_row_is_run_again(tmp_path: Path, spoiled: object) -> None:
    root, memory = without_errors(tmp_path / "course", 1), tmp_path / "clean.json"
    run(root, memory)
    data = json.loads(memory.read_text("utf-8"))
    for row in data["files"].values():
        row["tally"] = spoiled
    memory.write_text(json.dumps(data), "utf-8")
    assert run(root, memory).unchanged == 0


def test_a_memory_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    (tmp_path / "file").write_text("in the way", "utf-8")
    assert run(root, tmp_path / "file/clean.json").scenarios == 1


def test_side_by_side_says_what_one_after_the_other_says(tmp_path: Path) -> None:
    root = small_course(tmp_path, rehearsing.WORTH_A_PROCESS + 1)
    alone, together = run(root), run(root, cores=2)
    assert shown(together) == shown(alone)
    assert together.closing() == alone.closing()
    assert together.tally == alone.tally


def test_processes_end_with_whoever_stops_listening(tmp_path: Path) -> None:
    import multiprocessing

    class Enough(KeyboardInterrupt):
        pass

    def interrupt(done: int, pieces: int) -> None:
        if done == 1:
            raise Enough

    root = small_course(tmp_path, rehearsing.WORTH_A_PROCESS + 1)
    before = set(multiprocessing.active_children())
    with pytest.raises(Enough):
        check(root, clock=lambda: NOON, cores=2, watch=interrupt)
    assert set(multiprocessing.active_children()) == before


def test_a_few_scenarios_start_no_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rehearsing, "_side_by_side", None)
    assert run(small_course(tmp_path, 2), cores=8).scenarios == 2


def test_whoever_watches_is_told_after_each_scenario(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    check(
        small_course(tmp_path, 3), clock=lambda: NOON, cores=1, watch=lambda done, pieces: seen.append((done, pieces))
    )
    assert seen == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_a_model_from_another_company_that_passes_is_told_and_one_of_the_own_is_no_stranger(tmp_path: Path) -> None:
    """Two scenarios that ask for the same thing take each other's answers."""
    second = SCENARIO.replace('"open-day"', '"day-2"')
    baker = second.replace('company = "mill"', 'company = "bakery"')
    company = {"companies/bakery.toml": COMPANY.replace('id = "mill"', 'id = "bakery"')}
    said = "a model of another scenario passes"
    strange = run(write_course(tmp_path / "strange", **{"content/02-day.toml": baker, **company}))
    assert sum(said in problem.message for problem in strange.problems) == 4
    own = run(write_course(tmp_path / "own", **{"content/02-day.toml": second}))
    assert [problem for problem in own.problems if said in problem.message] == []


def test_what_is_remembered_depends_on_the_strangers_too(tmp_path: Path) -> None:
    courses = rehearsing.courses_of(write_course(tmp_path))
    path = courses[0].files[0]
    alone, beside = (rehearsing.Task(courses, path, NOON.date(), known) for known in ({}, {"en": ("Hello.",)}))
    assert depends_on(alone) != depends_on(beside)


def test_the_closing_line_counts_what_was_gone_through(tmp_path: Path) -> None:
    report = run(write_course(tmp_path, **{"companies/mill.toml": COMPANY}))
    assert report.closing().startswith("1 scenario, 1 sample, ")
    assert "generated answers, " in report.closing()
    assert "2 of 2 steps, 1 of 1 ending: " in report.closing()
