"""A sample as an author writes it: TOML, ready to be pasted below the others of its step."""

from __future__ import annotations

from tutor.course.model import Expectation, Sample
from tutor.course.scaffold.document import Value, value


def expectation(expect: str | Expectation) -> str:
    """Return how a sample has to end, as it stands in a file: ``"pass"``, or a table on one line."""
    if isinstance(expect, str):
        return value(expect)
    named: dict[str, Value] = {"unmet": expect.unmet, "mistake": expect.mistake or ""}
    return value({key: each for key, each in named.items() if each})


def sample_block(sample: Sample) -> str:
    """Return the table ``[[steps.samples]]`` of a sample, without what is left empty."""
    given: dict[str, Value] = {
        "text": sample.text,
        "alt": sample.alt,
        "chosen": sample.chosen,
        "pairs": sample.pairs,
    }
    lines = [f'language = "{sample.language}"', f"expect = {expectation(sample.expect)}"]
    lines += [f"{key} = {value(each)}" for key, each in given.items() if each]
    return "\n".join(["[[steps.samples]]", *lines, ""])
