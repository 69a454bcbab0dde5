"""What is shown never holds what is expected."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

from tests.material import COMPANY, SCENARIO, write_course
from tests.session.test_decide import ANSWER, AT_CLOSE, AT_FEEDBACK, BRANCHING, DONE_LINE, LAST, STARTED, WHY
from tutor.checkers.finding import Answer, Band, Finding, Outcome, Verdict, Weight
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.engine.paths import shipped_courses
from tutor.i18n import speaker
from tutor.session import events as e
from tutor.session.decide import Phase
from tutor.session.feedback import CardKind, feedback_view
from tutor.session.state import Attempt, StepRecord, fold
from tutor.session.view import OpenStep, VersionView, view
from tutor.wording.session import progress


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> LoadedScenario:
    root: Path = write_course(tmp_path_factory.mktemp("course"))
    course = load_course(root, "en")
    found, _ = load_scenario(course.files[0], course)
    assert found is not None
    return found


def test_no_view_before_the_comparison_holds_a_model_a_hint_or_a_key(loaded: LoadedScenario) -> None:
    for events in ([STARTED], AT_FEEDBACK, LAST, DONE_LINE, AT_CLOSE):
        shown = repr(dataclasses.asdict(view(loaded, fold(events))))
        assert loaded.scenario.steps[0].models[0].text not in shown
        assert "Fact 1." not in shown
        assert "correct" not in shown
        assert "Without the day nobody comes" not in shown


@pytest.mark.parametrize("language", ["it", "en"])
def test_the_shipped_course_leaks_nothing_at_the_start_of_a_step(language: str) -> None:
    for folder in shipped_courses().glob("*/course.toml"):
        course = load_course(folder.parent, language)
        for path in course.files:
            found, _ = load_scenario(path, course)
            assert found is not None
            for step in found.scenario.steps:
                state = fold([dataclasses.replace(STARTED, steps=(step.id,), language=language)])
                shown = repr(view(found, state))
                secrets = [model.text for model in step.models] + [mistake.says for mistake in step.mistakes]
                secrets += [hint for criterion in step.criteria for hint in criterion.hints]
                options = getattr(step.answer, "options", ())
                secrets += [
                    said for option in options if (said := option.consequence if step.decides else option.picked)
                ]
                assert [secret for secret in secrets if secret in shown] == []


def test_where_the_way_branches_steps_are_counted_as_they_are_taken(loaded: LoadedScenario, tmp_path: Path) -> None:
    course = load_course(write_course(tmp_path, BRANCHING), "en")
    branching, _ = load_scenario(course.files[0], course)
    assert branching is not None
    there = fold([*DONE_LINE, WHY])
    assert progress(view(branching, there), speaker("en")).startswith("step 2 ·")
    assert progress(view(loaded, there), speaker("en")).startswith("step 2 of 2 ·")


def test_the_models_come_after_the_last_attempt(loaded: LoadedScenario) -> None:
    shown = view(loaded, fold([*LAST, e.ModelsOpened("line")]))
    assert shown.phase is Phase.COMPARE
    assert [model.title for model in shown.models] == ["dry"]
    assert shown.mistake is not None


REVISING = [*AT_FEEDBACK, e.RevisionStarted("line")]


def test_who_revises_has_the_next_moves_beside_and_hints_for_what_is_open(loaded: LoadedScenario) -> None:
    hints = [e.HintOpened("line", "leak", 1), e.HintOpened("line", "facts", 1)]
    shown = view(loaded, fold([*AT_FEEDBACK[:2], *hints, *AT_FEEDBACK[2:], e.RevisionStarted("line")]))
    assert shown.phase is Phase.WRITE
    assert shown.feedback is not None
    assert [card.criterion for card in shown.feedback.moves] == ["facts"]
    assert [hint.criterion for hint in shown.hints] in (["facts"], [])
    assert view(loaded, fold([STARTED])).feedback is None


def test_a_text_that_came_back_as_it_was_says_so_and_leaves_the_attempts(loaded: LoadedScenario) -> None:
    before, after = (view(loaded, fold([*REVISING, *more])) for more in ([], [e.RevisionDropped("line")]))
    assert after.phase is Phase.FEEDBACK
    assert after.feedback is not None
    assert after.feedback.unchanged
    assert after.attempts_left == before.attempts_left


def test_the_close_says_which_step_is_open_and_how_many_went_well(loaded: LoadedScenario) -> None:
    """Given a step without its fact and one that went well, then the open one has its place and its question."""
    shown = view(loaded, fold(AT_CLOSE))
    assert (shown.passed, shown.well) == (False, 1)
    assert shown.open_steps == (OpenStep(1, "Is it clear when?"),)


def test_the_answer_is_never_cleared(loaded: LoadedScenario) -> None:
    assert view(loaded, fold([*AT_FEEDBACK, e.RevisionStarted("line")])).answer == ANSWER
    typed = Answer(ANSWER.text, chosen=("x",))
    assert view(loaded, fold([STARTED]), typed).answer == typed


def test_at_most_three_cards_one_strength_and_the_essentials_first(loaded: LoadedScenario) -> None:
    feedback = view(loaded, fold(AT_FEEDBACK)).feedback
    assert feedback is not None
    assert [card.kind for card in feedback.cards] == [CardKind.STRENGTH, CardKind.MOVE]
    assert feedback.cards[1].criterion == "facts"
    assert feedback.essentials == (1, 2)
    assert feedback.expected == 2


def test_options_stand_in_the_same_order_for_the_same_learner(loaded: LoadedScenario) -> None:
    boxes = {view(loaded, fold(DONE_LINE)).box for _ in range(3)}
    assert len(boxes) == 1


def test_two_cards_never_say_the_same_sentence(loaded: LoadedScenario) -> None:
    """Two criteria may miss the same thing: it is said once, and the next one has its turn."""
    findings = [
        Finding(Outcome.UNMET, "I looked for the day.", criterion=name, weight=Weight.MUST) for name in ("a", "b")
    ]
    findings.append(Finding(Outcome.UNMET, "I looked for the price.", criterion="c", weight=Weight.SHOULD))
    attempt = Attempt(1, ANSWER, verdict=Verdict(Band.AGAIN, tuple(findings)))
    cards = feedback_view(loaded.scenario.steps[0], StepRecord(attempts=(attempt,)), 2).cards  # type: ignore[union-attr]
    assert [card.criterion for card in cards] == ["a", "c"]


def test_posts_of_other_steps_and_the_companys_other_networks_are_shown(tmp_path: Path) -> None:
    other = '[[steps]]\nid = "other"\nask = "Now here."\nanswer = { kind = "post", network = "facebook" }\n\n'
    mill = COMPANY + 'channels = ["facebook", "newsletter", "x", "instagram"]\n'
    scenario = SCENARIO.replace('[[steps]]\nid = "why"', other + '[[steps]]\nid = "why"')
    course = load_course(write_course(tmp_path, scenario, **{"companies/mill.toml": mill}), "en")
    found, _ = load_scenario(course.files[0], course)
    assert found is not None
    steps = dataclasses.replace(STARTED, steps=("line", "other", "why"))
    first = view(found, fold([steps, *AT_FEEDBACK[1:]]))
    assert first.versions == ()
    assert first.box is not None
    assert first.box.channels == ("facebook", "x")
    second = view(found, fold([steps, *AT_FEEDBACK[1:], e.StepLeft("line", "other")]))
    assert second.versions == (VersionView("instagram", ANSWER.text),)
    assert view(found, fold([steps, *AT_FEEDBACK[1:], e.StepLeft("line", "why")])).versions == ()
