"""Forms of facts: each is looked for alone, by the checker that has to find it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.session.rehearsal.stages import bent, found
from tutor.course.problems import Code
from tutor.session.rehearsal.forms import said_alone

INSTANCES = [
    ("prenot*", ["prenot"]),
    ("book _ mill", ["book mill"]),
    ("distribut* within 4 german*", ["distribut german"]),
    ("9 november", ["9 november"]),
    ("passa|vieni _ banco|frantoio", ["passa banco", "vieni banco", "passa frantoio"]),
]


@pytest.mark.parametrize(("form", "texts"), INSTANCES, ids=[row[0] for row in INSTANCES])
def test_a_form_is_said_in_each_of_its_ways(form: str, texts: list[str]) -> None:
    assert list(said_alone(form)) == texts


def test_a_form_that_its_own_checker_does_not_find_is_told_at_its_place(tmp_path: Path) -> None:
    scenario = bent(('accept.it = ["9 novembre", "sabato 9"]', 'accept.it = ["9 novembre", "ultim\' ora|mezz\'ora"]'))
    problem = found(tmp_path, scenario, Code.FACT_FORM_LOST, "it")[0]
    assert "mezz'ora" in problem.message
    assert problem.snippet[problem.column - 1 :].startswith("\"ultim' ora|mezz'ora\"")


def test_a_confidential_form_that_finds_nothing_is_told(tmp_path: Path) -> None:
    scenario = bent(('match.it = ["forno rossi"]', 'match.it = ["forno rossi", "quell\'altro|mezz\'ora"]'))
    assert [problem.code for problem in found(tmp_path, scenario, Code.LEAK_FORM_LOST, "it")] == [Code.LEAK_FORM_LOST]
    assert found(tmp_path / "en", scenario, Code.LEAK_FORM_LOST, "en") == []
