"""Problems said in other formats: for editors, for the annotations of a workflow, for programs."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tests.material import SCENARIO, write_course
from tests.test_cli import run
from tutor.course.problems import Code, Problem, Severity, whole_file
from tutor.errors import ExitCode
from tutor.text.clean import clean_line
from tutor.wording.problems import FORMATS, located

AWKWARD = Problem(
    clean_line("content/50% off, a:b.toml"),
    7,
    3,
    Code.WRONG_VALUE,
    clean_line("'goal' is 100%: not, a text"),
    clean_line("write 5,5 :: or 50%25"),
    width=4,
)
COMMAND = re.compile(r"::(error|warning) ([^:]*(?:,[^:]*)*)::(.*)")


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does: split first, take the escapes back last."""
    found = COMMAND.fullmatch(line)
    assert found, line
    properties = dict(part.split("=", 1) for part in found[2].split(","))
    return found[1], {name: unquote(value) for name, value in properties.items()}, unquote(found[3])


def test_a_workflow_command_survives_any_punctuation() -> None:
    (line,) = FORMATS["github"]([AWKWARD])
    level, properties, message = read_command(line)
    assert level == "error"
    expected = {"file": AWKWARD.file, "line": "7", "col": "3", "endColumn": "7", "title": "T012"}
    assert properties == expected
    assert message == f"{AWKWARD.message}. {AWKWARD.cure}"
    assert line.count("::") == 2 + AWKWARD.cure.count("::")


def test_a_problem_of_a_whole_file_has_no_line_and_a_warning_is_one() -> None:
    (line,) = FORMATS["github"]([whole_file("a.toml", Code.CONTROL_CHARACTER, "hidden")])
    assert line == "::warning file=a.toml,title=T015::hidden"


def test_the_line_format_is_one_that_editors_read() -> None:
    assert list(FORMATS["line"]([AWKWARD])) == ["content/50% off, a:b.toml:7:3: T012 'goal' is 100%: not, a text"]
    assert list(FORMATS["line"]([whole_file("a.toml", Code.TOO_BIG, "too large")])) == ["a.toml: T003 too large"]


def test_json_says_all_there_is() -> None:
    (text,) = FORMATS["json"]([AWKWARD])
    assert json.loads(text) == [
        {
            "file": "content/50% off, a:b.toml",
            "line": 7,
            "column": 3,
            "end_column": 7,
            "code": "T012",
            "severity": "error",
            "message": "'goal' is 100%: not, a text",
            "cure": "write 5,5 :: or 50%25",
            "summary": "This value does not fit",
        }
    ]
    assert json.loads("".join(FORMATS["json"]([]))) == []


def test_files_are_named_as_seen_from_where_one_stands(tmp_path: Path) -> None:
    problem = whole_file("content/a.toml", Code.TOO_BIG, "x")
    root = tmp_path / "courses/mine"
    root.mkdir(parents=True)
    assert located(problem, root, tmp_path).file == "courses/mine/content/a.toml"
    assert located(problem, root, root).file == "content/a.toml"
    elsewhere = tmp_path / "elsewhere"
    assert located(problem, root, elsewhere).file == (root / "content/a.toml").resolve().as_posix()


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    text = SCENARIO.replace("minutes = 5", "minuts = 5").replace("[steps.answer]", "[steps.answer]\nsevral = 1")
    return write_course(tmp_path / "broken", text)


def test_every_format_tells_the_same_and_keeps_the_summary_apart(broken: Path) -> None:
    rows = json.loads(run("check", str(broken), "--json").stdout)
    assert [(row["code"], row["line"]) for row in rows] == [("T010", 7), ("T010", 106)]
    lines = run("check", str(broken), "--format", "line")
    assert [line.split(": ", 1)[1].split()[0] for line in lines.stdout.splitlines()] == ["T010", "T010"]
    commands = run("check", str(broken), "--format", "github").stdout.splitlines()
    assert [read_command(line)[1]["line"] for line in commands] == ["7", "106"]
    assert lines.returncode == ExitCode.PROBLEMS
    assert "2 errors" in lines.stderr
    full = run("check", str(broken))
    assert full.stdout.count("T010") == 2
    assert "2 errors" in full.stdout


def test_a_header_that_cannot_be_used_is_told_in_the_same_formats(broken: Path) -> None:
    (broken / "course.toml").write_text("format = 1\nid = small\n", "utf-8")
    done = run("check", str(broken), "--json")
    assert done.returncode == ExitCode.PROBLEMS
    (row,) = json.loads(done.stdout)
    assert (row["code"], row["line"], row["column"]) == ("T002", 2, 6)
    assert row["severity"] == Severity.ERROR


def test_explain_prints_one_page_or_lists_all() -> None:
    page = run("explain", "t12")
    assert page.returncode == ExitCode.OK
    assert page.stdout.startswith("T012: This value does not fit (error)\n")
    assert all(part in page.stdout for part in ("Why it matters", "Instead of", "Write"))
    assert "```" not in page.stdout
    data = json.loads(run("explain", "T012", "--json").stdout)
    assert data["bad"][0]["text"].startswith("[scenario]")
    listed = run("explain").stdout.splitlines()
    assert [line.split()[0] for line in listed] == sorted(code.value for code in Code)
    unknown = run("explain", "T112")
    assert unknown.returncode == ExitCode.NOT_FOUND
    assert "T012" in unknown.stderr
    assert unknown.stdout == ""
