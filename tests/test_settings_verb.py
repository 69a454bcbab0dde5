"""`tutor settings` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.test_cli import run
from tutor.errors import ExitCode


def test_a_setting_is_shown_changed_and_taken_back(tmp_path: Path) -> None:
    assert run("settings", "theme").stdout == "olive\n"
    done = run("settings", "theme", "high-contrast", "--language", "en")
    assert done.returncode == ExitCode.OK
    assert done.stdout == ""
    assert run("settings", "theme").stdout == "high-contrast\n"
    run("settings", "company", "Mill")
    run("settings", "keys.submit", "ctrl+s")
    data = json.loads(run("settings", "--json").stdout)
    assert (data["theme"], data["company"], data["keys"], data["problems"]) == (
        "high-contrast",
        "Mill",
        {"submit": "ctrl+s"},
        [],
    )
    run("settings", "company", "")
    run("settings", "keys.submit", "")
    data = json.loads(run("settings", "--json").stdout)
    assert (data["company"], data["keys"]) == ("", {})
    assert "theme" in (tmp_path / "home/config/settings.toml").read_text("utf-8")


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("theem",), ExitCode.NOT_FOUND, "Did you mean “theme”?"),
        (("theme", "lihgt"), ExitCode.USAGE, "Did you mean “light”?"),
        (("language", "de"), ExitCode.USAGE, "There is: it, en."),
        (("keys.sumbit", "ctrl+s"), ExitCode.USAGE, "Did you mean “submit”?"),
        (("keys.submit", "ctrl+i"), ExitCode.USAGE, "may never arrive"),
        (("keys.hint", "f3"), ExitCode.USAGE, "already"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_nearest(words: tuple[str, ...], code: ExitCode, said: str) -> None:
    done = run("settings", *words, "--language", "en")
    assert done.returncode == code
    assert said in done.stderr
    assert json.loads(run("settings", "--json").stdout)["keys"] == {}


def test_who_set_plain_is_spoken_to_in_lines_without_being_told_why() -> None:
    run("settings", "plain", "yes")
    done = run("start", "--language", "en")
    assert "Welcome" in done.stdout
    assert "No terminal" not in done.stderr
    run("settings", "plain", "no")
    assert "No terminal" in run("start", "--language", "en").stderr


def test_a_file_with_more_than_it_may_hold_is_listed_with_its_problems(tmp_path: Path) -> None:
    file = tmp_path / "home/config/settings.toml"
    file.parent.mkdir(parents=True)
    file.write_text('colour = "red"\ntheme = "lihgt"\n[keys]\nhint = "f3"\n', "utf-8")
    done = run("settings", "--language", "en")
    assert all(word in done.stderr for word in ("“colour”", "“light”", "f3"))
    problems = json.loads(run("settings", "--json").stdout)["problems"]
    assert [each["key"] for each in problems] == ["colour", "theme", "keys.hint"]
