"""`tutor new`: what is made passes `tutor check`, and nothing whose own model fails is ever written."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.material import COMPANY, COURSE, write_course
from tutor.checkers.finding import Answer
from tutor.course.load import load_course, load_scenario
from tutor.course.problems import errors
from tutor.engine.checking import check
from tutor.engine.making import Prepared, Unusable, read_answers_file
from tutor.engine.new_company import NewCompany
from tutor.engine.new_course import new_course
from tutor.engine.new_scenario import NewScenario
from tutor.engine.paths import Paths
from tutor.errors import ExitCode, TutorError
from tutor.session.grading import grade

CASES = sorted((Path(__file__).parent.parent / "cases/new").glob("*.toml"))
"""Answers files that anybody may add to: each has to make a scenario."""
GOOD = CASES[[case.name for case in CASES].index("content-it.toml")].read_text("utf-8")


BOTH = CASES[[case.name for case in CASES].index("both-languages.toml")].read_text("utf-8")
WITH_MILL = "\n".join(
    'company = "mill"' if line.startswith("company_name.it") else line
    for line in BOTH.splitlines()
    if not line.startswith(("company_name.en", "company_about"))
)


def make(paths: Paths, folder: Path, text: str, *, force: bool = False) -> tuple[NewScenario, Prepared]:
    answers = folder / "answers.toml"
    answers.write_text(text, "utf-8")
    area = tomllib.loads(text)["area"]
    making = NewScenario(paths, folder / "draft" / area / "first.toml", force=force)
    return making, making.prepare(read_answers_file(answers))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.stem)
def test_answers_make_a_scenario_that_passes_the_check(case: Path, paths: Paths, tmp_path: Path) -> None:
    making, prepared = make(paths, tmp_path, case.read_text("utf-8"))
    assert prepared.shortfalls == ()
    path = making.write(prepared)
    report = check(tmp_path / "draft")
    assert errors(report.problems) == []
    assert report.problems == list(prepared.problems)
    given = tomllib.loads(case.read_text("utf-8"))
    for language in given["languages"]:
        loaded, _ = load_scenario(path, load_course(tmp_path / "draft", language))
        assert loaded is not None
        step = loaded.scenario.steps[0]
        model = step.models[0].text
        own = given["model"] if isinstance(given["model"], str) else given["model"][language]
        assert model.strip() == own.strip()
        verdict = grade(loaded, step.model_copy(update={"models": ()}), Answer(model))  # type: ignore[arg-type]
        assert verdict.passed
        assert step.mistakes, "the typical mistake is recognised"
        mistaken = [sample for sample in step.samples if sample.about == "the typical mistake"]
        assert {sample.language for sample in mistaken} == set(given["languages"])


def test_a_good_answer_that_misses_a_criterion_holds_the_file_back(paths: Paths, tmp_path: Path) -> None:
    text = GOOD.replace("con il pane caldo", "con 250 fette di pane caldo")
    _, prepared = make(paths, tmp_path, text)
    assert [(each.criterion, each.language) for each in prepared.shortfalls] == [("invented", "it")]
    assert "250" in prepared.shortfalls[0].found
    assert prepared.text == ""
    noted, prepared = make(paths, tmp_path, f'as_note = ["invented"]\n{text}')
    assert prepared.advice == ("invented",)
    assert not errors(prepared.problems)
    read = tomllib.loads(noted.write(prepared).read_text("utf-8"))
    weights = {each["id"]: each["weight"] for each in read["steps"][0]["criteria"]}
    assert weights["invented"] == "note"
    assert weights["facts"] == "must"


def test_a_good_answer_that_copies_the_situation_is_held_back_as_a_whole(paths: Paths, tmp_path: Path) -> None:
    situation = tomllib.loads(GOOD)["situation"]
    start, end = GOOD.index('model = """'), GOOD.index("mistake =")
    _, prepared = make(paths, tmp_path, f'{GOOD[:start]}model = "{situation}"\n{GOOD[end:]}')
    assert [each.criterion for each in prepared.shortfalls] == [""]
    assert "the brief" in prepared.shortfalls[0].found or "del brief" in prepared.shortfalls[0].found


def test_a_fact_that_the_good_answer_does_not_tell_is_not_asked_for(paths: Paths, tmp_path: Path) -> None:
    text = GOOD.replace("Un posto si tiene chiamando lo 0742 555 0192.", "Un posto si tiene in frantoio, da Lucia.")
    _, prepared = make(paths, tmp_path, text)
    read = tomllib.loads(prepared.text)
    asked = next(each for each in read["steps"][0]["criteria"] if each["id"] == "facts")
    assert asked["facts"] == ["day", "name"]
    assert "phone" in [fact["id"] for fact in read["facts"]]


def test_an_unknown_criterion_to_note_is_a_problem(paths: Paths, tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="did you mean 'call'"):
        make(paths, tmp_path, f'as_note = ["cal"]\n{GOOD}')


def test_nothing_is_overwritten_unless_it_is_said(paths: Paths, tmp_path: Path) -> None:
    making, prepared = make(paths, tmp_path, GOOD)
    path = making.write(prepared)
    path.write_text("mine", "utf-8")
    with pytest.raises(TutorError, match="a file already") as refused:
        make(paths, tmp_path, GOOD)
    assert refused.value.exit_code is ExitCode.UNWRITABLE
    assert path.read_text("utf-8") == "mine"
    forced, prepared = make(paths, tmp_path, GOOD, force=True)
    forced.write(prepared)
    assert tomllib.loads(path.read_text("utf-8"))["scenario"]["id"] == "first"
    assert errors(check(tmp_path / "draft").problems) == []


def test_in_a_course_that_is_there_nothing_else_changes(paths: Paths, tmp_path: Path) -> None:
    root = write_course(tmp_path / "draft")
    making, prepared = make(paths, tmp_path, WITH_MILL)
    path = making.write(prepared)
    assert errors(check(root, path).problems) == []
    assert (root / "course.toml").read_text("utf-8") == COURSE
    assert [path.name for path in (root / "companies").iterdir()] == ["mill.toml"]
    assert (root / "companies/mill.toml").read_text("utf-8") == COMPANY


def test_a_company_and_an_id_that_are_taken_get_a_number(paths: Paths, tmp_path: Path) -> None:
    root = write_course(tmp_path / "draft", name="content/07-first.toml")
    (root / "content/07-first.toml").write_text(
        (root / "content/07-first.toml").read_text("utf-8").replace('id = "open-day"', 'id = "first"'), "utf-8"
    )
    making, prepared = make(paths, tmp_path, BOTH.replace("Forno Martini", "Mill"))
    read = tomllib.loads(making.write(prepared).read_text("utf-8"))
    assert (read["scenario"]["id"], read["scenario"]["company"]) == ("first-2", "mill-2")
    assert (root / "companies/mill.toml").read_text("utf-8") == COMPANY


@pytest.mark.parametrize("spoken", ['["it", "en"]', '["en"]'])
def test_a_scenario_speaks_all_the_languages_of_its_course(paths: Paths, tmp_path: Path, spoken: str) -> None:
    root = write_course(tmp_path / "draft")
    (root / "course.toml").write_text(COURSE.replace('["it", "en"]', spoken), "utf-8")
    with pytest.raises(TutorError, match="all the languages of its course"):
        make(paths, tmp_path, GOOD)
    assert {question.id for question in NewScenario(paths, root / "content/x.toml").questions}.isdisjoint({"languages"})


def test_the_folder_is_the_area(paths: Paths, tmp_path: Path) -> None:
    (tmp_path / "answers.toml").write_text(GOOD, "utf-8")
    making = NewScenario(paths, tmp_path / "draft/networks/first.toml")
    with pytest.raises(TutorError, match="says 'networks'") as refused:
        making.prepare(read_answers_file(tmp_path / "answers.toml"))
    assert refused.value.hint.endswith("draft/content/first.toml")
    with pytest.raises(TutorError, match="is none"):
        NewScenario(paths, tmp_path / "first.toml")
    assert list(tmp_path.iterdir()) == [tmp_path / "answers.toml"]


def test_without_a_place_it_goes_to_the_course_around_the_folder(
    paths: Paths, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write_course(tmp_path / "mine")
    monkeypatch.chdir(root / "content")
    making = NewScenario(paths)
    making.given = dict(tomllib.loads(GOOD))
    assert making.target() == root / "content/02-e-uscito-il-primo-olio-dell-anno-e-lucia-ha-fatto-una-foto.toml"
    monkeypatch.chdir(tmp_path)
    assert NewScenario(paths).root == tmp_path / "course"


def test_a_draft_is_taken_up_where_it_was_left(paths: Paths) -> None:
    first = NewScenario(paths)
    assert first.take_up() is False
    fields = {field.key: field for question in first.questions for field in question.fields}
    assert first.answer(fields["languages"], "it", "en") is None
    assert first.answer(fields["area"], "en", "content") is None
    assert first.answer(fields["company_name"], "en", "Mill") is None
    assert first.keep() == ""
    second = NewScenario(paths)
    assert second.take_up()
    assert second.given == {"languages": ["en"], "area": "content", "company_name": {"en": "Mill"}}
    assert second.asked[second.open_question()][0].id == "company"
    second.begin_anew()
    assert not NewScenario(paths).take_up()


@pytest.mark.parametrize("draft", [b"", b"[]", b"{", b'"x"', b'{"area": "content", "nobody": 1}'])
def test_a_damaged_draft_counts_as_none(paths: Paths, draft: bytes) -> None:
    paths.drafts.mkdir(parents=True)
    (paths.drafts / "new-scenario.json").write_bytes(draft)
    making = NewScenario(paths)
    assert making.take_up() is (b"area" in draft)
    assert set(making.given) <= {"area"}


def test_a_company_is_the_learners_own_unless_a_place_is_named(paths: Paths, tmp_path: Path) -> None:
    answers = tmp_path / "answers.toml"
    answers.write_text(
        'languages = ["it"]\nname = "Frantoio Colle Verde"\nabout = "Quattordici persone a Trevi."\n'
        'people = ["Dario", "Lucia"]\nfacts = ["Si apre alle 8", "Ci sono 14 persone"]\n'
        'confidential = ["Il distributore tedesco firma a dicembre"]\nchannels = ["instagram"]\n',
        "utf-8",
    )
    making = NewCompany(paths)
    path = making.write(making.prepare(read_answers_file(answers)))
    assert path == paths.companies / "frantoio-colle-verde.toml"
    root = tmp_path / "mine"
    new_course(root, "", ["it"])
    placed = NewCompany(paths, root / "companies/mill.toml")
    placed.write(placed.prepare(read_answers_file(answers)))
    company = load_course(root, "it").companies["mill"]
    assert company.people == ("Dario", "Lucia")
    assert company.facts == ("Si apre alle 8", "Ci sono 14 persone")
    assert any("tedesc" in form for form in company.confidential)
    answers.write_text(answers.read_text("utf-8").replace("instagram", "instagran"), "utf-8")
    with pytest.raises(Unusable, match="instagran"):
        NewCompany(paths).prepare(read_answers_file(answers))


def test_a_new_course_is_whole_and_never_replaces_one(tmp_path: Path) -> None:
    root = tmp_path / "mine"
    written = new_course(root, "La mia", ["it", "en"])
    assert all(path.is_file() for path in written)
    report = check(root)
    assert report.problems == []
    assert {path.name for path in root.iterdir() if path.is_dir()} >= {"content", "networks", "tracking", "companies"}
    with pytest.raises(TutorError, match="a course already"):
        new_course(root, "", ["en"])


def test_what_is_true_all_year_round_is_not_invented(tmp_path: Path) -> None:
    told = 'facts.en = ["The mill has 250 members"]\n'
    texts = {"companies/mill.toml": COMPANY + told}
    scenario = (write_course(tmp_path / "a") / "content/01-open-day.toml").read_text("utf-8")
    scenario = scenario.replace('use = "content.call_to_action"', 'use = "content.nothing_invented"')
    outcomes = []
    for name, files in (("b", {}), ("c", texts)):
        root = write_course(tmp_path / name, scenario, **files)
        loaded, _ = load_scenario(root / "content/01-open-day.toml", load_course(root, "en"))
        assert loaded is not None
        answer = Answer("Come on Saturday 9 November: all the 250 members will be at the mill.")  # type: ignore[arg-type]
        finding = grade(loaded, loaded.scenario.steps[0], answer).of("call")
        outcomes.append(finding.outcome.value if finding else "")
    assert outcomes == ["unmet", "met"]
