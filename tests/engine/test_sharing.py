"""A learner hands sessions over: what leaves, and what does not."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.groups import ENTRIES
from tests.material import write_course
from tests.session_files import ALL, journal, session
from tutor.checkers.finding import Answer, Band
from tutor.engine.collecting import collect
from tutor.engine.engine import Engine
from tutor.engine.regrading import regraded
from tutor.engine.sharing import Sharing, write_shared_file
from tutor.errors import ExitCode, TutorError
from tutor.export.counted import counted
from tutor.learning.areas import AREAS
from tutor.learning.plan import plan
from tutor.learning.team.map import team_map
from tutor.replay.shared import Collection, Consent, SharedSession
from tutor.session.commands import CheckSelf, CloseSession, Disagree, MoveOn, OpenModels, Predict, SubmitAnswer
from tutor.session.events import AnswerGraded, AnswerSubmitted, Event, SessionClosed, SessionStarted
from tutor.session.journal import Reading
from tutor.text.clean import clean

SAID = "Come on Saturday 9 November, says Mrs Bianchi (AB 123 CD), and book with Dario: our grinder sings."
PRIVATE = ("Bianchi", "AB 123 CD", "Dario", "grinder")


@pytest.fixture
def engine(make_engine: Callable[..., Engine], tmp_path: Path) -> Engine:
    engine = make_engine(courses=[write_course(tmp_path / "course")])
    engine.paths.companies.mkdir(parents=True)
    (engine.paths.companies / "own.toml").write_text(
        'people = ["Teresa Conti"]\nconfidential.en = ["grinder"]\n', "utf-8"
    )
    return engine


def played(engine: Engine, text: str = SAID) -> Path:
    session = engine.start("open-day").session
    for command in (
        Predict(None),
        SubmitAnswer(Answer(clean(text))),
        CheckSelf(),
        Disagree("facts", f"It is there: {text}"),
        OpenModels(),
        MoveOn(),
        SubmitAnswer(Answer(chosen=("day",))),
        MoveOn(),
        CloseSession(4, True, clean(f"When Teresa calls, then I write. {text}")),
    ):
        session.send(command)
    session.close()
    return session.path


def handed_over(engine: Engine, folder: Path, consent: Consent = ALL, **words: list[str]) -> Path:
    folder.mkdir(exist_ok=True)
    draft = Sharing(engine, [row.id for row in engine.store.summaries()]).draft(**words)
    return write_shared_file(draft.content(consent), folder / "mine")


def test_names_and_secrets_stay_here_and_the_rest_goes(engine: Engine, tmp_path: Path) -> None:
    path = played(engine)
    target = handed_over(engine, tmp_path / "out", Consent(replay=True))
    content = target.read_text("utf-8")
    assert [word for word in (*PRIVATE, "Teresa") if word in content] == []
    assert "[name]" in content
    assert "[confidential]" in content
    assert "Saturday 9 November" in content
    [found] = collect(target.parent).sessions
    assert found.consent == Consent(replay=True)
    assert found.person == "learner-000000"
    assert found.id == path.stem
    own = engine.reading(path)
    assert [entry.id for entry in found.reading.entries] == [entry.id for entry in own.entries]
    assert found.reading.head == own.head
    assert target.stat().st_mode & 0o077 == 0
    assert target.name == "mine.tutor"


def test_times_go_to_the_minute_only(engine: Engine, tmp_path: Path) -> None:
    played(engine)
    [found] = collect(handed_over(engine, tmp_path / "out")).sessions
    assert all(entry.at.endswith(":00Z") for entry in found.reading.entries)


def test_the_name_goes_only_with_consent(engine: Engine, tmp_path: Path) -> None:
    played(engine)
    assert collect(handed_over(engine, tmp_path / "with")).sessions[0].name == "Dario"
    without = handed_over(engine, tmp_path / "without", replace(ALL, name=False))
    assert "Dario" not in without.read_text("utf-8")


def test_a_word_can_be_hidden_and_another_shown(engine: Engine, tmp_path: Path) -> None:
    played(engine)
    content = handed_over(engine, tmp_path / "out", hide=["sings"], keep=["Bianchi"]).read_text("utf-8")
    assert "sings" not in content
    assert "[hidden]" in content
    assert "Mrs Bianchi" in content
    assert "AB 123 CD" not in content


def test_the_preview_says_what_is_hidden_and_how_often(engine: Engine) -> None:
    draft = Sharing(engine, [played(engine).stem]).draft()
    assert {words: (instead, count) for words, instead, count in draft.hidden} == {
        "Mrs Bianchi": ("[name]", 3),
        "AB 123 CD": ("[number]", 3),
        "Dario": ("[name]", 3),
        "grinder": ("[confidential]", 3),
        "Teresa": ("[name]", 1),
    }


def test_a_name_is_hidden_in_every_session_and_a_secret_where_it_is_one(engine: Engine) -> None:
    first = played(engine, "Marta Ferrari is away because of her surgery, and the mill is open on Saturday 9.")
    second = played(engine, "The surgery next door opens on Saturday 9 November, says our neighbour Ferrari.")
    told = {going.id: repr(going.entries) for going in Sharing(engine, [str(first), str(second)]).draft().sessions}
    assert "Ferrari" not in told[first.stem] + told[second.stem]
    assert "surgery" not in told[first.stem]
    assert "surgery next door" in told[second.stem]


def test_nothing_is_written_over(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "mine.tutor").write_text("mine", "utf-8")
    (tmp_path / "link.tutor").symlink_to(tmp_path / "nowhere")
    for name in ("mine", "mine.tutor", "link"):
        with pytest.raises(TutorError):
            write_shared_file(b"x", tmp_path / name)
    assert (tmp_path / "mine.tutor").read_text("utf-8") == "mine"


def test_a_session_of_somebody_else_stays_here(engine: Engine, tmp_path: Path) -> None:
    (tmp_path / "other.jsonl").write_bytes(journal(session("learner-ffffff")))
    with pytest.raises(TutorError) as failure:
        Sharing(engine, [str(tmp_path / "other.jsonl")])
    assert failure.value.exit_code is ExitCode.USAGE


def test_a_damaged_session_stays_here(engine: Engine) -> None:
    path = played(engine)
    path.write_bytes(path.read_bytes().replace(b"Saturday 9", b"Saturday 8"))
    with pytest.raises(TutorError):
        Sharing(engine, [path.stem])


def test_a_company_that_cannot_be_read_lets_nothing_out(engine: Engine) -> None:
    """What it keeps inside would go unseen."""
    path = played(engine)
    (engine.paths.companies / "own.toml").write_text("confidential = [", "utf-8")
    with pytest.raises(TutorError):
        Sharing(engine, [path.stem]).draft()


def test_the_same_session_twice_goes_once(engine: Engine) -> None:
    path = played(engine)
    assert len(Sharing(engine, [path.stem, str(path)]).draft().sessions) == 1


def test_a_session_handed_over_is_graded_again_and_comes_out_the_same(engine: Engine, tmp_path: Path) -> None:
    played(engine, "Come on Saturday 9 November and see the stone turn at the mill.")
    [found] = regraded(engine, collect(handed_over(engine, tmp_path / "out"))).sessions
    assert found.graded_here
    assert found.differences == ()


def test_a_verdict_that_was_made_better_is_told_with_the_one_of_here(engine: Engine, tmp_path: Path) -> None:
    entries = list(engine.reading(played(engine, "Come and see the stone turn one day, we wait for you.")).entries)
    at = next(at for at, entry in enumerate(entries) if isinstance(entry.event, AnswerGraded))
    graded = entries[at].event
    assert isinstance(graded, AnswerGraded)
    assert graded.verdict.band is Band.AGAIN
    entries[at] = replace(entries[at], event=replace(graded, verdict=replace(graded.verdict, band=Band.VERY_GOOD)))
    (tmp_path / "forged.jsonl").write_bytes(journal(entries))
    [found] = regraded(engine, collect(tmp_path / "forged.jsonl")).sessions
    [difference] = found.differences
    assert (difference.seq, difference.recorded.band, difference.here.band) == (at + 1, Band.VERY_GOOD, Band.AGAIN)


def test_what_is_not_at_hand_is_not_graded_again(engine: Engine, tmp_path: Path) -> None:
    entries = list(engine.reading(played(engine)).entries)
    started = entries[0].event
    assert isinstance(started, SessionStarted)
    for change in ({"digest": "0" * 64}, {"scenario": "elsewhere"}, {"language": "xx"}):
        entries[0] = replace(entries[0], event=replace(started, **change))  # type: ignore[arg-type]
        (tmp_path / "one.jsonl").write_bytes(journal(entries))
        [found] = regraded(engine, collect(tmp_path / "one.jsonl")).sessions
        assert not found.graded_here


def test_answers_with_hidden_words_are_not_held_against_their_verdicts(engine: Engine, tmp_path: Path) -> None:
    """With the day hidden the answer would fail: nobody cheated."""
    played(engine, "Come on Saturday 9 November and see the stone turn at the mill.")
    target = handed_over(engine, tmp_path / "out", hide=["Saturday 9 November"])
    header = json.loads(target.read_text("utf-8").splitlines()[0])
    assert header["sessions"][0]["hidden"]
    [found] = regraded(engine, collect(target)).sessions
    assert found.differences == ()


def test_who_agrees_to_no_use_sends_counts_and_no_word(engine: Engine, tmp_path: Path) -> None:
    own = engine.reading(played(engine))
    target = handed_over(engine, tmp_path / "out", Consent())
    words = {word for text in (SAID, "Teresa calls", "shop-floor") for word in re.findall(r"\w{5,}", text)}
    assert [word for word in words if word in target.read_text("utf-8")] == []
    [found] = regraded(engine, collect(target)).sessions
    assert (found.consent, found.differences, found.graded_here) == (Consent(), (), False)
    assert [entry.id for entry in found.reading.entries] == [entry.id for entry in own.entries]
    assert [type(event) for event in found.reading.events] == [type(event) for event in own.events]
    answers = [event.answer for event in found.reading.events if isinstance(event, AnswerSubmitted)]
    assert answers == [Answer()] * 2
    assert found.reading.events[-1] == SessionClosed()
    assert [_outcomes(event) for event in found.reading.events] == [_outcomes(event) for event in own.events]


def _outcomes(event: Event) -> object:
    if not isinstance(event, AnswerGraded):
        return None
    verdict = event.verdict
    return verdict.band, verdict.score, verdict.mistake, [(each.criterion, each.outcome) for each in verdict.findings]


@pytest.mark.parametrize("use", ["replay", "row", "name", "helper"])
def test_who_agrees_to_some_use_keeps_the_words(engine: Engine, tmp_path: Path, use: str) -> None:
    played(engine)
    consent = replace(Consent(), **{use: True})
    draft = Sharing(engine, [row.id for row in engine.store.summaries()]).draft()
    assert draft.under(consent) is draft
    assert "Saturday 9 November" in handed_over(engine, tmp_path / "out", consent).read_text("utf-8")


def test_counts_alone_make_the_same_map_and_the_same_plan() -> None:
    def closed(bare: bool) -> Collection:
        people = [f"learner-0000a{n}" for n in range(7)]
        told = [
            (each, session(each, number=n, passed=n % 2 > 0, area=area))
            for n, each in enumerate(people)
            for area in AREAS
        ]
        readings = [(each, Reading(Path(each), counted(entries) if bare else entries)) for each, entries in told]
        return Collection(tuple(SharedSession(each, reading) for each, reading in readings))

    whole, bare = closed(False), closed(True)
    assert whole != bare
    assert team_map(bare, ENTRIES) == team_map(whole, ENTRIES)
    assert team_map(whole, ENTRIES).stumbles.criteria
    assert plan(bare, 45) == plan(whole, 45)
