"""What is proposed, and why."""

from __future__ import annotations

from tutor.course.catalogue import Entry
from tutor.learning.areas import Standing, areas
from tutor.learning.path import Kind, Reason, today
from tutor.learning.summary import Summary


def entry(name: str, area: str, level: int = 1, department: str = "admin") -> Entry:
    return Entry(name, "c", "/c", f"/c/{name}.toml", area, level, 5, department, {"it": name})


def session(
    scenario: str,
    area: str,
    *,
    last: str = "2026-11-01",
    finished: bool = True,
    passed: bool = True,
    autonomous: bool = True,
    language: str = "it",
) -> Summary:
    return Summary(
        f"s-{scenario}-{last}", "c", scenario, area, 1, language, last, last, 9, 1, finished, passed, autonomous
    )


ENTRIES = [
    entry("oil", "content", department="shop-floor"),
    entry("job", "content", 2, "hr"),
    entry("places", "networks", department="support"),
    entry("links", "tracking", department="sales"),
    entry("note", "internal", department="support"),
    entry("form", "internal", 2, "it"),
]


def kinds(sessions: list[Summary], language: str = "it") -> list[tuple[Kind, str, Reason]]:
    return [(each.kind, each.entry.id, each.reason) for each in today(ENTRIES, sessions, language).proposals]


def test_a_newcomer_begins_at_the_lowest_level_and_gets_another_way() -> None:
    assert kinds([]) == [(Kind.NEXT, "oil", Reason.FIRST_STEP), (Kind.ANOTHER, "places", Reason.NEW_DEPARTMENT)]


def test_what_was_left_open_comes_first() -> None:
    found = kinds([session("links", "tracking", finished=False, passed=False)])
    assert found[0] == (Kind.RESUME, "links", Reason.LEFT_OPEN)
    assert "links" not in [name for _, name, _ in found[1:]]


def test_a_session_in_another_language_is_not_resumed() -> None:
    assert Kind.RESUME not in [
        kind for kind, _, _ in kinds([session("links", "tracking", finished=False, passed=False, language="en")])
    ]


def test_areas_are_interleaved_and_what_is_done_is_not_proposed() -> None:
    found = kinds([session("oil", "content")])
    assert found[0][1] == "places"
    assert "oil" not in [name for _, name, _ in found]


def test_an_area_one_step_from_autonomy_says_so() -> None:
    sessions = [
        session("form", "internal", last="3"),
        session("places", "networks", last="2"),
        session("links", "tracking"),
        session("oil", "content"),
        session("job", "content"),
    ]
    assert kinds(sessions) == [(Kind.NEXT, "note", Reason.CLOSE)]


def test_everything_done_leaves_the_free_choice() -> None:
    sessions = [session(each.id, each.area) for each in ENTRIES]
    found = today(ENTRIES, sessions, "it")
    assert found.proposals == ()
    assert len(found.choices) == len(ENTRIES)


def test_standing_follows_from_the_sessions() -> None:
    def standing(*sessions: Summary) -> Standing:
        return areas(ENTRIES, sessions)[0].standing

    assert standing() is Standing.NEW
    assert standing(session("oil", "content", passed=False, autonomous=False)) is Standing.GUIDED
    assert standing(session("oil", "content"), session("oil", "content", last="2")) is Standing.GUIDED
    assert standing(session("oil", "content"), session("job", "content")) is Standing.AUTONOMOUS
    assert standing(session("oil", "content"), session("job", "content", autonomous=False)) is Standing.GUIDED
