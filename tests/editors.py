"""The editors' own TOML servers, which read the schemas: tombi and taplo, as PyPI has them, kept off the network."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
from pathlib import Path

from tutor.course.schema import FILES, schema


def tell_editors(root: Path) -> None:
    """Write the schemas beside a course, and the settings by which tombi finds them."""
    rows = []
    for name in FILES:
        (root / f"{name}.schema.json").write_text(json.dumps(schema(name)), "utf-8")
        rows.append(f'[[schemas]]\npath = "{name}.schema.json"\ninclude = {json.dumps(_files(root, name))}\n')
    (root / "tombi.toml").write_text("\n".join(rows), "utf-8")


def _files(root: Path, name: str) -> list[str]:
    files = [path.relative_to(root) for path in root.rglob("*.toml") if path.name != "tombi.toml"]
    kinds = {"course.toml": "course", "companies": "company"}
    return sorted(path.as_posix() for path in files if kinds.get(_kind(path), "scenario") == name)


def _kind(path: Path) -> str:
    return "course.toml" if path.name == "course.toml" else path.parent.name


def marks(root: Path) -> list[tuple[str, int, str, str]]:
    """Return what tombi marks in a course: file, line, code and message of each mark."""
    report = root / "report.jsonl"
    words = ["lint", "--offline", "--no-cache", "--quiet", "--diagnostics-format", "json-lines"]
    _run("tombi", *words, "--diagnostics-file", str(report), cwd=root)
    rows = [json.loads(line) for line in report.read_text("utf-8").splitlines()]
    return [(row["path"], row["range"]["start"]["line"], row.get("code", ""), row["message"]) for row in rows]


def taplo_refuses(path: Path, schema_file: Path) -> str:
    """Return what taplo has against a file; empty where it has nothing."""
    done = _run("taplo", "lint", "--no-auto-config", "--schema", schema_file.as_uri(), str(path), cwd=path.parent)
    return done.stderr if done.returncode else ""


def _run(program: str, *words: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sysconfig.get_path("scripts")) / program), *words]
    environment = os.environ | {"XDG_CACHE_HOME": str(cwd), "NO_COLOR": "1"}
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, env=environment)
