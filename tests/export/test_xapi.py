"""xAPI 1.0.3: the statements of a session against the rules of the specification, and the rules against what breaks them."""

from __future__ import annotations

import copy
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.inert import inert
from tests.replay.rooms import Person, people, room_of
from tests.session_files import ALL, EVIL, evil_session
from tutor.checkers.finding import Answer
from tutor.export.xapi import statements
from tutor.export.xapi_response import response
from tutor.replay.exhibit import Exhibit, exhibits
from tutor.replay.room import Label, Recording, open_room
from tutor.replay.shared import Collection, SharedSession
from tutor.session.journal import Reading
from tutor.text.clean import clean, clean_data

CASES = Path(__file__).parent.parent / "cases/xapi"
RULES = Draft202012Validator(json.loads((CASES / "statement.schema.json").read_text("utf-8")))
SLIPS = tomllib.loads((CASES / "slips.toml").read_text("utf-8"))["slips"]
CMI5 = "https://w3id.org/xapi/cmi5/context/categories/cmi5"


def faults(statement: dict[str, Any]) -> list[str]:
    """Say what of a statement the specification forbids."""
    told = [f"{error.json_path}: {error.message}" for error in RULES.iter_errors(statement)]
    return [*told, *nulls(statement)]


def nulls(value: Any, path: str = "$") -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from () if key == "extensions" else nulls(each, f"{path}.{key}")
    elif isinstance(value, list):
        for each in value:
            yield from nulls(each, f"{path}[]")
    elif value is None:
        yield f"{path}: nothing"


@pytest.fixture
def own(tmp_path: Path) -> tuple[Exhibit, ...]:
    """One's own session: the collection of one person, as if it were named."""
    room = room_of(tmp_path, people("learner-0000aa"), named=True)
    return exhibits(room)


def test_every_statement_keeps_the_rules(own: tuple[Exhibit, ...]) -> None:
    told = json.loads(json.dumps(statements(own)))
    assert [fault for statement in told for fault in faults(statement)] == []
    verbs = [statement["verb"]["id"].rpartition("/")[2] for statement in told]
    assert (verbs[0], verbs[-1]) == ("initialized", "terminated")
    assert verbs.count("answered") == 3
    assert verbs.count("passed") + verbs.count("failed") == 1
    assert len({statement["id"] for statement in told}) == len(told)
    assert {json.dumps(statement["actor"]["account"]) for statement in told} == {
        '{"homePage": "https://tutor.invalid", "name": "learner-0000aa"}'
    }
    assert len({statement["context"]["registration"] for statement in told}) == 1
    assert CMI5 not in json.dumps(told)


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip['why']}: {slip['at']}")
def test_what_the_specification_forbids_is_refused(slip: dict[str, Any], own: tuple[Exhibit, ...]) -> None:
    good = next(each for each in statements(own) if each["verb"]["id"].endswith("/answered"))
    broken = copy.deepcopy(json.loads(json.dumps(good)))
    *path, last = slip["at"].split(".")
    inside = broken
    for part in path:
        inside = inside[part]
    if "value" in slip:
        inside[last] = slip["value"]
    else:
        del inside[last]
    assert not faults(good)
    assert faults(broken)


def test_nothing_is_a_fault_too(own: tuple[Exhibit, ...]) -> None:
    broken = {**statements(own)[0], "timestamp": None}
    assert "$.timestamp: nothing" in faults(broken)


def test_an_answer_is_told_with_its_verdict(own: tuple[Exhibit, ...]) -> None:
    first, second, choice = (each for each in statements(own) if each["verb"]["id"].endswith("/answered"))
    assert first["result"]["response"] == "Come to the mill on Sunday."
    assert (first["result"]["success"], second["result"]["success"]) == (False, True)
    assert first["result"]["duration"] == "PT5S"
    assert first["object"]["definition"]["interactionType"] == "long-fill-in"
    assert (choice["object"]["definition"]["interactionType"], choice["result"]["response"]) == ("choice", "day")
    assert first["timestamp"] == "2026-11-23T12:00:25.000Z"


def test_twice_gives_the_same_bytes(tmp_path: Path) -> None:
    one, two = (json.dumps(statements(exhibits(room_of(tmp_path / each)))) for each in ("one", "two"))
    assert one == two


def test_people_in_a_room_are_codes_of_this_room_only(tmp_path: Path) -> None:
    five = exhibits(room_of(tmp_path / "five"))
    six = exhibits(room_of(tmp_path / "six", people("ada", "bea", "cleo", "dora", "ezio", "fede")))
    accounts = [{each["actor"]["account"]["name"] for each in statements(shown)} for shown in (five, six)]
    assert [len(each) for each in accounts] == [5, 6]
    assert accounts[0].isdisjoint(accounts[1])
    ids = [{each["id"] for each in statements(shown)} for shown in (five, six)]
    assert ids[0].isdisjoint(ids[1])
    assert not any("timestamp" in each for each in statements(five))


def test_a_small_group_is_not_linked(tmp_path: Path) -> None:
    shown = exhibits(room_of(tmp_path, [Person("learner-0000a1", sessions=2), Person("learner-0000a2")]))
    told = statements(shown)
    accounts = {each["actor"]["account"]["name"] for each in told}
    assert len(accounts) == len({each["context"]["registration"] for each in told}) == 3
    assert "learner-" not in json.dumps(told)


@pytest.mark.parametrize(
    ("answer", "kind", "expected"),
    [
        (Answer(clean("Come on Saturday.")), "text", ("long-fill-in", "Come on Saturday.")),
        (Answer(clean("a[,]b")), "text", ("other", "a[,]b")),
        (Answer(clean("1[.]2")), "", ("other", "1[.]2")),
        (Answer(clean("3[:]4")), "number", ("other", "3[:]4")),
        (Answer(clean("{lang=it}ciao")), "text", ("other", "{lang=it}ciao")),
        (Answer(), "text", ("long-fill-in", "")),
        (Answer(chosen=("day", "place")), "choice", ("choice", "day[,]place")),
        (Answer(chosen=("b", "a")), "order", ("sequencing", "b[,]a")),
        (Answer(pairs=(("a", "x"), ("b", "y"))), "match", ("matching", "a[.]x[,]b[.]y")),
        (Answer(pairs=(("a[,]", "x"),)), "match", ("other", "a[,]: x")),
        (Answer(chosen=("a[.]b",)), "choice", ("other", "a[.]b")),
    ],
)
def test_a_response_is_read_as_it_was_meant(answer: Answer, kind: str, expected: tuple[str, str]) -> None:
    assert response(answer, kind) == expected


@pytest.mark.parametrize("payload", EVIL, ids=range(len(EVIL)))
def test_whatever_a_session_says_the_rules_are_kept(payload: str) -> None:
    entries = evil_session("learner-0000aa", clean_data(payload))
    session = SharedSession("learner-0000aa", Reading(Path("s"), entries), ALL, made="2026-11-24T09:00:00Z")
    told = json.dumps(statements(exhibits(open_room(Collection((session,)), lambda _: None))))
    assert [fault for statement in json.loads(told) for fault in faults(statement)] == []
    assert inert(told, "json") == []


def test_an_answer_that_waits_for_its_verdict_is_told_all_the_same() -> None:
    entries = evil_session("learner-0000aa", "text")[:4]
    shown = Exhibit(Recording("key", Label("A"), Reading(Path("s"), entries)), "learner-0000aa", own=True)
    last = statements([shown])[-1]
    assert last["verb"]["id"].endswith("/answered")
    assert "success" not in last["result"]
    assert faults(last) == []
