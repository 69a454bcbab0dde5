"""The team map: what a group shares, where it stumbles, who can help, and where to go on."""

from __future__ import annotations

from itertools import chain

from tests.groups import CLOSED, ENTRIES, SHOWN, alone, group, shared
from tutor.learning.areas import AREAS, Standing
from tutor.learning.team.closed import Figure
from tutor.learning.team.helping import Help, helping
from tutor.learning.team.map import TeamMap, team_map
from tutor.learning.team.people import Kind, Person, Pool, people_of
from tutor.learning.team.starting import Start, start
from tutor.learning.team.stumbles import Place
from tutor.learning.team.trend import Point, trend
from tutor.replay.shared import Collection, Consent, SharedSession

FIVE = [f"p{index}" for index in range(5)]


def five(*sessions: SharedSession, area: str = "content") -> Collection:
    """Make five people who agreed to be shown and did one scenario each, and further sessions."""
    return group([shared(person, f"{area}-1", consent=SHOWN) for person in FIVE], sessions)


def by_area(team: TeamMap) -> dict[str, tuple[Figure, Figure]]:
    return {each.area: (each.alone, each.stable) for each in team.areas}


def test_the_weakest_area_comes_first_in_the_map_and_in_every_row() -> None:
    people = [alone(person, "content", consent=SHOWN) + alone(person, "internal", consent=SHOWN) for person in FIVE]
    team = team_map(group(*people, alone("p0", "tracking", consent=SHOWN)), ENTRIES)
    assert [each.area for each in team.areas] == ["networks", "engagement", "tracking", "content", "internal"]
    assert by_area(team)["tracking"][0] == Figure(1, 5)
    first = team.rows[0]
    assert (first.letter, first.standings[0], first.standings[2]) == ("A", Standing.NEW, Standing.AUTONOMOUS)


def test_who_did_not_agree_counts_beside_the_rows() -> None:
    rows = [alone(person, consent=SHOWN) for person in FIVE]
    closed = [alone(f"c{index}") for index in range(6)]
    team = team_map(group(*rows, *closed), ENTRIES)
    assert by_area(team)["content"][0] == Figure(11, 11, exact=False)
    assert (team.people, team.counted, len(team.rows)) == (11, 11, 5)


def test_one_expert_everywhere_shares_less_than_five_people_with_one_area_each() -> None:
    """The headline counts cells: what one person can do in five areas is still one person's."""
    expert = {"p0": frozenset(AREAS[:4])}
    shared_out = {person: frozenset({area}) for person, area in zip(FIVE, AREAS, strict=True)}
    people = people_of(five())
    names = dict(zip(people, FIVE, strict=True))
    skill = [
        trend(people, (), lambda person, _, settled=settled: settled.get(names[person], frozenset()))[-1].skill  # type: ignore[misc]
        for settled in (expert, shared_out)
    ]
    assert skill == [Figure(4, 25), Figure(5, 25)]


def test_the_last_point_of_the_trend_is_the_headline() -> None:
    team = team_map(five(*chain.from_iterable(alone(person, consent=SHOWN) for person in FIVE)), ENTRIES)
    assert team.history[-1] == Point("", team.skill)
    assert [point.month for point in team.history] == ["2026-11", ""]


def settled_by(days: dict[str, str]) -> dict[Person, str]:
    """Make people who have been stable in one area since a day each, and sessions on that day."""
    sessions = [shared(name, consent=CLOSED, day=day) for name, day in days.items()]
    return dict(zip(people_of(group(sessions)), (days[name] for name in sorted(days)), strict=True))


def test_a_month_in_which_one_closed_person_was_at_work_is_no_point() -> None:
    days = {f"p{index}": f"2026-0{1 + index // 5}-10" for index in range(6)}
    since = settled_by(days)
    pool = Pool(tuple(since))
    points = trend(
        (), [pool], lambda person, month: frozenset({"content"} if not month or since[person][:7] <= month else ())
    )
    assert [point.month for point in points] == ["2026-01", ""], "the sixth was at work alone in February"


def test_the_trend_of_rows_has_every_month() -> None:
    since = settled_by({f"p{index}": f"2026-0{1 + index}-10" for index in range(5)})
    points = trend(
        tuple(since),
        (),
        lambda person, month: frozenset({"content"} if not month or since[person][:7] <= month else ()),
    )
    assert [(point.month, point.skill.count) for point in points] == [
        ("2026-01", 1), ("2026-02", 2), ("2026-03", 3), ("2026-04", 4), ("2026-05", 5), ("", 5)
    ]  # fmt: skip


# Stumbles.


def test_criteria_are_ranked_by_the_share_that_missed_them_at_the_first_attempt() -> None:
    sessions = [
        shared(person, consent=SHOWN, missed=["facts"] if index < 2 else ["facts", "call"])
        for index, person in enumerate(FIVE)
    ]
    found = team_map(group(sessions), ENTRIES).stumbles.criteria
    assert [(each.place.name, each.figure) for each in found] == [("facts", Figure(5, 5)), ("call", Figure(3, 5))]


def test_a_second_session_of_the_same_scenario_is_no_first_attempt() -> None:
    again = [shared(person, consent=SHOWN, day="2026-11-20", missed=["facts"]) for person in FIVE]
    assert team_map(five(*again), ENTRIES).stumbles.criteria == ()


def test_mistakes_are_ranked_by_how_many_made_them() -> None:
    sessions = [
        shared(person, consent=SHOWN, missed=["facts"], mistake="sunday" if index < 4 else "monday")
        for index, person in enumerate(FIVE)
    ]
    found = team_map(group(sessions), ENTRIES).stumbles.mistakes
    assert [(each.place, each.figure.count) for each in found] == [
        (Place("c", "content-1", "line", "sunday"), 4),
        (Place("c", "content-1", "line", "monday"), 1),
    ]


# Who can help whom.


def helper(department: str = "", name: str = "", consent: Consent = SHOWN) -> Person:
    (person,) = people_of(group(shared("p", consent=consent, department=department, name=name)))
    return person


def test_colleagues_of_another_department_come_first_then_who_needs_it_most() -> None:
    able, same, new, again = helper("hr"), helper("hr"), helper("sales"), helper("sales")
    standings = {
        able: dict.fromkeys(AREAS, Standing.NEW) | {"content": Standing.STABLE},
        same: dict.fromkeys(AREAS, Standing.PICK_UP),
        new: dict.fromkeys(AREAS, Standing.NEW),
        again: dict.fromkeys(AREAS, Standing.PICK_UP),
    }
    rows = [(able, "A"), (same, "B"), (new, "C"), (again, "D")]
    assert list(helping(rows[:1], rows, standings)) == [Help("content", "A", ("D", "C", "B"), elsewhere=True)]


def test_a_helper_is_named_only_with_consent_and_without_rows_nobody_else_is() -> None:
    named = helper(name="Rosa", consent=Consent(helper=True, name=True))
    silent = helper(name="Rosa", consent=Consent(helper=True))
    standings = dict.fromkeys((named, silent), dict.fromkeys(AREAS, Standing.NEW) | {"content": Standing.CAN_HELP})
    assert list(helping([(named, "A"), (silent, "B")], [], standings)) == [
        Help("content", "Rosa"),
        Help("content", "B"),
    ]


def test_who_agreed_to_help_but_not_to_a_row_is_counted_nowhere() -> None:
    collection = five(shared("h", consent=Consent(helper=True)))
    assert people_of(collection)[0].kind is Kind.HELPER
    team = team_map(collection, ENTRIES)
    assert (team.people, team.counted) == (6, 5)


# Where the next training starts.


def test_it_starts_one_step_above_what_half_of_the_people_have_behind_them() -> None:
    passed = {1: Figure(4, 5), 2: Figure(3, 5), 3: Figure(2, 5), 4: Figure(0, 5)}
    assert start(passed.__getitem__, 4) == Start(3, Figure(3, 5), Figure(2, 5))
    assert start(passed.__getitem__, 2) == Start(2, Figure(4, 5), Figure(3, 5), top=True)
    assert start(lambda _: Figure(), 4) is None


def test_the_map_says_the_level_of_each_area() -> None:
    levels = {each.area: each.start for each in team_map(five(), ENTRIES).areas}
    assert levels["content"] == Start(2, Figure(5, 5), Figure(0, 5))
    assert levels["networks"] == Start(1, Figure(), Figure(0, 5))
