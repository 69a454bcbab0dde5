"""A course that is updated under a learner: names, steps and texts change, and what was reached stays reached."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from tests.material import SCENARIO, write_course
from tests.plain.test_plain import Script
from tutor.checkers.finding import Answer
from tutor.engine.engine import Engine
from tutor.engine.live import LiveSession
from tutor.learning.path import Kind
from tutor.plain.front import Plain
from tutor.session.changes import Changes
from tutor.session.commands import CheckSelf, CloseSession, MoveOn, Predict, SubmitAnswer
from tutor.session.decide import Phase
from tutor.session.journal import read_journal
from tutor.text.clean import clean

GOOD = Answer(clean("Come to the mill on Saturday 9 and see the stone turn."))
HEAD, LINE, WHY = (
    SCENARIO[: SCENARIO.index("[[steps]]")],
    *("[[steps]]" + part for part in SCENARIO.split("[[steps]]")[1:]),
)

Update = Callable[[str], Engine]


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    return make_engine(courses=[write_course(tmp_path / "course")])


@pytest.fixture
def update(make_engine: Callable[..., Engine], tmp_path: Path) -> Update:
    """Return what writes another text of the scenario, and opens the course anew."""

    def make(scenario: str) -> Engine:
        return make_engine(courses=[write_course(tmp_path / "course", scenario)])

    return make


def begin(engine: Engine, *, first_step_done: bool = True) -> LiveSession:
    session = engine.start("open-day").session
    session.send(Predict(2))
    if first_step_done:
        session.send(SubmitAnswer(GOOD))
        session.send(CheckSelf())
        session.send(MoveOn())
    else:
        session.type(Answer(clean("half a sent")))
    session.close()
    return session


def finish(session: LiveSession) -> None:
    session.send(SubmitAnswer(Answer(chosen=("day",)), 3))
    session.send(MoveOn())
    session.send(CloseSession())
    session.close()


UNTOUCHED = [
    ("an update of nothing", SCENARIO),
    ("another title for it", SCENARIO.replace('id = "open-day"', 'id = "the-mill"\nformerly = ["open-day"]')),
    (
        "steps with other names",
        SCENARIO.replace('id = "line"', 'id = "caption"\nformerly = ["line"]').replace(
            'id = "why"', 'id = "reason"\nformerly = ["why"]'
        ),
    ),
    ("another sample", SCENARIO.replace("we will be there", "we shall all be there")),
]


@pytest.mark.parametrize("scenario", [row[1] for row in UNTOUCHED], ids=[row[0] for row in UNTOUCHED])
def test_names_and_samples_change_nothing_for_a_learner(engine: Engine, update: Update, scenario: str) -> None:
    """Given a session left at the second step, when names change, then it goes on there and ends as it would have."""
    begun = begin(engine)
    opened = update(scenario).start("open-day")
    assert opened.resumed
    assert opened.session.path == begun.path
    assert opened.changes is None
    assert opened.session.view().number == 2
    finish(opened.session)
    renamed = update(scenario)
    summary = renamed.store.summaries()[0]
    assert (summary.finished, summary.passed, summary.autonomous) == (True, True, True)
    today = renamed.today()
    assert today.done == {entry.id for entry in renamed.library.scenarios()}
    assert today.areas[0].done == 1
    assert today.next_review is not None


def test_a_draft_survives_the_renaming_of_its_step(engine: Engine, update: Update) -> None:
    begin(engine, first_step_done=False)
    opened = update(SCENARIO.replace('id = "line"', 'id = "caption"\nformerly = ["line"]')).start("open-day")
    assert opened.session.view().answer.text == "half a sent"
    opened.session.close()


CHANGED = [
    ("a task reads differently", SCENARIO.replace("Write the invitation.", "Write two lines."), Changes(steps=(1,))),
    ("a criterion looks for more", SCENARIO.replace('facts = ["day"]', 'facts = ["day", "deal"]'), Changes(steps=(1,))),
    ("a fact reads differently", SCENARIO.replace("Saturday 9 November", "Saturday 9 November, from 10"), Changes(brief=True)),
    ("a step to come was added", HEAD + LINE + WHY + WHY.replace('"why"', '"then"'), Changes(added=1)),
    ("the step done was taken out", HEAD + WHY, Changes(removed=1)),
    ("both languages, ours untouched", SCENARIO.replace("Scrivi l'invito.", "Scrivi due righe."), None),
]  # fmt: skip


@pytest.mark.parametrize(("scenario", "changes"), [row[1:] for row in CHANGED], ids=[row[0] for row in CHANGED])
def test_what_changed_is_known_and_the_pass_stays(
    engine: Engine, update: Update, scenario: str, changes: Changes | None
) -> None:
    begin(engine)
    opened = update(scenario).start("open-day")
    assert opened.resumed
    assert opened.changes == changes
    assert opened.session.state.record("line").passed
    assert opened.session.view().step == "why"
    opened.session.close()


def test_a_step_that_is_taken_away_under_the_learner_leads_to_the_next_one(engine: Engine, update: Update) -> None:
    """Given a session at the first step, when that step is gone, then it goes on at the second and can be passed."""
    begun = begin(engine, first_step_done=False)
    opened = update(HEAD + WHY).start("open-day")
    assert opened.resumed
    assert not opened.elsewhere
    assert opened.session.path == begun.path
    assert (opened.session.view().phase, opened.session.view().step) == (Phase.WRITE, "why")
    finish(opened.session)
    engine = update(HEAD + WHY)
    assert (engine.store.summaries()[0].passed, engine.store.summaries()[0].autonomous) == (True, True)
    assert read_journal(begun.path).broken_at == 0


def test_a_last_step_that_is_taken_away_leads_to_the_close(engine: Engine, update: Update) -> None:
    begin(engine)
    opened = update(HEAD + LINE).start("open-day")
    assert opened.session.view().phase is Phase.CLOSE
    assert opened.session.view().passed
    opened.session.close()


def test_a_session_left_open_is_proposed_under_its_new_name(engine: Engine, update: Update) -> None:
    begin(engine)
    first = update(UNTOUCHED[1][1]).today().proposals[0]
    assert (first.kind, first.entry.id) == (Kind.RESUME, "the-mill")


def said(engine: Engine, lines: Iterable[str]) -> list[str]:
    script = Script(lines)
    Plain(engine, script.lines).run("open-day")
    return script.said


def test_the_learner_is_told_what_changed(engine: Engine, update: Update) -> None:
    begin(engine)
    told = said(update(SCENARIO.replace("Write the invitation.", "Write two lines.")), [":leave"])
    assert "The course was updated since you were here. Step 1 reads differently; what you reached there stays." in told
    gone = said(update(HEAD + WHY), [":leave"])
    assert "The course was updated since you were here. 1 step is gone." in gone
    assert not any("updated" in line for line in said(update(SCENARIO), [":leave"]))
