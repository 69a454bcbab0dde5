"""`tutor data` on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.test_cli import run
from tutor.errors import ExitCode


def test_where_export_and_delete(tmp_path: Path) -> None:
    run("start", "--plain", "--language", "en", typed="Dario\n1\n\n")
    rows = {row["kind"]: row for row in json.loads(run("data", "where", "--json").stdout)}
    assert rows["settings"]["files"] == 1
    assert rows["name"]["place"].startswith(str(tmp_path))
    preview = run("data", "export", "--preview", "--language", "it")
    assert "Che cosa viene con te" in preview.stdout
    unasked = run("data", "export", "-o", str(tmp_path / "mine.zip"))
    assert unasked.returncode == ExitCode.USAGE
    assert not (tmp_path / "mine.zip").exists()
    done = run("data", "export", "-o", str(tmp_path / "mine.zip"), "--yes")
    assert done.stdout.strip() == str(tmp_path / "mine.zip")
    assert run("data", "export", "-o", str(tmp_path / "mine.zip"), "--yes").returncode == ExitCode.UNWRITABLE
    assert run("data", "delete").returncode == ExitCode.USAGE
    assert (tmp_path / "home/config/settings.toml").is_file()
    assert run("data", "delete", "--yes").returncode == ExitCode.OK
    assert not (tmp_path / "home/config/settings.toml").exists()
    assert (tmp_path / "mine.zip").is_file()
    assert "nothing to delete" in run("data", "delete", "--yes", "--language", "en").stderr
