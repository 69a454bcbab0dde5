"""The words of progress: what was reached, foreseen and kept, and what comes next. The same in both fronts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from tutor.i18n import Speaker, marked
from tutor.learning.calibration import Certainty, Lean
from tutor.learning.kept import Kept
from tutor.learning.outlook import Need, Outlook
from tutor.learning.progress import Progress
from tutor.learning.weeks import Halves, Week, reached
from tutor.text.days import short_day, written_day
from tutor.wording.names import AREA_NAMES, STANDING_NAMES
from tutor.wording.session import CERTAINTIES
from tutor.wording.today import foresight

A_LITTLE = 0.1
"""Attempts from which two averages differ at all."""
NEEDS = {
    Need.FIRST: marked("A first case, whatever comes of it."),
    Need.CONFIRM: marked("One case of level 3 on your own confirms it; help no deeper than a first hint."),
    Need.REST: marked("From {day} on, a case you have not seen, with no hint: that makes it stable."),
    Need.UNAIDED: marked("A case you have not seen, with no hint: that makes it stable."),
    Need.NEW_CASE: marked("You have seen every case there is; a new one with no hint would make it stable."),
    Need.OFFER: marked("It holds. If you would help a colleague with it, say so under “Prove it”."),
    Need.USEFUL: marked("You offered help. Once a colleague found it useful, you can say so under “Prove it”."),
    Need.NOTHING: marked("Nothing more to show here: colleagues can count on you."),
}
CERTAINTY_LEANS = {
    Lean.SURE: marked("a second look pays when it feels certain"),
    Lean.MODEST: marked("your guesses are more than luck"),
}


def week_by_week(weeks: Iterable[Week], voice: Speaker) -> str:
    """Say in which weeks something was reached, for whoever does not see bars; empty where in none."""
    said = [
        voice.plural(
            "{day}: {number} case",
            "{day}: {number} cases",
            week.reached,
            day=short_day(week.begins, voice.language),
        )
        for week in weeks
        if week.reached
    ]
    return voice.say("Week of {weeks}.", weeks="; ".join(said)) if said else ""


def no_weeks(voice: Speaker, area: str = "") -> str:
    """Say what will stand in the place of the plot, and after what: while nothing was reached there is nothing to draw.

    Args:
        voice: Says sentences.
        area: The area that is looked at; empty for all.
    """
    will = (
        voice.say(
            "Here twelve weeks will stand, a bar each: the cases you reached in {area}.",
            area=voice.say(AREA_NAMES[area]),
        )
        if area
        else voice.say("Here twelve weeks will stand, a bar each: the cases you reached.")
    )
    after = voice.say("The first bar comes with the first case that you close with its essentials there.")
    return f"{will} {after}"


def trend(weeks: tuple[Week, ...], voice: Speaker) -> str:
    """Say what was reached in the last six weeks, against the six before: slow and honest, with nothing to lose."""
    halves, say = reached(weeks), voice.say
    lately, before = int(halves.lately or 0), halves.before
    said = voice.plural(
        "{number} case reached in the last six weeks", "{number} cases reached in the last six weeks", lately
    )
    if before is None:
        return say("{said}.", said=said)
    if lately > before:
        return say("{said}, after {before} in the six before: it grows.", said=said, before=int(before))
    if lately == before:
        return say("{said}, as in the six before: steady.", said=said)
    return say("{said}, after {before} in the six before. What you reached stays.", said=said, before=int(before))


def need(outlook: Outlook, voice: Speaker) -> str:
    """Say what it takes in an area to get on."""
    match outlook.need:
        case Need.ALONE:
            return voice.plural(
                "{number} more case on your own, with help no deeper than a first hint.",
                "{number} different cases on your own, with help no deeper than a first hint.",
                outlook.number,
            )
        case Need.REVIEW:
            return voice.plural(
                "{number} case reached once more brings it back to where it was.",
                "{number} kinds of case reached once more bring it back to where it was.",
                outlook.number,
            )
        case Need.REST:
            day = written_day(outlook.day, voice.language) if outlook.day else ""
            return voice.say(NEEDS[Need.REST], day=day)
        case other:
            return voice.say(NEEDS[other])


def standing(outlook: Outlook, voice: Speaker, *, brief: bool = False) -> str:
    """Say where the learner stands in an area, in a few words; in brief, without figures."""
    view = outlook.view
    said = voice.say(STANDING_NAMES[view.standing])
    if brief:
        return said
    kinds = voice.say("{done} of {all} kinds of case", done=view.done, all=view.all)
    return f"{said} · {kinds}"


def certainty_lines(rows: Iterable[Certainty], voice: Speaker) -> Iterator[str]:
    """Say how often being sure, or guessing, was right; nothing of what was said too few times."""
    for row in rows:
        if row.lean is None:
            continue
        level = voice.say(CERTAINTIES[row.level])
        said = voice.say("Answers with “{level}”: {right} of {said} right", level=level, right=row.right, said=row.said)
        more = voice.say(CERTAINTY_LEANS[row.lean]) if row.lean in CERTAINTY_LEANS else ""
        yield f"{said}: {more}." if more else f"{said}."


def attempts(halves: Halves, voice: Speaker) -> str:
    """Say how many attempts a step takes; empty where none was reached lately."""
    if halves.lately is None:
        return ""
    if halves.before is None or abs(halves.lately - halves.before) < A_LITTLE:
        if halves.lately < 1 + A_LITTLE / 2:
            return voice.say("You get the essentials in at the first attempt.")
        return voice.say(
            "On average the essentials are in after {lately} attempts.", lately=figure(halves.lately, voice)
        )
    return voice.say(
        "On average the essentials are in after {lately} attempts; in the six weeks before, after {before}.",
        lately=figure(halves.lately, voice),
        before=figure(halves.before, voice),
    )


def reviews(seen: Kept, voice: Speaker) -> str:
    """Say how reviews went, and how many wait; empty where there were none."""
    parts = []
    if seen.on_time:
        parts.append(voice.plural("{number} on time", "{number} on time", seen.on_time))
    if seen.late:
        parts.append(
            voice.plural("{number} later, which counts as well", "{number} later, which counts as well", seen.late)
        )
    if seen.picked_up:
        parts.append(voice.plural("{number} picked up again", "{number} picked up again", seen.picked_up))
    if seen.waiting:
        parts.append(voice.plural("{number} ready for you", "{number} ready for you", seen.waiting))
    return voice.say("Reviews: {parts}.", parts=", ".join(parts)) if parts else ""


def figure(number: float, voice: Speaker) -> str:
    """Write a number with one decimal where it has one, as the language does."""
    written = f"{number:.1f}".removesuffix(".0")
    return written.replace(".", ",") if voice.language == "it" else written


def summary_lines(seen: Progress, voice: Speaker) -> list[str]:
    """Say everything that is not of one area: the trend first."""
    if seen.empty:
        first = voice.say("Nothing was closed in the last twelve weeks: one case is enough to begin.")
    else:
        first = trend(seen.weeks, voice)
    lines = [first, foresight(seen.foresight, voice), *certainty_lines(seen.certainties, voice)]
    lines += [attempts(seen.attempts, voice), reviews(seen.kept, voice)]
    return [*filter(None, [*lines, week_by_week(seen.weeks, voice)])]


def area_lines(seen: Progress, area: str, voice: Speaker) -> Iterator[str]:
    """Say where the learner stands in one area, what comes next, and what was reached lately."""
    outlook = next(each for each in seen.outlooks if each.view.area == area)
    yield f"{voice.say(AREA_NAMES[area])}: {standing(outlook, voice)}"
    yield need(outlook, voice)
    if any(week.cases for week in seen.by_area[area]):
        yield trend(seen.by_area[area], voice)
        if weeks := week_by_week(seen.by_area[area], voice):
            yield weeks


def progress_lines(seen: Progress, voice: Speaker) -> Iterator[str]:
    """Say all of it in lines, with figures in place of what a screen draws."""
    yield from summary_lines(seen, voice)
    for area in seen.by_area:
        first, *others = area_lines(seen, area, voice)
        yield first
        yield from (f"    {line}" for line in others)


def progress_data(seen: Progress) -> dict[str, Any]:
    """Return it for programs."""
    return {
        "weeks": _weeks(seen.weeks),
        "areas": [{**_area(outlook), "weeks": _weeks(seen.by_area[outlook.view.area])} for outlook in seen.outlooks],
        "predictions": {**seen.foresight._asdict(), "lean": seen.foresight.lean},
        "certainty": [{**row._asdict(), "lean": row.lean} for row in seen.certainties],
        "attempts_needed": seen.attempts._asdict(),
        "reviews": seen.kept._asdict(),
    }


def _weeks(rows: Iterable[Week]) -> list[dict[str, Any]]:
    return [{**week._asdict(), "begins": week.begins.isoformat()} for week in rows]


def _area(outlook: Outlook) -> dict[str, Any]:
    following = {
        "standing": outlook.following,
        "need": outlook.need,
        "number": outlook.number,
        "day": outlook.day.isoformat() if outlook.day else None,
    }
    return {**asdict(outlook.view), "next": following}
