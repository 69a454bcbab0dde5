"""What an answer has to be like, said the same way to who types it and to who writes an answers file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from tutor.course.scaffold.questions import Complaint, Field, Given, Kind, languages_of
from tutor.i18n import marked
from tutor.text.clean import clean, clean_line
from tutor.text.measures import word_count

INSIDE = "!"
"""Mark before a fact that stays inside."""
LONGEST_LINE = 300
"""Characters of a line or of one fact."""
LONGEST_TEXT = 4000
"""Characters of a longer text."""
MOST_ITEMS = 20
"""Lines of a list that has no bound of its own."""
FEWEST_FACTS, MOST_FACTS = 2, 6
FEWEST_MODEL_WORDS = 12
"""Below so many words a row of keywords cannot be told from an answer."""
FEWEST_MISTAKE_WORDS = 2


def public(facts: Sequence[str]) -> list[str]:
    """Return the facts that may be told."""
    return [fact for fact in facts if not fact.startswith(INSIDE)]


def tidy(asked: Field, typed: Any) -> Any:
    """Clean what was typed and bring it into the shape of its field: a text, or a list of lines without empty ones."""
    if asked.kind is Kind.LIST:
        lines = typed.split("\n") if isinstance(typed, str) else typed
        return [clean_line(line) for line in lines if line.strip()]
    text = clean(str(typed), characters=LONGEST_TEXT).strip()
    return text if asked.kind is Kind.LINES else clean_line(text)


def complaint(asked: Field, value: Any) -> Complaint | None:
    """Say what keeps a value from being used; None where nothing does.

    Args:
        asked: The field.
        value: A text or a list of texts, of one language.
    """
    if not value:
        return Complaint(marked("Something is needed here to go on.")) if asked.needed else None
    items = value if isinstance(value, list | tuple) else [value]
    longest = LONGEST_TEXT if asked.kind is Kind.LINES else LONGEST_LINE
    if any(len(item) > longest for item in items):
        return Complaint(marked("That is long: {most} characters are enough here."), {"most": longest})
    if len(items) > MOST_ITEMS:
        return Complaint(marked("At most {most} lines here."), {"most": MOST_ITEMS})
    known = [option.value for option in asked.options]
    if strange := [item for item in items if known and item not in known]:
        listed = ", ".join(each for each in known if each)
        return Complaint(marked("'{word}' is not among these: {known}."), {"word": strange[0], "known": listed})
    return asked.rule(value)


def unequal(asked: Field, given: Given) -> Complaint | None:
    """Say whether a list by language has more lines, or other marks, in one language than in another."""
    by_language = given.get(asked.key)
    if asked.kind is not Kind.LIST or not isinstance(by_language, Mapping):
        return None
    lists = [by_language.get(language, []) for language in languages_of(given)]
    marks = {tuple(item.startswith(INSIDE) for item in items) for items in lists}
    if len(marks) > 1:
        return Complaint(marked("Each language needs the same lines, in the same order, with the same marks."))
    return None


def facts_complaint(facts: Sequence[str]) -> Complaint | None:
    """Say what keeps some facts from making a scenario."""
    if not FEWEST_FACTS <= len(facts) <= MOST_FACTS:
        return Complaint(
            marked("From {fewest} to {most} facts make a scenario; here: {n}."),
            {"n": len(facts), "fewest": FEWEST_FACTS, "most": MOST_FACTS},
        )
    if not public(facts):
        return Complaint(marked("Every fact stays inside: one at least is for the reader."))
    if any(not fact.removeprefix(INSIDE).strip() for fact in facts):
        return Complaint(marked("A mark with nothing after it: what is it that stays inside?"))
    return None


def model_complaint(text: str) -> Complaint | None:
    """Say whether a good answer is too short to be graded."""
    return _at_least(text, FEWEST_MODEL_WORDS)


def mistake_complaint(text: str) -> Complaint | None:
    """Say whether a typical mistake is too short to be recognised."""
    return _at_least(text, FEWEST_MISTAKE_WORDS)


def _at_least(text: str, fewest: int) -> Complaint | None:
    words = word_count(text)
    if words >= fewest:
        return None
    return Complaint(
        marked("With {fewest} words or more it can be told from a row of keywords; here: {n}."),
        {"n": words, "fewest": fewest},
    )
