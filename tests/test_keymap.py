"""Keys of one's own, laid over the table of commands."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.commands import COMMANDS, PLACES, commands_for
from tutor.keymap import Keymap, Reason, arrives, keymap

KEYS = ["ctrl+s", "ctrl+j", "f2", "f3", "f9", "x", "n", "enter", "escape", "ctrl+i", "tab", "ctrl+p", "hyper+q", ""]
COMMAND_IDS = [command.id for command in COMMANDS]


def test_the_table_itself_has_no_clash_and_only_keys_that_arrive() -> None:
    for place in PLACES:
        keys = [key for row in commands_for(place) for key in row.all_keys]
        assert len(keys) == len(set(keys)), place
    beyond = {key for row in COMMANDS for key in row.all_keys if not arrives(row, key)}
    assert beyond == {"ctrl+enter"}, "ctrl+enter is a second key of its commands, never the only one"


def test_a_key_of_ones_own_takes_the_place_of_the_tables() -> None:
    laid = keymap([("submit", "Ctrl+S"), ("choose", "a, z")])
    assert laid.faults == ()
    assert laid.key("submit") == "ctrl+s"
    assert {row.id: row.keys for row in laid.commands_for("learn")}["submit"] == "ctrl+s"
    assert {row.id: row.all_keys for row in laid.commands_for("today")}["choose"] == ("a", "z")
    assert laid.key("hint") == "f2"
    assert laid.key("theme") == ""


@pytest.mark.parametrize(
    ("own", "reason", "other"),
    [
        ({"sumbit": "ctrl+s"}, Reason.UNKNOWN, "submit"),
        ({"qqqq": "ctrl+s"}, Reason.UNKNOWN, ""),
        ({"submit": "ctrl+i"}, Reason.UNSAFE, ""),
        ({"submit": "ctrl+enter"}, Reason.UNSAFE, ""),
        ({"submit": "s"}, Reason.UNSAFE, ""),
        ({"choose": "tab"}, Reason.UNSAFE, ""),
        ({"choose": "ctrl+p"}, Reason.UNSAFE, ""),
        ({"hint": "f3"}, Reason.CLASH, "example"),
        ({"hint": "ctrl+q"}, Reason.CLASH, "quit"),
        ({"theme": "f1"}, Reason.CLASH, "help"),
    ],
)
def test_what_cannot_be_used_is_left_out_and_said(own: dict[str, str], reason: Reason, other: str) -> None:
    laid = keymap(own.items())
    assert dict(laid.own) == {}
    assert [(fault.reason, fault.other) for fault in laid.faults] == [(reason, other)]


def test_two_commands_may_swap_their_keys() -> None:
    laid = keymap([("hint", "f3"), ("example", "f2")])
    assert laid.faults == ()
    assert (laid.key("hint"), laid.key("example")) == ("f3", "f2")


def test_a_command_put_back_may_take_its_key_from_another_of_ones_own() -> None:
    laid = keymap([("hint", "f4"), ("example", "f2"), ("brief", "ctrl+b")])
    assert laid.faults == ()
    laid = keymap([("hint", "f4"), ("example", "f2")])
    assert {fault.command for fault in laid.faults} == {"hint", "example"}
    assert dict(laid.own) == {}


@given(st.dictionaries(st.sampled_from([*COMMAND_IDS, "nothing"]), st.sampled_from(KEYS), max_size=8))
def test_whatever_is_asked_for_every_screen_stays_usable(own: dict[str, str]) -> None:
    """No two commands of a screen share a key, and none loses its last one."""
    laid = keymap(own.items())
    assert isinstance(laid, Keymap)
    for place in PLACES:
        rows = laid.commands_for(place)
        keys = [key for row in rows for key in row.all_keys]
        assert len(keys) == len(set(keys))
        assert all(row.all_keys for row, plain in zip(rows, commands_for(place), strict=True) if plain.all_keys)
