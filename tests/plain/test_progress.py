"""In lines: how one is getting on, and what one wrote."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.inert import inert
from tests.lived import live
from tests.plain.test_plain import Script
from tests.session_files import EVIL, evil_session, journal
from tutor.engine.engine import Engine
from tutor.engine.paths import Paths
from tutor.plain.front import Plain


@pytest.fixture
def engine(make_engine: Callable[..., Engine], paths: Paths) -> Engine:
    live(paths)
    return make_engine()


def play(engine: Engine, lines: Iterable[str]) -> Script:
    script = Script(lines)
    Plain(engine, script.lines).run()
    return script


def test_progress_is_reached_from_today_and_left_for_it(engine: Engine) -> None:
    script = play(engine, ["progress", "back", "leave"])
    assert "My progress" in script.said
    assert "\ncontent: stable · 3 of " in script.text
    assert any(line.startswith("Predicted 28 of 30, met 25 of 30") for line in script.said)
    assert script.text.count("Welcome back.") == 2
    assert "▁" not in script.text


def test_answers_are_searched_reread_and_taken_along(engine: Engine, tmp_path: Path) -> None:
    target = tmp_path / "mine.json"
    lines = ["progress", "answers", "duvet", "7", "1", "take", str(tmp_path / "mine.txt"), "take", str(target), ""]
    script = play(engine, [*lines, "answers", "wheel", "back", "leave"])
    assert "1 answer of yours" in script.said
    assert "A number from 1 to 1." in script.said
    assert "    Sorry about the duvet, Anna. Twelve euros are back today." in script.said
    assert script.text.count("What goes along: 1 answer of yours") == 2
    assert any("which format?" in line for line in script.said)
    assert f"Saved in {target}" in script.said
    assert len(json.loads(target.read_text("utf-8"))["answers"]) == 1
    assert "Nothing of yours holds that yet." in script.said
    assert script.said[-1] == "Until next time. Everything is kept."


def test_an_empty_line_takes_nothing_along(engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    play(engine, ["progress", "answers", "", "take", "", "", "back", "leave"])
    assert [path.name for path in tmp_path.iterdir()] == ["home"]


def test_hostile_words_are_inert(make_engine: Callable[..., Engine], paths: Paths) -> None:
    paths.sessions.mkdir(parents=True)
    for number, payload in enumerate(EVIL):
        (paths.sessions / f"{number:03}-evil.jsonl").write_bytes(journal(evil_session("learner-0", payload, number)))
    script = play(make_engine(), ["progress", "answers", "", "1", "2", "3", "take", "", "", "back", "leave"])
    assert "Saved" not in script.text
    assert inert(script.text, "terminal") == []
