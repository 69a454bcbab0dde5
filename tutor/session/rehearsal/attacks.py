"""Answers that nobody should get away with, made from a scenario's own words. The same ones each time."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from tutor.checkers.finding import Answer
from tutor.course.model import Model
from tutor.i18n import FALLBACK
from tutor.session.rehearsal.stage import Elsewhere, Stage
from tutor.session.shuffle import shuffled
from tutor.session.standins import answer_like
from tutor.text.clean import clean
from tutor.text.measures import content_words
from tutor.text.reading import read

MOST_MODELS = 2
"""Models of a step that attacks are made from."""
TIMES = 6
"""How often a sentence is said again."""
EVERY = 8
"""One word in so many is swapped where a brief is lightly edited."""
FIGURES = ("873", "764", "951", "687")
"""Figures to invent: the first that the scenario does not name."""


@dataclass(frozen=True, slots=True)
class Attack:
    """An answer that must not pass."""

    name: str
    answer: Answer


def attacks(stage: Stage, elsewhere: Elsewhere) -> Iterator[Attack]:
    """Make up answers to a written step that deserve no pass.

    Args:
        stage: The step.
        elsewhere: Texts from other scenarios and languages.
    """
    models = stage.step.models[:MOST_MODELS]
    frame = models[0] if models else Model(style="", text="")
    for name, text in (*_empty_talk(stage), *_pasted(stage, elsewhere)):
        yield Attack(name, answer_like(frame, text))
    for model in models:
        for name, text in (*_mangled(stage, model), *_poisoned(stage, model)):
            yield Attack(name, answer_like(model, text))


def keywords(stage: Stage) -> tuple[str, ...]:
    """Return the words that carry the models' meaning, each once."""
    words = [word for model in stage.step.models for word in _content(stage, model.text)]
    return tuple(dict.fromkeys(words))


def _empty_talk(stage: Stage) -> Iterator[tuple[str, str]]:
    """Give texts that say nothing, whatever the scenario."""
    texts, own = _texts(), _own_texts(stage)
    yield "an empty answer", ""
    yield "a blank answer", "  \n\t "
    yield "a row of emoji", texts["emoji"]
    yield "lorem ipsum", texts["lorem"]
    yield "gibberish", texts["gibberish"]
    yield "a text about something else", own["off_topic"]
    yield "talk to the grader", own["talk"]


def _pasted(stage: Stage, elsewhere: Elsewhere) -> Iterator[tuple[str, str]]:
    """Give texts that were written by somebody else, for something else."""
    scenario = stage.loaded.scenario
    brief = f"{scenario.scenario.brief}\n" + "\n".join(fact.text for fact in scenario.facts)
    yield "the pasted brief", brief
    yield "the brief with a few words swapped", _lightly_edited(stage, brief)
    yield "the question pasted back", stage.step.ask
    for text in elsewhere.scenarios:
        yield "a model of another scenario", text
    for text in elsewhere.languages.get(stage.step.id, ()):
        yield "a model in another language", text


def _mangled(stage: Stage, model: Model) -> Iterator[tuple[str, str]]:
    """Give a model's words without its sense."""
    words = list(dict.fromkeys(_content(stage, model.text)))
    glue = cycle(_own_texts(stage)["glue"])
    reading = read(clean(model.text), stage.loaded.language)
    first = reading.quote(reading.sentences[0]) if reading.sentences else ""
    mixed = shuffled(tuple((str(place), word) for place, word in enumerate(model.text.split())), model.text)
    yield "a list of the right words", ", ".join(words)
    yield "the right words in a row", " ".join(words)
    yield "the right words with glue between them", " ".join(f"{word} {small}" for word, small in zip(words, glue))  # noqa: B905 - the glue never ends
    yield "a shuffled model", " ".join(word for _, word in mixed)
    yield "one sentence said again and again", " ".join([first] * TIMES)
    yield "a model in capitals", model.text.upper()


def _poisoned(stage: Stage, model: Model) -> Iterator[tuple[str, str]]:
    """Give a model with one thing too many, where a *must* criterion watches for it."""
    guards = {criterion.use for criterion in stage.step.criteria if criterion.weight == "must"}
    text = model.text.strip()
    if "content.nothing_confidential" in guards:
        for number, fact in enumerate(stage.loaded.scenario.facts, 1):
            if fact.confidential:
                yield f"a model with the confidential fact {number}", f"{text} {fact.text}."
    if "content.nothing_invented" in guards:
        told = stage.loaded.source.text
        figure = next((figure for figure in FIGURES if figure not in told), FIGURES[0])
        yield "a model with an invented figure", f"{text} {_own_texts(stage)['invented'].format(figure=figure)}"


def _lightly_edited(stage: Stage, text: str) -> str:
    """Swap one word in a few for another of the same text."""
    words = text.split()
    spare = cycle(reversed(_content(stage, text) or words))
    return " ".join(next(spare) if at % EVERY == EVERY - 1 else word for at, word in enumerate(words))


def _content(stage: Stage, text: str) -> tuple[str, ...]:
    return content_words(read(clean(text), stage.loaded.language))


def _own_texts(stage: Stage) -> dict[str, Any]:
    """Return the texts in the scenario's language."""
    texts = _texts()
    own: dict[str, Any] = texts.get(stage.loaded.language, texts[FALLBACK])
    return own


@cache
def _texts() -> dict[str, Any]:
    with (Path(__file__).parent / "attacks.toml").open("rb") as file:
        return tomllib.load(file)
