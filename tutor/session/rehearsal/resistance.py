"""Whether the grading of a step stands firm: nothing made up passes, and what matters to nobody changes nothing."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

from tutor.checkers.registry import SELF
from tutor.course.answers import LinkAnswer
from tutor.course.model import Step
from tutor.course.problems import Code, Problem
from tutor.session.rehearsal.attacks import attacks, keywords
from tutor.session.rehearsal.stage import Elsewhere, Stage
from tutor.session.standins import answer_of
from tutor.text.clean import clean

SHOWN = 60
"""Characters of an answer that a problem shows."""


def resistance(stage: Stage, elsewhere: Elsewhere) -> Iterator[Problem]:
    """Try a step's grading with answers that nobody wrote.

    Args:
        stage: The step.
        elsewhere: Texts from other scenarios and languages.

    Yields:
        A problem for each made-up answer that passes, and each band that looks alone have changed.
    """
    if isinstance(stage.step.answer, LinkAnswer) or _left_to_the_learner(stage.step):
        return
    yield from _attacked(stage, elsewhere)
    yield from _with_keywords(stage)
    yield from _dressed(stage)


def _left_to_the_learner(step: Step) -> bool:
    """Tell whether the learner alone judges the essentials: nobody is fooled there but who tries."""
    musts = [criterion for criterion in step.criteria if criterion.weight == "must"]
    return bool(musts) and all(criterion.use == SELF for criterion in musts)


def _attacked(stage: Stage, elsewhere: Elsewhere) -> Iterator[Problem]:
    for attack in attacks(stage, elsewhere):
        if stage.try_out(attack.answer).passed:
            message = f"{attack.name} passes: {_shown(attack.answer.text)}"
            cure = "let a must criterion ask for what this answer lacks"
            yield stage.problem(Code.ADVERSARIAL_PASSES, ("criteria",), message, cure)


def _with_keywords(stage: Stage) -> Iterator[Problem]:
    """Append the models' words to every failing sample: they say nothing, so nothing may come of them."""
    words = keywords(stage)
    for at, sample in stage.samples:
        if stage.verdicts[at].passed or not words:
            continue
        answer = answer_of(sample)
        for row in (f"\n{', '.join(words)}", f" {' '.join(words)}"):
            if stage.try_out(replace(answer, text=clean(answer.text + row))).passed:
                message = f"this failing sample passes once the models' words stand below it: «{row.strip()[:SHOWN]}…»"
                cure = "ask for the words in their places: a _ b, or a within 4 b"
                yield stage.problem(Code.KEYWORDS_HELP, ("samples", at), message, cure)
                break


def _dressed(stage: Stage) -> Iterator[Problem]:
    """Change the looks of every passing sample: the band stays."""
    for at, sample in stage.samples:
        if not stage.verdicts[at].passed:
            continue
        answer = answer_of(sample)
        for name, text in looks(answer.text):
            if text != answer.text and (verdict := stage.try_out(replace(answer, text=clean(text)))).band != (
                band := stage.verdicts[at].band
            ):
                message = f"with {name} this sample is {verdict.band}, and without {band}: {_shown(text)}"
                yield stage.problem(Code.LOOKS_MATTER, ("samples", at), message, "a form may want its plain spelling")


def looks(text: str) -> Iterator[tuple[str, str]]:
    """Give a text as other keyboards and other programs would have written it, each way with its name."""
    bare = "".join(mark for mark in unicodedata.normalize("NFD", text) if not unicodedata.combining(mark))
    yield "curly quotes", _curly(text)
    yield "no accents", unicodedata.normalize("NFC", bare)
    yield "blanks at the ends of lines", "\n".join(f"{line}  " for line in text.split("\n")) + "\n "
    yield "double spaces", text.replace(" ", "  ")
    yield "accents as characters of their own", unicodedata.normalize("NFD", text)


def _curly(text: str) -> str:
    """Bend every straight quotation mark the way it opens or closes."""
    bent, inside = [], False
    for character in text:
        if character == '"':
            bent.append("”" if inside else "“")
            inside = not inside
        else:
            bent.append("’" if character == "'" else character)
    return "".join(bent)


def _shown(text: str) -> str:
    flat = " ".join(text.split())
    return f"«{flat[:SHOWN]}…»" if len(flat) > SHOWN else f"«{flat}»"
