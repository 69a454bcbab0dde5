"""What a meeting comes to on a page: all that was said, and nobody who did not say yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.groups import SHOWN, alone, group
from tests.material import write_course
from tests.replay.rooms import BETTER, WORSE, Person, projection_of
from tutor.engine.debriefing import Debriefing
from tutor.engine.engine import Engine
from tutor.engine.rooms import debriefing_of
from tutor.export.document import document_lines
from tutor.export.html import document_page
from tutor.export.markdown import document_markdown
from tutor.learning.team.map import team_map
from tutor.replay.facilitation import commands as ask
from tutor.replay.programme import Kind
from tutor.replay.shared import Consent
from tutor.wording.debrief import debrief_document

CALLED = Consent(replay=True, name=True)


def people(number: int) -> tuple[Person, ...]:
    return tuple(Person(f"code-{name}", CALLED, f"{name.title()} Rossetti") for name in "abcde"[:number])


Hold = Callable[..., Debriefing]


@pytest.fixture
def hold(make_engine: Callable[..., Engine], tmp_path: Path) -> Hold:
    def make(*votes: tuple[int, int], owners: tuple[Person, ...] = (), language: str = "en") -> Debriefing:
        engine = make_engine(courses=[write_course(tmp_path / "course")], language=language)
        projection = projection_of(tmp_path, engine, owners)
        projection.jump(lambda stop: stop.kind is Kind.ANSWER)
        here = projection.stop.address
        assert projection.slide is not None
        question = projection.slide.questions[0]
        projection.send(ask.ShowNames())
        projection.send(ask.WriteNote(here, "They want the day"))
        projection.send(ask.Mark(here))
        for yes, no in votes:
            projection.send(ask.Ask(here, question))
            projection.send(ask.Count(here, 0, yes))
            projection.send(ask.Count(here, 1, no))
            projection.send(ask.Close(here))
        debriefing = debriefing_of(engine, projection)
        debriefing.turn(2)
        debriefing.agree("Dora: posts by Friday")
        debriefing.agree("posts")
        return debriefing

    return make


def outputs(debriefing: Debriefing, language: str = "en") -> dict[str, str]:
    from tutor.i18n import speaker

    document = debrief_document(debriefing, speaker(language))
    lines = "\n".join(document_lines(document))
    return {"page": document_page(document), "text": document_markdown(document), "lines": lines}


def test_votes_stand_beside_each_other_notes_at_their_moment_actions_with_owner_and_date(hold: Hold) -> None:
    debriefing = hold((9, 3), (2, 10))
    said = outputs(debriefing)
    address = str(debriefing.meeting.notes[0].address)
    for name, told in said.items():
        assert address in told.replace("\\", ""), name
        assert "They want the day" in told, name
    assert "Dora: posts by Friday: owner Dora; date Friday" in said["lines"]
    assert "posts: owner still open; date still open" in said["lines"]
    assert "yes: first vote 9; second vote 2\nno: first vote 3; second vote 10" in said["lines"]
    assert "Bookmark: The open day, answer [" in said["lines"]
    assert "| yes | 9 | 2 |" in said["text"]
    assert "| Dora: posts by Friday | Dora | Friday |" in said["text"]
    assert "10 · second vote" in said["page"]


def test_it_speaks_italian(hold: Hold) -> None:
    said = outputs(hold((9, 3), (2, 10), language="it"), "it")
    assert '<html lang="it">' in said["page"]
    assert "sì: primo voto 9; secondo voto 2" in said["lines"]
    assert "## E adesso" in said["text"]


@pytest.mark.parametrize("number", [1, 4, 5])
def test_no_answer_no_name_no_letter_and_no_code_leaves_the_room(hold: Hold, number: int) -> None:
    said = outputs(hold((9, 3), owners=people(number)))
    for told in said.values():
        for hidden in ("Rossetti", "code-", "Person A", "Session 1", WORSE, BETTER, "It is a day."):
            assert hidden not in told, hidden


@pytest.mark.parametrize(("votes", "drawn"), [([(3, 1)], False), ([(3, 2)], True), ([(9, 3), (1, 3)], False)])
def test_how_fewer_than_five_hands_fell_stays_in_the_room(
    hold: Hold, votes: list[tuple[int, int]], drawn: bool
) -> None:
    said = outputs(hold(*votes))
    assert ("<rect" in said["page"]) is drawn
    assert ("yes:" in said["lines"]) is drawn
    assert ("fewer than 5 hands" in said["lines"]) is not drawn


@pytest.mark.parametrize(("number", "starts"), [(4, False), (5, True)])
def test_where_the_next_training_starts_is_said_where_the_team_map_says_it(
    hold: Hold, monkeypatch: pytest.MonkeyPatch, number: int, starts: bool
) -> None:
    debriefing = hold()
    assert "one step higher" not in outputs(debriefing)["lines"]
    team = team_map(group(*(alone(f"p{n}", consent=SHOWN) for n in range(number))), ())
    monkeypatch.setattr(debriefing, "_team", lambda: team)
    del debriefing.__dict__["team"]
    assert ("content, from level" in outputs(debriefing)["lines"]) is starts
