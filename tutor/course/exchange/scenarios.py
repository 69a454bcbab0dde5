"""Imported steps as scenario files, with marked places for what the author still has to say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from tutor.course.exchange.frame import Frame
from tutor.course.exchange.losses import Losses
from tutor.course.exchange.naming import Names
from tutor.course.exchange.questions import Bank, Question
from tutor.course.exchange.reading import QuestionFile
from tutor.course.exchange.steps import Made, steps_of
from tutor.course.exchange.toml import table
from tutor.course.model import FORMAT
from tutor.course.problems import Problem
from tutor.text.clean import clean_line

MOST_STEPS = 8
"""Questions of one scenario: about ten minutes."""
MOST_CHARACTERS = 20_000
"""Characters of the source that go into one scenario: its file stays within what a course file may hold."""
MINUTES_CLOSED, MINUTES_WRITTEN, MOST_MINUTES = 1, 3, 30


@dataclass(frozen=True)
class Draft:
    """A scenario that was made of questions."""

    id: str
    path: str
    """Its file, as seen from the course's folder."""
    category: str
    steps: tuple[Made, ...]
    text: str
    """The file."""


@dataclass(frozen=True)
class Imported:
    """What came of a question file."""

    drafts: tuple[Draft, ...]
    problems: tuple[Problem, ...]
    """What could not be read and what could not be carried over, in order of place."""


def scenarios_of(file: QuestionFile, bank: Bank, frame: Frame) -> Imported:
    """Make scenarios of a file's questions, by category.

    Args:
        file: The file.
        bank: What was read from it.
        frame: Where the scenarios will stand.
    """
    losses, names = Losses(file), Names()
    drafts: list[Draft] = []
    for category, questions in _by_category(bank).items():
        groups = list(_groups(steps_of(questions, frame, losses)))
        title = _title(category) or PurePosixPath(file.name).stem or "questions"
        for number, group in enumerate(groups, 1):
            numbered = f"{title} ({number})" if len(groups) > 1 else title
            drafts.append(_draft(names.new(numbered, otherwise="questions"), numbered, category, group, frame))
    _left_over(bank, {draft.category for draft in drafts}, losses)
    return Imported(tuple(drafts), tuple(sorted([*bank.problems, *losses.problems])))


def _by_category(bank: Bank) -> dict[str, list[Question]]:
    found: dict[str, list[Question]] = {}
    for question in bank.questions:
        found.setdefault(question.category, []).append(question)
    return found


def _left_over(bank: Bank, used: set[str], losses: Losses) -> None:
    """Note what belongs to no step."""
    for place, category in bank.categories:
        if category not in used:
            losses.add(place, "no step came of this category", category)
    for place, words in bank.comments:
        losses.add(place, "no question follows this comment", words)


def _groups(made: Sequence[Made]) -> Iterator[Sequence[Made]]:
    """Share steps out evenly, so that no scenario is much longer than another."""
    fewest = -(-len(made) // MOST_STEPS)
    for number in range(fewest):
        yield from _halved(made[number * len(made) // fewest : (number + 1) * len(made) // fewest])


def _halved(made: Sequence[Made]) -> Iterator[Sequence[Made]]:
    """Cut what is too much for one file."""
    if len(made) > 1 and sum(step.size for step in made) > MOST_CHARACTERS:
        yield from _halved(made[: len(made) // 2])
        yield from _halved(made[len(made) // 2 :])
    else:
        yield made


def _title(category: str) -> str:
    """Return the last name of a category's path; the ones that Moodle sets above all others are no names."""
    names = [name.strip() for name in re.split(r"(?<!/)/(?!/)", category)]
    own = [name for name in names if name and name.lower() != "top" and not re.fullmatch(r"\$\w+\$", name)]
    return clean_line(own[-1].replace("//", "/")) if own else ""


def _draft(name: str, title: str, category: str, made: Sequence[Made], frame: Frame) -> Draft:
    pieces = [_head(name, title, category, made, frame)]
    pieces += [table("steps", step.data, step.comments, further=True) for step in made]
    return Draft(name, f"{frame.area}/{name}.toml", category, tuple(made), "\n".join(pieces))


def _head(name: str, title: str, category: str, made: Sequence[Made], frame: Frame) -> str:
    """Write the table `[scenario]`: what the questions do not say stands in square brackets."""
    voice = frame.voice
    minutes = sum(MINUTES_WRITTEN if "criteria" in step.data else MINUTES_CLOSED for step in made)
    tags = list(dict.fromkeys(tag for step in made for tag in step.tags))
    header: dict[str, Any] = {
        "id": name,
        "area": frame.area,
        "level": 1,
        "minutes": min(minutes, MOST_MINUTES),
        "company": frame.company,
        "department": frame.department,
        **({"tags": tags} if tags else {}),
        "title": title,
        "role": voice.say("[Who the learner is: a name and a job.]"),
        "reader": voice.say("[Who reads the answers, or gains from them.]"),
        "goal": voice.say("[What is to be reached: a figure and a date.]"),
        "link_in": voice.say("[The daily work that these questions come from.]"),
        "link_out": voice.say("[What goes back to that work.]"),
        "brief": voice.say(
            "[The situation, in five or six lines: where you are, what happened this morning, who is waiting and "
            "until when.]"
        ),
    }
    comments = [
        voice.say("What stands in [square brackets] is yours to write; area, level, company and department to choose."),
        *([category] if category else []),
    ]
    return table("", {"format": FORMAT}, comments) + "\n" + table("scenario", header)
