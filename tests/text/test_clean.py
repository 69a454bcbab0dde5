"""The one gate for untrusted text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.networks.rules import networks
from tutor.text.clean import MAX_CHARACTERS, MAX_LINES, clean, clean_data, clean_line, unsafe_characters

ANY_TEXT = st.text(alphabet=st.characters(codec=None, exclude_categories=()), max_size=300)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("a\x1b[31mb", "a␛[31mb"),
        ("bell\x07", "bell␇"),
        ("nul\x00", "nul␀"),
        ("del\x7f", "del␡"),
        ("c1\x9b31m", "c1\ufffd31m"),
        ("admin\u202etxt.exe", "admin\ufffdtxt.exe"),
        ("\u2066abc\u2069", "\ufffdabc\ufffd"),
        ("line\u2028sep", "line\ufffdsep"),
        ("\ufeffbom", "\ufffdbom"),
        ("lone \ud800 surrogate", "lone \ufffd surrogate"),
        ("dos\r\nline", "dos\nline"),
        ("good\rbad", "good␍bad"),
        ("tab\tand\nnewline", "tab\tand\nnewline"),
        ("Z" + "\u0300" * 50, "Z" + "\u0300" * 4),
        ("Z" + ("\u0300" * 4 + "\u200d") * 50, "Z" + "\u0300" * 4 + "\u200d" * 50),
        ("Z" + "\u0300\u200c" * 50 + "e\u0301", "Z" + "\u0300\u200c" * 4 + "\u200c" * 46 + "e\u0301"),
        ("famiglia 👩‍👩‍👧 e città", "famiglia 👩‍👩‍👧 e città"),
    ],
)
def test_what_could_command_a_terminal_becomes_visible(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@given(ANY_TEXT)
def test_nothing_unsafe_is_left_and_twice_changes_nothing(raw: str) -> None:
    once = clean(raw)
    assert unsafe_characters(once) == []
    assert clean(once) == once
    once.encode("utf-8")


def test_length_and_lines_are_bounded_and_the_cut_is_visible() -> None:
    assert clean("x" * 1_000_000) == "x" * 99_999 + "…"
    bounds = (rule for network in networks().values() for rule in network.rules if rule.key == network.limit_key)
    assert max(int(rule.value) for rule in bounds) * 1.5 < MAX_CHARACTERS
    assert clean("\n" * 200_000).count("\n") <= MAX_LINES
    assert clean_line("two\nlines  and\tspaces") == "two lines and spaces"


def test_data_is_cleaned_all_through() -> None:
    assert clean_data({"k\x1b": ["a\x1b", {"b": "c\x9b"}, 3, True]}) == {"k␛": ["a␛", {"b": "c\ufffd"}, 3, True]}


def test_of_keys_alike_once_clean_the_last_stays_and_tuples_are_lists() -> None:
    assert clean_data({"k\x1b": 1, "k␛": 2, "row": ("a\x1b", 3)}) == {"k␛": 2, "row": ["a␛", 3]}


def test_it_says_where_the_unsafe_characters_stand() -> None:
    assert unsafe_characters("ok\r\n\x1bno\ud800") == [4, 7]


def test_the_hostile_corpus_comes_out_inert(shared: Path) -> None:
    payloads = [entry["text"] for entry in json.loads((shared / "hostile/terminal-escapes.json").read_text("utf-8"))]
    payloads += [entry["text"] for entry in json.loads((shared / "hostile/unicode-strings.json").read_text("utf-8"))]
    assert len(payloads) > 50
    for payload in payloads:
        assert unsafe_characters(clean(payload)) == []
