"""The examples of the pages, laid over a small course that has no problems: `tests/cases/example-course`.

A fragment is what an author would type: its tables take the place of those of the same name. Keys under `[scenario]`,
under `[[steps]]` (the course has one step) and above the first header take the place of those keys alone.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from tutor.course.explain import Example

BASE = Path(__file__).parent / "cases/example-course"
SCENARIO = "content/open-day.toml"
MERGED = ("", "scenario", "steps")
"""Tables of which a fragment changes single keys."""
_HEADER = re.compile(r"\s*\[+\s*([^\]=]*?)\s*\]*\s*(?:#.*)?$")
_KEY = re.compile(r"""\s*([\w-]+|"[^"]*")""")
Block = tuple[str, list[str]]
"""A table's name and its lines, header included."""


def lay_out(root: Path, examples: Iterable[Example]) -> Path:
    """Write the small course with some examples laid over it.

    Returns:
        The folder of packages that the examples bring, for `PYTHONPATH`.
    """
    shutil.copytree(BASE, root)
    site = root.parent / f"{root.name}-site"
    for example in examples:
        text = example.text.rstrip("\n") + "\n"
        if example.language == "sh":
            subprocess.run(["sh", "-e", "-c", text], cwd=root, check=True)
        elif example.language == "python":
            _install(site, example.options["checker"], text)
        else:
            _write(root / example.options.get("file", SCENARIO), text, example.options)
    return site


def _write(target: Path, fragment: str, options: dict[str, str]) -> None:
    fragment = _repeated(fragment, int(options.get("repeat", "1")))
    there = target.read_text("utf-8") if target.exists() else ""
    text = there.rstrip("\n") + "\n\n" + fragment if "add" in options or not there else laid_over(there, fragment)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(text.encode(options.get("encoding", "utf-8")))


def _repeated(fragment: str, times: int) -> str:
    """Write the paragraph that goes on (…) as often as it says."""
    paragraphs = fragment.split("\n\n")
    return "\n\n".join("\n\n".join([part] * times) if "…" in part else part for part in paragraphs)


def _install(site: Path, checker: str, text: str) -> None:
    """Lay a checker out as pip installs it."""
    information = site / "house-1.0.dist-info"
    information.mkdir(parents=True)
    found = re.search(r"^class (\w+)", text, re.MULTILINE)
    assert found
    (site / "house_rules.py").write_text(text, "utf-8")
    (information / "METADATA").write_text("Metadata-Version: 2.1\nName: house\nVersion: 1.0\n", "utf-8")
    (information / "entry_points.txt").write_text(f"[tutor.checkers]\n{checker} = house_rules:{found[1]}\n", "utf-8")


def laid_over(there: str, fragment: str) -> str:
    """Lay a fragment over a file."""
    blocks = _blocks(there)
    for name, group in groupby(_blocks(fragment), key=lambda block: block[0]):
        fresh = [block for block in group if block[1]]
        if not fresh:
            continue
        at = next((index for index, block in enumerate(blocks) if block[0] == name), len(blocks))
        if name in MERGED and at < len(blocks):
            blocks[at] = (name, _merged(blocks[at][1], fresh[0][1]))
            continue
        blocks = [*blocks[:at], *fresh, *(block for block in blocks[at:] if block[0] != name)]
    return "\n".join(line for _, lines in blocks for line in lines) + "\n"


def _blocks(text: str) -> list[Block]:
    blocks: list[Block] = [("", [])]
    for line in text.rstrip("\n").split("\n"):
        header = _HEADER.match(line) if line.lstrip().startswith("[") else None
        if header:
            blocks.append((header[1], []))
        if line or blocks[-1][1]:
            blocks[-1][1].append(line)
    return blocks


def _merged(there: list[str], fresh: list[str]) -> list[str]:
    """Put a fragment's keys in the place of the same keys; a key's lines go as far as the next key."""
    names = {found[1] for line in fresh if (found := _KEY.match(line)) and not line.lstrip().startswith("[")}
    kept: list[str] = []
    drop = False
    for line in there:
        if found := re.match(r"""\s*([\w-]+|"[^"]*")[\w.-]*\s*=""", line):
            drop = found[1] in names
        if not drop:
            kept.append(line)
    return [*kept, *(line for line in fresh if not (_HEADER.match(line) and line.lstrip().startswith("[")))]


def checked_apart(root: Path, site: Path) -> subprocess.CompletedProcess[str]:
    """Check a course in a program of its own, with the packages that its examples bring."""
    command = [sys.executable, "-m", "tutor", "check", str(root), "--json"]
    import os

    environment = os.environ | {"PYTHONPATH": str(site)}
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, encoding="utf-8")
