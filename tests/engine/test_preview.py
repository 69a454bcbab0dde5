"""A scenario played in memory while its file changes under the author's hands."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.conftest import NOON
from tests.material import COMPANY, COURSE, SCENARIO, write_course
from tutor.checkers.finding import Answer, Band, Outcome
from tutor.course.model import Expectation
from tutor.engine.engine import Engine
from tutor.engine.manuscript import Manuscript
from tutor.engine.preview import Preview
from tutor.errors import ExitCode, TutorError
from tutor.session.commands import CheckSelf, CloseSession, MoveOn, OpenHint, OpenModels, Predict, Revise, SubmitAnswer
from tutor.session.decide import NotNow, Phase
from tutor.text.clean import clean

GOOD = Answer(clean("Come to the mill on Saturday 9 and see the stone turn."))
HALF = Answer(clean("Come to the mill and see the stone turn with us."))
FILE = "content/01-open-day.toml"


@pytest.fixture
def course(tmp_path: Path) -> Path:
    return write_course(tmp_path / "course")


@pytest.fixture
def preview(course: Path) -> Preview:
    return opened(course)


def opened(course: Path, step: str = "") -> Preview:
    return Preview(Manuscript(course / FILE, course, "en"), step, lambda: NOON)


def edit(preview: Preview, *changes: tuple[str, str]) -> None:
    """Change the file as an editor does, and read it anew."""
    path = preview.manuscript.path
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")
    preview.reload()


def where(preview: Preview) -> tuple[str, Phase]:
    shown = preview.view()
    return shown.step, shown.phase


def test_it_is_the_session_that_a_learner_has(preview: Preview, make_engine: Callable[..., Engine]) -> None:
    live = make_engine(courses=[preview.manuscript.root]).start("open-day").session
    for command in (Predict(2), OpenHint(), SubmitAnswer(HALF), CheckSelf((("facts", "yes"),)), Revise()):
        assert preview.send(command) == live.send(command)
    for command in (SubmitAnswer(GOOD), OpenModels(), MoveOn(), SubmitAnswer(Answer(chosen=("logo",))), MoveOn()):
        assert preview.send(command) == live.send(command)
    with pytest.raises(NotNow):
        preview.send(Predict(1))
    live.close()


def test_onward_passes_through_every_place_and_backward_through_the_same(preview: Preview) -> None:
    there = [where(preview)]
    for _ in range(20):
        preview.onward()
        if where(preview) == there[-1]:
            break
        there.append(where(preview))
    assert there == [
        ("line", Phase.PREDICT),
        ("line", Phase.WRITE),
        ("line", Phase.SELF_CHECK),
        ("line", Phase.FEEDBACK),
        ("line", Phase.COMPARE),
        ("why", Phase.WRITE),
        ("why", Phase.FEEDBACK),
        ("", Phase.CLOSE),
    ]
    back = [where(preview)]
    for _ in range(len(there)):
        preview.backward()
        back.append(where(preview))
    assert back == [*reversed(there), there[0]]


def test_an_empty_box_borrows_an_answer_of_the_file_and_what_is_typed_is_handed_in(preview: Preview) -> None:
    preview.onward()
    shown = preview.onward()
    assert preview.borrowed
    assert shown.answer.text.startswith("Come and see the stone turn on Sunday")
    assert preview.backward().answer == Answer()
    assert not preview.borrowed
    preview.type("line", GOOD)
    assert preview.onward().answer == GOOD
    assert not preview.borrowed
    assert preview.onward().feedback.passed  # type: ignore[union-attr]


def test_what_was_typed_is_still_in_the_box_after_a_look_at_what_follows(preview: Preview) -> None:
    preview.onward()
    preview.type("line", HALF)
    for _ in range(4):
        preview.onward()
    for _ in range(4):
        preview.backward()
    assert (where(preview), preview.view().answer) == (("line", Phase.WRITE), HALF)


def test_onward_follows_the_answer_where_steps_branch(course: Path) -> None:
    branch = '\n  [[steps.next]]\n  when = { passed = true }\n  goto = "end"\n  [[steps.next]]\n  goto = "why"\n\n[[steps]]\nid = "why"'
    write_course(course, SCENARIO.replace('\n[[steps]]\nid = "why"', branch))
    for answer, leads_to in ((GOOD, ""), (HALF, "why")):
        preview = opened(course)
        preview.onward()
        preview.type("line", answer)
        assert preview.author().leads_to == (leads_to or "end")  # type: ignore[union-attr]
        while preview.view().phase is not Phase.COMPARE:
            preview.onward()
        assert preview.onward().step == leads_to


def test_a_change_in_the_file_shows_and_step_phase_text_and_hints_stay(preview: Preview) -> None:
    preview.send(Predict(1))
    preview.send(OpenHint())
    preview.type("line", HALF)
    edit(preview, ("Write the invitation.", "Write it in one line."), ('["When?", ', '["Which day?", '))
    shown = preview.view()
    assert (shown.ask, shown.answer, where(preview)) == ("Write it in one line.", HALF, ("line", Phase.WRITE))
    assert [hint.text for hint in shown.hints] == ["Which day?"]


def test_what_was_handed_in_is_judged_by_the_file_as_it_is_now(preview: Preview) -> None:
    preview.send(Predict(1))
    preview.send(SubmitAnswer(HALF))
    preview.send(CheckSelf())
    assert preview.view().feedback.band is Band.AGAIN  # type: ignore[union-attr]
    edit(preview, ('"saturday 9"]', '"saturday 9", "with us"]'))
    shown = preview.view()
    assert shown.phase is Phase.FEEDBACK
    assert shown.feedback is not None
    assert shown.feedback.passed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (FILE, 'format = 1\n"'),
        (FILE, ""),
        (FILE, "\xff\x00"),
        (FILE, SCENARIO.replace("minutes", "minuts")),
        ("course.toml", "format = [\n"),
        ("course.toml", COURSE.replace("format = 1", "format = 99")),
        ("companies/mill.toml", COMPANY.replace("name", "nome")),
        (FILE, None),
        ("course.toml", None),
        ("companies/mill.toml", None),
    ],
)
def test_broken_and_mended(preview: Preview, course: Path, name: str, text: str | None) -> None:
    preview.send(Predict(1))
    preview.type("line", HALF)
    before, file = preview.view(), course / name
    good = file.read_text("utf-8")
    if text is None:
        file.unlink()
    else:
        file.write_text(text, "latin-1")
    preview.reload()
    assert preview.broken
    assert any(problem.file == name or name.startswith("companies") for problem in preview.problems)
    assert preview.view() == before
    file.write_text(good, "utf-8")
    preview.reload()
    assert not preview.broken
    assert preview.view() == before


def test_a_file_that_is_broken_from_the_start_waits_for_its_step(course: Path) -> None:
    write_course(course, "format = ")
    preview = opened(course, "why")
    assert preview.broken
    write_course(course)
    preview.reload()
    assert where(preview) == ("why", Phase.WRITE)


def test_a_step_that_goes_away_is_taken_up_again_when_it_comes_back(course: Path) -> None:
    preview = opened(course, "why")
    preview.type("why", Answer(chosen=("logo",)))
    edit(preview, ('id = "why"', 'id = "which"'))
    assert where(preview) == ("line", Phase.PREDICT)
    edit(preview, ('id = "which"', 'id = "why"'))
    assert (where(preview), preview.view().answer.chosen) == (("why", Phase.WRITE), ("logo",))


def test_a_step_that_is_renamed_with_its_former_id_stays_where_it_was(preview: Preview) -> None:
    preview.send(Predict(1))
    preview.type("line", HALF)
    edit(preview, ('id = "line"', 'id = "caption"\nformerly = ["line"]'))
    assert (where(preview), preview.view().answer) == (("caption", Phase.WRITE), HALF)


def test_an_answer_may_become_another_kind_and_an_option_may_go(course: Path) -> None:
    preview = opened(course, "why")
    preview.type("why", Answer(chosen=("logo",)))
    edit(preview, ('id = "logo"', 'id = "brand"'))
    assert preview.author().verdict.band is Band.INVALID  # type: ignore[union-attr]
    edit(preview, ('answer = { kind = "post", network = "instagram" }', 'answer = { kind = "text" }'))
    preview.backward()
    assert preview.view().step == "line"


def test_the_author_sees_each_criterion_for_what_is_typed_and_no_attempt_is_used_up(preview: Preview) -> None:
    preview.onward()
    preview.type("line", Answer(clean("Come on Sunday and see the stone turn.")))
    seen = preview.author()
    assert seen is not None
    assert seen.verdict.mistake == "sunday"
    outcomes = {finding.criterion: finding.outcome for finding in seen.verdict.findings}
    assert (outcomes["facts"], outcomes["leak"]) == (Outcome.UNMET, Outcome.MET)
    assert seen.nearest is not None
    assert preview.view().attempts_left == 3
    preview.type("line", GOOD)
    assert preview.author().verdict.passed  # type: ignore[union-attr]


def test_a_checker_that_looks_at_an_earlier_step_finds_its_model_where_nothing_was_handed_in(course: Path) -> None:
    second = """
[[steps]]
id = "again"
ask.it = "Ora per Facebook."
ask.en = "Now for Facebook."
answer = { kind = "post", network = "facebook" }

  [[steps.criteria]]
  id = "adapted"
  use = "networks.adapted"
  weight = "must"
  step = "line"
  question.it = "È adattato?"
  question.en = "Is it adapted?"
"""
    write_course(course, SCENARIO + second)
    preview = opened(course, "again")
    assert not preview.broken, preview.problems
    preview.type(
        "again", Answer(clean("On Saturday 9 November the stone turns for everybody: come to the mill from 10."))
    )
    finding = preview.author().verdict.of("adapted")  # type: ignore[union-attr]
    assert finding is not None
    assert finding.outcome is not Outcome.MET


def test_the_close_begins_again_with_what_was_typed(preview: Preview) -> None:
    preview.onward()
    preview.type("line", HALF)
    while preview.view().phase is not Phase.CLOSE:
        preview.onward()
    assert preview.send(CloseSession(4)).phase is Phase.DONE
    assert preview.author() is None
    assert preview.again().phase is Phase.PREDICT
    assert preview.onward().answer == HALF


def test_samples_are_kept_in_memory_and_the_files_stay_as_they_are(
    preview: Preview, course: Path, paths: object, tmp_path: Path
) -> None:
    before = {path: path.read_bytes() for path in course.rglob("*.toml")}
    preview.onward()
    preview.type("line", HALF)
    preview.keep_sample(preview.author(), Expectation(unmet=("facts",)))  # type: ignore[arg-type]
    ((step, sample),) = preview.samples
    assert (step, sample.language, sample.text) == ("line", "en", HALF.text)
    while preview.view().phase is not Phase.CLOSE:
        preview.onward()
    assert {path: path.read_bytes() for path in course.rglob("*.toml")} == before
    assert not (tmp_path / "home").exists()


def test_a_scenario_is_found_by_its_file_its_path_in_a_course_and_its_id(
    make_engine: Callable[..., Engine], course: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library = make_engine(courses=[course]).library
    monkeypatch.chdir(course / "content")
    for name in (str(course / FILE), "01-open-day.toml", FILE, "open-day"):
        found = Manuscript.find(name, library, "en")
        assert (found.path, found.root) == (course / FILE, course), name


def test_what_is_not_there_is_named(make_engine: Callable[..., Engine], course: Path, tmp_path: Path) -> None:
    library = make_engine(courses=[course]).library
    (tmp_path / "alone.toml").write_text(SCENARIO, "utf-8")
    for name, said in ((str(tmp_path / "alone.toml"), "no course around"), ("opne-day", "open-day")):
        with pytest.raises(TutorError) as caught:
            Manuscript.find(name, library, "en")
        assert said in f"{caught.value} {caught.value.hint}"
        assert caught.value.exit_code is ExitCode.NOT_FOUND
    with pytest.raises(TutorError, match="no such step: caption") as caught:
        opened(course, "caption")
    assert "line, why" in caught.value.hint
