"""The sentences around a scenario that is being written, for both fronts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from tutor.checkers.finding import Band
from tutor.i18n import Speaker, marked
from tutor.session.decide import Phase

if TYPE_CHECKING:
    from tutor.checkers.finding import Verdict
    from tutor.course.model import Sample
    from tutor.session.author import AuthorView, Nearest
    from tutor.session.view import StepView

PHASE_NAMES = {
    Phase.PREDICT: marked("prediction"),
    Phase.WRITE: marked("writing"),
    Phase.GRADING: marked("grading"),
    Phase.SELF_CHECK: marked("self-check"),
    Phase.FEEDBACK: marked("feedback"),
    Phase.COMPARE: marked("comparison"),
    Phase.CLOSE: marked("close"),
    Phase.DONE: marked("close"),
}
BAND_NAMES = {
    Band.INVALID: marked("held back, uses up no attempt"),
    Band.AGAIN: marked("not there yet"),
    Band.GOOD: marked("good"),
    Band.VERY_GOOD: marked("very good"),
    Band.ROAD: marked("a road taken, not judged"),
}
EXCERPT = 60
"""Characters of a sample that are shown to recognise it by."""


def place(view: StepView, voice: Speaker) -> str:
    """Say that this is a preview, and of what."""
    return voice.say("Preview · {title}", title=view.title)


def progress(view: StepView, voice: Speaker) -> str:
    """Say at which step and phase one is."""
    phase = voice.say(PHASE_NAMES[view.phase])
    if not view.step:
        return phase
    return f"{view.step} {view.number}/{view.steps} · {phase}"


def band(verdict: Verdict, voice: Speaker) -> str:
    """Say the band and, where there is something to judge, the score in one line."""
    if not verdict.judges:
        return voice.say(BAND_NAMES[verdict.band])
    score = voice.say("score {score}", score=format(verdict.score, ".2f"))
    return " · ".join((voice.say(BAND_NAMES[verdict.band]), score))


def circumstances(seen: AuthorView, voice: Speaker) -> Iterator[str]:
    """Say what stands beside the criteria: the gate, the mistake, the nearest sample, where the answer leads."""
    verdict, say = seen.verdict, voice.say
    if verdict.gate:
        yield say("Gate: {gate}. {message}", gate=verdict.gate, message=verdict.message)
    if verdict.mistake:
        yield say("Mistake recognised: {mistake}.", mistake=verdict.mistake)
    if seen.nearest is not None:
        yield nearest(seen.nearest, voice)
    if seen.leads_to:
        yield say("It leads to: {step}.", step=seen.leads_to)


def nearest(found: Nearest, voice: Speaker) -> str:
    """Say which sample an answer resembles most, how much, and how that one has to end."""
    from tutor.course.samples import expectation

    words = " ".join(found.text.split())
    share = format(found.likeness, ".0%")
    excerpt = words[: EXCERPT - 1] + "…" if len(words) > EXCERPT else words
    parts = [
        voice.say("Most like the sample in line {line}: {share}.", line=found.line, share=share),
        voice.say("It expects {expect}.", expect=expectation(found.expect)),
        *([f"({found.about})"] if found.about else []),
        *([voice.quoted(excerpt)] if excerpt else []),
    ]
    return " ".join(parts)


def broken(number: int, voice: Speaker) -> str:
    """Say that the file cannot be shown as it is, and that nothing is lost."""
    return voice.plural(
        "The step waits: {number} thing to mend in your files. What you typed is kept.",
        "The step waits: {number} things to mend in your files. What you typed is kept.",
        number,
    )


def borrowed(voice: Speaker) -> str:
    """Say that the answer shown is the scenario's own."""
    return voice.say("There was nothing to judge in the box: this is an answer from your file.")


def scratch(samples: list[tuple[str, Sample]]) -> str:
    """Return the samples that an author kept, as TOML to be pasted; empty where there are none."""
    from tutor.course.samples import sample_block

    return "\n".join(f"# {step}\n{sample_block(sample)}" for step, sample in samples)
