"""Ctrl+c during a check: it ends at once, with its exit code, and leaves no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.engine.test_checking import small_course
from tutor.engine.rehearsing import WORTH_A_PROCESS
from tutor.errors import ExitCode


def members(group: int) -> list[int]:
    """Return the processes of a group, from the kernel's own list."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text("utf-8").rpartition(")")[2].split()
            except OSError:
                continue
            found += [int(entry.name)] if int(fields[2]) == group and fields[0] != "Z" else []
    return found


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="the list of processes is not here")
def test_an_interrupted_check_leaves_nothing_behind(tmp_path: Path) -> None:
    course = small_course(tmp_path, 10 * WORTH_A_PROCESS)
    # Whoever starts the tests in the background has ctrl+c ignored in all that they start.
    code = (
        "import os, signal; os.cpu_count = lambda: 2\n"
        "from tutor.verbs import tutor\n"
        "if __name__ == '__main__':\n"
        "    signal.signal(signal.SIGINT, signal.default_int_handler)\n"
        f"    tutor(['check', {str(course)!r}])\n"
    )
    script = tmp_path / "run.py"
    script.write_text(code, "utf-8")
    checking = subprocess.Popen(
        [sys.executable, str(script)], start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    waited = time.monotonic() + 60
    while len(members(checking.pid)) < 3 and time.monotonic() < waited:
        time.sleep(0.05)
    assert checking.poll() is None, "it was done before it could be interrupted"
    os.killpg(checking.pid, signal.SIGINT)
    _, said = checking.communicate(timeout=60)
    assert checking.returncode == ExitCode.INTERRUPTED, said
    assert "Traceback" not in said
    while members(checking.pid) and time.monotonic() < waited:
        time.sleep(0.05)
    assert members(checking.pid) == []
