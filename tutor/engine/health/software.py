"""Signs of the program itself: courses, checkers of other packages, and the versions it runs on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tutor import __version__
from tutor.checkers.registry import BUILT_IN, checker_class, is_built_in, names, shadowing
from tutor.course.catalogue import scenario_files
from tutor.engine.engine import Engine
from tutor.engine.health.signs import Sign, State
from tutor.engine.paths import APP
from tutor.errors import TutorError
from tutor.i18n import marked

LIBRARIES = ("textual", "pydantic")
"""Libraries whose versions matter most."""


def software_signs(engine: Engine) -> Iterator[Sign]:
    """Look at courses, checkers and versions."""
    if not engine.library.roots:
        yield Sign(
            "courses", State.BAD, marked("There is none."), marked("Installing the program anew brings its own.")
        )
    for root in engine.library.roots:
        yield course(engine, root)
    yield from checkers()
    yield from versions()


def course(engine: Engine, root: Path) -> Sign:
    """Open every scenario of a course, and name those that have errors."""
    files, broken = list(scenario_files(root)), []
    for path in files:
        try:
            engine.library.open_file(path, root, engine.settings.language)
        except TutorError:
            broken.append(path.name)
    values = {"path": str(root), "number": len(files), "names": ", ".join(broken)}
    if not broken:
        return Sign("courses", State.OK, marked("{path}: {number} scenarios, all of them open."), values=values)
    said, cure = marked("{path}: these do not open: {names}."), marked("`tutor check {path}` shows how to mend them.")
    return Sign("courses", State.BAD, said, cure, values)


def checkers() -> Iterator[Sign]:
    """Tell how many checkers there are, and which of other packages are not used."""
    others = [name for name in names() if not is_built_in(name)]
    broken = [name for name in others if not _loads(name)]
    values = {"number": len(BUILT_IN), "others": len(others) - len(broken)}
    yield Sign("checkers", State.OK, marked("{number} built in, {others} of other packages."), values=values)
    if broken:
        said, cure = marked("These do not load: {names}."), marked("`tutor checkers NAME` says why.")
        yield Sign("checkers", State.BAD, said, cure, {"names": ", ".join(broken)})
    if shadows := shadowing():
        said = marked("These have the names of built-in ones, and are not used: {names}.")
        listed = ", ".join(f"{name} ({package})" for name, package in shadows.items())
        cure = marked("A name of their own brings them in; whoever wrote the package can give it.")
        yield Sign("checkers", State.LOOK, said, cure, {"names": listed})


def _loads(name: str) -> bool:
    try:
        checker_class(name)
    except TutorError:
        return False
    return True


def versions() -> Iterator[Sign]:
    """Tell the versions, and whether they are those that the program was made for."""
    values = {"tutor": __version__, "python": platform.python_version(), "system": platform.system()}
    yield Sign("versions", State.OK, marked("tutor {tutor}, Python {python}, {system}."), values=values)
    wanted = _wanted()
    for name in LIBRARIES:
        known = {"name": name, "wanted": wanted.get(name, "")}
        try:
            found = metadata.version(name)
        except metadata.PackageNotFoundError:
            cure = marked("Installing the program anew brings it.")
            yield Sign("versions", State.BAD, marked("{name} is missing."), cure, known)
            continue
        known["found"] = found
        if known["wanted"].startswith("==") and known["wanted"] != f"=={found}":
            said, cure = (
                marked("{name} {found}, and not {wanted}."),
                marked("`pip install '{name}{wanted}'` brings it."),
            )
            yield Sign("versions", State.LOOK, said, cure, known)
        else:
            yield Sign("versions", State.OK, marked("{name} {found}."), values=known)


def _wanted() -> dict[str, str]:
    """Return which versions of its libraries the program asks for; nothing where it was not installed."""
    try:
        required = metadata.requires(APP) or []
    except metadata.PackageNotFoundError:
        return {}
    return {name: line.removeprefix(name) for line in required for name in LIBRARIES if line.startswith(name)}
