"""Signs of the program itself: courses, and the versions it runs on."""

from __future__ import annotations

import platform
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from tutor import __version__
from tutor.course.catalogue import scenario_files
from tutor.engine.engine import Engine
from tutor.engine.health.signs import Sign, State
from tutor.engine.paths import APP
from tutor.errors import TutorError
from tutor.i18n import marked

LIBRARIES = ("textual", "pydantic")
"""Libraries whose versions matter most."""


def software_signs(engine: Engine) -> Iterator[Sign]:
    """Look at courses and versions."""
    if not engine.library.roots:
        yield Sign(
            "courses", State.BAD, marked("There is none."), marked("Installing the program anew brings its own.")
        )
    for root in engine.library.roots:
        yield course(engine, root)
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
