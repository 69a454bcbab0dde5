"""The words around the learner's own companies, for both fronts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.course.scaffold.own import Described, OwnTask
from tutor.engine.own_company import OwnCompanies
from tutor.i18n import Speaker, marked
from tutor.wording.names import AREA_NAMES

WHAT_IT_IS = marked(
    "Your facts, your readers, and the same checks. What stays inside is watched over, and all of it stays on this "
    "machine. Nobody knows your company here: that a figure is true, only you can say."
)


@dataclass(frozen=True, slots=True)
class OwnRow:
    """A line of the list."""

    label: str
    described: Described | None = None
    """The company; None for the line that describes a new one."""
    task: str = ""
    """Id of the task; empty for the line that changes the description."""


def own_rows(own: OwnCompanies, voice: Speaker) -> Iterator[OwnRow]:
    """Return the lines, company by company: its tasks, then its description; a new one at the end."""
    companies = own.described()
    for described in companies:
        open_ones, alone = own.left_open(described), len(companies) == 1
        for task in own.tasks(described):
            named = _task(task, described, voice, left_open=task.id in open_ones)
            yield OwnRow(named if alone else f"{described.company.name} · {named}", described, task.id)
        for task in own.out_of_reach(described):
            yield OwnRow(_missing(task, described, voice), described)
        yield OwnRow(voice.say("Change what is known of {company} …", company=described.company.name), described)
    yield OwnRow(voice.say("Describe another company …") if companies else voice.say("Describe your company …"))


def _missing(task: OwnTask, described: Described, voice: Speaker) -> str:
    """Name a task that cannot be done yet, with what it takes; the line leads to the description."""
    takes = voice.plural(
        "for this one, add {number} place where {company} writes",
        "for this one, name {number} places where {company} writes",
        task.places,
        company=described.company.name,
    )
    return f"{task.title[described.language]}  ({takes})"


def _task(task: OwnTask, described: Described, voice: Speaker, *, left_open: bool) -> str:
    minutes = voice.plural("{number} minute", "{number} minutes", task.minutes)
    aside = [voice.say(AREA_NAMES[task.area]), minutes, *([voice.say("left half-way")] if left_open else [])]
    return f"{task.title[described.language]}  ({' · '.join(aside)})"
