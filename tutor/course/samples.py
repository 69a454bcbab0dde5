"""A sample as an author writes it: TOML, ready to be pasted below the others of its step."""

from __future__ import annotations

from tutor.course.model import Expectation, Sample


def expectation(expect: str | Expectation) -> str:
    """Return how a sample has to end, as it stands in a file: ``"pass"``, or a table on one line."""
    if isinstance(expect, str):
        return f'"{expect}"'
    parts = []
    if expect.unmet:
        parts.append("unmet = [" + ", ".join(f'"{name}"' for name in expect.unmet) + "]")
    if expect.mistake:
        parts.append(f'mistake = "{expect.mistake}"')
    return "{ " + ", ".join(parts) + " }"


def sample_block(sample: Sample) -> str:
    """Return the table ``[[steps.samples]]`` of a sample, without what is left empty."""
    import tomli_w

    head = f'[[steps.samples]]\nlanguage = "{sample.language}"\nexpect = {expectation(sample.expect)}\n'
    given = {"text": sample.text, "alt": sample.alt, "chosen": list(sample.chosen), "pairs": list(sample.pairs)}
    filled = {key: value for key, value in given.items() if value}
    return head + tomli_w.dumps(filled, multiline_strings=True)
