"""Small scenarios on stage: what the tests of the rehearsal share."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.material import SCENARIO, write_course
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.problems import Problem
from tutor.session.rehearsal import Rehearsal, rehearse

TODAY = date(2026, 11, 23)


def loaded(root: Path, scenario: str = SCENARIO, language: str = "en") -> LoadedScenario:
    """Load the small scenario, bent or not."""
    course = load_course(write_course(root, scenario), language)
    found, problems = load_scenario(course.files[0], course)
    assert found is not None, [problem.full() for problem in problems]
    return found


def rehearsed(root: Path, scenario: str = SCENARIO, language: str = "en", today: date = TODAY) -> Rehearsal:
    """Load the small scenario and rehearse it."""
    return rehearse(loaded(root, scenario, language), today)


def found(root: Path, scenario: str, code: str, language: str = "en", today: date = TODAY) -> list[Problem]:
    """Return the problems of one code that a rehearsal finds."""
    return [problem for problem in rehearsed(root, scenario, language, today).problems if problem.code == code]


def bent(*changes: tuple[str, str]) -> str:
    """Return the small scenario with some places changed."""
    text = SCENARIO
    for before, after in changes:
        assert before in text, before
        text = text.replace(before, after)
    return text


def sample(text: str, expect: str = '"pass"', about: str = "", language: str = "en") -> str:
    """Return a sample of the first step, as TOML."""
    return f'\n  [[steps.samples]]\n  language = "{language}"\n  about = "{about}"\n  expect = {expect}\n  text = "{text}"\n'


def with_samples(*samples: str) -> tuple[str, str]:
    """Return the change that adds samples to the first step."""
    return '\n[[steps]]\nid = "why"', "".join(samples) + '\n[[steps]]\nid = "why"'
