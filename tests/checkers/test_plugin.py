"""A package that adds a checker, built and installed for real: `tests/plugin` is the one that the guides walk through."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.examples import lay_out
from tests.material import SCENARIO, write_course
from tutor.course.explain import Example, examples_in

PACKAGE = ROOT / "tests/plugin"
GUIDES = {
    name: list(examples_in((ROOT / "courses" / name).read_text("utf-8"))) for name in ("CHECKERS.md", "CRITERI.md")
}
RULE = """
  [[steps.criteria]]
  id = "calm"
  use = "house.calm_marks"
  at_most = 0
  question.it = "La voce resta calma?"
  question.en = "Does the voice stay calm?"
"""
CHECK = """
import sys
from tutor.checkers.finding import Answer, Context
from tutor.checkers.registry import checker_class
from tutor.checkers.settings import Languages
from tutor.text.clean import clean
found = checker_class("house.calm_marks")
for sample in found.samples():
    checker = found.model_validate(sample.settings, context=Languages(sample.language))
    for text in (sample.text, sample.text + "  "):
        finding = checker.check(Answer(clean(text)), sample.context or Context(sample.language))
        assert finding.outcome is sample.expect, (sample, finding)
        assert all(0 <= start < end <= len(text) for start, end in finding.spans)
"""


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Install the package into a folder of its own, as pip does it, from what is at hand."""
    folder = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    done = subprocess.run([*pip, "--target", str(folder), str(PACKAGE)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


def run(installed: Path, *words: str, at: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"PYTHONPATH": str(installed)}
    return subprocess.run(
        [sys.executable, *words], cwd=at, capture_output=True, text=True, check=False, env=environment, encoding="utf-8"
    )


def test_it_keeps_the_laws_of_all_checkers(installed: Path) -> None:
    assert run(installed, "-c", CHECK).stderr == ""


def test_it_is_listed_with_its_manual(installed: Path) -> None:
    assert "house.calm_marks" in run(installed, "-m", "tutor", "checkers").stdout
    page = run(installed, "-m", "tutor", "checkers", "house.calm_marks").stdout
    assert "How many are still calm." in page


def test_editors_know_its_settings(installed: Path) -> None:
    branches = json.loads(run(installed, "-m", "tutor", "schema").stdout)["$defs"]["Criterion"]["allOf"]
    own = next(each for each in branches if each["if"]["properties"]["use"]["const"] == "house.calm_marks")["then"]
    assert own["properties"]["at_most"]["description"] == "How many are still calm."
    assert own["additionalProperties"] is False


def test_a_course_uses_it(installed: Path, tmp_path: Path) -> None:
    scenario = SCENARIO.replace(
        '\n  [[steps.criteria]]\n  id = "mine"', RULE + '\n  [[steps.criteria]]\n  id = "mine"', 1
    )
    course = write_course(tmp_path / "course", scenario)
    words = ["-m", "tutor", "grade", "open-day#line", "--course", str(course), "--language", "en", "--json"]
    done = run(installed, *words, "--answer", "Saturday 9 November the stone turns for everybody! Come to the mill!")
    findings = {finding["criterion"]: finding for finding in json.loads(done.stdout)["findings"]}
    assert findings["calm"]["outcome"] == "unmet"
    assert [span["text"] for span in findings["calm"]["spans"]] == ["!", "!"]


@pytest.mark.parametrize("guide", GUIDES)
def test_a_guide_shows_the_whole_package(guide: str) -> None:
    shown = {piece.options["file"]: piece.text for piece in GUIDES[guide] if "file" in piece.options}
    there = [path for path in PACKAGE.rglob("*") if path.suffix in (".py", ".toml")]
    assert shown == {path.relative_to(PACKAGE).as_posix(): path.read_text("utf-8") for path in there}


@pytest.mark.parametrize("guide", GUIDES)
def test_what_a_guide_runs_says_what_stands_under_it(installed: Path, tmp_path: Path, guide: str) -> None:
    lay_out(tmp_path / "mill", [piece for piece in GUIDES[guide] if "add" in piece.options])
    walked = [
        (piece, under) for piece, under in pairwise([*GUIDES[guide], Example("", {}, "")]) if "run" in piece.options
    ]
    assert len(walked) == 2
    for piece, under in walked:
        done = run(installed, "-m", *shlex.split(piece.text.strip()), at=tmp_path)
        assert done.returncode == 0, done.stderr
        assert under.text.strip() in done.stdout
    checked = run(installed, "-m", "tutor", "check", "mill", at=tmp_path)
    assert checked.returncode == 0, checked.stdout


def test_both_guides_have_the_same_pieces() -> None:
    english, italian = GUIDES.values()
    assert english == italian
