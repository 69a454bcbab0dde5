"""What a shell is offered. Nothing of it runs at any other time."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

import pytest

from tests.test_cli import run
from tutor.verbs.base import COMPLETION_VARIABLE
from tutor.verbs.completing import SHELLS


def offered(*words: str) -> list[str]:
    """Ask as bash does, with the cursor on the last word."""
    asking = {
        COMPLETION_VARIABLE: "bash_complete",
        "COMP_WORDS": " ".join(("tutor", *words)),
        "COMP_CWORD": str(len(words)),
    }
    done = subprocess.run(
        [sys.executable, "-m", "tutor"], env=os.environ | asking, capture_output=True, text=True, check=False
    )
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "word"),
    [
        (("st",), "start"),
        (("start", "new-o"), "new-oil"),
        (("preview", "new-o"), "new-oil"),
        (("grade", "new-o"), "new-oil"),
        (("networks", "inst"), "instagram"),
        (("count", "x"), "x"),
        (("checkers", "content.fac"), "content.facts_kept"),
        (("schema", "comp"), "company"),
        (("explain", "T01"), "T010"),
        (("settings", "th"), "theme"),
        (("settings", "theme", "l"), "light"),
        (("settings", "keys.su"), "keys.submit"),
        (("data", "ex"), "export"),
        (("export", "gi"), "gift"),
        (("export", "se"), "session"),
        (("completion", "f"), "fish"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_each_argument_is_completed(words: tuple[str, ...], word: str) -> None:
    found = offered(*words)
    assert word in found
    assert all(each.startswith(words[-1]) for each in found)


def test_nothing_is_offered_for_what_there_is_not() -> None:
    assert offered("start", "zzz") == []
    assert offered("settings", "name", "x") == []


@pytest.mark.parametrize("shell", SHELLS)
def test_the_script_of_each_shell_asks_this_program(shell: str) -> None:
    done = run("completion", shell)
    assert done.returncode == 0, done.stderr
    assert COMPLETION_VARIABLE in done.stdout
    if shutil.which(shell):
        checked = subprocess.run([shell, "-n"], input=done.stdout, capture_output=True, text=True, check=False)
        assert checked.returncode == 0, checked.stderr
