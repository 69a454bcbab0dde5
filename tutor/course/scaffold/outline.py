"""What a scenario will hold, worked out from the answers: facts with their forms, criteria with their settings."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.checkers.finding import Weight
from tutor.course.scaffold.answers import ScenarioAnswers
from tutor.course.scaffold.defaults import criteria_of, criterion, listed, sentence
from tutor.course.scaffold.forms import accepted, forms_of, giving_away, phrases, stands, telling_words
from tutor.course.scaffold.questions import TEXT
from tutor.course.scaffold.rules import INSIDE, public
from tutor.text.reading import read

Spoken = Mapping[str, str]
"""A text by language."""
TITLE = 58
"""Most characters of a title made from the situation."""
PIECE = 200
"""Most characters of the sentence that a hint quotes."""
ID = 60
"""Most characters of an id that is made from a title."""


@dataclass(frozen=True, slots=True)
class FactPlan:
    """A fact with its forms."""

    id: str
    text: Spoken
    label: Spoken
    forms: Mapping[str, tuple[str, ...]]
    """By language: what keeps it, or what gives it away."""
    confidential: bool
    kept: bool
    """Whether the good answer tells it, in every language."""


@dataclass(frozen=True, slots=True)
class CriterionPlan:
    """A criterion with its settings."""

    id: str
    weight: Weight
    settings: Mapping[str, Any]
    """As the file holds them; what differs by language is a mapping by language."""
    texts: Mapping[str, Spoken | Mapping[str, tuple[str, ...]]]
    """``question`` and ``hints``."""
    remark: str = ""
    """Why it weighs less than it could: ``noted`` or ``untested``; empty where it does not."""

    @property
    def use(self) -> str:
        """The checker's name."""
        return str(criterion(self.id)["use"])


@dataclass(frozen=True, slots=True)
class SamplePlan:
    """A test answer."""

    language: str
    about: str
    expect: str | Mapping[str, Any]
    text: str


@dataclass(frozen=True, slots=True)
class Outline:
    """Everything a scenario's file holds."""

    id: str
    company: str
    answers: Mapping[str, ScenarioAnswers]
    """By language, the first the one of the comments."""
    facts: tuple[FactPlan, ...]
    criteria: tuple[CriterionPlan, ...]
    mistake: Mapping[str, tuple[str, ...]]
    """By language, the phrases by which the typical mistake is recognised."""
    samples: tuple[SamplePlan, ...] = ()

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages, the first the one of the comments."""
        return tuple(self.answers)

    @property
    def spoils(self) -> str:
        """Id of the criterion that the mistake spoils: the first *must*; empty where there is none."""
        return next((each.id for each in self.criteria if each.weight is Weight.MUST), "")

    @property
    def first(self) -> ScenarioAnswers:
        """The answers in the first language."""
        return next(iter(self.answers.values()))

    def title(self, language: str) -> str:
        """Return the title: the author's, or the beginning of the situation."""
        return self.answers[language].title or title_of(self.answers[language].situation)


def outline(answers: Mapping[str, ScenarioAnswers], scenario: str, company: str) -> Outline:
    """Work out what a scenario holds.

    Args:
        answers: By language.
        scenario: Its id.
        company: Id of its company.
    """
    facts = _facts(answers)
    first = next(iter(answers.values()))
    asked = [name for name in criteria_of(first.area) if _applies(name, first, facts)]
    plans = tuple(_criterion(name, answers, facts) for name in asked)
    mistake = {
        language: phrases(given.mistake, language, (given.model, *public(given.facts)))
        for language, given in answers.items()
    }
    return Outline(scenario, company, answers, facts, plans, mistake)


def slug(text: str, default: str) -> str:
    """Make an id of a text: lower-case words joined by hyphens."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().casefold()
    words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", " ", plain))
    kept = ""
    for word in words:
        if len(kept) + len(word) + 1 > ID:
            break
        kept = f"{kept}-{word}" if kept else word
    return kept or default


def title_of(situation: str) -> str:
    """Cut a title from the first sentence of a situation."""
    start = " ".join(situation.split())
    end = re.search(r"[.!?:;…](\s|$)", start)
    first = start[: end.start()] if end and end.start() else start
    if len(first) <= TITLE:
        return first
    return first[:TITLE].rsplit(" ", 1)[0].rstrip(" ,") + " …"


def _facts(answers: Mapping[str, ScenarioAnswers]) -> tuple[FactPlan, ...]:
    plans: list[FactPlan] = []
    taken: dict[str, int] = {}
    for at, written in enumerate(next(iter(answers.values())).facts):
        inside = written.startswith(INSIDE)
        texts = {language: given.facts[at].removeprefix(INSIDE).strip() for language, given in answers.items()}
        made = {language: forms_of(text, language) for language, text in texts.items()}
        kinds = {forms.kind for forms in made.values()}
        kind = "inside" if inside else kinds.pop() if len(kinds) == 1 else "fact"
        taken[kind] = taken.get(kind, 0) + 1
        name = kind if taken[kind] == 1 else f"{kind}-{taken[kind]}"
        label = {
            language: (sentence("labels", kind, language) if name == kind else "")
            or sentence("words", "quoted", language, words=forms.shown)
            for language, forms in made.items()
        }
        if inside:
            chosen = {
                language: giving_away(text, language, _told(answers[language])) for language, text in texts.items()
            }
            plans.append(FactPlan(name, texts, label, chosen, True, False))
            continue
        found = {
            language: accepted(forms, answers[language].model, language, _others(answers[language].facts, at))
            for language, forms in made.items()
        }
        chosen = {language: forms for language, (forms, _) in found.items()}
        plans.append(FactPlan(name, texts, label, chosen, False, all(kept for _, kept in found.values())))
    return tuple(plans)


def _others(facts: tuple[str, ...], at: int) -> list[str]:
    return [fact for other, fact in enumerate(facts) if other != at]


def _told(given: ScenarioAnswers) -> tuple[str, ...]:
    """Return what may be told, so that no form of what stays inside stands in it."""
    return (given.model, *public(given.facts), given.role, given.reader, given.goal, given.ask, given.company_name)


def _applies(name: str, given: ScenarioAnswers, facts: tuple[FactPlan, ...]) -> bool:
    """Tell whether a criterion makes sense here."""
    match name:
        case "leak":
            return any(fact.confidential and all(fact.forms.values()) for fact in facts)
        case "fits":
            return given.where != TEXT
        case "first":
            return given.where != TEXT and any(fact.kept for fact in facts)
        case "news":
            return any(fact.kept for fact in facts)
    return True


def _criterion(name: str, answers: Mapping[str, ScenarioAnswers], facts: tuple[FactPlan, ...]) -> CriterionPlan:
    known = criterion(name)
    asked = [fact for fact in facts if fact.kept] or [fact for fact in facts if not fact.confidential]
    noted = name in next(iter(answers.values())).as_note
    weight = Weight.NOTE if noted else Weight(known["weight"])
    question, hints = {}, {}
    for language, given in answers.items():
        values = _values(language, given, facts, asked)
        question[language] = known["question"][language].format(**values)
        hints[language] = tuple(hint.format(**values) for hint in known.get("hints", {}).get(language, ()))
    settings = _settings(name, answers, asked)
    texts = {"question": question, "hints": hints}
    return CriterionPlan(name, weight, settings, texts, "noted" if noted else "")


def _values(
    language: str, given: ScenarioAnswers, facts: tuple[FactPlan, ...], asked: list[FactPlan]
) -> dict[str, object]:
    """Return what stands in the places of a criterion's texts."""
    numbers = [str(facts.index(fact) + 1) for fact in asked]
    which = "fact" if len(numbers) == 1 else "facts"
    return {
        "labels": listed([fact.label[language] for fact in asked], language),
        "numbers": sentence("words", which, language, n=listed(numbers, language)),
        "piece": _piece(given.model, language, asked),
    }


def _piece(model: str, language: str, asked: list[FactPlan]) -> str:
    """Return the sentence of the good answer that tells most of the facts."""
    reading = read(model, language)
    told = {
        reading.quote(span): sum(stands(fact.forms[language], reading.quote(span), language) for fact in asked)
        for span in reading.sentences
    }
    best = max(told, key=lambda text: told[text], default=model)
    words = " ".join(best.split())
    return words if len(words) <= PIECE else words[:PIECE].rsplit(" ", 1)[0] + " …"


def _settings(name: str, answers: Mapping[str, ScenarioAnswers], asked: list[FactPlan]) -> dict[str, Any]:
    """Return a checker's settings, made of the facts that are asked for."""
    groups = {language: [list(fact.forms[language]) for fact in asked if fact.forms[language]] for language in answers}
    match name:
        case "facts":
            return {"facts": [fact.id for fact in asked]}
        case "answers":
            return {
                "answers": groups,
                "labels": {language: [fact.label[language] for fact in asked] for language in answers},
            }
        case "first":
            return {"point": {language: each[:1] for language, each in groups.items()}}
        case "news":
            return {"news": groups}
        case "seen":
            return {
                "details": {
                    language: [[word] for word in telling_words(given.situation, language, given.model)]
                    for language, given in answers.items()
                }
            }
    return {}
