"""The team map in words: one report that lines, pages and screens share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from tutor.export.document import Bar, Document, Section, Table
from tutor.i18n import Speaker, marked
from tutor.replay.shared import SMALLEST_GROUP
from tutor.wording.names import AREA_NAMES, STANDING_NAMES

if TYPE_CHECKING:
    from tutor.engine.facilitating import Asked
    from tutor.learning.team.closed import Figure
    from tutor.learning.team.helping import Help
    from tutor.learning.team.map import TeamMap
    from tutor.learning.team.starting import Start
    from tutor.learning.team.stumbles import Place, Stumble

MOST_STUMBLES = 6
"""Criteria, and mistakes, that are told; programs get all of them."""
COLUMNS = (marked("area"), marked("on their own"), marked("stable"), marked("people"), marked("next time from level"))
"""What stands over the columns of a spreadsheet."""


def told(team: TeamMap) -> tuple[Stumble, ...]:
    """Return the stumbles that a report tells."""
    return (*team.stumbles.criteria[:MOST_STUMBLES], *team.stumbles.mistakes[:MOST_STUMBLES])


def team_document(team: TeamMap, asked: Mapping[Place, Asked], voice: Speaker) -> Document:
    """Say a team map.

    Args:
        team: The map.
        asked: What courses say about the places that it tells of.
        voice: Says sentences.
    """
    parts = [_skill(team, voice)]
    if team.counted:
        parts += [_areas(team, voice), next_section(team, voice)]
    parts += [part for part in _details(team, asked, voice) if part.lines or part.bars or part.table]
    return Document(voice.say("Team map"), voice.language, tuple(parts))


def columns(voice: Speaker) -> tuple[str, ...]:
    """Return what stands over the columns of a spreadsheet."""
    return tuple(voice.say(column) for column in COLUMNS)


def of(figure: Figure, voice: Speaker) -> str:
    """Say of how many people something holds."""
    if not figure:
        return "–"
    if figure.exact:
        return voice.say("{count} of {all}", count=figure.count, all=figure.people)
    if not figure.count:
        return voice.say("few or none")
    return voice.say("about {count} of {all}", count=figure.count, all=figure.people)


def area_name(area: str, voice: Speaker) -> str:
    """Name an area."""
    return voice.say(AREA_NAMES.get(area, area))


def _skill(team: TeamMap, voice: Speaker) -> Section:
    bars: tuple[Bar, ...] = ()
    if team.skill:
        share = round(team.skill.share * 100)
        words = voice.say("{share} %", share=share) if team.skill.exact else voice.say("about {share} %", share=share)
        bars = (Bar(words, team.skill.share, voice.say("stable cells: {cells}", cells=of(team.skill, voice))),)
    return Section(voice.say("The shared skill"), bars=bars, notes=tuple(_who(team, voice)))


def _who(team: TeamMap, voice: Speaker) -> Iterator[str]:
    """Say who is in the figures, and how."""
    if team.skill:
        yield voice.say("A cell is one person in one area: the more people share, the more it grows.")
    yield voice.plural("{number} person in this folder.", "{number} people in this folder.", team.people)
    if not team.counted:
        yield voice.say(
            "I show how it goes from {few} people on: with fewer, a figure would be somebody's.", few=SMALLEST_GROUP
        )
    if team.rows:
        yield voice.plural(
            "{number} of them agreed to stand here, under a letter.",
            "{number} of them agreed to stand here, each under a letter.",
            len(team.rows),
        )
    if together := team.counted - len(team.rows):
        yield voice.say(
            "{number} people count together only, rounded to threes: nobody can be made out.", number=together
        )
    if team.counted and (out := team.people - team.counted):
        yield voice.plural(
            "{number} person is in no figure of the areas: too few to stay unseen.",
            "{number} people are in no figure of the areas: too few to stay unseen.",
            out,
        )
    if team.refused:
        yield voice.plural(
            "{number} thing in the folder could not be used; `tutor collect` says why.",
            "{number} things in the folder could not be used; `tutor collect` says why.",
            team.refused,
        )


def _areas(team: TeamMap, voice: Speaker) -> Section:
    bars = tuple(
        Bar(
            area_name(each.area, voice),
            each.alone.share,
            voice.say("on their own: {figure}", figure=of(each.alone, voice)),
            voice.say("stable: {figure}", figure=of(each.stable, voice)),
        )
        for each in team.areas
    )
    return Section(voice.say("The five areas, the weakest first"), bars=bars)


def next_section(team: TeamMap, voice: Speaker) -> Section:
    """Say where the next training can start; the weakest area is the proposal, the others are there to choose."""
    lines = [(each, start_words(each.area, each.start, voice)) for each in team.areas if each.start]
    proposal = (voice.say("A proposal: {start}", start=words) for _, words in lines[:1])
    return Section(voice.say("Next time, one step higher"), (*proposal, *(words for _, words in lines[1:])))


def start_words(area: str, start: Start, voice: Speaker) -> str:
    """Say from which level the next training can start in an area, and why."""
    name, here, behind = area_name(area, voice), of(start.here, voice), of(start.behind, voice)
    if start.top:
        return voice.say(
            "{area}: the highest level is behind {here}; they could write a case for the others.", area=name, here=here
        )
    if not start.behind:
        return voice.say("{area}, from level {level}: {here} have passed it.", area=name, level=start.level, here=here)
    return voice.say(
        "{area}, from level {level}: {behind} have passed level {below}, {here} this one.",
        area=name,
        level=start.level,
        behind=behind,
        below=start.level - 1,
        here=here,
    )


def _details(team: TeamMap, asked: Mapping[Place, Asked], voice: Speaker) -> Iterator[Section]:
    yield Section(voice.say("Person by person"), table=_people(team, voice))
    missed, made = (_stumbles(stumbles, asked, voice) for stumbles in (team.stumbles.criteria, team.stumbles.mistakes))
    yield Section(voice.say("Where the first attempt stumbles"), bars=missed)
    yield Section(voice.say("Typical slips"), bars=made)
    yield Section(voice.say("Who can help whom"), tuple(_help(each, voice) for each in team.help))
    past = team.history if len(team.history) > 1 else ()
    bars = (Bar(point.month or voice.say("today"), point.skill.share, of(point.skill, voice)) for point in past)
    yield Section(voice.say("The shared skill, month by month"), bars=tuple(bars))


def _people(team: TeamMap, voice: Speaker) -> Table | None:
    if not team.rows:
        return None
    names = ("", *(area_name(each.area, voice) for each in team.areas))
    rows = ((row.letter, *(voice.say(STANDING_NAMES[each]) for each in row.standings)) for row in team.rows)
    return Table(names, tuple(rows))


def _stumbles(stumbles: tuple[Stumble, ...], asked: Mapping[Place, Asked], voice: Speaker) -> tuple[Bar, ...]:
    return tuple(
        Bar(asked[each.place].words, each.figure.share, of(each.figure, voice), asked[each.place].title)
        for each in stumbles[:MOST_STUMBLES]
    )


def _help(help_: Help, voice: Speaker) -> str:
    area = area_name(help_.area, voice)
    if not help_.whom:
        return voice.say("{area}: {who} is glad to help.", area=area, who=help_.who)
    whom = ", ".join(help_.whom)
    if help_.elsewhere:
        return voice.say(
            "{area}: {who} could help {whom}, from another department first.", area=area, who=help_.who, whom=whom
        )
    return voice.say("{area}: {who} could help {whom}.", area=area, who=help_.who, whom=whom)
