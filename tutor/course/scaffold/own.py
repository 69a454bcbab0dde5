"""Tasks on the learner's own company: from its description to a scenario that is played like any other, in memory."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tutor.checkers.settings import Languages
from tutor.course.catalogue import COMPANIES
from tutor.course.header import Company, CourseHeader
from tutor.course.limits import MAX_FACTS
from tutor.course.load import Course, LoadedScenario, load_scenario
from tutor.course.model import FORMAT
from tutor.course.problems import Problem, errors
from tutor.course.scaffold.defaults import criterion
from tutor.course.scaffold.forms import giving_away
from tutor.course.shape import validate
from tutor.course.source import Source, read_toml, read_toml_bytes
from tutor.errors import TutorError
from tutor.i18n import LANGUAGES, marked
from tutor.networks.rules import networks
from tutor.text.clean import clean_line

_FILE = Path(__file__).parent / "own.toml"
PREFIX = "own-"
"""What the id of the course of such a scenario begins with; the company's follows."""
LONGEST_ID = 64
"""Characters of an id."""
INSIDE = "leak"
"""The criterion that makes sense only where something stays inside."""


@dataclass(frozen=True, slots=True)
class OwnTask:
    """A task that any company can be practised on with."""

    id: str
    area: str
    minutes: int
    title: Mapping[str, str]
    """By language."""
    places: int
    """How many networks it needs the company to write on."""


@dataclass(frozen=True, slots=True)
class Described:
    """A company as its file tells of it, in one language."""

    company: Company
    path: Path
    language: str
    """The learner's, where it is described in it; the first of the description otherwise."""

    @property
    def course(self) -> str:
        """Id of the course that its scenarios say they are of."""
        return f"{PREFIX}{self.company.id}"[:LONGEST_ID].rstrip("-")

    @property
    def places(self) -> tuple[str, ...]:
        """The networks it writes on that are known here."""
        return tuple(channel for channel in self.company.channels if channel in networks())


def own_tasks() -> tuple[OwnTask, ...]:
    """Return every task there is, in the order of the areas."""
    rows = _data()["tasks"]
    return tuple(
        OwnTask(name, row["area"], row["minutes"], row["title"], len(row["where"]) if "other" in row["where"] else 0)
        for name, row in rows.items()
    )


def own_titles(language: str) -> dict[str, str]:
    """Return the titles of the tasks by the ids of their scenarios."""
    return {f"{PREFIX}{task.id}": task.title[language] for task in own_tasks()}


def alike(task: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return, for each step of a task, the steps of a course that ask another company for the same kind of thing.

    Args:
        task: The task's id.

    Returns:
        By id of the step: scenarios and their steps, by their ids, those most like it first.
    """
    steps = _data()["tasks"][task]["steps"]
    return {
        step["id"]: tuple((scenario, name) for scenario, _, name in (each.partition("#") for each in step["alike"]))
        for step in steps
    }


def describe(path: Path, language: str) -> Described | None:
    """Read the description of a company; None where it cannot be used.

    Args:
        path: The file, in a folder `companies`.
        language: The learner's.
    """
    source = read_toml(path, path.name)
    if isinstance(source, Problem):
        return None
    name = source.data.get("name")
    spoken = [code for code in name if code in LANGUAGES] if isinstance(name, dict) else [language]
    chosen = language if language in spoken or not spoken else spoken[0]
    company, problems = validate(source, Company, Languages(chosen, spoken[0] if spoken else "", LANGUAGES))
    return None if company is None or errors(problems) else Described(company, path, chosen)


def own_scenario(task: str, described: Described, department: str) -> LoadedScenario:
    """Make the scenario of a task on a company.

    Args:
        task: The task's id.
        described: The company.
        department: The learner's own; empty where they did not say it.

    Raises:
        TutorError: There is no such task, or the company's description has something in it that cannot be used.
    """
    row = _data()["tasks"].get(task)
    if row is None:
        raise TutorError(marked("no such task"), clean_line(task))
    company, language = described.company, described.language
    course = Course(
        described.path.parent.parent,
        CourseHeader(format=FORMAT, id=described.course, title=company.name, languages=(language,)),
        {company.id: company},
        Languages(language, language, LANGUAGES),
    )
    loaded, problems = load_scenario(_FILE, course, _source(task, row, described, department))
    if loaded is None:
        listed = "\n".join(problem.one_line() for problem in errors(problems))
        raise TutorError(marked("this description cannot be practised on"), listed)
    return loaded


@cache
def _data() -> dict[str, Any]:
    with _FILE.open("rb") as file:
        return tomllib.load(file)


def _source(task: str, row: Mapping[str, Any], described: Described, department: str) -> Source:
    """Write the scenario as its file would stand, so that it passes what every scenario passes."""
    import tomli_w

    language, values = described.language, _values(described)
    head = {
        "id": f"{PREFIX}{task}",
        "area": row["area"],
        "level": row["level"],
        "minutes": row["minutes"],
        "company": described.company.id,
        "department": department or "management",
        "role": _word("role", language).format(**values),
        "reader": values["reader"],
        **{key: row[key][language].format(**values) for key in ("title", "goal", "link_in", "link_out", "brief")},
    }
    head["brief"] = "\n\n".join(text for text in (described.company.about, values["tone"], head["brief"]) if text)
    data = {
        "format": FORMAT,
        "scenario": head,
        "facts": _facts(described),
        "steps": [_step(step, row, described, values) for step in row["steps"]],
    }
    source = read_toml_bytes(tomli_w.dumps(data).encode(), f"{COMPANIES}/{described.path.name}")
    if isinstance(source, Problem):
        raise TutorError(marked("this description cannot be practised on"), source.one_line())
    return source


def _word(key: str, language: str) -> str:
    return str(_data()["words"][key][language])


def _values(described: Described) -> dict[str, str]:
    """Return what stands in the braces of a task."""
    company, language = described.company, described.language
    places = [networks()[name].name for name in described.places]
    page = _word("page", language)
    tone = _word("tone", language).format(tone=", ".join(company.tone)) if company.tone else ""
    return {
        "name": company.name,
        "reader": _word("and", language).join(company.readers[:3]) or _word("reader", language),
        "tone": tone,
        "place": next(iter(places), page),
        "other": next(iter(places[1:]), page),
    }


def _facts(described: Described) -> list[dict[str, Any]]:
    """Return what is true there all year round, what it makes, and what stays inside, as facts."""
    company, language = described.company, described.language
    public = [*company.facts, *company.products]
    told = (company.name, company.about, *public, *company.readers)
    inside: list[dict[str, Any]] = [
        {"text": line, "confidential": True, "match": list(giving_away(line, language, told))}
        for line in company.inside[:MAX_FACTS]
    ]
    facts = [{"text": line} for line in public[: MAX_FACTS - len(inside)]] + inside
    return [{"id": f"fact-{number}", **fact} for number, fact in enumerate(facts, 1)]


def _step(
    step: Mapping[str, Any], row: Mapping[str, Any], described: Described, values: Mapping[str, str]
) -> dict[str, Any]:
    """Return a step: for the network that it is for, where the company has one."""
    language, places = described.language, described.places
    at = 1 if step.get("place") == "other" else 0
    network = places[at] if "place" in step and len(places) > at else ""
    kept = bool(described.company.confidential or described.company.inside)
    names = [name for name in step["criteria"] if (name != INSIDE or kept) and (name != "fits" or network)]
    must = [name for name in row.get("must", ()) if name in names]
    made = {
        "id": step["id"],
        "ask": row["ask"][step["id"]][language].format(**values),
        "answer": {"kind": "post", "network": network} if network else {"kind": "text"},
        "criteria": [_criterion(name, language, must=name in must) for name in names],
    }
    if "message" in row:
        made["material"] = [{"title": _word("message", language), "text": row["message"][language]}]
    return made


def _criterion(name: str, language: str, *, must: bool) -> dict[str, Any]:
    """Return a criterion with its texts and the settings that any company needs."""
    known = _data()["criteria"].get(name) or criterion(name)
    settings = _data()["settings"].get(name, {})
    texts = {key: known[key][language] for key in ("question", "hints", "why") if key in known}
    weight = "must" if must else known["weight"]
    return {"id": name, "use": known["use"], "weight": weight, **texts, **settings}
