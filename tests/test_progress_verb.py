"""`tutor progress` on the command line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.lived import A_QUARTER, live
from tests.test_cli import run
from tutor.engine.paths import Paths
from tutor.errors import ExitCode
from tutor.text.clean import unsafe_characters


@pytest.fixture
def lived(paths: Paths) -> None:
    live(paths, now=datetime.now(UTC))


@pytest.mark.usefixtures("lived")
def test_progress_in_lines_and_for_programs() -> None:
    said = run("progress", "--language", "en")
    assert said.returncode == ExitCode.OK, said.stderr
    assert said.stderr == ""
    assert "Predicted 28 of 30, met 25 of 30" in said.stdout
    assert "\ncontent: stable · 3 of " in said.stdout
    assert "▁" not in said.stdout
    assert unsafe_characters(said.stdout) == []
    data = json.loads(run("progress", "--json").stdout)
    assert len(data["weeks"]) == 12
    assert [area["area"] for area in data["areas"]] == ["content", "networks", "tracking", "internal", "engagement"]
    assert data["areas"][0]["standing"] == "stable"
    assert data["areas"][0]["next"] == {"standing": "can-help", "need": "offer", "number": 0, "day": None}
    assert data["predictions"]["predicted"] == 28
    assert [row["level"] for row in data["certainty"]] == [1, 2, 3]
    assert sum(row["reached"] for row in data["areas"][2]["weeks"]) == 1


@pytest.mark.usefixtures("lived")
def test_in_italian() -> None:
    said = run("progress", "--language", "it").stdout
    assert "Previsti 28 su 30, raggiunti 25 su 30: sai che cosa c'è nel tuo testo." in said
    assert "in media in 1,3 tentativi" in said


def test_a_learner_without_a_past() -> None:
    said = run("progress", "--language", "en")
    assert said.stdout.startswith("Nothing was closed in the last twelve weeks: one case is enough to begin.\n")
    assert said.stdout.count("    A first case, whatever comes of it.\n") == 5
    assert "Predicted" not in said.stdout
    none = run("progress", "--answers", "--language", "en")
    assert none.stdout == ""
    assert none.stderr == "Nothing of yours holds that yet.\n"
    assert json.loads(run("progress", "--json").stdout)["predictions"]["lean"] is None


@pytest.mark.usefixtures("lived")
def test_answers_are_reread_and_searched() -> None:
    every = run("progress", "--answers", "--language", "en")
    assert every.stdout.startswith("Twelve euros · ")
    assert f"{sum(row.passed_at or 3 for row in A_QUARTER) + 1} answers of yours" in every.stderr
    assert run("progress", "--answers", "DUVET", "--language", "en").stdout.count(" · ") == 3
    assert "Twelve euros" not in run("progress", "--answers", "content", "--language", "en").stdout
    one = json.loads(run("progress", "--answers", "--scenario", "twelve-euros", "--json").stdout)
    assert [answer["scenario"] for answer in one["answers"]] == ["twelve-euros"]


@pytest.mark.usefixtures("lived")
def test_answers_are_taken_along_after_a_look_and_a_yes(tmp_path: Path) -> None:
    target = tmp_path / "mine.md"
    unasked = run("progress", "--answers", "--export", str(target), "--language", "en")
    assert unasked.returncode == ExitCode.USAGE
    assert "What goes along: 18 answers of yours" in unasked.stderr
    assert not target.exists()
    done = run("progress", "--answers", "duvet", "--export", str(target), "--yes", "--language", "en")
    assert done.stdout.strip() == str(target)
    assert target.read_text("utf-8").startswith("# My answers\n\n## Twelve euros\n")
    assert run("progress", "--answers", "--export", str(target), "--yes").returncode == ExitCode.UNWRITABLE
    data = tmp_path / "mine.json"
    run("progress", "--answers", "--export", str(data), "--yes")
    assert len(json.loads(data.read_text("utf-8"))["answers"]) == 18
    nothing = run("progress", "--answers", "nowhere", "--export", str(tmp_path / "no.md"), "--yes")
    assert nothing.returncode == ExitCode.OK
    assert not (tmp_path / "no.md").exists()
    assert run("progress", "--answers", "--export", str(tmp_path / "mine.txt"), "--yes").returncode == ExitCode.USAGE


@pytest.mark.parametrize(
    "words",
    [["oil"], ["--export", "a.md"], ["--scenario", "new-oil"], ["--answers", "--json", "--export", "a.json"]],
    ids=" ".join,
)
def test_what_does_not_go_together_is_said(words: list[str]) -> None:
    assert run("progress", *words).returncode == ExitCode.USAGE
