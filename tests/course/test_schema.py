"""The JSON Schemas: in step with the models, and understood by the editors that read them."""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tomli_w
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from tests.conftest import ROOT
from tests.editors import Completion, marks, taplo_refuses, tell_editors
from tests.material import COMPANY, COURSE, SCENARIO, write_course
from tutor.checkers.content.opening import Hook
from tutor.checkers.registry import BUILT_IN, SELF, checker_class
from tutor.course.homes import models_in
from tutor.course.load import Course, load_course, load_scenario
from tutor.course.problems import Code, Problem, errors
from tutor.course.schema import FILES, schema, settings_schema
from tutor.errors import TutorError

CASES: list[dict[str, Any]] = tomllib.loads((ROOT / "tests/cases/schema_slips.toml").read_text("utf-8"))["case"]
SHIPPED = ROOT / "courses/shared-skill"
SCENARIO_FILE = "content/01-open-day.toml"
WHOLE = {SCENARIO_FILE: SCENARIO, "companies/mill.toml": COMPANY, "course.toml": COURSE}


def slipped(case: dict[str, Any]) -> str:
    text = WHOLE[case.get("file", SCENARIO_FILE)]
    assert case["out"] in text
    return text.replace(case["out"], case["put"], 1)


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[int, str, str]]]:
    """Return tombi's marks in a file for each case, all in one run."""
    root = tmp_path_factory.mktemp("slips")
    for number, case in enumerate(CASES):
        whole = case.get("file", SCENARIO_FILE)
        path = root / str(number) / whole
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(slipped(case), "utf-8")
    tell_editors(root)
    found: dict[str, list[tuple[int, str, str]]] = {}
    for path, *mark in marks(root):
        found.setdefault(path.partition("/")[0], []).append(tuple(mark))  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_an_editor_marks_a_slip_where_it_stands(case: dict[str, Any], marked: dict[str, Any]) -> None:
    lines = slipped(case).split("\n")
    found = {(lines[line - 1].strip(), code) for line, code, _ in marked.get(str(CASES.index(case)), [])}
    assert any(case["line"] in line and code == case["code"] for line, code in found), found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_the_other_editor_marks_it_too(case: dict[str, Any], tmp_path: Path) -> None:
    name = {"course.toml": "course", "companies/mill.toml": "company"}.get(case.get("file", ""), "scenario")
    (tmp_path / "schema.json").write_text(json.dumps(schema(name)), "utf-8")
    (tmp_path / "slip.toml").write_text(slipped(case), "utf-8")
    assert taplo_refuses(tmp_path / "slip.toml", tmp_path / "schema.json")


@pytest.mark.parametrize("made", ["shipped", "small"])
def test_editors_have_nothing_against_a_course_without_slips(tmp_path: Path, made: str) -> None:
    root = tmp_path / "course"
    if made == "shipped":
        shutil.copytree(SHIPPED, root)
    else:
        write_course(root)
    tell_editors(root)
    assert marks(root) == []
    for path in sorted(root.glob("*/0*.toml")):
        assert taplo_refuses(path, root / "scenario.schema.json") == ""


TYPING = """#:schema ../scenario.schema.json
format = 1

[scenario]
area =
department = "hr"

[[steps]]
ask = "Write."

[steps.answer]
kind = "post"
network =

[[steps.criteria]]
id = "tags"
use =
weight =
at_most = 3
"""


def test_an_editor_completes_and_explains(tmp_path: Path) -> None:
    write_course(tmp_path, TYPING)
    tell_editors(tmp_path)
    editor = Completion(tmp_path, SCENARIO_FILE)
    try:
        assert {"content", "networks", "tracking", "internal", "engagement"} <= set(editor.offers("area ="))
        assert {"instagram", "google_business"} <= set(editor.offers("network ="))
        assert {"must", "should", "note"} <= set(editor.offers("weight ="))
        assert {SELF, *BUILT_IN} <= set(editor.offers("use ="))
        assert "Whose work it comes from." in editor.tells('department = "hr"')
        assert "`post`: A text to write for a network." in editor.tells('kind = "post"')
        assert "`networks.hashtags`: More than these hide the text" in editor.tells("at_most = 3")
    finally:
        editor.close()


def tables(model: Any, seen: set[Any]) -> Iterator[Any]:
    """Yield a model and every model in it."""
    if model not in seen:
        seen.add(model)
        yield model
        for field in model.model_fields.values():
            for inside in models_in(field.annotation):
                yield from tables(inside, seen)


@pytest.mark.parametrize("name", FILES)
def test_every_key_of_the_models_is_there_with_a_note(name: str) -> None:
    made = schema(name)
    Draft202012Validator.check_schema(made)
    parts = {**made["$defs"], FILES[name].__name__: made}
    for model in tables(FILES[name], set()):
        keys = parts[model.__name__]["properties"]
        assert set(model.model_fields) <= set(keys), model
        assert [key for key in model.model_fields if len(keys[key].get("description", "")) < 10] == [], model


@pytest.mark.parametrize("name", BUILT_IN)
def test_every_setting_of_a_checker_is_there_with_a_note(name: str) -> None:
    branches = {
        branch["if"]["properties"]["use"]["const"]: branch["then"]
        for branch in schema("scenario")["$defs"]["Criterion"]["allOf"]
    }
    assert set(branches) >= {SELF, *BUILT_IN}
    own = settings_schema(name)["properties"]
    assert set(own) == set(checker_class(name).model_fields)
    assert own.items() <= branches[name]["properties"].items()
    assert all(len(value["description"]) >= 10 for value in own.values())


def test_a_checker_of_another_package_keeps_its_settings() -> None:
    data = tomllib.loads(SCENARIO)
    data["steps"][0]["criteria"][0] = {"id": "own", "use": "house.calm", "question": "?", "at_most": "few", "facts": 3}
    assert list(Draft202012Validator(schema("scenario")).iter_errors(data)) == []


class Step(Hook):
    """Named like a part of the format."""

    step_length: int = 1
    """How long a step is, in words."""


class Unsayable(Hook):
    """Has a setting that no schema can say."""

    rule: Callable[[str], bool] | None = None
    """A rule in Python."""


def test_a_checker_may_be_called_like_a_part_of_the_format_or_have_no_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    found = {"house.step": Step, "house.unsayable": Unsayable}
    monkeypatch.setattr("tutor.course.schema.names", lambda: [*BUILT_IN, *found])
    monkeypatch.setattr("tutor.course.schema.checker_class", lambda name: found.get(name) or checker_class(name))
    made = schema("scenario")
    uses = made["$defs"][part_of(made, "Criterion")]["properties"]["use"]["anyOf"][0]["enum"]
    assert "house.step" in uses
    assert "house.unsayable" not in uses
    with pytest.raises(TutorError, match=r"house\.unsayable"):
        settings_schema("house.unsayable")
    assert list(Draft202012Validator(made).iter_errors(tomllib.loads(SCENARIO))) == []


def part_of(made: dict[str, Any], name: str) -> str:
    """Return what a part is called in a schema."""
    return next(part for part in made["$defs"] if part.endswith(name))


STRANGE: tuple[Any, ...] = (
    "a text of some words",
    "",
    7,
    -3,
    2.5,
    [],
    ["words"],
    [["x*"], ["y*"]],
    {},
    {"en": "a text"},
    {"en": ["list"], "it": ["elenco"]},
    {"english": "x"},
    [{"id": "day"}],
)
"""Values to put in the place of others. None of them is read as another type, as `"5"` and `1` for true would be."""
SHAPE = {Code.UNKNOWN_KEY, Code.MISSING_KEY, Code.WRONG_VALUE, Code.TOO_MANY, Code.UNKNOWN_CHECKER}
SHAPE |= {Code.UNKNOWN_NETWORK, Code.UNKNOWN_LANGUAGE, Code.FORMAT_VERSION}
MEANING = ("pattern '", "the rows come from", "replies to", "stays inside", "give value", "give part", "no step shows")
"""Complaints about what a value means: no schema says them."""


def places(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the place of every value."""
    inside = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inside:
        yield (*above, key)
        yield from places(value, (*above, key))


def at(data: Any, place: tuple[Any, ...]) -> Any:
    for step in place:
        data = data[step]
    return data


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Course, Draft202012Validator]:
    root = shutil.copytree(SHIPPED, tmp_path_factory.mktemp("shipped") / "course")
    return load_course(root, "en"), Draft202012Validator(schema("scenario"))


def refused(course: Course, data: dict[str, Any]) -> list[str]:
    """Return what the loader has against a scenario's shape."""
    path = course.root / "content" / "mutated.toml"
    path.write_text(tomli_w.dumps(data), "utf-8")
    found = [problem for language in ("en", "it") for problem in errors(_read(path, course, language))]
    return [
        problem.full()
        for problem in found
        if problem.code in SHAPE and not any(words in problem.message for words in MEANING)
    ]


def _read(path: Path, course: Course, language: str) -> list[Problem]:
    languages = replace(course.languages, language=language)
    return load_scenario(path, replace(course, languages=languages))[1]


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@given(choice=st.data())
def test_schema_and_loader_say_the_same(ground: tuple[Course, Draft202012Validator], choice: st.DataObject) -> None:
    course, validator = ground
    file = choice.draw(st.sampled_from(sorted(SHIPPED.glob("*/0*.toml"))))
    data = tomllib.loads(file.read_text("utf-8"))
    place = choice.draw(st.sampled_from(list(places(data))))
    holder, key = at(data, place[:-1]), place[-1]
    match choice.draw(st.sampled_from(["put", "take", "rename", "add"])):
        case "put":
            holder[key] = choice.draw(st.sampled_from(STRANGE))
        case "take":
            del holder[key]
        case "rename" if isinstance(holder, dict):
            holder[f"{key}_"] = holder.pop(key)
        case _ if isinstance(holder, dict):
            holder["added"] = choice.draw(st.sampled_from(STRANGE))
    by_schema = [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]
    by_loader = refused(course, data)
    assert bool(by_schema) == bool(by_loader), (file.name, place, by_schema, by_loader)
