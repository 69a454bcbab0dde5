"""Given a company that the learner described, then it can be practised on, replayed, changed, and nothing leaks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.material import write_course
from tests.own import COMPANY, GOOD, LEAKING, write_own_company
from tutor.checkers.finding import Answer, Outcome
from tutor.course.header import Area
from tutor.course.scaffold.own import Described, own_scenario, own_tasks
from tutor.engine.engine import Engine
from tutor.engine.live import LiveSession
from tutor.engine.new_company import EditedCompany
from tutor.engine.own_company import OwnCompanies
from tutor.engine.taking_out import bundle
from tutor.errors import TutorError
from tutor.replay.moments import moment_view
from tutor.replay.standin import stand_in
from tutor.replay.timeline import Timeline
from tutor.session.commands import Predict, SubmitAnswer
from tutor.session.events import OWN
from tutor.text.clean import clean
from tutor.wording.own_data import bundle_lines


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    write_own_company(engine.paths)
    return engine


def mine(engine: Engine) -> Described:
    return OwnCompanies(engine).described()[0]


def answered(engine: Engine, text: str, task: str = "post") -> LiveSession:
    session = OwnCompanies(engine).start(mine(engine), task).session
    session.send(Predict(None))
    session.send(SubmitAnswer(Answer(clean(text))))
    return session


def outcome(session: LiveSession, criterion: str) -> Outcome:
    last = session.state.here.last
    assert last is not None
    assert last.verdict is not None
    finding = last.verdict.of(criterion)
    assert finding is not None
    return finding.outcome


def test_there_is_a_task_for_every_area() -> None:
    assert [task.area for task in own_tasks()] == list(Area.__args__)  # type: ignore[attr-defined]


@pytest.mark.parametrize("language", ["it", "en"])
@pytest.mark.parametrize("task", [task.id for task in own_tasks()])
def test_every_task_is_a_scenario_with_the_companys_own_facts(
    make_engine: Callable[..., Engine], language: str, task: str
) -> None:
    engine = make_engine(language=language)
    write_own_company(engine.paths)
    described = mine(engine)
    loaded = own_scenario(task, described, "sales")
    texts = "\n".join([fact.text for fact in loaded.scenario.facts])
    assert loaded.language == language
    assert loaded.scenario.scenario.department == "sales"
    assert described.company.name in loaded.scenario.scenario.brief
    assert described.company.facts[0] in texts
    assert [fact.text for fact in loaded.scenario.facts if fact.confidential] == list(described.company.inside)
    for step in loaded.scenario.steps:
        assert any(criterion.weight == "must" for criterion in step.criteria)
        assert all(criterion.hints for criterion in step.criteria if criterion.weight == "must")
        assert "{" not in step.ask


def test_the_same_checkers_judge_and_what_stays_inside_is_watched_over(engine: Engine) -> None:
    good = answered(engine, GOOD)
    assert good.state.here.passed
    assert outcome(good, "leak") is Outcome.MET
    good.close()
    leaking = answered(engine, LEAKING, "two-places")
    assert outcome(leaking, "leak") is Outcome.UNMET
    assert not leaking.state.here.passed


@pytest.mark.parametrize(
    ("text", "lacks"),
    [
        (
            COMPANY.replace('inside.en = ["In March the shop in Dante Square closes"]\n', "")
            .replace('inside.it = ["A marzo si chiude il negozio di piazza Dante"]\n', "")
            .replace('confidential.it = ["piazza dante"]\n', "")
            .replace('confidential.en = ["dante square"]\n', ""),
            "leak",
        ),
        (COMPANY.replace('channels = ["instagram", "whatsapp"]', "channels = []"), "fits"),
    ],
    ids=["nothing stays inside", "no network"],
)
def test_a_criterion_that_makes_no_sense_for_a_company_is_left_out(engine: Engine, text: str, lacks: str) -> None:
    write_own_company(engine.paths, text)
    step = own_scenario("post", mine(engine), "").scenario.steps[0]
    assert lacks not in {criterion.id for criterion in step.criteria}


def test_two_places_are_offered_only_to_who_writes_in_two(engine: Engine) -> None:
    own = OwnCompanies(engine)
    assert "two-places" in {task.id for task in own.tasks(mine(engine))}
    write_own_company(engine.paths, COMPANY.replace('"instagram", "whatsapp"', '"instagram"'))
    assert "two-places" not in {task.id for task in own.tasks(mine(engine))}


def test_a_company_in_one_language_is_practised_on_in_that_one(engine: Engine) -> None:
    lines = [line for line in COMPANY.splitlines() if not line.partition(" ")[0].endswith(".en")]
    write_own_company(engine.paths, "\n".join(lines))
    assert own_scenario("post", mine(engine), "").language == "it"


def test_a_session_is_marked_as_the_own_and_goes_on_where_it_was_left(engine: Engine) -> None:
    answered(engine, LEAKING).close()
    (row,) = engine.store.summaries()
    assert (row.purpose, row.course, row.area) == (OWN, "own-lenas-bakery", "content")
    assert OwnCompanies(engine).left_open(mine(engine)) == {"post"}
    opened = OwnCompanies(engine).start(mine(engine), "post")
    assert opened.resumed
    opened.session.close()


def test_it_moves_no_area_and_is_not_proposed(engine: Engine) -> None:
    before = engine.today()
    answered(engine, GOOD).close()
    assert engine.today() == before


def test_a_replay_makes_the_scenario_anew_and_does_without_the_company_too(engine: Engine) -> None:
    session = answered(engine, GOOD)
    session.close()
    reading = engine.reading(session.path)
    loaded = engine.scenario_of(reading)
    assert loaded is not None
    assert loaded == session.loaded
    mine(engine).path.unlink()
    assert engine.scenario_of(reading) is None
    alone = stand_in(reading)
    assert alone is not None
    timeline = Timeline(reading.entries)
    assert any(moment_view(alone, timeline[at]).answer.text == GOOD for at in range(len(timeline)))


def test_the_preview_of_an_export_shows_what_stays_inside_and_says_whose_sessions_they_are(engine: Engine) -> None:
    session = answered(engine, LEAKING)
    session.close()
    made = bundle(engine)
    assert any("Dante Square" in trace.quote for trace in made.traces)
    assert made.own == (session.path.stem,)
    assert not any("lenas-bakery" in name for name, _ in made.files)
    said = "\n".join(bundle_lines(made, engine.voice))
    assert "Dante Square" in said
    assert "1 session is about your own company" in said


def test_the_name_given_at_the_welcome_stands_in_the_first_description(engine: Engine) -> None:
    engine.keep(replace(engine.settings, company="Lena & Co"))
    assert OwnCompanies(engine).new().given == {}
    mine(engine).path.unlink()
    making = OwnCompanies(engine).new()
    assert making.given["name"]["en"] == "Lena & Co"
    assert making.keep() == ""
    assert not OwnCompanies(engine).new().take_up()


def test_a_description_is_asked_about_again_with_what_is_known(engine: Engine) -> None:
    file = mine(engine).path
    making = EditedCompany(engine.paths, file)
    assert not making.take_up()
    assert making.languages == ("it", "en")
    assert making.given["confidential"]["en"] == ["In March the shop in Dante Square closes"]
    making.given["facts"]["en"] = ["Open from 5 to 13"]
    prepared = making.prepare(making.source())
    assert making.write(prepared) == file
    company = mine(engine).company
    assert company.facts == ("Open from 5 to 13",)
    assert company.inside == ("In March the shop in Dante Square closes",)
    assert company.products == ("rye bread",)
    assert company.channels == ("instagram", "whatsapp")
    assert answered(engine, LEAKING).state.here.passed is False


@pytest.mark.parametrize(
    "text", ["", "not toml = = =", 'format = 1\nid = "x"\n', 'format = 9\nid = "x"\nname = "X"\n', "\x00"]
)
def test_a_file_that_is_no_description_is_left_out(engine: Engine, text: str) -> None:
    (engine.paths.companies / "broken.toml").write_text(text, "utf-8")
    assert [each.company.id for each in OwnCompanies(engine).described()] == ["lenas-bakery"]


def test_braces_and_markup_in_a_description_stay_what_they_are(engine: Engine) -> None:
    write_own_company(engine.paths, COMPANY.replace("Lena's Bakery", "Lena {place} [@click=x]"))
    loaded = own_scenario("post", mine(engine), "")
    assert "Lena {place} [@click=x]" in loaded.scenario.scenario.brief


def test_a_task_that_is_none_is_told(engine: Engine) -> None:
    with pytest.raises(TutorError, match="no such task"):
        own_scenario("ghost", mine(engine), "")
