"""The floors, proved: who imports whom, what a verb loads, how large things are."""

from __future__ import annotations

import ast
import statistics
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "tutor"
FILES = sorted(PACKAGE.rglob("*.py"))
FLOORS = {
    "tutor.text": 0,
    "tutor.networks": 0,
    "tutor.metrics": 0,
    "tutor.errors": 0,
    "tutor.i18n": 0,
    "tutor.checkers": 1,
    "tutor.course": 2,
    "tutor.session": 3,
    "tutor.learning": 4,
    "tutor.replay": 4,
    "tutor.export": 4,
    "tutor.engine": 5,
    "tutor.commands": 6,
    "tutor.keymap": 6,
    "tutor.wording": 6,
    "tutor.plain": 6,
    "tutor.tui": 6,
    "tutor.verbs": 7,
    "tutor.cli": 7,
    "tutor.__main__": 8,
}
"""Each imports only from its own floor and those below."""
FRONTS = ("tutor.plain", "tutor.tui")
"""Two fronts over one engine: neither knows the other."""
ALLOWED = {
    "textual": ("tutor.tui",),
    "rich": ("tutor.tui.guard", "tutor.tui.painting"),
    "pydantic": ("tutor.course", "tutor.checkers", "tutor.session.decode"),
    "random": (),
    "secrets": ("tutor.engine",),
    "uuid": ("tutor.engine", "tutor.export.xapi"),
    "click": ("tutor.verbs",),
    "babel": (),
    "plotext": (),
    "textual_plotext": ("tutor.tui.plotting",),
}
"""Libraries that belong to some packages only."""


def module_name(path: Path) -> str:
    relative = path.relative_to(PACKAGE.parent).with_suffix("")
    return ".".join(relative.parts).removesuffix(".__init__")


def imports(path: Path) -> Iterator[tuple[str, int]]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module, node.lineno
            yield from ((f"{node.module}.{alias.name}", node.lineno) for alias in node.names)


def floor(module: str) -> int | None:
    found = [level for name, level in FLOORS.items() if module == name or module.startswith(name + ".")]
    return found[0] if found else None


def inside(module: str, packages: tuple[str, ...]) -> bool:
    return any(module == package or module.startswith(package + ".") for package in packages)


def test_every_module_has_a_floor() -> None:
    homeless = [module_name(path) for path in FILES if floor(module_name(path)) is None]
    assert homeless == ["tutor"], "add the package to FLOORS, on the floor where it belongs"


def test_imports_go_down_only() -> None:
    climbing = [
        f"{path.relative_to(PACKAGE.parent)}:{line} imports {target}"
        for path in FILES
        for target, line in imports(path)
        if (here := floor(module_name(path))) is not None and (there := floor(target)) is not None and there > here
    ]
    assert climbing == []


def test_the_fronts_do_not_know_each_other() -> None:
    for front in FRONTS:
        others = tuple(other for other in FRONTS if other != front)
        crossing = [
            module_name(path)
            for path in FILES
            if inside(module_name(path), (front,))
            for target, _ in imports(path)
            if inside(target, others)
        ]
        assert crossing == []


@pytest.mark.parametrize("library", ALLOWED)
def test_libraries_stay_where_they_belong(library: str) -> None:
    astray = [
        f"{path.relative_to(PACKAGE.parent)}:{line}"
        for path in FILES
        for target, line in imports(path)
        if inside(target, (library,)) and not inside(module_name(path), ALLOWED[library])
    ]
    assert astray == []


def test_time_and_surroundings_are_read_in_few_places() -> None:
    """The clock, the environment and print: engine, command line and app."""
    words = {
        "datetime.now": ("tutor.engine",),
        "os.environ": ("tutor.engine", "tutor.verbs", "tutor.cli"),
        "print": ("tutor.cli", "tutor.verbs"),
    }
    astray = []
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            word = (
                ast.unparse(node.func)
                if isinstance(node, ast.Call)
                else ast.unparse(node)
                if isinstance(node, ast.Attribute)
                else ""
            )
            if word in words and not inside(module_name(path), words[word]):
                astray.append(f"{path.name}:{node.lineno} {word}")
    assert astray == []


@pytest.mark.parametrize(
    ("verb", "never"),
    [
        (["--help"], {"textual", "pydantic", "click"}),
        (["--version"], {"textual", "pydantic", "click"}),
        (["courses"], {"textual", "pydantic"}),
        (["learn", "--help"], {"textual", "pydantic"}),
        (["replay", "--list"], {"textual", "pydantic"}),
        (["replay", "tests", "--plain"], {"textual"}),
        (["team", "tests", "--json"], {"textual", "tomli_w", "tree_sitter"}),
        (["team", "tests", "--plain"], {"textual"}),
        (["plan", "tests"], {"textual"}),
        (["debrief", "tests", "--plain"], {"textual"}),
        (["debrief", "tests", "--html", "-"], {"textual"}),
        (["plan", "tests", "--json"], {"textual", "tomli_w", "tree_sitter", "tutor.engine.engine"}),
        (["checkers"], {"textual"}),
        (["checkers", "content.facts_kept"], {"textual"}),
        (["schema"], {"textual"}),
        (["docs"], {"textual"}),
        (["check", "courses/shared-skill/content/90-first-line.toml"], {"textual"}),
        (["link", "a.it"], {"textual"}),
        (["explain"], {"textual", "pydantic", "tree_sitter"}),
        (["explain", "T012"], {"textual", "pydantic", "tree_sitter"}),
        (["start", "--plain"], {"textual"}),
        (["start", "--prove", "--plain"], {"textual"}),
        (["progress"], {"textual", "plotext"}),
        (["progress", "--json"], {"textual", "plotext"}),
        (["progress", "--answers"], {"textual", "plotext"}),
        (["import", "gift", "README.md"], {"textual"}),
        (["export", "gift"], {"textual"}),
        (["export", "session", "--preview"], {"textual"}),
        (["export", "--help"], {"textual", "pydantic"}),
        (["collect", "tests"], {"textual"}),
        (["preview", "new-oil", "--plain"], {"textual", "watchfiles"}),
        (["doctor"], {"textual"}),
        (["completion", "zsh"], {"textual", "pydantic"}),
        (["settings"], {"textual", "pydantic"}),
        (["data", "where"], {"textual", "pydantic"}),
        (["data", "export", "--preview"], {"textual"}),
        (["data", "delete"], {"textual", "pydantic"}),
        (["new", "--questions"], {"textual"}),
        (["new", "--plain"], {"textual"}),
        (["new", "course", "--help"], {"textual", "pydantic"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_verb_loads_only_what_it_needs(verb: list[str], never: set[str]) -> None:
    code = (
        "import sys\n"
        "from tutor.cli import main\n"
        "try: main(sys.argv[1:])\n"
        "except SystemExit: pass\n"
        "print('loaded:' + ','.join(sorted({name.partition('.')[0] for name in sys.modules})), file=sys.stderr)\n"
    )
    done = subprocess.run([sys.executable, "-c", code, *verb], capture_output=True, text=True, input="", check=False)
    loaded = done.stderr.rpartition("loaded:")[2].strip().split(",")
    assert len(loaded) > 5, done.stderr
    assert never.isdisjoint(loaded)


def test_grading_loads_no_pydantic() -> None:
    """Who loads a course has loaded it; grading by itself has no use for it."""
    code = "import sys, tutor.session.grading; print('pydantic' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_modules_are_small() -> None:
    lines = {str(path.relative_to(PACKAGE)): len(path.read_text("utf-8").splitlines()) for path in FILES}
    assert {name: count for name, count in lines.items() if count > 300} == {}
    assert statistics.median(lines.values()) <= 125


def test_functions_are_small() -> None:
    lengths = {}
    for path in FILES:
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                body = node.body[1:] if ast.get_docstring(node) else node.body
                start = body[0].lineno if body else node.lineno
                lengths[f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"] = (
                    (node.end_lineno or start) - start + 1,
                    (node.end_lineno or 0) - node.lineno + 1,
                )
    assert {name: whole for name, (_, whole) in lengths.items() if whole > 45} == {}
    bodies = sorted(body for body, _ in lengths.values())
    assert statistics.median(bodies) <= 7
    assert bodies[int(len(bodies) * 0.9)] <= 22


def test_everything_public_is_documented() -> None:
    bare = []
    for path in FILES:
        tree = ast.parse(path.read_text("utf-8"))
        nodes = [
            tree,
            *(
                node
                for node in ast.walk(tree)
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            ),
        ]
        nested = {
            inner
            for node in ast.walk(tree)
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for inner in ast.walk(node)
            if inner is not node
        }
        for node in nodes:
            name = getattr(node, "name", path.stem)
            if not name.startswith("_") and node not in nested and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(PACKAGE)} {name}")
    assert bare == []
