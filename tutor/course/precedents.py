"""Precedents: answers to a scenario that people have judged, and what was learnt of them.

Beside the areas of a course lies the folder `precedents`. For a scenario it holds the judged answers, as `tutor grade
--batch` reads them (`<id>.jsonl`), and what `tutor learn` made of them (`<id>.tsv`): after a first line with the digest
of the answers, a line for each language, step and criterion, with the number of answers, the bias, then words and
weights. The answers are for authors; a course without them works as well.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tutor.course.inside import read_bytes
from tutor.course.problems import Code, Problem, whole_file
from tutor.text.clean import clean
from tutor.text.leaning import Leaning

FOLDER = "precedents"
LARGEST = 1024 * 1024
"""Bytes of what was learnt of a scenario: ten times the largest shipped."""
MOST_ANSWERS = 20 * 1024 * 1024
"""Bytes of judged answers of a scenario."""
HEAVIEST = 10_000
"""Hundredths that a weight may have."""
Leanings = Mapping[tuple[str, str], Leaning]
"""By step and criterion."""


class UnreadableLeanings(ValueError):
    """The file was not written by `tutor learn`."""


def answers_file(root: Path, scenario: str) -> Path:
    """Return where a scenario's judged answers stand, whether there are any or not."""
    return root / FOLDER / f"{scenario}.jsonl"


def leanings_file(root: Path, scenario: str) -> Path:
    """Return where it stands what was learnt of them, whether anything was or not."""
    return root / FOLDER / f"{scenario}.tsv"


def digest_of(answers: bytes) -> str:
    """Tell one set of judged answers from another."""
    return hashlib.sha256(answers).hexdigest()[:16]


def read_leanings(content: bytes, language: str) -> tuple[str, Leanings]:
    """Read what was learnt of a scenario's answers in a language.

    Args:
        content: A file written by `written`, or anything.
        language: ``it`` or ``en``.

    Returns:
        The digest of the answers, and what was learnt.

    Raises:
        UnreadableLeanings: It is something else, or too large.
    """
    if len(content) > LARGEST:
        raise UnreadableLeanings(f"larger than {LARGEST} bytes")
    try:
        digest, *rows = clean(content.decode(), characters=LARGEST, lines=LARGEST).splitlines()
        told = (row.split("\t") for row in rows)
        return digest, {
            (step, name): _leaning(judged, bias, words)
            for code, step, name, judged, bias, words in told
            if code == language
        }
    except ValueError as error:
        raise UnreadableLeanings(str(error)[:80]) from error


def out_of_step(root: Path) -> Iterator[Problem]:
    """Find the scenarios whose answers have changed since something was learnt of them."""
    for answers in sorted((root / FOLDER).glob("*.jsonl")):
        learnt = leanings_file(root, answers.stem)
        try:
            digest = read_leanings(read_bytes(learnt, LARGEST), "")[0] if learnt.exists() else ""
            fits = digest == digest_of(read_bytes(answers, MOST_ANSWERS))
        except (UnreadableLeanings, OSError):
            fits = False
        if not fits:
            message = f"what was learnt of '{answers.stem}' is of other answers than those that stand here"
            yield whole_file(f"{FOLDER}/{learnt.name}", Code.STALE_PRECEDENTS, message, "learn anew: `tutor learn`")


def _leaning(judged: str, bias: str, words: str) -> Leaning:
    pieces = words.split(" ")
    weights = dict(zip(pieces[::2], map(int, pieces[1::2]), strict=True))
    if any(abs(weight) > HEAVIEST for weight in (int(bias), *weights.values())):
        raise ValueError("a weight beyond all measure")
    return Leaning(int(judged), int(bias), weights)


def written(digest: str, learnt: Iterable[tuple[str, str, str, Leaning]]) -> bytes:
    """Write what was learnt of a scenario's answers.

    Args:
        digest: Of the answers.
        learnt: Language, step, criterion, and what was learnt of it.
    """
    rows = [digest]
    for language, step, criterion, leaning in learnt:
        words = " ".join(f"{word} {weight}" for word, weight in leaning.weights.items())
        rows.append(f"{language}\t{step}\t{criterion}\t{leaning.judged}\t{leaning.bias}\t{words}")
    return "\n".join((*rows, "")).encode()
