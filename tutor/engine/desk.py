"""A desk to try a new scenario on: a course in a folder of its own, gone afterwards."""

from __future__ import annotations

import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from tutor.checkers.finding import Weight
from tutor.course.catalogue import COMPANIES, COURSE_FILE
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.course.problems import Problem, errors
from tutor.course.scaffold.outline import Outline, SamplePlan
from tutor.course.scaffold.samples import missing, mistaken
from tutor.course.scaffold.write import MISTAKE, scenario_text
from tutor.engine.checking import check
from tutor.errors import TutorError
from tutor.i18n import marked
from tutor.session.trial import misses, recognised


class Desk:
    """A course around one scenario.

    Args:
        root: An empty folder.
        course: The course that the scenario will belong to; its header and companies are copied. None for a new one.
        around: Further files of the course, by name: a new header, a new company.
        name: The scenario's file: ``content/first.toml``.
    """

    def __init__(self, root: Path, course: Path | None, around: Mapping[str, str], name: str) -> None:
        self.root = root
        self.file = root / name
        (root / COMPANIES).mkdir()
        self.file.parent.mkdir()
        if course is not None:
            shutil.copy(course / COURSE_FILE, root)
            for path in (course / COMPANIES).glob("*.toml"):
                shutil.copy(path, root / COMPANIES)
        for place, text in around.items():
            (root / place).write_text(text, "utf-8", newline="\n")

    def load(self, plan: Outline) -> dict[str, LoadedScenario]:
        """Write a scenario and read it as a learner would, in each of its languages.

        Raises:
            TutorError: It has errors, which nothing that is asked for leads to.
        """
        self.file.write_text(scenario_text(plan), "utf-8", newline="\n")
        loaded: dict[str, LoadedScenario] = {}
        for language in plan.languages:
            scenario, problems = load_scenario(self.file, load_course(self.root, language))
            if scenario is None:
                listed = "\n".join(problem.one_line() for problem in errors(problems))
                raise TutorError(marked("this scenario has errors"), listed)
            loaded[language] = scenario
        return loaded

    def prove(self, plan: Outline, loaded: Mapping[str, LoadedScenario]) -> Outline:
        """Add the samples that prove the criteria, each graded. A *must* that no sample misses becomes a *should*, a
        mistake that no sample makes is left out.
        """
        plan, samples = self._samples(plan, loaded)
        proved = {(sample.language, name) for sample, name in samples}
        bare = [
            each.id
            for each in plan.criteria
            if each.weight is Weight.MUST and any((language, each.id) not in proved for language in plan.languages)
        ]
        if bare:
            plan = lowered(plan, bare)
            plan, samples = self._samples(plan, self.load(plan))
        return replace(plan, samples=tuple(sample for sample, _ in samples))

    def _samples(
        self, plan: Outline, loaded: Mapping[str, LoadedScenario]
    ) -> tuple[Outline, list[tuple[SamplePlan, str]]]:
        """Choose samples, each with the criterion that it proves; and leave out a mistake that cannot be shown."""
        found: list[tuple[SamplePlan, str]] = []
        shown: list[tuple[SamplePlan, str]] = []
        for language in plan.languages:
            for each in plan.criteria:
                if each.weight is Weight.MUST:
                    sample = misses(loaded[language], each.id, missing(plan, each.id, language))
                    if sample:
                        expect = {"unmet": sample[1]}
                        found.append((SamplePlan(language, f"misses {each.id}", expect, sample[0]), each.id))
            if text := recognised(loaded[language], MISTAKE, mistaken(plan, language)):
                shown.append((SamplePlan(language, "the typical mistake", {"mistake": MISTAKE}, text), MISTAKE))
        if len(shown) < len(plan.languages):
            return replace(plan, mistake={}), found
        return plan, found + shown

    def check(self, plan: Outline) -> list[Problem]:
        """Check the finished scenario as `tutor check` does."""
        self.load(plan)
        return check(self.root, self.file).problems


def lowered(plan: Outline, names: list[str]) -> Outline:
    """Make *should* of some criteria."""
    criteria = tuple(
        replace(each, weight=Weight.SHOULD, remark="untested") if each.id in names else each for each in plan.criteria
    )
    return replace(plan, criteria=criteria)
