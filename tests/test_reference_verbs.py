"""The verbs that say what the format and the checkers are: schema, checkers, docs."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tutor.checkers.registry import BUILT_IN
from tutor.course.schema import FILES, schema
from tutor.errors import ExitCode


def run(*words: str, cwd: Path | None = None) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "tutor", *words]
    return subprocess.run(command, capture_output=True, text=True, check=False, cwd=cwd, encoding="utf-8")


def test_schema_prints_the_one_of_a_scenario_or_the_one_named() -> None:
    assert json.loads(run("schema").stdout) == schema("scenario")
    assert json.loads(run("schema", "company").stdout) == schema("company")


def test_schema_writes_all_and_says_how_an_editor_finds_them(tmp_path: Path) -> None:
    done = run("schema", "--out", "my/schema", cwd=tmp_path)
    assert done.stdout.split() == [f"my/schema/{name}.schema.json" for name in FILES]
    assert "#:schema ../schema/scenario.schema.json" in done.stderr
    for name in FILES:
        assert json.loads((tmp_path / f"my/schema/{name}.schema.json").read_text("utf-8")) == schema(name)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["schema", "scenaro"], ExitCode.NOT_FOUND, "scenario, company, course"),
        (["checkers", "content.hok"], ExitCode.NOT_FOUND, "'content.hook'?"),
        (["checkers", "--area", "contents"], ExitCode.NOT_FOUND, "content, networks, tracking"),
        (["schema", "--out", "file/in"], ExitCode.UNWRITABLE, "--out"),
        (["docs", "--out", "file/in"], ExitCode.UNWRITABLE, "--out"),
    ],
)
def test_what_cannot_be_done_says_what_can(tmp_path: Path, words: list[str], code: ExitCode, said: str) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")
    done = run(*words, cwd=tmp_path)
    assert done.returncode == code
    assert done.stdout == ""
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_checkers_of_one_area_and_for_programs() -> None:
    listed = run("checkers", "--area", "tracking").stdout
    names = [name for name in BUILT_IN if name.startswith("tracking.")]
    assert [line.split()[0] for line in listed.splitlines() if not line.startswith(" ")] == names
    rows = json.loads(run("checkers", "--area", "tracking", "--json").stdout)
    assert [row["name"] for row in rows] == names
    assert rows == [json.loads(run("checkers", names[0], "--json").stdout), *rows[1:]]
    rate = next(row for row in rows if row["name"] == "tracking.rate")
    assert rate["weight"] in ("must", "should", "note")
    assert 'use = "tracking.rate"' in rate["example"]
    assert {"met", "unmet"} <= {sample["outcome"] for sample in rate["samples"]}
    assert "minimum" in rate["settings"]["properties"]["part"]
