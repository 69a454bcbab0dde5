"""Learn which kind of word follows which, from the prose of the shipped courses. Run by hand: `python
tests/training/word_order.py`.

Writes `tutor/text/models/order_<language>.json`. Verdicts depend on it: raise the version of the word lists afterwards.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from tutor.course.load import LoadedScenario, load_course, load_scenario
from tutor.engine.paths import shipped_courses
from tutor.text import order
from tutor.text.reading import Reading


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
        graded = (each for each in step.samples if each.language == loaded.language and each.expect != "invalid")
        yield from (sample.text for sample in graded)


def train(language: str) -> dict[str, dict[str, int]]:
    """Count the pairs of neighbouring classes."""
    pairs: Counter[tuple[str, str]] = Counter()
    for folder in sorted(shipped_courses().glob("*/course.toml")):
        course = load_course(folder.parent, language)
        for path in course.files:
            loaded, _ = load_scenario(path, course)
            for text in prose(loaded) if loaded else ():
                chain = order.classes(Reading(text, language))
                pairs.update(pairwise(chain))
    table: dict[str, dict[str, int]] = {}
    for (first, second), count in sorted(pairs.items()):
        table.setdefault(first, {})[second] = count
    return table


if __name__ == "__main__":
    for code in ("it", "en"):
        target = Path(order.__file__).parent / "models" / f"order_{code}.json"
        learnt = {
            "about": "how often one class of token follows another; see tutor/text/order.py",
            "pairs": train(code),
        }
        target.write_text(json.dumps(learnt, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
        print(target.name, sum(len(after) for after in learnt["pairs"].values()), "pairs")
