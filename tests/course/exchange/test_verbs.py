"""`tutor import` and `tutor export`: what they print, where, and how they end."""

from __future__ import annotations

import json
from pathlib import Path

from tests.material import write_course
from tests.test_cli import run
from tutor.course.exchange.gift import read_gift
from tutor.course.exchange.reading import QuestionFile
from tutor.errors import ExitCode

GIFT = "Is it?{T}\n\nWhich?{~a ~%50%b =c}\n"


def source(tmp_path: Path, text: str = GIFT) -> Path:
    path = tmp_path / "quiz.gift"
    path.write_text(text, "utf-8")
    return path


def test_an_import_says_what_would_be_made_and_what_would_be_left(tmp_path: Path) -> None:
    done = run("import", "gift", str(source(tmp_path)))
    assert done.returncode == ExitCode.OK
    assert done.stdout.splitlines()[0] == "content/quiz.toml"
    assert "line 3" in done.stdout
    assert f"{tmp_path / 'quiz.gift'}:3:" in done.stderr
    assert "T081 this option earns 50 % there" in done.stderr
    assert "Nothing is written yet" in done.stderr
    assert list(tmp_path.glob("**/*.toml")) == []


def test_an_import_makes_a_course_that_passes_the_check(tmp_path: Path) -> None:
    done = run("import", "gift", str(source(tmp_path)), "-o", str(tmp_path / "course"))
    assert done.returncode == ExitCode.OK
    assert [Path(line).name for line in done.stdout.splitlines()] == ["course.toml", "my-company.toml", "quiz.toml"]
    checked = run("check", str(tmp_path / "course"))
    assert checked.returncode == ExitCode.OK, checked.stdout
    shown = run("export", "gift", str(tmp_path / "course/content/quiz.toml"))
    assert len(read_gift(QuestionFile("x", shown.stdout)).questions) == 3


def test_an_import_as_data(tmp_path: Path) -> None:
    path = tmp_path / "quiz.txt"
    path.write_text("Which?\nA) x\nB) y\nANSWER: B\n\nBroken?\nA) x\nANSWER: A\n", "utf-8")
    done = run("import", "aiken", str(path), "--json")
    assert done.returncode == ExitCode.PROBLEMS
    data = json.loads(done.stdout)
    (scenario,) = data["scenarios"]
    assert [option.get("correct") for option in scenario["steps"][0]["answer"]["options"]] == [None, True]
    assert [(problem["line"], problem["code"], problem["severity"]) for problem in data["problems"]] == [
        (8, "T080", "error")
    ]
    assert data["written"] == []


def test_an_import_into_a_file_of_a_course(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    target = root / "tracking" / "quiz.toml"
    done = run("import", "gift", str(source(tmp_path)), "-o", str(target))
    assert done.returncode == ExitCode.OK, done.stderr
    assert done.stdout.splitlines() == [str(target)]
    assert 'area = "tracking"' in target.read_text("utf-8")
    assert 'company = "mill"' in target.read_text("utf-8")
    assert run("check", str(target)).returncode == ExitCode.OK


def test_an_export_writes_a_file_and_lists_the_rest(tmp_path: Path) -> None:
    root = write_course(tmp_path / "course")
    done = run("export", "gift", str(root), "-o", str(tmp_path / "out" / "course.gift"), "--language", "en")
    assert done.returncode == ExitCode.OK, done.stderr
    assert done.stdout == ""
    assert "content/01-open-day.toml:44:3: T081 this step is left out" in done.stderr
    text = (tmp_path / "out" / "course.gift").read_text("utf-8")
    assert text.startswith("$CATEGORY: The open day\n\n")
    assert "=The day#Without the day nobody comes." in text


def test_what_is_not_there_is_told(tmp_path: Path) -> None:
    for words in (["import", "gift", str(tmp_path / "no.gift")], ["export", "gift", str(tmp_path)]):
        done = run(*words)
        assert done.returncode == ExitCode.NOT_FOUND, words
        assert done.stderr.startswith("tutor: ")
        assert "Traceback" not in done.stderr
