"""The author's guide: every piece of TOML in it is read, its tutorial is walked, its patterns find what it says."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.examples import BASE, SCENARIO, lay_out
from tutor.checkers.registry import BUILT_IN
from tutor.course.example import example
from tutor.course.explain import Example, examples_in
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import Problem, errors
from tutor.text.clean import clean
from tutor.text.concepts import find_any
from tutor.text.patterns import compile_patterns
from tutor.text.reading import read
from tutor.wording.manual import WIDTH, contents_lines, manual_lines
from tutor.wording.reference import reference

GUIDES = {"en": "README.md", "it": "LEGGIMI.md"}
TEXTS = {language: (ROOT / "courses" / name).read_text("utf-8") for language, name in GUIDES.items()}
PIECES = [(language, piece) for language, text in TEXTS.items() for piece in examples_in(text)]
FRAGMENTS = [
    (language, piece)
    for language, piece in PIECES
    if piece.language == "toml" and not {"file", "answers"} & set(piece.options)
]
ROWS = [
    (language, *(cell.strip() for cell in re.split(r"(?<!\\)\|", row)[1:4]))
    for language, text in TEXTS.items()
    for row in re.findall(r"<!-- patterns \w+ -->(.*?)<!-- end -->", text, re.DOTALL)[0].strip().split("\n")[2:]
]


def problems(root: Path) -> list[Problem]:
    course = load_course(root, "en")
    return [*course.problems, *errors(load_scenario(root / SCENARIO, course)[1])]


def named(value: tuple[str, Example]) -> str:
    return f"{value[0]}: {value[1].text.split(chr(10))[1][:40] or value[1].text[:40]}"


@pytest.mark.parametrize(("language", "piece"), FRAGMENTS, ids=[named(pair) for pair in FRAGMENTS])
def test_a_piece_of_the_guide_is_read(tmp_path: Path, language: str, piece: Example) -> None:
    root = tmp_path / "course"
    lay_out(root, [piece])
    shutil.copytree(ROOT / "tests/cases/exports", root / "exports")
    found = {problem.code.value for problem in problems(root)}
    assert found == ({piece.options["code"]} if "code" in piece.options else set())


@pytest.mark.parametrize("language", GUIDES)
def test_the_tutorial_can_be_walked(tmp_path: Path, language: str) -> None:
    scripts, root = [], tmp_path / {"en": "harrow", "it": "frantoio"}[language]
    for piece in [piece for guide, piece in PIECES if guide == language]:
        if "file" in piece.options:
            (root / piece.options["file"]).write_text(piece.text, "utf-8")
        elif "answers" in piece.options:
            (tmp_path / "answers.toml").write_text(piece.text, "utf-8")
        elif piece.language == "sh" and "run" in piece.options:
            scripts.append(piece.text)
            for line in piece.text.strip().split("\n"):
                command = [sys.executable, "-m", *shlex.split(line)]
                done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
                assert done.returncode == 0, f"{line}\n{done.stdout}{done.stderr}"
    assert len(scripts) >= 5
    assert (root / "schema/scenario.schema.json").is_file()
    assert load_course(root, language).problems == ()


@pytest.mark.parametrize("row", ROWS, ids=[f"{row[0]}: {row[1]}" for row in ROWS])
def test_a_pattern_finds_what_the_guide_says(row: tuple[str, ...]) -> None:
    language, pattern, finds, leaves = row
    patterns = compile_patterns([pattern.strip("`").replace("\\|", "|")], language)
    for cell, expected in ((finds, True), (leaves, False)):
        texts = re.findall(r"[“«](.+?)[”»]", cell)
        assert texts
        for text in texts:
            assert bool(find_any(patterns, read(clean(text), language))) is expected, text


def test_both_guides_have_the_same_pieces() -> None:
    shapes = {
        language: [(piece.language, piece.options.get("code")) for guide, piece in PIECES if guide == language]
        for language in GUIDES
    }
    assert shapes["en"] == shapes["it"]
    assert len(ROWS) >= 16


def test_the_reference_is_fresh() -> None:
    """To write it anew: `tutor docs --out courses/REFERENCE.md`."""
    assert (ROOT / "courses/REFERENCE.md").read_text("utf-8") == reference()


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_example_of_a_manual_page_works(tmp_path: Path, name: str) -> None:
    text = example(name)
    at = min(place for place in (text.find("[[steps.criteria]]"), text.find("[steps.answer]")) if place >= 0)
    header = (BASE / SCENARIO).read_text("utf-8").partition("[[facts]]")[0]
    other = '[[steps]]\nid = "google"\nask = "Write."\nanswer = { kind = "text" }\n'
    answer = "" if name.startswith("closed.") else 'answer = { kind = "post", network = "instagram" }\n'
    step = f'[[steps]]\nid = "here"\nask = "Write."\n{answer}\n'
    root = shutil.copytree(BASE, tmp_path / "course")
    (root / SCENARIO).write_text(header + text[:at] + other + step + text[at:], "utf-8")
    assert [problem.full() for problem in problems(root)] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_manual_page_fits_a_terminal(name: str) -> None:
    lines = "\n".join([*manual_lines(name), *contents_lines(name)]).split("\n")
    assert [line for line in lines if len(line) > WIDTH and "://" not in line and not line.startswith("    ")] == []
    assert "How it judges" in lines


def test_base_has_no_problems() -> None:
    assert problems(BASE) == []
