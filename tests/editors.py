"""The editors' own TOML servers, which read the schemas: tombi and taplo, as PyPI has them, kept off the network."""

from __future__ import annotations

import json
import os
import subprocess
import sysconfig
import time
from pathlib import Path
from typing import Any

from tutor.course.schema import FILES, schema

TRIES = 100
"""How often a server is asked that has not read its schema yet."""


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


class Completion:
    """An editor with a file open: what tombi offers and tells at a place.

    Args:
        root: A folder that `tell_editors` has been in.
        file: The file, relative to it.
    """

    def __init__(self, root: Path, file: str) -> None:
        self._uri = (root / file).as_uri()
        self._lines = (root / file).read_text("utf-8").split("\n")
        words = [str(Path(sysconfig.get_path("scripts")) / "tombi"), "lsp", "--offline"]
        environment = os.environ | {"XDG_CACHE_HOME": str(root)}
        self._server = subprocess.Popen(
            words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
        )
        self._asked = 0
        self._ask("initialize", {"processId": os.getpid(), "rootUri": root.as_uri(), "capabilities": {}})
        self._say({"method": "initialized", "params": {}})
        document = {"uri": self._uri, "languageId": "toml", "version": 1, "text": "\n".join(self._lines)}
        self._say({"method": "textDocument/didOpen", "params": {"textDocument": document}})

    def offers(self, line: str) -> list[str]:
        """Return what may be typed at the end of a line."""
        found = self._at("completion", line, len(line)) or []
        items = found if isinstance(found, list) else found["items"]
        return [str(item["label"]).strip('"') for item in items]

    def tells(self, line: str) -> str:
        """Return what is shown over the key of a line."""
        found = self._at("hover", line, len(line) - len(line.lstrip())) or {}
        return str(found.get("contents", {}).get("value", ""))

    def close(self) -> None:
        """Close the editor."""
        self._server.kill()
        self._server.communicate()

    def _at(self, what: str, line: str, column: int) -> Any:
        """Ask about a place; the server reads the file and its schema meanwhile, and knows nothing before."""
        position = {"line": self._lines.index(line), "character": column}
        for _ in range(TRIES):
            if found := self._ask(f"textDocument/{what}", {"textDocument": {"uri": self._uri}, "position": position}):
                return found
            time.sleep(0.1)
        return None

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        self._asked += 1
        self._say({"id": self._asked, "method": method, "params": params})
        while True:
            said = self._hear()
            if "method" not in said and said.get("id") == self._asked:
                return said.get("result")
            if "method" in said and "id" in said:
                self._say({"id": said["id"], "result": None})

    def _say(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._server.stdin
        self._server.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self._server.stdin.flush()

    def _hear(self) -> dict[str, Any]:
        assert self._server.stdout
        length = 0
        while line := self._server.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        found: dict[str, Any] = json.loads(self._server.stdout.read(length))
        return found
