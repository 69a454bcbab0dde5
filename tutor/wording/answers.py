"""The words around one's own past answers: to search, to reread, to take along."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from pathlib import Path

from tutor.engine.looking_back import Chosen
from tutor.i18n import Speaker
from tutor.learning.answers import PastAnswer, Wanted
from tutor.text.clean import clean_line
from tutor.text.fold import fold
from tutor.wording.names import AREA_NAMES
from tutor.wording.own_data import trace_lines

ANSWERS_FORMAT = 1
"""Version of the JSON of answers."""
SHORT = 60
"""Characters of an answer that stand in a list."""


def wanted(typed: str, voice: Speaker) -> Wanted:
    """Read what somebody looks for: words; those that name an area narrow the search to it."""
    areas = {fold(voice.say(name)): area for area, name in AREA_NAMES.items()} | {
        fold(area): area for area in AREA_NAMES
    }
    words = typed.split()
    named = frozenset(areas[fold(word)] for word in words if fold(word) in areas)
    return Wanted(tuple(word for word in words if fold(word) not in areas), named)


def heading(answer: PastAnswer, voice: Speaker) -> str:
    """Say what an answer belongs to, and when it was written."""
    area = voice.say(AREA_NAMES[answer.area]) if answer.area in AREA_NAMES else ""
    if not answer.step:
        which = voice.say("my plan")
    elif answer.attempt > 1:
        which = voice.say("attempt {n}", n=answer.attempt)
    else:
        which = ""
    hits = voice.say("essentials {met} of {all}", met=answer.met, all=answer.essentials) if answer.essentials else ""
    return " · ".join(part for part in (answer.title, answer.at[:10], area, which, hits) if part)


def short(answer: PastAnswer) -> str:
    """Return the beginning of an answer, on one line."""
    return clean_line(" / ".join(answer.texts), characters=SHORT)


def body(answer: PastAnswer, voice: Speaker) -> str:
    """Return all that was written, each part named where there are several."""
    parts = [answer.text] if answer.text else []
    parts += [voice.say("Description of the image: {text}", text=answer.alt)] if answer.alt else []
    parts += [f"{name}: {said}" for name, said in answer.fields if said]
    return "\n".join(parts)


def answer_lines(answer: PastAnswer, voice: Speaker) -> Iterator[str]:
    """Say one answer in lines."""
    yield heading(answer, voice)
    yield from (f"    {line}" for line in body(answer, voice).split("\n"))


def count(number: int, voice: Speaker) -> str:
    """Say how many answers there are."""
    if not number:
        return voice.say("Nothing of yours holds that yet.")
    return voice.plural("{number} answer of yours", "{number} answers of yours", number)


def chosen_lines(chosen: Chosen, voice: Speaker) -> Iterator[str]:
    """Say what would be taken along, and what it gives away."""
    if not chosen.answers:
        yield count(0, voice)
        return
    sessions = len({answer.session for answer in chosen.answers})
    days = sorted(answer.at[:10] for answer in chosen.answers)
    yield voice.say(
        "What goes along: {answers}, {sessions}, from {first} to {last}. Your name does not, unless you wrote it.",
        answers=count(len(days), voice),
        sessions=voice.plural("of {number} session", "of {number} sessions", sessions),
        first=days[0],
        last=days[-1],
    )
    yield from trace_lines(chosen.traces, voice)
    if chosen.own:
        yield voice.plural(
            "{number} answer is about your own company: have a look at it before you pass it on.",
            "{number} answers are about your own company: have a look at them before you pass them on.",
            chosen.own,
        )


def as_markdown(answers: Iterable[PastAnswer], voice: Speaker) -> str:
    """Write answers as Markdown: a heading for each session, every text in a block that nothing inside can end."""
    parts = ["# " + voice.say("My answers")]
    for _, group in groupby(answers, lambda answer: answer.session):
        rows = list(group)
        parts.append(f"## {_escaped(rows[0].title)}")
        parts += [f"{_escaped(heading(row, voice))}\n\n{_fenced(body(row, voice))}" for row in rows]
    return "\n\n".join(parts) + "\n"


def as_json_text(answers: Iterable[PastAnswer]) -> str:
    """Write answers as JSON."""
    rows = [
        {name: getattr(answer, name) for name in PastAnswer.__dataclass_fields__ if name != "fields"}
        | {"fields": [{"field": name, "text": said} for name, said in answer.fields]}
        for answer in answers
    ]
    return json.dumps({"format": ANSWERS_FORMAT, "answers": rows}, ensure_ascii=False, indent=2) + "\n"


def written(answers: Iterable[PastAnswer], target: Path, voice: Speaker) -> str:
    """Write answers in the format that a file's name asks for: JSON for ``.json``, Markdown otherwise."""
    return as_json_text(answers) if target.suffix.lower() == ".json" else as_markdown(answers, voice)


def _escaped(text: str) -> str:
    """Take the meaning from everything that Markdown reads as more than a character."""
    return re.sub(r"([\\`*_{}\[\]()<>#+!|~&$])", r"\\\1", text)


def _fenced(text: str) -> str:
    """Put a text into a block whose fence is longer than any in it."""
    longest = max((len(run) for run in re.findall(r"`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}text\n{text}\n{fence}"
