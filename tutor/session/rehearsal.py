"""A scenario, rehearsed before anybody meets it: models, samples, mistakes and adversarial answers go through the
grader.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tutor.checkers.finding import Answer, Outcome, Verdict
from tutor.checkers.registry import SELF
from tutor.course.answers import LinkAnswer
from tutor.course.load import LoadedScenario
from tutor.course.model import NOT_MET, Expectation, Sample, Step
from tutor.course.positions import Path
from tutor.course.problems import Code, Problem
from tutor.session.grading import grade
from tutor.session.shuffle import shuffled
from tutor.text.clean import Clean, clean
from tutor.text.measures import content_words
from tutor.text.reading import read

MIN_PASSING, MIN_FAILING = 4, 6
"""Samples that each written step needs, per language."""
MIN_MODELS = 2


def rehearse(loaded: LoadedScenario) -> Iterator[Problem]:
    """Run a scenario's own answers through the grader, in the language it was loaded in.

    Args:
        loaded: The scenario.

    Yields:
        A problem for every answer that did not end as the author says.
    """
    for index, step in enumerate(loaded.scenario.steps):
        if not step.closed:
            yield from _Rehearsal(loaded, step, ("steps", index)).problems()


class _Rehearsal:
    """The rehearsal of one written step."""

    def __init__(self, loaded: LoadedScenario, step: Step, where: Path) -> None:
        self.loaded = loaded
        self.step = step
        self.where = where
        self.samples = [(at, sample) for at, sample in enumerate(step.samples) if sample.language == loaded.language]
        self.earlier = {
            other.id: Answer(clean(other.models[0].text))
            for other in loaded.scenario.steps[: loaded.scenario.steps.index(step)]
            if other.models
        }
        self.verdicts = {at: self._grade(_answer_of(sample)) for at, sample in self.samples}

    def problems(self) -> Iterator[Problem]:
        """Yield everything that is not as it should be."""
        yield from self._numbers()
        yield from self._models()
        yield from self._samples()
        yield from self._mistakes()
        yield from self._musts()
        yield from self._adversarial()

    def _grade(self, answer: Answer, step: Step | None = None) -> Verdict:
        return grade(self.loaded, step or self.step, answer, earlier=self.earlier)

    def _problem(self, code: Code, path: Path, message: str, cure: str = "") -> Problem:
        said = f"[{self.loaded.language}] {message}"
        return self.loaded.source.problem(code, (*self.where, *path), said, cure, at_key=True)

    def _numbers(self) -> Iterator[Problem]:
        """Look at how many models, samples and essentials there are."""
        if len(self.step.models) < MIN_MODELS:
            yield self._problem(
                Code.FEW_MODELS, ("models",), f"fewer than {MIN_MODELS} models", "add one in another style"
            )
        passing = sum(sample.expect == "pass" for _, sample in self.samples)
        failing = len(self.samples) - passing
        if passing < MIN_PASSING or failing < MIN_FAILING:
            message = f"{passing} passing and {failing} failing samples"
            yield self._problem(Code.FEW_SAMPLES, ("samples",), message, f"have {MIN_PASSING} and {MIN_FAILING}")
        if not any(criterion.weight == "must" for criterion in self.step.criteria):
            yield self._problem(Code.NO_MUST, ("criteria",), "no criterion is a must", 'give one weight = "must"')
        for at, criterion in enumerate(self.step.criteria):
            if criterion.weight == "must" and len(criterion.hints) < 3:
                message = f"the ladder of '{criterion.id}' has {len(criterion.hints)} rungs"
                yield self._problem(Code.SHORT_LADDER, ("criteria", at, "hints"), message, "write three or four")

    def _models(self) -> Iterator[Problem]:
        without = self.step.model_copy(update={"models": ()})
        for at, model in enumerate(self.step.models):
            verdict = self._grade(Answer(clean(model.text.strip()), clean(model.alt)), without)
            if not verdict.passed:
                yield self._problem(Code.MODEL_FAILS, ("models", at), f"the model does not pass: {_why(verdict)}")

    def _samples(self) -> Iterator[Problem]:
        for at, sample in self.samples:
            if difference := _difference(sample, self.verdicts[at]):
                yield self._problem(Code.SAMPLE_DIFFERS, ("samples", at), difference)

    def _mistakes(self) -> Iterator[Problem]:
        """Each mistake is hit by a failing sample and by no passing one."""
        for at, mistake in enumerate(self.step.mistakes):
            hit = [sample for number, sample in self.samples if self.verdicts[number].mistake == mistake.id]
            if any(sample.expect == "pass" for sample in hit):
                message = f"the mistake '{mistake.id}' is found in a passing sample"
                yield self._problem(
                    Code.MISTAKE_UNUSED, ("mistakes", at), message, "narrow its forms, or add unless = …"
                )
            elif not hit:
                message = f"no failing sample shows the mistake '{mistake.id}'"
                yield self._problem(Code.MISTAKE_UNUSED, ("mistakes", at), message, "add a sample that makes it")

    def _musts(self) -> Iterator[Problem]:
        """Each *must* criterion is flipped by some sample, else it is decoration."""
        for at, criterion in enumerate(self.step.criteria):
            if criterion.weight != "must" or criterion.use == SELF:
                continue
            findings = [verdict.of(criterion.id) for verdict in self.verdicts.values()]
            if not any(finding and finding.outcome in NOT_MET for finding in findings):
                message = f"no sample misses the must criterion '{criterion.id}'"
                yield self._problem(Code.MUST_UNTESTED, ("criteria", at), message, "add a sample that does")
        for verdict in self.verdicts.values():
            for finding in verdict.findings:
                if finding.outcome is Outcome.ERROR:
                    yield self._problem(Code.CHECKER_BREAKS, ("criteria",), finding.found)

    def _adversarial(self) -> Iterator[Problem]:
        if isinstance(self.step.answer, LinkAnswer) or self._left_to_the_learner():
            return
        for name, text in self._attacks():
            verdict = self._grade(Answer(clean(text)))
            if verdict.passed:
                yield self._problem(Code.ADVERSARIAL_PASSES, ("criteria",), f"{name} passes: «{text[:60]}…»")

    def _left_to_the_learner(self) -> bool:
        """Tell whether the learner alone judges the essentials: nobody is fooled there but who tries."""
        musts = [criterion for criterion in self.step.criteria if criterion.weight == "must"]
        return bool(musts) and all(criterion.use == SELF for criterion in musts)

    def _attacks(self) -> Iterator[tuple[str, str]]:
        """Make answers that nobody should get away with. The same ones each time."""
        head = self.loaded.scenario.scenario
        facts = "\n".join(fact.text for fact in self.loaded.scenario.facts)
        yield "a blank answer", "  \n"
        yield "the pasted brief", f"{head.brief}\n{facts}"
        yield "the question pasted back", self.step.ask
        for model in self.step.models[:2]:
            words = content_words(read(clean(model.text), self.loaded.language))
            yield "a list of the right words", ", ".join(dict.fromkeys(words))
            mixed = shuffled(tuple((str(place), word) for place, word in enumerate(model.text.split())), model.text)
            yield "a shuffled model", " ".join(word for _, word in mixed)


def _answer_of(sample: Sample) -> Answer:
    text = Clean(sample.text.strip())
    return replace(Answer(text, Clean(sample.alt), sample.chosen, sample.pairs)).cleaned()


def _difference(sample: Sample, verdict: Verdict) -> str:
    """Say how a sample ended otherwise than its author expects; empty where it did not."""
    ended = verdict.band.value if verdict.band == "invalid" else ("pass" if verdict.passed else "fail")
    match sample.expect:
        case "pass" | "invalid" | "fail":
            return "" if ended == sample.expect else f"expected {sample.expect}, got {ended}: {_why(verdict)}"
        case Expectation() as wanted:
            return _detail(wanted, verdict, ended)


def _detail(wanted: Expectation, verdict: Verdict, ended: str) -> str:
    if wanted.mistake and verdict.mistake != wanted.mistake:
        found = f"'{verdict.mistake}'" if verdict.mistake else "none"
        return f"expected the mistake '{wanted.mistake}', found {found}: {_why(verdict)}"
    missed = {finding.criterion for finding in verdict.findings if finding.outcome in NOT_MET}
    musts = {finding.criterion for finding in verdict.findings if finding.weight == "must"}
    if ended == "invalid":
        return f"expected to be graded, got invalid: {_why(verdict)}"
    if met := sorted(set(wanted.unmet) - missed):
        return f"expected {', '.join(met)} not met, and it is"
    if wanted.unmet and (more := sorted((missed & musts) - set(wanted.unmet))):
        return f"{', '.join(more)} is not met either: {_why(verdict)}"
    return "" if ended == "fail" or not set(wanted.unmet) & musts else "expected fail, got pass"


def _why(verdict: Verdict) -> str:
    """Say in one line what kept an answer from passing."""
    if verdict.gate:
        return f"gate {verdict.gate}"
    missed = [
        f"{finding.criterion} {finding.outcome} ({finding.found})"
        for finding in verdict.findings
        if finding.outcome in NOT_MET
    ]
    return "; ".join(missed) or "all criteria met"
