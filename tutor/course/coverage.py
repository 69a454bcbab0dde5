"""What a course covers: areas, levels, departments, tags, networks; and what it set out to cover and does not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, get_args

from tutor.course.catalogue import COURSE_FILE
from tutor.course.header import Area, Department
from tutor.course.load import Course
from tutor.course.problems import Code, Problem
from tutor.course.source import Source, read_toml

LEVELS = (1, 2, 3, 4, 5)


@dataclass
class Coverage:
    """How many scenarios of a course there are of each kind."""

    scenarios: int = 0
    placement: int = 0
    """Further ones that only *Prove it* asks: they cover nothing."""
    departments: Counter[tuple[str, str]] = field(default_factory=Counter)
    """By area and department."""
    levels: Counter[tuple[str, int]] = field(default_factory=Counter)
    """By area and level."""
    tags: Counter[str] = field(default_factory=Counter)
    networks: Counter[str] = field(default_factory=Counter)
    """Networks that some step asks a post for, by the scenarios that do."""

    def of_areas(self) -> Counter[str]:
        """Return how many scenarios each area has."""
        counts: Counter[str] = Counter()
        for (area, _), number in self.levels.items():
            counts[area] += number
        return counts

    def data(self) -> dict[str, Any]:
        """Return the same for programs."""
        rows = {
            area: {
                "levels": {str(level): self.levels[area, level] for level in LEVELS},
                "departments": {name: self.departments[area, name] for name in get_args(Department)},
            }
            for area in get_args(Area)
        }
        return {
            "scenarios": self.scenarios,
            "placement": self.placement,
            "areas": rows,
            "tags": dict(sorted(self.tags.items())),
            "networks": dict(sorted(self.networks.items())),
        }


def coverage_of(course: Course) -> Coverage:
    """Count what a course covers, by the headers of its scenarios; a file that cannot be read counts nothing."""
    found = Coverage()
    for path in course.files:
        source = read_toml(path, path.name)
        head = source.data.get("scenario") if isinstance(source, Source) else None
        if not isinstance(source, Source) or not isinstance(head, dict):
            continue
        if head.get("placement") is True:
            found.placement += 1
            continue
        found.scenarios += 1
        area = str(head.get("area", ""))
        found.departments[area, str(head.get("department", ""))] += 1
        level = head.get("level")
        found.levels[area, level if isinstance(level, int) else 0] += 1
        tags = head.get("tags")
        found.tags.update({str(tag) for tag in tags} if isinstance(tags, list) else ())
        found.networks.update(_networks(source.data.get("steps")))
    return found


def _networks(steps: Any) -> set[str]:
    """Return the networks that the steps of a scenario ask posts for."""
    answers = [step.get("answer") for step in steps if isinstance(step, dict)] if isinstance(steps, list) else []
    return {str(answer["network"]) for answer in answers if isinstance(answer, dict) and "network" in answer}


def not_covered(course: Course, found: Coverage) -> Iterator[Problem]:
    """Point at what the table `[coverage]` of a course asks for and no scenario has. Without the table, at nothing."""
    asked = course.header.coverage
    source = read_toml(course.root / COURSE_FILE, COURSE_FILE)
    if asked is None or isinstance(source, Problem):
        return
    areas = get_args(Area) if asked.areas == "all" else asked.areas
    departments = get_args(Department) if asked.departments == "all" else asked.departments
    wanted = {
        "areas": [area for area in areas if not found.of_areas()[area]],
        "levels": [f"{area} at level {at}" for area in areas for at in asked.levels if not found.levels[area, at]],
        "departments": _departments(found, areas, departments, asked.in_each_area),
        "tags": [tag for tag in asked.tags if not found.tags[tag]],
        "networks": [network for network in asked.networks if not found.networks[network]],
    }
    for key, things in wanted.items():
        if things:
            message = f"no scenario covers {', '.join(things)}"
            yield source.problem(
                Code.NOT_COVERED, ("coverage", key), message, "write one, or ask for less", at_key=True
            )


def _departments(found: Coverage, areas: Iterable[str], departments: Iterable[str], in_each_area: bool) -> list[str]:
    """Return the departments that no scenario is about; area by area where that is asked for."""
    if in_each_area:
        return [f"{name} in {area}" for area in areas for name in departments if not found.departments[area, name]]
    somewhere = {name for _, name in found.departments}
    return [name for name in departments if name not in somewhere]


def table(found: Coverage) -> Iterator[str]:
    """Write what a course covers as tables: a row an area, a column a department or level; then tags and networks."""
    areas = get_args(Area)
    yield from _grid("departments", areas, get_args(Department), found.departments)
    yield ""
    yield from _grid("levels", areas, LEVELS, found.levels)
    if found.placement:
        yield f"placement: {found.placement}, beside these"
    for name, counts in (("tags", found.tags), ("networks", found.networks)):
        yield ""
        listed = ", ".join(f"{key} {number}" for key, number in sorted(counts.items()))
        yield f"{name}: {listed or 'none'}"


def _grid(title: str, rows: Iterable[str], columns: tuple[str | int, ...], counts: Counter[Any]) -> Iterator[str]:
    """Write counts by row and column, with a dot for none and the sums at the edges."""
    names = [str(column) for column in columns]
    widths = [max(len(name), 3) for name in names]
    yield f"{title:12}" + "".join(f"  {name:>{width}}" for name, width in zip(names, widths, strict=True)) + "  all"
    totals = [0] * len(names)
    for row in rows:
        numbers = [counts[row, column] for column in columns]
        totals = [total + number for total, number in zip(totals, numbers, strict=True)]
        yield _row(row, numbers, widths)
    yield _row("all", totals, widths)


def _row(title: str, numbers: list[int], widths: list[int]) -> str:
    cells = "".join(f"  {number or '·':>{width}}" for number, width in zip(numbers, widths, strict=True))
    return f"{title:12}{cells}  {sum(numbers):>3}"
