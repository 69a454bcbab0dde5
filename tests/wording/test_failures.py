"""Failures are told in the language that is spoken: where they are made, where they are shown, and on the command line."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import tutor
from tests.conftest import ROOT
from tutor.errors import TutorError
from tutor.i18n import speaker
from tutor.wording.failures import failure_lines

PACKAGE = Path(tutor.__file__).parent
FOR_AUTHORS = (
    "course/",
    "metrics/",
    "engine/importing.py",
    "verbs/authoring.py",
    "verbs/reference.py",
)
"""What is told to the authors of courses, in English."""
FRONTS = ("plain/", "tui/", "verbs/")
SPEAKS = {"say", "plural", "marked"}
TELLS = {"complain", "failure_lines", "tell"}
"""Functions that say a failure in the language that is spoken."""
PARTS = ("title", "message", "hint")
WORD = re.compile(r"[A-Za-z]{2,}")


def trees(*folders: str) -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).as_posix()
        if not folders or name.startswith(folders):
            yield name, ast.parse(path.read_text("utf-8"))


@cache
def failures() -> frozenset[str]:
    """Return the names of all classes of failures."""
    found = {"TutorError"}
    while True:
        more = {
            node.name
            for _, tree in trees()
            for node in ast.walk(tree)
            if isinstance(node, ast.ClassDef) and found & {ast.unparse(base) for base in node.bases}
        }
        if more <= found:
            return frozenset(found)
        found |= more


def unspoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find words in failures that nobody could translate: the line, and the words."""
    for scope in ast.walk(tree):
        if isinstance(scope, ast.Module | ast.FunctionDef | ast.AsyncFunctionDef):
            for call in ast.walk(scope):
                if isinstance(call, ast.Call) and _makes_failure(call, tree):
                    parts = {
                        **dict(zip(PARTS, call.args, strict=False)),
                        **{each.arg: each.value for each in call.keywords},
                    }
                    for part in PARTS:
                        if part in parts:
                            yield from ((call.lineno, words) for words in _words(parts[part], scope, tree))


def _makes_failure(call: ast.Call, tree: ast.Module) -> bool:
    if isinstance(call.func, ast.Name):
        return call.func.id in failures()
    if ast.unparse(call.func) != "super().__init__":
        return False
    return any(
        isinstance(node, ast.ClassDef) and node.name in failures() and call in set(ast.walk(node))
        for node in ast.walk(tree)
    )


def _words(value: ast.expr, scope: ast.AST, tree: ast.Module) -> Iterator[str]:
    """Return the words of a value that are written down and not marked; names are looked up where they are assigned."""
    match value:
        case ast.Constant(str() as text) if text:
            yield text
        case ast.JoinedStr():
            fixed = "".join(part.value for part in value.values if isinstance(part, ast.Constant))
            if WORD.search(fixed):
                yield fixed
        case ast.IfExp():
            yield from _words(value.body, scope, tree)
            yield from _words(value.orelse, scope, tree)
        case ast.BoolOp():
            for each in value.values:
                yield from _words(each, scope, tree)
        case ast.Name():
            for node in (*ast.walk(scope), *tree.body):
                if isinstance(node, ast.Assign) and value.id in {ast.unparse(target) for target in node.targets}:
                    yield from _words(node.value, scope, tree)
        case _:
            pass


def shown_raw(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Find failures that are caught and shown as they stand: the line, and how."""
    for handler in ast.walk(tree):
        if not isinstance(handler, ast.ExceptHandler) or handler.type is None or handler.name is None:
            continue
        if not failures() & {node.id for node in ast.walk(handler.type) if isinstance(node, ast.Name)}:
            continue
        allowed = {id(name) for node in ast.walk(handler) for name in _told(node)}
        for node in ast.walk(handler):
            if isinstance(node, ast.Name) and node.id == handler.name and id(node) not in allowed:
                yield node.lineno, ast.unparse(handler)


def _told(node: ast.AST) -> Iterator[ast.AST | None]:
    """Return where a caught failure may stand: given to what says it, passed on, or asked for what is no words."""
    if isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in TELLS:
        yield from node.args
    elif isinstance(node, ast.Raise):
        yield from (node.exc, node.cause)
    elif isinstance(node, ast.Attribute) and node.attr in ("exit_code", "problems"):
        yield node.value


def test_every_failure_is_made_of_words_that_can_be_translated() -> None:
    found = {
        f"{name}:{line} {words}"
        for name, tree in trees()
        for line, words in unspoken(tree)
        if not name.startswith(FOR_AUTHORS)
    }
    assert found == set()


def test_every_failure_is_shown_in_the_language_that_is_spoken() -> None:
    assert [f"{name}:{line} {how}" for name, tree in trees(*FRONTS) for line, how in shown_raw(tree)] == []


def test_no_verb_fails_in_words_of_click() -> None:
    """Its failures are English, whatever language was asked for."""
    assert [
        f"{name}:{node.lineno}"
        for name, tree in trees("verbs/")
        if not name.startswith(FOR_AUTHORS)
        for node in ast.walk(tree)
        if isinstance(node, ast.Raise) and node.exc and ast.unparse(node.exc).startswith("click.")
    ] == []


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ('raise TutorError("no such thing")', ["no such thing"]),
        ('raise TutorError(marked("no such thing"), f"{path}: gone", hint="try {x}")', [": gone", "try {x}"]),
        ('raise TutorError(marked("no"), f"{a}: {b}", f"\'{close}\'?" if close else "")', []),
        ('hint = "try again"\nraise Refusal(marked("no"), "", hint or marked("x"))', ["try again"]),
        ('class Refusal(TutorError):\n    def __init__(self):\n        super().__init__("not now")', ["not now"]),
        ('print("no such thing")', []),
    ],
)
def test_words_that_nobody_could_translate_are_found(code: str, words: list[str]) -> None:
    assert list(dict.fromkeys(found for _, found in unspoken(ast.parse(code)))) == words


@pytest.mark.parametrize(
    ("shown", "raw"),
    [
        ("lines.tell(str(error))", True),
        ("self.tell(error.title)", True),
        ("self.complain(error)", False),
        ("tell(error, voice)\n    ctx.exit(error.exit_code)", False),
        ("raise Other from error", False),
    ],
)
def test_failures_that_are_shown_as_they_stand_are_found(shown: str, raw: bool) -> None:
    code = f"try:\n    pass\nexcept (OSError, TutorError) as error:\n    {shown}"
    assert bool(list(shown_raw(ast.parse(code)))) is raw


def test_a_failure_is_said_in_two_lines_in_the_language() -> None:
    error = TutorError("no such session", "mine", "`tutor replay --list` shows yours")
    assert failure_lines(error, speaker("en")) == ("no such session: mine", "`tutor replay --list` shows yours")
    assert failure_lines(error, speaker("it")) == (
        "questa sessione non c'è: mine",
        "`tutor replay --list` mostra le tue",
    )
    assert failure_lines(TutorError("not possible at this point"), speaker("en")) == ("not possible at this point",)


ITALIAN = [
    (["team", "nowhere"], "cartella"),
    (["plan", "nowhere"], "cartella"),
    (["collect", "nowhere"], "cartella"),
    (["replay", "nothing"], "sessione"),
    (["debrief", "nothing"], "sessione"),
    (["export", "session", "nothing", "--preview"], "sessione"),
    (["start", "nothing"], "scenario"),
    (["count", "nothing", "text"], "rete"),
    (["start", "new-oil", "--prove"], "scenario, oppure"),
    (["progress", "parole"], "insieme a --answers"),
    (["replay", "--at", "1a2b3c4d#7"], "cartella"),
    (["grade", "new-oil#nothing", "--answer", "x"], "passo"),
    (["grade", "--batch", "nowhere"], "file non si legge"),
    (["replay", "--export-json", "x.json"], "esportare"),
    (["replay", "x", "--export-json", "x.json", "--xapi-home", "x"], "comincia"),
]
"""Verbs that fail, and a word of what they say."""


@pytest.mark.parametrize(
    ("verb", "word"), ITALIAN, ids=lambda value: " ".join(value) if isinstance(value, list) else ""
)
@pytest.mark.parametrize("how", ["asked for", "locale", "settings"])
def test_a_verb_that_fails_says_so_in_italian(tmp_path: Path, verb: list[str], word: str, how: str) -> None:
    home = tmp_path / "home"
    environment = {**os.environ, "TUTOR_HOME": str(home), "LANG": "it_IT.UTF-8" if how == "locale" else "en_GB.UTF-8"}
    environment |= {"LC_ALL": environment["LANG"], "LC_MESSAGES": environment["LANG"]}
    if how == "settings":
        (home / "config").mkdir(parents=True)
        (home / "config/settings.toml").write_text('language = "it"\n', "utf-8")
    asked = ["--language", "it"] if how == "asked for" else []
    done = subprocess.run(
        [sys.executable, "-m", "tutor", *verb, *asked],
        capture_output=True,
        text=True,
        input="",
        check=False,
        cwd=ROOT,
        env=environment,
        encoding="utf-8",
    )
    assert done.returncode not in (0, 1)
    assert done.stderr.startswith("tutor: ")
    assert word in done.stderr
