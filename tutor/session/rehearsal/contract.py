"""What an author promises of a written step: enough models, samples and mistakes, and each ends as it should."""

from __future__ import annotations

from collections.abc import Iterator

from tutor.checkers.finding import Outcome, Verdict
from tutor.checkers.registry import SELF
from tutor.course.answers import LinkAnswer
from tutor.course.model import NOT_MET, Expectation, Sample
from tutor.course.problems import Code, Problem
from tutor.session.rehearsal.stage import Stage, why
from tutor.session.standins import answer_like
from tutor.text.fold import fold

MIN_PASSING, MIN_FAILING = 6, 8
"""Samples that each written step needs, per language."""
MIN_MODELS = 2
MIN_RUNGS = 3
"""Rungs that the ladder of a *must* criterion needs."""
KINDS: dict[str, tuple[str, ...]] = {
    "minimal": ("minimal", "minim", "short", "brev"),
    "telegraphic": ("telegra",),
    "with slips or no accents": ("typo", "accent", "misspel", "spelled", "refus", "error"),
    "a creative paraphrase": ("creativ", "paraphras", "parafras"),
}
"""Kinds that the passing samples of a step show, and the beginnings of the words by which `about` names them."""


def contract(stage: Stage) -> Iterator[Problem]:
    """Hold a step to what its author promises.

    Yields:
        A problem for each thing that is missing, and each answer that did not end as the author says.
    """
    yield from _numbers(stage)
    yield from _kinds(stage)
    yield from _models(stage)
    yield from _samples(stage)
    yield from _mistakes(stage)
    yield from _musts(stage)


def _numbers(stage: Stage) -> Iterator[Problem]:
    """Look at how many models, samples and essentials there are."""
    styles = {model.style.strip().casefold() for model in stage.step.models}
    if len(styles) < MIN_MODELS:
        message = f"fewer than {MIN_MODELS} models in different styles"
        yield stage.problem(Code.FEW_MODELS, ("models",), message, "add one in another style")
    passing = sum(sample.expect == "pass" for _, sample in stage.samples)
    failing = len(stage.samples) - passing
    if passing < MIN_PASSING or failing < MIN_FAILING:
        message = f"{passing} passing and {failing} failing samples"
        yield stage.problem(Code.FEW_SAMPLES, ("samples",), message, f"have {MIN_PASSING} and {MIN_FAILING}")
    if not any(criterion.weight == "must" for criterion in stage.step.criteria):
        yield stage.problem(Code.NO_MUST, ("criteria",), "no criterion is a must", 'give one weight = "must"')
    for at, criterion in enumerate(stage.step.criteria):
        if criterion.weight == "must" and len(criterion.hints) < MIN_RUNGS:
            message = f"the ladder of '{criterion.id}' has {len(criterion.hints)} rungs"
            yield stage.problem(Code.SHORT_LADDER, ("criteria", at, "hints"), message, "write three or four")


def _kinds(stage: Stage) -> Iterator[Problem]:
    """Look for the passing samples that try the grader most; a link has no such kinds."""
    if isinstance(stage.step.answer, LinkAnswer):
        return
    words = [
        word
        for _, sample in stage.samples
        if sample.expect == "pass"
        for word in fold(sample.about).replace(",", " ").split()
    ]
    missing = [kind for kind, stems in KINDS.items() if not any(word.startswith(stems) for word in words)]
    if missing:
        message = f"no passing sample is {', or '.join(missing)}"
        yield stage.problem(Code.SAMPLE_KINDS, ("samples",), message, 'add one, and name its kind in about = "…"')


def _models(stage: Stage) -> Iterator[Problem]:
    for at, model in enumerate(stage.step.models):
        verdict = stage.try_out(answer_like(model))
        if not verdict.passed:
            yield stage.problem(Code.MODEL_FAILS, ("models", at), f"the model does not pass: {why(verdict)}")


def _samples(stage: Stage) -> Iterator[Problem]:
    for at, sample in stage.samples:
        if difference := _difference(sample, stage.verdicts[at]):
            yield stage.problem(Code.SAMPLE_DIFFERS, ("samples", at), difference)


def _mistakes(stage: Stage) -> Iterator[Problem]:
    """Each mistake is hit by a failing sample and by no passing one."""
    for at, mistake in enumerate(stage.step.mistakes):
        hit = [sample for number, sample in stage.samples if stage.verdicts[number].mistake == mistake.id]
        if any(sample.expect == "pass" for sample in hit):
            message = f"the mistake '{mistake.id}' is found in a passing sample"
            yield stage.problem(Code.MISTAKE_UNUSED, ("mistakes", at), message, "narrow its forms, or add unless = …")
        elif not hit:
            message = f"no failing sample shows the mistake '{mistake.id}'"
            yield stage.problem(Code.MISTAKE_UNUSED, ("mistakes", at), message, "add a sample that makes it")


def _musts(stage: Stage) -> Iterator[Problem]:
    """Each *must* criterion is flipped by some sample, else it is decoration."""
    for at, criterion in enumerate(stage.step.criteria):
        if criterion.weight != "must" or criterion.use == SELF:
            continue
        findings = [verdict.of(criterion.id) for verdict in stage.verdicts.values()]
        if not any(finding and finding.outcome in NOT_MET for finding in findings):
            message = f"no sample misses the must criterion '{criterion.id}'"
            yield stage.problem(Code.MUST_UNTESTED, ("criteria", at), message, "add a sample that does")
    for verdict in stage.verdicts.values():
        for finding in verdict.findings:
            if finding.outcome is Outcome.ERROR:
                yield stage.problem(Code.CHECKER_BREAKS, ("criteria",), finding.found)


def _difference(sample: Sample, verdict: Verdict) -> str:
    """Say how a sample ended otherwise than its author expects; empty where it did not."""
    ended = verdict.band.value if verdict.band == "invalid" else ("pass" if verdict.passed else "fail")
    match sample.expect:
        case "pass" | "invalid" | "fail":
            return "" if ended == sample.expect else f"expected {sample.expect}, got {ended}: {why(verdict)}"
        case Expectation() as wanted:
            return _detail(wanted, verdict, ended)


def _detail(wanted: Expectation, verdict: Verdict, ended: str) -> str:
    if wanted.mistake and verdict.mistake != wanted.mistake:
        found = f"'{verdict.mistake}'" if verdict.mistake else "none"
        return f"expected the mistake '{wanted.mistake}', found {found}: {why(verdict)}"
    missed = {finding.criterion for finding in verdict.findings if finding.outcome in NOT_MET}
    musts = {finding.criterion for finding in verdict.findings if finding.weight == "must"}
    if ended == "invalid":
        return f"expected to be graded, got invalid: {why(verdict)}"
    if met := sorted(set(wanted.unmet) - missed):
        return f"expected {', '.join(met)} not met, and it is"
    if wanted.unmet and (more := sorted((missed & musts) - set(wanted.unmet))):
        return f"{', '.join(more)} is not met either: {why(verdict)}"
    return "" if ended == "fail" or not set(wanted.unmet) & musts else "expected fail, got pass"
