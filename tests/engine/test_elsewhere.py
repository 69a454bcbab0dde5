"""Beside an answer about the learner's own company stands what another company wrote for a task of the same kind."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.lived import Lived, live
from tests.own import GOOD, write_own_company
from tests.plain.test_plain import Script
from tutor.checkers.finding import Answer
from tutor.course.scaffold.own import alike, own_tasks
from tutor.engine.elsewhere import elsewhere
from tutor.engine.engine import Engine
from tutor.engine.live import LiveSession
from tutor.engine.own_company import OwnCompanies
from tutor.plain.front import Plain
from tutor.session.commands import CheckSelf, OpenModels, Predict, Revise, SubmitAnswer
from tutor.session.events import OWN
from tutor.text.clean import clean

TASKS = {task.id: task.area for task in own_tasks()}
WRITTEN = {
    "it": "Alle cinque il forno si è fermato, e i panini sono storti. Passate a provarne uno al banco fino alle 13.",
    "en": GOOD,
}


@pytest.fixture(params=["it", "en"])
def engine(make_engine: Callable[..., Engine], request: pytest.FixtureRequest) -> Engine:
    """An engine on the shipped course, for somebody who described their company."""
    engine = make_engine(language=request.param)
    write_own_company(engine.paths)
    return engine


def begun(engine: Engine, task: str = "post") -> LiveSession:
    own = OwnCompanies(engine)
    return own.start(own.described()[0], task).session


@pytest.mark.parametrize("task", TASKS)
def test_every_step_named_is_of_the_same_area_and_has_models(engine: Engine, task: str) -> None:
    """And none is of the placement: what it asks stays unseen."""
    for places in alike(task).values():
        assert places
        for scenario, step in places:
            entry = engine.library.entry(scenario)
            found = engine.library.open(entry, engine.settings.language).scenario.step(step)
            assert (entry.area, entry.placement) == (TASKS[task], False)
            assert found is not None
            assert found.models


def test_models_stay_closed_to_who_has_not_done_their_step(engine: Engine) -> None:
    """Until then the worked example stands for them; where there is none, nothing does."""
    language = engine.settings.language
    [example] = elsewhere(engine, "post", language)["post"]
    entry = engine.library.entry("new-bread")
    step = engine.library.open(entry, language).scenario.step("caption")
    assert step is not None
    assert step.example is not None
    assert (example.who, example.text) == (step.example.about, step.example.text.strip())
    assert elsewhere(engine, "two-places", language) == {}


@pytest.mark.parametrize(
    ("row", "opened"),
    [
        (Lived(9, "new-oil", "content"), True),
        (Lived(9, "new-oil", "content", passed_at=0), True),
        (Lived(9, "new-oil", "content", purpose=OWN), False),
        (Lived(9, "twelve-euros", "engagement"), False),
    ],
    ids=["done", "done, guided", "not in the course", "another"],
)
def test_a_step_that_was_done_shows_its_models(engine: Engine, row: Lived, opened: bool) -> None:
    """Given the case of the mill was closed, then its two models are shown, before the example of the bakery."""
    live(engine.paths, (row,))
    found = elsewhere(engine, "post", engine.settings.language)["post"]
    assert [piece.who.startswith("Frantoio Colle Verde, ") for piece in found] == ([True, True] if opened else [False])


def test_what_is_shown_comes_after_the_answer_and_says_whose_it_is(engine: Engine) -> None:
    session = begun(engine)
    session.send(Predict(None))
    session.send(SubmitAnswer(Answer(clean(WRITTEN[engine.settings.language]))))
    view = session.send(CheckSelf())
    assert (view.has_models, view.elsewhere, view.models) == (True, True, ())
    session.send(Revise())
    session.send(SubmitAnswer(Answer(clean(WRITTEN[engine.settings.language]))))
    [model] = session.send(OpenModels()).models
    assert model.elsewhere
    assert model.title in {piece.who for piece in session.loaded.elsewhere["post"]}
    session.close()


def test_it_is_told_so_in_lines(engine: Engine) -> None:
    written = ["", WRITTEN[engine.settings.language], ".", "", "models", "", "", "", ""]
    script = Script(["own", "line-0", *written, ":leave"])
    Plain(engine, script.lines).run()
    named = {"it": "Un'altra azienda, un compito dello stesso tipo.", "en": "Another company, a task of the same kind."}
    option = {"it": "vedi come ha fatto un'altra azienda", "en": "see how another company did it"}
    language = engine.settings.language
    assert any(line.startswith(named[language]) for line in script.said)
    assert option[language] in script.text
