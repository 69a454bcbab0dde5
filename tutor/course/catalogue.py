"""What a course holds, read from the files' headers alone: a list needs titles, not models."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tutor.text.clean import clean_line

COURSE_FILE = "course.toml"
COMPANIES = "companies"


@dataclass(frozen=True, slots=True)
class Entry:
    """A scenario as the index knows it."""

    id: str
    course: str
    """Id of the course."""
    root: str
    """Folder of the course."""
    path: str
    """The scenario's file."""
    area: str
    level: int
    minutes: int
    department: str
    title: dict[str, str]
    """By language."""
    formerly: tuple[str, ...] = ()

    def named(self, language: str) -> str:
        """Return the title in a language, or in the first there is."""
        return self.title.get(language) or next(iter(self.title.values()), self.id)


def scenario_files(root: Path) -> tuple[Path, ...]:
    """List a course's scenario files: one folder deep, outside `companies`; links that leave the course are left
    out.
    """
    inside = root.resolve()
    found = [
        path
        for path in sorted(root.glob("*/*.toml"))
        if path.parent.name != COMPANIES and path.is_file() and path.resolve().is_relative_to(inside)
    ]
    return tuple(found)


def read_entry(path: Path, root: Path) -> Entry | None:
    """Read a scenario's header without its models; None where it has none that can be listed."""
    from tutor.course.problems import Problem
    from tutor.course.source import read_toml

    source, course = read_toml(path, path.name), read_toml(root / "course.toml", "course.toml")
    if isinstance(source, Problem) or isinstance(course, Problem):
        return None
    head = source.data.get("scenario")
    if not isinstance(head, dict):
        return None
    title = head.get("title", "")
    titles: dict[str, str] = {"": clean_line(str(title))}
    if isinstance(title, dict):
        titles = {str(code): clean_line(str(text)) for code, text in title.items()}
    level, minutes = head.get("level", 1), head.get("minutes", 0)
    if not isinstance(level, int) or not isinstance(minutes, int):
        return None
    texts = {key: clean_line(str(head.get(key, ""))) for key in ("id", "area", "department")}
    former = head.get("formerly", [])
    return Entry(
        course=clean_line(str(course.data.get("id", ""))),
        root=str(root),
        path=str(path),
        level=level,
        minutes=minutes,
        title=titles,
        formerly=tuple(str(name) for name in former) if isinstance(former, list) else (),
        **texts,
    )
