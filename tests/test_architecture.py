"""The floors, proved: who imports whom, what a verb loads, how large things are."""

from __future__ import annotations

import ast
import builtins
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path

import pytest

from tests.training_room import guests, hand_over, play
from tutor.engine.paths import Paths
from tutor.engine.store import Store
from tutor.errors import ExitCode

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


SURROUNDINGS = {
    "time": ("tutor.engine", "tutor.verbs"),
    "datetime.datetime.now": ("tutor.engine",),
    "datetime.datetime.today": ("tutor.engine",),
    "datetime.datetime.utcnow": ("tutor.engine",),
    "datetime.date.today": ("tutor.engine",),
    "os.environ": ("tutor.engine", "tutor.verbs", "tutor.cli"),
    "os.environb": (),
    "os.getenv": ("tutor.engine", "tutor.verbs", "tutor.cli"),
    "os.getenvb": (),
    "os.path.expandvars": (),
    "builtins.print": ("tutor.cli", "tutor.verbs"),
    "builtins.input": ("tutor.verbs",),
}
"""The clock, the environment, the terminal: names, and who may use them."""


def module_name(path: Path) -> str:
    relative = path.relative_to(PACKAGE.parent).with_suffix("")
    return ".".join(relative.parts).removesuffix(".__init__")


def package_name(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE.parent).parts[:-1])


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def origin(node: ast.ImportFrom, package: str) -> str:
    """Return what is imported from, in full: in `tutor.text`, `..engine` is `tutor.engine`."""
    return resolve_name("." * node.level + (node.module or ""), package)


def imported(module: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """Yield what a module imports, in full, with its lines."""
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((alias.name, node.lineno) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = origin(node, package)
            yield source, node.lineno
            yield from ((f"{source}.{alias.name}", node.lineno) for alias in node.names)


def used(module: ast.Module, package: str) -> Iterator[tuple[str, int]]:
    """Yield the names a module uses, in full whatever they are called there, with their lines."""
    meant = {name: f"builtins.{name}" for name in dir(builtins)}
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            meant |= {alias.asname or alias.name.split(".")[0]: alias.name for alias in node.names if alias.asname}
            meant |= {root: root for alias in node.names if not alias.asname and (root := alias.name.split(".")[0])}
        elif isinstance(node, ast.ImportFrom):
            meant |= {alias.asname or alias.name: f"{origin(node, package)}.{alias.name}" for alias in node.names}
    for node in ast.walk(module):
        if isinstance(node, ast.Name | ast.Attribute):
            first, *others = ast.unparse(node).split(".")
            if first in meant:
                yield ".".join([meant[first], *others]), node.lineno


def imports(path: Path) -> Iterator[tuple[str, int]]:
    return imported(tree(path), package_name(path))


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


def astray(module: str, found: Iterable[tuple[str, int]]) -> list[str]:
    """Name the uses of the surroundings by a module that has no business with them."""
    return [
        f"{module}:{line} {name}"
        for name, line in found
        for word, where in SURROUNDINGS.items()
        if inside(name, (word,)) and not inside(module, where)
    ]


def test_time_and_surroundings_are_read_in_few_places() -> None:
    """The clock, the environment and print: engine, command line and app."""
    assert [slip for path in FILES for slip in astray(module_name(path), used(tree(path), package_name(path)))] == []


@pytest.mark.parametrize(
    "source",
    [
        "import time\ntime.time()",
        "from time import monotonic as tick\ntick()",
        "from datetime import datetime\nnow = datetime.now",
        "import datetime as d\nd.date.today().year",
        "import os\nos.getenv('HOME')",
        "import os.path\nos.environ['HOME']",
        "from os import environ\nenviron.get('HOME')",
        "list(map(print, 'ab'))",
    ],
)
def test_surroundings_are_known_by_any_name(source: str) -> None:
    assert astray("tutor.text.clean", used(ast.parse(source), "tutor.text"))


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("from ..engine import engine", "tutor.engine.engine"),
        ("from .. import tui", "tutor.tui"),
        ("from . import clean", "tutor.text.clean"),
        ("from tutor import plain", "tutor.plain"),
        ("def late():\n    import tutor.verbs.base", "tutor.verbs.base"),
    ],
)
def test_an_import_is_seen_in_any_form(source: str, target: str) -> None:
    assert target in dict(imported(ast.parse(source), "tutor.text"))


ROOM, SESSION, PAGE = "ROOM", "SESSION", "PAGE"
"""In a verb's words: a folder of session files that were handed over, a session of one's own, a file to write."""


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which somebody has played a task (`home`) and handed it over (`room`)."""
    folder = tmp_path_factory.mktemp("lived-in")
    guest = guests("en")[0]
    (folder / "room").mkdir()
    hand_over(play(folder / "home", guest, "en"), guest, folder / "room")
    return folder


@pytest.mark.parametrize(
    ("verb", "never"),
    [
        (["--help"], {"textual", "pydantic", "click"}),
        (["--version"], {"textual", "pydantic", "click"}),
        (["courses"], {"textual", "pydantic"}),
        (["learn", "--help"], {"textual", "pydantic"}),
        (["grade", "new-oil#caption", "--answer", "38 quintals.", "--json"], {"textual"}),
        (["replay", "--list"], {"textual", "pydantic"}),
        (["replay", ROOM, "--plain"], {"textual"}),
        (["replay", SESSION, "--plain"], {"textual"}),
        (["team", ROOM, "--json"], {"textual", "tomli_w", "tree_sitter"}),
        (["team", ROOM, "--plain"], {"textual"}),
        (["plan", ROOM], {"textual"}),
        (["debrief", ROOM, "--plain"], {"textual"}),
        (["debrief", ROOM, "--html", PAGE], {"textual"}),
        (["plan", ROOM, "--json"], {"textual", "tomli_w", "tree_sitter", "tutor.engine.engine"}),
        (["checkers"], {"textual"}),
        (["checkers", "content.facts_kept"], {"textual"}),
        (["schema"], {"textual"}),
        (["docs"], {"textual"}),
        (["check", "courses/shared-skill/content/90-first-line.toml"], {"textual"}),
        (["link", "a.it"], {"textual"}),
        (["compare", "18/340", "25/360"], {"textual", "pydantic"}),
        (["compare", "18/340", "25/360", "--json"], {"textual", "pydantic"}),
        (["networks"], {"textual", "pydantic"}),
        (["networks", "x", "--json"], {"textual", "pydantic"}),
        (["count", "x", "a.it"], {"textual", "pydantic"}),
        (["count", "x", "a.it", "--json"], {"textual", "pydantic"}),
        (["explain"], {"textual", "pydantic", "tree_sitter"}),
        (["explain", "T012"], {"textual", "pydantic", "tree_sitter"}),
        (["start", "--plain"], {"textual"}),
        (["start", "--prove", "--plain"], {"textual"}),
        (["progress"], {"textual", "plotext"}),
        (["progress", "--json"], {"textual", "plotext"}),
        (["progress", "--answers"], {"textual", "plotext"}),
        (["import", "gift", "README.md"], {"textual"}),
        (["export", "gift"], {"textual"}),
        (["export", SESSION, "--preview"], {"textual"}),
        (["export", "--help"], {"textual", "pydantic"}),
        (["collect", ROOM], {"textual"}),
        (["preview", "new-oil", "--plain"], {"textual", "watchfiles"}),
        (["doctor"], {"textual"}),
        (["completion", "zsh"], {"textual", "pydantic"}),
        (["settings"], {"textual", "pydantic"}),
        (["data", "where"], {"textual", "pydantic"}),
        (["data", "export", "--preview"], {"textual"}),
        (["data", "delete", "--yes"], {"textual", "pydantic"}),
        (["new", "--questions"], {"textual"}),
        (["new", "--plain"], {"textual"}),
        (["new", "course", "--help"], {"textual", "pydantic"}),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_a_verb_loads_only_what_it_needs(verb: list[str], never: set[str], lived_in: Path, paths: Paths) -> None:
    """Each ends well, having had something to do: what fails at once loads little.

    The sessions were listed before, so no list has to read them anew.
    """
    shutil.copytree(lived_in / "home", paths.data.parent)
    (summary,) = Store(paths).summaries()
    named = {ROOM: str(lived_in / "room"), SESSION: summary.id, PAGE: str(paths.cache / "page.html")}
    code = (
        "import atexit, sys\n"
        "atexit.register(lambda: print('loaded:' + ','.join(sys.modules), file=sys.stderr))\n"
        "from tutor.cli import main\n"
        "main(sys.argv[1:])\n"
    )
    words = [named.get(word, word) for word in verb]
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, input="", check=False)
    talk, _, loaded = done.stderr.rpartition("loaded:")
    assert done.returncode == ExitCode.OK, talk
    assert [module for module in loaded.strip().split(",") if inside(module, tuple(never))] == []


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
        for node in ast.walk(tree(path)):
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
        nodes = [
            tree(path),
            *(
                node
                for node in ast.walk(tree(path))
                if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
            ),
        ]
        nested = {
            inner
            for node in ast.walk(tree(path))
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
            for inner in ast.walk(node)
            if inner is not node
        }
        for node in nodes:
            name = getattr(node, "name", path.stem)
            if not name.startswith("_") and node not in nested and not ast.get_docstring(node):
                bare.append(f"{path.relative_to(PACKAGE)} {name}")
    assert bare == []
