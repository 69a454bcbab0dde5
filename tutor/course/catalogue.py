"""What a course holds, read from the files' headers alone: a list needs titles, not models."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tutor.course.inside import Refusal, within
from tutor.course.limits import MAX_FILES
from tutor.course.problems import Code, Problem, whole_file
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
    placement: bool = False
    """Whether *Prove it* asks it, and nothing else proposes or lists it."""
    twin: str = ""
    """Id of the scenario of the same structure in another company; empty for none."""

    def named(self, language: str) -> str:
        """Return the title in a language, or in the first there is."""
        return self.title.get(language) or next(iter(self.title.values()), self.id)


def scenario_files(root: Path) -> tuple[Path, ...]:
    """List a course's scenario files: one folder deep, outside `companies`, in the order of their names."""
    return tuple(path for path, refused in _held(root) if not refused and path.parent.name != COMPANIES)


def company_files(root: Path) -> tuple[Path, ...]:
    """List a course's company files, in the order of their names."""
    return tuple(path for path, refused in _held(root, COMPANIES) if not refused)


def refused_files(root: Path) -> Iterator[Problem]:
    """Point at the files of a course that are not read: links out of it, pipes, folders, and more than are read."""
    for path, refused in _held(root):
        if refused:
            yield whole_file(path.relative_to(root).as_posix(), refused.code, refused.message, refused.cure)


def _held(root: Path, only: str = "") -> Iterator[tuple[Path, Refusal | None]]:
    """Walk over the files of a course by name, each with the reason why it is not read; hidden folders are passed by.

    `only` names the one folder to look into; empty for all. A file is asked of the disk no more than its kind, unless
    it is a link or lies in one.
    """
    count = 0
    for folder in _sorted(root):
        if folder.name.startswith(".") or folder.name != (only or folder.name) or not folder.is_dir():
            continue
        linked = folder.is_symlink()
        for entry in _sorted(folder.path):
            if not entry.name.endswith(".toml"):
                continue
            if (count := count + 1) > MAX_FILES:
                cure = "share the scenarios out among several courses"
                yield root, Refusal(Code.TOO_MANY, f"the course holds more than {MAX_FILES:,} files", cure)
                return
            found = within(root, Path(entry.path)) if linked or not entry.is_file(follow_symlinks=False) else None
            yield Path(entry.path), found if isinstance(found, Refusal) else None


def _sorted(folder: Path | str) -> list[os.DirEntry[str]]:
    """List a folder by name; one that cannot be read holds nothing."""
    try:
        with os.scandir(folder) as entries:
            return sorted(entries, key=lambda entry: entry.name)
    except OSError:
        return []


def course_id(root: Path) -> str | None:
    """Read a course's id without its models; None where its header cannot be read."""
    from tutor.course.source import read_toml

    source = read_toml(root / COURSE_FILE, COURSE_FILE)
    return None if isinstance(source, Problem) else clean_line(str(source.data.get("id", "")))


def read_entry(path: Path, root: Path, course: str) -> Entry | None:
    """Read a scenario's header without its models; None where it has none that can be listed.

    Args:
        path: The scenario's file.
        root: The course's folder.
        course: The course's id.
    """
    head = _head(path)
    if head is None:
        return None
    title = head.get("title", "")
    titles: dict[str, str] = {"": clean_line(str(title))}
    if isinstance(title, dict):
        titles = {str(code): clean_line(str(text)) for code, text in title.items()}
    level, minutes = head.get("level", 1), head.get("minutes", 0)
    if not isinstance(level, int) or not isinstance(minutes, int):
        return None
    texts = {key: clean_line(str(head.get(key, ""))) for key in ("id", "area", "department", "twin")}
    former = head.get("formerly", [])
    return Entry(
        course=course,
        root=str(root),
        path=str(path),
        level=level,
        minutes=minutes,
        title=titles,
        formerly=tuple(str(name) for name in former) if isinstance(former, list) else (),
        placement=head.get("placement") is True,
        **texts,
    )


def read_entries(root: Path) -> list[Entry]:
    """Read the headers of a course's scenarios from the disk, whatever an index says."""
    course = course_id(root) or ""
    found = (read_entry(path, root, course) for path in scenario_files(root))
    return [entry for entry in found if entry]


def _head(path: Path) -> dict[str, Any] | None:
    """Read the table `[scenario]`: it stands at the top of nearly every file, so that is all that is read at first."""
    from tutor.course.source import read_toml

    for head_only in (True, False):
        source = read_toml(path, path.name, head_only=head_only)
        head = None if isinstance(source, Problem) else source.data.get("scenario")
        if isinstance(head, dict):
            return head
    return None
