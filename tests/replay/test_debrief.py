"""A debrief: given events, when a command, then events; what an action is found to have; and what is read back."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.replay.test_facilitation import lines_of
from tutor.replay.debrief import commands as c
from tutor.replay.debrief import events as e
from tutor.replay.debrief.checking import look_at
from tutor.replay.debrief.decide import Enough
from tutor.replay.debrief.state import MOST_ACTIONS, Action, Debrief, Phase, evolve_debrief
from tutor.replay.facilitation import fold
from tutor.replay.facilitation.decide import decide
from tutor.replay.facilitation.events import Event, MeetingStarted
from tutor.replay.facilitation.lines import read
from tutor.session.decide import NotNow

BEGUN = e.PhaseEntered("what")
SO_WHAT = e.PhaseEntered("so-what")
SAID = e.PointWritten(1, "what", "The day was missing")


def agreed(number: int, text: str = "Dora: posts by Friday") -> e.ActionAgreed:
    return e.ActionAgreed(number, text, "Dora", "Friday")


THREE: list[Event] = [agreed(1), agreed(2), agreed(3)]
NEW = c.AgreeAction("Dora: posts by Friday", "Dora", "Friday")
TABLE: list[tuple[str, list[Event], Any, Any]] = [
    ("the second question", [BEGUN], c.Enter("so-what", 90), [e.TimeLeft("what", 90), SO_WHAT]),
    ("the second question at once", [], c.Enter("so-what", 240), [e.TimeLeft("what", 240), SO_WHAT]),
    ("the question that is at hand", [SO_WHAT], c.Enter("so-what", 3), []),
    ("a question that there is not", [BEGUN], c.Enter("why", 3), NotNow),
    ("time before anything was said", [], c.SetTime(300), [BEGUN, e.TimeLeft("what", 300)]),
    ("time below nought", [SO_WHAT], c.SetTime(-4), [e.TimeLeft("so-what", 0)]),
    ("a point", [], c.WritePoint("  The day\nwas missing "), [BEGUN, SAID]),
    ("an empty point", [], c.WritePoint("  "), []),
    (
        "a number is not used twice",
        [BEGUN, SAID, e.PointRemoved(1)],
        c.WritePoint("x"),
        [e.PointWritten(2, "what", "x")],
    ),
    ("a point taken back", [BEGUN, SAID], c.RemovePoint(), [e.PointRemoved(1)]),
    ("no point of another question", [BEGUN, SAID, SO_WHAT], c.RemovePoint(), NotNow),
    ("an action", [], NEW, [agreed(1)]),
    ("a third action", THREE[:2], NEW, [agreed(3)]),
    ("a fourth action", THREE, NEW, Enough),
    ("one let go makes room", [*THREE, e.ActionDropped(2)], NEW, [agreed(4)]),
    ("an action without an owner is kept", [], c.AgreeAction("posts"), [e.ActionAgreed(1, "posts", "", "")]),
    ("other words for one of three", THREE, c.AgreeAction("y", action=2), [e.ActionAgreed(2, "y", "", "")]),
    ("the same words", [agreed(1)], c.AgreeAction(NEW.text, "Dora", "Friday", 1), []),
    ("other words for none", [], c.AgreeAction("y", action=2), NotNow),
    ("nothing to do", [], c.AgreeAction("  "), []),
    ("an action let go", [agreed(1)], c.DropAction(1), [e.ActionDropped(1)]),
    ("no action to let go", [], c.DropAction(1), NotNow),
]


@pytest.mark.parametrize(("before", "when", "then"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_decide(before: list[Event], when: Any, then: Any) -> None:
    if isinstance(then, type):
        with pytest.raises(NotNow) as refused:
            decide(fold(before), when)
        assert refused.type is then
    else:
        assert list(decide(fold(before), when)) == then


def test_what_a_debrief_comes_to() -> None:
    state = fold([BEGUN, SAID, e.TimeLeft("what", 20), SO_WHAT, *THREE, e.ActionAgreed(2, "z", "", "Monday")]).debrief
    assert (state.phase, state.left("what"), state.left("so-what")) == (Phase.SO_WHAT, 20, None)
    assert [point.text for point in state.points_of("what")] == ["The day was missing"]
    assert state.points_of("so-what") == ()
    assert state.actions[1] == Action(2, "z", "", "Monday")
    assert [action.whole for action in state.actions] == [True, False, True]


EVENTS: list[e.DebriefEvent] = [
    BEGUN,
    SO_WHAT,
    e.PhaseEntered("\x1b"),
    SAID,
    e.PointRemoved(1),
    e.TimeLeft("nowhere", -5),
    *(agreed(number) for number in range(6)),
    e.ActionDropped(2),
]


@given(st.lists(st.sampled_from(EVENTS)))
def test_any_order_of_events_comes_to_something_and_never_to_a_fourth_action(events: list[e.DebriefEvent]) -> None:
    state = Debrief()
    for event in events:
        state = evolve_debrief(state, event)
        assert len(state.actions) <= MOST_ACTIONS
        assert state.phase in ("", *Phase)


def test_what_is_written_is_read_back() -> None:
    whole = [MeetingStarted(1, "0"), BEGUN, SAID, e.TimeLeft("what", 3), *THREE, e.PointRemoved(1), e.ActionDropped(1)]
    found = read(lines_of(whole))
    assert (list(found.events), found.broken_at) == (whole, 0)


@pytest.mark.parametrize(
    ("language", "text", "owner", "date"),
    [
        ("en", "Piero fills the basket by Saturday at 8.", "Piero", "Saturday"),
        ("en", "Ezechiele: three captions by Friday", "Ezechiele", "Friday"),
        ("en", "Dora and Ezio: three captions by 3 December", "Dora and Ezio", "3 December"),
        ("en", "Dora: shows the counter to reception by 4 December", "Dora", "4 December"),
        ("en", "Next step: three captions by Friday", "", "Friday"),
        ("en", "Ezechiele: three captions", "Ezechiele", ""),
        ("en", "Somebody writes the captions by Friday", "", "Friday"),
        ("en", "Write better captions soon", "", ""),
        ("en", "Piero writes. We meet on Friday.", "Piero", ""),
        ("it", "Xhevdet: chiama i fornitori entro il 12 dicembre", "Xhevdet", "12 dicembre"),
        ("it", "Qualcuno chiama i fornitori quanto prima", "", ""),
        ("it", "", "", ""),
        ("en", "Marta will call the two suppliers by Friday", "Marta", "Friday"),
        ("en", "Zbysia will call the two suppliers by Friday", "Zbysia", "Friday"),
        ("en", "By Friday Xhevdet calls the suppliers", "Xhevdet", "Friday"),
        ("en", "Oleksandr posts three captions by Friday", "Oleksandr", "Friday"),
        ("en", "Xhevdet is going to call by 12 December", "Xhevdet", "12 December"),
        ("en", "Ezechiele and Xhevdet will write captions by Friday", "Ezechiele and Xhevdet", "Friday"),
        ("en", "Dora has to call by Friday", "Dora", "Friday"),
        ("it", "Xhevdet chiamerà i fornitori entro venerdì", "Xhevdet", "venerdì"),
        ("it", "Entro venerdì Zbysia chiama i fornitori", "Zbysia", "venerdì"),
        ("it", "Zbysia will call the two suppliers by Friday", "Zbysia", "Friday"),
        ("en", "Zbysia chiamerà i due fornitori entro venerdì", "Zbysia", "venerdì"),
        ("it", "Write the captions by Friday", "", "Friday"),
        ("en", "We will call by Friday", "", "Friday"),
        ("en", "Everybody will call by Friday", "", "Friday"),
        ("en", "Captions will go online by Friday", "", "Friday"),
        ("en", "The captions will be ready by Friday", "", "Friday"),
        ("en", "Instagram will show it by Friday", "", "Friday"),
        ("en", "Opening hours on the door by Friday", "", "Friday"),
        ("en", "Business cards by Friday", "", "Friday"),
        ("it", "Qualcuno chiamerà i fornitori entro venerdì", "", "venerdì"),
        ("it", "Nessuno chiamerà entro venerdì", "", "venerdì"),
        ("it", "Riunione operativa il 12 dicembre", "", "12 dicembre"),
        ("it", "Le didascalie saranno pronte entro venerdì", "", "venerdì"),
    ],
)
def test_owner_and_date_are_found_in_an_action(language: str, text: str, owner: str, date: str) -> None:
    looked = look_at(text, language)
    assert looked.owner == owner
    assert date in looked.date
    assert bool(looked.date) is bool(date)
    assert looked.whole is bool(owner and date)
    assert looked.finding.found, "there is always a word about it"


def test_anybody_who_is_known_may_own_an_action() -> None:
    text = "The lamp comes with Zbysia on Monday"
    assert look_at(text, "en").owner == ""
    assert look_at(text, "en", ["Zbysia"]).owner == "Zbysia"


def test_what_is_missing_is_said_in_the_language_of_the_room() -> None:
    assert look_at("Zbysia will call the suppliers", "it").finding.found == "Questo non c'è ancora: entro quando."
    assert look_at("Zbysia chiamerà i fornitori", "en").finding.found == "I did not find this yet: by when."


@given(st.text(max_size=60), st.text(max_size=12))
def test_any_text_and_any_name_is_looked_at(text: str, name: str) -> None:
    looked = look_at(f"{text}: {text} by Friday", "en", [name])
    assert not looked.whole or (looked.owner and looked.date)
