"""Questions of other programs as written answers: essays, and answers of a word or two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tutor.checkers.content.niche import Mentions
from tutor.checkers.finding import Answer, Context, Outcome
from tutor.checkers.gates import ALWAYS, CAPPING, screen
from tutor.course.exchange.closed import no_place
from tutor.course.exchange.frame import Frame
from tutor.course.exchange.losses import Losses
from tutor.course.exchange.naming import Names
from tutor.course.exchange.questions import Option, Question, Short
from tutor.i18n import speaker
from tutor.text.clean import clean
from tutor.text.concepts import find
from tutor.text.patterns import PatternError, compile_pattern
from tutor.text.reading import read

CRITERION = "answer"
"""Id of the one criterion of an imported written step."""
ANYTHING = "*"
"""Stands for any other answer."""
MOST_SAMPLES = 10
"""Accepted forms that become samples."""
_FORMS = "add it to the groups in words that can: `tutor checkers content.mentions`"
Parts = dict[str, Any]
"""The keys of a step, beside its id and its question."""


def essay(question: Question, frame: Frame, losses: Losses) -> Parts:
    """Turn an essay into a text that the learner judges."""
    no_place(question, losses)
    asked = frame.voice.say("Does it answer all that was asked?")
    criterion = {"id": CRITERION, "use": "self", "weight": "must", "question": asked}
    return {"answer": {"kind": "text"}, "criteria": [criterion]}


@dataclass
class _Trial:
    """Forms to accept and forms to recognise, tried out by the checkers that will grade them."""

    frame: Frame
    ask: str
    accepted: list[str] = field(default_factory=list)
    relaxed: set[str] = field(default_factory=set)

    def accept(self, text: str) -> bool:
        """Take a form in, where an answer that is that form alone would pass in every language."""
        if not self._is_pattern(text) or any(self._mentions([text], language, self.ask) for language in self._spoken()):
            return False
        fits = all(
            self._gates(text, language) and self._mentions([text], language, text) for language in self._spoken()
        )
        if fits:
            self.accepted.append(text)
        return fits

    def recognises(self, text: str) -> bool:
        """Tell whether a form can be told from the accepted ones."""
        return self._is_pattern(text) and all(
            self._gates(text, language)
            and not self._mentions(self.accepted, language, text)
            and not any(self._mentions([text], language, good) for good in self.accepted)
            for language in self._spoken()
        )

    def refuses(self, text: str, language: str) -> bool:
        """Tell whether an answer is graded and does not pass."""
        return self._gates(text, language) and not self._mentions(self.accepted, language, text)

    def _spoken(self) -> tuple[str, ...]:
        return self.frame.languages

    def _is_pattern(self, text: str) -> bool:
        """Tell whether a text, read as a pattern, means itself; a star may end a word in both."""
        if any(sign in text.split() for sign in ("_", "within")) or "|" in text or "\n" in text:
            return False
        try:
            return all(
                bool(find(compile_pattern(text, language), read(clean(_sample(text)), language)))
                for language in self._spoken()
            )
        except PatternError:
            return False

    def _mentions(self, forms: list[str], language: str, text: str) -> bool:
        if not forms:
            return False
        checker = Mentions(groups=(tuple(forms),))
        found = checker.check(Answer(clean(_sample(text))), Context(language, ask=self.ask))
        return found.outcome is not Outcome.UNMET

    def _gates(self, text: str, language: str) -> bool:
        """Open the gates that would hold an answer of a word or two; some stay shut."""
        answer = Answer(clean(_sample(text)))
        for _ in range(len(ALWAYS) + 12):
            screened = screen(answer, Context(language, ask=self.ask), self.relaxed, fewest_words=1)
            if screened.gate is None:
                return True
            if screened.gate in ALWAYS | CAPPING:
                return False
            self.relaxed.add(screened.gate.value)
        return False


def _sample(form: str) -> str:
    return form.replace(ANYTHING, "")


def short(question: Question, body: Short, ask: str, frame: Frame, losses: Losses) -> Parts:
    """Turn accepted words into a text that has to mention one of them.

    Where no form can be looked for, or anything is right, the author finishes the step: it is an essay then, and the
    forms are noted.
    """
    best = max(option.earns for option in body.options)
    accepted = [option for option in body.options if option.earns == best]
    others = [option for option in body.options if option.earns != best]
    trial = _Trial(frame, ask)
    missing = [option for option in accepted if not trial.accept(losses.spoken(option.text, option.place))]
    anything = any(option.text.text == ANYTHING for option in accepted)
    if anything or not trial.accepted or not all(trial.refuses(text, language) for language, text in _refused(frame)):
        for option in body.options:
            losses.add(option.place, "this answer is not recognised", *_words(option), cure=_FORMS)
        return essay(question, frame, losses)
    for option in missing:
        message = "this accepted answer cannot be looked for in a text, or stands in the question"
        losses.add(option.place, message, option.text.text, cure=_FORMS)
    for option in accepted:
        if option.feedback is not None:
            message = "feedback on an accepted answer has no place in this step"
            losses.add(option.place, message, option.feedback.text)
    no_place(question, losses)
    return _step(trial, others, list(_mistakes(others, best, trial, losses)), losses)


def _refused(frame: Frame) -> list[tuple[str, str]]:
    """Return an answer that is none, in each language of the course."""
    return [(language, speaker(language).say("Something else altogether.")) for language in frame.languages]


def _words(option: Option) -> Iterator[str]:
    yield option.text.text
    yield option.feedback.text if option.feedback else ""


def _mistakes(options: Iterable[Option], best: float, trial: _Trial, losses: Losses) -> Iterator[Parts]:
    """Make typical mistakes of the answers that earn less and say why; note the others."""
    names = Names()
    for option in options:
        if 0 < option.earns < best:
            message = f"this answer earns {option.earns:g} % there; a written answer earns all or nothing here"
            losses.add(option.place, message, option.text.text)
        if option.text.text == ANYTHING:
            continue
        text, says = losses.spoken(option.text, option.place), losses.spoken(option.feedback, option.place)
        if says and trial.recognises(text):
            name = names.new(text, otherwise="mistake")
            yield {"id": name, "match": [text], "about": CRITERION, "unless": CRITERION, "says": says}
        else:
            losses.add(option.place, "this answer is not recognised", *_words(option))


def _step(trial: _Trial, others: list[Option], mistakes: list[Parts], losses: Losses) -> Parts:
    """Put the step together, with the samples that show its grading."""
    criterion: Parts = {
        "id": CRITERION,
        "use": "content.mentions",
        "weight": "must",
        "question": trial.frame.voice.say("Is the answer in it?"),
        "groups": [trial.accepted],
    }
    anything = [option for option in others if option.text.text == ANYTHING]
    if said := "\n".join(losses.spoken(option.feedback, option.place) for option in anything if option.feedback):
        criterion["move"] = said
    samples: list[Parts] = []
    for language, otherwise in _refused(trial.frame):
        passing = [(_sample(form), "pass") for form in trial.accepted[:MOST_SAMPLES]]
        failing = [(_sample(mistake["match"][0]), {"mistake": mistake["id"]}) for mistake in mistakes]
        rows = [*passing, *failing, (otherwise, "fail")]
        samples += [{"language": language, "text": text, "expect": expect} for text, expect in rows]
    return {
        "answer": {"kind": "text", "words": {"min": 1}},
        **({"relax": sorted(trial.relaxed)} if trial.relaxed else {}),
        "criteria": [criterion],
        **({"mistakes": mistakes} if mistakes else {}),
        "samples": samples,
    }
