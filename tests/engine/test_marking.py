"""Grading without a screen: one answer, files of answers, and how far people and tutor agree."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.material import write_course
from tutor.checkers.finding import Band, Outcome
from tutor.engine.library import Library
from tutor.engine.marking import Marking, Report, band_of, verdict_data
from tutor.engine.paths import Paths, shipped_courses
from tutor.errors import TutorError
from tutor.metrics.agreement import agreement, quadratic_kappa
from tutor.wording.grading import agreement_lines, verdict_lines

GOOD = "Saturday 9 November, 10-17, at the mill: book your place on 0742 555 0192 and taste the green oil."


@pytest.fixture
def marking(tmp_path: Path, paths: Paths) -> Marking:
    course = write_course(tmp_path / "course")
    return Marking(Library((course,), tmp_path / "index.json"), "en", paths)


def line(**row: object) -> str:
    return json.dumps(row)


def test_one_answer_by_id_and_by_file(marking: Marking, tmp_path: Path) -> None:
    place, verdict = marking.single("open-day#line", GOOD)
    file = tmp_path / "course/content/01-open-day"
    for named in (f"{file}.toml", f"{file}", "content/01-open-day.toml", "content/01-open-day"):
        assert marking.single(f"{named}#line", GOOD)[1] == verdict
    data = verdict_data(place, verdict, GOOD)
    assert data["scenario"] == "open-day"
    assert data["band"] == verdict.band.value
    for finding in data["findings"]:
        for span in finding["spans"]:
            assert GOOD[span["start"] : span["end"]] == span["text"]
    assert any("facts" in said for said in verdict_lines(verdict, GOOD, "en"))


@pytest.mark.parametrize(
    ("place", "said"), [("open-dax#caption", "open-day"), ("open-day#lime", "line")], ids=["scenario", "step"]
)
def test_a_place_that_is_not_there_is_named_with_those_that_are(marking: Marking, place: str, said: str) -> None:
    with pytest.raises(TutorError) as failure:
        marking.single(place, GOOD)
    assert said in failure.value.hint


def test_a_batch_compares_people_and_tutor(marking: Marking) -> None:
    rows = [
        line(scenario="open-day", step="line", language="en", answer=GOOD, marks={"facts": "met"}),
        line(scenario="open-day", step="line", language="en", answer="Come and see us.", marks={"facts": "met"}),
        line(scenario="open-day", step="line", language="en", answer={"text": GOOD}, marks={"facts": "unmet"}),
    ]
    report = marking.batch(rows)
    (compared,) = report.criteria.values()
    assert compared.missed_negatives == 1
    assert compared.missed_positives + compared.left_open == 1
    assert len(report.bands) == 3
    assert report.unread == 0
    assert "missed +" in "\n".join(agreement_lines(report))


def test_a_line_may_hold_what_was_answered_before(tmp_path: Path, paths: Paths) -> None:
    shipped = Marking(Library((shipped_courses() / "shared-skill",), tmp_path / "index.json"), "en", paths)
    notice = (
        "The practice is closed for the holidays from 9 to 20 August, and we open again on Monday 23 at 8.30. "
        "Should a tooth hurt while we are away, Dr Ferri answers from 9 to 12: 0445 555 0136."
    )
    head = {"scenario": "august-closure", "step": "facebook", "answer": notice, "marks": {"adapted": "unmet"}}
    other = (
        "Hand on your cheek at the bus stop? Press Call, somebody picks up every morning from 9 to 12. "
        "Nobody at the door until Monday 23, so do save yourself the walk."
    )
    alone, pasted, another = shipped.batch(
        [line(**head), line(**head, earlier={"google": notice}), line(**head, earlier={"google": {"text": other}})]
    ).rows
    outcomes = [
        next(finding["outcome"] for finding in row["findings"] if finding["criterion"] == "adapted")
        for row in (alone, pasted, another)
    ]
    assert outcomes == ["unsure", "unmet", "met"]


@pytest.mark.parametrize(
    ("broken", "cure"),
    [
        ("{", "one object a line"),
        ("[]", "scenario"),
        (line(step="line", answer="x"), '"scenario"'),
        (line(scenario="open-day", step="line"), "answer"),
        (line(scenario="open-day", answer="x", marks={"fax": "met"}), "facts"),
        (line(scenario="open-day", answer="x", marks={"facts": "yes"}), "partly"),
        (line(scenario="open-day", answer="x", marks={"facts": ["met"]}), "partly"),
        (line(scenario="open-day", answer="x", language="de"), "it, en"),
        (line(scenario="open-day", answer="x", step="lime"), "line, why"),
        (line(scenario="open-day", answer="x", earlier={"google": "y"}), "why"),
        (line(scenario="open-day", answer="x", earlier="y"), "why"),
        (line(scenario="open-day", answer="x", earlier={"why": 5}), "answer"),
        ("[" * 5000, "one object a line"),
        (line(scenario="open-day", answer="x" * 1_000_001), "an answer is shorter"),
    ],
    ids=[
        "cut",
        "list",
        "no-scenario",
        "no-answer",
        "criterion",
        "mark",
        "listed-mark",
        "language",
        "step",
        "step-before",
        "text",
        "before",
        "deep",
        "long",
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(marking: Marking, broken: str, cure: str) -> None:
    report = marking.batch([broken, line(scenario="open-day", step="line", answer=GOOD)])
    assert report.unread == 1
    assert cure in report.rows[0]["hint"]
    assert report.rows[1]["line"] == 2
    assert "line 1:" in "\n".join(agreement_lines(report))


@pytest.mark.parametrize(
    "shape",
    [
        {"pairs": None},
        {"pairs": [1]},
        {"pairs": ["ab"]},
        {"pairs": [["day"]]},
        {"pairs": [["day", "good", "logo"]]},
        {"pairs": [["day", None]]},
        {"pairs": {"day": "good"}},
        {"chosen": 5},
        {"chosen": None},
        {"chosen": "day"},
        {"chosen": [["day"]]},
        {"text": None},
        {"text": ["day"]},
        {"alt": 5},
        {"fax": "day"},
        ["day"],
        7,
    ],
    ids=json.dumps,
)
def test_an_answer_of_another_shape_is_named_and_the_others_go_on(marking: Marking, shape: object) -> None:
    broken = line(scenario="open-day", step="why", answer=shape)
    report = marking.batch([broken, line(scenario="open-day", step="why", answer={"chosen": ["day"]})])
    assert "no answer that can be read" in report.rows[0]["error"]
    assert '"chosen": ["…"]' in report.rows[0]["hint"]
    assert report.rows[1]["passed"]


@pytest.mark.parametrize("scenario", ["content/\0", f"content/{'x' * 5000}", "\ud800/x"], ids=["nul", "long", "lone"])
def test_a_scenario_that_is_no_name_is_named_and_the_others_go_on(marking: Marking, scenario: str) -> None:
    report = marking.batch([line(scenario=scenario, answer="x"), line(scenario="open-day", answer=GOOD)])
    assert "no such scenario" in report.rows[0]["error"]
    assert report.rows[1]["passed"]


def test_an_empty_batch_says_so(marking: Marking) -> None:
    assert list(agreement_lines(marking.batch(["", "  "]))) == ["0 graded, 0 passed"]
    assert Report().band_kappa is None


def test_marks_amount_to_a_band(marking: Marking) -> None:
    place, _ = marking.single("open-day#line", GOOD)
    weights = {criterion.id: criterion.weight.value for criterion in place.step.criteria}
    all_met = dict.fromkeys(weights, Outcome.MET)
    assert band_of(all_met, place.step) is Band.VERY_GOOD
    must = next(name for name, weight in weights.items() if weight == "must")
    assert band_of(all_met | {must: Outcome.PARTLY}, place.step) is Band.AGAIN


def test_kappa_by_hand() -> None:
    """Cohen's own arithmetic: 15 and 20 alike of 50, marginals 25/25 and 20/30 give (0.7 - 0.5) / 0.5."""
    first = ["a"] * 25 + ["b"] * 25
    second = ["a"] * 15 + ["b"] * 10 + ["a"] * 5 + ["b"] * 20
    assert agreement(first, second).kappa == pytest.approx(0.4)
    assert agreement([], []).kappa is None
    assert agreement(["a"], ["a"]).kappa is None
    assert quadratic_kappa([0, 1, 2, 3], [0, 1, 2, 3]) == pytest.approx(1)
    assert quadratic_kappa([0, 1, 2, 3], [3, 2, 1, 0]) == pytest.approx(-1)
