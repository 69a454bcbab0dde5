"""`tutor new` on the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.plain.test_making import MISTAKE, MODEL, STORY
from tests.test_cli import run
from tutor.errors import ExitCode

ANSWERS = Path(__file__).parent / "cases/new/content-it.toml"


def test_from_answers_to_a_course_that_passes_from_nothing(tmp_path: Path) -> None:
    file = tmp_path / "draft/content/first.toml"
    made = run("new", "--from-answers", str(ANSWERS), "-o", str(file))
    assert made.returncode == ExitCode.OK, made.stderr
    assert made.stdout.strip() == str(file)
    assert "Left to do" in made.stderr
    assert run("check", str(tmp_path / "draft")).returncode == ExitCode.OK
    again = run("new", "--from-answers", str(ANSWERS), "-o", str(file))
    assert again.returncode == ExitCode.UNWRITABLE
    assert "--force" in again.stderr
    assert run("new", "--from-answers", str(ANSWERS), "-o", str(file), "--force").returncode == ExitCode.OK


def test_without_a_place_the_scenario_is_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    made = run("new", "--from-answers", str(ANSWERS))
    assert tomllib.loads(made.stdout)["scenario"]["area"] == "content"
    assert "Printed only" in made.stderr
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == []


def test_answers_that_fall_short_are_told_with_the_key_that_mends_them(tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(ANSWERS.read_text("utf-8").replace("il pane caldo", "250 fette di pane"), "utf-8")
    done = run("new", "--from-answers", str(answers), "-o", str(tmp_path / "draft/content/first.toml"))
    assert done.returncode == ExitCode.PROBLEMS
    assert 'as_note = ["invented"]' in done.stderr
    assert not (tmp_path / "draft").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"area = ", "answers.toml:1:"),
        (b"\xff", "answers.toml"),
        (b'ara = "content"\n', "did you mean 'area'?"),
        (b'languages = ["it"]\nfacts = [' + b"[" * 600, "answers.toml"),
    ],
)
def test_bad_answers_are_told_with_their_place_and_no_traceback(tmp_path: Path, text: bytes, said: str) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_bytes(text)
    done = run("new", "--from-answers", str(answers), "-o", str(tmp_path / "draft/content/first.toml"))
    assert done.returncode == ExitCode.PROBLEMS
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert run("new", "--from-answers", str(tmp_path / "nobody.toml")).returncode == ExitCode.PROBLEMS


def test_the_questions_are_printed_for_people_and_for_programs() -> None:
    sheet = run("new", "--questions", "--language", "it").stdout
    assert tomllib.loads(sheet)["area"] == ""
    assert "# Che cosa sta succedendo?" in sheet
    rows = json.loads(run("new", "--questions", "--json").stdout)
    assert [row["id"] for row in rows][:2] == ["languages", "area"]
    assert "confidential" in tomllib.loads(run("new", "company", "--questions").stdout.replace("# conf", "conf"))


def test_in_lines_where_there_is_no_terminal(tmp_path: Path) -> None:
    file = tmp_path / "draft/content/first.toml"
    typed = "\n".join([*STORY, *MODEL, *MISTAKE]) + "\n"
    done = run("new", "-o", str(file), "--language", "en", typed=typed)
    assert done.returncode == ExitCode.OK, done.stderr
    assert f"Written: {file}" in done.stdout
    assert "No terminal to draw on" in done.stderr


def test_a_course_and_a_company(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    made = run("new", "course", str(root), "--language", "it", "--language", "en", "--title", "La mia")
    assert made.returncode == ExitCode.OK, made.stderr
    assert all(Path(line).is_file() for line in made.stdout.splitlines())
    assert tomllib.loads((root / "course.toml").read_text("utf-8"))["title"] == {"it": "La mia", "en": "La mia"}
    assert run("check", str(root)).returncode == ExitCode.OK
    assert run("new", "course", str(root)).returncode == ExitCode.UNWRITABLE
    answers = tmp_path / "company.toml"
    answers.write_text('languages = ["en"]\nname = "Mill"\nabout = "It mills."\n', "utf-8")
    own = run("new", "company", "--from-answers", str(answers))
    assert own.stdout.strip().endswith("companies/mill.toml")
    placed = run("new", "company", "--from-answers", str(answers), "-o", str(root / "companies/mill.toml"))
    assert placed.stdout.strip() == str(root / "companies/mill.toml")
