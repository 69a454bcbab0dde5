"""The team map and the session plan for programs: JSON, and CSV for spreadsheets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from tutor.export.csv import Cell, csv_text
from tutor.learning.plan import Moment, Plan
from tutor.learning.team.closed import Figure
from tutor.learning.team.map import TeamMap
from tutor.learning.team.starting import Start
from tutor.learning.team.stumbles import Place, Stumble

FORMAT = 1
"""Raised when the shape of what programs read changes."""


def team_data(team: TeamMap) -> dict[str, Any]:
    """Return a team map for programs. A figure is null where nothing may be said."""
    order = [each.area for each in team.areas]
    return {
        "format": FORMAT,
        "people": team.people,
        "counted": team.counted,
        "refused": team.refused,
        "shared_skill": _figure(team.skill),
        "history": [{"month": point.month or None, "shared_skill": _figure(point.skill)} for point in team.history],
        "areas": [
            {
                "area": each.area,
                "alone": _figure(each.alone),
                "stable": _figure(each.stable),
                "start": _start(each.start),
            }
            for each in team.areas
        ],
        "rows": [
            {"person": row.letter, "standings": dict(zip(order, map(str, row.standings), strict=True))}
            for row in team.rows
        ],
        "stumbles": [_stumble(each, "criterion") for each in team.stumbles.criteria],
        "mistakes": [_stumble(each, "mistake") for each in team.stumbles.mistakes],
        "help": [
            {"area": each.area, "who": each.who, "whom": list(each.whom), "elsewhere": each.elsewhere}
            for each in team.help
        ],
    }


def team_csv(team: TeamMap, columns: Iterable[str], areas: Mapping[str, str], standings: Mapping[str, str]) -> str:
    """Write the areas, a row each, and a column for everybody who stands in the map.

    Args:
        team: The map.
        columns: What stands over the first five: area, on their own, stable, people, level to start from.
        areas: Name of each area.
        standings: Name of each standing.
    """
    rows: list[list[Cell]] = []
    for index, each in enumerate(team.areas):
        people: list[Cell] = [each.alone.count, each.stable.count, each.alone.people] if each.alone else ["", "", ""]
        level: Cell = each.start.level if each.start else ""
        stood = (standings[row.standings[index]] for row in team.rows)
        rows.append([areas[each.area], *people, level, *stood])
    return csv_text([*columns, *(row.letter for row in team.rows)], rows)


def plan_data(plan: Plan) -> dict[str, Any]:
    """Return a session plan for programs. A topic has no address."""
    return {
        "format": FORMAT,
        "minutes": plan.minutes,
        "opening": plan.opening,
        "close": plan.close,
        "withheld": plan.withheld,
        "moments": [_moment(moment) for moment in plan.moments],
        "left": [_moment(moment) for moment in plan.left],
    }


def _moment(moment: Moment) -> dict[str, Any]:
    return {
        **_place(moment.place, "criterion"),
        "address": str(moment.address) if moment.address else None,
        "session": moment.label or None,
        "attempt": moment.attempt or None,
        "on_record": str(moment.outcome) if moment.outcome else None,
        "why": [str(why) for why in moment.why],
        "worth": round(moment.worth, 3),
        "minutes": moment.minutes,
        "missed": _figure(moment.figure),
    }


def _figure(figure: Figure) -> dict[str, Any] | None:
    if not figure:
        return None
    return {
        "count": figure.count,
        "people": figure.people,
        "share": round(figure.share, 3),
        "exact": figure.exact,
    }


def _start(start: Start | None) -> dict[str, Any] | None:
    if start is None:
        return None
    return {"level": start.level, "behind": _figure(start.behind), "here": _figure(start.here), "top": start.top}


def _stumble(stumble: Stumble, kind: str) -> dict[str, Any]:
    return {**_place(stumble.place, kind), "missed": _figure(stumble.figure)}


def _place(place: Place, kind: str) -> dict[str, Any]:
    return {"course": place.course, "scenario": place.scenario, "step": place.step, kind: place.name}
