"""Learn which kind of word follows which in texts that people write. Run by hand: `python tests/training/word_order.py`.

Writes `tutor/text/models/order_<language>.tsv` and prints, for a fifth of the texts that was left out, how many honest
ones and how many spoiled ones a score below the bound would hold back. Verdicts depend on it: raise the version of the
word lists afterwards.

Honest texts are the prose of the shipped courses, the judged texts of `tests/cases/tune`, and those of the courses'
precedents in which people missed little: many of them are telegrams, lists, dialect, or typed on a phone. Each is
spoiled in eleven ways.
"""

from __future__ import annotations

import json
import math
import random
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from tutor.checkers.loose_words import MIXED
from tutor.course import precedents
from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.engine.paths import shipped_courses
from tutor.i18n import LANGUAGES
from tutor.text import order
from tutor.text.clean import clean
from tutor.text.lexicon import lexicon
from tutor.text.reading import Reading

CASES = Path(__file__).parents[1] / "cases" / "tune"
ROUNDS, PENALTY, STEP = 12, 0.0001, 0.3
"""Passes over the texts; weight of the L2 penalty; first step of AdaGrad."""
PROSE, ANSWER = 5.5, 18.0
"""What an honest text weighs against one spoiled: there are eleven of these for each, and an answer held back unjustly
costs more than anything.
"""
LEAST = 12
"""Hundredths under which a weight is left out."""
OFTEN, OFTENER = 12, 30
"""Texts in which two classes in a row, and three, have to stand: what is rarer tells little, and fattens the package."""
MOSTLY = 0.75
"""Share of the criteria that people found in an answer from which it surely was written, and not thrown together."""
GLUE = {
    "it": ("e", "di", "con", "per", "il", "la", "a", "e il", "con la", "di un", "per le", "e poi"),
    "en": ("and", "of", "with", "for", "the", "to", "and the", "with a", "of the", "for this", "and then"),
}
"""Small words with which keywords are glued together."""


class Text(NamedTuple):
    """A text to learn from."""

    sequences: Counter[order.Sequence]
    honest: bool
    weight: float


def prose(loaded: LoadedScenario) -> Iterator[str]:
    """Yield every honest text of a scenario, in its language."""
    head = loaded.scenario.scenario
    yield from (head.brief, head.link_out, head.goal, head.reader)
    yield from (fact.text for fact in loaded.scenario.facts)
    for step in loaded.scenario.steps:
        yield step.ask
        for criterion in step.criteria:
            yield from (criterion.question, criterion.why, criterion.move, *criterion.hints)
        yield from (mistake.says for mistake in step.mistakes)
        yield from (model.text for model in step.models)
        yield from (piece.text for piece in step.material)
        yield from (step.example.text, *step.example.notes) if step.example else ()


def samples(loaded: LoadedScenario) -> Iterator[str]:
    """Yield the answers that come with a scenario, in its language, but for those that a gate holds back."""
    for step in loaded.scenario.steps:
        graded = (each for each in step.samples if each.language == loaded.language and each.expect != "invalid")
        yield from (sample.text for sample in graded)


def judged(course: Path, language: str) -> Iterator[str]:
    """Yield the answers in a language, among the precedents of a course, in which people missed little."""
    for path in sorted((course / precedents.FOLDER).glob("*.jsonl")):
        for row in map(json.loads, path.read_text("utf-8").splitlines()):
            met = sum(mark == "met" for mark in row["marks"].values())
            if row["language"] == language and met >= MOSTLY * len(row["marks"]):
                yield row["answer"]


def honest(language: str) -> Iterator[tuple[str, float]]:
    """Yield the honest texts of a language, and what each weighs."""
    for folder in sorted(shipped_courses().glob("*/course.toml")):
        course = load_course(folder.parent, language)
        for path in course.files:
            loaded, _ = load_scenario(path, course)
            yield from ((text, PROSE) for text in (prose(loaded) if loaded else ()))
            yield from ((text, ANSWER) for text in (samples(loaded) if loaded else ()))
        yield from ((text, ANSWER) for text in judged(folder.parent, language))
    for path in sorted(CASES.glob("*.toml")):
        cases = tomllib.loads(path.read_text("utf-8"))["cases"]
        told = (case["text"] for case in cases if case["language"] == language)
        yield from ((text, PROSE) for text in told if isinstance(text, str))


def spoiled(text: str, language: str, chance: random.Random) -> Iterator[str]:
    """Yield what somebody may paste instead of writing: the words mixed, with their marks and without; the keywords in
    their order, mixed, glued together, listed in several ways; the words mixed within each sentence.
    """

    def mixed(words: list[str]) -> list[str]:
        return chance.sample(words, len(words))

    words = text.split()
    bare = [word.strip(".,;:!?()«»“”\"'") for word in words]
    keywords = [word for word in bare if word and word.lower() not in lexicon(language).words("function_words")]
    listed = mixed(keywords) if chance.random() < 0.5 else keywords
    glue = GLUE[language]
    yield " ".join(mixed(words))
    yield " ".join(mixed(bare))
    yield " ".join(keywords)
    yield " ".join(mixed(keywords))
    yield " ".join(f"{word} {chance.choice(glue)}" for word in keywords)
    yield " ".join(f"{word} {chance.choice(glue)}" if at % 2 else word for at, word in enumerate(listed))
    yield "\n".join(f"- {word}" for word in listed)
    yield "\n".join(listed)
    yield ". ".join(word.capitalize() for word in listed)
    yield ", ".join(listed)
    sentences: list[list[str]] = [[]]
    for word in words:
        sentences[-1].append(word)
        if word[-1] in ".!?":
            sentences.append([])
    yield " ".join(word for sentence in sentences for word in mixed(sentence))


def texts(language: str) -> list[list[Text]]:
    """Return the honest texts of a language, each with its spoiled ones after it."""
    chance = random.Random(3)

    def counted(text: str) -> Counter[order.Sequence]:
        return order.sequences_of(Reading(clean(text), language))

    found = []
    for text, weight in sorted(set(honest(language))):
        sequences = counted(text)
        if sequences.total() >= order.FEWEST:
            others = map(counted, spoiled(text, language, chance))
            long = [Text(other, honest=False, weight=1.0) for other in others if other.total() >= order.FEWEST]
            found.append([Text(sequences, honest=True, weight=weight), *long])
    return found


def learn(told: list[Text]) -> order.Order:
    """Learn the weights of the sequences that stand in many texts: logistic regression, by AdaGrad."""
    common = Counter(sequence for text in told for sequence in text.sequences)
    kept = {sequence for sequence, texts in common.items() if texts >= (OFTEN if len(sequence) == 2 else OFTENER)}
    weights: dict[order.Sequence, float] = defaultdict(float)
    steps: dict[order.Sequence, float] = defaultdict(lambda: 1e-8)
    bias, bias_step, chance = 0.0, 1e-6, random.Random(1)
    for _ in range(ROUNDS):
        chance.shuffle(told)
        for text in told:
            root = math.sqrt(text.sequences.total())
            known = [(sequence, count) for sequence, count in text.sequences.items() if sequence in kept]
            score = bias + sum(weights[sequence] * count for sequence, count in known) / root
            slip = (1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) - text.honest) * text.weight
            bias_step += slip * slip
            bias -= STEP * slip / math.sqrt(bias_step)
            for sequence, count in known:
                slope = slip * count / root + PENALTY * weights[sequence]
                steps[sequence] += slope * slope
                weights[sequence] -= STEP * slope / math.sqrt(steps[sequence])
    hundredths = {sequence: round(100 * weight) for sequence, weight in sorted(weights.items())}
    kept_weights = {sequence: weight for sequence, weight in hundredths.items() if abs(weight) >= LEAST}
    return order.Order(round(100 * bias), kept_weights)


def held(learnt: order.Order, told: list[Text], *, honest: bool) -> str:
    """Say how many of some texts would be held back."""
    scores = [learnt.score(text.sequences) for text in told if text.honest is honest]
    low = sum(score < MIXED for score in scores)
    return f"{low} of {len(scores)} ({100 * low / len(scores):.1f} %)"


def main() -> None:
    """Learn, try and write the model of each language."""
    for language in sys.argv[1:] or LANGUAGES:
        found = texts(language)
        rest = [text for index, family in enumerate(found) if index % 5 for text in family]
        left_out = [text for family in found[::5] for text in family]
        tried = learn(rest)
        print(f"{language}: holds back {held(tried, left_out, honest=True)} of the honest texts left out,", end=" ")
        print(f"{held(tried, left_out, honest=False)} of the spoiled")
        learnt = learn([text for family in found for text in family])
        rows = [f"{' '.join(classes)}\t{weight}" for classes, weight in learnt.weights.items()]
        (order.FOLDER / f"order_{language}.tsv").write_text("\n".join((str(learnt.bias), *rows, "")), "utf-8")


if __name__ == "__main__":
    main()
