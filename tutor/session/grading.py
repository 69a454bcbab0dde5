"""From an answer to a verdict: gates, typical mistakes, criteria, band.

Deterministic: the same answer, course and lexicon give the same bytes. A checker that raises or takes too long yields
`error` with its name; it costs the learner nothing and the others go on.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from tutor.checkers.finding import (
    CLOSED,
    SHAPE,
    Answer,
    Band,
    Context,
    Fact,
    Finding,
    Outcome,
    Verdict,
    Weight,
)
from tutor.checkers.gates import FEWEST_WORDS, GateId, Screened, screen
from tutor.checkers.look import Look, spans_of
from tutor.checkers.registry import SELF
from tutor.i18n import speaker
from tutor.session.running import run
from tutor.text.concepts import Hit, find_any
from tutor.text.lexicon import lexicon
from tutor.text.negation import denied_after
from tutor.text.patterns import compile_patterns
from tutor.text.reading import Reading, read

if TYPE_CHECKING:
    from tutor.course.load import LoadedScenario
    from tutor.course.model import Mistake, Step

DEADLINE = 2.0
"""Seconds that one checker may take. The slowest built-in one needs a few milliseconds."""
ENOUGH_SHOULD = 0.75
"""Share of the decidable *should* criteria from which an answer is very good."""


def grade(
    loaded: LoadedScenario,
    step: Step,
    answer: Answer,
    *,
    earlier: Mapping[str, Answer] | None = None,
    attempts: Iterable[Answer] = (),
    deadline: float = DEADLINE,
) -> Verdict:
    """Judge an answer.

    Args:
        loaded: The scenario.
        step: The step answered.
        answer: What was handed in.
        earlier: The answers to other steps of the session, by step id.
        attempts: Earlier attempts at this step.
        deadline: Seconds that one checker may take.
    """
    answer = answer.cleaned()
    context = context_for(loaded, step, earlier or {}, attempts)
    version = lexicon(context.language).version
    if step.checker is not None:
        finding = run(step.checker, f"closed.{step.answer.kind}", answer, context, deadline)
        if finding.outcome is Outcome.ROAD:
            return Verdict(Band.ROAD, (finding.about(CLOSED, Weight.NOTE),), lexicon=version)
        return _verdict([finding.about(CLOSED, Weight.MUST)], version)
    screened = _screen(step, answer, context)
    if screened.held:
        return Verdict(Band.INVALID, gate=str(screened.gate), message=screened.message, lexicon=version)
    findings = _findings(loaded, step, screened.answer, context, deadline)
    mistake, findings = _with_mistake(step, screened.answer, context, findings)
    findings = _doubted(loaded, step, screened.answer, context, findings, mistake)
    if mistake and any(finding.criterion == mistake.about and finding.left_open for finding in findings):
        mistake = None
    return _verdict(findings, version, screened, mistake)


def context_for(
    loaded: LoadedScenario, step: Step, earlier: Mapping[str, Answer], attempts: Iterable[Answer] = ()
) -> Context:
    """Gather what checkers may look at beside the answer."""
    scenario, company = loaded.scenario, loaded.company
    facts = tuple(
        Fact(
            fact.id,
            number,
            fact.text,
            fact.label or fact.text,
            fact.accept,
            fact.match,
            fact.confidential,
            fact.thing,
            fact.inside_until,
            fact.even_negated,
        )
        for number, fact in enumerate(scenario.facts, 1)
    )
    return Context(
        language=loaded.language,
        facts=facts,
        brief="\n".join(
            (
                scenario.scenario.brief,
                scenario.scenario.role,
                scenario.scenario.goal,
                company.name,
                company.about,
                *company.facts,
            )
        ),
        ask=step.ask,
        material="\n".join(piece.as_text() for piece in step.material),
        reader=scenario.scenario.reader,
        network=step.answer.network if step.answer.kind == "post" else "",
        earlier=tuple(earlier.items()),
        attempts=tuple(attempts),
        names=company.people,
        confidential=company.confidential,
        models=tuple(model.text for model in step.models),
    )


def _screen(step: Step, answer: Answer, context: Context) -> Screened:
    """Take a written answer through the gates; a link is no text, and where one word is asked for, one is enough."""
    if step.answer.kind == "link":
        return Screened(answer)
    start = step.answer.start if step.answer.kind in {"text", "post"} else ""
    if start and answer.text.split() == start.split():
        said = speaker(context.language).say("The text is still as it stood here: change what you would change in it.")
        return Screened(answer, GateId.BLANK, said)
    relaxed = (*step.relax, GateId.COPIED_BRIEF) if start else step.relax
    asked = step.answer.words.min if step.answer.kind in {"text", "post"} else 0
    fewest = min(asked or FEWEST_WORDS, FEWEST_WORDS)
    return screen(answer, context, relaxed, fewest)


def _findings(loaded: LoadedScenario, step: Step, answer: Answer, context: Context, deadline: float) -> list[Finding]:
    """Run the checker of each criterion; what only the learner can judge stays open."""
    findings: list[Finding] = []
    for criterion in step.criteria:
        checker = loaded.checkers.get((step.id, criterion.id))
        if criterion.use == SELF or checker is None:
            findings.append(Finding(Outcome.UNSURE).about(criterion.id, criterion.weight))
            continue
        finding = run(checker, criterion.use, answer, context, deadline).about(criterion.id, criterion.weight)
        if finding.outcome in (Outcome.UNMET, Outcome.PARTLY):
            finding = replace(finding, why=criterion.why or finding.why, move=criterion.move or finding.move)
        findings.append(finding)
    return findings


def _with_mistake(
    step: Step, answer: Answer, context: Context, findings: list[Finding]
) -> tuple[Mistake | None, list[Finding]]:
    """Recognise the first typical mistake; it speaks in place of the criterion it is about."""
    reading = read(answer.text, context.language)
    met = {finding.criterion for finding in findings if finding.outcome is Outcome.MET}
    for mistake in step.mistakes:
        hits = _made(mistake, reading)
        if not hits or mistake.unless in met:
            continue
        spoiled = [
            replace(
                finding, outcome=_spoiled(finding), found=mistake.says, why="", spans=spans_of(hits[:3]), credit=None
            )
            if finding.criterion == mistake.about
            else finding
            for finding in findings
        ]
        return mistake, spoiled
    return None, findings


def _doubted(
    loaded: LoadedScenario,
    step: Step,
    answer: Answer,
    context: Context,
    findings: list[Finding],
    mistake: Mistake | None,
) -> list[Finding]:
    """Doubt what people may judge the other way; but two essentials that are missing are missing."""
    from tutor.checkers.doubting import SaidInManyWays

    missed = [finding for finding in findings if finding.outcome in (Outcome.UNMET, Outcome.PARTLY)]
    several = sum(finding.weight is Weight.MUST for finding in missed) > 1
    on_topic = any(finding.weight is Weight.MUST and finding.spans for finding in findings)
    look = Look(read(answer.text, context.language), context, answer)

    def weighed(finding: Finding) -> Finding:
        place = (step.id, finding.criterion)
        checker, leaning = loaded.checkers.get(place), loaded.leanings.get(place)
        sure = several and finding.weight is Weight.MUST and finding in missed
        if sure or not isinstance(checker, SaidInManyWays):
            return finding
        slip = mistake is not None and mistake.about == finding.criterion
        return checker.doubted(finding, look, leaning, slip=slip, on_topic=on_topic)

    return [weighed(finding) for finding in findings]


def _verdict(
    findings: list[Finding], version: str, screened: Screened | None = None, mistake: Mistake | None = None
) -> Verdict:
    """Put the findings together."""
    essentials = [finding for finding in findings if finding.weight is Weight.MUST]
    musts = [finding for finding in essentials if finding.decided]
    shoulds = [finding for finding in findings if finding.weight is Weight.SHOULD and finding.decided]
    shapeless = next((finding for finding in essentials if finding.outcome is Outcome.INVALID), None)
    if shapeless is not None:
        return Verdict(Band.INVALID, tuple(findings), gate=SHAPE, message=shapeless.found, lexicon=version)
    open_musts = any(finding.outcome is not Outcome.MET for finding in musts)
    if open_musts or (screened is not None and screened.capped):
        band = Band.AGAIN
    else:
        share = sum(finding.outcome is Outcome.MET for finding in shoulds) / len(shoulds) if shoulds else 1.0
        seen = not any(finding.left_open for finding in essentials)
        band = Band.VERY_GOOD if share >= ENOUGH_SHOULD and seen else Band.GOOD
    weights = 2 * len(musts) + len(shoulds)
    earned = 2 * sum(finding.earned for finding in musts) + sum(finding.earned for finding in shoulds)
    return Verdict(
        band,
        tuple(findings),
        round(earned / weights, 4) if weights else 1.0,
        str(screened.gate) if screened and screened.gate else "",
        (mistake.says if mistake else "") or (screened.message if screened else ""),
        mistake.id if mistake else "",
        version,
    )


def _made(mistake: Mistake, reading: Reading) -> list[Hit]:
    """Find where a mistake is made: not in somebody else's words, quoted, nor where the next word takes it back."""
    hits = find_any(compile_patterns(mistake.match, reading.language), reading, even_negated=mistake.even_negated)
    own = [hit for hit in hits if not reading.in_quotes(hit.span)]
    return own if mistake.even_negated else [hit for hit in own if not denied_after(reading, hit.last)]


def _spoiled(finding: Finding) -> Outcome:
    """Return what a typical mistake makes of a finding: what was half there stays half there."""
    return Outcome.PARTLY if finding.outcome is Outcome.PARTLY else Outcome.UNMET
