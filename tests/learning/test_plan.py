"""The session plan: disagreement first, then misses; only answers that may be shown; fitted to the minutes."""

from __future__ import annotations

import pytest

from tests.groups import CLOSED, SHOWN, group, shared
from tutor.learning.plan import LONGEST, SHORTEST, Plan, Why, plan
from tutor.learning.team.closed import Figure
from tutor.replay.address import session_key
from tutor.replay.shared import Consent
from tutor.session import events as e

REPLAY = Consent(replay=True)


def reasons(planned: Plan) -> list[tuple[str, tuple[Why, ...]]]:
    return [(moment.place.scenario, moment.why) for moment in planned.moments]


def test_disagreement_comes_before_misses() -> None:
    sessions = [
        shared("a", "content-1", consent=REPLAY, missed=["facts"]),
        shared("b", "content-2", e.SelfChecked("line", (("facts", "yes"),)), consent=REPLAY, missed=["facts"]),
        shared("c", "content-3", e.VerdictDisputed("line", 1, "facts"), consent=REPLAY, missed=["facts"]),
        shared("d", "content-4", consent=REPLAY),
    ]
    assert reasons(plan(group(sessions), 60)) == [
        ("content-3", (Why.DISPUTED, Why.MISSED)),
        ("content-2", (Why.SELF_CHECK, Why.MISSED)),
        ("content-1", (Why.MISSED,)),
    ]


def test_who_was_sure_and_missed_is_worth_a_look() -> None:
    session = shared("a", consent=REPLAY, missed=["facts"])
    entries = list(session.reading.entries)
    sure = e.AnswerSubmitted("line", 1, entries[1].event.answer, certainty=3)  # type: ignore[union-attr]
    entries[1] = e.Recorded(2, entries[1].id, entries[1].at, sure)
    reading = type(session.reading)(session.reading.path, tuple(entries), head="x")
    sure_session = type(session)("a", reading, REPLAY, file="a.jsonl")
    assert reasons(plan(group(sure_session), 60)) == [("content-1", (Why.SURE, Why.MISSED))]


def test_the_own_judgement_counts_only_where_it_differs() -> None:
    agreeing = shared("a", "content-1", e.SelfChecked("line", (("facts", "no"),)), consent=REPLAY, missed=["facts"])
    harder = shared("b", "content-2", e.SelfChecked("line", (("facts", "no"),)), consent=REPLAY)
    assert reasons(plan(group(agreeing, harder), 60)) == [
        ("content-2", (Why.SELF_CHECK,)),
        ("content-1", (Why.MISSED,)),
    ]


def test_what_splits_a_group_is_worth_more_than_what_all_missed() -> None:
    people = [f"p{index}" for index in range(6)]
    split = [
        shared(person, "content-1", consent=REPLAY, missed=["facts"] * (index < 3))
        for index, person in enumerate(people)
    ]
    all_of_them = [shared(person, "content-2", consent=REPLAY, missed=["facts"]) for person in people]
    planned = plan(group(split, all_of_them), 60)
    assert reasons(planned) == [("content-1", (Why.SPLIT, Why.MISSED)), ("content-2", (Why.MISSED,))]
    assert planned.moments[0].figure == Figure(3, 6)


def test_an_address_leads_to_the_answer_and_tells_nothing_of_its_owner() -> None:
    session = shared("learner-7", consent=REPLAY, missed=["facts"])
    (moment,) = plan(group(session), 60).moments
    assert str(moment.address) == f"{session_key(session.reading)}#2/facts"
    assert (moment.label, moment.attempt) == ("1", 1)


def test_letters_link_answers_only_from_five_people_on() -> None:
    def labels(people: int) -> set[str]:
        sessions = [
            shared(f"p{n}", f"content-{k}", consent=REPLAY, missed=["facts"]) for n in range(people) for k in (1, 2)
        ]
        planned = plan(group(sessions), LONGEST)
        return {moment.label for moment in (*planned.moments, *planned.left)}

    assert all(label.isdecimal() for label in labels(4))
    assert labels(5) <= set("ABCDE")


def test_who_did_not_agree_has_no_moment_but_counts_among_five_as_a_topic() -> None:
    closed = [shared(f"p{index}", consent=CLOSED, missed=["facts"]) for index in range(6)]
    (topic,) = plan(group(closed), 60).moments
    assert (topic.address, topic.label, topic.why) == (None, "", (Why.MISSED,))
    assert topic.figure == Figure(6, 6, exact=False)
    assert plan(group(closed), 60).withheld == 6
    assert plan(group(closed[:4]), 60).moments == ()


def test_one_moment_an_answer_and_one_a_criterion() -> None:
    sessions = [shared(f"p{index}", consent=SHOWN, missed=["facts", "call"]) for index in range(5)]
    planned = plan(group(sessions), LONGEST)
    everything = (*planned.moments, *planned.left)
    assert len({moment.place for moment in everything}) == len(everything) == 2
    assert len({moment.address and moment.address.answer for moment in everything}) == 2


@pytest.mark.parametrize("minutes", [SHORTEST, 20, 45, 90, LONGEST])
def test_it_takes_the_minutes_there_are_and_keeps_time_for_what_comes_of_it(minutes: int) -> None:
    sessions = [
        shared(f"p{index}", f"{area}-{number}", consent=SHOWN, missed=["facts", "call"])
        for index in range(6)
        for area in ("content", "tracking", "internal")
        for number in (1, 2, 3)
    ]
    planned = plan(group(sessions), minutes)
    assert planned.opening + sum(moment.minutes for moment in planned.moments) + planned.close == minutes
    assert planned.close >= 5
    assert planned.moments
    worth = [moment.worth for moment in (*planned.moments, *planned.left)]
    assert worth == sorted(worth, reverse=True)
